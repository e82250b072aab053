package briefing

import "sync"

// A Bus carries rooms from whoever keeps them to everyone who follows. The one
// built in is memory; several servers behind one address would share theirs
// over a network.
type Bus interface {
	// Publish tells of a room's newest state and of the change that led to it;
	// nil where nothing changed that everyone sees. It never waits for those
	// who are told.
	Publish(now *State, change *Change)
	// Subscribe puts the changes of a room into a mailbox, and with all wakes
	// it for what not everyone sees too, until leave is called.
	Subscribe(id string, box *Mailbox, all bool) (leave func())
	// Full is the newest state of a room, nil if there is none.
	Full(id string) *State
	// Forget drops a room that has ended, once nobody subscribes to it.
	Forget(id string)
}

// memory is the Bus of one process.
type memory struct {
	mu    sync.Mutex
	rooms map[string]*channel
}

type channel struct {
	mu        sync.Mutex
	now       *State
	followers map[*Mailbox]bool // value: all
	over      bool
}

// NewMemory returns the bus of one process.
func NewMemory() Bus { return &memory{rooms: map[string]*channel{}} }

func (m *memory) channel(id string) *channel {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := m.rooms[id]
	if c == nil {
		c = &channel{followers: map[*Mailbox]bool{}}
		m.rooms[id] = c
	}
	return c
}

func (m *memory) Publish(now *State, change *Change) {
	c := m.channel(now.ID)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now
	for box, all := range c.followers {
		switch {
		case change != nil:
			box.Put(change)
		case all:
			box.wake()
		}
	}
}

func (m *memory) Subscribe(id string, box *Mailbox, all bool) (leave func()) {
	c := m.channel(id)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.followers[box] = all
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.followers, box)
		if (c.over || c.now == nil) && len(c.followers) == 0 {
			m.drop(id)
		}
	}
}

func (m *memory) Full(id string) *State {
	m.mu.Lock()
	c := m.rooms[id]
	m.mu.Unlock()
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (m *memory) Forget(id string) {
	c := m.channel(id)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over = true; len(c.followers) == 0 {
		m.drop(id)
	}
}

func (m *memory) drop(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.rooms, id)
}
