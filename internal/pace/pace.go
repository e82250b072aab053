// Package pace says how long it takes to teach slides: to say what the speaker
// notes give, and to do with the room what the slides ask for.
package pace

import (
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
)

// WordsAMinute is how many words a trainer says in a minute to a room that is
// to follow. Vietnamese is written with a blank after each syllable, so that a
// word is a syllable.
const WordsAMinute = 130

// What the room does is beside what the trainer says.
const (
	perStep     = 10 * time.Second // of a walkthrough: all tap along, and the trainer looks around
	perMessage  = 40 * time.Second // of a drill: all read it and make up their minds
	perQuestion = 15 * time.Second // to the room: a silence, hands, one or two answers
)

// asks are the words that a note puts a question to the room with.
var asks = map[string]string{"vi": "Hỏi cả phòng", "en": "Ask the room"}

// Slide is how long a slide takes in a deck of this language.
func Slide(s *deck.Slide, language string) time.Duration {
	text := said(s.Notes.Text())
	words := len(strings.Fields(text))
	t := tasks(time.Duration(words) * time.Minute / WordsAMinute)
	if ask := asks[language]; ask != "" {
		t += tasks(strings.Count(text, ask)) * tasks(perQuestion)
	}
	for b := range s.All() {
		b.Visit(&t)
	}
	return time.Duration(t)
}

// Topic is how long a topic takes; 0 where that is not known, as it has no notes.
func Topic(t *deck.Topic, language string) time.Duration {
	slides := make([]*deck.Slide, len(t.Slides))
	for i := range t.Slides {
		slides[i] = &t.Slides[i]
	}
	return total(slides, language)
}

// Route is how long a route takes; 0 where that is not known, as it has no notes.
func Route(d *deck.Deck, r *deck.Route) time.Duration {
	var slides []*deck.Slide
	for _, i := range d.Path(r) {
		slides = append(slides, d.Slide(i))
	}
	return total(slides, d.Language)
}

func total(slides []*deck.Slide, language string) time.Duration {
	var all time.Duration
	known := false
	for _, s := range slides {
		all += Slide(s, language)
		known = known || said(s.Notes.Text()) != ""
	}
	if !known {
		return 0
	}
	return all
}

// said leaves out of a note what nobody reads out: its lines of sources.
func said(note string) string {
	var lines []string
	for line := range strings.Lines(note) {
		if !deck.IsSource(line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "")
}

// tasks is the time that the blocks it visits give the room to do.
type tasks time.Duration

func (t *tasks) Walkthrough(b *deck.Walkthrough) { *t += tasks(len(b.Steps)) * tasks(perStep) }
func (t *tasks) Drill(*deck.Drill)               { *t += tasks(perMessage) }
func (t *tasks) Markdown(*deck.Markdown)         {}
func (t *tasks) Columns(*deck.Columns)           {} // what stands in them is visited by itself
func (t *tasks) Phone(*deck.Phone)               {}
func (t *tasks) QR(*deck.QR)                     {}
func (t *tasks) Image(*deck.Image)               {}
func (t *tasks) Chart(*deck.Chart)               {}
func (t *tasks) Callout(*deck.Callout)           {}
