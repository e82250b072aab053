package record

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"slices"
	"sync"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A census is what is known of the record without reading it again: where the
// attempts of each learner and of each receipt begin, and what was corrected. It
// reads only what was added since it last looked.
type census struct {
	mu     sync.Mutex
	info   store.Info         // of the file that was read
	offset int64              // up to here
	older  []string           // files put away that were read before it, the oldest first; nil: none was looked for
	theirs map[string][]place // where the attempts of a learner begin, previews left out

	receipts    map[uint64]place   // where the line of a receipt begins
	more        map[uint64][]place // where others of the same receipt do: hardly any
	corrections []Correction
}

// A place is where a line of the record begins: how far into its file, and above
// that 0 for the file that is written to, -1 for the one put away last, and so on.
// A line that came later has a greater one.
type place int64

const placeBits = 40 // of a place in its file

// in says in which of the files a place is, of which so many are put away.
func (p place) in(older []string) (name string, at int64) {
	name = File
	if n := int(p >> placeBits); n < 0 {
		name = older[len(older)+n]
	}
	return name, int64(p & (1<<placeBits - 1))
}

// forget begins anew.
func (c *census) forget() {
	c.offset, c.older, c.corrections, c.more = 0, nil, nil, nil
	clear(c.theirs)
	clear(c.receipts)
}

// note takes in a line that begins at this place.
func (c *census) note(g *Glance, at place) {
	switch g.Kind {
	case CorrectionLine:
		c.corrections = append(c.corrections, g.Correction)
		c.give(&g.Correction)
	case AttemptLine:
		if string(g.Head.Mode) != Preview {
			learner := string(g.Head.Learner)
			c.theirs[learner] = append(c.theirs[learner], at)
		}
		n := receiptOf(g.Head.ID)
		if _, ok := c.receipts[n]; !ok {
			c.receipts[n] = at
			return
		}
		if c.more == nil {
			c.more = map[uint64][]place{}
		}
		c.more[n] = append(c.more[n], at)
	}
}

// give counts a claimed attempt as the one's whose it is now.
func (c *census) give(claim *Correction) {
	if claim.Type != Claimed {
		return
	}
	n := receiptOf([]byte(claim.Attempt))
	places := append([]place{}, c.more[n]...)
	if first, ok := c.receipts[n]; ok {
		places = append(places, first)
	}
	for _, at := range places {
		if i := slices.Index(c.theirs[claim.From], at); i >= 0 {
			c.theirs[claim.From] = slices.Delete(c.theirs[claim.From], i, i+1)
			to := c.theirs[claim.Learner]
			i, _ := slices.BinarySearch(to, at)
			c.theirs[claim.Learner] = slices.Insert(to, i, at)
		}
	}
}

// find reads the attempts of a receipt, each id once, and tells all
// corrections.
func (c *census) find(ctx context.Context, s store.Store, receipt uint64) ([]Attempt, []Correction, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.update(ctx, s, nil); err != nil {
		return nil, nil, err
	}
	lines, err := c.lines(ctx, s, receipt)
	if err != nil {
		return nil, nil, err
	}
	var found []Attempt
	for _, line := range lines {
		var a Attempt
		if json.Unmarshal(line, &a) == nil && receiptOf([]byte(a.ID)) == receipt && !slices.ContainsFunc(found, func(f Attempt) bool { return f.ID == a.ID }) {
			found = append(found, a)
		}
	}
	return found, slices.Clip(c.corrections), nil
}

// lines reads the lines of a receipt.
func (c *census) lines(ctx context.Context, s store.Store, receipt uint64) ([][]byte, error) {
	first, ok := c.receipts[receipt]
	if !ok {
		return nil, nil
	}
	return c.linesAt(ctx, s, append([]place{first}, c.more[receipt]...))
}

// linesAt reads the lines of the record that begin at these places.
func (c *census) linesAt(ctx context.Context, s store.Store, places []place) (all [][]byte, err error) {
	open := map[string]store.File{}
	defer func() {
		for _, file := range open {
			file.Close()
		}
	}()
	for _, p := range places {
		name, at := p.in(c.older)
		if open[name] == nil {
			file, err := s.Open(ctx, name)
			if err != nil {
				return nil, err
			}
			open[name] = file
		}
		line, _, _, err := newLines(io.NewSectionReader(open[name], at, MaxLine)).next()
		if err != nil {
			return nil, err
		}
		all = append(all, slices.Clone(line))
	}
	return all, nil
}

// recorded reads the line of an attempt, the first that there is; nil: it has
// none.
func (c *census) recorded(ctx context.Context, s store.Store, id string) ([]byte, error) {
	lines, err := c.lines(ctx, s, receiptOf([]byte(id)))
	for _, line := range lines {
		if g := look(line, false); g.Kind == AttemptLine && string(g.Head.ID) == id {
			return line, nil
		}
	}
	return nil, err
}

