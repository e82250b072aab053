package progress

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
)

// A State is a Progress as it is kept: topics by path and slides by their
// number in the topic, which are the same in every language of a deck and
// outlive changes elsewhere in it. It shares nothing with the Progress that it
// comes from.
type State struct {
	Topic     string                 `json:"topic"` // where the learner stopped; "" if they never began
	Slide     int                    `json:"slide"`
	Seen      map[string][]int       `json:"seen,omitempty"`
	Practised map[string][]Practised `json:"practised,omitempty"`
	Asked     map[string]Asked       `json:"asked,omitempty"`
	Quiz      time.Time              `json:"quiz,omitzero"`
	Rounds    int                    `json:"rounds,omitempty"`
}

// Practised is an exercise done: on which slide of its topic, how many taps
// were right at first, and with how much of the walkthrough left out.
type Practised struct {
	Slide int             `json:"slide"`
	First int             `json:"first"`
	Of    int             `json:"of"`
	Faded practice.Fading `json:"faded,omitempty"`
}

// State returns what is to be kept.
func (p *Progress) State() State {
	s := State{Quiz: p.quiz, Rounds: p.rounds, Asked: maps.Clone(p.asked)}
	if p.at != None {
		slide := p.deck.Slide(p.at)
		s.Topic, s.Slide = p.deck.Topics[slide.Topic].Path, slide.Number
	}
	for t := range p.deck.Topics {
		topic := &p.deck.Topics[t]
		for i := range topic.Slides {
			if p.seen[topic.First+i] {
				if s.Seen == nil {
					s.Seen = map[string][]int{}
				}
				s.Seen[topic.Path] = append(s.Seen[topic.Path], i+1)
			}
			if score, ok := p.practised[topic.First+i]; ok {
				if s.Practised == nil {
					s.Practised = map[string][]Practised{}
				}
				s.Practised[topic.Path] = append(s.Practised[topic.Path], Practised{i + 1, score.First, score.Of, score.Faded})
			}
		}
	}
	return s
}

// In returns the same progress in another deck, or another language of this.
func (p *Progress) In(d *deck.Deck) *Progress {
	other := New(d)
	other.Take(p.State())
	return other
}

// Take adds what was kept. Where both know something, p stands. What the deck
// no longer has is left out.
func (p *Progress) Take(s State) {
	for t := range p.deck.Topics {
		topic := &p.deck.Topics[t]
		has := func(number int) bool { return number >= 1 && number <= len(topic.Slides) }
		for _, n := range s.Seen[topic.Path] {
			if has(n) {
				p.seen[topic.First+n-1] = true
			}
		}
		for _, e := range s.Practised[topic.Path] {
			if !has(e.Slide) {
				continue
			}
			slide := topic.First + e.Slide - 1
			if _, ok := p.practised[slide]; !ok && practice.Has(p.deck, slide) {
				p.Practise(slide, practice.Score{First: e.First, Of: e.Of, Faded: max(practice.Full, min(e.Faded, practice.OnYourOwn))})
			}
		}
		if p.at == None && topic.Path == s.Topic && has(s.Slide) {
			p.at = topic.First + s.Slide - 1
		}
	}
	mine := State{Asked: p.asked, Quiz: p.quiz, Rounds: p.rounds}
	both := Merge(mine, s)
	p.asked, p.quiz, p.rounds = both.Asked, both.Quiz, both.Rounds
}

// Merge joins two states of one learner: what either has seen, practised or
// answered. Where both know how it went, the newer answer counts, and of
// exercises that of mine; the place where they stopped is mine, if mine has
// one.
func Merge(mine, other State) State {
	s := mine
	if s.Topic == "" {
		s.Topic, s.Slide = other.Topic, other.Slide
	}
	s.Seen = join(mine.Seen, other.Seen, cmp.Compare[int], func(n int) int { return n })
	s.Practised = join(mine.Practised, other.Practised,
		func(a, b Practised) int { return cmp.Compare(a.Slide, b.Slide) }, func(e Practised) int { return e.Slide })
	s.Asked = maps.Clone(mine.Asked)
	for id, a := range other.Asked {
		if b, ok := s.Asked[id]; ok && !a.At.After(b.At) {
			continue
		}
		if s.Asked == nil {
			s.Asked = map[string]Asked{}
		}
		s.Asked[id] = a
	}
	switch c := mine.Quiz.Compare(other.Quiz); {
	case c < 0:
		s.Quiz, s.Rounds = other.Quiz, other.Rounds
	case c == 0:
		s.Rounds = max(mine.Rounds, other.Rounds)
	}
	return s
}

// join merges lists topic by topic: one entry a slide, mine before the other.
func join[T any](mine, other map[string][]T, order func(a, b T) int, slide func(T) int) map[string][]T {
	if len(mine) == 0 && len(other) == 0 {
		return nil
	}
	out := make(map[string][]T, len(mine))
	for _, from := range []map[string][]T{mine, other} {
		for path, list := range from {
			for _, e := range list {
				if !slices.ContainsFunc(out[path], func(have T) bool { return slide(have) == slide(e) }) {
					out[path] = append(out[path], e)
				}
			}
		}
	}
	for _, list := range out {
		slices.SortFunc(list, order)
	}
	return out
}
