// Package starter writes a small deck that teaches by example how to write
// one.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"training.vast.vn/vneid-training/internal/locale"
)

//go:embed vi en
var decks embed.FS

// Deck returns the folder of the starter deck in a language of the interface.
func Deck(language string) (fs.FS, error) {
	if _, err := fs.Stat(decks, language); err != nil {
		return nil, fmt.Errorf("no starter deck in language %q; there is one in vi and en", language)
	}
	return fs.Sub(decks, language)
}

// ErrNotEmpty is the cause when the folder holds files already.
var ErrNotEmpty = locale.Errorf(locale.NotEmpty)

// Write writes the starter deck into dir, which it makes if need be, and
// returns the names of the files. Nothing is written to a folder that holds
// anything: the error is ErrNotEmpty.
func Write(dir, language string) (names []string, err error) {
	folder, err := Deck(language)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, locale.Errorf(locale.NewDeck, err)
	}
	there, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("looking into %s: %w", dir, err)
	}
	if len(there) > 0 {
		return nil, locale.Errorf(locale.NewNotEmpty, dir, ErrNotEmpty, there[0].Name())
	}
	files, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		data, err := fs.ReadFile(folder, f.Name())
		if err != nil {
			return names, err
		}
		if err := write(filepath.Join(dir, f.Name()), data); err != nil {
			return names, locale.Errorf(locale.NewDeck, err)
		}
		names = append(names, f.Name())
	}
	return names, nil
}

// write writes a file that must not be there yet.
func write(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
