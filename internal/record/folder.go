package record

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
)

// Names in a data folder.
const (
	File       = "results.jsonl" // the record
	PeopleFile = "people.jsonl"  // the only one with names

	keyFile          = "learner.key"
	lockFile         = "results.lock"
	journalFolder    = "journal"
	quarantineFolder = "quarantine"
)

// Options of Open. The zero value is fine.
type Options struct {
	SpareDir string           // where attempts go that cannot be recorded; "": see NewSpare
	Now      func() time.Time // the clock; nil: time.Now
	LockWait time.Duration    // how long to wait for another process; 0: five seconds
	ReadOnly bool             // nothing is written, not even a lock: for a folder that can't be, such as a backup
	OpenFrom int              // attempts under way that were begun from one place (Journal.From); 0: any number
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

func (o Options) lockWait() time.Duration {
	if o.LockWait <= 0 {
		return 5 * time.Second
	}
	return o.LockWait
}

// A Folder is an open data folder. Any number of goroutines may use it, and
// any number of processes may have the same folder open.
type Folder struct {
	dir    string
	opt    Options
	spare  *Spare
	key    []byte             // for learner ids
	signer ed25519.PrivateKey // for seals, once one was written; only by who has the turn
	turn   chan struct{}
	flock  *flock.Flock // only by who has the turn
	record record       // only by who has the turn and the flock
	people people       // writes only by who has the turn and the flock

	mu    sync.Mutex
	queue []*batch

	open   sync.RWMutex // held for reading by who writes a journal or a name
	closed bool

	census  census
	scanned chan struct{} // closed when the record was read once
	stop    context.CancelFunc

	sittings sync.Map // by attempt: who has it open, as far as this process knows
	begun    begun
	underWay atomic.Int64 // journals, as counted by scan and by who begins and ends since
}

// DefaultDir is the data folder when none is named: vneid-training in
// $XDG_STATE_HOME, else in ~/.local/state (on Windows in %LOCALAPPDATA%).
func DefaultDir(getenv func(string) string) (string, error) {
	if dir := getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) { // the XDG specification: a relative path is to be ignored
		return filepath.Join(dir, "vneid-training"), nil
	}
	if runtime.GOOS == "windows" {
		if dir := getenv("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, "vneid-training"), nil
		}
	} else if home := getenv("HOME"); home != "" {
		return filepath.Join(home, ".local", "state", "vneid-training"), nil
	}
	return "", locale.Errorf(locale.NoHome)
}

