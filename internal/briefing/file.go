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

// A file is a briefing's own: a line of JSON for each event, only ever
// appended to.
type file struct {
	*os.File
	torn bool // the last line may have no newline
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
	if _, err := f.Write(buf.Bytes()); err != nil {
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
	tail, err := tornTail(f)
	if err == nil && len(tail) > 0 {
		err = keepTail(quarantine, filepath.Base(path), tail)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &file{File: f, torn: len(tail) > 0}, nil
}

// tornTail reads what stands after the last newline.
func tornTail(f *os.File) ([]byte, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	from := max(0, info.Size()-maxLine)
	tail, err := io.ReadAll(io.NewSectionReader(f, from, info.Size()-from))
	return tail[bytes.LastIndexByte(tail, '\n')+1:], err
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
// that can't be is an error that names it.
func Read(r io.Reader) (now State, skipped int, err error) {
	events, skipped, err := readEvents(r)
	if err != nil {
		return State{}, skipped, err
	}
	for _, e := range events {
		now = now.after(e)
	}
	return now, skipped, nil
}

var errEmpty = errors.New("the file holds no whole event")

func readEvents(r io.Reader) (events []Event, skipped int, err error) {
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
			return nil, skipped, fmt.Errorf("line %d: %w", n, err)
		}
		if err := fits(events, &e); err != nil {
			return nil, skipped, fmt.Errorf("line %d: %w", n, err)
		}
		// What could not be synced was never told to anybody; the same numbers
		// were given again.
		events = append(events[:e.Number-1], e)
	}
	if err := lines.Err(); err != nil {
		return nil, skipped, err
	}
	if len(events) == 0 {
		return nil, skipped, errEmpty
	}
	return events, skipped, nil
}

// fits says why an event can't follow those before it.
func fits(before []Event, e *Event) error {
	first := e.Number == 1
	switch {
	case e.Number == 0 || e.Number > uint64(len(before))+1:
		return fmt.Errorf("event %d follows event %d: lines are missing", e.Number, len(before))
	case first != (e.Type == opened), first && (e.Opening == nil || e.Opening.Plan == nil):
		return errors.New("the first event, and no other, opens the briefing")
	case first && e.Opening.V > formatVersion:
		return fmt.Errorf("written by a newer version of this program (format %d, this one reads %d)", e.Opening.V, formatVersion)
	}
	return nil
}