// Attempts counts the finished attempts of a learner in the record, previews
// left out: the next one is number Attempts+1.
func (f *Folder) Attempts(ctx context.Context, learner string) (int, error) {
	select {
	case <-f.scanned:
	case <-ctx.Done():
		return 0, f.wrap(File, locale.OpRead, ctx.Err())
	}
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	if err := f.census.update(ctx, f.store, nil); err != nil {
		return 0, f.wrap(File, locale.OpRead, err)
	}
	return len(f.census.theirs[learner]), nil
}

// mostHistory is how many attempts of a learner are read at most.
const mostHistory = 50

// History gives the attempts of a learner as they stand in the record today,
// the newest first, without previews and what was withdrawn; of very many the
// newest ones.
func (f *Folder) History(ctx context.Context, learner string) ([]Entry, error) {
	select {
	case <-f.scanned:
	case <-ctx.Done():
		return nil, f.wrap(File, locale.OpRead, ctx.Err())
	}
	lines, corrections, err := f.census.history(ctx, f.store, learner)
	if err != nil {
		return nil, f.wrap(File, locale.OpRead, err)
	}
	var all []Entry
	t := Tally{Corrections: corrections}
	for _, line := range slices.Backward(lines) {
		var a Attempt
		if json.Unmarshal(line, &a) != nil || t.Owned(a).Learner != learner || t.Withdrawn(a) {
			continue
		}
		person, _, err := f.named(a, corrections)
		if err != nil {
			return nil, err
		}
		all = append(all, Entry{Attempt: t.Owned(a), Waits: t.Waits(a), Person: person})
	}
	return all, nil
}

// history reads the last attempts of a learner, and tells all corrections.
func (c *census) history(ctx context.Context, s store.Store, learner string) ([][]byte, []Correction, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.update(ctx, s, nil); err != nil {
		return nil, nil, err
	}
	places := c.theirs[learner]
	if len(places) == 0 {
		return nil, nil, nil
	}
	lines, err := c.linesAt(ctx, s, places[max(0, len(places)-mostHistory):])
	return lines, slices.Clip(c.corrections), err
}

// scan reads the record once after Open, in the background, counts the
// journals, and removes those of attempts that turn out to be recorded: a crash
// came between the line and the removal.
func (f *Folder) scan(ctx context.Context) {
	defer close(f.scanned)
	under, _ := f.settle(ctx)
	f.underWay.Store(int64(len(under)))
	open := make(map[string]string, len(under))
	for _, e := range under {
		open[journalID(e.Name)] = e.Name
	}
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	_ = f.census.update(ctx, f.store, func(id []byte) { // Attempts tries again, and says so
		if name := open[string(id)]; name != "" {
			_ = f.removeJournal(name)
		}
	})
}

// update reads on to the end of the record and tells met the ids of the attempts
// that it meets.
func (c *census) update(ctx context.Context, s store.Store, met func(id []byte)) error {
	info, err := s.Stat(ctx, File)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	missing := err != nil // none yet, or none again
	if missing && c.offset > 0 || !missing && !info.Same(c.info) || info.Size < c.offset {
		c.forget()
	}
	if c.older == nil {
		if err := c.readOlder(ctx, s, met); err != nil {
			return err
		}
	}
	c.info = info
	if missing || info.Size == c.offset {
		return nil
	}
	read, err := c.read(ctx, s, File, c.offset, 0, met)
	c.offset += read
	return err
}

// readOlder reads the files that were put away.
func (c *census) readOlder(ctx context.Context, s store.Store, met func(id []byte)) error {
	files, err := Files(ctx, s)
	if err != nil {
		return err
	}
	c.forget()
	older := files[:len(files)-1]
	for i, name := range older {
		if _, err := c.read(ctx, s, name, 0, place(i-len(older))<<placeBits, met); err != nil {
			return err
		}
	}
	c.older = older
	return nil
}

// read reads whole lines of a file from a place on, and returns how many bytes; first is
// the place of the first line of the file.
func (c *census) read(ctx context.Context, s store.Store, name string, from int64, first place, met func(id []byte)) (int64, error) {
	file, err := s.Open(ctx, name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	return scan(ctx, io.NewSectionReader(file, from, file.Info().Size-from), func(g *Glance, at int64) {
		c.note(g, first+place(from+at))
		if g.Kind == AttemptLine && met != nil {
			met(g.Head.ID)
		}
	})
}

// scan calls fn for every whole line of r, with the place where it begins, and
// returns how many bytes of whole lines it read.
func scan(ctx context.Context, r io.Reader, fn func(g *Glance, at int64)) (read int64, err error) {
	in := newLines(r)
	for {
		line, ended, tooLong, err := in.next()
		if err == io.EOF || err == nil && !ended {
			return read, nil
		}
		if err != nil {
			return read, err
		}
		if in.number%1024 == 0 && ctx.Err() != nil {
			return read, ctx.Err()
		}
		g := look(line, tooLong)
		fn(&g, read)
		read = in.offset
	}
}
