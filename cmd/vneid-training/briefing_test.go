package main

import (
	"bufio"
	"crypto/ed25519"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/termtest"
)

// Two presenters and their notes on one machine do not meet.
func TestNotes(t *testing.T) {
	runtime, err := os.MkdirTemp("", "n")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(runtime) })
	env := []string{"XDG_RUNTIME_DIR=" + runtime}

	out, err := command(t, env, "notes").CombinedOutput()
	if err == nil {
		t.Errorf("notes without a terminal: %s", out)
	}
	talk := start(t, env, "present", "--notes")
	wait(t, talk, "Bắt đầu học")
	notes := start(t, env, "notes")
	wait(t, notes, "trang 1/")
	typed(t, talk, "enter", "right")
	wait(t, talk, "trang 2/")
	wait(t, notes, "trang 2/", "Ghi chú cho giảng viên", "Bước sau", "0 phút")

	other := start(t, env, "present", "--notes")
	wait(t, other, "Bắt đầu học")
	lost := start(t, env, "notes")
	wait(t, lost, "Có nhiều bài đang trình chiếu")
	typed(t, other, "enter", "9", "enter")
	wait(t, other, "trang 9/")
	typed(t, talk, "4", "enter")
	wait(t, notes, "trang 4/")

	typed(t, talk, "q")
	if code, err := notes.Wait(); code != 0 || err != nil {
		t.Errorf("when the presenter ends, notes ends with %d, %v", code, err)
	}
	if left, _ := filepath.Glob(filepath.Join(runtime, "vneid-training", "*.sock")); len(left) != 1 {
		t.Errorf("sockets: %v", left)
	}
}

func wait(t *testing.T, p *termtest.Program, texts ...string) {
	t.Helper()
	if err := p.WaitFor(patience, texts...); err != nil {
		t.Fatal(err)
	}
}

func typed(t *testing.T, p *termtest.Program, keys ...string) {
	t.Helper()
	if err := p.Type(keys...); err != nil {
		t.Fatal(err)
	}
}

// serving is the built server, and how to reach it.
type serving struct {
	cmd  *exec.Cmd
	addr string
	web  string // where browsers come in, with --web
}

var port = regexp.MustCompile(`address=127\.0\.0\.1:(\d+)`)

// serve starts the server on a data folder and waits until it listens.
func serveOn(t *testing.T, data, trainers string, more ...string) *serving {
	t.Helper()
	cmd := command(t, nil, "serve", "--listen", "127.0.0.1:0", "--data", data, "--trainers", trainers)
	cmd.Args = append(cmd.Args, more...)
	log, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	s := &serving{cmd: cmd}
	lines := bufio.NewScanner(log)
	for lines.Scan() {
		m := port.FindStringSubmatch(lines.Text())
		switch {
		case m == nil:
		case strings.Contains(lines.Text(), "serving browsers"):
			s.web = "127.0.0.1:" + m[1]
		case strings.Contains(lines.Text(), "serving"):
			s.addr = "127.0.0.1:" + m[1]
		}
		if s.addr != "" && (s.web != "" || !slices.Contains(more, "--web")) {
			go io.Copy(io.Discard, log)
			return s
		}
	}
	t.Fatal("the server did not come up")
	return nil
}

// visitor is somebody's terminal over SSH.
type visitor struct {
	*termtest.Screen
	t     *testing.T
	in    io.WriteCloser
	drawn chan struct{}
}

func (v *visitor) Write(b []byte) (int, error) {
	n, err := v.Screen.Write(b)
	select {
	case v.drawn <- struct{}{}:
	default:
	}
	return n, err
}

