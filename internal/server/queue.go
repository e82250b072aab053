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

	taken time.Duration // by its rank, when that was looked at last
	first bool
}

func newQueue(places int, all budget) *queue {
	q := &queue{all: all, free: places}
	q.later = time.AfterFunc(time.Hour, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		for now, i := time.Now(), 0; i < len(q.waiting); i++ {
			q.waiting[i].look(now)
		}
		q.give()
	})
	q.later.Stop()
	return q
}

func (t *ticket) look(now time.Time) { t.taken, t.first = t.rank(now) }

// before says whether one has a place sooner than another.
func (t *ticket) before(u *ticket) bool {
	return t.first && !u.first || t.first == u.first && t.taken < u.taken
}

// waits says whether anybody waits for a place.
func (q *queue) waits() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting) > 0
}

// enter waits for a place; false: done came first.
func (q *queue) enter(t *ticket, done <-chan struct{}) bool {
	t.look(time.Now())
	q.mu.Lock()
	q.waiting = append(q.waiting, t)
	q.give()
	q.mu.Unlock()
	given := false
	select {
	case <-t.given:
		given = true
	case <-done:
	}
	select {
	case <-done: // also where both were so: who is gone takes no place
	default:
		return true
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if i := slices.Index(q.waiting, t); i >= 0 {
		q.waiting = slices.Delete(q.waiting, i, i+1)
	} else {
		if !given {
			<-t.given
		}
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
	for q.free > 0 && len(q.waiting) > 0 {
		next := 0
		for i, t := range q.waiting {
			if t.before(q.waiting[next]) {
				next = i
			}
		}
		t := q.waiting[next]
		if !t.first {
			if owed := q.all.owed(time.Now()); owed > 0 {
				q.later.Reset(owed)
				return
			}
		}
		q.waiting = slices.Delete(q.waiting, next, next+1)
		q.free--
		t.placed = true
		t.given <- struct{}{}
	}
}
