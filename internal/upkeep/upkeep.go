// Package upkeep looks after a record for who runs it: it checks and
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
	"training.vast.vn/vneid-training/internal/record/store"
)

// A Place is where a record is kept.
type Place struct {
	Dir   string      // the data folder, "": the usual one
	Store store.Store // a database in its place; the folder holds the keys only
}

// find names the folder, which must hold a record unless a database does: a
// mistyped name is an error and not, as for record.Open, an empty folder.
func (at Place) find(w *locale.Words) (dir string, err error) {
	if dir = at.Dir; dir == "" {
		if dir, err = record.DefaultDir(os.Getenv); err != nil {
			return "", err
		}
	}
	if at.Store != nil {
		return dir, nil
	}
	_, err = os.Stat(filepath.Join(dir, record.File))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return "", locale.Said(nil, w.Upkeep.NoFolder, dir)
	}
	return dir, err
}

// store is what the record is kept in.
func (at Place) store(w *locale.Words) (store.Store, error) {
	dir, err := at.find(w)
	if err != nil || at.Store != nil {
		return at.Store, err
	}
	return store.Dir(dir), nil
}

// reading runs fn with a record that is read only: its folder may be one that
// nobody can write in.
func reading(ctx context.Context, at Place, w *locale.Words, fn func(context.Context, *record.Folder) error) error {
	return run(ctx, at, record.Options{ReadOnly: true}, w, fn)
}

// with runs fn with an open record.
func with(ctx context.Context, at Place, w *locale.Words, fn func(context.Context, *record.Folder) error) error {
	return run(ctx, at, record.Options{}, w, fn)
}

func run(ctx context.Context, at Place, opt record.Options, w *locale.Words, fn func(context.Context, *record.Folder) error) error {
	dir, err := at.find(w)
	if err != nil {
		return err
	}
	opt.Store = at.Store
	f, err := record.Open(dir, opt)
	if err != nil {
		return err
	}
	return errors.Join(fn(ctx, f), f.Close())
}
