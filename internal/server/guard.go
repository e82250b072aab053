package server

import (
	"container/list"
	"net/netip"
	"sync"
	"time"
)

// verdict is what the guard says of a new connection.
type verdict string

// Verdicts other than welcome are also the names of the limits that bit.
const (
	welcome   verdict = ""
	full      verdict = "sessions"    // too many in all
	crowded   verdict = "per_address" // too many from its address
	hasty     verdict = "connects"    // too many a minute from its address
	departing verdict = "draining"
)

// guard counts connections and decides who may come in.
type guard struct {
	limits Limits
	now    func() time.Time

	mu        sync.Mutex
	total     int
	unready   list.List // of *entry: who has not asked for anything yet, who came first in front
	refused   int       // let in only to hear why they can't stay
	draining  bool
	addresses map[netip.Prefix]*address
	swept     time.Time
}

// entry is a connection, as the guard knows it.
type entry struct {
	from    netip.Addr
	end     func(bite) // ends it; waits for nothing
	verdict verdict
	unready *list.Element // nil: it has asked for something, or has to go
}

// address is what the guard knows of where connections come from. Its bucket
// holds the connections that may still come in one go.
type address struct {
	conns  int
	bucket float64
	filled time.Time
	told   map[string]*telling // by limit

	tries float64 // of resume codes that are left
	tried time.Time
}

// telling is what was logged of one limit that bit at an address.
type telling struct {
	last  time.Time
	times int // since then
}

func newGuard(l Limits, now func() time.Time) *guard {
	return &guard{limits: l, now: now, addresses: map[netip.Prefix]*address{}, swept: now()}
}

// origin groups addresses as their owners do: an IPv4 address, an IPv6 /64.
func origin(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return p
}

// admit decides on a new connection, and notes its verdict. Unless it is turned
// away, release has to follow. One that is not welcome but let in hears why,
// and ends. Where too many have not asked for anything yet, the one that came
// first has to go for it: whoever means to come in does not take as long as who
// only sits there.
func (g *guard) admit(e *entry) (letIn bool) {
	letIn, oldest := g.decide(e)
	if oldest != nil {
		oldest.end(biteUnready)
	}
	return letIn
}

// tooSoon says whether admit would turn a connection away as hasty.
func (g *guard) tooSoon(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	a := g.address(origin(from))
	a.fill(g.now(), g.limits.Connects)
	return a.bucket < 1
}

func (g *guard) decide(e *entry) (letIn bool, oldest *entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	a := g.address(origin(e.from))
	v := welcome
	a.fill(g.now(), g.limits.Connects)
	switch {
	case a.bucket < 1:
		v = hasty
	case g.draining:
		v = departing
	case a.conns >= g.limits.PerAddress:
		v = crowded
	case g.total >= g.limits.Sessions:
		v = full
	}
	e.verdict = v
	if v == hasty || v != welcome && g.refused >= overflow {
		return false, nil
	}
	if g.unready.Len() >= g.limits.Handshakes {
		oldest = g.unready.Front().Value.(*entry)
		g.asked(oldest)
	}
	a.bucket--
	a.conns++
	e.unready = g.unready.PushBack(e)
	if v == welcome {
		g.total++
	} else {
		g.refused++
	}
	return true, oldest
}

// ready notes that a connection has got what it came for.
func (g *guard) ready(e *entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked(e)
}

func (g *guard) asked(e *entry) {
	if e.unready != nil {
		g.unready.Remove(e.unready)
		e.unready = nil
	}
}

// release forgets a connection that was let in.
func (g *guard) release(e *entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked(e)
	if e.verdict == welcome {
		g.total--
	} else {
		g.refused--
	}
	if a := g.addresses[origin(e.from)]; a != nil {
		a.conns--
	}
}

// tell says how often to log now that a limit bit at an address: not at all if
// that was told within a minute.
func (g *guard) tell(from netip.Addr, limit string) (times int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.address(origin(from))
	t := a.told[limit]
	if t == nil {
		t = &telling{}
		a.told[limit] = t
	}
	t.times++
	if g.now().Sub(t.last) < time.Minute {
		return 0
	}
	times, t.times, t.last = t.times, 0, g.now()
	return times
}

// try says whether somebody from this address may try a resume code once more.
func (g *guard) try(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.address(origin(from))
	now := g.now()
	a.tries = min(resumeTries, a.tries+now.Sub(a.tried).Minutes()*resumeTriesPerMinute)
	a.tried = now
	if a.tries < 1 {
		return false
	}
	a.tries--
	return true
}

// drain turns away all who come from now on.
func (g *guard) drain() {
	g.mu.Lock()
	g.draining = true
	g.mu.Unlock()
}

func (g *guard) address(p netip.Prefix) *address {
	a := g.addresses[p]
	if a == nil {
		a = &address{bucket: float64(g.limits.Connects), filled: g.now(), told: map[string]*telling{}, tries: resumeTries, tried: g.now()}
		g.addresses[p] = a
	}
	return a
}

func (a *address) fill(now time.Time, perMinute int) {
	a.bucket = min(float64(perMinute), a.bucket+now.Sub(a.filled).Minutes()*float64(perMinute))
	a.filled = now
}

// sweep forgets, once a minute, addresses that nothing more depends on.
func (g *guard) sweep() {
	if g.now().Sub(g.swept) < time.Minute {
		return
	}
	g.swept = g.now()
	for p, a := range g.addresses {
		a.fill(g.now(), g.limits.Connects)
		for limit, t := range a.told {
			if g.now().Sub(t.last) >= time.Minute {
				delete(a.told, limit)
			}
		}
		if a.conns == 0 && len(a.told) == 0 && a.bucket >= float64(g.limits.Connects) && g.now().Sub(a.tried).Minutes()*resumeTriesPerMinute >= resumeTries {
			delete(g.addresses, p)
		}
	}
}
