package server

import (
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// The wall clock goes on by an hour, and back by two: nobody who sits still is cut
// for it, and whoever comes is let in.
func TestTheWallClockMoves(t *testing.T) {
	t.Parallel()
	var later atomic.Int64
	h := serve(t, func(o *Options) {
		o.Now = func() time.Time { return time.Now().Round(0).Add(time.Duration(later.Load())) }
		o.Limits.KeepAlive = 700 * time.Millisecond
	})
	var silent []*person
	for range 20 {
		p := sit(t, h.login(t, guest), 80, 24, "learn")
		p.see("trang 1/")
		silent = append(silent, p)
	}
	for _, tt := range []struct {
		moved     time.Duration
		key, page string
	}{{time.Hour, "\x1b[C", "trang 2/"}, {-time.Hour, "\x1b[H", "trang 1/"}} {
		later.Store(int64(tt.moved))
		time.Sleep(4200 * time.Millisecond) // three answers that are missed, and as much again
		if !h.tries(t) {
			t.Errorf("with the clock moved by %v nobody comes in", tt.moved)
		}
		for _, p := range silent {
			p.press(tt.key)
			p.see(tt.page)
		}
	}
	if strings.Contains(h.log.String(), "limit=") {
		t.Errorf("a limit bit:\n%s", h.log)
	}
}

func TestMoment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var m moment
		if _, ok := m.end(); ok {
			t.Error("what has not begun ends")
		}
		m.at.Store(int64(time.Since(epoch))) // the bubble's clock begins before the epoch
		time.Sleep(time.Minute)
		if ago := m.ago(); ago != time.Minute {
			t.Errorf("%v ago; want a minute", ago)
		}
		m.start() // is under way already
		if took, ok := m.end(); !ok || took != time.Minute {
			t.Errorf("took %v, %v", took, ok)
		}
	})
}

// The wall clock of the machine can't be moved in a test, only ours. A span that
// depends on the machine's has gone through a number of Unix's, so that there is
// none of those here.
func TestSpansAreMonotonic(t *testing.T) {
	for _, dir := range []string{".", "../web", "../term", "../tui", "../tui/kit", "../tui/exam", "../tui/learn", "../tui/live", "../kiosk", "../present", "../briefing", "../tries", "../quiz", "../pace"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, wall := range []string{".UnixNano()", ".UnixMilli()", "time.Unix(", ".Round(0)"} {
				if !strings.HasSuffix(f, "_test.go") && strings.Contains(string(text), wall) {
					t.Errorf("%s uses %s", f, wall)
				}
			}
		}
	}
}
