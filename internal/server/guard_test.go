package server

import (
	"fmt"
	"net/netip"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// clock is a clock that stands until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func newTestGuard(change func(*Limits)) (*guard, *clock) {
	c := &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	l := DefaultLimits()
	change(&l)
	return newGuard(l, c.now), c
}

func TestGuardCountsAddresses(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.PerAddress, l.Sessions = 2, 3 })
	tests := []struct {
		from  string
		want  verdict
		letIn bool
	}{
		{"10.0.0.1", welcome, true},
		{"::ffff:10.0.0.1", welcome, true}, // the same address, as IPv6 writes it
		{"10.0.0.1", crowded, true},        // let in to hear so
		{"2001:db8::1", welcome, true},
		{"2001:db8::2", full, true}, // of one network with the last; the house is full
		{"10.0.0.2", full, true},
	}
	var inside []*entry
	for i, tt := range tests {
		e := &entry{from: netip.MustParseAddr(tt.from)}
		if letIn := g.admit(e); e.verdict != tt.want || letIn != tt.letIn {
			t.Fatalf("%d: %s: %q, let in %v; want %q, %v", i, tt.from, e.verdict, letIn, tt.want, tt.letIn)
		}
		g.ready(e)
		inside = append(inside, e)
	}
	g.release(inside[0])
	e := &entry{from: netip.MustParseAddr("10.0.0.1")}
	if g.admit(e); e.verdict != crowded {
		t.Errorf("one welcome and one refused connection of two are left, but the next hears %q", e.verdict)
	}
}

// What one customer has counts as one address.
func TestOrigin(t *testing.T) {
	for _, tt := range []struct {
		one, other string
		same       bool
	}{
		{"2001:db8::1", "2001:db8::2", true},
		{"2001:db8::1", "2001:db8:0:1::1", false},
		{"fe80::1%eth0", "fe80::2", true},
		{"::ffff:192.0.2.1", "192.0.2.1", true},
		{"192.0.2.1", "192.0.2.2", false},
	} {
		if one, other := origin(netip.MustParseAddr(tt.one)), origin(netip.MustParseAddr(tt.other)); (one == other) != tt.same || !one.IsValid() {
			t.Errorf("%s is of %v, %s of %v; want the same: %v", tt.one, one, tt.other, other, tt.same)
		}
	}
	if origin(netip.Addr{}).IsValid() {
		t.Error("no address has an origin")
	}
}

func TestGuardsBucketFills(t *testing.T) {
	g, c := newTestGuard(func(l *Limits) { l.Connects = 60 })
	a := netip.MustParseAddr("192.0.2.7")
	come := func() verdict {
		e := &entry{from: a}
		if g.admit(e) {
			g.ready(e)
			g.release(e)
		}
		return e.verdict
	}
	for n := range 60 {
		if v := come(); v != welcome {
			t.Fatalf("connection %d of 60: %q", n+1, v)
		}
	}
	if v := come(); v != hasty {
		t.Fatalf("connection 61 in the same instant: %q", v)
	}
	other := &entry{from: netip.MustParseAddr("192.0.2.8")}
	if g.admit(other); other.verdict != welcome {
		t.Errorf("another address: %q", other.verdict)
	}
	c.at = c.at.Add(2 * time.Second)
	if first, second, third := come(), come(), come(); first != welcome || second != welcome || third != hasty {
		t.Errorf("two seconds later: %q, %q, %q; want two to come in", first, second, third)
	}
}

func TestGuardLogsRefusalsOnceAMinute(t *testing.T) {
	g, c := newTestGuard(func(*Limits) {})
	a := netip.MustParseAddr("192.0.2.7")
	if n := g.tell(a, "idle"); n != 1 {
		t.Errorf("first refusal: %d to log", n)
	}
	if n := g.tell(a, "stall"); n != 1 {
		t.Errorf("first refusal for another reason: %d to log", n)
	}
	for range 99 {
		if n := g.tell(a, "idle"); n != 0 {
			t.Fatalf("%d to log in the same minute", n)
		}
	}
	c.at = c.at.Add(time.Minute)
	if n := g.tell(a, "idle"); n != 100 {
		t.Errorf("a minute later: %d to log; want the 99 untold and this one", n)
	}
}

