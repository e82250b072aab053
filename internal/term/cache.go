package term

import (
	"hash/maphash"
	"sync"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/lfu"
	"training.vast.vn/vneid-training/internal/theme"
)

// A Cache holds what the sessions of a server share: the bytes that lead from
// one frame to another, and the room to work them out in. It is safe for use by
// many goroutines.
type Cache struct {
	seeds [2]maphash.Seed
	rooms sync.Pool // of *room
	bytes sync.Pool // of *[]byte

	mu    sync.Mutex
	steps *lfu.Cache[step, way]
	stats Stats
}

// Stats count what a cache has done.
type Stats struct {
	Hits   int64 // changes of a screen whose bytes were there
	Misses int64 // those whose bytes were worked out
	Bytes  int64 // kept now, about
	Max    int64 // what Bytes never exceeds
}

// A step leads from one frame to another.
type step struct{ from, to frameKey }

// frameKey stands for a frame.
type frameKey struct {
	mark          mark
	width, height int32
	profile       colorprofile.Profile
	grounds       bool
	repeats       bool
	page          bool
	pictures      theme.Pictures
}

// A mark stands for a text: 128 bits of a hash that is another one in every
// process, so that no two texts that matter have the same.
type mark [2]uint64

// stepOverhead is about what a step takes beside its bytes.
const stepOverhead = 256

// NewCache returns a cache that holds at most about maxBytes bytes.
func NewCache(maxBytes int64) *Cache {
	return &Cache{
		seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()},
		rooms: sync.Pool{New: func() any { return new(room) }},
		bytes: sync.Pool{New: func() any { return new([]byte) }},
		steps: lfu.New[step, way](maxBytes),
		stats: Stats{Max: maxBytes},
	}
}

// Stats returns the counts so far.
func (c *Cache) Stats() Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.stats
	s.Bytes = c.steps.Bytes()
	return s
}

func (c *Cache) mark(text string) mark {
	return mark{maphash.String(c.seeds[0], text), maphash.String(c.seeds[1], text)}
}

// blank is an empty frame of the size and the colours of another.
func (c *Cache) blank(like *frame) frame {
	f := *like
	f.text, f.mark, f.pictures = "", c.mark(""), theme.InBlocks
	return f
}

// between returns the way from one frame to another of the same size. It begins
// with the cursor anywhere and the plain pen, and ends so. It must not be changed.
func (c *Cache) between(from, to *frame) way {
	if from.text == to.text && from.pictures == to.pictures {
		return way{}
	}
	s := step{from.key(), to.key()}
	c.mu.Lock()
	w, ok := c.steps.Get(s)
	if ok {
		c.stats.Hits++
		c.mu.Unlock()
		return w
	}
	c.stats.Misses++
	c.mu.Unlock()

	r := c.rooms.Get().(*room)
	w = r.between(from, to)
	c.rooms.Put(r)

	c.mu.Lock()
	c.steps.Put(s, w, int64(cap(w.bytes))+stepOverhead)
	c.mu.Unlock()
	return w
}

// buffer returns room for bytes to be written, to be given back to free.
func (c *Cache) buffer() *[]byte { return c.bytes.Get().(*[]byte) }

func (c *Cache) free(b *[]byte) {
	if cap(*b) <= maxBuffer {
		c.bytes.Put(b)
	}
}

// maxBuffer bounds what is kept for the next who writes: a frame that repaints
// a large window is rare.
const maxBuffer = 64 << 10
