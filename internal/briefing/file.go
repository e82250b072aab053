package briefing

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"training.vast.vn/vneid-training/internal/disk"
)

// formatVersion is that of the files written, and the newest that is read.
const formatVersion = 1

// maxLine is the length of the longest line that is read, in bytes.
const maxLine = 1 << 20

// fileBytes is how long a briefing's file grows by what those who are in the room
// say and answer, 100,000 answers or so. Who comes and goes may add as much
// again, and trainers lead on in any case.
const fileBytes = 16 << 20

// A file is a briefing's own: a line of JSON for each event, only ever
// appended to.
type file struct {
	*os.File
	torn  bool  // the last line may have no newline
	bytes int64 // its length
}

// takes says why an action is too much for the file.
func (f *file) takes(a Action) error {
	switch a.(type) {
	case Answer, Hand, Say, Pace:
		if f.bytes < fileBytes {
			return nil
		}
	case Join:
		if f.bytes < 2*fileBytes {
			return nil
		}
	default:
		return nil
	}
	return ErrLong
}

// createFile makes a new briefing's file; it is there to stay.
func createFile(path string) (*file, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	if err := disk.SyncFolder(filepath.Dir(path)); err != nil {
		f.Close()
		return nil, err
	}
	return &file{File: f}, nil
}

// append writes events with one Write and syncs them. After an error the
// events may be in the file or not: ones with the same numbers replace them.
func (f *file) append(events []Event) error {
	var buf bytes.Buffer
	if f.torn {
		buf.WriteByte('\n')
	}
	encode := json.NewEncoder(&buf)
	encode.SetEscapeHTML(false)
	for i := range events {
		if err := encode.Encode(&events[i]); err != nil {
			return err
		}
	}
	f.torn = true
	n, err := f.Write(buf.Bytes())
	f.bytes += int64(n)
	if err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	f.torn = false
	return nil
}

// reopenFile opens a briefing's file to go on with it. A last line that a
// crash left unfinished is copied to quarantine and a new line begun.
func reopenFile(path, quarantine string) (*file, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	tail, size, err := tornTail(f)
	if err == nil && len(tail) > 0 {
		err = keepTail(quarantine, filepath.Base(path), tail)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &file{File: f, torn: len(tail) > 0, bytes: size}, nil
}

// tornTail reads what stands after the last newline, and says how long the file
// is.
func tornTail(f *os.File) (tail []byte, size int64, err error) {
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	size = info.Size()
	from := max(0, size-maxLine)
	tail, err = io.ReadAll(io.NewSectionReader(f, from, size-from))
	return tail[bytes.LastIndexByte(tail, '\n')+1:], size, err
}

func keepTail(quarantine, name string, tail []byte) error {
	if err := os.MkdirAll(quarantine, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(quarantine, "briefing-"+strings.TrimSuffix(name, extension)+"-*")
	if err != nil {
		return err
	}
	_, err = f.Write(tail)
	return errors.Join(err, f.Sync(), f.Close())
}

// Read reads the events of a briefing's file and returns the state that they
// lead to. Lines that are not whole are left out and counted; any other line
// that can't be is an error that names it. It takes no more memory than the
// state and a line do: the file is read twice, first to know which lines count.
func Read(r io.ReadSeeker) (now State, skipped int, err error) {
	var again []rewind
	last := uint64(0)
	skipped, err = eachEvent(r, func(line int, e *Event) error {
		if err := follows(last, e); err != nil {
			return err
		}
		if e.Number <= last {
			again = append(again, rewind{line, e.Number})
		}
		last = e.Number
		return nil
	})
	if err == nil && last == 0 {
		err = errEmpty
	}
	if err != nil {
		return State{}, skipped, err
	}
	for i := len(again) - 2; i >= 0; i-- {
		again[i].to = min(again[i].to, again[i+1].to)
	}
	_, err = eachEvent(r, func(line int, e *Event) error {
		for len(again) > 0 && again[0].line <= line {
			again = again[1:]
		}
		if len(again) == 0 || e.Number < again[0].to {
			now = now.after(*e)
		}
		return nil
	})
	now.own = 0
	return now, skipped, err
}

// A rewind is a line from which on numbers are given again: what could not be
// synced was never told to anybody, and the line, and those after it, replace it.
type rewind struct {
	line int
	to   uint64 // the first number that is given again, in this line or a later one
}

var errEmpty = errors.New("the file holds no whole event")

// eachEvent reads a file from its beginning and gives each event to what is
// given, with the number of its line, from 1.
func eachEvent(r io.ReadSeeker, take func(line int, e *Event) error) (skipped int, err error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		if !json.Valid(line) {
			skipped++
			continue
		}
		var e Event
		if err := json.Unmarshal(line, &e); err != nil {
			return skipped, fmt.Errorf("line %d: %w", n, err)
		}
		if err := take(n, &e); err != nil {
			return skipped, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return skipped, lines.Err()
}

// follows says why an event can't follow the one with the number last.
func follows(last uint64, e *Event) error {
	first := e.Number == 1
	switch {
	case e.Number == 0 || e.Number > last+1:
		return fmt.Errorf("event %d follows event %d: lines are missing", e.Number, last)
	case first != (e.Type == opened), first && (e.Opening == nil || e.Opening.Plan == nil):
		return errors.New("the first event, and no other, opens the briefing")
	case first && e.Opening.V > formatVersion:
		return fmt.Errorf("written by a newer version of this program (format %d, this one reads %d)", e.Opening.V, formatVersion)
	}
	return nil
}
