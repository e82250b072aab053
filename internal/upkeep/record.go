package upkeep

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/store"
)

// ErrBroken is the cause when a record is not what was written.
var ErrBroken = locale.Errorf(locale.BrokenRecord)

// Verify walks the chain of hashes of each file (the record of the data folder
// dir if none is named; "-" is in) and writes which line was changed or is
// missing. Noted is a hash of a last line noted earlier, or "". The error is
// ErrBroken if a record is not what was written; torn lines alone are none, as
// a crash leaves them.
func Verify(ctx context.Context, out io.Writer, in io.Reader, files []string, dir, noted string, w *locale.Words) error {
	breaks, own := 0, len(files) == 0
	if own {
		var err error
		if dir, err = find(dir, w); err != nil {
			return err
		}
		s := store.Dir(dir)
		names, err := record.Files(ctx, s)
		if err != nil {
			return err
		}
		for _, name := range names {
			files = append(files, s.Where(name))
		}
	}
	after := ""
	for _, name := range files {
		n, head, err := verify(out, in, name, noted, after, &w.Upkeep)
		if err != nil {
			return err
		}
		if breaks += n; own {
			after = head
		}
	}
	if own {
		text, short := Seal(ctx, store.Dir(dir), &w.Upkeep)
		fmt.Fprintln(out, text)
		if short {
			breaks++
		}
	}
	if breaks > 0 {
		return locale.Said(ErrBroken, w.Upkeep.Unsound, breaks)
	}
	_, err := fmt.Fprintln(out, w.Upkeep.Sound)
	return err
}

// Seal compares a record with its seal, and says whether it is not what was
// sealed.
func Seal(ctx context.Context, st store.Store, w *locale.Upkeep) (text string, short bool) {
	s, err := record.CheckSeal(ctx, st)
	switch {
	case errors.Is(err, record.ErrNoSeal):
		return w.NoSeal, false
	case errors.Is(err, record.ErrForged):
		return w.SealForged, true
	case errors.Is(err, record.ErrShort):
		return fmt.Sprintf(w.SealShort, s.At.In(locale.Vietnam()).Format(time.DateTime), s.Lines), true
	case err != nil:
		return err.Error(), true
	}
	return fmt.Sprintf(w.SealHolds, s.Lines), false
}

func verify(out io.Writer, in io.Reader, name, noted, after string, w *locale.Upkeep) (breaks int, head string, err error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return 0, "", err
		}
		defer f.Close()
		in = f
	}
	c, err := record.VerifyAfter(in, noted, after)
	if err != nil {
		return 0, "", locale.Errorf(locale.About, name, err)
	}
	fmt.Fprintf(out, w.Chain+"\n", name, c.Lines, c.Sealed)
	if c.Head != "" {
		fmt.Fprintf(out, w.Head+"\n", c.Head)
	}
	words := map[string]string{record.Changed: w.Changed, record.Missing: w.Missing, record.Unsealed: w.Unsealed}
	torn := c.Torn
	tell := func(before int) {
		for len(torn) > 0 && torn[0] < before {
			fmt.Fprintf(out, "%s:%d: %s\n", name, torn[0], w.Torn)
			torn = torn[1:]
		}
	}
	for _, b := range c.Breaks {
		tell(b.Line)
		fmt.Fprintf(out, "%s:%d: %s\n", name, b.Line, words[b.Kind])
	}
	tell(c.Lines + 1)
	breaks = len(c.Breaks)
	switch {
	case noted != "" && c.Noted == 0:
		breaks++
		fmt.Fprintf(out, "%s: "+w.NotNoted+"\n", name, noted)
	case noted != "":
		fmt.Fprintf(out, "%s: "+w.Noted+"\n", name, noted, c.Noted)
	}
	if len(c.Torn) > 0 {
		fmt.Fprintf(out, w.TornHint+"\n", len(c.Torn))
	}
	return breaks, c.Head, nil
}

// Repair takes out of the record what a crash left torn, and says what it did.
// The error is ErrBroken if lines are left that only a backup can mend.
func Repair(ctx context.Context, out io.Writer, dir string, w *locale.Words) error {
	return with(ctx, dir, w, func(ctx context.Context, f *record.Folder) error {
		u := &w.Upkeep
		done, err := f.Repair(ctx)
		if err != nil {
			return err
		}
		if done.Recovered > 0 {
			fmt.Fprintf(out, u.Recovered+"\n", done.Recovered)
		}
		for i, line := range done.Moved {
			fmt.Fprintf(out, u.Moved+"\n", line, done.Quarantine[i])
		}
		if done.Ended {
			fmt.Fprintln(out, u.Ended)
		}
		for _, line := range done.Left {
			fmt.Fprintf(out, u.Left+"\n", line)
		}
		if n := len(done.Left) + len(done.Chain.Breaks); n > 0 {
			return locale.Said(ErrBroken, u.RepairLeft, n)
		}
		if done.Recovered+len(done.Moved) == 0 && !done.Ended {
			fmt.Fprintln(out, u.NothingTo)
		}
		fmt.Fprintln(out, u.Sound)
		return nil
	})
}
