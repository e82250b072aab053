// Package starter writes a small deck that teaches by example how to write
// one.
package starter

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

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

// Write writes the starter deck into dir, as Copy does.
func Write(dir, language string) (names []string, err error) {
	folder, err := Deck(language)
	if err != nil {
		return nil, err
	}
	return Copy(dir, folder)
}

// Copy writes the files of a deck into dir, which it makes if need be, and
// returns their names. Nothing is written to a folder that holds anything: the
// error is ErrNotEmpty.
func Copy(dir string, folder fs.FS) (names []string, err error) {
	switch there, err := os.ReadDir(dir); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, locale.Errorf(locale.NewDeck, err)
	case len(there) > 0:
		return nil, locale.Errorf(locale.NewNotEmpty, dir, ErrNotEmpty, there[0].Name())
	}
	if err := os.CopyFS(dir, folder); err != nil {
		return nil, locale.Errorf(locale.NewDeck, err)
	}
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}
