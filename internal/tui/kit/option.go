package kit

import "training.vast.vn/vneid-training/internal/deck"

// Option words an option: true and false have no text of their own.
func (s *Session) Option(q *deck.Question, letter string) string {
	if q.Type == deck.TrueFalse {
		if letter == "a" {
			return s.Words.Exam.True
		}
		return s.Words.Exam.False
	}
	if text := q.Wording(letter); text != "" {
		return text
	}
	return letter
}

// VerdictRows is the room kept below the options for what is said of an
// answer, so that they don't move when it comes.
const VerdictRows = 6

// Asked is what a question shows, in frames where that leaves so many rows
// below, and under it the question.
func (s *Session) Asked(q *deck.Question, level, width, below int) []string {
	text := Wrap(q.Text, width, s.Styles.Strong)
	shown := s.Renderer.Situation(q, level, width, s.Stage().Height-len(text)-below)
	if len(shown) > 0 {
		shown = append(shown, "")
	}
	return append(shown, text...)
}
