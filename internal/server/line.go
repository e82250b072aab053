package server

import (
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/time/rate"
)

// A line is what a session has come on, whether over SSH or from a page: what the
// guard and the log know of it, its window, and when something came.
type line struct {
	entry *entry
	term  string                 // what the client calls its terminal
	asked string                 // for: a command, or a path
	size  tea.WindowSizeMsg      // at the start
	sizes chan tea.WindowSizeMsg // holds the newest size only
	meter *meter                 // of its screens
	input moment                 // when the client last typed
	typed func()                 // is told of input; set before the session runs

	turn   moment // when a key came that no output has answered
	frames prometheus.Histogram
	sent   *atomic.Int64 // counts writes of all sessions

	resizes *rate.Limiter
	mu      sync.Mutex
	newest  tea.WindowSizeMsg // that the client has
	put     tea.WindowSizeMsg // that the session was told
	later   bool              // a timer puts newest into sizes
}

func (w *line) open(s *Server, e *entry) {
	w.entry, w.sizes, w.resizes = e, make(chan tea.WindowSizeMsg, 1), rate.NewLimiter(resizesPerSecond, resizesAtOnce)
	w.meter, w.frames, w.sent = s.guard.works.meter(s.guard.work(e.from)), s.metrics.frames, &s.sent
	w.input.now()
}

// pressed notes that the client has typed something.
func (w *line) pressed() {
	w.input.now()
	w.turn.start()
	if w.typed != nil {
		w.typed()
	}
}

// resize puts the newest size where the session takes it from: at once, or if
// there have been many, a little later. To draw for a size that nobody has is
// the dearest thing that a client can ask for.
func (w *line) resize(size tea.WindowSizeMsg, begun bool) {
	if !begun {
		w.size = size
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.newest = size
	if w.later {
		return
	}
	if wait := w.resizes.Reserve().Delay(); wait > 0 {
		w.putLater(wait)
		return
	}
	w.putSize()
}

// putLater is called with the lock held.
func (w *line) putLater(wait time.Duration) {
	w.later = true
	time.AfterFunc(wait, w.resized)
}

// resized puts the newest size in its place once its time has come.
func (w *line) resized() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.later = false
	w.putSize()
}

// putSize is called with the lock held: nobody else puts one in. While the
// session has taken more than its share it gets one of few sizes, which others
// have too, and then its own.
func (w *line) putSize() {
	size := w.newest
	if !w.meter.little(time.Now()) {
		w.putLater(coarseFor)
		if size = coarse(size); size == w.put {
			return
		}
	}
	w.put = size
	select {
	case <-w.sizes:
	default:
	}
	w.sizes <- size
}

// coarseFor is for how long at least a session has one of few sizes.
const coarseFor = 2 * time.Second
