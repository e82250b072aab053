package server

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	osexec "os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server/trust"
)

// reporting starts a server with one organiser and two people's attempts.
func reporting(t *testing.T) (h *host, organiser gossh.Signer, keyFile string) {
	t.Helper()
	dir := t.TempDir()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	if organiser, err = gossh.NewSignerFromKey(key); err != nil {
		t.Fatal(err)
	}
	block, err := gossh.MarshalPrivateKey(key, "")
	if err != nil {
		t.Fatal(err)
	}
	keyFile = filepath.Join(dir, "id")
	list := filepath.Join(dir, "organisers")
	for path, data := range map[string][]byte{keyFile: pem.EncodeToMemory(block), list: gossh.MarshalAuthorizedKey(organiser.PublicKey())} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h = serve(t, func(o *Options) {
		if o.Roles, err = trust.NewRoles("", "", list, o.Log); err != nil {
			t.Fatal(err)
		}
	})
	for i, name := range []string{"Trần Bình", "Lê Lan"} {
		p := record.Person{Name: name, Unit: "IOIT", Learner: h.opt.Folder.LearnerID(name, "IOIT", "")}
		if err := h.opt.Folder.Remember(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		now := time.Now()
		a := record.Attempt{Learner: p.Learner, Unit: "IOIT", Mode: record.Self, How: record.Submitted, StartedAt: record.At(now), EndedAt: record.At(now), Score: record.Score{Correct: 10 - 5*i, Of: 10}, Passed: i == 0}
		if _, err := h.opt.Folder.Append(context.Background(), a); err != nil {
			t.Fatal(err)
		}
	}
	return h, organiser, keyFile
}

// oneBriefing is the code of a briefing that was held, with a question from one
// of the people.
func oneBriefing(t *testing.T, h *host) (code string) {
	t.Helper()
	rooms, err := briefing.Open(h.data, briefing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer rooms.Close()
	d, err := h.opt.Course.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	door := briefing.NewDoor(t.Context(), rooms)
	door.Trainer = "t"
	trainer, err := door.Start(briefing.PlanOf(d))
	if err != nil {
		t.Fatal(err)
	}
	if err := trainer.Next(); err != nil {
		t.Fatal(err)
	}
	code = trainer.View().Room
	seat, err := briefing.NewDoor(t.Context(), rooms).Follow(code, h.opt.Folder.LearnerID("Trần Bình", "IOIT", ""), "IOIT", "Trần Bình")
	if err != nil {
		t.Fatal(err)
	}
	if err := seat.Do(briefing.Say{Text: "Trẻ em thì sao?"}); err != nil {
		t.Fatal(err)
	}
	return code
}

func TestReportIsForOrganisers(t *testing.T) {
	h, organiser, _ := reporting(t)
	stranger := newKey(t)
	for name, login := range map[string]func() *gossh.Client{ // a new one each time: a connection has one session
		"nobody's key": func() *gossh.Client { return h.login(t, "root") },
		"another key":  func() *gossh.Client { return h.login(t, "organiser", stranger) },
	} {
		for _, command := range []string{"report", "report --format csv --table left", "report --help"} {
			out, code := exec(t, login(), command)
			if code != 1 || strings.Count(out, "\n") != 1 || !strings.Contains(out, "Chỉ người tổ chức") {
				t.Errorf("%s: %s says %q and exits %d; want a line of refusal and 1", name, command, out, code)
			}
		}
		if out, _ := exec(t, login(), "help"); strings.Contains(out, "report") {
			t.Errorf("%s: help lists report:\n%s", name, out)
		}
	}
	login := func() *gossh.Client { return h.login(t, "an", organiser) }
	code := oneBriefing(t, h)
	for _, tt := range []struct {
		command, says string
		code          int
	}{
		{"report --since " + time.Now().In(locale.Vietnam()).Format(time.DateOnly), "khi ấy 0 người đạt trong 0 người đã làm", 0},
		{"report --briefing " + code, "Trẻ em thì sao?", 0},
		{"report --briefing " + code + " --format csv", ",IOIT,Viện Công nghệ thông tin,Trần Bình,", 0},
		{"report", "Viện Công nghệ thông tin", 0},
		{"report --format csv --table units", "IOIT,Viện Công nghệ thông tin,,2,1,", 0},
		{"report --format jsonl --unit ioit", `"started":2,"passed":1`, 0},
		{"report --format jsonl --unit Viện Công nghệ thông tin --table summary", `"started":2,"passed":1`, 0},
		{`report --unit "Viện Công nghệ thông tin" --format jsonl`, `"started":2,"passed":1`, 0},
		{"report --briefing all", "Trẻ em thì sao?", 0},
		{"report --briefing 2020-01-01", `--briefing: không có buổi tập huấn "2020-01-01"`, 2},
		{"report --briefing hôm", `--briefing: "hôm" không phải`, 2},
		{"help", "report", 0},
		{"report --format pdf", `--format: không có định dạng "pdf"; hãy viết text, csv`, 2},
		{"report --due soon", `--due: "soon" không phải là một ngày`, 2},
		{"report --roster /etc/passwd", "không nêu được tệp trên máy chủ", 2},
		{"report /etc/passwd", `ở đây không dùng được "/etc/passwd"`, 1},
		{"report --data /", "không có tham số --data", 1},
		{"report --\x1b[31m", "không có tham số", 1},
	} {
		out, code := exec(t, login(), tt.command)
		if code != tt.code || !strings.Contains(out, tt.says) || strings.Contains(out, "\x1b") {
			t.Errorf("%q says %q and exits %d; want %q and %d", tt.command, out, code, tt.says, tt.code)
		}
	}
	if out, code := exec(t, login(), "report", "LANG=en_US.UTF-8"); code != 0 || !strings.Contains(out, "Progress by unit") {
		t.Errorf("in English: %q, %d", out, code)
	}
	for _, format := range []string{"xlsx", "csv"} {
		p := sit(t, login(), 100, 60, "report --format "+format)
		p.see(format+" là để ghi ra tệp", "hãy bỏ -t")
	}
}

// The roster comes in and names go out: the one place where they do.
func TestReportWithARoster(t *testing.T) {
	h, organiser, _ := reporting(t)
	s, err := h.login(t, "an", organiser).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	s.Stdin = strings.NewReader("unit,name\nIOIT,Trần Bình\nIOIT,Lê Lan\nIMH,Phạm Sơn\n")
	out, err := s.Output("report --format jsonl --table left --roster -")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for line := range strings.Lines(string(out)) {
		var row struct{ Name, State string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		names = append(names, row.Name+" "+row.State)
	}
	if got := strings.Join(names, ", "); got != "Lê Lan not-passed, Phạm Sơn not-started" {
		t.Errorf("left: %s", got)
	}
	bad, err := h.login(t, "an", organiser).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	bad.Stdin, bad.Stderr = strings.NewReader("unit,name\nXYZ,Lê Lan\nIOIT,An\nZZ,Bình\n"), &said
	if bad.Run("report --roster -") == nil || strings.Count(said.String(), "\n") != 2 || !strings.Contains(said.String(), "dòng 4") {
		t.Errorf("a roster with two wrong lines: %q; want both", said.String())
	}
	out2, _ := exec(t, h.login(t, "an", organiser), "report --format json")
	if strings.Contains(out2, "Bình") {
		t.Error("a report without a roster names somebody")
	}
}

// A long roster is never cut, whatever the input rate of others; one that is too
// long is told so.
func TestReportWithALongRoster(t *testing.T) {
	t.Parallel()
	h, organiser, _ := reporting(t)
	c := h.login(t, "an", organiser)
	for _, tt := range []struct {
		people int
		left   int
		says   string
	}{{4_000, 4_000, ""}, {20_000, 20_000, ""}, {200_000, 0, "10 MB"}} {
		began := time.Now()
		var list strings.Builder
		list.WriteString("unit,name,room\n")
		for i := range tt.people {
			fmt.Fprintf(&list, "IOIT,Nguyễn Thị Thanh Hương %06d, phòng thí nghiệm số %d\n", i, i%100)
		}
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		var out, said bytes.Buffer
		s.Stdin, s.Stdout, s.Stderr = strings.NewReader(list.String()), &out, &said
		err = s.Run("report --format jsonl --table left --roster -")
		t.Logf("%d people, %d KB: %v", tt.people, list.Len()>>10, time.Since(began))
		if tt.says == "" && err != nil || !strings.Contains(said.String(), tt.says) || strings.Count(out.String(), "\n") != tt.left {
			t.Errorf("%d people, %d bytes: %v, %q, %d lines", tt.people, list.Len(), err, said.String(), strings.Count(out.String(), "\n"))
		}
	}
}

// ssh HOST report --format xlsx > f, with OpenSSH's client.
func TestReportThroughOpenSSH(t *testing.T) {
	h, _, keyFile := reporting(t)
	addr, port, err := net.SplitHostPort(h.addr)
	if err != nil {
		t.Fatal(err)
	}
	ssh := func(args ...string) ([]byte, string, error) {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		cmd := osexec.CommandContext(ctx, "ssh", append([]string{
			"-F", "none", "-p", port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + filepath.Join(t.TempDir(), "known"),
			"-o", "LogLevel=ERROR", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
		}, args...)...)
		var out, said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &said
		err := cmd.Run()
		return out.Bytes(), said.String(), err
	}
	out, said, err := ssh("-i", keyFile, addr, "report", "--format", "xlsx")
	if err != nil || said != "" {
		t.Fatalf("%v, %s", err, said)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatalf("what came is no workbook: %v", err)
	}
	defer f.Close()
	if n := len(f.GetSheetList()); n < 10 {
		t.Errorf("%d sheets", n)
	}
	out, said, err = ssh("-o", "PubkeyAuthentication=no", addr, "report")
	if exit, ok := err.(*osexec.ExitError); !ok || exit.ExitCode() != 1 || len(out) > 0 || strings.Count(said, "\n") != 1 {
		t.Errorf("a stranger gets %q, %q, %v; want one line and 1", out, said, err)
	}
}
