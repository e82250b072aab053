package briefing

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tries"
)

// others are the servers that keep the same rooms. None is more than another and
// none waits for another: who wants to write does so at the end of the file that
// it knows, and where somebody was faster it reads on, decides anew and tries
// again. So a server that dies leaves nothing locked. Those who were connected to
// it are noted as gone once it has not been heard of for store.LostAfter.
type others struct {
	id     string // of this server
	shared store.Shared
	log    *slog.Logger

	enrolment *tries.Wrong

	cancel context.CancelFunc
	done   sync.WaitGroup

	stale atomic.Bool // something could not be read

	mu    sync.Mutex
	ended map[string]bool // files of rooms that are over
}

// beatEvery is how often servers tell each other that they are alive.
const beatEvery = time.Second

func newOthers(opt Options) *others {
	log := opt.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	enrolment := opt.Enrolment
	if enrolment == nil {
		enrolment = &tries.Wrong{}
	}
	return &others{id: uuid.NewString()[:8], shared: opt.Shared, log: log, enrolment: enrolment, ended: map[string]bool{}}
}

// follow keeps the rooms up to date until stop.
func (o *others) follow(r *Rooms) {
	ctx, cancel := context.WithCancel(context.Background())
	o.cancel = cancel
	o.done.Go(func() {
		o.shared.Watch(ctx, func(name string, size int64) { o.done.Go(func() { r.changed(ctx, name, size) }) })
	})
	o.done.Go(func() { r.beats(ctx) })
}

func (o *others) stop() {
	o.cancel()
	o.done.Wait()
}

// changed takes in that a file has this size now; "": that any may have grown.
// What can't be read now is read at a later beat.
func (r *Rooms) changed(ctx context.Context, name string, size int64) {
	var err error
	switch room := r.inFile(name); {
	case name == "":
		err = r.refresh(ctx)
	case !strings.HasPrefix(name, folder):
	case room != nil:
		err = room.catchUp(size)
	default:
		err = r.discover(ctx, name)
	}
	if err != nil && ctx.Err() == nil && !r.others.stale.Swap(true) {
		r.others.log.Warn("briefings on other servers can't be read yet", "error", err.Error())
	}
}

// refresh reads all rooms anew.
func (r *Rooms) refresh(ctx context.Context) error {
	errs := []error{r.discoverAll(ctx)}
	r.mu.Lock()
	rooms := slices.Collect(maps.Values(r.byCode))
	r.mu.Unlock()
	for _, room := range rooms {
		errs = append(errs, room.reread())
	}
	return errors.Join(errs...)
}

// inFile is the open room with a file, nil where there is none.
func (r *Rooms) inFile(name string) *Room {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, room := range r.byCode {
		if room.file.name == name {
			return room
		}
	}
	return nil
}

// discover takes up a room that another server has opened.
func (r *Rooms) discover(ctx context.Context, name string) error {
	o := r.others
	o.mu.Lock()
	known := o.ended[name] || path.Ext(name) != extension
	o.mu.Unlock()
	if known {
		return nil
	}
	err := r.reopen(ctx, name)
	if err == nil && r.inFile(name) == nil {
		o.mu.Lock()
		o.ended[name] = true
		o.mu.Unlock()
	}
	return err
}

// discoverAll takes up all rooms that others have opened.
func (r *Rooms) discoverAll(ctx context.Context) error {
	entries, err := r.store.List(ctx, folder)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if r.inFile(e.Name) == nil {
			errs = append(errs, r.discover(ctx, e.Name))
		}
	}
	return errors.Join(errs...)
}

