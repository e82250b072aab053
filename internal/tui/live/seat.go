// Package live has the screens of a live briefing: one person's seat as a follower, as the projector's screen, or at the trainer's
// console.
package live

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"reflect"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
	"training.vast.vn/vneid-training/internal/tui/live/door"
	"training.vast.vn/vneid-training/internal/tui/live/hall"
)

// Seat is one person's seat in a live briefing: as a follower, as the
// projector's screen, or at the trainer's console.
type Seat struct {
	seat *briefing.Seat
	Wait tea.Cmd // for what is new at the seat; the same each time
	room hall.Room
	send sender

	kit.Turner         // at the slide shown to this person
	poll       pollKey // which poll that is
	said       string  // what came of the last thing done
	input      *textinput.Model
	asks       func(string) briefing.Action // what the input's text becomes

	choosing bool // from the topic's questions
	ordering bool // the list to keep order is shown
	list     choose.List
	panel    bool   // notes and people in the place of the slide
	Remote   bool   // it is a trainer's, and no more than a remote control
	link     string // by which a phone becomes one; "": none is shown
	scroll   int
	menu     choose.Menu // at the end
	ticking  time.Time
}

// pollKey tells polls apart.
type pollKey struct {
	question string
	round    int
}

// Messages of a live briefing.
type (
	Msg interface{ live() }

	news struct { // what a seat sees has changed; one pointer, for there may be a thousand at once
		seat *briefing.Seat
	}
	acted struct { // something was done, or refused
		seat   *briefing.Seat
		action briefing.Action
		err    error
	}
	liveTick struct{ at time.Time } // what a clock shows has changed
	grow     struct{ of pollKey }   // the bars of a poll are longer
)

func (news) live()     {}
func (acted) live()    {}
func (liveTick) live() {}
func (grow) live()     {}

// wait waits for what is new at a seat.
func wait(seat *briefing.Seat) tea.Cmd {
	return func() tea.Msg {
		if seat.Next() != nil {
			return nil // given up
		}
		return news{seat}
	}
}

// sender does what a person wants of their room, one thing after the other and
// in order. What was not sent yet gives way to what is newer of its kind, so the
// queue stays short whatever key is held.
type sender struct {
	queue []briefing.Action
	busy  bool
}

func (q *sender) add(seat *briefing.Seat, a briefing.Action) tea.Cmd {
	last := len(q.queue) - 1
	switch a.(type) {
	case briefing.Turn:
		if last >= 0 && alike(q.queue[last], a) {
			q.queue = q.queue[:last]
		}
	case briefing.Answer, briefing.Hand, briefing.Pace:
		q.queue = slices.DeleteFunc(q.queue, func(b briefing.Action) bool { return alike(a, b) })
	}
	q.queue = append(q.queue, a)
	return q.next(seat)
}

// alike says whether two actions are of a kind.
func alike(a, b briefing.Action) bool { return reflect.TypeOf(a) == reflect.TypeOf(b) }

// full says whether as many of a person's questions wait to be sent as may wait
// for the trainer.
func (q *sender) full(a briefing.Action) bool {
	n := 0
	for _, b := range q.queue {
		if alike(a, b) {
			n++
		}
	}
	return n >= briefing.MaxAsking
}

func (q *sender) next(seat *briefing.Seat) tea.Cmd {
	if q.busy || len(q.queue) == 0 {
		return nil
	}
	q.busy = true
	a := q.queue[0]
	q.queue = q.queue[1:]
	return func() tea.Msg { return acted{seat, a, seat.Do(a)} }
}

// NewSeat is the screen of a seat just taken.
func NewSeat(seat *briefing.Seat) *Seat {
	return &Seat{seat: seat, Wait: wait(seat), room: hall.Room{Role: seat.Role}}
}

