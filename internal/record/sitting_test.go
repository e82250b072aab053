package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// An attempt has one sitting at a time, in one process or in two on one
// folder, and is recorded once.
func TestOneSittingAtATime(t *testing.T) { each(t, testOneSittingAtATime) }

func testOneSittingAtATime(t *testing.T, dir string) {
	for _, processes := range []int{1, 2} {
		t.Run(fmt.Sprint(processes, " with the folder"), func(t *testing.T) {
			first := open(t, dir)
			second := first
			if processes == 2 {
				second = open(t, dir) // its own lock, census and memory, as another process has
			}
			a := long("hv-1")
			a.ID = NewID()
			j := journalOf(a)
			j.Sitting = NewID()
			if err := first.Begin(j); err != nil {
				t.Fatal(err)
			}
			if err := first.Record(j, 0, []string{"a"}, 1, day); err != nil {
				t.Fatal(err)
			}
			other, err := second.TakeOver("hv-1", a.ID)
			if err != nil || len(other.Given) != 1 || other.Sitting == j.Sitting {
				t.Fatalf("TakeOver = %+v, %v", other, err)
			}
			if err := first.Record(j, 1, []string{"b"}, 1, day); !errors.Is(err, ErrElsewhere) {
				t.Errorf("an answer in the first window: %v", err)
			}
			if processes == 1 && first.Holds(j) {
				t.Error("the first window is not told")
			}
			if err := second.Record(other, 1, []string{"c"}, 1, day); err != nil {
				t.Error(err)
			}
			if now, err := second.Pending("hv-1"); err != nil || len(now.Given) != 2 || now.Given[1].Given[0] != "c" {
				t.Errorf("the journal has %+v, %v", now, err)
			}
			a.Sitting = j.Sitting
			if _, err := first.Append(t.Context(), a); !errors.Is(err, ErrElsewhere) {
				t.Errorf("finished in the first window: %v", err)
			}
			b := a
			b.Sitting, b.Score.Correct = other.Sitting, 10
			done, err := second.Append(t.Context(), b)
			if err != nil {
				t.Fatal(err)
			}
			// The same again, as after an answer that was lost, is no fault.
			if again, err := second.Append(t.Context(), b); err != nil || again.Hash != done.Hash {
				t.Errorf("the same again: %s, %v; want %s", again.Hash, err, done.Hash)
			}
			if _, err := first.Append(t.Context(), a); !errors.Is(err, ErrElsewhere) {
				t.Errorf("finished once more in the first window: %v", err)
			}
			if n := strings.Count(string(readKept(t, dir, File)), a.ID); n != 1 {
				t.Errorf("the record has the attempt %d times", n)
			}
		})
	}
}

// Who takes an attempt over all the time fills no disk with it: so often it is
// this sitting's, and then no more, while others' are taken over as before.
func TestTakenOverSoOften(t *testing.T) { each(t, testTakenOverSoOften) }

func testTakenOverSoOften(t *testing.T, dir string) {
	f := open(t, dir)
	begin := func() Journal {
		t.Helper()
		j := journalOf(long("hv-1"))
		j.ID, j.Sitting = NewID(), NewID()
		if err := f.Begin(j); err != nil {
			t.Fatal(err)
		}
		return j
	}
	one, other := begin(), begin()
	var last Journal
	for n := range takings {
		var err error
		if last, err = f.TakeOver(one.Learner, one.ID); err != nil {
			t.Fatalf("the %d. time: %v", n+1, err)
		}
	}
	size := len(readKept(t, dir, journalFile(one.Learner, one.ID)))
	for range 100 {
		if _, err := f.TakeOver(one.Learner, one.ID); !errors.Is(err, locale.QuizTaken) {
			t.Fatalf("after %d times: %v", takings, err)
		}
	}
	if now := len(readKept(t, dir, journalFile(one.Learner, one.ID))); now != size {
		t.Errorf("its journal grew from %d bytes to %d", size, now)
	}
	if err := f.Record(last, 0, []string{"a"}, 1, day); err != nil {
		t.Errorf("who took it over last can't go on: %v", err)
	}
	if _, err := f.TakeOver(other.Learner, other.ID); err != nil {
		t.Errorf("another attempt: %v", err)
	}
}

// Codes are tried so often on an attempt, whoever tries, and then no more.
func TestUnlock(t *testing.T) { each(t, testUnlock) }