// dial logs in, with a key or without one.
func (s *serving) dial(t *testing.T, user string, key gossh.Signer) *gossh.Client {
	t.Helper()
	silent := gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })
	config := &gossh.ClientConfig{User: user, HostKeyCallback: gossh.InsecureIgnoreHostKey(), Auth: []gossh.AuthMethod{silent}, Timeout: patience}
	if key != nil {
		config.Auth = []gossh.AuthMethod{gossh.PublicKeys(key)}
	}
	c, err := gossh.Dial("tcp", s.addr, config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func (s *serving) visit(t *testing.T, user, command string, key gossh.Signer) *visitor {
	t.Helper()
	session, err := s.dial(t, user, key).NewSession()
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{Screen: termtest.New(100, 30), t: t, drawn: make(chan struct{}, 1)}
	session.Stdout, session.Stderr = v, v
	if v.in, err = session.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	go io.Copy(v.in, v.Screen) // what the terminal answers when it is asked
	if err = session.RequestPty("xterm-256color", 30, 100, gossh.TerminalModes{}); err == nil {
		if command == "" {
			err = session.Shell()
		} else {
			err = session.Start(command)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (v *visitor) sees(texts ...string) {
	v.t.Helper()
	late := time.After(patience)
	for _, text := range texts {
		for !strings.Contains(v.Text(), text) {
			select {
			case <-v.drawn:
			case <-late:
				v.t.Fatalf("%q did not come up; the screen:\n%s", text, v.Text())
			}
		}
	}
}

func (v *visitor) press(keys string) {
	v.t.Helper()
	if _, err := io.WriteString(v.in, keys); err != nil {
		v.t.Fatal(err)
	}
}

// The server is killed in the middle of a poll. Started again, it has the room
// where it was, and every answer that somebody was told had arrived.
func TestKilledInAPoll(t *testing.T) {
	_, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	trainers := filepath.Join(t.TempDir(), "trainers")
	if err := os.WriteFile(trainers, gossh.MarshalAuthorizedKey(key.PublicKey()), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serveOn(t, data, trainers)
	trainer := s.visit(t, "an", "lead", key)
	trainer.sees("Mở cửa sổ dòng lệnh")
	_, rest, _ := strings.Cut(trainer.Text(), "Phòng ")
	code := rest[:4]
	follower := s.visit(t, code, "", nil)
	follower.sees("Vào mà không cho biết tên")
	follower.press("Trần Thị Bình\rToán\r\r\r")
	follower.sees("Anh, chị đã vào phòng")
	trainer.press("\r")
	trainer.sees("trang 1/")
	trainer.press("12\r")
	follower.sees("trang 12/")
	trainer.sees("trang 12/")
	trainer.press("v")
	follower.sees("Câu hỏi cho cả phòng")
	follower.press("1")
	for range 6 { // the multiple and the ordered want more
		follower.press("2")
	}
	follower.sees("Đã nhận câu trả lời")
	trainer.sees("1/1 người đã trả lời")
	if err := s.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	s.cmd.Wait()

	s = serveOn(t, data, trainers)
	trainer = s.visit(t, "an", "lead", key)
	trainer.sees("Câu hỏi cho cả phòng", "Phòng "+code, "1/0 người đã trả lời")
	follower = s.visit(t, code, "", nil)
	follower.sees("Vào mà không cho biết tên")
	follower.press("Trần Thị Bình\rToán\r\r\r")
	follower.sees("Câu hỏi cho cả phòng", "Đã nhận câu trả lời")
	trainer.press("q")
	trainer.sees("Kết thúc buổi tập huấn")
	trainer.press("3")
	follower.sees("Buổi tập huấn đã kết thúc")

	out, err := command(t, nil, "report", "--data", data, "--briefing", code).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Viện Toán học") || !strings.Contains(string(out), "Câu hỏi cho cả phòng") {
		t.Errorf("report: %v\n%s", err, out)
	}
	for format, want := range map[string]string{"csv": "Các buổi tập huấn\r\nNgày,Phòng,", "html": "<td>" + code + "</td>", "xlsx": "PK\x03\x04"} {
		if out, err := command(t, nil, "report", "--data", data, "--briefing", code, "--format", format).Output(); err != nil || !strings.Contains(string(out), want) {
			t.Errorf("as %s: %v, %.600q; want %q", format, err, out, want)
		}
	}
	out, err = command(t, nil, "report", "--data", data, "--briefing", "hôm qua").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "--briefing") {
		t.Errorf("report of a wrong word: %v\n%s", err, out)
	}
	if record, _ := os.ReadFile(filepath.Join(data, "results.jsonl")); len(record) > 0 {
		t.Errorf("answers of a briefing are in the record: %s", record)
	}
}
