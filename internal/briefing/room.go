package briefing

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/netip"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"training.vast.vn/vneid-training/internal/record/store"
)

// A Room is a briefing that is going on. Any number of goroutines may use it.
type Room struct {
	id, code string
	server   string // of this process, "" where there is no other
	whole    string // the whole code: it begins with code
	now      func() time.Time
	over     func(*Room) // is called once, when the briefing has ended

	state atomic.Pointer[State]
	boxes mailboxes

	mu     sync.Mutex
	queue  []*waiting
	places map[string]Place     // of followers who look at another slide than the trainer's
	owners map[string]owner     // of seats that are taken under a typed name
	from   map[netip.Prefix]int // number of an address among the room's
	froms  int                  // addresses so far

	turn   chan struct{} // who has the element may use what follows
	file   *file
	shut   bool
	noting bool // a note is on its way

	catching atomic.Bool  // somebody is about to read on
	told     atomic.Int64 // the largest size of the file that was heard of and not looked at
}

// noteEvery is how often, of the time that it takes to count as being there, is
// looked who does.
const noteEvery = 4

// telling is how long somebody is in a room before other servers hear of it: their
// trainers want to see who comes.
const telling = 2 * time.Second

// An owner is the connection that has a seat, and how often.
type owner struct {
	door  *Door
	times int
}

// claim gives a connection the seat of a typed name. False: another has it,
// and a name is no proof of being the same person.
func (r *Room) claim(learner string, d *Door) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	o := r.owners[learner]
	if o.times > 0 && o.door != d {
		return false
	}
	if r.owners == nil {
		r.owners = map[string]owner{}
	}
	r.owners[learner] = owner{d, o.times + 1}
	return true
}

// maxFroms is how many addresses a room remembers.
const maxFroms = 10_000

// addressOf is the number of an address among those that people come from, 0 for
// none. The address itself is written nowhere; after a restart it has another.
func (r *Room) addressOf(p netip.Prefix) int {
	if !p.IsValid() {
		return 0
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := r.from[p]; n > 0 {
		return n
	}
	if r.from == nil || len(r.from) >= maxFroms {
		r.from = map[netip.Prefix]int{}
	}
	r.froms++
	r.from[p] = r.froms
	return r.froms
}

// release gives up what claim gave.
func (r *Room) release(learner string, d *Door) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if o := r.owners[learner]; o.door == d && o.times > 1 {
		r.owners[learner] = owner{d, o.times - 1}
	} else if o.door == d {
		delete(r.owners, learner)
	}
}

// waiting is a command in the queue.
type waiting struct {
	command Command
	err     error         // to be read once done is closed
	done    chan struct{} //
}

func newRoom(s *State, f *file, now func() time.Time, over func(*Room)) *Room {
	r := &Room{id: s.ID, code: s.Room, now: now, over: over, turn: make(chan struct{}, 1), file: f}
	r.state.Store(s)
	for _, a := range s.Attendees {
		r.froms = max(r.froms, a.From)
	}
	return r
}

// State is the newest state of the room.
func (r *Room) State() *State { return r.state.Load() }

// Do does what somebody wants of the room. It returns once that is on the disk
// and everyone's mailbox tells of it, or with why it was refused. Commands
// that come together are written together.
func (r *Room) Do(by string, a Action) error {
	w := &waiting{command: Command{By: by, Action: a}, done: make(chan struct{})}
	r.mu.Lock()
	r.queue = append(r.queue, w)
	r.mu.Unlock()
	select {
	case <-w.done:
	case r.turn <- struct{}{}:
		r.commit()
		<-r.turn
		<-w.done
	}
	return w.err
}

// commit does all that is queued. Only who has the turn may call it.
func (r *Room) commit() {
	r.mu.Lock()
	queue := r.queue
	r.queue = nil
	r.mu.Unlock()
	if len(queue) == 0 {
		return
	}
	if err := r.insist(queue); err != nil {
		for _, w := range queue {
			w.err = fmt.Errorf("keeping what happens in the briefing: %w; look at the disk of the data folder", err)
		}
	}
	if r.State().fresh > 0 && !r.noting && !r.shut {
		r.noting = true
		after := passing
		if r.file.shared != nil {
			after = telling
		}
		time.AfterFunc(after/noteEvery, func() { _ = r.Do("", note{after}) }) // refused only where it is too late
	}
	for _, w := range queue {
		close(w.done)
	}
}

