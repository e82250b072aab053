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
					for _, before := range inside {
						if before == in {
							break
						}
						if !before.ready && !before.gone {
							t.Fatal("one that came before could have gone")
						}
					}
					if in.ready || in.gone || b != biteUnready {
						t.Fatalf("one is ended for %s that is ready (%v) or gone (%v)", b, in.ready, in.gone)
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
				if g.total != total || g.unready.Len() != starting || g.refused != refused {
					t.Fatalf("counts %d, %d, %d; want %d, %d, %d", g.total, g.unready.Len(), g.refused, total, starting, refused)
				}
				if total > 6 || starting > 4 || refused > overflow {
					t.Fatalf("over a limit: %d in all, %d starting, %d refused", total, starting, refused)
				}
			},
		})
	})
}
