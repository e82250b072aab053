package server

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/siege"
)

func TestBudget(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBudget(0.1, 100*time.Millisecond)
		for n, step := range []struct{ idle, work, owed time.Duration }{
			{0, 40 * time.Millisecond, 0},
			{time.Hour, 100 * time.Millisecond, 0}, // no more is saved than so much
			{0, 10 * time.Millisecond, 100 * time.Millisecond},
			{50 * time.Millisecond, 0, 50 * time.Millisecond},
			{0, time.Hour, 1050 * time.Millisecond}, // nor is more taken for once
		} {
			time.Sleep(step.idle)
			b.spend(time.Now(), step.work)
			if owed := b.owed(time.Now()).Round(time.Millisecond); owed != step.owed {
				t.Errorf("%d: %v owed; want %v", n, owed, step.owed)
			}
		}
		for range 1000 {
			b.spend(time.Now(), time.Second)
		}
		if owed := b.owed(time.Now()); owed > mostOwed+time.Second {
			t.Errorf("%v owed; want no more than about %v", owed, mostOwed)
		}
	})
}

// Who takes little never waits, whatever others have taken; who takes much does,
// for what their address has taken and for what all have.
func TestMeter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorks()
		w.sessions.Store(100)
		address := newBudget(addressShare, addressSaved)
		much, little, elsewhere := w.meter(address), w.meter(address), w.meter(newBudget(addressShare, addressSaved))
		waits := func(m *meter) time.Duration {
			began := time.Now()
			if err := m.begin(t.Context()); err != nil {
				t.Fatal(err)
			}
			return time.Since(began)
		}
		for range 200 {
			waits(much)
			much.end(20 * time.Millisecond)
			if d := waits(little); d > 0 {
				t.Fatalf("who takes little waits for %v", d)
			}
			little.end(50 * time.Microsecond)
		}
		if d := waits(much); d < 100*time.Millisecond || d > 2*time.Second {
			t.Errorf("who takes 20 ms at a time waits for %v; an eighth of a core gives that in 160 ms", d)
		}
		much.end(20 * time.Millisecond)
		much.ours = true
		if d := waits(much); d > 0 {
			t.Errorf("one of the house waits for %v", d)
		}
		much.ours = false
		much.end(0)
		elsewhere.end(time.Second)
		if d := waits(elsewhere); d > 0 {
			t.Errorf("one from elsewhere waits for %v", d)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for range 100 {
			much.end(time.Second)
		}
		if much.begin(ctx) == nil {
			t.Error("who is gone waits")
		}
	})
}

func TestMeterLeavesNothingBehind(t *testing.T) {
	m := newWorks().meter(newBudget(addressShare, addressSaved))
	if n := testing.AllocsPerRun(100, func() {
		_ = m.begin(t.Context())
		m.end(time.Microsecond)
	}); n > 0 {
		t.Errorf("a turn allocates %v times", n)
	}
}

// What costs much is worked on by some of the cores at a time.
func TestPlacesForWhatCostsMuch(t *testing.T) {
	w := newWorks()
	address := newBudget(addressShare, addressSaved)
	var all []*meter
	for range cap(w.places) + 1 {
		m := w.meter(address)
		m.end(dear)
		all = append(all, m)
	}
	last := all[len(all)-1]
	for _, m := range all[:len(all)-1] {
		if err := m.begin(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if last.begin(ctx) == nil {
		t.Error("one more finds a place")
	}
	if err := w.meter(address).begin(t.Context()); err != nil {
		t.Errorf("what may cost little needs one: %v", err)
	}
	all[0].end(0)
	if err := last.begin(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestCoarse(t *testing.T) {
	for _, s := range [][4]int{{20, 6, 20, 6}, {80, 24, 80, 24}, {100, 30, 100, 30}, {119, 29, 100, 24}, {490, 200, 480, 198}} {
		if got := coarse(tea.WindowSizeMsg{Width: s[0], Height: s[1]}); got.Width != s[2] || got.Height != s[3] {
			t.Errorf("%dx%d: %v", s[0], s[1], got)
		}
	}
}

// Those who have as much drawn as they can, of windows as large as can be or of
// sizes of their own, wait for it themselves: who turns pages beside them, at
// their address, does not.
func TestDrawersHoldNobodyUp(t *testing.T) {
	for _, attack := range siege.Drawers() {
		t.Run(attack.Name, func(t *testing.T) {
			var turns []time.Duration
			withstand(t, func(l *Limits) { l.Login, l.Stall = 20*time.Second, 20*time.Second }, func(h *host) {
				ctx, stop := context.WithCancel(t.Context())
				var strangers sync.WaitGroup
				for range min(attack.By, 20) {
					strangers.Go(func() {
						if err := attack.Do(&siege.Stranger{Server: h.addr}, ctx); err != nil && ctx.Err() == nil {
							t.Error(err)
						}
					})
				}
				c := h.login(t, "an")
				p := sit(t, c, 100, 30, "learn")
				p.see("trang 1/")
				time.Sleep(2 * time.Second) // until what they had saved is gone
				for n := range 60 {
					key, page := "\x1b[C", "trang 2/"
					if n%2 == 1 {
						key, page = "\x1b[D", "trang 1/"
					}
					began := time.Now()
					p.press(key)
					p.see(page)
					turns = append(turns, time.Since(began))
					time.Sleep(30 * time.Millisecond)
				}
				stop()
				strangers.Wait()
				c.Close()
			})
			slices.Sort(turns)
			t.Logf("turns on %d cores, the strangers' too: p50 %v, p90 %v, longest %v", runtime.NumCPU(), turns[30], turns[54], turns[59])
			// The half of them: on a machine that does much else the slowest wait for that.
			if turns[30] > 20*time.Millisecond {
				t.Errorf("turns: p50 %v; want it within 20ms", turns[30])
			}
		})
	}
}
