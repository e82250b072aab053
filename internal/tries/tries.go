// Package tries counts wrong codes, of all who try together: strangers come
// from as many addresses as they like, so that no count of one address says
// anything, and a lock on one would keep those beside it out.
//
// While many wrong ones come, whoever looks at codes asks for more than they
// otherwise need: nobody who knows that is kept out, and who guesses has much
// more to guess.
package tries

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// So many wrong codes may come at once, and one every so often after them,
// before they are too many.
const (
	AtOnce = 60
	Every  = 15 * time.Second
)

// Wrong counts wrong codes. Its zero value is ready for use; any number of
// goroutines may use it.
type Wrong struct {
	mu    sync.Mutex
	left  *rate.Limiter    // that may still come before they are too many
	many  bool             // there were too many, and not yet long enough none
	here  int64            // added here
	there map[string]int64 // on other servers, as far as they were taken in
}

// Add counts a wrong code that was tried here.
func (w *Wrong) Add(now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.here++
	w.take(1, now)
}

// Here is how many wrong codes were tried here.
func (w *Wrong) Here() int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.here
}

// There takes in how many were tried on another server since that was started.
// What it had when it is first heard of is past and does not count.
func (w *Wrong) There(server string, tried int64, now time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	before, known := w.there[server]
	if w.there == nil {
		w.there = map[string]int64{}
	}
	w.there[server] = tried
	if known && tried > before {
		w.take(min(tried-before, 2*AtOnce), now)
	}
}

func (w *Wrong) take(n int64, now time.Time) {
	if w.left == nil {
		w.left = rate.NewLimiter(rate.Every(Every), AtOnce)
	}
	for range n {
		w.left.AllowN(now, 1)
	}
	w.many = w.many || w.left.TokensAt(now) < 1
}

// TooMany says whether so many come that more has to be asked for. Once it is so, it
// is so until none came for AtOnce times Every.
func (w *Wrong) TooMany(now time.Time) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.many && w.left.TokensAt(now) >= AtOnce {
		w.many = false
	}
	return w.many
}
