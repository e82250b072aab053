//go:build !race

package check_test

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"io/fs"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/slides"
)

// Our own decks have something large wherever there is room for it.
func TestLongNoHeroIsMissingInOurDecks(t *testing.T) {
	var folders []fs.FS
	for _, language := range slides.Languages() {
		folder, err := slides.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, folder)
	}
	var out strings.Builder
	if err := check.Run(&out, locale.For(locale.En), check.Options{}, folders...); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if strings.Contains(line, "large letters") {
			t.Error(line)
		}
	}
}
