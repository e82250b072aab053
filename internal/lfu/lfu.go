// Package lfu keeps things that many people ask for, up to a number of bytes.
//
// What has to go when there is no room is what was asked for least, not what
// was asked for longest ago: someone who walks through thousands of things that
// nobody else wants pushes out their own, not those that a thousand others look
// at. So that what was wanted yesterday does not stay for ever, every thing
// that goes raises the count that a new one starts from (LFU with dynamic
// aging: Arlitt et al., "Evaluating content management techniques for Web proxy
// caches", 2000).
package lfu

import "container/heap"

// A Cache keeps values by key. It is not safe for use by several goroutines.
type Cache[K comparable, V any] struct {
	max     int64
	bytes   int64
	age     uint64 // rank of the last entry that went
	clock   uint64
	entries map[K]*entry[K, V]
	ranks   ranks[K, V]
}

type entry[K comparable, V any] struct {
	key   K
	value V
	bytes int64
	uses  uint64
	rank  uint64 // age when last used, plus uses
	used  uint64 // when last used; of equal rank, the older goes first
	at    int    // in ranks
}

// New returns an empty cache that never holds more than max bytes.
func New[K comparable, V any](max int64) *Cache[K, V] {
	return &Cache[K, V]{max: max, entries: map[K]*entry[K, V]{}}
}

// Get returns the value of a key, and counts the use. It allocates nothing.
func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	e := c.entries[k]
	if e == nil {
		return v, false
	}
	c.use(e)
	heap.Fix(&c.ranks, e.at)
	return e.value, true
}

// Put keeps a value that takes so many bytes. What was asked for least makes
// room for it. A value that is larger than the whole cache is not kept.
func (c *Cache[K, V]) Put(k K, v V, bytes int64) {
	if e := c.entries[k]; e != nil {
		c.remove(e)
	}
	if bytes > c.max {
		return
	}
	for c.bytes+bytes > c.max {
		least := c.ranks[0]
		c.age = least.rank
		c.remove(least)
	}
	e := &entry[K, V]{key: k, value: v, bytes: bytes}
	c.use(e)
	c.entries[k] = e
	c.bytes += bytes
	heap.Push(&c.ranks, e)
}

// Len is how many values are kept.
func (c *Cache[K, V]) Len() int { return len(c.entries) }

// Bytes is how much the values take that are kept.
func (c *Cache[K, V]) Bytes() int64 { return c.bytes }

func (c *Cache[K, V]) use(e *entry[K, V]) {
	c.clock++
	e.uses++
	e.rank, e.used = c.age+e.uses, c.clock
}

func (c *Cache[K, V]) remove(e *entry[K, V]) {
	heap.Remove(&c.ranks, e.at)
	delete(c.entries, e.key)
	c.bytes -= e.bytes
}

// ranks is a heap of entries, the one to go first on top.
type ranks[K comparable, V any] []*entry[K, V]

func (r ranks[K, V]) Len() int { return len(r) }

func (r ranks[K, V]) Less(i, j int) bool {
	if r[i].rank != r[j].rank {
		return r[i].rank < r[j].rank
	}
	return r[i].used < r[j].used
}

func (r ranks[K, V]) Swap(i, j int) {
	r[i], r[j] = r[j], r[i]
	r[i].at, r[j].at = i, j
}

func (r *ranks[K, V]) Push(x any) {
	e := x.(*entry[K, V])
	e.at = len(*r)
	*r = append(*r, e)
}

func (r *ranks[K, V]) Pop() any {
	last := len(*r) - 1
	e := (*r)[last]
	(*r)[last] = nil
	*r = (*r)[:last]
	return e
}
