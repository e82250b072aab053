package server

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// What screens cost is time of a core: to lay out, to draw, to work out what is
// sent. It is counted for a session, its address and all together. Who has taken
// more than a fair share of late waits until nothing is owed; who has not never
// does. And what costs much is worked on by half of the cores only, so that what
// costs little finds one that is free.
const (
	addressShare = 0.125 // of a core
	sessionSaved = 100 * time.Millisecond
	addressSaved = time.Second
	houseSaved   = time.Second

	dear          = 2 * time.Millisecond  // more than what others have seen too costs
	mostOwn       = 10 * time.Millisecond // that a session is charged at once: it may be others who made it take longer
	mostHandshake = 3 * time.Millisecond  // that a step of a handshake is charged, for the same reason
	mostOwed      = 3 * time.Second       // that anybody waits for what was done before
)

// A budget is work that may be done, in microseconds of a core. So much comes
// every second, and so much may be saved. It may be owed.
type budget struct{ *rate.Limiter }

func newBudget(share float64, saved time.Duration) budget {
	return budget{rate.NewLimiter(perSecond(share), int(saved.Microseconds()))}
}

// perSecond is a share of a core as a budget's limit.
func perSecond(share float64) rate.Limit { return rate.Limit(share * 1e6) }

// spend takes work that was done.
func (b budget) spend(now time.Time, work time.Duration) {
	if b.owed(now) < mostOwed {
		b.ReserveN(now, min(int(work.Microseconds()), b.Burst()))
	}
}

// owed is how long to do nothing until nothing is owed.
func (b budget) owed(now time.Time) time.Duration {
	return time.Duration(max(0, -b.TokensAt(now)) / float64(b.Limit()) * float64(time.Second))
}

// works are what all sessions together may have drawn.
type works struct {
	share    float64 // cores
	all      budget
	places   chan struct{} // one is needed for what costs much
	sessions atomic.Int64
}

func newWorks() *works {
	cores := runtime.GOMAXPROCS(0)
	share := float64(cores) / 4
	return &works{share: share, all: newBudget(share, houseSaved), places: make(chan struct{}, max(1, cores/2))}
}

// A meter counts what the screens of one session cost.
type meter struct {
	own, address budget
	works        *works
	ours         bool          // a trainer's console draws what a whole room does: it never waits
	last         time.Duration // that the screens took when they worked last; by the program
	placed       bool          // they work on one of the places; by the program
}

func (w *works) meter(address budget) *meter {
	return &meter{own: newBudget(w.share, sessionSaved), address: address, works: w}
}

// begin returns once the screens may work.
func (m *meter) begin(ctx context.Context) error {
	if wait := m.owed(time.Now()); wait > 0 {
		t := time.NewTimer(wait)
		defer t.Stop()
		select {
		case <-t.C:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	if m.last < dear {
		return nil
	}
	select {
	case m.works.places <- struct{}{}:
		m.placed = true
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// end is told for how long they worked.
func (m *meter) end(work time.Duration) {
	m.leave()
	m.last = work
	now := time.Now()
	m.own.SetLimitAt(now, perSecond(m.works.share/float64(max(1, m.works.sessions.Load()))))
	m.own.spend(now, min(work, mostOwn))
	m.address.spend(now, work)
	m.works.all.spend(now, work)
}

// leave gives the place back on which the screens worked, if they had one.
func (m *meter) leave() {
	if m.placed {
		m.placed = false
		<-m.works.places
	}
}

// owed is how long a session has to wait for what it, its address or all have
// taken: not at all where it has not taken more than its share, or is of the house.
func (m *meter) owed(now time.Time) time.Duration {
	if m.ours || m.own.TokensAt(now) > float64(m.own.Burst())/2 {
		return 0
	}
	return max(m.address.owed(now), m.works.all.owed(now))
}
