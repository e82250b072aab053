package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
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
	for _, c := range t.Corrections {
		if c.Covers(a) {
			return true
		}
	}
	return false
}

// Read gives every attempt in a record to fn, in the order of the lines. It
// reads in bounded memory, skips and counts what it cannot use, and stops at
// the first error from fn or r. An attempt that stands there twice (see
// Folder.Recover) is given twice, with the same ID.
func Read(r io.Reader, fn func(line int, a Attempt) error) (Tally, error) {
	return read(r, nil, fn)
}

// read is Read of the attempts whose id and learner match (all, if match is
// nil); all are counted.
func read(r io.Reader, match func(id, learner []byte) bool, fn func(line int, a Attempt) error) (Tally, error) {
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
		if !tooLong && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if match != nil {
			if id, learner, _, ok := glance(line); ok && !match(id, learner) {
				t.Attempts++
				continue
			}
		}
		var a Attempt
		if err := json.Unmarshal(line, &a); err != nil || a.V != Version || a.Type != "attempt" {
			t.other(line)
			continue
		}
		t.Attempts++
		if err := fn(in.number, a); err != nil {
			return t, err
		}
	}
}

// other counts a line that is no attempt of this version.
func (t *Tally) other(line []byte) {
	var kind struct {
		V    int    `json:"v"`
		Type string `json:"type"`
	}
	var c Correction
	switch err := json.Unmarshal(line, &kind); {
	case err != nil:
		t.Torn++
	case kind.V > Version:
		t.Newer++
	case kind.V == Version && (kind.Type == Void || kind.Type == Erase) && json.Unmarshal(line, &c) == nil:
		t.Corrections = append(t.Corrections, c)
	default:
		t.Unknown++
	}
}
