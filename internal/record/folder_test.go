package record

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record/store"
)

var day = time.Date(2026, 11, 23, 2, 3, 0, 0, time.UTC)

func sample(learner string) Attempt {
	return Attempt{
		ID: NewID(), Learner: learner, Unit: "IOIT",
		Deck: DeckRef{"vneid", "2026.11", "vi", "sha256:00"},
		Mode: Self, Via: "ssh", Number: 1,
		StartedAt: At(day), EndedAt: At(day.Add(270250 * time.Millisecond)), Seconds: 270.25,
		Score: Score{8, 10, 0.8}, Pass: 0.8, Passed: true, How: Submitted,
		Answers: []Answer{{"luu-tru-1", "3b7f0e12", "single", []string{"b", "a", "d", "c"}, []string{"b"}, []string{"b"}, true, 12.1}},
		App:     "vneid-training/0.1.0",
	}
}

func open(t testing.TB, dir string) *Folder {
	t.Helper()
	f, err := Open(dir, Options{Store: storeAt(t, dir), SpareDir: filepath.Join(dir, "spare")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// journalPath is where the journal of an attempt lies on the disk.
func journalPath(f *Folder, learner, id string) string {
	return f.store.Where(journalFile(learner, id))
}

func readAll(t testing.TB, dir string) ([]Attempt, Tally) {
	t.Helper()
	b := readKept(t, dir, File)
	var all []Attempt
	tally, err := Read(bytes.NewReader(b), func(_ int, a Attempt) error { all = append(all, a); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return all, tally
}

func verify(t testing.TB, dir string) Chain {
	t.Helper()
	b := readKept(t, dir, File)
	c, err := Verify(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAppendReadsBack(t *testing.T) { each(t, testAppendReadsBack) }

func testAppendReadsBack(t *testing.T, dir string) {
	f := open(t, dir)
	var want []Attempt
	for range 3 {
		a, err := f.Append(t.Context(), sample("hv-1"))
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, a)
	}
	got, tally := readAll(t, dir)
	if !reflect.DeepEqual(got, want) || tally.Attempts != 3 || tally.Skipped() != 0 {
		t.Errorf("read back %+v, %+v; want %+v", got, tally, want)
	}
	if c := verify(t, dir); c.Sealed != 3 || c.Breaks != nil || c.Head != want[2].Hash {
		t.Errorf("chain %+v", c)
	}
	if n, err := f.Attempts(t.Context(), "hv-1"); n != 3 || err != nil {
		t.Errorf("Attempts = %d, %v", n, err)
	}
}

// A session may still be at its journal as the server ends: what it was told is
// written is there, and nothing comes after Close has returned.
func TestNothingIsWrittenAfterClose(t *testing.T) { each(t, testNothingIsWrittenAfterClose) }

func testNothingIsWrittenAfterClose(t *testing.T, dir string) {
	f := open(t, dir)
	ids := make([]string, 50)
	failed := make([]error, len(ids))
	var writing sync.WaitGroup
	for i := range ids {
		ids[i] = NewID()
		writing.Go(func() { failed[i] = f.Begin(Journal{ID: ids[i], Learner: fmt.Sprint("hv-", i), StartedAt: day}) })
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	there, err := f.everyJournal(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	writing.Wait()
	for i, id := range ids {
		if written := slices.ContainsFunc(there, func(e store.Entry) bool { return journalID(e.Name) == id }); written != (failed[i] == nil) || !written && !errors.Is(failed[i], fs.ErrClosed) {
			t.Errorf("journal %d: written %t, error %v", i, written, failed[i])
		}
	}
	if after, _ := f.everyJournal(t.Context()); len(after) != len(there) {
		t.Errorf("%d journals, and %d when the folder was closed", len(after), len(there))
	}
	if err := f.Remember(t.Context(), Person{Learner: "hv-1", Name: "An"}); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("remembering a name: %v", err)
	}
}
