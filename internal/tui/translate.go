package tui

import (
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// translated is the deck in a language that was asked for.
type translated struct {
	language string
	deck     *deck.Deck
}

// translate asks for the deck in the language of the interface.
func translate(s *kit.Session) tea.Cmd {
	language, deckIn := s.Language, s.DeckIn()
	return func() tea.Msg { return translated{language, deckIn(language)} }
}

// translated goes on in another deck, at the same place. A quiz under way
// keeps its questions.
func (m *Model) translated(t translated) {
	if t.language != m.s.Language {
		return
	}
	m.s.Deck, m.s.Reached = t.deck, m.s.Reached.In(t.deck)
	m.talk.Resize(m.s)
	m.home.reached = min(m.home.reached, t.deck.Len()-1)
	m.practised = 0
	if m.place == kit.Practice || m.place == kit.Exercises {
		m.place, m.screen = kit.Home, &m.home
	}
}
