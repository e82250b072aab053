package tui

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
)

// liveScreen is one person's seat in a live briefing: as a follower, as the
// projector's screen, or at the trainer's console.
type liveScreen struct {
	seat *briefing.Seat
	wait tea.Cmd // for what is new at the seat; the same each time
	view briefing.View
	send sender

	turner           // at the slide shown to this person
	answer answering // to the poll that is open
	poll   pollKey   // which poll that is
	said   string    // what came of the last thing done
	input  *textinput.Model
	asks   func(string) briefing.Action // what the input's text becomes

	choosing bool // from the topic's questions
	list     list
	panel    bool // notes and people in the place of the slide
	scroll   int
	menu     menu // at the end
	ticking  time.Time
}

// pollKey tells polls apart.
type pollKey struct {
	question string
	round    int
}

// Messages of a live briefing.
type (
	liveMsg interface{ live() }

	seated struct { // a seat was taken, or not
		seat *briefing.Seat
		err  error
		ask  bool // the person has to say who they are first
	}
	news struct { // what a seat sees has changed; one pointer, for there may be a thousand at once
		seat *briefing.Seat
	}
	acted struct { // something was done, or refused
		seat   *briefing.Seat
		action briefing.Action
		err    error
	}
	liveTick struct{ at time.Time } // what a clock shows has changed
)

func (seated) live()   {}
func (news) live()     {}
func (acted) live()    {}
func (liveTick) live() {}

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
// in order. Turns that were not sent yet give way to newer ones.
type sender struct {
	queue []briefing.Action
	busy  bool
}

