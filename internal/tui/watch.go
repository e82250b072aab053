package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
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
	if m.layer == brokenLayer {
		m.layer = bare
	}
	m.talk.Resize(m.s)
	switch m.place {
	case Identity, Exam, Outcome, Review:
		return nil
	case Home:
		if at < 0 {
			return nil
		}
	}
	if at < 0 || at == m.talk.at.slide && m.place == Talk {
		return m.follow(open(Talk))
	}
	return m.follow(openSlide(at))
}

// brokenView lists what is wrong, as far as there is room.
func (s *session) brokenView(b Broken) Picture {
	w := &s.words.Author
	var lines []string
	for i, problem := range b {
		if i > 0 {
			lines = append(lines, "")
		}
		for line := range strings.SplitSeq(problem, "\n") {
			lines = append(lines, wrap(line, s.column(), s.styles.Text)...)
		}
	}
	shown, _ := s.window(lines, s.stage().height, 0, 0, 0)
	head := s.header(header{place: w.Broken, accent: s.styles.Wrong})
	return s.frame(head, s.indent(shown), s.footer(s.styles.Muted.Render(w.Mend), nil))
}
