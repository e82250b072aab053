package certificate

import (
	"context"
	"errors"
	"fmt"
	"math"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
)

// Reasons why an attempt gets no certificate.
var (
	ErrUnknown   = errors.New("the record has no attempt with this receipt")
	ErrWithdrawn = errors.New("the attempt was taken back and no longer counts")
	ErrFailed    = errors.New("the attempt was not passed")
	ErrTrial     = errors.New("the attempt was a trial that does not count")
	ErrNameless  = errors.New("the name of who took the quiz is not kept any more")
	ErrDeck      = errors.New("the attempt was at another deck")
)

// Certified is what a certificate is made from.
type Certified struct {
	Statement
	Attempt record.Attempt
	Deck    *deck.Deck // the one that was asked
}

// Find makes the statement for the attempt with this receipt, if it is on
// record, counts and was passed. The course is the one that was asked; else
// the error is ErrDeck.
func Find(ctx context.Context, f *record.Folder, course *deck.Course, receipt string) (Certified, error) {
	a, withdrawn, ok, err := f.Recorded(ctx, receipt)
	switch {
	case err != nil:
		return Certified{}, err
	case !ok:
		return Certified{}, ErrUnknown
	case a.Mode == record.Preview:
		return Certified{}, ErrTrial
	case withdrawn:
		return Certified{}, ErrWithdrawn
	case !a.Passed:
		return Certified{}, ErrFailed
	}
	person, ok, err := f.Person(a.Learner)
	if err != nil {
		return Certified{}, err
	}
	if !ok || person.Name == "" {
		return Certified{}, ErrNameless
	}
	d, err := course.Deck(a.Deck.Language)
	if err != nil {
		return Certified{}, err
	}
	if d.ID != a.Deck.ID {
		return Certified{}, fmt.Errorf("%w: %q", ErrDeck, a.Deck.ID)
	}
	unit := person.Unit
	if u := d.Unit(person.Unit); u != nil {
		unit = u.Name
	}
	return Certified{Statement{
		Receipt: record.Receipt(a), Name: person.Name, Unit: unit, Course: d.Title, Letter: d.Source.Number,
		Correct: a.Score.Correct, Of: a.Score.Of, Needed: int(math.Round(a.Pass * 100)), At: a.EndedAt.Time,
	}, a, d}, nil
}