func testUnlock(t *testing.T, dir string) {
	f := open(t, dir)
	begin := func(learner, code string) Journal {
		t.Helper()
		j := journalOf(sample(learner))
		j.ID, j.Code = NewID(), code
		if err := f.Begin(j); err != nil {
			t.Fatal(err)
		}
		return j
	}
	mine, other := begin("hv-1", "123456"), begin("hv-2", "123456")
	for n := range codeTries {
		if j, locked, err := f.Unlock("hv-1", fmt.Sprintf("%06d", n)); j != nil || locked || err != nil {
			t.Fatalf("try %d: %v, %v, %v", n, j, locked, err)
		}
	}
	f = open(t, f.Dir()) // another process, or the next day
	if j, locked, err := f.Unlock("hv-1", mine.Code); j != nil || !locked || err != nil {
		t.Errorf("the right code after %d wrong ones: %v, %v, %v", codeTries, j, locked, err)
	}
	if j, err := f.Pending("hv-1"); err != nil || j == nil || j.ID != mine.ID {
		t.Errorf("by a key: %v, %v", j, err)
	}
	// An organiser lets codes be tried on it again, and on none that takes them.
	if all, err := f.Reopen(t.Context(), "hv-2"); err != nil || len(all) > 0 {
		t.Errorf("of who is not locked out: %+v, %v", all, err)
	}
	if all, err := f.Reopen(t.Context(), "hv-1"); err != nil || len(all) != 1 || all[0].ID != mine.ID {
		t.Errorf("Reopen = %+v, %v", all, err)
	}
	if j, locked, err := f.Unlock("hv-1", "000000"); j != nil || locked || err != nil {
		t.Errorf("a wrong code after that: %v, %v, %v", j, locked, err)
	}
	if j, _, err := f.Unlock("hv-1", mine.Code); err != nil || j == nil || j.ID != mine.ID {
		t.Errorf("the right one: %v, %v", j, err)
	}
	if j, _, err := f.Unlock("hv-2", "123456"); err != nil || j == nil || j.ID != other.ID {
		t.Errorf("somebody else's: %v, %v", j, err)
	}
	if j, _, _ := f.Unlock("hv-2", ""); j != nil {
		t.Error("no code opens an attempt")
	}
}

// Who began on one server with a code goes on by it on another, and wrong codes
// are counted wherever they are tried.
func TestUnlockOnTwoServers(t *testing.T) { each(t, testUnlockOnTwoServers) }

func testUnlockOnTwoServers(t *testing.T, dir string) {
	servers := []*Folder{open(t, dir), open(t, dir)}
	begin := func(learner string) Journal {
		t.Helper()
		j := journalOf(long(learner))
		j.ID, j.Code, j.Sitting = NewID(), "123456", NewID()
		if err := servers[0].Begin(j); err != nil {
			t.Fatal(err)
		}
		if err := servers[0].Record(j, 0, []string{"a"}, 1, day); err != nil {
			t.Fatal(err)
		}
		return j
	}
	mine, theirs := begin("hv-1"), begin("hv-2")
	if j, _, err := servers[1].Unlock("hv-1", mine.Code); err != nil || j == nil || j.ID != mine.ID || len(j.Given) != 1 {
		t.Fatalf("by the code on another server: %+v, %v", j, err)
	}
	for n := range codeTries {
		if j, locked, err := servers[n%2].Unlock("hv-2", fmt.Sprintf("%06d", n)); j != nil || locked || err != nil {
			t.Fatalf("try %d: %v, %v, %v", n, j, locked, err)
		}
	}
	for i, f := range servers {
		if j, locked, err := f.Unlock("hv-2", theirs.Code); j != nil || !locked || err != nil {
			t.Errorf("the right code on server %d: %v, %v, %v", i, j, locked, err)
		}
	}
}

// Journals of before lie in one folder; they are found all the same.
func TestJournalsOfBefore(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	j := journalOf(sample("hv-old"))
	j.ID, j.Code = NewID(), "1234"
	if err := f.Begin(j); err != nil {
		t.Fatal(err)
	}
	if err := f.Record(j, 0, []string{"a"}, 1, day); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(dir, journals, j.ID+".jsonl")
	if err := os.Rename(journalPath(f, j.Learner, j.ID), old); err != nil {
		t.Fatal(err)
	}
	f.Close()
	f = open(t, dir)
	if got, _, err := f.Unlock("hv-old", "1234"); err != nil || got == nil || len(got.Given) != 1 {
		t.Errorf("Unlock = %+v, %v", got, err)
	}
	if _, err := os.Stat(old); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it still lies there: %v", err)
	}
}

// One learner has only so many attempts under way, and what nobody goes on with
// ends.
func TestJournalsAreBounded(t *testing.T) { each(t, testJournalsAreBounded) }

func testJournalsAreBounded(t *testing.T, dir string) {
	f := open(t, dir)
	begin := func() (string, error) {
		j := journalOf(sample("hv-1"))
		j.ID = NewID()
		return journalFile(j.Learner, j.ID), f.Begin(j)
	}
	var first string
	for n := range openEach {
		name, err := begin()
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			first = name
		}
	}
	now := time.Now()
	f.opt.Now = func() time.Time { return now }
	if _, err := begin(); !errors.Is(err, errManyOpen) {
		t.Errorf("one more: %v", err)
	}
	touch(t, dir, first, now.Add(-2*time.Hour))
	if _, err := begin(); err != nil {
		t.Errorf("one more, when the first was left: %v", err)
	}
	if stands(t, dir, first) {
		t.Error("the first is still there")
	}
	if n, err := f.Expire(now.Add(time.Minute)); n != openEach || err != nil {
		t.Errorf("Expire = %d, %v", n, err)
	}
	if n := f.underWay.Load(); n != 0 {
		t.Errorf("%d are counted", n)
	}
}

