package server

import (
	"testing"
	"time"
)

// There are more threads than cores while somebody's screens wait, and for a while
// after: not anew with each who waits.
func TestThreadsWhileSomebodyWaits(t *testing.T) {
	threads := &threads{cores: 2}
	began := time.Now()
	for _, tt := range []struct {
		at    time.Duration
		waits bool
		want  int
	}{
		{0, false, 2},
		{1 * time.Second, true, 8},
		{2 * time.Second, false, 8},
		{11 * time.Second, false, 8},
		{12 * time.Second, false, 2},
		{13 * time.Second, true, 8},
	} {
		if got := threads.wanted(began.Add(tt.at), tt.waits); got != tt.want {
			t.Errorf("after %v, somebody waits: %v: %d threads, want %d", tt.at, tt.waits, got, tt.want)
		}
	}
}
