package doctor

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/server/trust"
)

func TestLetters(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range Letters() {
		for _, letter := range strings.Fields(row) {
			if seen[letter] || len([]rune(letter)) != 1 || ansi.StringWidth(letter) != 1 || !norm.NFC.IsNormalString(letter) {
				t.Errorf("%q is not one letter in one cell, once", letter)
			}
			seen[letter] = true
		}
	}
	// 12 vowels with 6 tones, and đ, each small and capital.
	if len(seen) != 2*(12*6+1) {
		t.Errorf("%d letters; want 146", len(seen))
	}
	for _, word := range []string{"Nguyễn", "Đường", "ỨNG", "DỤNG", "lưu", "trú", "ĐỊNH", "kỹ"} {
		for _, r := range word {
			if r > 0x7f && !seen[string(r)] {
				t.Errorf("%q of %s is missing", r, word)
			}
		}
	}
}

// look runs doctor with its output in a file, as in a pipe.
func look(t *testing.T, o Options) (said string, err error) {
	t.Helper()
	out, ferr := os.Create(filepath.Join(t.TempDir(), "out"))
	if ferr != nil {
		t.Fatal(ferr)
	}
	defer out.Close()
	o.Out = out
	if o.Env == nil {
		o.Env = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=vi_VN.UTF-8"}
	}
	w := locale.For(locale.Vi)
	err = Run(t.Context(), o, w)
	text, ferr := os.ReadFile(out.Name())
	if ferr != nil {
		t.Fatal(ferr)
	}
	return string(text), err
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	keys, _, err := trust.HostKeys(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	trainers := filepath.Join(t.TempDir(), "trainers")
	line := string(gossh.MarshalAuthorizedKey(keys[0].PublicKey()))
	if err := os.WriteFile(trainers, []byte("# names\n"+line+"broken\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := look(t, Options{Data: dir, Listen: "127.0.0.1:0", Host: "training.vast.vn", Trainers: trainers})
	if err != nil {
		t.Errorf("Run: %v\n%s", err, said)
	}
	for _, want := range []string{
		"không phải cửa sổ dòng lệnh", "TERM=xterm-256color", "16.777.216", "vi_VN.UTF-8", "ằ ắ ẳ ẵ ặ", "✓ Ghi thử được vào " + dir, "✓ Quyền 0700",
		gossh.FingerprintSHA256(keys[0].PublicKey()), "training.vast.vn", "✓ Giảng viên: 1 khóa", "dòng 3 không phải khóa", "ai cũng vào được", "còn trống",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
	if strings.Contains(said, "✗") || strings.Contains(said, "\x1b") {
		t.Errorf("all is well, and it said:\n%q", said)
	}
}

func TestRunSaysWhatWillNotWork(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	spoilt := t.TempDir()
	if err := os.WriteFile(filepath.Join(spoilt, "host_ed25519"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		o    Options
		says string
	}{
		"data folder": {Options{Data: filepath.Join(file, "data")}, "Không dùng được"},
		"port":        {Options{Data: t.TempDir(), Listen: taken.Addr().String()}, "--listen"},
		"list":        {Options{Data: t.TempDir(), Listen: "127.0.0.1:0", Members: file + "-none"}, "Thành viên: không đọc được danh sách"},
		"host key":    {Options{Data: spoilt, Listen: "127.0.0.1:0"}, "host_ed25519"},
	} {
		said, err := look(t, tt.o)
		found := false
		for line := range strings.SplitSeq(said, "\n") {
			found = found || strings.Contains(line, bad) && strings.Contains(line, tt.says)
		}
		for _, english := range []string{"no such", "listen tcp", "something", "not a directory", "in use"} {
			if strings.Contains(said+err.Error(), english) {
				t.Errorf("%s: %q is English:\n%s", name, english, said)
			}
		}
		if !errors.Is(err, ErrSick) || !found {
			t.Errorf("%s: %v; want a line with %s that says %q:\n%s", name, err, bad, tt.says, said)
		}
	}
}

// A record that was cut short since it was sealed is the first thing to know.
func TestRunTellsOfARecordCutShort(t *testing.T) {
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Append(t.Context(), record.Attempt{Learner: "hv-1", Mode: record.Self}); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if said, err := look(t, Options{Data: dir, Listen: "127.0.0.1:0"}); err != nil {
		t.Fatalf("whole: %v\n%s", err, said)
	}
	if err := os.Truncate(filepath.Join(dir, record.File), 0); err != nil {
		t.Fatal(err)
	}
	if said, err := look(t, Options{Data: dir, Listen: "127.0.0.1:0"}); !errors.Is(err, ErrSick) || !strings.Contains(said, bad+" Sổ đã bị cắt bớt") {
		t.Errorf("cut short: %v\n%s", err, said)
	}
}

func TestRunSaysWhatToLookAt(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	said, err := look(t, Options{Data: dir, Identity: deck.Enrolled, Env: []string{"TERM=dumb", "LANG=C", "NO_COLOR=1"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"NO_COLOR", `TERM="dumb"`, `"C" không phải UTF-8`, "chmod 700 " + dir, "! Đã ghi danh 0 người"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
}