func TestGuardForgetsAddresses(t *testing.T) {
	g, c := newTestGuard(func(*Limits) {})
	for i := range 1000 {
		e := &entry{from: netip.MustParseAddr(fmt.Sprintf("10.1.%d.%d", i/250, i%250))}
		g.admit(e)
		g.tell(e.from, "idle")
		g.release(e)
	}
	c.at = c.at.Add(resumeTries / resumeTriesPerMinute * time.Minute)
	g.admit(&entry{from: netip.MustParseAddr("10.2.0.1")})
	if n := len(g.addresses); n != 1 {
		t.Errorf("%d addresses are remembered after they are long gone; want 1", n)
	}
}

// Whoever comes and goes in whatever order, the guard's counts are those of a
// plain list of who is inside, and no limit is passed.
func TestGuardCountsAsAListDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, c := newTestGuard(func(l *Limits) { l.Sessions, l.PerAddress, l.Handshakes, l.Connects = 6, 3, 4, 5 })
		type guest struct {
			entry
			ready, gone bool // gone: it was ended to make room
		}
		var inside []*guest
		t.Repeat(map[string]func(*rapid.T){
			"come": func(t *rapid.T) {
				in := &guest{entry: entry{from: netip.AddrFrom4([4]byte{10, 0, 0, rapid.ByteRange(1, 4).Draw(t, "address")})}}
				in.end = func(b bite) {
					if in.ready || in.gone || b != biteUnready {
						t.Fatalf("one is ended for %s that is ready (%v) or gone (%v)", b, in.ready, in.gone)
					}
					waiting := map[netip.Addr]int{}
					for _, o := range inside {
						if !o.ready && !o.gone {
							waiting[o.from]++
						}
					}
					before := true
					for _, o := range inside {
						if o == in {
							before = false
						}
						if o.ready || o.gone || o == in {
							continue
						}
						more, same := waiting[o.from] > waiting[in.from], waiting[o.from] == waiting[in.from]
						if more || same && in.exchanged && !o.exchanged || same && before && in.exchanged == o.exchanged {
							t.Fatal("another could have gone before")
						}
					}
					in.gone = true
				}
				if g.admit(&in.entry) {
					inside = append(inside, in)
				}
			},
			"ready": func(t *rapid.T) {
				if i := rapid.IntRange(0, 9).Draw(t, "who"); i < len(inside) && !inside[i].gone {
					inside[i].ready = true
					g.ready(&inside[i].entry)
				}
			},
			"exchange": func(t *rapid.T) {
				if i := rapid.IntRange(0, 9).Draw(t, "who"); i < len(inside) {
					g.exchanges(&inside[i].entry)
				}
			},
			"go": func(t *rapid.T) {
				if i := rapid.IntRange(0, 9).Draw(t, "who"); i < len(inside) {
					g.release(&inside[i].entry)
					inside = slices.Delete(inside, i, i+1)
				}
			},
			"wait": func(t *rapid.T) {
				c.at = c.at.Add(time.Duration(rapid.IntRange(0, 90).Draw(t, "seconds")) * time.Second)
			},
			"": func(t *rapid.T) {
				total, starting, refused := 0, 0, 0
				for _, in := range inside {
					if in.verdict == welcome {
						total++
					} else {
						refused++
					}
					if !in.ready && !in.gone {
						starting++
					}
				}
				if g.total != total || g.unready.Len() != starting || g.refused.Len() != refused {
					t.Fatalf("counts %d, %d, %d; want %d, %d, %d", g.total, g.unready.Len(), g.refused.Len(), total, starting, refused)
				}
				if total > 6 || starting > 4 || refused > overflow {
					t.Fatalf("over a limit: %d in all, %d starting, %d refused", total, starting, refused)
				}
			},
		})
	})
}

