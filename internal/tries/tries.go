// Package tries counts wrong codes, of all who try together: strangers come
// from as many addresses as they like, so that no count of one address says
// anything, and a lock on one would keep those beside it out.
//
// While many wrong ones come, whoever looks at codes asks for more than they
// otherwise need: nobody who knows that is kept out, and who guesses has much
// more to guess.
package tries

import (
	"time"

	"golang.org/x/time/rate"
)

// So many wrong codes may come at once, and one every so often after them,
// before they are too many.
const (
	AtOnce = 60
	Every  = 15 * time.Second
)

// Wrong counts wrong codes. Its zero value is ready for use; it is not safe for
// concurrent use.
type Wrong struct {
	left *rate.Limiter // that may still come before they are too many
	many bool          // there were too many, and not yet long enough none
}

// Add counts a wrong code.
func (w *Wrong) Add(now time.Time) {
	if w.left == nil {
		w.left = rate.NewLimiter(rate.Every(Every), AtOnce)
	}
	w.left.AllowN(now, 1)
	w.many = w.many || w.left.TokensAt(now) < 1
}

// TooMany says whether so many come that more has to be asked for. Once it is so, it
// is so until none came for AtOnce times Every.
func (w *Wrong) TooMany(now time.Time) bool {
	if w.many && w.left.TokensAt(now) >= AtOnce {
		w.many = false
	}
	return w.many
}
