package record

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/record/store"
)

// A Spare is where attempts are kept that cannot be recorded, and answers that
// cannot be journalled: a file outside the data folder. It needs no folder, so it
// serves where Open failed.
type Spare struct {
	paths []string // tried in this order
	temp  string   // that of paths which lies where anyone may make files
	wait  time.Duration
	holds atomic.Bool // there may be something in it
	mu    sync.Mutex
	open  map[string]bool // attempts under way of which there is

	failed error     // why Recover could not empty it the last time
	last   time.Time // when that was
}

// NewSpare returns the spare place of the data folder dir: the file
// spare-….jsonl, named after dir, in opt.SpareDir; without that in
// vneid-training in the user's cache folder, else in the folder for temporary
// files.
func NewSpare(dir string, opt Options) *Spare {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	sum := sha256.Sum256([]byte(dir))
	name := fmt.Sprintf("spare-%x.jsonl", sum[:4])
	s := &Spare{wait: opt.lockWait(), open: map[string]bool{}}
	s.holds.Store(true)
	if opt.SpareDir != "" {
		s.paths = []string{filepath.Join(opt.SpareDir, name)}
		return s
	}
	if cache, err := os.UserCacheDir(); err == nil {
		s.paths = append(s.paths, filepath.Join(cache, "vneid-training", name))
	}
	s.temp = filepath.Join(os.TempDir(), fmt.Sprintf("vneid-training-%d", os.Getuid()), name)
	s.paths = append(s.paths, s.temp)
	return s
}

// ErrNoFolder is the cause in a SpareError when there is no data folder.
var ErrNoFolder = errors.New("there is no data folder")

// Append implements Log without a data folder: the attempt is kept in the
// spare place, and the error, never nil, is a *SpareError with ErrNoFolder, or
// a *LostError.
func (s *Spare) Append(_ context.Context, a Attempt) (Attempt, error) {
	a = a.normal()
	return a, s.keep(a, ErrNoFolder)
}

// A SpareError says that an attempt was not recorded but kept in a spare file.
type SpareError struct {
	Path string // the spare file
	Err  error  // why it was not recorded
}

// Error says what to do.
func (e *SpareError) Error() string {
	return fmt.Sprintf("the attempt is not recorded yet, it is kept in %s and will be moved into the record later: %v", e.Path, e.Err)
}

// Unwrap gives the cause.
func (e *SpareError) Unwrap() error { return e.Err }

// A LostError says that an attempt could be kept nowhere.
type LostError struct {
	Err   error // why it was not recorded
	Spare error // why it could not be kept aside
}

// Error says what to do.
func (e *LostError) Error() string {
	return fmt.Sprintf("the attempt is NOT kept: write the result down and tell the organiser: %v; and keeping it aside failed: %v", e.Err, e.Spare)
}

// Unwrap gives both causes.
func (e *LostError) Unwrap() []error { return []error{e.Err, e.Spare} }

