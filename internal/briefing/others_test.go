package briefing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tries"
)

// commons is what servers share, in a folder: the part of a database.
type commons struct {
	store.Store
	mu      sync.Mutex
	alone   sync.Mutex // of Locked
	watches map[int]func(string, int64)
	next    int
	seen    map[string]time.Time
	wrong   map[string]store.Wrong
	beats   map[string]int
	deaf    bool  // nobody hears of what is written
	away    error // nothing can be written
	mute    bool  // what is written is not acknowledged
	unread  error // nothing can be read
}

func newCommons(t testing.TB) *commons {
	return &commons{Store: store.Dir(t.TempDir()), watches: map[int]func(string, int64){}, seen: map[string]time.Time{}, wrong: map[string]store.Wrong{}, beats: map[string]int{}}
}

func (c *commons) Locked(ctx context.Context, fn func(store.Store) error) error {
	c.alone.Lock()
	defer c.alone.Unlock()
	return fn(c.Store)
}

func (c *commons) AppendAt(ctx context.Context, name string, size int64, lines []byte) (store.Info, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.away != nil {
		return store.Info{}, c.away
	}
	if info, err := c.Stat(ctx, name); err != nil || info.Size != size {
		return info, errors.Join(err, store.ErrMoved)
	}
	info, err := c.Append(ctx, name, lines)
	if c.mute {
		return info, io.ErrUnexpectedEOF
	}
	if err == nil && !c.deaf {
		for _, changed := range c.watches {
			changed(name, info.Size)
		}
	}
	return info, err
}

func (c *commons) Open(ctx context.Context, name string) (store.File, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.unread != nil {
		return nil, c.unread
	}
	return c.Store.Open(ctx, name)
}

func (c *commons) Watch(ctx context.Context, changed func(string, int64)) {
	c.mu.Lock()
	c.next++
	id := c.next
	c.watches[id] = changed
	c.mu.Unlock()
	changed("", 0)
	<-ctx.Done()
	c.mu.Lock()
	delete(c.watches, id)
	c.mu.Unlock()
}

// missed is as if connections had been lost and are there again.
func (c *commons) missed() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.deaf = false
	for _, changed := range c.watches {
		changed("", 0)
	}
}

func (c *commons) Beat(_ context.Context, server string, wrong store.Wrong) (map[string]store.Wrong, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.seen[server], c.wrong[server] = time.Now(), wrong
	c.beats[server]++
	alive := map[string]store.Wrong{}
	for id, at := range c.seen {
		if time.Since(at) < store.LostAfter {
			alive[id] = c.wrong[id]
		}
	}
	return alive, nil
}

func server(t testing.TB, c *commons, enrolment ...*tries.Wrong) *Rooms {
	t.Helper()
	opt := Options{Shared: c}
	for _, opt.Enrolment = range enrolment {
	}
	rooms, err := Open("", opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rooms.Close() })
	return rooms
}

// soon waits for what other servers bring about.
func soon(t testing.TB, what string, is func() bool) {
	t.Helper()
	for start := time.Now(); !is(); time.Sleep(time.Millisecond) {
		if time.Since(start) > time.Minute {
			t.Fatalf("not within a minute: %s", what)
		}
	}
}

// seen is what a room is for a server, without what belongs to it alone.
func seen(rooms *Rooms, code string) *State {
	rooms.mu.Lock()
	defer rooms.mu.Unlock()
	if room := rooms.byCode[code]; room != nil {
		return room.State()
	}
	return nil
}

// A room that is opened on one server is led and followed from any; polls, hands
// and questions are one, and the trainer's own room is the same everywhere.
func TestRoomOnSeveralServers(t *testing.T) {
	c := newCommons(t)
	a, b := server(t, c), server(t, c)
	trainer := lead(t, a, "t")
	code := trainer.room.code
	soon(t, "b knows the room", func() bool { return seen(b, code) != nil })
	if at, bt := next(t, trainer).Code, b.codeNow(b.byCode[code]); at != bt || trainer.room.whole != b.byCode[code].whole {
		t.Errorf("to come in people type %s on one server and %s on the other", at, bt)
	}
	l := follow(t, b, code, "l")
	does(t, trainer, Turn{1, 1})
	until(t, l, func(v View) bool { return v.Slide == 1 && v.Step == 1 && v.Leading })
	does(t, trainer, Ask{"one"})
	until(t, l, func(v View) bool { return v.Phase == Asking })
	does(t, l, Answer{"one", 1, []string{"b"}}, Hand{true}, Say{"Còn đó không?"})
	until(t, trainer, func(v View) bool {
		return len(v.Full.Given("l")) == 1 && slices.Equal(v.Full.Hands, []string{"l"}) && len(v.Full.Waiting) == 1 && v.Full.Present() == 1
	})

	// The same key leads from the other server, while the first one still does.
	again := lead(t, b, "t")
	if again.room.code != code {
		t.Fatalf("another room: %s, want %s", again.room.code, code)
	}
	does(t, again, Lock{}, ShowBars{})
	until(t, trainer, func(v View) bool { return v.Phase == Bars && v.Poll.Tally.Answers == 1 })
	does(t, again, End{})
	until(t, l, func(v View) bool { return v.Phase == Ended })
	soon(t, "the room is closed everywhere", func() bool { return a.Len()+b.Len() == 0 })
}

