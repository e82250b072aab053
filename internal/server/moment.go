package server

import (
	"sync/atomic"
	"time"
)

// epoch is what moments are counted from.
var epoch = time.Now()

// A moment is when something happened last, on the monotonic clock: how long
// ago that was stays true when somebody sets the wall clock. It may be used by
// several goroutines.
type moment struct{ at atomic.Int64 }

// now notes that it happens now.
func (m *moment) now() { m.at.Store(int64(time.Since(epoch))) }

// ago is how long ago it was.
func (m *moment) ago() time.Duration { return time.Since(epoch) - time.Duration(m.at.Load()) }

// start notes that it happens now, unless one is under way.
func (m *moment) start() { m.at.CompareAndSwap(0, int64(time.Since(epoch))) }

// end says how long ago it was, and that none is under way; false: none was.
func (m *moment) end() (time.Duration, bool) {
	at := m.at.Swap(0)
	return time.Since(epoch) - time.Duration(at), at != 0
}
