package speech

import (
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// Vietnamese is written with a space after each syllable, so a "word" here is
// a syllable, and an English word counts as one too. Adults read 200 to 250 of
// either a minute silently; who stands before a lobby screen and looks from it
// to a phone is given a slower pace.
const (
	perMinute = 160
	toLookUp  = 2 * time.Second // before the first word is read
	least     = 4 * time.Second
	most      = 40 * time.Second
)

// Time is how long people who stand before a screen need for so many new
// words: at least 4 s, and never more than 40 s, however much there is.
func Time(words int) time.Duration {
	return min(most, max(least, toLookUp+time.Duration(words)*time.Minute/perMinute))
}

// Words counts what a step of a slide, counted from 0, adds to read; at step 0
// the title counts.
func Words(s *deck.Slide, step int, w *locale.Reading) int {
	n := 0
	if step == 0 {
		n = len(strings.Fields(s.Title))
	}
	for _, l := range Slide(s, w) {
		if l.Step == step {
			n += len(strings.Fields(l.Text))
		}
	}
	return n
}
