package server

import (
	"context"
	"runtime"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// What people have done for them is time of a core: to exchange keys, to lay out,
// to draw, to work out what is sent. It is counted for a session, its address and
// all together. Who has taken little of late, and has something done that costs
// little, never waits, nor does what others ask for: as a trainer's turn does on the
// screens of a room. All else needs one of few places, so that there are cores
// left for that; who has taken least goes first, and what costs much of who has
// taken more than a fair share waits until all together owe nothing.
const (
	sessionSaved = 100 * time.Millisecond
	addressSaved = 200 * time.Millisecond
	houseSaved   = 500 * time.Millisecond
	counted      = 200 * time.Microsecond // together: to count each turn would cost half as much again
	littleTaken  = 5 * time.Millisecond   // by a session: a few hundred turns to what others have seen too

	dear          = 2 * time.Millisecond // more than what others have seen too costs
	mostUntimed   = time.Millisecond     // that is charged by the clock alone: it may be others who made it take longer
	doubtFor      = 64                   // turns that are timed by their thread after one that took long by the clock
	mostHandshake = 3 * time.Millisecond // that a step of a handshake is charged, for that reason
	mostOwed      = 3 * time.Second      // that anybody waits for what was done before
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

// split has a budget be one of so many parts of a share.
func (b budget) split(now time.Time, share float64, parts *atomic.Int64) {
	b.SetLimitAt(now, perSecond(share/float64(max(1, parts.Load()))))
}

// owed is how long to do nothing until nothing is owed.
func (b budget) owed(now time.Time) time.Duration {
	return time.Duration(max(0, -b.TokensAt(now)) / float64(b.Limit()) * float64(time.Second))
}

// taken is what is missing of all that may be saved.
func (b budget) taken(now time.Time) time.Duration {
	return time.Duration((float64(b.Burst()) - b.TokensAt(now)) * float64(time.Microsecond))
}

// works are what all may have done.
type works struct {
	share               float64      // cores
	all                 budget       // of what costs much
	sessions, addresses atomic.Int64 // that share in it

	screens, handshakes *queue
}

func newWorks() *works {
	cores := runtime.GOMAXPROCS(0)
	share := float64(cores) / 8
	w := &works{share: share, all: newBudget(share/2, houseSaved)}
	half := max(1, cores/2)
	w.screens, w.handshakes = newQueue(half, w.all), newQueue(half, budget{rate.NewLimiter(rate.Inf, 0)})
	return w
}

// A meter counts what is done for one session, or for one handshake.
type meter struct {
	own, address budget
	works        *works
	ours         bool // a trainer's console draws what a whole room does: it never waits
	ticket

	// By the program alone, while it does not wait.
	asked     bool          // for what the screens are about to do, by who sits there
	expected  time.Duration // that the screens will take, by what they took of late
	uncounted time.Duration // that they took
	free      bool          // they had taken little when that was counted last
	timed     bool          // by their thread
	doubted   int           // turns that are to be
	at, since time.Duration // when they began, by the clock and by what their thread had worked
}

// meter is one for who has taken nothing yet: what comes first may cost much.
func (w *works) meter(address budget) *meter {
	m := &meter{own: newBudget(w.share, sessionSaved), address: address, works: w, expected: 8 * dear}
	m.ticket = ticket{rank: m.rank, given: make(chan struct{}, 1)}
	return m
}

// begin returns once the screens may work.
func (m *meter) begin(ctx context.Context, asked bool) error {
	m.asked = asked
	if !m.ours && (asked && !m.free || m.expected >= dear) && !m.works.screens.enter(&m.ticket, ctx.Done()) {
		return context.Cause(ctx)
	}
	if m.timed = m.placed || m.doubted > 0; m.timed {
		// What others do meanwhile is not to be charged.
		runtime.LockOSThread()
		m.at, m.since = time.Since(epoch), threadTime()
	}
	return nil
}

// end is told for how long they worked, and whether that is to be counted.
func (m *meter) end(work time.Duration, asked bool) {
	switch {
	case m.timed:
		work = max(0, work-max(0, time.Since(epoch)-m.at-(threadTime()-m.since)))
		m.doubted = max(0, m.doubted-1)
	case work >= dear: // or others had the core meanwhile: the next are looked at
		work, m.doubted = mostUntimed, doubtFor
	}
	m.expected = max(work, m.expected/2)
	if asked {
		m.uncounted += work
	}
	if asked && (m.placed || m.uncounted > counted) {
		m.count(time.Now())
	}
	m.leave()
}

// count counts what they took.
func (m *meter) count(now time.Time) {
	m.own.split(now, m.works.share, &m.works.sessions)
	m.own.spend(now, m.uncounted)
	m.charge(now, m.uncounted)
	if m.uncounted >= dear {
		m.works.all.spend(now, m.uncounted)
	}
	m.uncounted, m.free = 0, m.little(now)
}

// leave gives the place back on which the screens worked, if they had one.
func (m *meter) leave() {
	if m.timed {
		m.timed = false
		runtime.UnlockOSThread()
	}
	m.works.screens.leave(&m.ticket)
}

// charge has the address taken what was done.
func (m *meter) charge(now time.Time, work time.Duration) {
	m.address.split(now, m.works.share, &m.works.addresses)
	m.address.spend(now, work)
}

// rank says who goes first: the less was taken, the sooner; and who does not wait
// for the rest.
func (m *meter) rank(now time.Time) (taken time.Duration, first bool) {
	own, address := m.own.taken(now), m.address.taken(now)
	return own + address, m.expected < dear || !m.asked || m.little(now)
}

// little says whether a session has not taken more than its share, nor its address;
// or so little that what others there have taken is nothing to it.
func (m *meter) little(now time.Time) bool {
	own := m.own.taken(now)
	return m.ours || own < littleTaken || own < sessionSaved/2 && m.address.taken(now) < addressSaved/2
}
