package web

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A gate counts the connections of the door, and the requests of an address.
type gate struct {
	most, mostFrom, requests int

	mu    sync.Mutex
	open  int
	from  map[netip.Prefix]*caller
	swept time.Time
}

type caller struct {
	open int
	asks *rate.Limiter
}

func newGate(most, mostFrom, requests int) *gate {
	return &gate{most: most, mostFrom: mostFrom, requests: requests, from: map[netip.Prefix]*caller{}, swept: time.Now()}
}

// network groups addresses as their owners do: an IPv4 address, an IPv6 /64.
func network(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits)
	return p
}

// caller is what is known of an address. The gate is locked.
func (g *gate) caller(from netip.Addr) *caller {
	p := network(from)
	c := g.from[p]
	if c == nil {
		c = &caller{asks: rate.NewLimiter(rate.Limit(float64(g.requests)/time.Minute.Seconds()), g.requests)}
		g.from[p] = c
	}
	return c
}

// enter counts a connection in; false: there are too many.
func (g *gate) enter(from netip.Addr, alone bool) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	c := g.caller(from)
	if g.open >= g.most || alone && c.open >= g.mostFrom {
		return false
	}
	g.open++
	c.open++
	return true
}

func (g *gate) leave(from netip.Addr) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open--
	g.caller(from).open--
}

// asks says whether an address may make one more request.
func (g *gate) asks(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	return g.caller(from).asks.Allow()
}

// sweep forgets, once a minute, addresses that nothing more depends on.
func (g *gate) sweep() {
	now := time.Now()
	if now.Sub(g.swept) < time.Minute {
		return
	}
	g.swept = now
	for p, c := range g.from {
		if c.open == 0 && c.asks.TokensAt(now) >= float64(c.asks.Burst()) {
			delete(g.from, p)
		}
	}
}

// gated is a listener behind the gate.
type gated struct {
	net.Listener
	door *Door
}

// Accept returns the next connection that the gate lets in. Those of a proxy are
// many people's: they are bounded in all.
func (l *gated) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from := address(c.RemoteAddr())
		if l.door.gate.enter(from, !l.door.behind(from)) {
			return &counted{Conn: c, gate: l.door.gate, from: from}, nil
		}
		l.door.refused(from, limitConns)
		_ = c.Close()
	}
}

func address(a net.Addr) netip.Addr {
	if t, ok := a.(*net.TCPAddr); ok {
		return t.AddrPort().Addr().Unmap()
	}
	return netip.Addr{}
}

// counted is a connection that the gate has let in.
type counted struct {
	net.Conn
	gate *gate
	from netip.Addr
	once sync.Once
}

// Close closes the connection and counts it out.
func (c *counted) Close() error {
	c.once.Do(func() { c.gate.leave(c.from) })
	return c.Conn.Close()
}
