package upkeep

import (
	"context"
	"fmt"
	"io"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Accept lets an attempt count that was answered faster than anybody reads.
func Accept(ctx context.Context, out io.Writer, at Place, receipt, reason, app string, w *locale.Words) error {
	u := &w.Upkeep
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		e, ok, err := f.Recorded(ctx, receipt)
		switch {
		case err != nil:
			return err
		case !ok:
			return fmt.Errorf(w.Certificate.Unknown, receipt)
		case !e.Waits:
			_, err := fmt.Fprintf(out, u.AcceptedBefore+"\n", record.Receipt(e.Attempt))
			return err
		}
		_, err = f.Correct(ctx, record.Correction{
			Type: record.Accepted, Attempt: e.ID, At: record.At(time.Now()), By: "command-line", Reason: reason, App: app,
		})
		if err == nil {
			_, err = fmt.Fprintf(out, u.Accepted+"\n", record.Receipt(e.Attempt))
		}
		return err
	})
}
