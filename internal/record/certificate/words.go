package certificate

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Worded says in words why there is no certificate for a receipt, or why
// Verify does not believe a code. Any other error stays as it is.
func Worded(err error, receipt string, c *locale.Certificate) error {
	for _, e := range []struct {
		reason error
		text   string
	}{
		{ErrUnknown, fmt.Sprintf(c.Unknown, shown(receipt))}, {ErrWithdrawn, c.Withdrawn}, {ErrHasty, c.Hasty}, {ErrFailed, c.Failed},
		{ErrTrial, c.Trial}, {ErrNameless, c.Nameless}, {ErrDeck, fmt.Sprintf(c.Deck, shown(receipt))},
		{ErrNone, c.None}, {ErrVersion, c.Version}, {ErrCut, c.Cut},
		{ErrLetter, c.BadLetter}, {ErrKey, c.OtherKey}, {ErrChanged, c.Changed},
	} {
		if errors.Is(err, e.reason) {
			return locale.Said(err, "%s", e.text)
		}
	}
	return err
}

// shown is what somebody typed, short and without what a terminal obeys.
func shown(s string) string {
	const most = 24
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// Known is the word for how it is known whose a certificate is.
func Known(p record.Proof, c *locale.Certificate) string {
	switch p {
	case record.Vouched:
		return c.Vouched
	case record.SameKey:
		return c.SameKey
	case record.Typed:
		return c.Typed
	}
	return ""
}

// Because says in a few words what that means.
func Because(p record.Proof, c *locale.Certificate) string {
	switch p {
	case record.Vouched:
		return c.VouchedMeans
	case record.SameKey:
		return c.SameKeyMeans
	case record.Typed:
		return c.TypedMeans
	}
	return ""
}

// Says is what a statement says, in rows of what is named and its text.
func Says(s Statement, w *locale.Words) [][2]string {
	c, percent := &w.Certificate, 0
	if s.Of > 0 {
		percent = int(math.Round(float64(s.Correct) / float64(s.Of) * 100))
	}
	rows := [][2]string{
		{c.Name, s.Name}, {c.Unit, s.Unit}, {c.Course, s.Course}, {w.Check.Route, s.Route}, {c.LetterName, s.Letter},
		{c.Score, fmt.Sprintf(c.ScoreOf, s.Correct, s.Of, percent) + ", " + fmt.Sprintf(c.Needed, s.Needed)},
		{c.Date, Date(s.At, c.DateForm)}, {c.Receipt, s.Receipt},
		{c.Known, strings.TrimSuffix(Known(s.Proof, c)+", "+Because(s.Proof, c), ", ")},
	}
	return slices.DeleteFunc(rows, func(row [2]string) bool { return row[1] == "" })
}
