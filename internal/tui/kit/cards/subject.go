package cards

import (
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Subject is what a question is about: a message, a notice, phones. It stands
// above the question, or at the left of all; the zero Subject is none.
type Subject struct {
	Above int // rows that it takes above the question
	Left  int // columns that it takes at the left, with the blank ones beside
	lines []string
}

// Subjects are the places for what a question is about on a board of so many
// columns, the best first. At the left of a wide window stand phones, and all else
// where there is room for type that grows; but nothing stands beside rows that a
// terminal doubles.
func Subjects(s *kit.Session, q *deck.Question, columns int) []Subject {
	level, height := s.Deck.Topics[q.Topic].Level, s.Stage().Height
	above := s.Renderer.Situation(q, level, columns, height/2)
	if len(above) == 0 {
		return []Subject{{}}
	}
	places := []Subject{{Above: len(above) + 1, lines: above}, {Above: len(above), lines: above}}
	if less := s.Renderer.Situation(q, level, columns, height/3); len(less) < len(above) {
		places = append(places, Subject{Above: len(less) + 1, lines: less})
	}
	if s.Wide() && s.SayRows() == 1 && (s.Grand() || q.Message == nil) {
		left := s.Renderer.Situation(q, level, columns*2/5, height)
		if len(left) <= height {
			places = append([]Subject{{Left: kit.Widest(left) + 4, lines: left}}, places...)
		}
	}
	return places
}

// Draw draws it: from row y on above the question, or at the left in the middle of
// the board, which has so many rows from there on.
func (t *Subject) Draw(c *canvas.Canvas, x, y, rows int) {
	if t.Left > 0 {
		y = min(max(0, y+(rows-len(t.lines))/2), c.Bounds().Dy()-len(t.lines))
	}
	for i, line := range t.lines {
		c.Put(x, y+i, line)
	}
}
