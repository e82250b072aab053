package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
)

// lockFile is taken for every Locked, and never removed.
const lockFile = "results.lock"

type dir struct {
	path string
	lock *flock.Flock
}

// Dir is the store in a folder on the disk: a file for each file, for this user
// only.
func Dir(path string) Store {
	return &dir{path, flock.New(filepath.Join(path, lockFile))}
}

func (d *dir) Where(name string) string { return filepath.Join(d.path, filepath.FromSlash(name)) }

func (d *dir) Stat(_ context.Context, name string) (Info, error) {
	info, err := os.Stat(d.Where(name))
	if err != nil {
		return Info{}, err
	}
	return infoOf(info), nil
}

func infoOf(info fs.FileInfo) Info {
	return Info{Size: info.Size(), Changed: info.ModTime(), file: info}
}

type dirFile struct {
	*os.File
	info Info
}

func (f dirFile) Info() Info { return f.info }

func (d *dir) Open(_ context.Context, name string) (File, error) {
	f, err := os.Open(d.Where(name))
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, err
	}
	return dirFile{f, infoOf(info)}, nil
}

func (d *dir) List(ctx context.Context, prefix string) ([]Entry, error) {
	var all []Entry
	folder, begin := path.Split(prefix)
	entries, err := os.ReadDir(d.Where(folder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Path: d.Where(folder), Op: locale.OpRead, Err: err}
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), begin) {
			continue
		}
		name := folder + e.Name()
		if e.IsDir() {
			below, err := d.List(ctx, name+"/")
			if err != nil {
				return nil, err
			}
			all = append(all, below...)
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() { // else it went away in this moment
			all = append(all, Entry{name, info.ModTime()})
		}
	}
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// folder makes the folder that a file lies in.
func (d *dir) folder(name string) error {
	if folder := path.Dir(name); folder != "." {
		return MakeDir(d.Where(folder))
	}
	return nil
}

func (d *dir) Create(_ context.Context, name string, text []byte) error {
	if err := d.folder(name); err != nil {
		return err
	}
	return disk.Create(d.Where(name), 0o600, func(f *os.File) error {
		_, err := f.Write(text)
		return err
	})
}

func (d *dir) Replace(_ context.Context, name string, fill func(io.Writer) error) error {
	if err := d.folder(name); err != nil {
		return err
	}
	return disk.ReplaceBy(d.Where(name), 0o600, func(f *os.File) error { return fill(f) })
}

func (d *dir) Append(_ context.Context, name string, lines []byte) (Info, error) {
	info, err := AppendLines(d.Where(name), 0, lines)
	return info, err
}

// AppendLines adds whole lines to the file at path with one Write, and syncs
// it. A torn last line is left as it is and a new line begun. With os.O_CREATE
// in flag the file is made if need be.
func AppendLines(path string, flag int, lines []byte) (Info, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND|flag, 0o600)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		return Info{}, err
	}
	if size := before.Size(); size > 0 && len(lines) > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, size-1); err != nil {
			return Info{}, err
		}
		if last[0] != '\n' {
			lines = append([]byte("\n"), lines...)
		}
	}
	if _, err := f.Write(lines); err != nil {
		return Info{}, err
	}
	if err := f.Sync(); err != nil {
		return Info{}, err
	}
	after, err := f.Stat()
	if err == nil && before.Size() == 0 {
		err = disk.SyncFolder(filepath.Dir(path))
	}
	return infoOf(after), err
}

func (d *dir) Remove(_ context.Context, name string) error { return os.Remove(d.Where(name)) }

func (d *dir) Locked(ctx context.Context, fn func(Store) error) error {
	if err := Lock(ctx, d.lock); err != nil {
		return err
	}
	defer d.lock.Unlock()
	return fn(d)
}

// Lock takes a lock before ctx ends.
func Lock(ctx context.Context, l *flock.Flock) error {
	_, err := l.TryLockContext(ctx, 2*time.Millisecond)
	if errors.Is(err, context.DeadlineExceeded) {
		err = ErrBusy
	}
	if err != nil {
		return &Error{Path: l.Path(), Op: locale.OpLock, Err: err}
	}
	return nil
}

// Check writes a small file, syncs and removes it.
func (d *dir) Check(context.Context) error {
	probe, err := os.CreateTemp(d.path, ".probe-*") // a name that nobody can have put a link at
	if err != nil {
		return &Error{Path: d.path, Op: locale.OpWriteIn, Err: err}
	}
	_, err = probe.Write(make([]byte, 4096))
	err = errors.Join(err, probe.Sync(), probe.Close())
	err = errors.Join(err, os.Remove(probe.Name()))
	if err != nil {
		return &Error{Path: d.path, Op: locale.OpWriteIn, Err: err}
	}
	return nil
}

func (d *dir) Close() error { return nil }

// MakeDir makes a folder for this user only; one that exists stays as it is.
func MakeDir(dir string) error {
	switch info, err := os.Stat(dir); {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return &Error{Path: dir, Op: locale.OpMake, Err: syscall.ENOTDIR}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &Error{Path: dir, Op: locale.OpMake, Err: err}
	}
	return Wrap(dir, locale.OpMake, disk.SyncFolder(filepath.Dir(dir)))
}