// What is written while nobody is told is known once connections are back.
func TestMissedNews(t *testing.T) {
	c := newCommons(t)
	a, b := server(t, c), server(t, c)
	trainer := lead(t, a, "t")
	code := trainer.room.code
	soon(t, "b knows the room", func() bool { return seen(b, code) != nil })
	l := follow(t, b, code, "l")
	next(t, l)
	c.mu.Lock()
	c.deaf = true
	c.mu.Unlock()
	does(t, trainer, Turn{1, 0}, Turn{3, 2})
	other := lead(t, a, "u")
	does(t, other, Turn{1, 0})
	if s := seen(b, code); s.Slide != 0 {
		t.Fatal("nobody was told, and it knew")
	}
	c.missed()
	until(t, l, func(v View) bool { return v.Slide == 3 && v.Step == 2 })
	soon(t, "b knows the other room", func() bool { return seen(b, other.room.code) != nil })
}

// What could not be read when there was news of it is read soon after, and where the
// file has lost its end, as in a database that failed over, the room is as it says.
func TestUnreadNews(t *testing.T) {
	t.Parallel()
	c := newCommons(t)
	a, b := server(t, c), server(t, c)
	trainer := lead(t, a, "t")
	code := trainer.room.code
	soon(t, "b knows the room", func() bool { return seen(b, code) != nil })
	l := follow(t, b, code, "l")
	does(t, trainer, Turn{1, 0})
	until(t, l, func(v View) bool { return v.Slide == 1 })
	does(t, l, Hand{true})
	soon(t, "a knows of the hand", func() bool { return len(seen(a, code).Hands) == 1 })
	path := c.Where(trainer.room.file.name)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	c.mu.Lock()
	c.unread = errors.New("away")
	c.mu.Unlock()
	does(t, trainer, Turn{3, 2})
	time.Sleep(100 * time.Millisecond)
	c.mu.Lock()
	c.unread = nil
	c.mu.Unlock()
	until(t, l, func(v View) bool { return v.Slide == 3 && v.Step == 2 })

	if err := os.WriteFile(path, before, 0o600); err != nil {
		t.Fatal(err)
	}
	does(t, trainer, Turn{2, 0})
	c.missed() // connections were lost
	until(t, l, func(v View) bool { return v.Slide == 2 && v.Hand })
	does(t, l, Hand{false})
	until(t, trainer, func(v View) bool { return v.Slide == 2 && len(v.Full.Hands) == 0 && v.Full.Present() == 1 })
}

// A server that dies takes nobody's room with it: within seconds who was
// connected to it is noted as gone, and the others go on.
func TestDeadServer(t *testing.T) {
	t.Parallel()
	c := newCommons(t)
	a, b := server(t, c), server(t, c)
	trainer := lead(t, a, "t")
	code := trainer.room.code
	soon(t, "b knows the room", func() bool { return seen(b, code) != nil })
	mine, theirs := follow(t, a, code, "l"), follow(t, b, code, "m")
	does(t, mine, Hand{true})
	does(t, theirs, Hand{true})
	until(t, theirs, func(v View) bool { return v.Leading })
	soon(t, "two are there", func() bool { return seen(b, code).Present() == 2 })
	a.mu.Lock()
	a.shut = true
	a.mu.Unlock()
	a.others.stop() // it is not heard of any more
	died := time.Now()
	until(t, theirs, func(v View) bool { return !v.Leading })
	if took := time.Since(died); took > store.LostAfter+2*beatEvery {
		t.Errorf("its dead were buried after %v", took)
	}
	if s := seen(b, code); s.Present() != 1 || !slices.Equal(s.Hands, []string{"m"}) {
		t.Errorf("%d are there, hands %v", s.Present(), s.Hands)
	}
	again := lead(t, b, "t")
	does(t, again, Turn{2, 0})
	until(t, theirs, func(v View) bool { return v.Leading && v.Slide == 2 })
}