// How long a store may be away before what is queued is refused, and how long is
// waited, at first and at most, before it is tried again.
const (
	patience   = 10 * time.Second
	firstPause = 50 * time.Millisecond
	lastPause  = time.Second
)

// insist does what is queued. Where others were faster it does it anew after them;
// where the store that they share is away it waits a while for that.
func (r *Room) insist(queue []*waiting) error {
	if r.file.shared == nil {
		return r.attempt(queue)
	}
	began, pause, tried := time.Now(), firstPause, false
	for {
		var wrote bool
		var err error
		if tried || r.file.doubt != nil { // doubt of those before, who were told so
			wrote, err = r.readOn()
		}
		if wrote && tried {
			if queue = r.absent(queue); len(queue) == 0 {
				return nil
			}
		}
		if err == nil {
			tried = true
			err = r.attempt(queue)
		}
		switch {
		case err == nil:
			return nil
		case errors.Is(err, store.ErrMoved): // every time one of us is done
		case r.shut || time.Since(began) > patience:
			return err
		default:
			time.Sleep(pause/2 + rand.N(pause))
			pause = min(2*pause, lastPause)
		}
	}
}

// absent are those of a queue who have come, of which nothing is written, and who
// are not there.
func (r *Room) absent(queue []*waiting) []*waiting {
	now := r.State()
	return slices.DeleteFunc(slices.Clone(queue), func(w *waiting) bool {
		_, join := w.command.Action.(Join)
		return !join || w.err != nil || now.Attendees[w.command.By].Here > 0
	})
}

// attempt does what is queued, as far as the room's file is known here.
func (r *Room) attempt(queue []*waiting) error {
	before := r.State()
	now, events := *before, []Event(nil)
	at := r.now().UTC().Truncate(time.Millisecond)
	if at.Before(now.Last) { // another server's clock is ahead
		at = now.Last
	}
	now.own, now.server = 0, r.server
	for _, w := range queue {
		w.command.At = at
		if _, ok := w.command.Action.(note); ok {
			r.noting = false
		}
		if w.err = r.file.takes(w.command.Action); w.err != nil {
			continue
		}
		var happened []Event
		happened, w.err = now.do(w.command)
		events = append(events, happened...)
	}
	now.own = 0
	if len(events) == 0 {
		return nil
	}
	if err := r.write(events); err != nil {
		return err
	}
	r.publish(before, &now, events)
	return nil
}

func (r *Room) write(events []Event) error {
	if r.shut {
		return errShut
	}
	written := slices.DeleteFunc(slices.Clone(events), func(e Event) bool { return e.fleeting() })
	if len(written) == 0 {
		return nil
	}
	return r.file.append(written)
}

// publish makes a new state known. It is on the disk.
func (r *Room) publish(before, now *State, events []Event) {
	r.state.Store(now)
	r.boxes.put(changeOf(before, events))
	if now.Phase == Ended {
		r.shut = true
		r.over(r)
	}
}

// changeOf is what everyone sees of events, nil if that is nothing.
func changeOf(before *State, events []Event) *change {
	c := &change{first: before.Live.Sequence + 1}
	for i := range events {
		if events[i].changes() {
			c.events = append(c.events, events[i].forAll())
		}
	}
	if c.events == nil {
		return nil
	}
	return c
}

// look remembers where a follower looks. It is no event: nobody else sees it.
func (r *Room) look(learner string, at Place, away bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !away {
		delete(r.places, learner)
		return
	}
	if r.places == nil {
		r.places = map[string]Place{}
	}
	r.places[learner] = at
}

func (r *Room) placeOf(learner string) (Place, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	at, away := r.places[learner]
	return at, away
}
