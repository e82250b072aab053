package exam

import (
	"fmt"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/speech"
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
	said.Lines = append(said.Lines, speech.Line{Text: asks(s, e.answer.Item.Question.Type)})
	switch w := &s.Words.Exam; {
	case e.judged != nil && e.judged.Correct:
		said.Lines = append(said.Lines, speech.Line{Text: w.Right + ". " + e.answer.Item.Question.Explain})
	case e.judged != nil:
		said.Lines = append(said.Lines, speech.Line{Text: w.Wrong + ". " + fmt.Sprintf(w.RightWas, rightAnswer(s, e.judged.Item)) + ". " + e.answer.Item.Question.Explain})
	case e.complain != "":
		said.Lines = append(said.Lines, speech.Line{Text: e.complain})
	}
	return said
}

// Field is the field of the form that has the cursor, or that of the code.
func (id *Identity) Field(s *kit.Session) (kit.Field, bool) {
	w := &s.Words.Identity
	switch {
	case id.waiting || id.pending != nil:
	case id.asking != nil:
		return kit.Field{Typed: id.asking.typed, Label: s.Words.Resume.Ask, Kind: wire.Digits, Most: resumeDigits}, !id.asking.waiting
	case id.field == fieldName:
		return kit.Field{Input: id.name, Label: w.Name, Kind: wire.Name, Most: clean.NameRunes}, true
	case id.field == fieldUnit:
		return kit.Field{Input: id.filter, Label: w.Unit, Kind: wire.Search, Most: kit.QueryRunes}, true
	case id.field == fieldCode:
		return kit.Field{Input: id.code, Label: w.Code, Most: codeRunes}, true
	}
	return kit.Field{}, false
}

// Field is that of the receipt or the name, while they are asked for.
func (r *Results) Field(s *kit.Session) (kit.Field, bool) {
	f := kit.Field{Input: r.inputs()[r.field], Label: s.Words.Results.Receipt, Most: clean.NameRunes}
	if r.field == 1 {
		f.Label, f.Kind = s.Words.Identity.Name, wire.Name
	}
	return f, r.asks && !r.waiting
}

// Code is the resume code of a run under way; "" where it has none.
func (r *Run) Code() string {
	if r == nil || !r.recorded || r.lost || r.attempt.Done() {
		return ""
	}
	return r.journal.Code
}