// Take takes in a message of the briefing.
func (v *Seat) Take(msg Msg, s *kit.Session) tea.Cmd {
	switch msg := msg.(type) {
	case news:
		if msg.seat != v.seat {
			return nil
		}
		before := v.room.View
		v.see(v.seat.View(), s)
		more := []tea.Cmd{v.Wait}
		if tick := v.tick(s); tick != nil {
			more = append(more, tick)
		}
		if grows := v.begin(before, s); grows != nil {
			more = append(more, grows)
		}
		if len(more) == 1 {
			return v.Wait
		}
		return tea.Batch(more...)
	case acted:
		if msg.seat != v.seat {
			return nil
		}
		v.send.busy = false
		v.report(msg, s)
		cmd := v.send.next(v.seat)
		v.room.Sending = v.send.busy
		return cmd
	case liveTick:
		v.ticking = time.Time{}
		return v.tick(s)
	case grow:
		return v.grow(msg, s)
	}
	return nil
}

// see takes in what the seat sees now.
func (v *Seat) see(now briefing.View, s *kit.Session) {
	before := v.room.View
	v.room.View = now
	first := before.Sequence == 0
	if first || !slices.Equal(now.Path, before.Path) {
		s.Led(now.Path)
	}
	switch {
	case v.room.Role == briefing.Trainer:
		// The console goes where the room is only when it comes in, or when
		// another trainer has turned.
		lead := now.Full.Lead
		if first {
			if now.Full.Began.IsZero() {
				lead.Slide, _ = s.Deck.Ends(s.Route())
			}
		}
		if first || lead != before.Full.Lead && !v.send.busy && len(v.send.queue) == 0 {
			v.At = v.placeAt(s, lead)
		}
	case first && now.Away:
		v.At = v.placeAt(s, now.Place)
	case first || v.with(before.Live):
		v.At = v.placeAt(s, briefing.Place{Slide: now.Slide, Step: now.Step})
	}
	v.seePoll(s)
}

// seePoll begins an answer when a poll opens, and puts a stored one back.
func (v *Seat) seePoll(s *kit.Session) {
	poll := v.room.View.Poll
	if poll == nil {
		v.poll = pollKey{}
		return
	}
	if k := (pollKey{poll.Question, poll.Round}); k != v.poll {
		v.poll, v.said, v.scroll, v.input = k, "", -1, nil
		v.room.Answer = quiz.Answering{}
		if q := s.Deck.Question(poll.Question); q != nil {
			v.room.Answer = quiz.NewAnswering(quiz.Item{Question: q, Shown: lettersOf(q)})
			for _, letter := range v.room.View.Given {
				v.room.Answer.Restore(letter)
			}
		}
	}
}

// lettersOf are a question's options in the order in which they stand on every
// screen in the room: the deck's, which would give an Order question away;
// those are shuffled, for everyone alike.
func lettersOf(q *deck.Question) []string {
	letters := make([]string, len(q.Options))
	for i, o := range q.Options {
		letters[i] = o.Letter
	}
	if q.Type != deck.Order {
		return letters
	}
	seed := fnv.New64a()
	seed.Write([]byte(q.ID))
	r := rand.New(rand.NewPCG(seed.Sum64(), 0))
	for right := slices.Clone(letters); slices.Equal(letters, right) && len(letters) > 1; {
		r.Shuffle(len(letters), func(i, j int) { letters[i], letters[j] = letters[j], letters[i] })
	}
	return letters
}

// with says whether this person is where the room was.
func (v *Seat) with(l briefing.Live) bool { return v.At.Slide == l.Slide && v.At.Step == l.Step }

// placeAt is a place of the briefing in this person's window: the page on
// which stands what the step reveals.
func (v *Seat) placeAt(s *kit.Session, p briefing.Place) kit.Position {
	slide := max(0, min(p.Slide, s.Deck.Len()-1))
	step := max(0, min(p.Step, s.Deck.Slide(slide).Steps-1))
	if s.Width == 0 {
		return kit.Position{Slide: slide, Step: step}
	}
	_, reveal := v.shape(s).Pages(slide, step)
	return kit.Position{Slide: slide, Step: step, Page: reveal}
}

// shape lays the deck out in the room that this person's screen has for it.
func (v *Seat) shape(s *kit.Session) kit.TalkShape { return s.Shape(s.Stage()) }

