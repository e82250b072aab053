package server

import (
	"container/list"
	"net/netip"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// verdict is what the guard says of a new connection.
type verdict string

// Verdicts other than welcome are also the names of the limits that bit.
const (
	welcome   verdict = ""
	full      verdict = "sessions"    // too many in all, or it gave its place to another
	crowded   verdict = "per_address" // too many from its address
	hasty     verdict = "connects"    // too many a minute from its address
	departing verdict = "draining"
)

// guard counts connections and decides who may come in.
type guard struct {
	limits Limits
	now    func() time.Time
	works  *works

	mu        sync.Mutex
	total     int
	unready   list.List // of *entry: who has not asked for anything yet, who came first in front
	refused   list.List // of *entry: let in only to hear why they can't stay, who came first in front
	draining  bool
	addresses map[netip.Prefix]*address
	strangers *rate.Limiter // quizzes that they begin
	swept     time.Time
}

// entry is a connection, as the guard knows it.
type entry struct {
	id        int64 // for the log
	from      netip.Addr
	end       func(bite) // ends it; waits for nothing
	verdict   verdict
	exchanged bool          // keys
	kept      bool          // it is on a place that is kept
	unready   *list.Element // nil: it has asked for something, or has to go
	refused   *list.Element // nil: it is welcome, or has to go
}

// address is what the guard knows of where connections come from.
type address struct {
	worth   int // so many addresses
	conns   int
	unready int // of them in guard.unready
	refused int // of them in guard.refused
	kept    int // of them on places that are kept

	come *rate.Limiter       // connections
	keys *rate.Limiter       // connections beyond those, of who shows a key
	try  *rate.Limiter       // of resume codes
	quiz *rate.Limiter       // that strangers begin
	work budget              // of the screens of its sessions
	told map[string]*telling // by limit
}

// telling is what was logged of one limit that bit at an address.
type telling struct {
	last  time.Time
	times int // since then
}

func newGuard(l Limits, now func() time.Time) *guard {
	return &guard{limits: l, now: now, works: newWorks(), addresses: map[netip.Prefix]*address{}, strangers: aMinute(strangersAMinute, strangersAtOnce), swept: now()}
}

// origin groups addresses as their owners do: an IPv4 address, an IPv6 /64.
func origin(a netip.Addr) netip.Prefix { return network(a, 32, 64) }

// network is the network of an address, of so many bits by its kind; not valid
// for an address that is not.
func network(a netip.Addr, bits4, bits6 int) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := bits4
	if a.Is6() {
		bits = bits6
	}
	p, _ := a.Prefix(bits) // fails for what is no address only
	return p
}

// wideWorth is how many addresses an IPv6 /56 counts as: a customer often has one,
// with 256 networks to come from.
const wideWorth = 4

// counting is what counts who comes from an address: that, and the /56 around it
// if it is IPv6.
func (g *guard) counting(from netip.Addr) []*address {
	all := []*address{g.address(origin(from))}
	if from.Unmap().Is6() {
		all = append(all, g.lot(network(from, 32, 56), wideWorth))
	}
	return all
}

// admit decides on a new connection, and notes its verdict. Unless it is turned
// away, release has to follow. One that is not welcome but let in hears why,
// and ends. Where too many have not asked for anything yet, one of them has to
// go for it; and where too many are to hear that they can't stay, one of those.
func (g *guard) admit(e *entry) (letIn bool) {
	letIn, go1, go2 := g.decide(e)
	for _, gone := range []*entry{go1, go2} {
		if gone != nil {
			gone.end(biteUnready)
		}
	}
	return letIn
}

