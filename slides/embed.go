// Package slides holds the built-in decks, one folder for each language, and
// opens them or a deck that somebody names.
package slides

import (
	"embed"
	"errors"
	"io/fs"
	"os"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

//go:embed [a-z][a-z]
var decks embed.FS

// Languages lists the languages that there is a deck in, sorted.
func Languages() []string {
	folders, err := decks.ReadDir(".")
	if err != nil {
		return nil
	}
	languages := make([]string, len(folders))
	for i, f := range folders {
		languages[i] = f.Name()
	}
	return languages
}

// Deck returns the folder of the built-in deck in a language, for deck.Load.
func Deck(lang string) (fs.FS, error) {
	for _, l := range Languages() {
		if l == lang {
			return fs.Sub(decks, lang)
		}
	}
	return nil, locale.Errorf(locale.NoBuiltIn, lang, locale.Or(Languages()))
}

// Open returns the folder of a deck, for deck.Load: the one named, else the
// built-in one in a language.
func Open(folder, language string) (fs.FS, error) {
	if folder == "" {
		return Deck(language)
	}
	info, err := os.Stat(folder)
	if err != nil {
		return nil, locale.Errorf(locale.NoDeckFolder, folder, errors.Unwrap(err))
	}
	if !info.IsDir() {
		return nil, locale.Errorf(locale.DeckNoFolder, folder)
	}
	return os.DirFS(folder), nil
}

// Course returns the decks that a person may choose from: the one in the
// folder named, else the built-in ones in all languages. None is read yet.
func Course(folder string) (*deck.Course, error) {
	languages := Languages()
	if folder != "" {
		languages = []string{locale.Vi}
	}
	folders := make(map[string]fs.FS, len(languages))
	for _, l := range languages {
		one, err := Open(folder, l)
		if err != nil {
			return nil, err
		}
		folders[l] = one
	}
	return deck.NewCourse(locale.Vi, folders), nil
}
