package kit

import (
	"fmt"

	"training.vast.vn/vneid-training/internal/deck"
)

// Option words an option: true and false have no text of their own.
func (s *Session) Option(q *deck.Question, letter string) string {
	if q.Type == deck.TrueFalse {
		if letter == "a" {
			return s.Words.Exam.True
		}
		return s.Words.Exam.False
	}
	if o := q.Option(letter); o != nil {
		return o.Text
	}
	return letter
}

// Mark is how an option stands in the answer: its place in the order, or
// whether it is picked.
func (a *Answering) Mark(row int, letter string) string {
	multiple := a.Item.Question.Type == deck.Multiple
	switch {
	case a.Order() && row < a.Placed:
		return fmt.Sprintf("%d. ", row+1)
	case a.Order():
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
