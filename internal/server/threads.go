package server

import (
	"runtime"
	"time"
)

// threads says how many goroutines run at once. As many as there are cores, as the
// runtime has it, costs least while they are enough. Where more is asked of the
// server than they can do, what comes for somebody waits until one of those that
// run is done, or has had its ten milliseconds. With some to spare there is one to
// take it, and the kernel has all of them share the cores: it has who slept go
// first. So there are more while anybody's screens wait for a place, and a while
// after.
type threads struct {
	cores  int
	waited time.Time // when somebody was last seen to wait
}

const (
	threadsPerCore = 4 // beside guests who have as much drawn as they can two do less, and eight no more
	calmAfter      = 10 * time.Second
)

func newThreads() *threads { return &threads{cores: runtime.GOMAXPROCS(0)} }

// wanted is how many there should be, by whether somebody waits.
func (t *threads) wanted(now time.Time, waits bool) int {
	if waits {
		t.waited = now
	}
	if t.waited.IsZero() || now.Sub(t.waited) > calmAfter {
		return t.cores
	}
	return threadsPerCore * t.cores
}

// set has as many run at once, which stops all for a moment where it changes.
func (t *threads) set(n int) {
	if n != runtime.GOMAXPROCS(0) {
		runtime.GOMAXPROCS(n)
	}
}