// Resize fits the screen to a window of another size.
func (v *Seat) Resize(s *kit.Session) {
	v.At = kit.Clamp(v.shape(s), v.At)
	if v.input != nil {
		v.input.SetWidth(v.inputRoom(s))
	}
}

// report says what came of something done.
func (v *Seat) report(a acted, s *kit.Session) {
	w := &s.Words.Briefing
	if a.err != nil && v.room.Role == briefing.Trainer && errors.Is(a.err, briefing.ErrPhase) {
		return // a key pressed twice: the first did it
	}
	if a.err != nil {
		v.said = "! " + door.Trouble(s, a.err, a.action)
		return
	}
	switch action := a.action.(type) {
	case briefing.Say:
		v.said = "✓ " + w.AskSent
	case briefing.Pace:
		v.said = "✓ " + w.SlowerSent
		if action.Pace == briefing.Faster {
			v.said = "✓ " + w.FasterSent
		}
	case briefing.Hand:
		v.said = ""
		if !action.Up {
			v.said = w.HandDown
		}
	}
}

// act has something done in the room.
func (v *Seat) act(a briefing.Action) kit.Want {
	cmd := v.send.add(v.seat, a)
	v.room.Sending = v.send.busy
	return kit.Do(cmd)
}

// Leave gives the seat up.
func (v *Seat) Leave() tea.Cmd { return door.Leave(v.seat) }

// tick waits until what a clock on the screen shows changes; where none is
// shown there is nothing to wait for.
func (v *Seat) tick(s *kit.Session) tea.Cmd {
	now := s.Now()
	var next time.Time
	switch left := v.room.View.Until.Sub(now); {
	case v.room.View.Phase == briefing.Ended:
	case v.room.View.Pause == briefing.Break && left > time.Minute && v.room.Role != briefing.Screen:
		next = now.Add(left % time.Minute)
	case v.room.View.Pause == briefing.Break && left > 0:
		next = now.Add(left % time.Second)
	case v.room.Role == briefing.Screen && v.room.View.Phase == briefing.Asking && !v.dark():
		next = now.Add(time.Second - v.open(s)%time.Second)
	case v.room.Role != briefing.Follower:
		next = now.Truncate(time.Minute).Add(time.Minute)
	}
	if next.IsZero() || !v.ticking.IsZero() && !next.Before(v.ticking) {
		return nil
	}
	v.ticking = next
	return s.After(max(next.Sub(now), 10*time.Millisecond), liveTick{next})
}

// Update takes a key, or what is typed into the field.
func (v *Seat) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if v.input != nil {
		return v.typing(msg, s)
	}
	switch {
	case v.Remote:
		return v.remote(msg, s)
	case v.room.Role == briefing.Screen: // shows, and does nothing else
	case v.room.View.Phase == briefing.Ended:
		return v.over(msg, s)
	case v.room.Role == briefing.Trainer:
		return v.lead(msg, s)
	case v.room.Role == briefing.Follower:
		return v.follow(msg, s)
	}
	return nil
}

// Typing is true while the field is there.
func (v *Seat) Typing() bool { return v.input != nil }

// View draws the seat's screen.
func (v *Seat) View(s *kit.Session) kit.Picture {
	p := v.picture(s)
	if v.input != nil {
		return v.overlay(s, p)
	}
	return p
}

func (v *Seat) picture(s *kit.Session) kit.Picture {
	switch {
	case v.room.View.Sequence == 0:
		return s.Frame(v.header(s, ""), s.Centre([]string{s.Styles.Muted.Render(s.Words.Briefing.Wait)}), s.Footer("", nil))
	case v.Remote:
		return v.remoteView(s)
	case v.room.View.Phase == briefing.Ended:
		return v.overView(s)
	case v.room.Role == briefing.Trainer:
		return v.leadView(s)
	case v.room.Role == briefing.Screen:
		return v.projectorView(s)
	}
	return v.followView(s)
}

// header names the room.
func (v *Seat) header(s *kit.Session, title string) string {
	w := &s.Words.Briefing
	place := w.Title
	if v.room.Code() != "" {
		place = fmt.Sprintf(w.Room, v.room.Code())
	}
	return s.Header(kit.Header{Place: place, Fill: s.Styles.BrandFill, Title: title})
}

