package record

import (
	"context"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// Taken is what a learner has done lately.
type Taken struct {
	Today  int       // attempts of today by Vietnam's clock, finished or under way
	Failed time.Time // when the last one ended, if it was not passed; else zero
}

// Taken says what a learner has done lately.
func (f *Folder) Taken(ctx context.Context, learner string) (Taken, error) {
	var t Taken
	done, err := f.History(ctx, learner)
	if err != nil {
		return t, err
	}
	open, err := f.openOf(learner)
	if err != nil {
		return t, err
	}
	for _, e := range done {
		if f.today(e.StartedAt.Time) {
			t.Today++
		}
	}
	for _, j := range open {
		if f.today(j.StartedAt) {
			t.Today++
		}
	}
	if len(done) > 0 && !done[0].Passed {
		t.Failed = done[0].EndedAt.Time
	}
	return t, nil
}

// today says whether a moment is of today by Vietnam's clock.
func (f *Folder) today(t time.Time) bool {
	return t.In(locale.Vietnam()).Format(time.DateOnly) == f.opt.now().In(locale.Vietnam()).Format(time.DateOnly)
}
