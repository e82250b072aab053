package report

import (
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
)

// A Bank finds questions, topics and units in the decks.
type Bank struct {
	decks     []*deck.Deck
	units     []deck.Unit
	utilities []utility
	byID      map[string]*entryOf
}

type utility struct {
	level, item int
	title       string
	questions   []string
}

// entryOf is a question in the decks that ask it.
type entryOf struct {
	place int // in the bank's order
	found []Asked
}

// Asked is a question where a deck asks it.
type Asked struct {
	Deck     *deck.Deck
	Topic    *deck.Topic
	Question *deck.Question
}

// NewBank gathers them.
func NewBank(decks []*deck.Deck) *Bank {
	b := &Bank{decks: decks, byID: map[string]*entryOf{}}
	known := map[string]bool{}
	topics := map[[2]int]int{}
	for _, d := range decks {
		for _, u := range d.Units {
			if !known[u.Code] {
				known[u.Code] = true
				b.units = append(b.units, u)
			}
		}
		for t := range d.Topics {
			topic := &d.Topics[t]
			for q := range topic.Questions {
				b.add(d, topic, &topic.Questions[q])
			}
			if topic.Item == 0 {
				continue
			}
			at := [2]int{topic.Level, topic.Item}
			if _, ok := topics[at]; !ok {
				topics[at] = len(b.utilities)
				b.utilities = append(b.utilities, utility{level: topic.Level, item: topic.Item, title: topic.Title})
			}
			u := &b.utilities[topics[at]]
			for _, q := range topic.Questions {
				if !slices.Contains(u.questions, q.ID) {
					u.questions = append(u.questions, q.ID)
				}
			}
		}
	}
	return b
}

func (b *Bank) add(d *deck.Deck, t *deck.Topic, q *deck.Question) {
	e := b.byID[q.ID]
	if e == nil {
		e = &entryOf{place: len(b.byID)}
		b.byID[q.ID] = e
	}
	e.found = append(e.found, Asked{d, t, q})
}

// Find returns the question as it was asked, or as it is asked today: exact is
// false then. found is the zero value where no deck has it.
func (b *Bank) Find(id, revision string) (found Asked, exact bool) {
	e := b.byID[id]
	if e == nil {
		return Asked{}, false
	}
	for _, a := range e.found {
		if a.Question.Revision == revision {
			return a, true
		}
	}
	return e.found[0], false
}

// Deck returns the deck of this id and language, or nil.
func (b *Bank) Deck(id, language string) *deck.Deck {
	for _, d := range b.decks {
		if d.ID == id && d.Language == language {
			return d
		}
	}
	return nil
}

func (b *Bank) unitName(code string) string {
	for _, u := range b.units {
		if u.Code == code {
			return u.Name
		}
	}
	return code
}

// place sorts questions as the deck does, others behind.
func (b *Bank) place(id string) int {
	if e := b.byID[id]; e != nil {
		return e.place
	}
	return len(b.byID)
}
