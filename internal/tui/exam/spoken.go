package exam

import (
	"fmt"

	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/wire"
)

// Spoken is the question, and what is said of the answer once it is given.
func (e *examScreen) Spoken(s *kit.Session) kit.Speech {
	i := len(e.run.attempt.Answers())
	if e.judged != nil || e.run.attempt.Done() {
		i--
	}
	said := s.SayQuestion(fmt.Sprintf(s.Words.Exam.Question, i+1, len(e.run.journal.Items)), &e.answer)
	said.Lines = append(said.Lines, wire.Line{Text: asks(s, e.answer.Item.Question.Type)})
	switch w := &s.Words.Exam; {
	case e.judged != nil && e.judged.Correct:
		said.Lines = append(said.Lines, wire.Line{Text: w.Right + ". " + e.answer.Item.Question.Explain})
	case e.judged != nil:
		said.Lines = append(said.Lines, wire.Line{Text: w.Wrong + ". " + fmt.Sprintf(w.RightWas, rightAnswer(s, e.judged.Item)) + ". " + e.answer.Item.Question.Explain})
	case e.complain != "":
		said.Lines = append(said.Lines, wire.Line{Text: e.complain})
	}
	return said
}

// Code is the resume code of a run under way; "" where it has none.
func (r *Run) Code() string {
	if r == nil || !r.recorded || r.lost || r.attempt.Done() {
		return ""
	}
	return r.journal.Code
}
