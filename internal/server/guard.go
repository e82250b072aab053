package server

import (
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
	unready   verdict = "handshakes"  // too many that have not logged in
	departing verdict = "draining"
)

// guard counts connections and decides who may come in.
type guard struct {
	limits Limits
	now    func() time.Time

	mu        sync.Mutex
	total     int
	unready   int
	refused   int // let in only to hear why they can't stay
	draining  bool
	addresses map[netip.Prefix]*address
	swept     time.Time
}

// address is what the guard knows of where connections come from. Its bucket
// holds the connections that may still come in one go.
type address struct {
	conns   int
	bucket  float64
	filled  time.Time
	told    time.Time // when its refusals were last logged
	refused int       // since then

	tries float64 // of resume codes that are left
	tried time.Time
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

// admit decides on a new connection. Unless it is turned away, release has to
// follow. One that is not welcome but let in hears why, and ends.
func (g *guard) admit(from netip.Addr) (v verdict, letIn bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	a := g.address(origin(from))
	a.fill(g.now(), g.limits.Connects)
	switch {
	case a.bucket < 1:
		v = hasty
	case g.unready >= g.limits.Handshakes:
		v = unready
	case g.draining:
		v = departing
	case a.conns >= g.limits.PerAddress:
		v = crowded
	case g.total >= g.limits.Sessions:
		v = full
	}
	if v == hasty || v == unready || v != welcome && g.refused >= overflow {
		return v, false
	}
	a.bucket--
	a.conns++
	g.unready++
	if v == welcome {
		g.total++
	} else {
		g.refused++
	}
	return v, true
}

// ready notes that a connection has got what it came for.
func (g *guard) ready() {
	g.mu.Lock()
	g.unready--
	g.mu.Unlock()
}

// release forgets a connection that was let in.
func (g *guard) release(from netip.Addr, v verdict, wasReady bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !wasReady {
		g.unready--
	}
	if v == welcome {
		g.total--
	} else {
		g.refused--
	}
	if a := g.addresses[origin(from)]; a != nil {
		a.conns--
	}
}

// tell says how many refusals of an address to log now: none if it was told
// of within a minute.
func (g *guard) tell(from netip.Addr) (refused int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.address(origin(from))
	a.refused++
	if g.now().Sub(a.told) < time.Minute {
		return 0
	}
	refused, a.refused, a.told = a.refused, 0, g.now()
	return refused
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
		a = &address{bucket: float64(g.limits.Connects), filled: g.now(), tries: resumeTries, tried: g.now()}
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
		if a.conns == 0 && a.bucket >= float64(g.limits.Connects) && g.now().Sub(a.told) >= time.Minute && g.now().Sub(a.tried).Minutes()*resumeTriesPerMinute >= resumeTries {
			delete(g.addresses, p)
		}
	}
}
