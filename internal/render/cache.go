package render

import (
	"container/list"
	"sync"

	"training.vast.vn/vneid-training/internal/theme"
)

// A Key says what a frame depends on. Frames with equal keys are alike.
type Key struct {
	Deck              string // its hash
	Slide, Step, Page int
	Width, Height     int
	Look              theme.Look
	Lang              string // or whatever else tells the words apart
	Variant           string // which kind of frame
}

// A Cache keeps frames for all who look at the same things. It is safe for
// use by many goroutines. A nil Cache keeps nothing.
type Cache struct {
	max int64

	mu      sync.Mutex
	entries map[Key]*entry
	recent  list.List // of *entry with a frame, newest use first
	stats   Stats
}

type entry struct {
	key   Key
	frame *Frame        // nil until it is drawn
	done  chan struct{} // closed when it is drawn, or could not be
	place *list.Element
}

// Stats count what a cache has done.
type Stats struct {
	Hits    int64 // frames that were there
	Misses  int64 // frames that were not: drawn, or waited for
	Renders int64 // frames drawn
	Bytes   int64 // kept now, about
}

// NewCache returns a cache that keeps the frames used last, up to about
// maxBytes bytes of them.
func NewCache(maxBytes int64) *Cache {
	return &Cache{max: maxBytes, entries: map[Key]*entry{}}
}

// Frame returns the frame for a key, drawing it if need be. However many ask
// for a frame at the same time, one draws and the others wait. If draw panics,
// its caller gets the panic and one of the others draws.
func (c *Cache) Frame(k Key, draw func() *Frame) *Frame {
	if c == nil {
		return draw()
	}
	for {
		c.mu.Lock()
		e := c.entries[k]
		if e == nil {
			e = &entry{key: k, done: make(chan struct{})}
			c.entries[k] = e
			c.stats.Misses++
			c.stats.Renders++
			c.mu.Unlock()
			return c.fill(e, draw)
		}
		if f := e.frame; f != nil {
			c.recent.MoveToFront(e.place)
			c.stats.Hits++
			c.mu.Unlock()
			return f
		}
		c.mu.Unlock()
		<-e.done
		if f := e.drawn(c); f != nil {
			return f
		}
	}
}

// drawn returns the frame of an entry that was waited for, or nil if drawing
// it failed.
func (e *entry) drawn(c *Cache) *Frame {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.frame != nil {
		c.stats.Misses++
	}
	return e.frame
}

// fill draws the frame of a new entry and keeps it.
func (c *Cache) fill(e *entry, draw func() *Frame) (f *Frame) {
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		defer close(e.done)
		if f == nil { // draw panicked, or had nothing to show
			delete(c.entries, e.key)
			return
		}
		e.frame = f
		if f.size() > c.max {
			delete(c.entries, e.key)
			return
		}
		e.place = c.recent.PushFront(e)
		c.stats.Bytes += f.size()
		c.evict()
	}()
	return draw()
}

// evict drops the frames used least recently until the rest fits.
func (c *Cache) evict() {
	for c.stats.Bytes > c.max {
		last := c.recent.Back()
		if last == nil {
			return
		}
		e := c.recent.Remove(last).(*entry)
		delete(c.entries, e.key)
		c.stats.Bytes -= e.frame.size()
	}
}

// Stats returns the counts so far.
func (c *Cache) Stats() Stats {
	if c == nil {
		return Stats{}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.stats
}
