//go:build !race

package deck_test

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"errors"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/slides"
)

// Every word of the course stands on the slide, in the plain text, in search
// and on paper.
func TestLongEveryWordOfTheCourseStandsEverywhere(t *testing.T) {
	for _, language := range []string{"vi", "en"} {
		fsys, err := slides.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		if failed := standEverywhere(t, mustLoad(t, fsys)); failed != "" {
			t.Errorf("%s: %s", language, failed)
		}
	}
}

// Every word that an author may write stands on the slide, in the plain text,
// in search and on paper.
func TestLongEveryWordStandsEverywhere(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := &writer{t: rt}
		topic := goodTop + w.slide() + "\n" + goodAsk
		f := folder(topic)
		f["p.png"] = &fstest.MapFile{Data: pngOf(3, 2)}
		d, err := deck.Load(f)
		if err != nil {
			rt.Fatalf("%v\n%s", err, topic)
		}
		if failed := standEverywhere(t, d); failed != "" {
			rt.Fatalf("%s\n%s", topic, failed)
		}
	})
}

// A topic of one megabyte is read, whatever is in it; in quadratic time this
// would not come to an end.
func TestLongLoadEnds(t *testing.T) {
	for i, tt := range traps {
		_, err := deck.Load(folder(trap(i, 1<<20)))
		var problems deck.Problems
		if err != nil && !errors.As(err, &problems) {
			t.Errorf("%s: %v", tt.name, err)
		}
		if len(problems) > 110 {
			t.Errorf("%s: %d problems are listed", tt.name, len(problems))
		}
	}
}
