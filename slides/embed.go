// Package slides holds the built-in decks, one folder for each language.
package slides

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
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
	return nil, fmt.Errorf("no built-in deck in language %q; there is one in %s", lang, strings.Join(Languages(), ", "))
}
