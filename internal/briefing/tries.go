package briefing

import (
	"time"

	"golang.org/x/time/rate"
)

// How many wrong room codes an address may try. A whole institute may stand
// behind one address, so it is generous; guessing half of all codes takes
// five hours and wins no more than a seat among the followers.
const (
	wrongTries = 30              // at once
	tryAgain   = 4 * time.Second // and one more each
	addresses  = 10_000          // that are remembered
)

// tries counts wrong room codes by address. Its zero value is ready for use;
// it is not safe for concurrent use.
type tries struct {
	by map[string]*rate.Limiter
}

// allowed says whether an address may try another code.
func (t *tries) allowed(address string, now time.Time) bool {
	l := t.by[address]
	return l == nil || l.TokensAt(now) >= 1
}

// failed counts a wrong code.
func (t *tries) failed(address string, now time.Time) {
	l := t.by[address]
	if l == nil {
		t.forget(now)
		l = rate.NewLimiter(rate.Every(tryAgain), wrongTries)
		t.by[address] = l
	}
	l.AllowN(now, 1)
}

// forget makes room for an address: those that may try freely go first, then
// any until there is room for many, so that this is seldom done.
func (t *tries) forget(now time.Time) {
	if t.by == nil {
		t.by = map[string]*rate.Limiter{}
	}
	if len(t.by) < addresses {
		return
	}
	for a, l := range t.by {
		if l.TokensAt(now) >= wrongTries {
			delete(t.by, a)
		}
	}
	for a := range t.by {
		if len(t.by) <= addresses/2 {
			return
		}
		delete(t.by, a)
	}
}
