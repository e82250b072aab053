package certificate

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"math"
	"os"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Why an attempt gets no certificate.
var (
	ErrUnknown   = errors.New("the record has no attempt with this receipt")
	ErrWithdrawn = errors.New("the attempt was taken back and no longer counts")
	ErrFailed    = errors.New("the attempt was not passed")
	ErrHasty     = errors.New("the attempt was answered faster than anybody reads, and no organiser has accepted it")
	ErrTrial     = errors.New("the attempt was a trial that does not count")
	ErrNameless  = errors.New("the name of who took the quiz is not kept any more")
	ErrDeck      = errors.New("the attempt was at another deck")
)

// Issue makes the certificate of the attempt with this receipt, if it is on
// record, counts and was passed: the signed code, and what is printed with it.
// To whom may refuses it, it is as if there were none; nil refuses nobody. The
// course is the one that was asked. What keeps somebody from a certificate is
// said in words, as Worded does; app is the program's name and version.
func Issue(ctx context.Context, f *record.Folder, course *deck.Course, receipt, app string, may func(record.Attempt) bool, w *locale.Words) (Sheet, error) {
	sheet, err := find(ctx, f, course, receipt, may)
	if err != nil {
		return Sheet{}, Worded(err, receipt, &w.Certificate)
	}
	key, err := record.SigningKey(f.Dir())
	if err != nil {
		return Sheet{}, err
	}
	if sheet.Code, err = Sign(sheet.Statement, key); err != nil {
		return Sheet{}, err
	}
	sheet.Key, sheet.App = key.Public().(ed25519.PublicKey), app
	return sheet, nil
}

// find is the sheet of an attempt, not signed yet.
func find(ctx context.Context, f *record.Folder, course *deck.Course, receipt string, may func(record.Attempt) bool) (Sheet, error) {
	e, ok, err := f.Recorded(ctx, receipt)
	a, person := e.Attempt, e.Person
	switch {
	case err != nil:
		return Sheet{}, err
	case !ok, may != nil && !may(a):
		return Sheet{}, ErrUnknown
	case a.Mode == record.Preview:
		return Sheet{}, ErrTrial
	case e.Withdrawn:
		return Sheet{}, ErrWithdrawn
	case e.Waits:
		return Sheet{}, ErrHasty
	case !a.Passed:
		return Sheet{}, ErrFailed
	case person.Name == "":
		return Sheet{}, ErrNameless
	}
	d, err := course.Deck(a.Deck.Language)
	if err != nil {
		return Sheet{}, err
	}
	if d.ID != a.Deck.ID {
		return Sheet{}, fmt.Errorf("%w: %q", ErrDeck, a.Deck.ID)
	}
	unit := person.Unit
	if u := d.Unit(person.Unit); u != nil {
		unit = u.Name
	}
	route := a.Route
	if r := d.Route(a.Route); r != nil {
		route = r.Title
	}
	return Sheet{Issuer: d.Source.Issuer, Source: d.SourceLine(), Statement: Statement{
		Receipt: record.Receipt(a), Name: person.Name, Unit: unit, Course: d.Title, Letter: d.Source.Number,
		Correct: a.Score.Correct, Of: a.Score.Of, Needed: int(math.Round(a.Pass * 100)), At: a.EndedAt.Time, Proof: a.Proof(), Route: route,
	}}, nil
}

// FileName is the name of the file of a certificate.
func FileName(receipt string) string { return "giay-xac-nhan-" + receipt + ".pdf" }

// Write writes the sheet as a PDF to a new file, for its owner only. One that
// is there stays as it is: the error is fs.ErrExist.
func Write(path string, s Sheet, w *locale.Words) error {
	return disk.Create(path, 0o600, func(f *os.File) error { return WritePDF(f, s, w) })
}
