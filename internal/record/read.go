package record

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// A Tally says what Read met.
type Tally struct {
	Lines       int          // all lines, blank ones too
	Attempts    int          // given to the caller
	Torn        int          // skipped: not JSON, cut off, or longer than MaxLine
	Unknown     int          // skipped: JSON, but no line that this version knows
	Newer       int          // refused: written by a newer version of this program
	Corrections []Correction // in the order read; the caller applies them
}

// Skipped counts the lines that should have been attempts or corrections for
// all we know, and were not read.
func (t Tally) Skipped() int { return t.Torn + t.Unknown + t.Newer }

// Withdrawn says whether a correction takes a back.
func (t Tally) Withdrawn(a Attempt) bool {
	a = t.Owned(a)
	for _, c := range t.Corrections {
		if c.Covers(a) {
			return true
		}
	}
	return false
}

// Waits says whether a was answered faster than anybody reads, and no organiser
// has accepted it: it does not count yet.
func (t Tally) Waits(a Attempt) bool {
	return a.Hasty && !slices.ContainsFunc(t.Corrections, func(c Correction) bool { return c.Type == Accepted && c.Attempt == a.ID })
}

// Read gives every attempt in a record to fn, in the order of the lines. It
// reads in bounded memory, skips and counts what it cannot use, and stops at
// the first error from fn or r. An attempt that stands there twice (see
// Folder.Recover) is given twice, with the same ID.
func Read(r io.Reader, fn func(line int, a Attempt) error) (Tally, error) {
	return read(r, func(*Head) bool { return true }, fn)
}

// read is Read of the attempts that match; all are counted.
func read(r io.Reader, match func(*Head) bool, fn func(line int, a Attempt) error) (Tally, error) {
	var t Tally
	in := newLines(r)
	for {
		line, _, tooLong, err := in.next()
		if err == io.EOF {
			return t, nil
		}
		if err != nil {
			return t, fmt.Errorf("reading the record: line %d: %w", in.number+1, err)
		}
		t.Lines = in.number
		g := look(line, tooLong)
		if g.Kind == AttemptLine && match(&g.Head) {
			var a Attempt
			if err := json.Unmarshal(line, &a); err == nil {
				t.Attempts++
				if err := fn(in.number, a); err != nil {
					return t, err
				}
				continue
			}
			// It only looked like one.
			if g.decode(line); g.Kind == AttemptLine {
				g.Kind = UnknownLine
			}
		}
		switch g.Kind {
		case AttemptLine:
			t.Attempts++
		case CorrectionLine:
			t.Corrections = append(t.Corrections, g.Correction)
		case TornLine:
			t.Torn++
		case UnknownLine:
			t.Unknown++
		case NewerLine:
			t.Newer++
		}
	}
}
