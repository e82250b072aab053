package briefing

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tries"
)

// Limits of a server.
const (
	maxRooms = 1_000 // so that a free code is soon found

	// abandonedAfter is how long a room without anybody in it is kept open.
	abandonedAfter = 12 * time.Hour
)

// extension of a briefing's file.
const extension = ".jsonl"

// Options of Open. The zero value is fine.
type Options struct {
	Now    func() time.Time // the clock; nil: time.Now
	Rand   io.Reader        // what room codes are drawn from; nil: crypto/rand
	Shared store.Shared     // where other servers keep the same rooms; nil: the folder has them
	Log    *slog.Logger     // is told why rooms are not up to date; nil: nobody is

	// Enrolment counts wrong enrolment codes, which the servers tell each other with
	// those of rooms; nil: nobody does.
	Enrolment *tries.Wrong
}

// Rooms are the briefings that are going on.
type Rooms struct {
	store  store.Store
	others *others // nil: there is no other server
	now    func() time.Time
	rand   io.Reader

	opening sync.Mutex // is held while a room is opened

	mu     sync.Mutex
	wrong  tries.Wrong
	byCode map[string]*Room
	shut   bool
}

// folder is where a store keeps briefings.
const folder = "briefings/"

// Open opens the rooms of a data folder, or of Options.Shared: those that a
// stopped or killed server left stand where they were, and those that others
// serve can be led and followed here as well. Where a file can't be read the error
// names it, and the file stays as it is; the rooms can be used even so.
func Open(data string, opt Options) (*Rooms, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Rand == nil {
		opt.Rand = rand.Reader
	}
	r := &Rooms{store: store.Dir(data), now: opt.Now, rand: opt.Rand, byCode: map[string]*Room{}}
	if opt.Shared == nil {
		return r, r.restore(context.Background())
	}
	r.store, r.others = opt.Shared, newOthers(opt)
	err := r.restore(context.Background())
	r.others.follow(r)
	return r, err
}

// Len is the number of briefings that are going on.
func (r *Rooms) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.byCode)
}

// Start opens a room for a trainer. A trainer who has one open already gets it
// back, wherever it stands.
func (r *Rooms) Start(trainer string, plan *Plan) (room *Room, err error) {
	if trainer == "" {
		return nil, ErrTrainer
	}
	r.opening.Lock()
	defer r.opening.Unlock()
	if r.others == nil {
		return r.start(context.Background(), r.store, trainer, plan)
	}
	ctx, cancel := context.WithTimeout(context.Background(), slowest)
	defer cancel()
	err = r.store.Locked(ctx, func(s store.Store) error {
		if err := r.discoverAll(ctx); err != nil { // two servers must not give two rooms one code
			return err
		}
		room, err = r.start(ctx, s, trainer, plan)
		return err
	})
	return room, err
}

func (r *Rooms) start(ctx context.Context, to store.Store, trainer string, plan *Plan) (*Room, error) {
	code, room, err := r.place(trainer)
	if room != nil || err != nil {
		return room, err
	}
	opening := Opening{V: formatVersion, Code: code, Trainer: trainer, Plan: plan}
	if r.others != nil {
		if opening.Rest, err = draw(r.rand, WholeDigits-ShortDigits); err != nil {
			return nil, err
		}
	}
	at := r.now().UTC().Truncate(time.Millisecond)
	opening.ID = fmt.Sprintf("%s-%s-%s", at.In(locale.Vietnam()).Format("20060102"), code, uuid.NewString()[:8])
	first := Event{Number: 1, At: at, Type: opened, By: trainer, Opening: &opening}
	f, err := createFile(ctx, to, folder+opening.ID+extension, first)
	if err != nil {
		return nil, fmt.Errorf("opening a briefing: %w", err)
	}
	now := State{}.after(first)
	return r.add(&now, f)
}

// place is a code for a new room of a trainer's, or the room that they have.
func (r *Rooms) place(trainer string) (code string, room *Room, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.shut {
		return "", nil, errShut
	}
	for _, room := range r.byCode {
		if room.State().Trainers[0] == trainer {
			return "", room, nil
		}
	}
	if len(r.byCode) >= maxRooms {
		return "", nil, ErrFull
	}
	code, err = r.freeCode()
	return code, nil, err
}

