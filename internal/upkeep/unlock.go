package upkeep

import (
	"context"
	"fmt"
	"io"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Unlock lets the quizzes under way of a person be opened by their codes again, which
// too many wrong ones have locked, and writes those codes: for the person, once it
// is known that it is them.
func Unlock(ctx context.Context, out io.Writer, at Place, who string, w *locale.Words) error {
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		u := &w.Upkeep
		p, err := one(ctx, f, who, u)
		if err != nil {
			return err
		}
		all, err := f.Reopen(ctx, p.Learner)
		if err == nil && len(all) == 0 {
			_, err = fmt.Fprintf(out, u.NoneLocked+"\n", p.Name)
		}
		for _, j := range all {
			fmt.Fprintf(out, u.Unlocked+"\n", len(j.Given)+1, len(j.Items), j.Code)
		}
		return err
	})
}
