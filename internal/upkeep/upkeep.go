// Package upkeep looks after a data folder for who runs it: it checks and
// repairs the record, answers a person's requests about their data, and
// removes what has been kept long enough. It writes what it did, in words.
package upkeep

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Folder opens a data folder that holds a record: the one named, else the
// usual one. Unlike record.Open it makes none, so that a mistyped name is an
// error and not an empty folder.
func Folder(dir string, w *locale.Words) (*record.Folder, error) {
	dir, err := find(dir, w)
	if err != nil {
		return nil, err
	}
	return record.Open(dir, record.Options{})
}

func find(dir string, w *locale.Words) (string, error) {
	if dir == "" {
		var err error
		if dir, err = record.DefaultDir(os.Getenv); err != nil {
			return "", err
		}
	}
	_, err := os.Stat(filepath.Join(dir, record.File))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return "", locale.Said(nil, w.Upkeep.NoFolder, dir)
	}
	return dir, err
}

// reading runs fn with a data folder that is read only: it may be one that
// nobody can write in.
func reading(ctx context.Context, dir string, w *locale.Words, fn func(context.Context, *record.Folder) error) error {
	dir, err := find(dir, w)
	if err != nil {
		return err
	}
	f, err := record.Open(dir, record.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(fn(ctx, f), f.Close())
}

// with runs fn with an open data folder.
func with(ctx context.Context, dir string, w *locale.Words, fn func(context.Context, *record.Folder) error) error {
	f, err := Folder(dir, w)
	if err != nil {
		return err
	}
	return errors.Join(fn(ctx, f), f.Close())
}