// add takes a room among those that are open. What follows its short code is
// drawn anew where a server is started again and has no others.
func (r *Rooms) add(s *State, f *file) (*Room, error) {
	rest := s.rest
	if rest == "" {
		var err error
		if rest, err = draw(r.rand, WholeDigits-ShortDigits); err != nil {
			return nil, err
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if room := r.byCode[s.Room]; room != nil {
		if room.id == s.ID { // somebody was faster
			return room, nil
		}
		return nil, fmt.Errorf("another open briefing has the room code %s", s.Room)
	}
	server := ""
	if r.others != nil {
		server, f.store, f.shared = r.others.id, r.others.shared, r.others.shared
	}
	room := newRoom(s, f, r.now, r.remove)
	room.whole, room.server = room.code+rest, server
	guarded := r.guarded()
	r.byCode[room.code] = room
	if r.guarded() != guarded {
		r.retell()
	}
	return room, nil
}

func (r *Rooms) remove(room *Room) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.byCode[room.code] == room {
		delete(r.byCode, room.code)
	}
}

// freeCode draws a room code that no open room has.
func (r *Rooms) freeCode() (string, error) {
	for {
		code, err := draw(r.rand, ShortDigits)
		if err != nil || r.byCode[code] == nil {
			return code, err
		}
	}
}

// Close leaves the rooms. They stay open in their files, for the next Open.
func (r *Rooms) Close() error {
	r.mu.Lock()
	rooms := make([]*Room, 0, len(r.byCode))
	for _, room := range r.byCode {
		rooms = append(rooms, room)
	}
	r.shut = true
	r.mu.Unlock()
	for _, room := range rooms {
		_ = room.Do("", note{}) // who is there has been
		room.turn <- struct{}{}
		room.shut = true
		<-room.turn
	}
	if r.others != nil {
		r.others.stop()
	}
	return nil
}

// restore opens the rooms that have not ended.
func (r *Rooms) restore(ctx context.Context) error {
	entries, err := r.store.List(ctx, folder)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if strings.HasSuffix(e.Name, extension) {
			errs = append(errs, r.reopen(ctx, e.Name))
		}
	}
	return errors.Join(errs...)
}

// reopen takes up the briefing in a file, if it is going on. One that nobody
// has been in for long is ended.
func (r *Rooms) reopen(ctx context.Context, name string) error {
	if err := r.takeUp(ctx, name); err != nil {
		return fmt.Errorf("taking up the briefing %s: %w", r.store.Where(name), err)
	}
	return nil
}

func (r *Rooms) takeUp(ctx context.Context, name string) error {
	now, size, err := readFile(ctx, r.store, name)
	if err != nil || now.Phase == Ended {
		return err
	}
	f := &file{store: r.store, name: name, bytes: size}
	at := r.now().UTC().Truncate(time.Millisecond)
	e := Event{Number: now.Events + 1, At: at, Type: restarted}
	gone := at.Sub(now.Last) > abandonedAfter
	if gone {
		e = Event{Number: now.Events + 1, At: now.Last, Type: ended, Abandoned: true}
	}
	if r.others != nil {
		if gone && len(now.seats) == 0 {
			f.shared = r.others.shared
			return f.append([]Event{e})
		}
		_, err := r.add(&now, f)
		return err
	}
	if r.byCode[now.Room] != nil {
		return fmt.Errorf("another open briefing has the room code %s", now.Room)
	}
	if err := f.keepTail(ctx); err != nil {
		return err
	}
	if err := f.append([]Event{e}); err != nil || gone {
		return err
	}
	now = now.after(e)
	_, err = r.add(&now, f)
	return err
}

// readFile reads a briefing's file, and says how long it is.
func readFile(ctx context.Context, s store.Store, name string) (now State, size int64, err error) {
	f, err := s.Open(ctx, name)
	if err != nil {
		return State{}, 0, err
	}
	defer f.Close()
	size = f.Info().Size
	now, _, err = Read(store.Reader(f))
	if errors.Is(err, errEmpty) { // killed before the first event was whole: nobody saw this room
		return State{Live: Live{Phase: Ended}}, size, nil
	}
	return now, size, err
}

// All are the briefings that are going on.
func (r *Rooms) All() []*State {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := make([]*State, 0, len(r.byCode))
	for _, room := range r.byCode {
		all = append(all, room.State())
	}
	return all
}
