package check

import (
	"fmt"
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// A Difference is the error of a deck that is not the same course as another.
type Difference struct {
	Language string   // of the deck
	Lines    []string // what Compare tells
}

// Error lists the differences, a line each.
func (d *Difference) Error() string { return strings.Join(d.Lines, "\n") }

// Compare tells how deck d differs from deck other, the same course in another
// language, in anything but its words: a line "file:line: what" for each
// difference, in the order of d. Results of the two count together only if
// there is none.
func Compare(d, other *deck.Deck, w *locale.Twins) []string {
	c := &comparison{words: w}
	c.settings(d, other)
	c.routes(d, other)
	if len(d.Topics) != len(other.Topics) {
		c.say("deck.yaml", 1, w.Topics, len(d.Topics), len(other.Topics))
	}
	for i := range min(len(d.Topics), len(other.Topics)) {
		c.topic(&d.Topics[i], &other.Topics[i])
	}
	return c.found
}

type comparison struct {
	words *locale.Twins
	found []string
}

func (c *comparison) say(path string, line int, format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf("%s:%d: ", path, line)+fmt.Sprintf(format, args...))
}

func (c *comparison) settings(a, b *deck.Deck) {
	if a.ID != b.ID {
		c.say("deck.yaml", 1, c.words.ID, a.ID, b.ID)
	}
	if a.Quiz != b.Quiz {
		c.say("deck.yaml", 1, "%s", c.words.Rules)
	}
	for _, pair := range [][2]*deck.Deck{{a, b}, {b, a}} {
		for _, u := range pair[0].Units {
			if pair[1].Unit(u.Code) == nil {
				c.say("deck.yaml", 1, c.words.Units, u.Code)
			}
		}
	}
}

func (c *comparison) topic(a, b *deck.Topic) {
	w := c.words
	if a.Path != b.Path {
		c.say(a.Path, 1, w.Topic, b.Path)
		return
	}
	if a.Level != b.Level || a.Item != b.Item || a.Minutes != b.Minutes {
		c.say(a.Path, 1, w.Place, b.Path)
	}
	if len(a.Slides) != len(b.Slides) {
		c.say(a.Path, 1, w.Slides, len(a.Slides), len(b.Slides))
	}
	for i := range min(len(a.Slides), len(b.Slides)) {
		if here, there := &a.Slides[i], &b.Slides[i]; here.Steps != there.Steps {
			c.say(a.Path, here.Line, w.Steps, i+1, here.Steps, there.Steps)
		}
	}
	c.questions(a, b)
}

func (c *comparison) questions(a, b *deck.Topic) {
	find := func(t *deck.Topic, id string) int {
		return slices.IndexFunc(t.Questions, func(q deck.Question) bool { return q.ID == id })
	}
	for i := range a.Questions {
		q := &a.Questions[i]
		switch at := find(b, q.ID); at {
		case -1:
			c.say(a.Path, q.Line, c.words.Extra, q.ID)
		default:
			if at != i {
				c.say(a.Path, q.Line, c.words.Turn, q.ID)
			}
			c.question(a.Path, q, &b.Questions[at])
		}
	}
	for _, q := range b.Questions {
		if find(a, q.ID) < 0 {
			c.say(a.Path, 1, c.words.Missing, q.ID, b.Path)
		}
	}
}

func (c *comparison) question(path string, a, b *deck.Question) {
	w := c.words
	right := func(q *deck.Question) string { return strings.Join(q.RightLetters(), ", ") }
	switch {
	case a.Type != b.Type:
		c.say(path, a.Line, w.Type, a.ID, a.Type, b.Type)
	case len(a.Options) != len(b.Options):
		c.say(path, a.Line, w.Options, a.ID, len(a.Options), len(b.Options))
	case right(a) != right(b):
		c.say(path, a.Line, w.Right, a.ID, right(a), right(b))
	}
	if !alikeShown(a, b) {
		c.say(path, a.Line, w.Shown, a.ID)
	}
	if a.Fact != b.Fact {
		c.say(path, a.Line, w.Fact, a.ID, a.Fact, b.Fact)
	}
	if a.Slide != b.Slide {
		c.say(path, a.Line, w.GoBackTo, a.ID, a.Slide, b.Slide)
	}
}

// alikeShown reports whether two questions show the same kind of situation:
// screens with as many rows, both a message, both a notice.
func alikeShown(a, b *deck.Question) bool {
	if (a.Message == nil) != (b.Message == nil) || a.Message != nil && a.Message.Notice != b.Message.Notice {
		return false
	}
	return slices.EqualFunc(a.Screens, b.Screens, func(x, y deck.Screen) bool { return len(x.Rows) == len(y.Rows) })
}

func (c *comparison) routes(a, b *deck.Deck) {
	for _, pair := range [][2]*deck.Deck{{a, b}, {b, a}} {
		for i := range pair[0].Routes {
			r := &pair[0].Routes[i]
			other := pair[1].Route(r.ID)
			if other == nil || pair[0] == a && !alikeRoutes(r, other) {
				c.say("deck.yaml", 1, c.words.Route, r.ID)
			}
		}
	}
}

func alikeRoutes(a, b *deck.Route) bool {
	return a.Minutes == b.Minutes && a.Role == b.Role && a.Quiz == b.Quiz &&
		slices.EqualFunc(a.Stops, b.Stops, func(x, y deck.Stop) bool { return x.Topic == y.Topic && slices.Equal(x.Slides, y.Slides) })
}
