package deck

import (
	"io/fs"
	"maps"
	"slices"
	"sync"
)

// A Course is one course in several languages: decks with the same id, topics,
// slides and questions. Each deck is read when it is first asked for, and kept.
// A Course is safe for use by many goroutines.
type Course struct {
	first   string
	folders map[string]*reading
}

// reading reads one deck once.
type reading struct {
	folder fs.FS
	once   sync.Once
	deck   *Deck
	err    error
}

// NewCourse returns the course whose decks lie in these folders, by language.
// First is the language that stands in for those that there is no deck in; it
// must be among them.
func NewCourse(first string, folders map[string]fs.FS) *Course {
	c := &Course{first, make(map[string]*reading, len(folders))}
	for language, folder := range folders {
		c.folders[language] = &reading{folder: folder}
	}
	return c
}

// Deck returns the deck in a language, or in the course's first language where
// there is none. The error is Load's.
func (c *Course) Deck(language string) (*Deck, error) {
	r := c.folders[language]
	if r == nil {
		r = c.folders[c.first]
	}
	r.once.Do(func() { r.deck, r.err = Load(r.folder) })
	return r.deck, r.err
}

// Decks returns the decks of all languages: that of the language named, if
// there is one, then the others in the order of their languages. The error is
// Load's.
func (c *Course) Decks(language string) ([]*Deck, error) {
	languages := slices.Sorted(maps.Keys(c.folders))
	if at := slices.Index(languages, language); at > 0 {
		languages = slices.Insert(slices.Delete(languages, at, at+1), 0, language)
	}
	decks := make([]*Deck, len(languages))
	for i, l := range languages {
		var err error
		if decks[i], err = c.Deck(l); err != nil {
			return nil, err
		}
	}
	return decks, nil
}
