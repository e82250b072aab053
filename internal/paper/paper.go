// Package paper writes a deck as a handout: a web page that prints well on
// A4, or Markdown. Both are in the deck's language.
package paper

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// Options say what a handout holds besides the slides and the exercises.
type Options struct {
	Notes   bool // speaker notes
	Answers bool // right answers and explanations, at the end

	// Slides are those that are printed, with the questions that go back to them,
	// as indexes into the deck; nil: all.
	Slides []int
}

// A topic is a topic as it is printed.
type topic struct {
	*deck.Topic
	Number int // from 1
	Place  string
	Slides []slide
	Tasks  []task
}

// Head is the topic's number and title.
func (t *topic) Head() string { return fmt.Sprintf("%d. %s", t.Number, t.Title) }

// A slide is a slide as it is printed.
type slide struct {
	*deck.Slide
	Number int // in the deck, from 1
	Named  bool
}

// A task is a question as it is printed, numbered through the deck.
type task struct {
	*deck.Question
	Number  int
	Options []option // in printed order
	See     slide    // what to read again
}

// An option is an option as it is printed.
type option struct {
	Label string // on paper: "a", "b", … from the top
	Text  string
	Right bool
	Place int // in the right order, from 1; of an Order question
}

// topics lays a deck out.
func topics(d *deck.Deck, o Options, w *locale.Words) []topic {
	var all []topic
	number := 0
	for i := range d.Topics {
		t := topic{Topic: &d.Topics[i], Number: i + 1, Place: d.Place(&d.Topics[i])}
		for k := range t.Topic.Slides {
			s := &t.Topic.Slides[k]
			if len(s.Blocks) == 0 && s.Title == "" && s.Hero == "" && s.Notes.Source == "" {
				continue
			}
			if !o.prints(t.First + k) {
				continue
			}
			named := s.Title != "" && !(k == 0 && strings.Contains(t.Title, s.Title))
			t.Slides = append(t.Slides, slide{s, t.First + k + 1, named})
		}
		for k := range t.Questions {
			number++
			q := &t.Questions[k]
			if !o.prints(t.First + q.Slide - 1) {
				continue
			}
			see := slide{Slide: &t.Topic.Slides[q.Slide-1], Number: t.First + q.Slide}
			t.Tasks = append(t.Tasks, task{q, number, options(q, w), see})
		}
		if len(t.Slides) > 0 || len(t.Tasks) > 0 {
			all = append(all, t)
		}
	}
	return all
}

// prints reports whether a slide is printed.
func (o *Options) prints(slide int) bool { return o.Slides == nil || slices.Contains(o.Slides, slide) }

// Span is which slides of the deck the topic has here: the contents name them,
// as the heads of the slides do. No page can be named: of the programs that
// print pages only some count them for a table of contents (target-counter of
// CSS), and no browser does.
func (t *topic) Span(w *locale.Handout) string {
	if len(t.Slides) == 0 {
		return ""
	}
	first, last := t.Slides[0].Number, t.Slides[len(t.Slides)-1].Number
	if first == last {
		return fmt.Sprintf(w.Slide, first)
	}
	return fmt.Sprintf(w.Slides, first, last)
}

// options puts options in printed order: as in the deck, but what is to be put
// in order is mixed, always the same way.
func options(q *deck.Question, w *locale.Words) []option {
	var all []option
	for i, o := range q.Options {
		text := q.Wording(o.Letter)
		if q.Type == deck.TrueFalse {
			text = w.Exam.True
			if i > 0 {
				text = w.Exam.False
			}
		}
		all = append(all, option{Text: text, Right: o.Right, Place: i + 1})
	}
	if q.Type == deck.Order {
		mix(all, q.ID+q.Revision)
	}
	for i := range all {
		all[i].Label = string(rune('a' + i))
	}
	return all
}

// mix puts options in an order that the seed tells, never the right one.
func mix(all []option, seed string) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(seed))
	r := rand.New(rand.NewPCG(h.Sum64(), 0))
	r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	if len(all) > 1 && slices.IsSortedFunc(all, func(a, b option) int { return a.Place - b.Place }) {
		all[0], all[1] = all[1], all[0]
	}
}

// Key lists the options to be given, those of an Order question in order.
func (t task) Key() []option {
	var key []option
	for _, o := range t.Options {
		if o.Right {
			key = append(key, o)
		}
	}
	if t.Type == deck.Order {
		slices.SortFunc(key, func(a, b option) int { return a.Place - b.Place })
	}
	return key
}

// ask says what to do with a question.
func ask(q *deck.Question, w *locale.Words) string {
	switch q.Type {
	case deck.Multiple:
		return w.Handout.Multiple
	case deck.TrueFalse:
		return w.Handout.TrueFalse
	case deck.Order:
		return w.Handout.Order
	case deck.Tap:
		return w.Handout.Tap
	}
	return w.Handout.Single
}

// A solved drill is a drill and the slide on which it stands.
type solved struct {
	Slide slide
	Drill *deck.Drill
}

// Solved lists the topic's drills, whose signs are answers.
func (t *topic) Solved() []solved {
	var all []solved
	for _, s := range t.Slides {
		for b := range s.All() {
			if d, ok := b.(*deck.Drill); ok {
				all = append(all, solved{s, d})
			}
		}
	}
	return all
}

// calloutWord names a kind of callout.
func calloutWord(kind string, w *locale.Words) string {
	switch kind {
	case deck.Warning:
		return w.Slide.Warning
	case deck.Law:
		return w.Slide.Law
	}
	return w.Slide.Tip
}

// verdict says whether a message is genuine.
func verdict(d *deck.Drill, w *locale.Words) string {
	if d.Kind == deck.Genuine {
		return w.Drill.Genuine
	}
	return w.Drill.Scam
}
