package record

import (
	"context"
	"crypto/ed25519"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tries"
)

// Names in a data folder.
const (
	File       = "results.jsonl" // the record
	PeopleFile = "people.jsonl"  // the only one with names

	keyFile     = "learner.key"
	journals    = "journal/"
	quarantined = "quarantine/results-" // and the time, the place and the hash
)

// Options of Open. The zero value is fine.
type Options struct {
	Store    store.Store      // where the record is kept; nil: in the folder itself
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
	dir    string // of its keys
	opt    Options
	store  store.Store
	spare  *Spare
	key    []byte             // for learner ids
	signer ed25519.PrivateKey // for seals, once one was written; only by who has the turn
	turn   chan struct{}
	record record // only by who has the turn and the lock
	people people // writes only by who has the turn and the lock

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
// *store.Error: it says what is wrong and what to do. The caller may go on
// without a record, keeping attempts with NewSpare.
func Open(dir string, opt Options) (*Folder, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, &store.Error{Path: dir, Op: locale.OpFind, Err: err}
	}
	if !opt.ReadOnly {
		err := store.MakeDir(dir)
		if opt.Store == nil {
			err = errors.Join(err, store.MakeDir(filepath.Join(dir, journals)))
		}
		if err != nil {
			return nil, err
		}
	}
	s := opt.Store
	if s == nil {
		s = store.Dir(dir)
	}
	ctx, stop := context.WithCancel(context.Background())
	f := &Folder{
		dir:     dir,
		opt:     opt,
		store:   s,
		spare:   NewSpare(dir, opt),
		turn:    make(chan struct{}, 1),
		record:  record{now: opt.now},
		census:  census{theirs: map[string][]place{}, receipts: map[uint64]place{}},
		people:  people{wrong: &tries.Wrong{}},
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
	err = f.locked(ctx, func(s store.Store) error {
		if err := s.Check(ctx); err != nil {
			return err
		}
		if err := f.record.look(ctx, s); err != nil {
			return err
		}
		if err := create(ctx, s, PeopleFile); err != nil {
			return err
		}
		if opt.Store != nil {
			return f.identify(ctx, s)
		}
		f.key, err = learnerKey(filepath.Join(dir, keyFile))
		return err
	})
	if err != nil {
		stop()
		return nil, store.Wrap(dir, locale.OpOpen, err)
	}
	go f.scan(ctx)
	return f, nil
}

// Store is where the record is kept.
func (f *Folder) Store() store.Store { return f.store }

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
	f.record.closed = true
	<-f.turn
	return nil
}

// wrap makes a *store.Error of what went wrong with a file of the store.
func (f *Folder) wrap(name string, op locale.Fault, err error) error {
	if err == nil {
		return nil
	}
	return store.Wrap(f.store.Where(name), op, err)
}

// Check tries whether the folder can be written. The error is a *store.Error.
func (f *Folder) Check() error { return f.store.Check(context.Background()) }

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

// locked runs fn while this goroutine alone, of all processes, may write. fn
// uses the store that it is given.
func (f *Folder) locked(ctx context.Context, fn func(store.Store) error) error {
	ctx, cancel := context.WithTimeout(ctx, f.opt.lockWait())
	defer cancel()
	select {
	case f.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-f.turn }()
	return f.store.Locked(ctx, fn)
}
