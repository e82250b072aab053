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
	m.talk.Resize(m.s)
	m.home.reached = min(m.home.reached, t.deck.Len()-1)
	m.practised = 0
	if m.place == Practice || m.place == Exercises {
		m.place, m.screen = Home, &m.home
	}
}
