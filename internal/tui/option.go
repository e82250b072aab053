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
	if o := q.Option(letter); o != nil {
		return o.Text
	}
	return letter
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