func (q *sender) add(seat *briefing.Seat, a briefing.Action) tea.Cmd {
	if _, turn := a.(briefing.Turn); turn && len(q.queue) > 0 {
		if _, also := q.queue[len(q.queue)-1].(briefing.Turn); also {
			q.queue = q.queue[:len(q.queue)-1]
		}
	}
	q.queue = append(q.queue, a)
	return q.next(seat)
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

// newLive is the screen of a seat just taken.
func newLive(seat *briefing.Seat) *liveScreen { return &liveScreen{seat: seat, wait: wait(seat)} }

// take takes in a message of the briefing.
func (v *liveScreen) take(msg liveMsg, s *session) tea.Cmd {
	switch msg := msg.(type) {
	case news:
		if msg.seat != v.seat {
			return nil
		}
		v.see(v.seat.View(), s)
		if tick := v.tick(s); tick != nil {
			return tea.Batch(v.wait, tick)
		}
		return v.wait
	case acted:
		if msg.seat != v.seat {
			return nil
		}
		v.send.busy = false
		v.report(msg, s)
		return v.send.next(v.seat)
	case liveTick:
		v.ticking = time.Time{}
		return v.tick(s)
	}
	return nil
}

// see takes in what the seat sees now.
func (v *liveScreen) see(now briefing.View, s *session) {
	before := v.view
	v.view = now
	first := before.Sequence == 0
	switch {
	case v.seat.Role == briefing.Trainer:
		// The console goes where the room is only when it comes in, or when
		// another trainer has turned.
		if lead := now.Full.Lead; first || lead != before.Full.Lead && !v.send.busy && len(v.send.queue) == 0 {
			v.at = v.placeAt(s, lead)
		}
	case first && now.Away:
		v.at = v.placeAt(s, now.Place)
	case first || v.with(before.Live):
		v.at = v.placeAt(s, briefing.Place{Slide: now.Slide, Step: now.Step})
	}
	v.seePoll(s)
}

// seePoll begins an answer when a poll opens, and puts a stored one back.
func (v *liveScreen) seePoll(s *session) {
	poll := v.view.Poll
	if poll == nil {
		v.poll = pollKey{}
		return
	}
	if k := (pollKey{poll.Question, poll.Round}); k != v.poll {
		v.poll, v.said, v.scroll, v.input = k, "", -1, nil
		v.answer = answering{}
		if q := s.Deck.Question(poll.Question); q != nil {
			v.answer = newAnswering(quiz.Item{Question: q, Shown: lettersOf(q)})
			for _, letter := range v.view.Given {
				v.answer.restore(letter)
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
func (v *liveScreen) with(l briefing.Live) bool { return v.at.slide == l.Slide && v.at.step == l.Step }

// placeAt is a place of the briefing in this person's window: the page on
// which stands what the step reveals.
func (v *liveScreen) placeAt(s *session, p briefing.Place) position {
	slide := max(0, min(p.Slide, s.Deck.Len()-1))
	step := max(0, min(p.Step, s.Deck.Slide(slide).Steps-1))
	if s.width == 0 {
		return position{slide: slide, step: step}
	}
	_, reveal := v.shape(s).pages(slide, step)
	return position{slide, step, reveal}
}

// shape lays the deck out in the room that this person's screen has for it.
func (v *liveScreen) shape(s *session) talkShape { return talkShape{s, s.stage()} }

// Resize fits the screen to a window of another size.
func (v *liveScreen) Resize(s *session) {
	v.at = clamp(v.shape(s), v.at)
	if v.input != nil {
		v.input.SetWidth(inputRoom(s))
	}
}

// report says what came of something done.
func (v *liveScreen) report(a acted, s *session) {
	w := &s.words.Briefing
	if a.err != nil && v.seat.Role == briefing.Trainer && errors.Is(a.err, briefing.ErrPhase) {
		return // a key pressed twice: the first did it
	}
	if a.err != nil {
		v.said = "! " + s.liveTrouble(a.err, a.action)
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

// liveTrouble words why something was refused.
func (s *session) liveTrouble(err error, a briefing.Action) string {
	w := &s.words.Briefing
	switch {
	case errors.Is(err, briefing.ErrLocked), errors.Is(err, briefing.ErrPaused) && a != nil:
		return w.AskLocked
	case errors.Is(err, briefing.ErrMany):
		return w.AskMany
	case errors.Is(err, briefing.ErrText):
		return w.AskEmpty
	case errors.Is(err, briefing.ErrEnded):
		return w.Gone
	case errors.Is(err, briefing.ErrNoRoom):
		return w.NoRoom
	case errors.Is(err, briefing.ErrTries):
		return w.Tries
	case errors.Is(err, briefing.ErrFull):
		return w.Full
	case errors.Is(err, briefing.ErrTrainer):
		return w.Wished
	}
	return fmt.Sprintf(w.Failed, err)
}

// act has something done in the room.
func (v *liveScreen) act(a briefing.Action) Want { return do(v.send.add(v.seat, a)) }

// leaveSeat gives a seat up, without waiting for the room to know.
func leaveSeat(seat *briefing.Seat) tea.Cmd {
	if seat == nil {
		return nil
	}
	return func() tea.Msg {
		seat.Leave()
		return nil
	}
}

// tick waits until what a clock on the screen shows changes; where none is
// shown there is nothing to wait for.
func (v *liveScreen) tick(s *session) tea.Cmd {
	now := s.Now()
	var next time.Time
	switch left := v.view.Until.Sub(now); {
	case v.view.Phase == briefing.Ended:
	case v.view.Pause == briefing.Break && left > time.Minute:
		next = now.Add(left % time.Minute)
	case v.view.Pause == briefing.Break && left > 0:
		next = now.Add(left % time.Second)
	case v.seat.Role == briefing.Trainer:
		next = now.Truncate(time.Minute).Add(time.Minute)
	}
	if next.IsZero() || !v.ticking.IsZero() && !next.Before(v.ticking) {
		return nil
	}
	v.ticking = next
	return s.after(max(next.Sub(now), 10*time.Millisecond), liveTick{next})
}

// Update takes a key, or what is typed into the field.
func (v *liveScreen) Update(msg tea.Msg, s *session) Want {
	if v.input != nil {
		return v.typing(msg, s)
	}
	switch {
	case v.seat.Role == briefing.Screen: // shows, and does nothing else
	case v.view.Phase == briefing.Ended:
		return v.over(msg, s)
	case v.seat.Role == briefing.Trainer:
		return v.lead(msg, s)
	case v.seat.Role == briefing.Follower:
		return v.follow(msg, s)
	}
	return nil
}

// Typing is true while the field over the footer is there.
func (v *liveScreen) Typing() bool { return v.input != nil }

// View draws the seat's screen.
func (v *liveScreen) View(s *session) Picture {
	p := v.picture(s)
	if v.input != nil {
		v.overlay(s, &p)
	}
	return p
}

func (v *liveScreen) picture(s *session) Picture {
	switch {
	case v.view.Sequence == 0:
		return s.frame(v.header(s, ""), s.centre([]string{s.styles.Muted.Render(s.words.Briefing.Wait)}), s.footer("", nil))
	case v.view.Phase == briefing.Ended:
		return v.overView(s)
	case v.seat.Role == briefing.Trainer:
		return v.leadView(s)
	case v.seat.Role == briefing.Screen:
		return v.projectorView(s)
	}
	return v.followView(s)
}

// header names the room.
func (v *liveScreen) header(s *session, title string) string {
	w := &s.words.Briefing
	place := w.Title
	if v.view.Room != "" {
		place = fmt.Sprintf(w.Room, v.view.Room)
	}
	return s.header(header{place: place, accent: s.styles.Brand, title: title})
}

// Keys are those of what is going on.
func (v *liveScreen) Keys(s *session) []key.Binding {
	k := s.keys
	polling := v.view.Poll != nil && v.view.Pause == briefing.Going
	switch {
	case v.seat.Role == briefing.Screen:
		return []key.Binding{k.leave, k.help, k.redraw}
	case v.view.Phase == briefing.Ended:
		return []key.Binding{k.choose, k.down, k.leave, k.up, k.digit, k.help, k.redraw}
	case v.choosing:
		return []key.Binding{k.choose, k.listDown, k.esc, k.digit, k.listUp, k.choosePoll, k.redraw}
	case v.seat.Role == briefing.Follower && polling && v.view.Phase == briefing.Asking:
		return []key.Binding{k.pollDigit, k.ask, k.help, k.listUp, k.listDown, k.toggle, k.moveUp, k.moveDown,
			k.scrollDown, k.scrollUp, k.hand, k.slower, k.faster, k.redraw, k.leave}
	case v.seat.Role == briefing.Follower:
		return []key.Binding{k.ask, k.hand, k.help, k.back, k.next, k.first, k.last, k.page, k.slower, k.faster, k.redraw, k.leave}
	case polling:
		return []key.Binding{k.advance, k.help, k.leave, k.esc, k.listDown, k.listUp, k.black, k.white, k.rest, k.people,
			k.done, k.lower, k.invite, k.redraw}
	case v.view.Phase == briefing.Lobby:
		return []key.Binding{k.begin, k.help, k.leave, k.black, k.white, k.rest, k.people, k.done, k.lower, k.invite, k.redraw}
	}
	return []key.Binding{k.next, k.poll, k.help, k.back, k.choosePoll, k.first, k.last, k.page, k.contents, k.freeze, k.rest, k.people,
		k.done, k.lower, k.invite, k.black, k.white, k.redraw, k.leave}
}

// joinAs is join for a person whom a form has asked.
func joinAs(s *session) func(record.Person) tea.Cmd {
	return func(p record.Person) tea.Cmd { return s.join(s.Briefings.Code, &p) }
}

// openLive begins where the session's door says.
func (s *session) openLive() tea.Cmd {
	d := s.Briefings
	switch {
	case d == nil:
		return nil
	case d.Screen:
		return func() tea.Msg {
			seat, err := d.Watch(d.Code)
			return seated{seat: seat, err: err}
		}
	case d.Lead && d.Code != "":
		return s.leadAlso(d.Code)
	case d.Lead:
		return s.leadOwn()
	case d.Code != "":
		return s.join(d.Code, nil)
	}
	return nil
}

// leadOwn opens the trainer's own room, or goes back to it.
func (s *session) leadOwn() tea.Cmd {
	d, deck := s.Briefings, s.Deck
	return func() tea.Msg {
		seat, err := d.Start(briefing.PlanOf(deck))
		return seated{seat: seat, err: err}
	}
}

// leadAlso leads another trainer's room, once they agree.
func (s *session) leadAlso(code string) tea.Cmd {
	d := s.Briefings
	return func() tea.Msg {
		seat, err := d.LeadAlso(code)
		return seated{seat: seat, err: err}
	}
}

// join takes a follower's seat. Who is not told and not known from a key is
// asked who they are, unless they would rather not say.
func (s *session) join(code string, who *record.Person) tea.Cmd {
	d, folder, learner := s.Briefings, s.Folder, s.Learner
	return func() tea.Msg {
		if who == nil {
			if err := d.Knock(code); err != nil {
				return seated{err: err}
			}
			if learner == "" || folder == nil {
				return seated{ask: true}
			}
			person, known, err := folder.Person(learner)
			if err != nil || !known {
				return seated{ask: true}
			}
			who = &person
		}
		seat, err := d.Follow(code, who.Learner, who.Unit, who.Name)
		return seated{seat: seat, err: err}
	}
}