// keep writes a to the spare place.
func (s *Spare) keep(a Attempt, why error) error {
	line, err := encode(a)
	if err != nil {
		return &LostError{why, err}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(line, why)
}

// write adds a line to the first spare file that takes it, for who holds mu.
func (s *Spare) write(line []byte, why error) error {
	s.holds.Store(true)
	var failed []error
	for _, path := range s.paths {
		err := s.locked(path, func() error { return appendSpare(path, line) })
		if err == nil {
			return &SpareError{path, why}
		}
		failed = append(failed, err)
	}
	return &LostError{why, errors.Join(failed...)}
}

func appendSpare(path string, line []byte) error {
	_, err := store.AppendLines(path, os.O_CREATE, append(line, '\n'))
	return err
}

// locked runs fn while no other process touches the spare file at path.
func (s *Spare) locked(path string, fn func() error) error {
	dir := filepath.Dir(path)
	if err := store.MakeDir(dir); err != nil {
		return err
	}
	if path == s.temp && runtime.GOOS != "windows" {
		if info, err := os.Lstat(dir); err != nil || !info.IsDir() || info.Mode().Perm()&0o077 != 0 || !disk.Ours(info) {
			return fmt.Errorf("%s is somebody else's or open to others: not used", dir) // and may hold what they made up
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.wait)
	defer cancel()
	l := flock.New(path + ".lock")
	if err := store.Lock(ctx, l); err != nil {
		return err
	}
	defer l.Unlock()
	return fn()
}

// Recover moves the attempts in the spare place into the record and returns
// how many, and answers into their journals. Those that are there already, by id,
// are not written again. What cannot be moved stays.
func (f *Folder) Recover(ctx context.Context) (n int, err error) {
	f.spare.mu.Lock()
	defer f.spare.mu.Unlock()
	n, err = f.empty(ctx)
	f.spare.failed, f.spare.last = err, time.Now()
	return n, err
}

// lately is how long what Recover has met goes for those who ask only whether it
// may be tried: hundreds do while a database is away.
const lately = 2 * time.Second

// catchUp brings what was kept aside here to where it belongs, unless that has
// failed lately.
func (f *Folder) catchUp(ctx context.Context) error {
	if !f.spare.holds.Load() || f.opt.ReadOnly {
		return nil
	}
	f.spare.mu.Lock()
	failed := f.spare.failed
	if time.Since(f.spare.last) > lately {
		failed = nil
	}
	f.spare.mu.Unlock()
	if failed == nil {
		_, failed = f.Recover(ctx)
	}
	return failed
}

// empty is Recover for who holds mu.
func (f *Folder) empty(ctx context.Context) (n int, err error) {
	for _, path := range f.spare.paths {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		err = errors.Join(err, f.spare.locked(path, func() error {
			moved, err := f.recover(ctx, path)
			n += moved
			return err
		}))
	}
	if err != nil {
		return n, fmt.Errorf("moving attempts from the spare place into the record: %w", err)
	}
	f.spare.holds.Store(false)
	clear(f.spare.open)
	return n, nil
}

func (f *Folder) recover(ctx context.Context, path string) (int, error) {
	kept, open, rest, err := readSpare(path)
	if err != nil {
		return 0, err
	}
	move := make([]line, len(kept))
	for i, a := range kept {
		b, err := body(a)
		if err != nil {
			return 0, err
		}
		move[i] = line{body: b, id: a.ID}
	}
	if len(move) > 0 {
		if err := f.write(ctx, move); err != nil {
			return 0, err
		}
	}
	moved := 0
	for i, a := range kept {
		if move[i].fresh {
			moved++
		}
		_ = f.Discard(a.Learner, a.ID)
	}
	for _, a := range open {
		if err := f.bring(ctx, a); err != nil {
			return moved, err
		}
	}
	switch {
	case len(rest) == 0:
		err = errors.Join(os.Remove(path), disk.SyncFolder(filepath.Dir(path)))
	case len(kept)+len(open) > 0:
		err = disk.Replace(path, rest, 0o600)
	}
	return moved, err
}

// readSpare parts a spare file into attempts, each id once, what there is of
// attempts under way, in the order in which they came, and what is neither.
func readSpare(path string) (kept []Attempt, open []*aside, rest []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, nil, err
	}
	defer file.Close()
	in := newLines(file)
	for {
		text, _, tooLong, err := in.next()
		if err == io.EOF {
			return kept, open, rest, nil
		}
		if err != nil {
			return nil, nil, nil, err
		}
		if tooLong {
			return nil, nil, nil, fmt.Errorf("%s: line %d is longer than %d bytes: move it to another file", path, in.number, MaxLine)
		}
		var a Attempt
		switch g := look(text, false); {
		case g.Kind == BlankLine:
			continue
		case g.Kind == UnknownLine && sortAside(&open, text):
			continue
		case g.Kind != AttemptLine, json.Unmarshal(text, &a) != nil, !validID(a.ID):
			rest = append(append(rest, text...), '\n')
			continue
		}
		if i := slices.IndexFunc(kept, func(k Attempt) bool { return k.ID == a.ID }); i >= 0 {
			kept = slices.Delete(kept, i, i+1) // kept twice: the later one has more in it
		}
		kept = append(kept, a.normal())
	}
}
