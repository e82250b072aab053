package report

import (
	"sync/atomic"
	"time"
)

// A meter tells how much is done while others work.
type meter struct {
	done    *atomic.Int64
	closing chan struct{}
	closed  chan struct{}
}

// every is how often progress is told.
const every = 100 * time.Millisecond

func newMeter(sources []*source, passes int64, tell func(done, total int64)) *meter {
	w := &meter{new(atomic.Int64), make(chan struct{}), make(chan struct{})}
	total := int64(0)
	for _, s := range sources {
		total += passes * s.size
	}
	go func() {
		defer close(w.closed)
		if tell == nil {
			return
		}
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				tell(w.done.Load(), total)
			case <-w.closing:
				tell(total, total)
				return
			}
		}
	}()
	return w
}

func (w *meter) now() {
	close(w.closing)
	<-w.closed
}
