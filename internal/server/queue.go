package server

import (
	"slices"
	"sync"
	"time"
)

// A queue has few places to work on, and gives them to who has taken least.
type queue struct {
	all budget // of those who are not first: they wait until nothing of it is owed

	mu      sync.Mutex
	free    int // places
	waiting []*ticket
	later   *time.Timer // gives places once nothing is owed
}

// A ticket is for one place.
type ticket struct {
	rank   func(now time.Time) (taken time.Duration, first bool)
	given  chan struct{} // says that there is a place
	placed bool
}

func newQueue(places int, all budget) *queue {
	q := &queue{all: all, free: places}
	q.later = time.AfterFunc(time.Hour, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.give()
	})
	q.later.Stop()
	return q
}

// enter waits for a place; false: done came first.
func (q *queue) enter(t *ticket, done <-chan struct{}) bool {
	q.mu.Lock()
	q.waiting = append(q.waiting, t)
	q.give()
	q.mu.Unlock()
	select {
	case <-t.given:
		return true
	case <-done:
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := slices.Index(q.waiting, t); i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	} else {
		<-t.given
		q.back(t)
	}
	return false
}

// leave gives a place back, if there is one.
func (q *queue) leave(t *ticket) {
	if t.placed {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.back(t)
	}
}

// back is called with the lock held.
func (q *queue) back(t *ticket) {
	t.placed = false
	q.free++
	q.give()
}

// give gives the places that are free to those who wait, in their order. It is
// called with the lock held.
func (q *queue) give() {
	now := time.Now()
	for q.free > 0 && len(q.waiting) > 0 {
		next, least, first := 0, time.Duration(0), false
		for i, t := range q.waiting {
			taken, ok := t.rank(now)
			if i == 0 || ok && !first || ok == first && taken < least {
				next, least, first = i, taken, ok
			}
		}
		if owed := q.all.owed(now); !first && owed > 0 {
			q.later.Reset(owed)
			return
		}
		t := q.waiting[next]
		q.waiting = slices.Delete(q.waiting, next, next+1)
		q.free--
		t.placed = true
		t.given <- struct{}{}
	}
}
