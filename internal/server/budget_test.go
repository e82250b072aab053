package server

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
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

// Who takes little never waits, whatever others have taken, at their address too;
// who takes much waits until all together owe nothing; and who has taken least has
// the next place.
func TestMeter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorks()
		w.sessions.Store(100)
		w.addresses.Store(2)
		address := newBudget(w.share, addressSaved)
		much, little, elsewhere := w.meter(address), w.meter(address), w.meter(newBudget(w.share, addressSaved))
		waits := func(m *meter) time.Duration {
			began := time.Now()
			if err := m.begin(t.Context(), true); err != nil {
				t.Fatal(err)
			}
			return time.Since(began)
		}
		for range 8 {
			little.end(50*time.Microsecond, true)
		}
		for range 200 {
			waits(much)
			much.end(20*time.Millisecond, true)
			if d := waits(little); d > 0 {
				t.Fatalf("who takes little waits for %v", d)
			}
			little.end(50*time.Microsecond, true)
		}
		if d, want := waits(much), time.Duration(40/w.share)*time.Millisecond; d < want/2 || d > 2*want {
			t.Errorf("who takes 20 ms at a time waits for %v; %v of a core gives that in %v", d, w.share/2, want)
		}
		much.end(20*time.Millisecond, true)
		much.ours = true
		if d := waits(much); d > 0 {
			t.Errorf("one of the house waits for %v", d)
		}
		much.ours = false
		much.end(20*time.Millisecond, true)
		began := time.Now()
		if d := waits(elsewhere); d > 0 {
			t.Errorf("one from elsewhere waits for %v", d)
		}
		elsewhere.end(0, true)
		for range 100 { // as turns of a trainer that it follows
			if err := much.begin(t.Context(), false); err != nil {
				t.Fatal(err)
			}
			much.end(time.Millisecond, false)
		}
		if waited := time.Since(began); waited > 0 {
			t.Errorf("what others have had done waits for %v", waited)
		}
		much.end(20*time.Millisecond, true)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if much.begin(ctx, true) == nil {
			t.Error("who is gone waits")
		}
	})
}

func TestMeterLeavesNothingBehind(t *testing.T) {
	w := newWorks()
	m := w.meter(newBudget(w.share, addressSaved))
	if n := testing.AllocsPerRun(100, func() {
		_ = m.begin(t.Context(), true)
		m.end(time.Microsecond, true)
	}); n > 0 {
		t.Errorf("a turn allocates %v times", n)
	}
}

// BenchmarkTurn is a turn to a slide that others have seen, and the same turn
// counted as those of a session are.
func BenchmarkTurn(b *testing.B) {
	course, err := slides.Course("")
	if err != nil {
		b.Fatal(err)
	}
	d, err := course.Deck(locale.Vi)
	if err != nil {
		b.Fatal(err)
	}
	model := tui.New(tui.Config{Deck: d, Course: course, Cache: render.NewCache(32 << 20), Language: locale.Vi, Start: tui.AtTalk, Now: time.Now})
	model.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	keys := []tea.Msg{tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyLeft}}
	turn := func(i int) {
		model.Update(keys[i/8%2])
		model.View()
	}
	for i := range 32 {
		turn(i)
	}
	b.Run("bare", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			turn(i)
		}
	})
	b.Run("counted", func(b *testing.B) {
		w := newWorks()
		w.share = 1000 // who turns half a million times a second has taken their share of less soon
		m, ctx := w.meter(newBudget(w.share, addressSaved)), b.Context()
		for range 8 {
			m.end(0, true)
		}
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			_ = m.begin(ctx, true)
			began := time.Since(epoch)
			turn(i)
			m.end(time.Since(epoch)-began, true)
		}
	})
}

// A place goes to who has taken least: of those who wait first to who has taken no
// more than a share, and to others once nothing is owed.
func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := newBudget(1, time.Second)
		q := newQueue(1, all)
		all.spend(time.Now(), time.Second)
		all.spend(time.Now(), 300*time.Millisecond)
		first := &ticket{given: make(chan struct{}, 1), rank: func(time.Time) (time.Duration, bool) { return 0, true }}
		if !q.enter(first, nil) {
			t.Fatal("no place is free")
		}
		began := time.Now()
		var mu sync.Mutex
		var order []time.Duration
		var at []time.Duration
		var entered sync.WaitGroup
		for _, taken := range []time.Duration{5, 3, 1, 4, 2} {
			ticket := &ticket{given: make(chan struct{}, 1), rank: func(time.Time) (time.Duration, bool) { return taken, taken == 4 || taken == 5 }}
			entered.Go(func() {
				q.enter(ticket, nil)
				mu.Lock()
				order, at = append(order, taken), append(at, time.Since(began))
				mu.Unlock()
				q.leave(ticket)
			})
			synctest.Wait()
		}
		gone := make(chan struct{})
		close(gone)
		if q.enter(&ticket{given: make(chan struct{}, 1), rank: first.rank}, gone) {
			t.Error("who is gone gets a place")
		}
		q.leave(first)
		entered.Wait()
		if !slices.Equal(order, []time.Duration{4, 5, 1, 2, 3}) || at[1] != 0 || at[2] != 300*time.Millisecond {
			t.Errorf("places went to %v after %v", order, at)
		}
	})
}

func TestCoarse(t *testing.T) {
	for _, s := range [][4]int{{20, 6, 20, 6}, {80, 24, 80, 24}, {100, 30, 100, 30}, {119, 29, 100, 24}, {490, 200, 480, 198}} {
		if got := coarse(tea.WindowSizeMsg{Width: s[0], Height: s[1]}); got.Width != s[2] || got.Height != s[3] {
			t.Errorf("%dx%d: %v", s[0], s[1], got)
		}
	}
}
