package server

import (
	"strings"
	"testing"

	"golang.org/x/time/rate"
)

// Of sessions without a key that come by the thousand not each is logged, but that
// there are more; who has a key is.
func TestNotEachOfManySessionsIsLogged(t *testing.T) {
	h := serve(t, nil)
	h.logged = rate.NewLimiter(0, 2)
	for range 5 {
		h.tries(t)
	}
	h.tries(t, newKey(t))
	until(t, "the one with a key has left", func() bool { return strings.Count(h.log.String(), "session closed") == 3 })
	log := h.log.String()
	if n := strings.Count(log, "session opened"); n != 3 || strings.Count(log, "too many sessions without a key") != 1 {
		t.Errorf("%d of 6 sessions are logged:\n%s", n, log)
	}
}
