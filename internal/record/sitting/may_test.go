package sitting_test

import (
	"errors"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

// So many attempts a day, a rest after one that was not passed, and what the
// house says: whoever may not begin hears why, others are let in.
func TestMayBegin(t *testing.T) {
	now := time.Date(2026, 11, 28, 16, 30, 0, 0, time.UTC) // 23:30 in Vietnam
	folder, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	closed := errors.New("closed")
	desk := sitting.Desk{Log: folder, Folder: folder, Daily: 3}
	an := record.Person{Learner: folder.LearnerID("An", "IOIT", ""), Name: "An", Unit: "IOIT"}
	binh := record.Person{Learner: folder.LearnerID("Bình", "IOIT", ""), Name: "Bình", Unit: "IOIT"}
	take := func(passed bool) {
		if _, err := folder.Append(t.Context(), record.Attempt{Learner: an.Learner, Mode: record.Self, Passed: passed, StartedAt: record.At(now), EndedAt: record.At(now)}); err != nil {
			t.Fatal(err)
		}
	}
	ask := func(what string, p record.Person, rules deck.Rules, want error) {
		t.Helper()
		got := desk.MayBegin(t.Context(), p, rules, now)
		w := locale.For(locale.En)
		if got == nil || want == nil {
			if got != want {
				t.Errorf("%s: %v, want %v", what, got, want)
			}
		} else if w.Tell(got) != w.Tell(want) {
			t.Errorf("%s: %q, want %q", what, w.Tell(got), w.Tell(want))
		}
	}
	twice, rest := deck.Rules{Attempts: 2}, deck.Rules{Wait: 10 * time.Minute}
	ask("nothing taken", an, twice, nil)
	take(false)
	ask("one of two", an, twice, nil)
	ask("before the rest is over", an, rest, locale.Errorf(locale.QuizWait, "23:40 28/11/2026"))
	ask("somebody else", binh, rest, nil)
	if err := folder.Begin(record.Journal{ID: record.NewID(), Learner: an.Learner, StartedAt: now}); err != nil {
		t.Fatal(err)
	}
	ask("one taken, one under way", an, twice, locale.Errorf(locale.QuizDaily, 2))
	take(true)
	ask("passed: no rest", an, rest, locale.Errorf(locale.QuizDaily, 3)) // but the house's own limit
	desk.May = func() error { return closed }
	ask("the house is closed to strangers", binh, rest, closed)
	desk.Called = "Bình"
	ask("not to who is vouched for", binh, rest, nil)
	now = now.Add(time.Hour) // past midnight in Vietnam
	desk.May = nil
	ask("the next day", an, twice, nil)
}
