package record

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
)

// Append implements Log. It fills in an empty ID, the previous hash and the
// hash, writes the line, syncs it, and removes the journal of the same id.
// Goroutines that append at once share one Write and one sync.
//
// An attempt that is recorded already is not recorded again: the same once more
// is a success, another under its id is ErrElsewhere, as is one that another
// sitting than a.Sitting has taken over.
//
// Where that fails the attempt is kept in the spare place and the error is a
// *SpareError; where that fails too it is a *LostError, and the attempt is
// nowhere but in its journal. An attempt still waiting for its turn when ctx
// ends goes to the spare place.
func (f *Folder) Append(ctx context.Context, a Attempt) (Attempt, error) {
	a = a.normal()
	if !validID(a.ID) {
		return a, fmt.Errorf("recording an attempt: its id %q is no UUID", a.ID)
	}
	b, err := body(a)
	if err != nil {
		return a, err
	}
	lines := []line{{body: b, id: a.ID, journal: f.journalPath(a.Learner, a.ID), sitting: a.Sitting}}
	if err := f.write(ctx, lines); err != nil {
		return a, f.spare.keep(a, err)
	}
	if lines[0].err != nil {
		return a, lines[0].err
	}
	a.Previous, a.Hash = lines[0].previous, lines[0].hash
	_ = f.Discard(a.Learner, a.ID) // a journal that stays is removed at the next Open
	return a, nil
}

// Correct records a correction, as Append does an attempt, and returns it as
// recorded. It has no spare place: who corrects can try again.
func (f *Folder) Correct(ctx context.Context, c Correction) (Correction, error) {
	c.V, c.At, c.Previous, c.Hash = Version, At(c.At.Time), "", ""
	if c.ID == "" {
		c.ID = NewID()
	}
	ofAttempt, ofLearner := validID(c.Attempt) && c.Learner == "", c.Learner != "" && c.Attempt == ""
	switch {
	case (c.Type == Void || c.Type == Accepted) && ofAttempt, c.Type == Erase && ofLearner, c.Type == Renamed && ofLearner && c.Who != "":
	default:
		return c, fmt.Errorf("recording a correction: type %q needs an attempt (void, accept), a learner (erase), or a learner and a name (name)", c.Type)
	}
	b, err := body(c)
	if err != nil {
		return c, err
	}
	lines := []line{{body: b}}
	if err := f.write(ctx, lines); err != nil {
		return c, folderError(f.record.path, locale.OpWrite, err)
	}
	c.Previous, c.Hash = lines[0].previous, lines[0].hash
	return c, nil
}

// A line is what is to be written (up to "previous"), then its hashes.
type line struct {
	body           []byte
	previous, hash string

	id      string // of an attempt, which may stand there but once; "" for a correction
	journal string // where its journal is
	sitting string // that finished it; "": not known
	err     error  // why this line was not written
}

// A batch is what one caller wants written.
type batch struct {
	lines []line
	done  chan struct{}
	err   error // to be read once done is closed
}

// write appends the lines and returns once they are synced. Whoever gets the
// turn writes all that is queued then, for everybody.
func (f *Folder) write(ctx context.Context, lines []line) error {
	select {
	case <-f.scanned: // what stands there is known
	case <-ctx.Done():
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	b := &batch{lines: lines, done: make(chan struct{})}
	f.mu.Lock()
	f.queue = append(f.queue, b)
	f.mu.Unlock()
	select {
	case <-b.done:
		return b.err
	case f.turn <- struct{}{}:
		f.commit()
		<-f.turn
	case <-ctx.Done():
		if f.withdraw(b) {
			return ctx.Err()
		}
	}
	<-b.done
	return b.err
}

// withdraw takes b out of the queue; false: it is being written already.
func (f *Folder) withdraw(b *batch) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, q := range f.queue {
		if q == b {
			f.queue = append(f.queue[:i:i], f.queue[i+1:]...)
			return true
		}
	}
	return false
}

// commit writes the queue. The contexts of those who wait do not count here:
// one that ends must not fail the others.
func (f *Folder) commit() {
	f.mu.Lock()
	queue := f.queue
	f.queue = nil
	f.mu.Unlock()
	if len(queue) == 0 {
		return
	}
	err := f.flocked(context.Background(), func() error {
		if err := f.admit(queue); err != nil {
			return folderError(f.record.path, locale.OpRead, err)
		}
		if err := f.record.look(); err != nil {
			return err
		}
		before := f.record.hash
		lines, err := f.record.append(queue)
		if err == nil {
			_ = f.seal(before, lines, f.record.hash, f.opt.now())
		}
		return err
	})
	for _, b := range queue {
		b.err = err
		close(b.done)
	}
}

// admit marks what is not to be written: attempts that stand there, whoever
// wrote them, and those that another sitting has.
func (f *Folder) admit(queue []*batch) error {
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	if err := f.census.update(context.Background(), nil); err != nil {
		return err
	}
	now := map[string]bool{}
	for _, b := range queue {
		for i := range b.lines {
			l := &b.lines[i]
			if l.id == "" {
				continue
			}
			there, err := f.census.recorded(l.id)
			if err != nil {
				return err
			}
			switch {
			case now[l.id]:
				l.err = ErrElsewhere
			case there != nil && bytes.HasPrefix(there, l.body):
				l.hash, _ = statedHash(there)
				l.previous, _ = statedPrevious(there)
			case there != nil:
				l.err = ErrElsewhere
			case l.sitting != "":
				if j, err := readJournalAt(l.journal); err == nil && j.Sitting != l.sitting {
					l.err = ErrElsewhere
				}
			}
			now[l.id] = now[l.id] || l.err == nil
		}
	}
	return nil
}

