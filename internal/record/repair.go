package record

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A Repair is what [Folder.Repair] did, or found that it must not do.
type Repair struct {
	Recovered  int      // attempts moved in from the spare place
	Moved      []int    // numbers that torn lines had; they stand in Quarantine now, and no longer in the record
	Left       []int    // numbers, in the record as it is now, of lines that do not parse and were left: a crash cannot have made them
	Ended      bool     // the last line lacked only its newline, and has it now
	Quarantine []string // the files that hold what was moved
	Chain      Chain    // the record as it is now
}

// Repair brings attempts in from the spare place and takes out of the record
// what a crash left torn: under the lock it copies each torn line to
// quarantine/, writes the record anew without it, checks that the new file has
// the same chain, and puts it in the place of the old one. Lines with a hash
// are carried over byte by byte, so nothing that was acknowledged changes. A
// record without torn lines is not touched.
//
// A line that does not parse is torn by a crash only if the line after it
// follows, by "previous", the line before it, or if it is the last one and has
// no newline. Any other was a whole line once: it is evidence, and is left
// where it is, as is a line whose hash is wrong.
func (f *Folder) Repair(ctx context.Context) (Repair, error) {
	var done Repair
	var err error
	if done.Recovered, err = f.Recover(ctx); err != nil {
		return done, err
	}
	err = f.locked(ctx, func(s store.Store) error {
		if err := f.record.look(ctx, s); err != nil {
			return err
		}
		return f.record.repair(ctx, s, &done)
	})
	if err != nil {
		return done, f.wrap(File, locale.OpRepair, err)
	}
	return done, nil
}

// A span is a line that does not parse.
type span struct {
	line     int
	from, to int64 // to is behind its newline
	ended    bool
}

func (r *record) repair(ctx context.Context, st store.Store, done *Repair) error {
	f, err := st.Open(ctx, File)
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := takeSurvey(f)
	if err != nil {
		return err
	}
	done.Chain = s.chain
	for _, t := range s.torn {
		done.Moved = append(done.Moved, t.line)
	}
	done.Ended = s.unended
	if len(s.torn) > 0 || s.unended {
		for _, t := range s.torn {
			to := t.to
			if t.ended {
				to--
			}
			path, err := r.quarantine(ctx, st, f, t.from, to)
			if err != nil {
				return err
			}
			done.Quarantine = append(done.Quarantine, path)
		}
		r.info = store.Info{}
		err = st.Replace(ctx, File, func(w io.Writer) error {
			done.Chain, err = s.rewrite(f, w)
			return err
		})
		if err != nil {
			return err
		}
	}
	moved := 0
	for _, l := range s.left {
		for moved < len(s.torn) && s.torn[moved].line < l {
			moved++
		}
		done.Left = append(done.Left, l-moved)
	}
	return nil
}

// A survey tells the torn lines from the damaged ones.
type survey struct {
	chain   Chain
	torn    []span
	left    []int
	unended bool // the last line is whole but for its newline
}

func takeSurvey(f store.File) (s survey, err error) {
	if s.chain, err = Verify(store.Reader(f)); err != nil {
		return s, err
	}
	in := newLines(store.Reader(f))
	var open []span // not decided yet
	head := ""
	for {
		from := in.offset
		line, ended, tooLong, err := in.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s, fmt.Errorf("line %d: %w", in.number+1, err)
		}
		g := LookAt(line, tooLong)
		switch g.Kind {
		case BlankLine:
			continue
		case TornLine:
			open = append(open, span{in.number, from, in.offset, ended})
			continue
		}
		s.unended = !ended
		if g.Sealed {
			s.decide(open, g.Previous == head)
			open, head = nil, g.Hash
		}
	}
	if n := len(open); n > 0 && !open[n-1].ended {
		s.decide(open[:n-1], false)
		s.torn = append(s.torn, open[n-1])
	} else {
		s.decide(open, false)
	}
	return s, nil
}

func (s *survey) decide(open []span, torn bool) {
	for _, o := range open {
		if torn {
			s.torn = append(s.torn, o)
		} else {
			s.left = append(s.left, o.line)
		}
	}
}

// rewrite writes the record f without the torn lines to w, and returns the chain
// of what it wrote.
func (s *survey) rewrite(f store.File, w io.Writer) (Chain, error) {
	var kept []io.Reader
	from := int64(0)
	for _, t := range s.torn {
		kept = append(kept, io.NewSectionReader(f, from, t.from-from))
		from = t.to
	}
	kept = append(kept, io.NewSectionReader(f, from, f.Info().Size-from))
	if s.unended {
		kept = append(kept, strings.NewReader("\n"))
	}
	now, err := Verify(io.TeeReader(io.MultiReader(kept...), w))
	if err != nil {
		return Chain{}, err
	}
	if now.Sealed != s.chain.Sealed || now.Head != s.chain.Head || len(now.Breaks) != len(s.chain.Breaks) {
		return Chain{}, errors.New("the copy does not have the same chain of lines; the record is left as it was")
	}
	return now, nil
}
