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
func Verify(ctx context.Context, out io.Writer, in io.Reader, files []string, at Place, noted string, w *locale.Words) error {
	breaks := 0
	if len(files) == 0 {
		var err error
		if breaks, err = verifyKept(ctx, out, at, noted, w); err != nil {
			return err
		}
	}
	for _, name := range files {
		n, err := verifyFile(out, in, name, noted, &w.Upkeep)
		if err != nil {
			return err
		}
		breaks += n
	}
	if breaks > 0 {
		return locale.Said(ErrBroken, w.Upkeep.Unsound, breaks)
	}
	_, err := fmt.Fprintln(out, w.Upkeep.Sound)
	return err
}

// verifyKept verifies the files of a record, and its seal.
func verifyKept(ctx context.Context, out io.Writer, at Place, noted string, w *locale.Words) (breaks int, err error) {
	s, err := at.store(w)
	if err != nil {
		return 0, err
	}
	files, err := record.Files(ctx, s)
	if err != nil {
		return 0, err
	}
	after := ""
	for _, name := range files {
		f, err := s.Open(ctx, name)
		if err != nil {
			return 0, err
		}
		n, head, err := verify(out, store.Reader(f), s.Where(name), noted, after, &w.Upkeep)
		f.Close()
		if err != nil {
			return 0, err
		}
		breaks, after = breaks+n, head
	}
	text, short := Seal(ctx, s, &w.Upkeep)
	if short {
		breaks++
	}
	_, err = fmt.Fprintln(out, text)
	return breaks, err
}

// verifyFile verifies one file; "-" is in.
func verifyFile(out io.Writer, in io.Reader, name, noted string, w *locale.Upkeep) (breaks int, err error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		in = f
	}
	breaks, _, err = verify(out, in, name, noted, "", w)
	return breaks, err
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
func Repair(ctx context.Context, out io.Writer, at Place, w *locale.Words) error {
	return with(ctx, at, w, func(ctx context.Context, f *record.Folder) error {
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
