package server

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestGarbageIsCollectedInLulls(t *testing.T) {
	const live = 1000
	for _, tt := range []struct {
		name    string
		sent    []int64 // at each look
		objects uint64
		want    bool // at the last
	}{
		{"at rest", []int64{7, 7, 7}, 1300, true},
		{"at rest, little to collect", []int64{7, 7, 7}, 1200, false},
		{"only just at rest", []int64{6, 7, 7}, 1300, false},
		{"busy", []int64{5, 6, 7}, 1300, false},
		{"never used", []int64{0, 0}, 1300, false},
		{"at rest since the start", []int64{0, 0, 0}, 1300, true},
	} {
		l := lull{sent: -1}
		got := false
		for _, sent := range tt.sent {
			got = l.due(sent, live, tt.objects)
		}
		if got != tt.want {
			t.Errorf("%s: a collection is due: %v", tt.name, got)
		}
	}
}

func TestASmallHeapMayGrow(t *testing.T) {
	for live, want := range map[uint64]int{16 << 20: 200, 32 << 20: 100, 64 << 20: 50, 1 << 30: 50} {
		if got := percentFor(live); got != want {
			t.Errorf("a heap of %d MiB may grow by %d %%; want %d", live>>20, got, want)
		}
	}
}

func TestAServerAtRestCollects(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	serve(t, nil)
	count := func() uint32 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.NumGC
	}
	runtime.GC()
	before := count()
	garbage := make([][]byte, 64)
	for i := range garbage {
		garbage[i] = make([]byte, 4<<20)
	}
	clear(garbage)
	until(t, "the garbage is collected", func() bool { return count() > before })
}