// A record is results.jsonl and what is known of its end.
type record struct {
	path       string
	quarantine string
	now        func() time.Time
	closed     bool

	file *os.File
	end  int64  // the size when last looked at; -1: look again
	hash string // of the last line that has one, before end
	torn bool   // the last line has no newline
}

// append writes the batches after look with one Write, syncs them, and returns
// how many lines they are.
func (r *record) append(batches []*batch) (lines int, err error) {
	var buf []byte
	if r.torn {
		buf = append(buf, '\n')
	}
	hash := r.hash
	for _, b := range batches {
		for i := range b.lines {
			l := &b.lines[i]
			if l.err != nil || l.hash != "" {
				continue
			}
			l.previous = hash
			buf, hash = seal(buf, l.body, l.previous)
			l.hash = hash
			lines++
		}
	}
	end := r.end
	r.end = -1
	if _, err := r.file.Write(buf); err != nil {
		return 0, &FolderError{r.path, locale.OpWrite, err}
	}
	if err := r.file.Sync(); err != nil {
		return 0, &FolderError{r.path, locale.OpWrite, err}
	}
	r.end, r.hash, r.torn = end+int64(len(buf)), hash, false
	return lines, nil
}

// look brings end, hash and torn up to date: another process may have written,
// or been killed while it did.
func (r *record) look() error {
	if err := r.open(); err != nil {
		return err
	}
	info, err := r.file.Stat()
	if err != nil {
		return &FolderError{r.path, locale.OpRead, err}
	}
	if info.Size() == r.end {
		return nil
	}
	if err := r.readEnd(info.Size()); err != nil {
		r.end = -1
		return folderError(r.path, locale.OpRead, err)
	}
	r.end = info.Size()
	return nil
}

// open opens the file, and opens it again where another one has taken its
// place (someone put the record away or brought back a copy).
func (r *record) open() error {
	if r.closed {
		return &FolderError{r.path, locale.OpWrite, os.ErrClosed}
	}
	there, err := os.Stat(r.path)
	if r.file != nil && err == nil {
		if mine, err := r.file.Stat(); err == nil && os.SameFile(there, mine) {
			return nil
		}
	}
	f, err := create(r.path)
	if err != nil {
		return &FolderError{r.path, locale.OpOpen, err}
	}
	if r.file != nil {
		r.file.Close()
	}
	r.file, r.end = f, -1
	return nil
}

// create opens the file for appending and reading; a new one is there to stay.
func create(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := disk.SyncFolder(filepath.Dir(path)); err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func (r *record) close() error {
	r.closed = true
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}

// readEnd reads lines backwards up to the last one with a hash. The last line,
// where it is not whole, is copied to quarantine.
func (r *record) readEnd(size int64) error {
	r.hash, r.torn = "", false
	if before := Files(filepath.Dir(r.path)); size == 0 && len(before) > 1 {
		hash, err := lastHash(before[len(before)-2])
		r.hash = hash // a file that was put away goes on in this one
		return err
	}
	for end, last := size, true; end > 0; {
		stop := end
		ended := r.endsLine(end)
		if ended {
			stop--
		} else {
			r.torn = true
		}
		start, err := lineBefore(r.file, stop)
		if err != nil {
			return err
		}
		var line []byte
		tooLong := stop-start >= MaxLine
		if !tooLong {
			line = make([]byte, stop-start)
			if _, err := r.file.ReadAt(line, start); err != nil {
				return err
			}
		}
		g := LookAt(afterZeros(line), tooLong)
		whole := g.Kind != TornLine && (ended || !g.Changed)
		if last && g.Kind != BlankLine {
			last = false
			if !whole {
				if _, err := r.quarantineCopy(start, stop); err != nil {
					return err
				}
			}
		}
		if whole && g.Sealed {
			r.hash = g.Hash
			return nil
		}
		end = start
	}
	return nil
}

// endsLine says whether the byte before end is a newline.
func (r *record) endsLine(end int64) bool {
	b := make([]byte, 1)
	_, err := r.file.ReadAt(b, end-1)
	return err == nil && b[0] == '\n'
}

// quarantineCopy copies the bytes [from, to) of the record to a file of their
// own, once, and returns its path.
func (r *record) quarantineCopy(from, to int64) (string, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(r.file, from, to-from)); err != nil {
		return "", err
	}
	name := fmt.Sprintf("at-%d-%x.torn", from, sum.Sum(nil)[:4])
	if err := makeDir(r.quarantine); err != nil {
		return "", err
	}
	there, err := os.ReadDir(r.quarantine)
	if err != nil {
		return "", &FolderError{r.quarantine, locale.OpRead, err}
	}
	for _, e := range there {
		if strings.HasSuffix(e.Name(), name) {
			return filepath.Join(r.quarantine, e.Name()), nil
		}
	}
	path := filepath.Join(r.quarantine, "results-"+r.now().UTC().Format("20060102T150405.000Z")+"-"+name)
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", &FolderError{path, locale.OpWrite, err}
	}
	_, err = io.Copy(f, io.NewSectionReader(r.file, from, to-from))
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		return "", &FolderError{path, locale.OpWrite, errors.Join(err, os.Remove(path))}
	}
	return path, disk.SyncFolder(r.quarantine)
}
