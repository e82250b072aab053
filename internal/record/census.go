package record

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"

	"training.vast.vn/vneid-training/internal/locale"
)

// A census counts the attempts of each learner, reading only what was added to
// the record since it last looked.
type census struct {
	path string

	mu     sync.Mutex
	info   os.FileInfo // of the file that was read
	offset int64       // up to here
	counts map[string]int
}

// Attempts counts the finished attempts of a learner in the record, previews
// left out: the next one is number Attempts+1.
func (f *Folder) Attempts(learner string) (int, error) {
	<-f.scanned
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	if err := f.census.update(context.Background(), func([]byte) {}); err != nil {
		return 0, folderError(f.record.path, locale.OpRead, err)
	}
	return f.census.counts[learner], nil
}

// scan reads the record once after Open, in the background, and removes the
// journals of attempts that turn out to be recorded: a crash came between the
// line and the removal.
func (f *Folder) scan(ctx context.Context) {
	defer close(f.scanned)
	under, _ := f.journalIDs()
	open := map[string]bool{}
	for _, id := range under {
		open[id] = true
	}
	f.census.mu.Lock()
	defer f.census.mu.Unlock()
	_ = f.census.update(ctx, func(id []byte) { // Attempts tries again, and says so
		if open[string(id)] {
			_ = f.Discard(string(id))
		}
	})
}

// update reads on to the end of the file.
func (c *census) update(ctx context.Context, fn func(id []byte)) error {
	info, err := os.Stat(c.path)
	if errors.Is(err, fs.ErrNotExist) {
		c.info, c.offset = nil, 0
		clear(c.counts)
		return nil
	}
	if err != nil {
		return err
	}
	if c.info == nil || !os.SameFile(info, c.info) || info.Size() < c.offset {
		c.offset = 0
		clear(c.counts)
	}
	c.info = info
	if info.Size() == c.offset {
		return nil
	}
	file, err := os.Open(c.path)
	if err != nil {
		return err
	}
	defer file.Close()
	from := c.offset
	read, err := scan(ctx, io.NewSectionReader(file, from, info.Size()-from), func(h *Head) {
		fn(h.ID)
		if string(h.Mode) != Preview {
			c.counts[string(h.Learner)]++
		}
	})
	c.offset = from + read
	return err
}

// scan calls fn for every attempt among the lines of r and returns how many
// bytes of whole lines it read.
func scan(ctx context.Context, r io.Reader, fn func(*Head)) (read int64, err error) {
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
		if g := look(line, tooLong); g.Kind == AttemptLine {
			fn(&g.Head)
		}
		read = in.offset
	}
}