// Open opens the data folder, making it and its files (readable by this user
// only) where they are missing. It looks at the end of the record, copies an
// unfinished last line to quarantine/, and tries a write. An error is a
// *FolderError: it says what is wrong and what to do. The caller may go on
// without a record, keeping attempts with NewSpare.
func Open(dir string, opt Options) (*Folder, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, &FolderError{dir, locale.OpFind, err}
	}
	if !opt.ReadOnly {
		if err := errors.Join(makeDir(dir), makeDir(filepath.Join(dir, journalFolder))); err != nil {
			return nil, err
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	f := &Folder{
		dir:     dir,
		opt:     opt,
		spare:   NewSpare(dir, opt),
		turn:    make(chan struct{}, 1),
		flock:   flock.New(filepath.Join(dir, lockFile)),
		record:  record{path: filepath.Join(dir, File), quarantine: filepath.Join(dir, quarantineFolder), now: opt.now},
		people:  people{path: filepath.Join(dir, PeopleFile)},
		census:  census{path: filepath.Join(dir, File), theirs: map[string][]int64{}, receipts: map[uint64]int64{}},
		begun:   begun{from: map[string][]string{}},
		scanned: make(chan struct{}),
		stop:    stop,
	}
	if opt.ReadOnly {
		f.closed, f.record.closed = true, true
		if f.key, err = readLearnerKey(filepath.Join(dir, keyFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			stop()
			return nil, err
		}
		go f.scan(ctx)
		return f, nil
	}
	err = f.locked(ctx, func() error {
		if err := f.Check(); err != nil {
			return err
		}
		if err := f.record.look(); err != nil {
			return err
		}
		if err := f.people.create(); err != nil {
			return err
		}
		f.key, err = learnerKey(filepath.Join(dir, keyFile))
		return err
	})
	if err != nil {
		stop()
		f.record.close()
		return nil, folderError(dir, locale.OpOpen, err)
	}
	go f.scan(ctx)
	return f, nil
}

// Dir is the folder's absolute path.
func (f *Folder) Dir() string { return f.dir }

// Close waits for what is being written and lets go of the files. Appends after
// it go to the spare place; journals and names can't be written any more.
func (f *Folder) Close() error {
	f.open.Lock()
	f.closed = true
	f.open.Unlock()
	f.stop()
	<-f.scanned
	f.turn <- struct{}{}
	defer func() { <-f.turn }()
	return f.record.close()
}

// Check tries whether the folder can be written: it writes a small file, syncs
// and removes it. The error is a *FolderError.
func (f *Folder) Check() error {
	probe, err := os.CreateTemp(f.dir, ".probe-*") // a name that nobody can have put a link at
	if err != nil {
		return &FolderError{f.dir, locale.OpWriteIn, err}
	}
	_, err = probe.Write(make([]byte, 4096))
	err = errors.Join(err, probe.Sync(), probe.Close())
	err = errors.Join(err, os.Remove(probe.Name()))
	if err != nil {
		return &FolderError{f.dir, locale.OpWriteIn, err}
	}
	return nil
}

// writing runs fn, which writes to a file other than the record, unless the folder
// is closed.
func (f *Folder) writing(fn func() error) error {
	f.open.RLock()
	defer f.open.RUnlock()
	if f.closed {
		return fs.ErrClosed
	}
	return fn()
}

// locked runs fn while this goroutine alone, of all processes, may write.
func (f *Folder) locked(ctx context.Context, fn func() error) error {
	ctx, cancel := context.WithTimeout(ctx, f.opt.lockWait())
	defer cancel()
	select {
	case f.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-f.turn }()
	return f.flocked(ctx, fn)
}

// flocked is locked for who has the turn.
func (f *Folder) flocked(ctx context.Context, fn func() error) error {
	ctx, cancel := context.WithTimeout(ctx, f.opt.lockWait())
	defer cancel()
	if err := lock(ctx, f.flock); err != nil {
		return err
	}
	defer f.flock.Unlock()
	return fn()
}

var errBusy = locale.Errorf(locale.Busy)

func lock(ctx context.Context, l *flock.Flock) error {
	_, err := l.TryLockContext(ctx, 2*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) {
		err = errBusy
	}
	if err != nil {
		return &FolderError{l.Path(), locale.OpLock, err}
	}
	return nil
}

// A FolderError says that the data folder cannot be used.
type FolderError struct {
	Path string       // the file or folder
	Op   locale.Fault // what was tried with it: locale.OpMake, …
	Err  error
}

// Error says what is wrong and what to do.
func (e *FolderError) Error() string { return e.In(locale.For(locale.En)) }

// In is the error in a language.
func (e *FolderError) In(w *locale.Words) string {
	cause := e.Err
	var p *fs.PathError
	if errors.As(cause, &p) {
		cause = p.Err
	}
	return w.Tell(locale.Errorf(locale.FolderFault, w.Faults[e.Op], e.Path, cause, w.Faults[e.remedy()]))
}

// remedy is what to do about it.
func (e *FolderError) remedy() locale.Fault {
	switch {
	case errors.Is(e.Err, syscall.ENOSPC) && disk.OutOfFiles(filepath.Dir(e.Path)):
		return locale.DoFreeFiles
	case errors.Is(e.Err, syscall.ENOSPC), errors.Is(e.Err, errDiskFull):
		return locale.DoFree
	case errors.Is(e.Err, syscall.EROFS):
		return locale.DoMount
	case errors.Is(e.Err, fs.ErrPermission):
		return locale.DoAllow
	case errors.Is(e.Err, syscall.ENOTDIR), errors.Is(e.Err, fs.ErrExist):
		return locale.DoMoveAway
	case errors.Is(e.Err, errBusy):
		return locale.DoWait
	}
	return locale.DoLook
}

// Unwrap gives the cause.
func (e *FolderError) Unwrap() error { return e.Err }

// folderError makes a *FolderError of err, if it is none.
func folderError(path string, op locale.Fault, err error) error {
	var f *FolderError
	if err == nil || errors.As(err, &f) {
		return err
	}
	return &FolderError{path, op, err}
}

// makeDir makes a folder for this user only; one that exists stays as it is.
func makeDir(dir string) error {
	switch info, err := os.Stat(dir); {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &FolderError{dir, locale.OpMake, syscall.ENOTDIR}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &FolderError{dir, locale.OpMake, err}
	}
	return folderError(dir, locale.OpMake, disk.SyncFolder(filepath.Dir(dir)))
}