// beats tells the others that this server is alive, notes who is gone with one
// that is not, and counts what strangers try anywhere.
func (r *Rooms) beats(ctx context.Context) {
	o := r.others
	var since time.Time // when others can have been heard of first
	for tick := time.NewTicker(beatEvery); ; {
		alive, err := o.shared.Beat(ctx, o.id, store.Wrong{Rooms: r.wrong.Here(), Enrolment: o.enrolment.Here()})
		switch {
		case ctx.Err() != nil:
			tick.Stop()
			return
		case err != nil:
			since = time.Time{} // nobody could say that they are alive
		case since.IsZero():
			since = time.Now()
		}
		if err == nil {
			r.count(alive)
			if o.stale.Swap(false) {
				r.changed(ctx, "", 0)
			}
			if time.Since(since) > store.LostAfter {
				r.bury(alive)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			tick.Stop()
			return
		}
	}
}

// bury notes who was connected to servers that are gone.
func (r *Rooms) bury(alive map[string]store.Wrong) {
	r.mu.Lock()
	rooms := slices.Collect(maps.Values(r.byCode))
	r.mu.Unlock()
	for _, room := range rooms {
		gone := map[string]bool{}
		for of := range room.State().seats {
			if _, ok := alive[of.server]; !ok && of.server != r.others.id {
				gone[of.server] = true
			}
		}
		for server := range gone {
			_ = room.Do("", lost{server}) // tried again at the next beat
		}
	}
}

// count takes in what strangers have tried at other servers.
func (r *Rooms) count(alive map[string]store.Wrong) {
	r.mu.Lock()
	defer r.mu.Unlock()
	guarded := r.guarded()
	for id, tried := range alive {
		if id != r.others.id {
			r.wrong.There(id, tried.Rooms, r.now())
			r.others.enrolment.There(id, tried.Enrolment, r.now())
		}
	}
	if r.guarded() != guarded {
		r.retell()
	}
}

// catchUp reads what others have written, where the file has more than is known
// here.
func (r *Room) catchUp(size int64) error {
	for told := r.told.Load(); size > told && !r.told.CompareAndSwap(told, size); told = r.told.Load() {
	}
	if !r.catching.CompareAndSwap(false, true) {
		return nil
	}
	r.turn <- struct{}{}
	defer func() { <-r.turn }()
	r.catching.Store(false)
	if told := r.told.Swap(0); r.shut || told <= r.file.bytes {
		return nil
	}
	_, err := r.readOn()
	return err
}

// readOn takes in what has been written since; wrote says that this server wrote
// it, which was in doubt. Only who has the turn may call it.
func (r *Room) readOn() (wrote bool, err error) {
	events, wrote, err := r.file.more()
	if errors.Is(err, errForeign) {
		return false, r.readWhole()
	}
	if err != nil || len(events) == 0 {
		return false, err
	}
	before := r.State()
	now := *before
	now.own = 0
	var again []waiting // what this server has to say anew
	for _, e := range events {
		if err := follows(now.Events, &e); err != nil || e.Number <= now.Events {
			return false, r.readWhole()
		}
		if a := now.Attendees[e.By]; a.fresh && (e.Type == joined || e.Type == visited) {
			// They are here too, of which the file does not know yet.
			now.vanish(e.By)
			again = append(again, waiting{command: Command{By: e.By, Action: a.join()}})
		}
		if e.Type == restarted && e.Server == r.server {
			again = append(again, now.unseated(r.server, nil)...)
		}
		now = now.after(e)
	}
	now.own = 0
	r.publish(before, &now, events)
	for _, w := range again {
		go func() { _ = r.Do(w.command.By, w.command.Action) }() // refused only where the room has ended
	}
	return wrote, nil
}

// reread takes the room anew from its file.
func (r *Room) reread() error {
	r.turn <- struct{}{}
	defer func() { <-r.turn }()
	if r.shut {
		return nil
	}
	return r.readWhole()
}

// readWhole is reread for who has the turn. What was read before may not be there any
// more: a database that failed over may have lost what nobody was told of.
func (r *Room) readWhole() error {
	ctx, cancel := context.WithTimeout(context.Background(), slowest)
	defer cancel()
	now, size, err := readFile(ctx, r.file.store, r.file.name)
	if err != nil {
		return err
	}
	before := r.State()
	r.file.bytes, r.file.doubt = size, nil
	r.state.Store(&now)
	r.boxes.anew()
	if now.Phase == Ended {
		r.shut = true
		r.over(r)
		return nil
	}
	again := before.unseated(r.server, now.seats)
	for l, a := range before.Attendees {
		if a.fresh {
			again = append(again, waiting{command: Command{By: l, Action: a.join()}})
		}
	}
	for _, w := range again {
		go func() { _ = r.Do(w.command.By, w.command.Action) }() // refused only where the room has ended
	}
	return nil
}

// join is how somebody comes again who is known.
func (a *Attendee) join() Join { return Join{Unit: a.Unit, Name: a.Name, From: a.From, Known: a.Known} }

// unseated takes the seats again that a server has and that are not among those
// left: others took it for dead, or what told of them was lost.
func (s *State) unseated(server string, left map[seat]int) (all []waiting) {
	for of, times := range s.seats {
		if of.server != server {
			continue
		}
		times -= left[of]
		var a Action = Connect{}
		if !of.leads {
			who := s.Attendees[of.who]
			a = who.join()
		}
		for range times {
			all = append(all, waiting{command: Command{By: of.who, Action: a}})
		}
	}
	return all
}