// yields is who of a waiting room of a size has to go for another: somebody from
// the address with the most who wait there; then somebody who has not exchanged
// keys yet, which takes a program no time; then who came first. Whoever has
// exchanged keys may be a person whom ssh asks whether to trust the host key:
// while an address has no more than its share of the room, those of them count
// as few.
func (g *guard) yields(room *list.List, size int, waiting func(*address) int) *entry {
	share, few := max(1, size/8), max(1, size/64)
	var worst *entry
	most := 0
	for el := room.Front(); el != nil; el = el.Next() {
		e := el.Value.(*entry)
		n := waiting(g.address(origin(e.from)))
		if e.exchanged && n <= share {
			n = min(n, few)
		}
		if worst == nil || n > most || n == most && worst.exchanged && !e.exchanged {
			worst, most = e, n
		}
	}
	return worst
}

// exchanges notes that keys were exchanged with a connection.
func (g *guard) exchanges(e *entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	e.exchanged = true
}

// A claim is why somebody goes before others, once it is known who comes.
type claim int

// Claims, the better the later.
const (
	noClaim    claim = iota
	hasKey           // that nobody knows: anybody can make one, but most who take much do not
	expected         // has been here before, or comes with the code of a room
	ofTheHouse       // a member, trainer or organiser
)

// known is the verdict on a connection of which it is known now whose it is. For
// those of the house places are kept; and who has a claim does not have to stay
// outside for the others at their address.
func (g *guard) known(e *entry, c claim) verdict {
	g.mu.Lock()
	defer g.mu.Unlock()
	if e.refused == nil || e.verdict == departing {
		return e.verdict
	}
	a := g.address(origin(e.from))
	room := g.total < g.limits.Sessions || c == ofTheHouse && g.total < g.limits.Sessions+keptPlaces
	share := c >= expected && a.kept < g.limits.PerAddress ||
		c == hasKey && a.kept < g.limits.PerAddress/2 && e.verdict != full && a.keys.AllowN(g.now(), 1)
	if room && share {
		g.enters(e)
		g.total++
	}
	return e.verdict
}

// enters gives a connection that was refused a place beyond those of its address.
func (g *guard) enters(e *entry) {
	g.hears(e)
	e.verdict, e.kept = welcome, true
	g.address(origin(e.from)).kept++
}

// giveWay gives the place of one connection to another, which was refused; false:
// it has none to give, or needs none.
func (g *guard) giveWay(from, to *entry) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if from.verdict != welcome || to.refused == nil {
		return false
	}
	from.verdict = full
	if from.kept {
		from.kept = false
		g.address(origin(from.from)).kept--
	}
	g.enters(to)
	return true
}

// tooSoon says whether a connection that comes too soon after others is turned
// away at once: where its address has cost more than its share of late. Else it may
// say who it is.
func (g *guard) tooSoon(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	for _, a := range g.counting(from) {
		if a.come.TokensAt(g.now()) < 1 && g.owes(from) {
			return true
		}
	}
	return false
}

func (g *guard) owes(from netip.Addr) bool {
	return g.address(origin(from)).work.owed(time.Now()) > 0
}

func (g *guard) decide(e *entry) (letIn bool, unready, refused *entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.sweep()
	a, all := g.address(origin(e.from)), g.counting(e.from)
	v := welcome
	switch {
	case slices.ContainsFunc(all, func(a *address) bool { return a.come.TokensAt(g.now()) < 1 }):
		v = hasty
	case g.draining:
		v = departing
	case slices.ContainsFunc(all, func(a *address) bool { return a.conns >= a.worth*g.limits.PerAddress }):
		v = crowded
	case g.total >= g.limits.Sessions:
		v = full
	}
	e.verdict = v
	if v == hasty && (g.draining || g.owes(e.from)) {
		return false, nil, nil
	}
	if v != welcome && g.refused.Len() >= overflow {
		refused = g.yields(&g.refused, overflow, func(a *address) int { return a.refused })
		g.hears(refused)
		g.asked(refused)
	}
	if g.unready.Len() >= g.limits.Handshakes {
		unready = g.yields(&g.unready, g.limits.Handshakes, func(a *address) int { return a.unready })
		g.asked(unready)
	}
	for _, a := range all {
		a.come.AllowN(g.now(), 1)
		a.conns++
	}
	if a.conns == 1 {
		g.works.addresses.Add(1)
	}
	a.unready++
	e.unready = g.unready.PushBack(e)
	if v == welcome {
		g.total++
	} else {
		a.refused++
		e.refused = g.refused.PushBack(e)
	}
	return true, unready, refused
}