// However many strangers wait half-way: whoever has exchanged keys, and whoever
// comes from where few do, is not pushed out by them.
func TestPeopleAreNotPushedOut(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.Handshakes, l.Connects, l.PerAddress, l.Sessions = 20, 10_000, 10_000, 10_000 })
	out := map[string]int{}
	come := func(who, from string) *entry {
		e := &entry{from: netip.MustParseAddr(from), end: func(bite) { out[who]++ }}
		if !g.admit(e) {
			t.Fatalf("%s is turned away", who)
		}
		return e
	}
	g.exchanges(come("a person who thinks", "192.0.2.1"))
	g.exchanges(come("a neighbour of strangers who thinks", "10.0.0.1"))
	come("a person on a slow line", "192.0.2.2")
	for range 50 {
		for i := range 16 {
			come("strangers", fmt.Sprintf("10.0.0.%d", 1+i))
		}
	}
	// Those of one address only push each other out, keys or no keys.
	for range 100 {
		g.exchanges(come("strangers", "10.0.0.1"))
	}
	for who, n := range out {
		if who != "strangers" && who != "a neighbour of strangers who thinks" {
			t.Errorf("%s is pushed out %d times", who, n)
		}
	}
	if out["strangers"] < 800 {
		t.Errorf("of 900 strangers %d make room", out["strangers"])
	}
}

// A full house has places for its own, and at an address that is full for those
// who have been here before; nobody else gets one.
func TestPlacesAreKept(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.Sessions, l.PerAddress, l.Connects = 8, 4, 10_000 })
	come := func(from string) *entry {
		e := &entry{from: netip.MustParseAddr(from), end: func(bite) {}}
		if !g.admit(e) {
			t.Fatalf("from %s one does not even hear why", from)
		}
		return e
	}
	var inside []*entry
	for range 4 {
		inside = append(inside, come("10.0.0.1"))
	}
	if v := g.known(come("10.0.0.1"), noClaim); v != crowded {
		t.Errorf("a stranger at a crowded address: %q", v)
	}
	if v := g.known(come("10.0.0.1"), expected); v != welcome {
		t.Errorf("somebody who has been here, at a crowded address: %q", v)
	}
	for range 3 {
		inside = append(inside, come("10.0.0.2"))
	}
	for i := range 200 { // they want to hear, and stay
		come(fmt.Sprintf("10.0.1.%d", i%100))
	}
	if v := g.known(come("10.0.0.3"), expected); v != full {
		t.Errorf("somebody who has been here, in a full house: %q", v)
	}
	trainer := come("10.0.0.1")
	if v := g.known(trainer, ofTheHouse); v != welcome {
		t.Errorf("a trainer in a full house: %q", v)
	}
	if g.total != 9 {
		t.Errorf("%d are inside; want 8 and the trainer", g.total)
	}
	g.release(trainer)
	for _, e := range inside {
		g.release(e)
	}
	if v := come("10.0.0.4").verdict; v != welcome {
		t.Errorf("after all have left: %q", v)
	}
}

// Sixteen addresses that flood push nobody out of a class whose people all come
// from one address, and think about the host key.
func TestAClassMayThink(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.Connects, l.PerAddress, l.Sessions = 10_000, 10_000, 10_000 })
	out := 0
	for range 25 {
		e := &entry{from: netip.MustParseAddr("192.0.2.1"), end: func(bite) { out++ }}
		g.admit(e)
		g.exchanges(e)
	}
	for i := range 5000 {
		g.admit(&entry{from: netip.MustParseAddr(fmt.Sprintf("10.0.0.%d", 1+i%16)), end: func(bite) {}})
	}
	if out > 0 {
		t.Errorf("%d of 25 are pushed out", out)
	}
}

