package briefing

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/locale"
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
	Now  func() time.Time // the clock; nil: time.Now
	Rand io.Reader        // what room codes are drawn from; nil: crypto/rand
}

// Rooms are the briefings that are going on.
type Rooms struct {
	dir  string
	now  func() time.Time
	rand io.Reader

	mu     sync.Mutex
	wrong  tries.Wrong
	byCode map[string]*Room
	shut   bool
}

// Dir is where a data folder keeps briefings.
func Dir(data string) string { return filepath.Join(data, "briefings") }

// Open opens the rooms of a data folder: those that a stopped or killed server
// left stand where they were. Where a file can't be read the error names it,
// and the file stays as it is; the rooms can be used even so.
func Open(data string, opt Options) (*Rooms, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	if opt.Rand == nil {
		opt.Rand = rand.Reader
	}
	r := &Rooms{dir: Dir(data), now: opt.Now, rand: opt.Rand, byCode: map[string]*Room{}}
	return r, r.restore()
}

// Len is the number of briefings that are going on.
func (r *Rooms) Len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.byCode)
}

// Start opens a room for a trainer. A trainer who has one open already gets it
// back, wherever it stands.
func (r *Rooms) Start(trainer string, plan *Plan) (*Room, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.shut:
		return nil, errShut
	case trainer == "":
		return nil, ErrTrainer
	}
	for _, room := range r.byCode {
		if room.State().Trainers[0] == trainer {
			return room, nil
		}
	}
	if len(r.byCode) >= maxRooms {
		return nil, ErrFull
	}
	return r.start(trainer, plan)
}

func (r *Rooms) start(trainer string, plan *Plan) (*Room, error) {
	code, err := r.freeCode()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(r.dir, 0o700); err != nil {
		return nil, fmt.Errorf("opening a briefing: %w", err)
	}
	at := r.now().UTC().Truncate(time.Millisecond)
	id := fmt.Sprintf("%s-%s-%s", at.In(locale.Vietnam()).Format("20060102"), code, uuid.NewString()[:8])
	f, err := createFile(filepath.Join(r.dir, id+extension))
	if err != nil {
		return nil, fmt.Errorf("opening a briefing: %w", err)
	}
	first := Event{Number: 1, At: at, Type: opened, By: trainer,
		Opening: &Opening{V: formatVersion, ID: id, Code: code, Trainer: trainer, Plan: plan}}
	if err := f.append([]Event{first}); err != nil {
		f.Close()
		return nil, fmt.Errorf("opening a briefing: %w", err)
	}
	now := State{}.after(first)
	return r.add(&now, f)
}

// add takes a room among those that are open. What follows its short code is
// drawn anew where a server is started again.
func (r *Rooms) add(s *State, f *file) (*Room, error) {
	rest, err := draw(r.rand, WholeDigits-ShortDigits)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	room := newRoom(s, f, r.now, r.remove)
	room.whole = room.code + rest
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

// Close lets go of all files. The rooms stay open in them, for the next Open.
func (r *Rooms) Close() error {
	r.mu.Lock()
	rooms := make([]*Room, 0, len(r.byCode))
	for _, room := range r.byCode {
		rooms = append(rooms, room)
	}
	r.shut = true
	r.mu.Unlock()
	var errs []error
	for _, room := range rooms {
		_ = room.Do("", note{}) // who is there has been
		room.turn <- struct{}{}
		errs = append(errs, room.close())
		<-room.turn
	}
	return errors.Join(errs...)
}

// restore opens the rooms that have not ended.
func (r *Rooms) restore() error {
	paths, err := filepath.Glob(filepath.Join(r.dir, "*"+extension))
	if err != nil {
		return err
	}
	slices.Sort(paths)
	var errs []error
	for _, path := range paths {
		if err := r.reopen(path); err != nil {
			errs = append(errs, fmt.Errorf("taking up the briefing %s: %w", path, err))
		}
	}
	return errors.Join(errs...)
}

// reopen takes up the briefing in a file, if it is going on. One that nobody
// has been in for long is ended.
func (r *Rooms) reopen(path string) error {
	now, err := readFile(path)
	if err != nil || now.Phase == Ended {
		return err
	}
	if r.byCode[now.Room] != nil {
		return fmt.Errorf("another open briefing has the room code %s", now.Room)
	}
	f, err := reopenFile(path, filepath.Join(filepath.Dir(r.dir), "quarantine"))
	if err != nil {
		return err
	}
	at := r.now().UTC().Truncate(time.Millisecond)
	e := Event{Number: now.Events + 1, At: at, Type: restarted}
	gone := at.Sub(now.Last) > abandonedAfter
	if gone {
		e = Event{Number: now.Events + 1, At: now.Last, Type: ended, Abandoned: true}
	}
	if err := f.append([]Event{e}); err != nil {
		f.Close()
		return err
	}
	if gone {
		return f.Close()
	}
	now = now.after(e)
	_, err = r.add(&now, f)
	return err
}

func readFile(path string) (State, error) {
	f, err := os.Open(path)
	if err != nil {
		return State{}, err
	}
	defer f.Close()
	now, _, err := Read(f)
	if errors.Is(err, errEmpty) { // killed before the first event was whole: nobody saw this room
		return State{Live: Live{Phase: Ended}}, nil
	}
	return now, err
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
