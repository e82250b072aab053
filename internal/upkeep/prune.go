package upkeep

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
)

var ageForm = regexp.MustCompile(`^([1-9][0-9]{0,3})([dmy])$`)

// Before is the moment that lies an age back from now: "24m" is months, "2y"
// years, "730d" days. It is false if that is no age.
func Before(age string, now time.Time) (time.Time, bool) {
	m := ageForm.FindStringSubmatch(age)
	if m == nil {
		return time.Time{}, false
	}
	n, _ := strconv.Atoi(m[1]) // at most four digits
	switch m[2] {
	case "d":
		return now.AddDate(0, 0, -n), true
	case "m":
		return now.AddDate(0, -n, 0), true
	}
	return now.AddDate(-n, 0, 0), true
}

// Prune removes the personal data that nobody touched since before; with dry
// it only says what it would remove.
func Prune(ctx context.Context, out io.Writer, at Place, before time.Time, dry bool, w *locale.Words) error {
	open := with
	if dry {
		open = reading
	}
	return open(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
		p, err := f.Prune(ctx, before, dry)
		if err != nil {
			return err
		}
		learnt, err := progress.NewStore(f.Store()).Prune(before, dry)
		if err != nil {
			return err
		}
		said := w.Upkeep.Pruned
		if dry {
			said = w.Upkeep.WouldBe
		}
		fmt.Fprintf(out, said+"\n", before.Format("02/01/2006"), p.People, p.Journals, p.Quarantine, p.Leftovers)
		if learnt > 0 {
			fmt.Fprintf(out, w.Round.Pruned+"\n", learnt)
		}
		_, err = fmt.Fprintln(out, w.Upkeep.PruneKept)
		return err
	})
}
