package briefing

import (
	"sync"
	"sync/atomic"
)

// A change is what happened to Live since the change before, for everyone.
type change struct {
	first  uint64  // Live.Sequence after the first of the events
	events []Event // as everyone may see them; not to be changed
}

// A mailbox holds the newest change, and only that: whoever puts one in never
// waits, and whoever is slow to take it out finds the newest.
type mailbox struct {
	newest atomic.Pointer[change]
	ready  chan struct{} // has an element when there is something new
}

func newMailbox() *mailbox { return &mailbox{ready: make(chan struct{}, 1)} }

// put leaves a change, in place of any that was not taken.
func (m *mailbox) put(c *change) {
	m.newest.Store(c)
	m.wake()
}

func (m *mailbox) wake() {
	select {
	case m.ready <- struct{}{}:
	default:
	}
}

// mailboxes are those of everyone in a room.
type mailboxes struct {
	mu  sync.Mutex
	all map[*mailbox]bool // value: it is woken for what not everyone sees too
}

// add puts the changes to come into a mailbox, until leave is called. With all
// it is woken for what not everyone sees too.
func (m *mailboxes) add(box *mailbox, all bool) (leave func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.all == nil {
		m.all = map[*mailbox]bool{}
	}
	m.all[box] = all
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		delete(m.all, box)
	}
}

// put tells of a change; nil where nothing changed that everyone sees. It
// never waits for those who are told.
func (m *mailboxes) put(c *change) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for box, all := range m.all {
		switch {
		case c != nil:
			box.put(c)
		case all:
			box.wake()
		}
	}
}

// anew has everyone ask for the whole.
func (m *mailboxes) anew() {
	m.mu.Lock()
	defer m.mu.Unlock()
	for box := range m.all {
		box.put(nil)
	}
}