// Who guesses at codes of rooms on one server is held off by all, and who guesses
// at enrolment codes.
func TestWrongCodesOnAllServers(t *testing.T) {
	t.Parallel()
	c := newCommons(t)
	var enrolment [2]tries.Wrong
	a, b := server(t, c, &enrolment[0]), server(t, c, &enrolment[1])
	trainer := lead(t, a, "t")
	beat := func() {
		t.Helper()
		c.mu.Lock()
		clear(c.beats)
		c.mu.Unlock()
		soon(t, "servers hear of each other", func() bool {
			c.mu.Lock()
			defer c.mu.Unlock()
			return c.beats[a.others.id] > 1 && c.beats[b.others.id] > 1
		})
	}
	beat()
	for range tries.AtOnce {
		if _, err := b.find("0000", NewDoor(t.Context(), b)); trainer.room.code != "0000" && !errors.Is(err, ErrNoRoom) {
			t.Fatal(err)
		}
	}
	until(t, trainer, func(v View) bool { return len(v.Code) == WholeDigits })
	if enrolment[0].TooMany(time.Now()) {
		t.Error("codes of rooms are counted as enrolment codes")
	}
	for range tries.AtOnce {
		enrolment[1].Add(time.Now())
	}
	soon(t, "guessing at enrolment codes is known", func() bool { return enrolment[0].TooMany(time.Now()) })
	beat()
	if n := enrolment[0].Here(); n != 0 {
		t.Errorf("%d tries elsewhere are told on as tries here", n)
	}
}

// Whatever is done on whichever server, each sees the same room in the end, and
// it is what the file says.
func TestServersAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := newCommons(t)
		servers := []*Rooms{server(t, c), server(t, c), server(t, c)}
		defer func() {
			for _, s := range servers {
				s.Close()
			}
		}()
		code := lead(t, servers[0], "t").room.code
		var seats []*Seat
		for i, s := range servers {
			soon(t, "it knows the room", func() bool { return seen(s, code) != nil })
			seats = append(seats, lead(t, s, "t"), follow(t, s, code, fmt.Sprint("l", i)), follow(t, s, code, "everywhere"))
		}
		actions := []Action{Turn{1, 0}, Turn{3, 2}, Freeze{}, Thaw{}, Ask{"one"}, Lock{}, ShowBars{}, ShowKey{}, Close{}, Rest{Why: Black}, Resume{},
			Answer{"one", 1, []string{"a"}}, Answer{"one", 1, []string{"b"}}, Hand{true}, Hand{false}, Say{"Cho em hỏi?"}, Pace{Slower}, Hear{1}, Lower{"l1"}}
		var all sync.WaitGroup
		for _, s := range seats {
			does := rapid.SliceOfN(rapid.SampledFrom(actions), 0, 6).Draw(rt, "does")
			all.Go(func() {
				for _, a := range does {
					_ = s.Do(a) // most are refused
				}
			})
		}
		all.Wait()
		name := servers[0].byCode[code].file.name
		soon(t, "all have read the file", func() bool {
			want, size, err := readFile(t.Context(), c, name)
			if err != nil {
				rt.Fatal(err)
			}
			for i, s := range servers {
				room := s.byCode[code]
				room.turn <- struct{}{} // what the server notes of itself may still come: not between these two
				known, got := room.file.bytes, settled(*room.State())
				<-room.turn
				if known != size {
					return false
				}
				if got != settled(want) {
					rt.Fatalf("server %d has\n%s\nthe file\n%s", i, got, settled(want))
				}
			}
			return true
		})
	})
}

// settled is a state as a text, without who has come and is not written yet, and
// without what a process knows for itself.
func settled(s State) string {
	s.fresh, s.server = 0, ""
	s.Attendees = maps.Clone(s.Attendees)
	for l, a := range s.Attendees {
		if a.fresh {
			a.Here, a.fresh = 0, false
		}
		if a.Here == 0 {
			a.Since = time.Time{}
		}
		if s.Attendees[l] = a; !a.kept {
			delete(s.Attendees, l)
		}
	}
	poll := Poll{}
	if s.Poll != nil {
		poll = *s.Poll
	}
	s.Poll = nil
	return asFile(s) + fmt.Sprint(poll.Question, poll.Round, poll.Tally != nil)
}

// While the store is away what is done waits for it, and happens once; what was
// written without this server hearing of it is not done again.
func TestStoreAway(t *testing.T) {
	c := newCommons(t)
	a := server(t, c)
	trainer := lead(t, a, "t")
	l := follow(t, a, trainer.room.code, "l")
	does(t, trainer, Turn{1, 0})
	for name, away := range map[string]func(yes bool){
		"away": func(yes bool) {
			if c.away = nil; yes {
				c.away = errors.New("away")
			}
		},
		"written unheard": func(yes bool) { c.mute = yes },
	} {
		t.Run(name, func(t *testing.T) {
			before := len(trainer.room.State().Waiting)
			c.mu.Lock()
			away(true)
			c.mu.Unlock()
			said := make(chan error)
			go func() { said <- l.Do(Say{"Còn đó không?"}) }()
			time.Sleep(200 * time.Millisecond)
			c.mu.Lock()
			away(false)
			c.mu.Unlock()
			if err := <-said; err != nil {
				t.Fatal(err)
			}
			if n := len(trainer.room.State().Waiting); n != before+1 {
				t.Errorf("%d questions wait, want %d", n, before+1)
			}
			does(t, trainer, Hear{trainer.room.State().Remarks})
		})
	}
}
