// Package disk writes files so that a crash, or a power cut, leaves all of
// one or nothing of it.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"training.vast.vn/vneid-training/internal/locale"
)

// Replace writes the file at path, in the place of one that is there: after a
// crash the old one is there, or the new.
func Replace(path string, content []byte, mode fs.FileMode) error {
	return ReplaceBy(path, mode, func(f *os.File) error {
		_, err := f.Write(content)
		return err
	})
}

// ReplaceBy is Replace of what fill writes. Where fill fails, nothing is
// replaced.
func ReplaceBy(path string, mode fs.FileMode, fill func(*os.File) error) error {
	return place(path, mode, fill, os.Rename)
}

// Create makes a new file at path of what fill writes. One that is there stays
// as it is: the error is fs.ErrExist.
func Create(path string, mode fs.FileMode, fill func(*os.File) error) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return place(path, mode, fill, link)
}

// link gives a file a new name. A rename would replace what another program
// made there in this moment; a link does not.
func link(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return errors.Join(err, os.Remove(from))
	}
	// A memory stick and some network drives have no links.
	return os.Rename(from, to)
}

// place fills a temporary file beside path and lets put give it that name.
func place(path string, mode fs.FileMode, fill func(*os.File) error, put func(from, to string) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	err = errors.Join(fill(tmp), tmp.Chmod(mode), tmp.Sync(), tmp.Close())
	if err == nil {
		err = put(tmp.Name(), path)
	}
	if err != nil {
		if gone := os.Remove(tmp.Name()); !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
		return err
	}
	return SyncFolder(filepath.Dir(path))
}

// SyncFolder makes last what was created, renamed or removed in a folder.
func SyncFolder(path string) error {
	if runtime.GOOS == "windows" { // there a folder cannot be synced
		return nil
	}
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// ReadPrivate reads a file that holds a secret. It is an error if others than
// its owner may read it too, where the system can tell.
func ReadPrivate(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" { // there all files look open to all
		return nil, locale.Errorf(locale.OpenToOthers, path, mode)
	}
	return os.ReadFile(path)
}
