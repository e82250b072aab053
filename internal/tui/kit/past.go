package kit

import (
	"fmt"
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/certificate"
)

// A Sitting is a quiz that somebody sits down to: a new one, or where Journal is
// set, one that was broken off.
type Sitting struct {
	Person   record.Person
	Number   int    // of their attempts, from 1
	Recorded bool   // it goes to the data folder
	Code     string // by which it can be resumed; "" if a key does
	Kept     error  // why the folder could not keep what it was told of them; nil if it did

	Journal *record.Journal
	Deck    *deck.Deck // in the language of the journal
}

// Journals is the folder that attempts under way are kept in; nil: none are.
func (s *Session) Journals() *record.Folder {
	if s.Kiosk {
		return nil
	}
	return s.Folder
}

// Remember puts an attempt among those of the person at the screen, unless it is
// there.
func (s *Session) Remember(e record.Entry) {
	if slices.ContainsFunc(s.Past, func(o record.Entry) bool { return o.ID == e.ID }) {
		return
	}
	s.Past = append(s.Past, e)
	slices.SortStableFunc(s.Past, func(a, b record.Entry) int { return b.EndedAt.Compare(a.EndedAt.Time) })
}

// A Pass is an attempt that gets a certificate.
type Pass struct {
	Receipt, Name string
	Result        string // its score, and when
}

// PassOf is the pass that an attempt of the record is; false if it is none, or
// no certificates are made here.
func (s *Session) PassOf(e record.Entry) (Pass, bool) {
	return Pass{record.Receipt(e.Attempt), e.Person.Name, s.ResultOf(e)}, s.Certify != nil && e.Passed && !e.Waits
}

// ResultOf words the score of an attempt, and the day.
func (s *Session) ResultOf(e record.Entry) string {
	word := "✗ " + s.Words.Outcome.Failed
	switch {
	case e.Passed && e.Waits:
		word = s.Words.Results.Waits
	case e.Passed:
		word = "✓ " + s.Words.Outcome.Passed
	}
	return fmt.Sprintf("%d/%d  %s  %s", e.Score.Correct, e.Score.Of, word, certificate.Date(e.EndedAt.Time, s.Words.Certificate.DateForm))
}
