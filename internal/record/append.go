package record

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
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
	lines := []line{{body: b, id: a.ID, journal: journalFile(a.Learner, a.ID), sitting: a.Sitting}}
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
	case (c.Type == Void || c.Type == Accepted) && ofAttempt, c.Type == Erase && ofLearner, c.Type == Renamed && ofLearner && c.Who != "",
		c.Type == Claimed && validID(c.Attempt) && c.Learner != "" && c.From != "" && c.Who != "":
	default:
		return c, fmt.Errorf("recording a correction: type %q needs an attempt (void, accept), a learner (erase), a learner and a name (name), or all of them (claim)", c.Type)
	}
	b, err := body(c)
	if err != nil {
		return c, err
	}
	lines := []line{{body: b}}
	if err := f.write(ctx, lines); err != nil {
		return c, f.wrap(File, locale.OpWrite, err)
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
	fresh   bool   // it was written now, and did not stand there
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
	none := len(f.queue) == 0 // whoever had the turn before has written it
	f.mu.Unlock()
	if none {
		return
	}
	var queue []*batch
	ctx, cancel := context.WithTimeout(context.Background(), f.opt.lockWait())
	defer cancel()
	err := f.store.Locked(ctx, func(s store.Store) error {
		if queue = f.take(); len(queue) == 0 {
			return nil
		}
		return f.put(context.Background(), s, queue)
	})
	if err != nil {
		f.record.info = store.Info{} // what was written may stand there, or not
		queue = append(queue, f.take()...)
	}
	for _, b := range queue {
		b.err = err
		close(b.done)
	}
}

// take empties the queue.
func (f *Folder) take() []*batch {
	f.mu.Lock()
	defer f.mu.Unlock()
	queue := f.queue
	f.queue = nil
	return queue
}

// put writes a queue for who has the turn and the lock.
func (f *Folder) put(ctx context.Context, s store.Store, queue []*batch) error {
	if err := f.admit(ctx, s, queue); err != nil {
		return f.wrap(File, locale.OpRead, err)
	}
	if err := f.record.look(ctx, s); err != nil {
		return err
	}
	before := f.record.hash
	lines, err := f.record.append(ctx, s, queue)
	if err == nil {
		_ = f.seal(ctx, s, before, lines, f.record.hash, f.opt.now())
	}
	return err
}

// admit marks what is not to be written: attempts that stand there, whoever
// wrote them, and those that another sitting has.
func (f *Folder) admit(ctx context.Context, s store.Store, queue []*batch) error {
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	if err := f.census.update(ctx, s, nil); err != nil {
		return err
	}
	now := map[string]bool{}
	for _, b := range queue {
		for i := range b.lines {
			l := &b.lines[i]
			if l.id == "" {
				continue
			}
			there, err := f.census.recorded(ctx, s, l.id)
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
				if j, err := readJournalAt(ctx, s, l.journal); err == nil && j.Sitting != l.sitting {
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
	now    func() time.Time
	closed bool

	info store.Info // of the file when hash was read; zero: look again
	hash string     // of the last line that has one
}

// append writes the batches after look with one Write, syncs them, and returns
// how many lines they are.
func (r *record) append(ctx context.Context, s store.Store, batches []*batch) (lines int, err error) {
	var buf []byte
	hash := r.hash
	for _, b := range batches {
		for i := range b.lines {
			l := &b.lines[i]
			if l.err != nil || l.hash != "" {
				continue
			}
			l.previous, l.fresh = hash, true
			buf, hash = seal(buf, l.body, l.previous)
			l.hash = hash
			lines++
		}
	}
	r.info = store.Info{}
	info, err := s.Append(ctx, File, buf)
	if err != nil {
		return 0, store.Wrap(s.Where(File), locale.OpWrite, err)
	}
	r.info, r.hash = info, hash
	return lines, nil
}

// look brings the hash up to date: another process may have written, or been
// killed while it did, or someone put the record away or brought back a copy.
func (r *record) look(ctx context.Context, s store.Store) error {
	if r.closed {
		return &store.Error{Path: s.Where(File), Op: locale.OpWrite, Err: os.ErrClosed}
	}
	info, err := s.Stat(ctx, File)
	if err == nil && info.Same(r.info) && info.Size == r.info.Size {
		return nil
	}
	r.info = store.Info{}
	if errors.Is(err, fs.ErrNotExist) {
		err = create(ctx, s, File)
	}
	if err != nil {
		return store.Wrap(s.Where(File), locale.OpOpen, err)
	}
	f, err := s.Open(ctx, File)
	if err != nil {
		return store.Wrap(s.Where(File), locale.OpOpen, err)
	}
	defer f.Close()
	if err := r.readEnd(ctx, s, f); err != nil {
		return store.Wrap(s.Where(File), locale.OpRead, err)
	}
	r.info = f.Info()
	return nil
}

// create makes an empty file if there is none.
func create(ctx context.Context, s store.Store, name string) error {
	_, err := s.Stat(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		err = s.Create(ctx, name, nil)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return store.Wrap(s.Where(name), locale.OpOpen, err)
}

// readEnd reads lines backwards up to the last one with a hash. The last line,
// where it is not whole, is copied to quarantine.
func (r *record) readEnd(ctx context.Context, s store.Store, f store.File) error {
	size := f.Info().Size
	r.hash = ""
	if size == 0 {
		before, err := Files(ctx, s)
		if err == nil && len(before) > 1 {
			r.hash, err = lastHash(ctx, s, before[len(before)-2]) // a file that was put away goes on in this one
		}
		return err
	}
	for end, last := size, true; end > 0; {
		stop := end
		ended := endsLine(f, end)
		if ended {
			stop--
		}
		start, err := lineBefore(f, stop)
		if err != nil {
			return err
		}
		var line []byte
		tooLong := stop-start >= MaxLine
		if !tooLong {
			line = make([]byte, stop-start)
			if _, err := f.ReadAt(line, start); err != nil {
				return err
			}
		}
		g := LookAt(afterZeros(line), tooLong)
		whole := g.Kind != TornLine && (ended || !g.Changed)
		if last && g.Kind != BlankLine {
			last = false
			if !whole {
				if _, err := r.quarantine(ctx, s, f, start, stop); err != nil {
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
func endsLine(f io.ReaderAt, end int64) bool {
	b := make([]byte, 1)
	_, err := f.ReadAt(b, end-1)
	return err == nil && b[0] == '\n'
}

// quarantine copies the bytes [from, to) of the record to a file of their own,
// once, and says where it is.
func (r *record) quarantine(ctx context.Context, s store.Store, f store.File, from, to int64) (string, error) {
	torn := io.NewSectionReader(f, from, to-from)
	sum := sha256.New()
	if _, err := io.Copy(sum, torn); err != nil {
		return "", err
	}
	end := fmt.Sprintf("-at-%d-%x.torn", from, sum.Sum(nil)[:4])
	there, err := s.List(ctx, quarantined)
	if err != nil {
		return "", err
	}
	for _, e := range there {
		if strings.HasSuffix(e.Name, end) {
			return s.Where(e.Name), nil
		}
	}
	name := quarantined + r.now().UTC().Format("20060102T150405.000Z") + end
	err = s.Replace(ctx, name, func(w io.Writer) error {
		_, err := torn.Seek(0, io.SeekStart)
		if err == nil {
			_, err = io.Copy(w, torn)
		}
		return err
	})
	return s.Where(name), store.Wrap(s.Where(name), locale.OpWrite, err)
}
