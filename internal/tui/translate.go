package tui

import (
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
)

// translated is the deck in a language that was asked for.
type translated struct {
	language string
	deck     *deck.Deck
}

// deckIn returns a function that finds the deck in a language, or the present
// one where there is none. It may read files, so it is for commands.
func (s *session) deckIn() func(language string) *deck.Deck {
	present, course := s.Deck, s.Course
	return func(language string) *deck.Deck {
		if course == nil || language == present.Language {
			return present
		}
		d, err := course.Deck(language)
		if err != nil {
			return present
		}
		return d
	}
}

// translate asks for the deck in the language of the interface.
func (s *session) translate() tea.Cmd {
	language, deckIn := s.Language, s.deckIn()
	return func() tea.Msg { return translated{language, deckIn(language)} }
}

// translated goes on in another deck, at the same place. A quiz under way
// keeps its questions.
func (m *Model) translated(t translated) {
	if t.language != m.s.Language {
		return
	}
	m.s.Deck, m.s.progress = t.deck, m.s.progress.In(t.deck)
	m.talk.at = clamp(m.talk.shape(m.s), m.talk.at)
	m.home.reached = min(m.home.reached, t.deck.Len()-1)
	m.practice, m.drill, m.exercises = practiceScreen{}, drillScreen{}, exercisesScreen{}
	if m.place == practising || m.place == drilling || m.place == exercises {
		m.place = home
	}
}
