package record_test

import (
	"slices"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/record"
)

// A learner's history has theirs only, the newest first, as corrections have
// left it.
func TestHistory(t *testing.T) {
	f, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	at := time.Date(2026, 11, 28, 2, 0, 0, 0, time.UTC)
	one := func(learner, mode string, passed, hasty bool) string {
		at = at.Add(time.Hour)
		a, err := f.Append(t.Context(), record.Attempt{
			ID: record.NewID(), Learner: learner, Mode: mode, How: record.Submitted, Passed: passed, Hasty: hasty,
			StartedAt: record.At(at), EndedAt: record.At(at), Score: record.Score{Correct: 8, Of: 10, Scaled: .8},
		})
		if err != nil {
			t.Fatal(err)
		}
		return a.ID
	}
	first := one("hv-an", record.Self, false, false)
	one("hv-binh", record.Self, true, false)
	gone := one("hv-an", record.Self, true, false)
	one("hv-an", record.Preview, true, false)
	hasty := one("hv-an", record.Self, true, true)
	if _, err := f.Correct(t.Context(), record.Correction{Type: record.Void, Attempt: gone, By: "to-chuc", Reason: "thử"}); err != nil {
		t.Fatal(err)
	}
	all, err := f.History(t.Context(), "hv-an")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range all {
		ids = append(ids, e.ID)
	}
	if want := []string{hasty, first}; !slices.Equal(ids, want) {
		t.Errorf("history is %v, want %v", ids, want)
	}
	if len(all) == 2 && (!all[0].Waits || all[1].Waits) {
		t.Errorf("who waits: %v, %v", all[0].Waits, all[1].Waits)
	}
	if n, _ := f.Attempts(t.Context(), "hv-an"); n != 3 {
		t.Errorf("%d attempts, want 3", n)
	}
	if none, err := f.History(t.Context(), "hv-none"); err != nil || len(none) > 0 {
		t.Errorf("of nobody: %v, %v", none, err)
	}
}
