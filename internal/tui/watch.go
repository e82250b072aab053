package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Reloaded is a message with the deck as its author has just saved it.
type Reloaded struct{ Deck *deck.Deck }

// Broken is a message with what is wrong with the deck as its author has just
// saved it, a text for each problem. It lies over the screen until a key is
// pressed, or the deck is right again.
type Broken []string

// reloaded goes to the slide that was edited; where none was, it stays. A quiz
// under way keeps its questions, and its place.
func (m *Model) reloaded(r Reloaded) tea.Cmd {
	at := r.Deck.Edited(m.s.Deck)
	m.s.Deck = r.Deck
	m.s.Wear(m.s.Look)
	if m.layer == brokenLayer {
		m.layer = bare
	}
	m.talk.Resize(m.s)
	switch m.place {
	case kit.Identity, kit.Exam, kit.Outcome, kit.Review:
		return nil
	case kit.Home:
		if at < 0 {
			return nil
		}
	}
	if at < 0 || at == m.talk.At.Slide && m.place == kit.Talk {
		return m.follow(kit.Open(kit.Talk))
	}
	return m.follow(kit.OpenSlide(at))
}

// brokenView lists what is wrong, as far as there is room.
func brokenView(s *kit.Session, b Broken) kit.Picture {
	w := &s.Words.Author
	var lines []string
	for i, problem := range b {
		if i > 0 {
			lines = append(lines, "")
		}
		for line := range strings.SplitSeq(problem, "\n") {
			lines = append(lines, kit.Wrap(line, s.Column(), s.Styles.Text)...)
		}
	}
	shown, _ := s.Window(lines, s.Stage().Height, 0, 0, 0)
	head := s.Header(kit.Header{Place: w.Broken, Fill: s.Styles.WrongFill})
	return s.Frame(head, s.Indent(shown), s.Footer(s.Styles.Muted.Render(w.Mend), nil))
}
