package tui

import (
	"fmt"

	"training.vast.vn/vneid-training/internal/deck"
)

// option words an option: true and false have no text of their own.
func (s *session) option(q *deck.Question, letter string) string {
	if q.Type == deck.TrueFalse {
		if letter == "a" {
			return s.words.Exam.True
		}
		return s.words.Exam.False
	}
	if text := q.Wording(letter); text != "" {
		return text
	}
	return letter
}

// asked is what a question shows, in frames where that leaves so many rows
// below, and under it the question.
func (s *session) asked(q *deck.Question, level, width, below int) []string {
	text := wrap(q.Text, width, s.styles.Strong)
	shown := s.renderer.Situation(q, level, width, s.stage().height-len(text)-below)
	if len(shown) > 0 {
		shown = append(shown, "")
	}
	return append(shown, text...)
}

// mark is how an option stands in the answer: its place in the order, or
// whether it is picked.
func (a *answering) mark(row int, letter string) string {
	multiple := a.item.Question.Type == deck.Multiple
	switch {
	case a.order() && row < a.placed:
		return fmt.Sprintf("%d. ", row+1)
	case a.order():
		return "·  "
	case multiple && a.picked[letter]:
		return "[x]"
	case multiple:
		return "[ ]"
	case a.picked[letter]:
		return "(•)"
	}
	return "( )"
}
