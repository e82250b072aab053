package record

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
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
	err = f.locked(ctx, func() error {
		if err := f.record.look(); err != nil {
			return err
		}
		return f.record.repair(&done)
	})
	if err != nil {
		return done, folderError(f.record.path, locale.OpRepair, err)
	}
	return done, nil
}

// A span is a line that does not parse.
type span struct {
	line     int
	from, to int64 // to is behind its newline
	ended    bool
}

func (r *record) repair(done *Repair) error {
	s, err := r.survey()
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
			path, err := r.quarantineCopy(t.from, to)
			if err != nil {
				return err
			}
			done.Quarantine = append(done.Quarantine, path)
		}
		if done.Chain, err = r.rewrite(s); err != nil {
			return err
		}
		r.end = -1
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
	size    int64
	torn    []span
	left    []int
	unended bool // the last line is whole but for its newline
}

func (r *record) survey() (survey, error) {
	var s survey
	info, err := r.file.Stat()
	if err != nil {
		return s, err
	}
	s.size = info.Size()
	if s.chain, err = Verify(io.NewSectionReader(r.file, 0, s.size)); err != nil {
		return s, err
	}
	in := newLines(io.NewSectionReader(r.file, 0, s.size))
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

// rewrite puts a record without the torn lines in the place of this one.
func (r *record) rewrite(s survey) (chain Chain, err error) {
	err = disk.ReplaceBy(r.path, 0o600, func(tmp *os.File) error {
		chain, err = r.fill(tmp, s)
		return err
	})
	return chain, err
}

func (r *record) fill(tmp *os.File, s survey) (Chain, error) {
	w := bufio.NewWriterSize(tmp, 1<<20)
	from := int64(0)
	for _, t := range append(s.torn, span{from: s.size, to: s.size}) {
		if _, err := io.Copy(w, io.NewSectionReader(r.file, from, t.from-from)); err != nil {
			return Chain{}, err
		}
		from = t.to
	}
	if s.unended {
		w.WriteByte('\n') // an error stays until Flush
	}
	if err := w.Flush(); err != nil {
		return Chain{}, err
	}
	if _, err := tmp.Seek(0, io.SeekStart); err != nil {
		return Chain{}, err
	}
	now, err := Verify(tmp)
	if err != nil {
		return Chain{}, err
	}
	if now.Sealed != s.chain.Sealed || now.Head != s.chain.Head || len(now.Breaks) != len(s.chain.Breaks) {
		return Chain{}, errors.New("the copy does not have the same chain of lines; the record is left as it was")
	}
	return now, nil
}