// keys are those of what is going on.
func (v *Seat) keys(s *kit.Session) []key.Binding {
	keys := v.possible(s)
	full := v.room.View.Full
	if full == nil {
		return keys
	}
	idle := map[string]bool{
		s.Keys.Done.Help().Key:   len(full.Waiting) == 0,
		s.Keys.Lower.Help().Key:  len(full.Hands) == 0,
		s.Keys.Invite.Help().Key: len(full.Requests) == 0,
		s.Keys.Mute.Help().Key:   v.ordering && v.list.At < rules,
	}
	return slices.DeleteFunc(keys, func(b key.Binding) bool { return idle[b.Help().Key] })
}

// possible are those of what is going on, with some for which there may be nothing
// to do.
func (v *Seat) possible(s *kit.Session) []key.Binding {
	k := s.Keys
	polling := v.room.View.Poll != nil
	switch {
	case v.input != nil:
		send := k.Send
		if v.room.Role == briefing.Trainer {
			send = k.StartRest
		}
		return []key.Binding{send, k.Esc}
	case v.room.Role == briefing.Screen:
		return []key.Binding{k.Leave, k.Help, k.Redraw} // in help alone: none is in the hall's sight
	case v.room.View.Phase == briefing.Ended:
		return []key.Binding{k.Choose, k.Down, k.Leave, k.Up, k.Digit, k.Help, k.Redraw}
	case v.choosing:
		return []key.Binding{k.Choose, k.ListDown, k.Esc, k.Digit, k.ListUp, k.ChoosePoll, k.Redraw}
	case v.ordering:
		return []key.Binding{k.Settle, k.Mute, k.ListDown, k.Esc, k.ListUp, k.Order, k.Redraw}
	case v.room.View.Pause != briefing.Going && v.room.Role == briefing.Trainer:
		return []key.Binding{k.Resume, k.Help, k.Leave, k.Redraw}
	case v.room.View.Pause != briefing.Going: // nothing to do
		return []key.Binding{v.out(s), k.Help, k.Leave, k.Redraw}
	case v.room.Role == briefing.Follower && polling && v.room.View.Phase == briefing.Asking:
		return []key.Binding{k.PollDigit, k.Enter, k.Ask, k.Help, k.ListUp, k.ListDown, k.Toggle, k.MoveUp, k.MoveDown,
			k.ScrollDown, k.ScrollUp, k.Hand, k.Slower, k.Faster, k.Redraw, v.out(s), k.Leave}
	case v.room.Role == briefing.Follower && (polling || v.room.View.Phase == briefing.Lobby): // nothing to turn
		return []key.Binding{k.Ask, k.Hand, k.Help, k.Slower, k.Faster, k.Redraw, v.out(s), k.Leave}
	case v.room.Role == briefing.Follower:
		return []key.Binding{k.Ask, k.Hand, k.Help, k.Back, k.Next, k.First, k.Last, k.Page, k.Slower, k.Faster, k.Redraw, v.out(s), k.Leave}
	case polling:
		return []key.Binding{k.Advance, k.Help, k.Leave, k.Esc, k.ListDown, k.ListUp, k.Black, k.White, k.Rest,
			k.Done, k.Order, k.Lower, k.Invite, k.Redraw}
	case v.room.View.Phase == briefing.Lobby:
		return []key.Binding{k.Begin, k.Help, v.out(s), k.Leave, k.Black, k.White, k.Rest, k.Done, k.Order, k.Lower, k.Invite, k.Redraw}
	}
	return []key.Binding{k.Next, k.Poll, k.Help, k.Back, k.ChoosePoll, k.First, k.Last, k.Page, k.Contents, k.Freeze, k.Rest, k.People,
		k.Done, k.Order, k.Lower, k.Invite, k.Black, k.White, k.Redraw, v.out(s), k.Leave}
}

// out is the way out of the room, which asks first.
func (v *Seat) out(s *kit.Session) key.Binding {
	b := s.Keys.Esc
	b.SetHelp(b.Help().Key, s.Words.Briefing.Keys.Out)
	return b
}
