package server

import (
	"context"
	"runtime"
	"runtime/debug"
	heap "runtime/metrics"
	"time"
)

// A lull watches for moments in which nobody is sent anything.
type lull struct {
	sent  int64 // so far, when it last looked
	still bool  // nothing was sent between the last two looks
}

// lookEvery is how often it is looked whether the server is at rest.
const lookEvery = 200 * time.Millisecond

// collectAt is how much of the live heap may have come on top of it before it
// is worth to collect it while the server rests: less than the runtime would
// wait for, at gcPercent.
const collectAt = 0.2

// due says whether garbage should be collected now: nothing has been sent for
// two looks, and enough has come together since the last collection.
func (l *lull) due(sent int64, live, objects uint64) bool {
	resting := sent == l.sent
	due := resting && l.still && float64(objects) > float64(live)*(1+collectAt)
	l.sent, l.still = sent, resting
	return due
}

// gcPercent has the heap collected when it has grown by half: a session leaves
// hardly any garbage, and memory is what bounds how many there can be. A heap
// that is small may grow by gcBytes first, else strangers who have much drawn
// for them keep the collector at work. GOGC overrides both.
const (
	gcPercent = 50
	gcBytes   = 32 << 20
)

// percentFor is by how many percent a heap of so many live bytes may grow.
func percentFor(live uint64) int { return int(max(gcPercent, 100*gcBytes/max(1, live))) }

// collect keeps the collector out of the way until ctx ends: it says how much
// the heap may grow, if that is the server's to say, and how many threads there
// are, and collects garbage while the server rests. With
// a thousand sessions a collection takes both cores some tens of milliseconds.
// The runtime begins it when there is much to do: as a trainer's turn is shown
// to a thousand followers, the last of whom would wait twice as long.
func (s *Server) collect(ctx context.Context) {
	l := lull{sent: -1}
	t := newThreads()
	if s.opt.Threads {
		defer func() { t.set(t.cores) }()
	}
	percent := 0
	sizes := []heap.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	for {
		select {
		case <-look.C:
		case <-ctx.Done():
			return
		}
		if s.opt.Threads {
			t.set(t.wanted(time.Now(), s.guard.works.screens.waits()))
		}
		heap.Read(sizes)
		live, objects := sizes[0].Value.Uint64(), sizes[1].Value.Uint64()
		// To set it stops all for a moment: only where it makes a difference.
		if p := percentFor(live); s.opt.Pace && live > 0 && (p > percent*5/4 || p < percent*4/5) {
			percent = p
			debug.SetGCPercent(percent)
		}
		if l.due(s.sent.Load(), live, objects) {
			runtime.GC()
		}
	}
}
