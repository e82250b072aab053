package briefing

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/record/store"
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
	store  store.Store
	shared store.Shared // nil: no other server writes to it
	name   string
	bytes  int64  // its length, as far as it is known here
	doubt  []byte // what was written last, where it may be there or not
}

// slowest is how long the file may take to be read or written.
const slowest = 10 * time.Second

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

// createFile makes a new briefing's file, with its first event.
func createFile(ctx context.Context, to store.Store, name string, first Event) (*file, error) {
	text, err := lines([]Event{first})
	if err != nil {
		return nil, err
	}
	return &file{store: to, name: name, bytes: int64(len(text))}, to.Create(ctx, name, text)
}

// lines are events as they are written.
func lines(events []Event) ([]byte, error) {
	var buf bytes.Buffer
	encode := json.NewEncoder(&buf)
	encode.SetEscapeHTML(false)
	for i := range events {
		if err := encode.Encode(&events[i]); err != nil {
			return nil, err
		}
	}
	return buf.Bytes(), nil
}

// append writes events at once; they are safe when it returns. After an error
// they may be in the file or not: in a folder ones with the same numbers replace
// them, and where others write too the file is to be read on. store.ErrMoved says
// that they are not, as there is more in the file than is known here.
func (f *file) append(events []Event) error {
	text, err := lines(events)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), slowest)
	defer cancel()
	var info store.Info
	if f.shared == nil {
		info, err = f.store.Append(ctx, f.name, text)
	} else if info, err = f.shared.AppendAt(ctx, f.name, f.bytes, text); err != nil && !errors.Is(err, store.ErrMoved) {
		f.doubt = text
	}
	if err != nil {
		return err
	}
	f.bytes = info.Size
	return nil
}

// errForeign says that a file does not begin with what was read of it.
var errForeign = errors.New("the briefing's file is another")

// more reads the events that have been written by others, and by this server where
// that was in doubt; wrote says that it was.
func (f *file) more() (events []Event, wrote bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), slowest)
	defer cancel()
	from, err := f.store.Open(ctx, f.name)
	if err != nil {
		return nil, false, err
	}
	defer from.Close()
	if from.Info().Size < f.bytes {
		return nil, false, errForeign
	}
	text := make([]byte, from.Info().Size-f.bytes)
	if n, err := from.ReadAt(text, f.bytes); n < len(text) {
		return nil, false, err
	}
	_, err = eachEvent(bytes.NewReader(text), func(_ int, e *Event) error {
		events = append(events, *e)
		return nil
	})
	if err != nil {
		return nil, false, err
	}
	wrote = f.doubt != nil && bytes.HasPrefix(text, f.doubt)
	f.bytes, f.doubt = f.bytes+int64(len(text)), nil
	return events, wrote, nil
}

// keepTail copies what stands after the last newline, which a crash left
// unfinished, to the quarantine.
func (f *file) keepTail(ctx context.Context) error {
	from, err := f.store.Open(ctx, f.name)
	if err != nil {
		return err
	}
	defer from.Close()
	start := max(0, f.bytes-maxLine)
	tail, err := io.ReadAll(io.NewSectionReader(from, start, f.bytes-start))
	if err != nil {
		return err
	}
	if tail = tail[bytes.LastIndexByte(tail, '\n')+1:]; len(tail) == 0 {
		return nil
	}
	id := strings.TrimSuffix(path.Base(f.name), extension)
	return f.store.Create(ctx, "quarantine/briefing-"+id+"-"+uuid.NewString()[:8], tail)
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
