package briefing

import (
	"context"
	"errors"
	"net/netip"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"golang.org/x/time/rate"
)

// A Door is one session's way into the rooms. All seats taken through it are
// given up when its context ends.
type Door struct {
	Rooms   *Rooms
	Trainer string       // id of the trainer's key; "" for who may not lead
	Name    string       // of the trainer, as the trainers file has it
	Proven  string       // id of the learner whom a key or an enrolment proves; "" for who types a name
	Origin  netip.Prefix // the address that the session comes from, an IPv6 one as its /64; not valid: not known
	Code    string       // the room to go to at once; "" for none
	Screen  bool         // to go there as the projector's screen
	Lead    bool         // to lead at once
	Remote  bool         // to be no more than a trainer's remote control there

	// Way, if set, is how people come into a room.
	Way func(room string) Way

	// Hand, if set, makes a link for one use by which a browser becomes the remote
	// control of a room that the trainer leads.
	Hand func(room string) string

	// Awake, if set, is told when somebody has taken a seat and need not press
	// keys to be there, and when that is over.
	Awake func(bool)

	ctx context.Context // of the session; it outlasts no call of the door's

	trying sync.Mutex
	delay  time.Duration // of the answer to the next wrong code

	joins *rate.Limiter

	mu    sync.Mutex
	led   *Room  // the room led last
	guest string // who sits here without a name of their own; "" before that
}

// Led is the state of the room that was led through this door last, nil if
// none was.
func (d *Door) Led() *State {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.led == nil {
		return nil
	}
	return d.led.State()
}

// NewDoor returns the door of a session that lasts as long as ctx. The caller
// fills in the rest.
func NewDoor(ctx context.Context, rooms *Rooms) *Door {
	return &Door{Rooms: rooms, ctx: ctx, joins: rate.NewLimiter(rate.Every(joinEvery), joinsAtOnce)}
}

// How often a session may join a room: so often in one go, and once more in so
// much time; it waits. What an address may do is bounded with its connections.
const (
	joinsAtOnce = 6
	joinEvery   = 10 * time.Second
)

// stranger is who sits at the door's seats without a name of their own.
func (d *Door) stranger() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.guest == "" {
		d.guest = "khach-" + uuid.NewString()
	}
	return d.guest
}

// A Role is what somebody in a room is.
type Role int

// Roles.
const (
	Follower Role = iota
	Screen        // sees what followers see and how many there are; does nothing, is nobody
	Trainer
)

// A Seat is one connection's place in a room.
type Seat struct {
	Role    Role
	Learner string // of a Follower: their id; of a Trainer: that of the key

	rooms *Rooms
	room  *Room
	box   *mailbox
	done  context.Context
	stop  context.CancelFunc
	acts  *rate.Limiter // of a Follower
	left  chan struct{} // closed once the room knows that the seat is given up

	mu   sync.Mutex
	seen View
	own  bool // something that no change of the room tells of is new in it
}

// A View is what one seat sees of its room. It is not changed: after Next there
// is a new one.
type View struct {
	Live
	Given  []string // what this learner answered to the poll
	Hand   bool     // this learner's hand is raised
	Full   *State   // all of it, for trainers and screens; else nil
	Code   string   // what has to be typed to come in, for trainers and screens; else ""
	Place  Place    // where this follower was looking when they were last here
	Away   bool     // Place counts: they had turned away from the trainer's slide
	Missed uint64   // how often changes were missed and the whole was asked for
}

// Follow takes a follower's seat in the room with a code. A learner who comes
// back with the same id finds their answers; "" is somebody unknown. While a
// seat is taken under a typed name, who types the same elsewhere gets another.
func (d *Door) Follow(code, learner, unit, name string) (*Seat, error) {
	room, err := d.find(code)
	if err != nil {
		return nil, err
	}
	typed := learner != d.Proven
	if learner == "" || typed && !room.claim(learner, d) {
		learner, typed = d.stranger(), false
	}
	if err := d.joins.Wait(d.ctx); err != nil {
		if typed {
			room.release(learner, d)
		}
		return nil, err
	}
	seat, err := d.sit(room, Follower, learner, Join{Unit: unit, Name: name, From: room.addressOf(d.Rooms.origin(d.Origin)), Known: d.Proven != "" && learner == d.Proven})
	if err != nil && typed {
		room.release(learner, d)
	}
	return seat, err
}

// Watch takes a screen's seat.
func (d *Door) Watch(code string) (*Seat, error) {
	room, err := d.find(code)
	if err != nil {
		return nil, err
	}
	return d.sit(room, Screen, "", nil)
}

// Start takes a trainer's seat in the trainer's own room, which is opened if
// there is none.
func (d *Door) Start(plan *Plan) (*Seat, error) {
	room, err := d.Rooms.Start(d.Trainer, plan)
	if err != nil {
		return nil, err
	}
	return d.sit(room, Trainer, d.Trainer, Connect{})
}

