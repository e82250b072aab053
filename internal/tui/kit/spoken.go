package kit

import (
	"hash/fnv"
	"slices"

	"charm.land/bubbles/v2/textinput"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/internal/wire"
)

// Spoken is a screen that has better words for what it shows than the rows of
// its window: those that are read by a voice. It tells no more than it shows.
type Spoken interface {
	Spoken(s *Session) Speech
}

// Speech is what a screen says.
type Speech struct {
	Heading string
	Lines   []wire.Line // not to be changed
	Items   []Said      // what the items of its Rows are called; none: what their rows say
}

// Said is an item of a list or an answer, in words.
type Said struct {
	Text  string // "": what its rows say
	Kind  byte   // as wire.Tap has it
	State byte   // as wire.Tap has it
}

// Field is a text field that letters go into now.
type Field struct {
	Input *textinput.Model // nil: digits are typed without one
	Typed string           // the digits, where there is none
	Label string
	Kind  byte // as wire.Input has it
	Most  int  // letters
}

// ID tells fields apart; it is never 0.
func (f Field) ID() int {
	h := fnv.New32a()
	h.Write([]byte(f.Label))
	return int(h.Sum32()%(1<<20))<<4 + int(f.Kind) + 1
}

// Value is what is typed.
func (f Field) Value() string {
	if f.Input == nil {
		return f.Typed
	}
	return f.Input.Value()
}

// Fillable is a screen with text fields.
type Fillable interface {
	// Field is the one that letters go into; false: none does.
	Field(s *Session) (Field, bool)
}

// Fill is a message: this is all that stands in the text field now.
type Fill string

// SaySlide is what is said of a slide up to a step.
func (s *Session) SaySlide(at Position) Speech {
	return Speech{Heading: s.Deck.Slide(at.Slide).Title, Lines: s.Shared.lines(s.Deck, at, s.Words)}
}

// line is a line as it is sent.
func line(l speech.Line) wire.Line {
	if l.Depth == 0 {
		return wire.Line{Text: l.Text}
	}
	return wire.Line{Kind: 1, Depth: l.Depth, Text: l.Text}
}

// SayQuestion is what is said of a question: what it shows, itself, and its
// options as they stand in an answer.
func (s *Session) SayQuestion(heading string, a *quiz.Answering) Speech {
	q := a.Item.Question
	said := Speech{Heading: heading}
	for _, l := range speech.Situation(q, &s.Words.Reading) {
		said.Lines = append(said.Lines, line(l))
	}
	said.Lines = append(said.Lines, wire.Line{Text: q.Text})
	given := a.Given()
	for i, letter := range a.Rows {
		is := Said{Text: s.Option(q, letter), State: wire.Option}
		if q.Type == deck.Tap {
			is.Text = q.Option(letter).Text
		}
		if !a.One() {
			is.State |= wire.Several
		}
		if slices.Contains(given, letter) {
			is.State |= wire.Chosen
		}
		if i == a.At {
			is.State |= wire.At
		}
		said.Items = append(said.Items, is)
	}
	return said
}

// SayItems is what the items of a menu are called, one of which the cursor is on.
func SayItems(items []Item, at int) []Said {
	said := make([]Said, len(items))
	for i, it := range items {
		said[i].Text = it.Text
		if it.Remark != "" {
			said[i].Text += " · " + it.Remark
		}
		if i == at {
			said[i].State = wire.At
		}
	}
	return said
}
