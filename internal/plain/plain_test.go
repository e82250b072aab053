package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/plain"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

func fixture(t testing.TB) *deck.Deck {
	d, err := deck.Load(os.DirFS("testdata/deck"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// config is a session of a clock that stands still and a quiz that is always
// drawn alike.
func config(t testing.TB, typed string) (plain.Config, *bytes.Buffer) {
	return configOf(fixture(t), typed)
}

func configOf(d *deck.Deck, typed string) (plain.Config, *bytes.Buffer) {
	var out bytes.Buffer
	return plain.Config{
		Deck: d, Language: locale.Vi, In: strings.NewReader(typed), Out: &out, Echo: plain.EchoLines,
		Desk: sitting.Desk{Via: "local", App: "vneid-training/test", Path: "so-ket-qua.jsonl"},
		Now:  func() time.Time { return time.Date(2026, 11, 23, 9, 41, 0, 0, time.UTC) },
		Rand: rand.New(rand.NewPCG(1, 2)),
	}, &out
}

// withFolder gives a session a data folder.
func withFolder(t testing.TB, c *plain.Config) {
	f, err := record.Open(t.TempDir(), record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	c.Folder, c.Log = f, f
}

func attempts(t testing.TB, f *record.Folder) []record.Attempt {
	file, err := os.Open(filepath.Join(f.Dir(), "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []record.Attempt
	if _, err := record.Read(file, func(_ int, a record.Attempt) error { all = append(all, a); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

const identity = "1\nNguyễn Văn An\nioit\n\n"

// A whole visit: pages, search, the quiz with right, wrong and impossible
// answers of every type, review. The golden file is the recorded run.
func TestRecordedRun(t *testing.T) {
	c, out := config(t, "1\ns\n\n?\n4\n-\ns\n99\n0\n"+ // slides
		"3\n4\n-\n0\n"+ // contents
		"4\nkhong co\nluu tru\n0\n"+ // search
		"2\n1\n\nNguyễn  An\nNguyễn Văn An\ncong nghe\nviện kinh tế\n1\nA-17\n"+ // who
		answers+
		"1\n0\n9\n0\n")
	withFolder(t, &c)
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	all := attempts(t, c.Folder)
	if len(all) != 1 {
		t.Fatalf("%d attempts in the record; want 1:\n%s", len(all), out)
	}
	a := all[0]
	if a.Mode != record.Self || a.Unit != "IOIT" || a.How != record.Submitted || len(a.Answers) != 4 || a.Number != 1 || a.Via != "local" {
		t.Errorf("the record says %+v", a)
	}
	who, ok, err := c.Folder.Person(a.Learner)
	if want := (record.Person{Learner: a.Learner, Name: "Nguyễn Văn An", Unit: "IOIT", Code: "A-17"}); who != want || !ok || err != nil {
		t.Errorf("the person is %+v, %v, %v; want %+v", who, ok, err, want)
	}
	said := strings.ReplaceAll(out.String(), record.Receipt(a), "XXXX-XXXX")
	golden.Equal(t, "run.golden", said)
}

// answers go with the quiz that the generator of config draws.
const answers = "5\n13\n" + "x\n1 1 2 3\n4321\n" + "9\n12\n4\n" + "sai\n1\n"

func TestInputThatEndsInTheQuizKeepsTheAnswers(t *testing.T) {
	c, _ := config(t, "2\n"+identity+"13\n4321\n")
	withFolder(t, &c)
	err := plain.Run(t.Context(), c)
	if err == nil || !strings.Contains(err.Error(), "3/4") {
		t.Fatalf("Run = %v; want an error that names question 3/4", err)
	}
	folder := c.Folder

	// The next session offers it, and records it as one attempt.
	c, out := config(t, "2\n1\n4\n1\n0\n0\n")
	c.Folder, c.Log = folder, folder
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Làm tiếp bài kiểm tra, câu 3/4, Nguyễn Văn An") {
		t.Errorf("the open attempt is not offered:\n%s", out)
	}
	if all := attempts(t, folder); len(all) != 1 || len(all[0].Answers) != 4 {
		t.Errorf("the record holds %+v", all)
	}
}

func TestWhoComesBackIsAskedAboutTheOpenAttempt(t *testing.T) {
	for _, tt := range []struct {
		choice, question string
		left             int // journals after it
	}{{"1", "Câu 2/4", 2}, {"2", "Câu 1/4", 2}, {"0", "", 2}} {
		c, _ := config(t, "2\n"+identity+"13\n0\n0\n") // one answer
		withFolder(t, &c)
		if err := plain.Run(t.Context(), c); err != nil {
			t.Fatal(err)
		}
		folder := c.Folder
		again, _ := config(t, "2\n2\n1\nTrần Thị Bình\nIMH\n\n0\n0\n") // somebody else
		again.Folder, again.Log = folder, folder
		if err := plain.Run(t.Context(), again); err != nil {
			t.Fatal(err)
		}
		last, out := config(t, "2\n2\n"+identity+tt.choice+"\n0\n0\n")
		last.Folder, last.Log = folder, folder
		if err := plain.Run(t.Context(), last); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "Nguyễn Văn An đang làm dở một bài, dừng ở câu 2/4.") || !strings.Contains(out.String(), tt.question) {
			t.Errorf("choice %s:\n%s", tt.choice, out)
		}
		if left, err := folder.PendingAll(); len(left) != tt.left || err != nil {
			t.Errorf("choice %s leaves %d attempts open, %v; want %d", tt.choice, len(left), err, tt.left)
		}
	}
}

// Where many people come, a name is not enough to be told of an attempt.
func TestNobodyIsToldOfAnAttemptByAName(t *testing.T) {
	c, _ := config(t, "2\n"+identity+"13\n0\n0\n")
	withFolder(t, &c)
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	next, out := config(t, "2\n"+identity+"0\n0\n")
	next.Folder, next.Log, next.Public = c.Folder, c.Log, true
	if err := plain.Run(t.Context(), next); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "câu 2/4") || strings.Contains(out.String(), "Lần sau") || strings.Contains(out.String(), "làm dở") || !strings.Contains(out.String(), "Câu 1/4") {
		t.Errorf("somebody's open attempt is offered:\n%s", out)
	}
}

func TestTrialIsNotRecorded(t *testing.T) {
	c, out := config(t, "2\n2\n"+answers+"0\n0\n")
	withFolder(t, &c)
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if all := attempts(t, c.Folder); len(all) != 0 {
		t.Errorf("the record holds %+v", all)
	}
	if left, _ := os.ReadDir(filepath.Join(c.Folder.Dir(), "journal")); len(left) != 0 {
		t.Error("a trial left a journal")
	}
	if !strings.Contains(out.String(), "Bài làm thử, không ghi lại.") {
		t.Errorf("it does not say that nothing is recorded:\n%s", out)
	}
}

func TestRecordThatFailsIsKeptAndTriedAgain(t *testing.T) {
	c, out := config(t, "2\n"+identity+answers+"4\n0\n0\n")
	spare := t.TempDir()
	c.Log = record.NewSpare(t.TempDir(), record.Options{SpareDir: spare})
	c.Trouble = errors.New("read-only")
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "Kết quả được giữ tại"); n != 2 {
		t.Errorf("it says %d times where the result is kept; want 2:\n%s", n, out)
	}
	if !strings.Contains(out.String(), "Chưa ghi được kết quả vào so-ket-qua.jsonl.") {
		t.Errorf("home does not say that the folder can't be written:\n%s", out)
	}
}

func TestFeedbackAtEnd(t *testing.T) {
	c, out := config(t, "2\n2\n"+answers+"0\n0\n")
	c.FeedbackAtEnd = true
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if before, _, _ := strings.Cut(out.String(), "Kết quả"); strings.Contains(before, "Luật Cư trú quy định") {
		t.Errorf("it explains before the last question:\n%s", out)
	}
}

func TestEndsWithItsContext(t *testing.T) {
	in, typed := io.Pipe()
	defer typed.Close()
	c, _ := config(t, "")
	c.In = in
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- plain.Run(ctx, c) }()
	if _, err := io.WriteString(typed, "1\n"); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Run = %v; want nil", err)
	}
}

func TestOutputThatFailsEndsTheSession(t *testing.T) {
	c, _ := config(t, strings.Repeat("1\n", 100))
	broken := errors.New("broken pipe")
	c.Out = failing{broken}
	if err := plain.Run(t.Context(), c); !errors.Is(err, broken) {
		t.Errorf("Run = %v; want %v", err, broken)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// Whatever is typed, the session ends, and writes nothing that a terminal
// would obey.
func FuzzRun(f *testing.F) {
	for _, seed := range []string{"1\n\n\n-\n0\n", "2\n" + identity + answers, "4\nluu\n", "\x1b[31m\xff\u202e\n5\n\r\n", "2\n1\nA\u0301\u0301\u0301\n"} {
		f.Add(seed)
	}
	d := fixture(f)
	f.Fuzz(func(t *testing.T, typed string) {
		for _, how := range []plain.Echo{plain.EchoNone, plain.EchoLines, plain.EchoKeys} {
			c, out := configOf(d, typed)
			c.Echo = how
			_ = plain.Run(t.Context(), c) // an end in the quiz is an error, and fine
			for _, r := range out.String() {
				if !unicode.IsPrint(r) && r != '\n' && (r != '\b' || how != plain.EchoKeys) {
					t.Fatalf("it wrote %q", r)
				}
			}
		}
	})
}

// A route is chosen by its number: pages, quiz and record are of that route,
// and the outcome says which it was.
func TestRouteIsChosen(t *testing.T) {
	d := fixture(t)
	last := &d.Topics[len(d.Topics)-1]
	d.Routes = []deck.Route{{ID: "het", Title: "Mọi bài", Minutes: 5}, {ID: "cuoi", Title: "Bài cuối", Minutes: 2, Stops: []deck.Stop{{Topic: len(d.Topics) - 1}}}}
	for i := range d.Topics {
		d.Routes[0].Stops = append(d.Routes[0].Stops, deck.Stop{Topic: i})
	}
	c, out := configOf(d, "6\n3\n1\n0\n6\n0\n0\n")
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	words := locale.For(locale.Vi)
	for _, want := range []string{"6. " + words.Route.Choose + ": " + words.Route.Whole, "2. Mọi bài, 5 phút", words.Route.Choose + ": Bài cuối", "3. Bài cuối, 2 phút, " + words.Route.Here, last.Slides[0].Title} {
		if !strings.Contains(strings.ReplaceAll(out.String(), "\n   ", " "), want) {
			t.Errorf("the session does not say %q:\n%s", want, out)
		}
	}

	c, out = configOf(d, "6\n2\n2\n"+identity+strings.Repeat("1\n1 2\n1 2 3 4\n", 12)+"0\n0\n")
	withFolder(t, &c)
	if err := plain.Run(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if all := attempts(t, c.Folder); len(all) != 1 || all[0].Route != "het" || !strings.Contains(out.String(), "Lộ trình: Mọi bài") {
		t.Errorf("the record says %+v:\n%s", all, out)
	}
}