// Own is the code of the trainer's own room, "" if none is open.
func (d *Door) Own() string {
	for _, s := range d.Rooms.All() {
		if s.Trainers[0] == d.Trainer && s.Phase != Ended {
			return s.Live.Room
		}
	}
	return ""
}

// LeadAlso takes a trainer's seat in another trainer's room. Until its
// trainer has invited this one, the error is ErrTrainer and the wish is on
// their console.
func (d *Door) LeadAlso(code string) (*Seat, error) {
	if d.Trainer == "" {
		return nil, ErrTrainer
	}
	room, err := d.find(code)
	if err != nil {
		return nil, err
	}
	if !room.State().Leads(d.Trainer) {
		if err := room.Do(d.Trainer, RequestLead{Name: d.Name}); err != nil {
			return nil, err
		}
		return nil, ErrTrainer
	}
	return d.sit(room, Trainer, d.Trainer, Connect{})
}

// sit takes a seat and comes into the room.
func (d *Door) sit(room *Room, role Role, who string, enter Action) (*Seat, error) {
	if d.ctx.Err() != nil {
		return nil, d.ctx.Err()
	}
	s := &Seat{Role: role, Learner: who, rooms: d.Rooms, room: room, box: newMailbox(), acts: rate.NewLimiter(rate.Every(actEvery), actsAtOnce), left: make(chan struct{})}
	s.done, s.stop = context.WithCancel(d.ctx)
	unsubscribe := room.boxes.add(s.box, role != Follower)
	if enter != nil {
		if err := room.Do(who, enter); err != nil {
			unsubscribe()
			s.stop()
			return nil, err
		}
	}
	if role == Trainer {
		d.mu.Lock()
		d.led = room
		d.mu.Unlock()
	}
	s.whole()
	s.seen.Place, s.seen.Away = room.placeOf(who)
	s.own = true
	s.box.wake()
	d.awake(true)
	context.AfterFunc(s.done, func() {
		defer close(s.left)
		unsubscribe()
		d.awake(false)
		switch role {
		case Follower:
			_ = room.Do(who, Leave{}) // refused only where the room has ended
			room.release(who, d)
		case Trainer:
			_ = room.Do(who, Disconnect{})
		}
	})
	return s, nil
}

func (d *Door) awake(yes bool) {
	if d.Awake != nil {
		d.Awake(yes)
	}
}

// Look remembers where a follower looks, for when they come back; with away
// false they are where the trainer is.
func (s *Seat) Look(at Place, away bool) { s.room.look(s.Learner, at, away) }

// whole takes in all of the room, as at the beginning and after a gap.
func (s *Seat) whole() {
	full := s.room.State()
	s.seen.Live = full.Live
	s.seen.Given = full.Given(s.Learner)
	s.seen.Hand = slices.Contains(full.Hands, s.Learner)
	if s.Role != Follower {
		s.seen.Full, s.seen.Code = full, s.rooms.codeNow(s.room)
	}
}

// ErrLeft says that a seat was given up.
var ErrLeft = errors.New("the seat was given up")

// Next waits until there is something new for the seat to see; the first call
// returns at once. The error is ErrLeft. One goroutine at a time may call it.
func (s *Seat) Next() error {
	for {
		select {
		case <-s.done.Done():
			return ErrLeft
		case <-s.box.ready:
		}
		if s.take(s.box.newest.Swap(nil)) {
			return nil
		}
	}
}

// View is what the seat sees, as of the last Next.
func (s *Seat) View() View {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen
}

// take brings what the seat sees up to date, and says whether that is new.
func (s *Seat) take(c *change) (news bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	first, own := s.seen.Live.Sequence, s.own
	s.own = false
	switch {
	case s.Role != Follower, c == nil:
		s.whole()
	case c.first == first+1:
		for _, e := range c.events {
			s.seen.Live = s.seen.Live.after(e)
			switch e.Type {
			case asked, closed:
				s.seen.Given = nil
			case hand, muted:
				s.seen.Hand = slices.Contains(s.room.State().Hands, s.Learner)
			}
		}
	case c.first+uint64(len(c.events)) <= first+1: // known already
		return own
	default:
		s.seen.Missed++
		s.whole()
	}
	return true
}

// How much a follower does: so much in one go, and one thing more in so much
// time. The rest waits, and what is newer takes its place.
const (
	actsAtOnce = 20
	actEvery   = time.Second
)

// Do does what the seat's person wants, and returns once that is safe on the
// disk, or why it was refused. A follower who wants very much waits.
func (s *Seat) Do(a Action) error {
	switch s.Role {
	case Screen:
		return ErrTrainer
	case Follower:
		if err := s.acts.Wait(s.done); err != nil {
			return ErrLeft
		}
	}
	if err := s.room.Do(s.Learner, a); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch a := a.(type) {
	case Answer:
		s.seen.Given = s.room.State().Given(s.Learner)
	case Hand:
		s.seen.Hand = a.Up
	default:
		return nil
	}
	s.own = true
	s.box.wake()
	return nil
}

// Leave gives the seat up; the room knows of it when Leave returns.
func (s *Seat) Leave() {
	s.stop()
	<-s.left
}
