//go:build !race

package server

import (
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/siege"
)

// The race detector, which draws one frame in the time of ten, sees as much in eight.
func TestLongTwoHundredTakeTheQuizAtOnce(t *testing.T) { manyTakeTheQuiz(t, 200) }

// Those who have as much drawn as they can, of windows as large as can be or of
// sizes of their own, wait for it themselves: who turns pages beside them, at
// their address, does not. The race detector would have each turn take
// several times as long.
func TestLongDrawersHoldNobodyUp(t *testing.T) {
	for _, attack := range siege.Drawers() {
		t.Run(attack.Name, func(t *testing.T) {
			var turns []time.Duration
			withstand(t, func(l *Limits) { l.Login, l.Stall = 20*time.Second, 20*time.Second }, func(h *host) {
				ctx, stop := context.WithCancel(t.Context())
				var strangers sync.WaitGroup
				for range min(attack.By, 20) {
					strangers.Go(func() {
						for ctx.Err() == nil { // whom the server ends, for what its screens can't take, comes again
							if err := attack.Do(&siege.Stranger{Server: h.addr}, ctx); err != nil && !errors.Is(err, io.EOF) && ctx.Err() == nil {
								t.Error(err)
							}
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

// While strangers wait for what is drawn for them there are more threads than cores,
// and as many as before once the server has ended.
func TestLongThreadsBesideDrawers(t *testing.T) {
	cores := runtime.GOMAXPROCS(0)
	t.Run("served", func(t *testing.T) {
		h := serve(t, func(o *Options) { o.Threads = true })
		ctx, stop := context.WithCancel(t.Context())
		var strangers sync.WaitGroup
		for range 10 {
			strangers.Go(func() { _ = (&siege.Stranger{Server: h.addr}).Type(ctx) })
		}
		until(t, "there are more threads", func() bool { return runtime.GOMAXPROCS(0) == threadsPerCore*cores })
		stop()
		strangers.Wait()
	})
	if got := runtime.GOMAXPROCS(0); got != cores {
		t.Errorf("%d threads after the server has ended, want %d", got, cores)
	}
}
