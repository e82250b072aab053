package briefing

import "sync/atomic"

// A Change is what happened to Live since the change before, for everyone.
type Change struct {
	First  uint64  // Live.Sequence after the first of the events
	Events []Event // as everyone may see them; not to be changed
}

// A Mailbox holds the newest change, and only that: whoever puts one in never
// waits, and whoever is slow to take it out finds the newest.
type Mailbox struct {
	newest atomic.Pointer[Change]
	ready  chan struct{} // has an element when there is something new
}

// NewMailbox returns an empty mailbox.
func NewMailbox() *Mailbox { return &Mailbox{ready: make(chan struct{}, 1)} }

// Put leaves a change, in place of any that was not taken.
func (m *Mailbox) Put(c *Change) {
	m.newest.Store(c)
	m.wake()
}

func (m *Mailbox) wake() {
	select {
	case m.ready <- struct{}{}:
	default:
	}
}
