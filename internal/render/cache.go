package render

import (
	"sync"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/lfu"
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
	mu      sync.Mutex
	frames  *lfu.Cache[Key, *Frame]
	drawing map[Key]*drawing
	stats   Stats

	pictures *graphics.Store
}

// drawing is a frame that one draws and others may wait for.
type drawing struct {
	done  chan struct{} // closed when it is drawn, or could not be
	frame *Frame        // nil if it could not be
}

// Stats count what a cache has done.
type Stats struct {
	Hits    int64 // frames that were there
	Misses  int64 // frames that were not: drawn, or waited for
	Renders int64 // frames drawn
	Bytes   int64 // kept now, about
	Max     int64 // what Bytes never exceeds
}

// NewCache returns a cache that keeps the frames that are asked for most, and
// never more than about maxBytes bytes of them. Whoever walks through windows
// of a thousand sizes pushes out frames of those sizes, not the ones that the
// others turn to.
func NewCache(maxBytes int64) *Cache {
	return &Cache{
		frames: lfu.New[Key, *Frame](maxBytes), drawing: map[Key]*drawing{}, stats: Stats{Max: maxBytes},
		pictures: graphics.NewStore(maxBytes / 4),
	}
}

// Pictures are those that the frames show, for terminals that draw them
// themselves; nil where nothing is kept.
func (c *Cache) Pictures() *graphics.Store {
	if c == nil {
		return nil
	}
	return c.pictures
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
		if f, ok := c.frames.Get(k); ok {
			c.stats.Hits++
			c.mu.Unlock()
			return f
		}
		d := c.drawing[k]
		if d == nil {
			d = &drawing{done: make(chan struct{})}
			c.drawing[k] = d
			c.stats.Misses++
			c.stats.Renders++
			c.mu.Unlock()
			return c.fill(k, d, draw)
		}
		c.mu.Unlock()
		<-d.done
		if d.frame != nil {
			c.mu.Lock()
			c.stats.Misses++
			c.mu.Unlock()
			return d.frame
		}
	}
}

// fill draws a frame and keeps it.
func (c *Cache) fill(k Key, d *drawing, draw func() *Frame) *Frame {
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		defer close(d.done)
		delete(c.drawing, k)
		if d.frame != nil { // else draw panicked, or had nothing to show
			c.frames.Put(k, d.frame, d.frame.size())
		}
	}()
	d.frame = draw()
	return d.frame
}

// Stats returns the counts so far.
func (c *Cache) Stats() Stats {
	if c == nil {
		return Stats{}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.stats
	s.Bytes = c.frames.Bytes()
	return s
}