// From one place only so many are under way: the one that was left longest makes
// room, and none that somebody may still be at. Who begins elsewhere has nothing
// to do with it, and what is finished does not count.
func TestJournalsFromOnePlaceAreBounded(t *testing.T) { each(t, testJournalsFromOnePlaceAreBounded) }

func testJournalsFromOnePlaceAreBounded(t *testing.T, dir string) {
	const most = 4
	now := time.Now()
	f, err := Open(dir, Options{Store: storeAt(t, dir), SpareDir: t.TempDir(), OpenFrom: most, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	who := 0
	begin := func(from string) (Journal, error) {
		who++
		j := journalOf(sample(fmt.Sprint("hv-", who)))
		j.ID, j.From = NewID(), from
		return j, f.Begin(j)
	}
	var all []Journal
	for range most {
		j, err := begin("192.0.2.7/32")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, j)
	}
	if _, err := begin("192.0.2.7/32"); !errors.Is(err, errManyOpen) {
		t.Errorf("one more: %v", err)
	}
	for _, from := range []string{"192.0.2.8/32", ""} {
		if _, err := begin(from); err != nil {
			t.Errorf("from %q: %v", from, err)
		}
	}
	if err := f.Discard(all[1].Learner, all[1].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := begin("192.0.2.7/32"); err != nil {
		t.Errorf("one more, after another has ended: %v", err)
	}
	left := journalFile(all[2].Learner, all[2].ID)
	touch(t, dir, left, now.Add(-2*time.Hour))
	if _, err := begin("192.0.2.7/32"); err != nil {
		t.Errorf("one more, when one was left: %v", err)
	}
	if stands(t, dir, left) {
		t.Error("that one is still there")
	}
	if _, err := f.Expire(now.Add(time.Hour)); err != nil || len(f.begun.from) > 0 {
		t.Errorf("%v; after all have ended %d places are remembered", err, len(f.begun.from))
	}
}

// What a start costs does not depend on how many others are under way, nor
// finding a receipt on how many attempts there are.
func BenchmarkStart(b *testing.B) {
	for _, many := range []int{0, 10_000, 100_000} {
		b.Run(fmt.Sprint(many), func(b *testing.B) {
			f, err := Open(b.TempDir(), Options{SpareDir: b.TempDir()})
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			line, err := encode(journalHead{Version, "journal", journalOf(long("hv-x"))})
			if err != nil {
				b.Fatal(err)
			}
			for n := range many {
				path := journalPath(f, fmt.Sprint("hv-", n), NewID())
				if os.MkdirAll(filepath.Dir(path), 0o700) != nil || os.WriteFile(path, line, 0o600) != nil {
					b.Fatal("writing journals")
				}
			}
			b.ResetTimer()
			for n := 0; b.Loop(); n++ {
				learner := fmt.Sprint("hv-new-", n)
				j := journalOf(long(learner))
				j.ID = NewID()
				if open, err := f.Pending(learner); open != nil || err != nil {
					b.Fatal(open, err)
				}
				if _, err := f.Attempts(context.Background(), learner); err != nil {
					b.Fatal(err)
				}
				if err := f.Begin(j); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReceipt(b *testing.B) {
	for _, many := range []int{100, 20_000, 200_000} {
		b.Run(fmt.Sprint(many), func(b *testing.B) {
			f, err := Open(b.TempDir(), Options{SpareDir: b.TempDir()})
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			lines := make([]line, many)
			var last Attempt
			for i := range lines {
				a := long(fmt.Sprint("hv-", i))
				a.ID = ""
				last = a.normal()
				if lines[i].body, err = body(last); err != nil {
					b.Fatal(err)
				}
			}
			if err := f.write(context.Background(), lines); err != nil {
				b.Fatal(err)
			}
			receipt := Receipt(last)
			// What was written is read once; a server does so when it starts.
			if _, ok, err := f.Recorded(context.Background(), receipt); !ok || err != nil {
				b.Fatal(ok, err)
			}
			for b.Loop() {
				if _, ok, err := f.Recorded(context.Background(), receipt); !ok || err != nil {
					b.Fatal(ok, err)
				}
			}
		})
	}
}

// What one answer costs: a line in the journal, synced, and a look at who has the
// attempt.
func BenchmarkAnswer(b *testing.B) {
	f, err := Open(b.TempDir(), Options{SpareDir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var j Journal
	for n := 0; b.Loop(); n++ {
		if n%10 == 0 {
			if n > 0 {
				if err := f.Discard(j.Learner, j.ID); err != nil {
					b.Fatal(err)
				}
			}
			j = journalOf(long("hv-1"))
			j.ID = NewID()
			if err := f.Begin(j); err != nil {
				b.Fatal(err)
			}
		}
		if err := f.Record(j, n%10, []string{"b"}, 12.1, day); err != nil {
			b.Fatal(err)
		}
	}
}