// Somebody who dials all the time keeps strangers at their address waiting, but
// nobody with a claim; and who shows a key does not wait for those who show none.
func TestWhoGoesFirstAtAnAddress(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.Connects, l.PerAddress = 20, 16 })
	come := func() *entry {
		e := &entry{from: netip.MustParseAddr("10.0.0.1"), end: func(bite) {}}
		if !g.admit(e) {
			t.Fatal("one does not even hear why")
		}
		return e
	}
	for range 500 {
		g.release(come())
	}
	for _, tt := range []struct {
		claim
		want verdict
	}{{noClaim, hasty}, {hasKey, welcome}, {expected, welcome}, {ofTheHouse, welcome}, {noClaim, hasty}} {
		if v := g.known(come(), tt.claim); v != tt.want {
			t.Errorf("claim %d beside a dialler: %q; want %q", tt.claim, v, tt.want)
		}
	}
	// Keys that cost nothing take no more than half of the places that are kept.
	in := 0
	for range 40 {
		if g.known(come(), hasKey) == welcome {
			in++
		}
	}
	if in > 8 || g.known(come(), expected) != welcome {
		t.Errorf("%d with keys of their own are in, and nobody who has been here before", in)
	}
	// What it costs to hear them out is counted; then they are turned away at once.
	g.address(origin(netip.MustParseAddr("10.0.0.1"))).work.spend(time.Now(), time.Hour)
	g.address(origin(netip.MustParseAddr("10.0.0.1"))).work.spend(time.Now(), time.Hour)
	if !g.tooSoon(netip.MustParseAddr("10.0.0.1")) || g.tooSoon(netip.MustParseAddr("10.0.0.2")) {
		t.Error("a dialler whose address owes work is heard, or another is not")
	}
}

// Who hops through the networks of a /56 has four addresses' worth, not 256.
func TestHoppingInsideACustomersNetwork(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.Connects, l.PerAddress = 10, 4 })
	connects, inside, tries := 0, 0, 0
	for i := range 256 {
		from := netip.MustParseAddr(fmt.Sprintf("2001:db8:0:%x::1", i))
		for range 2 {
			e := &entry{from: from, end: func(bite) {}}
			if g.admit(e); e.verdict != hasty {
				connects++
			}
			if e.verdict == welcome {
				inside++
			}
		}
		if g.try(from) {
			tries++
		}
	}
	if connects != wideWorth*10 || inside != wideWorth*4 || tries != wideWorth*resumeTries {
		t.Errorf("%d connects, %d inside, %d tries; want four times an address's", connects, inside, tries)
	}
	other := &entry{from: netip.MustParseAddr("2001:db8:0:100::1"), end: func(bite) {}}
	if g.admit(other); other.verdict != welcome {
		t.Errorf("the next customer: %q", other.verdict)
	}
}

// A place that is given away counts once, whoever leaves first.
func TestGivingWay(t *testing.T) {
	for _, first := range []int{0, 1} {
		g, _ := newTestGuard(func(l *Limits) { l.Sessions = 1 })
		both := [2]*entry{}
		for i := range both {
			both[i] = &entry{from: netip.MustParseAddr(fmt.Sprintf("10.0.0.%d", i)), end: func(bite) {}}
			g.admit(both[i])
		}
		if !g.giveWay(both[0], both[1]) || g.giveWay(both[0], both[1]) {
			t.Fatal("a place can't be given once, or twice")
		}
		if both[0].verdict != full || both[1].verdict != welcome || g.total != 1 {
			t.Errorf("%q and %q, %d inside", both[0].verdict, both[1].verdict, g.total)
		}
		g.release(both[first])
		g.release(both[1-first])
		if g.total != 0 || g.address(origin(both[1].from)).kept != 0 {
			t.Errorf("%d are left inside", g.total)
		}
	}
}
