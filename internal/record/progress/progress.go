// Package progress is how far a learner has come in a deck: what they saw,
// what they practised, which questions they know. It helps that learner to go
// on, and counts for nothing else: the record of attempts is kept elsewhere,
// and no name is kept here.
package progress

import (
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
)

// Progress is one learner's way through one deck. It is not safe for
// concurrent use.
type Progress struct {
	deck      *deck.Deck
	at        int // slide they stopped at; None if they never began
	seen      []bool
	practised map[int]practice.Score // by slide
	asked     map[string]Asked       // by question
	quiz      time.Time              // end of the last attempt on record; zero if there is none
	rounds    int                    // reviews of it that were done or let pass
}

// Asked is how a question was answered last.
type Asked struct {
	At    time.Time `json:"at"`
	Right bool      `json:"right"`
}

// None is the slide of who has not begun.
const None = -1

// New returns the progress of who has not begun.
func New(d *deck.Deck) *Progress {
	return &Progress{deck: d, at: None, seen: make([]bool, d.Len())}
}

// See notes that a slide was shown, and that the learner is there. It tells
// whether that is news.
func (p *Progress) See(slide int) bool {
	if slide == p.at && p.seen[slide] {
		return false
	}
	p.at, p.seen[slide] = slide, true
	return true
}

// At is the slide that the learner stopped at, or None.
func (p *Progress) At() int { return p.at }

// Seen counts the slides of a topic that were shown.
func (p *Progress) Seen(topic int) int {
	t := &p.deck.Topics[topic]
	n := 0
	for i := range t.Slides {
		if p.seen[t.First+i] {
			n++
		}
	}
	return n
}

// Practise notes that the exercise on a slide was done to its end.
func (p *Progress) Practise(slide int, score practice.Score) {
	if p.practised == nil {
		p.practised = map[int]practice.Score{}
	}
	p.practised[slide] = score
}

// Practised is how the exercise on a slide went last; false: it was not done.
func (p *Progress) Practised(slide int) (practice.Score, bool) {
	score, ok := p.practised[slide]
	return score, ok
}

// Fading is how much of the exercise on a slide is left to the learner now:
// all is told the first time, and less each time that it was done.
func (p *Progress) Fading(slide int) practice.Fading {
	if score, ok := p.practised[slide]; ok {
		return score.Faded.Next()
	}
	return practice.Full
}

// A Mark says how far a topic is.
type Mark int

// Marks of a topic.
const (
	Untouched Mark = iota
	Begun
	Done // every slide was seen, or everything on it was practised
)

// Topic is the mark of a topic.
func (p *Progress) Topic(topic int) Mark {
	t := &p.deck.Topics[topic]
	seen, exercises, practised := p.Seen(topic), 0, 0
	for i := range t.Slides {
		if !practice.Has(p.deck, t.First+i) {
			continue
		}
		exercises++
		if _, ok := p.practised[t.First+i]; ok {
			practised++
		}
	}
	switch {
	case seen == len(t.Slides), exercises > 0 && practised == exercises:
		return Done
	case seen > 0 || practised > 0:
		return Begun
	}
	return Untouched
}

// Utilities counts those that are done, and all.
func (p *Progress) Utilities() (done, of int) {
	for i := range p.deck.Topics {
		if p.deck.Topics[i].Item == 0 {
			continue
		}
		of++
		if p.Topic(i) == Done {
			done++
		}
	}
	return done, of
}

// Answer notes how a question was answered.
func (p *Progress) Answer(question string, right bool, at time.Time) {
	if p.asked == nil {
		p.asked = map[string]Asked{}
	}
	p.asked[question] = Asked{second(at), right}
}

// Wrong lists the questions that were answered wrong when they were last
// asked: at most as many as a quiz has, those asked last first.
func (p *Progress) Wrong() []string {
	wrong := p.questions(func(a Asked) bool { return !a.Right })
	slices.SortStableFunc(wrong, func(a, b string) int { return p.asked[b].At.Compare(p.asked[a].At) })
	return wrong[:min(len(wrong), p.deck.Quiz.Questions)]
}

// questions lists those that the deck still has, in its order.
func (p *Progress) questions(want func(Asked) bool) []string {
	var ids []string
	for t := range p.deck.Topics {
		for q := range p.deck.Topics[t].Questions {
			id := p.deck.Topics[t].Questions[q].ID
			if a, ok := p.asked[id]; ok && want(a) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// second is the precision that is kept.
func second(t time.Time) time.Time { return t.UTC().Truncate(time.Second) }
