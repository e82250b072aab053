package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/slides"
)

// binary is the command as it is shipped, built once for all tests.
var binary string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	dir, err := os.MkdirTemp("", "vneid-training-test")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "vneid-training")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "building the command: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

const patience = 90 * time.Second

// command is the binary in an environment of its own.
func command(t testing.TB, env []string, args ...string) *exec.Cmd {
	home := t.TempDir()
	cmd := exec.Command(binary, args...)
	cmd.Env = append([]string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=vi_VN.UTF-8"}, env...)
	return cmd
}

// start runs the binary in a terminal of 100x30.
func start(t *testing.T, env []string, args ...string) *termtest.Program {
	t.Helper()
	p, err := termtest.Start(command(t, env, args...), 100, 30)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	return p
}

func see(t *testing.T, p *termtest.Program, texts ...string) {
	t.Helper()
	if err := p.WaitFor(patience, texts...); err != nil {
		t.Fatal(err)
	}
}

func press(t *testing.T, p *termtest.Program, keys ...string) {
	t.Helper()
	if err := p.Type(keys...); err != nil {
		t.Fatal(err)
	}
}

// identify fills the form in and starts the quiz.
func identify(t *testing.T, p *termtest.Program) {
	t.Helper()
	see(t, p, "Làm bài kiểm tra")
	before, _, _ := strings.Cut(p.Text(), "Làm bài kiểm tra")
	number := strings.Fields(before[strings.LastIndexByte(before, '\n')+1:])
	press(t, p, number[len(number)-1])
	see(t, p, "Họ và tên")
	press(t, p, "Nguyễn Văn An", "enter", "cong nghe thong tin")
	see(t, p, "Viện Công nghệ thông tin")
	press(t, p, "enter", "enter", "enter")
}

// answer gives an answer to the question on the screen, whatever its type, and
// goes on to the next.
func answer(t *testing.T, p *termtest.Program, number int) {
	t.Helper()
	see(t, p, fmt.Sprintf("Câu %d/10", number), "Enter trả lời")
	time.Sleep(settled)
	press(t, p, "1", "2", "3", "4", "5", "6", "7", "8", "9", "enter")
	see(t, p, "Enter tiếp tục")
	time.Sleep(settled)
	press(t, p, "enter")
}

// settled is a little longer than the time in which the program ignores keys
// that commit. It is the program's clock, which a test from outside can't set.
const settled = 350 * time.Millisecond

// attempts reads the record back.
func attempts(t *testing.T, data string) []record.Attempt {
	t.Helper()
	f, err := os.Open(filepath.Join(data, "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []record.Attempt
	if _, err := record.Read(f, func(_ int, a record.Attempt) error { all = append(all, a); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestFromTheFirstScreenToTheRecord(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := start(t, nil, "--data", data)
	see(t, p, "Bắt đầu học", "Làm bài kiểm tra", "254/VHL-TCCBKT")
	press(t, p, "enter")
	see(t, p, "trang 1/")
	press(t, p, "right")
	see(t, p, "trang 2/")
	press(t, p, "esc")
	identify(t, p)
	for n := 1; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:", filepath.Join(data, "results.jsonl")[:30])
	all := attempts(t, data)
	if len(all) != 1 {
		t.Fatalf("%d attempts in the record; want 1", len(all))
	}
	a := all[0]
	if a.Unit != "IOIT" || a.Mode != record.Self || a.How != record.Submitted || len(a.Answers) != 10 || a.Score.Of != 10 || a.Deck.ID != "vneid" {
		t.Errorf("the record says %+v", a)
	}
	if want := record.Receipt(a); !strings.Contains(p.Text(), want) {
		t.Errorf("the screen lacks the receipt %s:\n%s", want, p.Text())
	}
	people, err := os.ReadFile(filepath.Join(data, "people.jsonl"))
	if err != nil || !bytes.Contains(people, []byte("Nguyễn Văn An")) || !bytes.Contains(people, []byte(a.Learner)) {
		t.Errorf("people.jsonl holds %q, %v; want the name with %s", people, err, a.Learner)
	}
	line, err := os.ReadFile(filepath.Join(data, "results.jsonl"))
	if err != nil || bytes.Contains(line, []byte("Nguyễn")) {
		t.Errorf("the record holds a name, or %v", err)
	}
	press(t, p, "q")
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Errorf("it ended with %d, %v", code, err)
	}
}

func TestAttemptGoesOnAfterTheTerminalIsLost(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := start(t, nil, "--data", data)
	identify(t, p)
	for n := 1; n <= 6; n++ {
		answer(t, p, n)
	}
	see(t, p, "Câu 7/10")
	p.Kill()

	p = start(t, nil, "--data", data)
	see(t, p, "Làm tiếp bài kiểm tra, câu 7/10", "Nguyễn Văn An")
	press(t, p, "2")
	for n := 7; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Đã ghi. Mã biên nhận:")
	all := attempts(t, data)
	if len(all) != 1 || len(all[0].Answers) != 10 {
		t.Fatalf("the record holds %d attempts: %+v", len(all), all)
	}
	if left, _ := filepath.Glob(filepath.Join(data, "journal", "*", "*")); len(left) != 0 {
		t.Errorf("%d journals are left after the attempt was recorded", len(left))
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	p := start(t, []string{"XDG_CACHE_HOME=" + cache}, "--data", filepath.Join(file, "data"))
	see(t, p, "Chưa ghi được kết quả vào")
	identify(t, p)
	for n := 1; n <= 10; n++ {
		answer(t, p, n)
	}
	see(t, p, "Chưa ghi được vào sổ chính.", "giữ tại", "Nhấn r để ghi lại")
	spare, err := filepath.Glob(filepath.Join(cache, "vneid-training", "spare-*.jsonl"))
	if err != nil || len(spare) != 1 {
		t.Fatalf("spare files: %v, %v", spare, err)
	}
	line, err := os.ReadFile(spare[0])
	if err != nil {
		t.Fatal(err)
	}
	var a record.Attempt
	if err := json.Unmarshal(bytes.TrimSpace(line), &a); err != nil || len(a.Answers) != 10 {
		t.Errorf("the spare file holds %q: %v", line, err)
	}
}

func TestStartsThatFail(t *testing.T) {
	broken := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(broken, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("deck.yaml", "id: x\ntitel: Bài thử\n")
	write("01.md", "---\ntitle: A\nlevel: 10\nminutes: 1\n---\n# A\n")
	file := filepath.Join(broken, "01.md")

	tests := []struct {
		name     string
		terminal bool
		env      []string
		args     []string
		code     int
		says     []string
	}{
		{"broken deck", true, nil, []string{broken}, 1, []string{"deck.yaml:2:1", "01.md:3:8", "lỗi"}},
		{"missing deck", true, nil, []string{"no/such/deck"}, 1, []string{"no/such/deck", "deck.yaml"}},
		{"deck is a file", true, nil, []string{file}, 1, []string{"01.md", "deck.yaml"}},
		{"no terminal", false, nil, nil, 2, []string{"cửa sổ dòng lệnh", "--plain"}},
		{"bad plain in the environment", false, []string{"VNEID_TRAINING_PLAIN=perhaps"}, nil, 2, []string{"VNEID_TRAINING_PLAIN", "perhaps"}},
		{"two decks", true, nil, []string{"present", "a", "b"}, 2, []string{`"b"`}},
		{"unknown flag", true, nil, []string{"--colour"}, 2, []string{"--colour"}},
		{"bad theme", true, nil, []string{"--theme", "pink"}, 2, []string{"--theme", "pink", "projector"}},
		{"bad theme in the environment", true, []string{"VNEID_TRAINING_THEME=pink"}, nil, 2, []string{"VNEID_TRAINING_THEME", "pink"}},
		{"bad feedback", true, nil, []string{"--feedback", "never"}, 2, []string{"--feedback", "never"}},
		{"bad language", true, nil, []string{"--lang", "fr"}, 2, []string{"--lang", "fr"}},
		{"bad language in the environment", true, []string{"VNEID_TRAINING_LANG=fr"}, nil, 2, []string{"VNEID_TRAINING_LANG", "fr"}},
		{"check of a broken deck", false, nil, []string{"check", broken}, 1, []string{"deck.yaml:2:1", "01.md:3:8"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var code int
			var said string
			if tt.terminal {
				p, err := termtest.Start(command(t, tt.env, tt.args...), 120, 30)
				if err != nil {
					t.Fatal(err)
				}
				if code, err = p.Wait(); err != nil {
					t.Fatal(err)
				}
				// The terminal breaks lines at its edge, in the middle of words.
				said = strings.ReplaceAll(p.Text(), "\n", "")
			} else {
				out, err := command(t, tt.env, tt.args...).CombinedOutput()
				var exit *exec.ExitError
				if !errors.As(err, &exit) {
					t.Fatalf("%v, said %q", err, out)
				}
				code, said = exit.ExitCode(), string(out)
			}
			if code != tt.code {
				t.Errorf("exit code %d; want %d", code, tt.code)
			}
			for _, s := range tt.says {
				if !strings.Contains(said, s) {
					t.Errorf("it does not say %q but:\n%s", s, strings.TrimSpace(said))
				}
			}
			if lines := strings.Count(strings.TrimSpace(said), "\n"); tt.code == usage && lines > 1 {
				t.Errorf("a usage error of %d lines:\n%s", lines+1, said)
			}
		})
	}
}

func TestCheckSaysWhatTheDeckHolds(t *testing.T) {
	fsys, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	out, err := command(t, nil, "check").CombinedOutput()
	if err != nil {
		t.Fatalf("check: %v\n%s", err, out)
	}
	for _, want := range []string{d.Title, "Thông báo lưu trú", fmt.Sprintf("%d trang", d.Len()), fmt.Sprintf("%d câu hỏi", len(d.Questions())), "80×24"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("check does not say %q:\n%s", want, out)
		}
	}
}

func TestNoColour(t *testing.T) {
	p := start(t, []string{"NO_COLOR=1"}, "--data", t.TempDir())
	see(t, p, "Bắt đầu học")
	for y := range 30 {
		for x := range 100 {
			if c := p.Cell(x, y); c != nil && (c.Style.Fg != nil || c.Style.Bg != nil) {
				t.Fatalf("column %d of row %d has a colour with NO_COLOR set", x, y)
			}
		}
	}
	if !strings.Contains(p.Text(), "▸ 1") {
		t.Errorf("nothing marks the chosen line:\n%s", p.Text())
	}
}

// BenchmarkFirstFrame measures from exec to the first whole screen in a
// terminal; BenchmarkExec is what starting any process costs here.
func BenchmarkFirstFrame(b *testing.B) {
	data := b.TempDir()
	for b.Loop() {
		p, err := termtest.Start(command(b, nil, "--data", data), 100, 30)
		if err != nil {
			b.Fatal(err)
		}
		if err := p.WaitFor(patience, "254/VHL-TCCBKT"); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		p.Kill()
		b.StartTimer()
	}
}

func BenchmarkExec(b *testing.B) {
	for b.Loop() {
		if err := exec.Command("true").Run(); err != nil {
			b.Fatal(err)
		}
	}
}
