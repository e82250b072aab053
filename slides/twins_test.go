package slides_test

import (
	"testing"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/slides"
)

// Results of all languages count together, so the decks differ in words alone.
func TestDecksOfAllLanguagesPair(t *testing.T) {
	vietnamese := load(t)
	for _, language := range slides.Languages() {
		fsys, err := slides.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		d, err := deck.Load(fsys)
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		if d.Language != language {
			t.Errorf("the deck in folder %s says that its language is %q", language, d.Language)
		}
		for _, line := range check.Compare(d, vietnamese, &locale.For(locale.En).Twins) {
			t.Errorf("%s/%s", language, line)
		}
	}
}
