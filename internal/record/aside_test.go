package record

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record/store"
)

// away is a store that can't be reached for a while.
type away struct {
	store.Store
	gone atomic.Bool
}

var errAway = errors.New("nobody answers")

func (a *away) Create(ctx context.Context, name string, text []byte) error {
	if a.gone.Load() {
		return errAway
	}
	return a.Store.Create(ctx, name, text)
}

func (a *away) Append(ctx context.Context, name string, lines []byte) (store.Info, error) {
	if a.gone.Load() {
		return store.Info{}, errAway
	}
	return a.Store.Append(ctx, name, lines)
}

func (a *away) Locked(ctx context.Context, fn func(store.Store) error) error {
	if a.gone.Load() {
		return errAway
	}
	return a.Store.Locked(ctx, fn)
}

// leave has the store of an open folder go away, until it is told to come back.
func leave(f *Folder) (back func()) {
	<-f.scanned
	a := &away{Store: f.store}
	a.gone.Store(true)
	f.store = a
	return func() { a.gone.Store(false) }
}

// answers are the items that a journal has answers to, in the order of its lines.
func answers(t *testing.T, dir string, j Journal) string {
	t.Helper()
	var items []string
	for _, line := range strings.Split(string(readKept(t, dir, journalFile(j.Learner, j.ID))), "\n") {
		if _, after, ok := strings.Cut(line, `{"n":`); ok {
			items = append(items, after[:1])
		}
	}
	return strings.Join(items, " ")
}

func spareLines(t *testing.T, dir string) int {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join(dir, "spare", "*.jsonl"))
	lines := 0
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is open to others: %v, %v", path, info.Mode(), err)
		}
		lines += strings.Count(string(readFile(t, path)), "\n")
	}
	return lines
}

// Answers that can't be journalled are kept aside, outlive the process, and are
// in the journal once it can be written, in order, each once.
func TestAnswersKeptAside(t *testing.T) {
	for _, tt := range []struct {
		name  string
		begun bool // before the store goes away
		died  bool // the process, before it comes back
	}{
		{"begun", true, false},
		{"begun, and the process dies", true, true},
		{"not begun", false, false},
		{"not begun, and the process dies", false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			each(t, func(t *testing.T, dir string) {
				f := open(t, dir)
				a := long("hv-1")
				j := journalOf(a)
				j.Sitting = NewID()
				var spare *SpareError
				answer := func(n int) {
					t.Helper()
					if err := f.Record(j, n, []string{"a"}, 1, day.Add(time.Duration(n)*time.Second)); !errors.As(err, &spare) {
						t.Fatalf("answer %d: %v", n, err)
					}
				}
				first := JournalAnswer{N: 0, Given: []string{"a"}, Seconds: 1, At: day}
				if tt.begun {
					begun := j
					begun.Given = []JournalAnswer{first}
					if err := f.Begin(begun); err != nil {
						t.Fatal(err)
					}
				}
				back := leave(f)
				if !tt.begun {
					if err := f.Begin(j); err == nil || errors.As(err, &spare) || spareLines(t, dir) != 0 {
						t.Fatalf("beginning alone: %v, %d lines", err, spareLines(t, dir))
					}
					begun := j
					begun.Given = []JournalAnswer{first}
					if err := f.Begin(begun); !errors.As(err, &spare) {
						t.Fatalf("beginning with an answer: %v", err)
					}
				}
				answer(1)
				answer(2)
				if err := f.Kept(j); err == nil {
					t.Error("kept, while the store is away")
				}
				if tt.died {
					f = open(t, dir)
				}
				back()
				if !tt.died {
					answer(3) // not before those that wait
					if _, err := f.Recover(t.Context()); err != nil {
						t.Fatal(err)
					}
					if err := f.Kept(j); err != nil {
						t.Fatal(err)
					}
				}
				pending, err := f.Pending("hv-1")
				want := "0 1 2"
				if !tt.died {
					want = "0 1 2 3"
				}
				if err != nil || pending == nil || answers(t, dir, j) != want || spareLines(t, dir) != 0 {
					t.Fatalf("pending %+v, %v; answers %s, %d lines aside", pending, err, answers(t, dir, j), spareLines(t, dir))
				}
				if err := f.Record(j, 4, []string{"a"}, 1, day); err != nil {
					t.Errorf("once all is there: %v", err)
				}
			})
		})
	}
}

// Who went on elsewhere before answers could be brought goes on from there: what
// was given here stays out, and so does all of what is finished or erased.
func TestAnswersAsideGiveWay(t *testing.T) {
	for _, tt := range []struct {
		name      string
		meanwhile func(t *testing.T, dir string, a Attempt)
		want      string // in the journal; "": there is none
	}{
		{"taken over", func(t *testing.T, dir string, a Attempt) {
			other := open2(t, dir)
			j, err := other.TakeOver(a.Learner, a.ID)
			if err == nil {
				err = other.Record(j, 1, []string{"b"}, 1, day)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, "0 1"},
		{"finished", func(t *testing.T, dir string, a Attempt) {
			if _, err := open2(t, dir).Append(t.Context(), a); err != nil {
				t.Fatal(err)
			}
		}, ""},
		{"erased", func(t *testing.T, dir string, a Attempt) {
			if _, err := open2(t, dir).Erase(t.Context(), a.Learner, "x", "asked", "test"); err != nil {
				t.Fatal(err)
			}
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			each(t, func(t *testing.T, dir string) {
				f := open(t, dir)
				a := long("hv-1")
				j := journalOf(a)
				j.Sitting = NewID()
				j.Given = []JournalAnswer{{N: 0, Given: []string{"a"}, Seconds: 1, At: day}}
				if err := f.Begin(j); err != nil {
					t.Fatal(err)
				}
				back := leave(f)
				for n := 1; n < 4; n++ {
					var spare *SpareError
					if err := f.Record(j, n, []string{"a"}, 1, day); !errors.As(err, &spare) {
						t.Fatal(err)
					}
				}
				tt.meanwhile(t, dir, a)
				back()
				if err := f.Kept(j); err == nil {
					t.Error("kept, and nobody is told that it goes on elsewhere")
				}
				if spareLines(t, dir) != 0 {
					t.Error("it is still aside")
				}
				_, err := kept(t, dir).Stat(t.Context(), journalFile(j.Learner, j.ID))
				if (err == nil) != (tt.want != "") || err == nil && answers(t, dir, j) != tt.want {
					t.Errorf("the journal: %v", err)
				}
			})
		})
	}
}

// open2 opens the same record as another server does, with a spare place of its
// own.
func open2(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Open(dir, Options{Store: storeAt(t, dir), SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}