// coming is how many have not asked for anything yet.
func (g *guard) coming() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.unready.Len()
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
		g.address(origin(e.from)).unready--
	}
}

// hears takes a connection out of those that are to hear why they can't stay.
func (g *guard) hears(e *entry) {
	if e.refused != nil {
		g.refused.Remove(e.refused)
		e.refused = nil
		g.address(origin(e.from)).refused--
	}
}

// release forgets a connection that was let in.
func (g *guard) release(e *entry) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.asked(e)
	g.hears(e)
	if e.verdict == welcome {
		g.total--
	}
	for _, a := range g.counting(e.from) {
		a.conns--
	}
	if g.address(origin(e.from)).conns == 0 {
		g.works.addresses.Add(-1)
	}
	if e.kept {
		g.address(origin(e.from)).kept--
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
	return g.allow(from, func(a *address) *rate.Limiter { return a.try })
}

// begins says whether a stranger from this address may begin a quiz, or leave
// anything else behind.
func (g *guard) begins(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.allow(from, func(a *address) *rate.Limiter { return a.quiz }) && g.strangers.AllowN(g.now(), 1)
}

// once takes what a connection takes of what an address may do in a minute, for
// something that costs as much; false: there is nothing left.
func (g *guard) once(from netip.Addr) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.allow(from, func(a *address) *rate.Limiter { return a.come })
}

// allow takes one of what all who count an address have left, if they do.
func (g *guard) allow(from netip.Addr, of func(*address) *rate.Limiter) bool {
	all := g.counting(from)
	for _, a := range all {
		if of(a).TokensAt(g.now()) < 1 {
			return false
		}
	}
	for _, a := range all {
		of(a).AllowN(g.now(), 1)
	}
	return true
}

// work is what the screens of an address may cost.
func (g *guard) work(from netip.Addr) budget {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.address(origin(from)).work
}

// drain turns away all who come from now on.
func (g *guard) drain() {
	g.mu.Lock()
	g.draining = true
	g.mu.Unlock()
}

func (g *guard) address(p netip.Prefix) *address { return g.lot(p, 1) }

// lot is what is known of a network that is worth so many addresses.
func (g *guard) lot(p netip.Prefix, worth int) *address {
	a := g.addresses[p]
	if a == nil {
		connects := worth * g.limits.Connects
		a = &address{worth: worth, come: aMinute(connects, connects), keys: aMinute(connects, connects),
			try: aMinute(worth*resumeTriesPerMinute, worth*resumeTries), quiz: rate.NewLimiter(rate.Limit(float64(worth*g.limits.Quizzes)/time.Hour.Seconds()), worth*g.limits.Quizzes), work: newBudget(g.works.share, addressSaved), told: map[string]*telling{}}
		g.addresses[p] = a
	}
	return a
}

// aMinute lets through so many a minute, and so many in one go.
func aMinute(many, atOnce int) *rate.Limiter {
	return rate.NewLimiter(rate.Limit(float64(many)/time.Minute.Seconds()), atOnce)
}

// rested says whether nothing is missing of what an address may do in one go.
func rested(l *rate.Limiter, now time.Time) bool { return l.TokensAt(now) >= float64(l.Burst()) }

// sweep forgets, once a minute, addresses that nothing more depends on.
func (g *guard) sweep() {
	if g.now().Sub(g.swept) < time.Minute {
		return
	}
	now := g.now()
	g.swept = now
	for p, a := range g.addresses {
		for limit, t := range a.told {
			if now.Sub(t.last) >= time.Minute {
				delete(a.told, limit)
			}
		}
		if a.conns == 0 && len(a.told) == 0 && rested(a.come, now) && rested(a.keys, now) && rested(a.try, now) && rested(a.quiz, now) && rested(a.work.Limiter, now) {
			delete(g.addresses, p)
		}
	}
}
