package briefing

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/quiz"
)

// A Command is what somebody wants of a room.
type Command struct {
	At     time.Time
	By     string // the trainer or learner
	Action Action
}

// An Action is one of the types below. Turn to End are for who may lead, Join
// to Pace for who is in the room as a learner.
type Action interface{ action() }

// What trainers do.
type (
	// Turn goes to a slide and step, both from 0. It closes a poll that takes
	// no more answers.
	Turn struct{ Slide, Step int }
	// Freeze leaves followers on their slide while the trainer looks ahead.
	Freeze struct{}
	// Thaw brings followers to where the trainer is.
	Thaw struct{}
	// Ask opens a question by its id; asked again it is the next round.
	Ask struct{ Question string }
	// Lock takes no more answers.
	Lock struct{}
	// ShowBars shows how the room answered.
	ShowBars struct{}
	// ShowKey shows what is right.
	ShowKey struct{}
	// Close ends the poll and goes back to the slide.
	Close struct{}
	// Rest pauses the room; For is how long a Break is.
	Rest struct {
		Why Pause
		For time.Duration
	}
	// Resume goes on where the room was.
	Resume struct{}
	// Lower lowers a learner's hand.
	Lower struct{ Learner string }
	// Hear takes a learner's question off the list.
	Hear struct{ Item int }
	// Invite lets another trainer lead as well.
	Invite struct{ Trainer string }
	// Drop leaves a topic out of what is still to be shown.
	Drop struct{ Topic int }
	// Add takes a topic in that is not led through: as the route has it, else
	// whole. It comes at its place, or next where that is behind.
	Add struct{ Topic int }
	// End ends the briefing.
	End struct{}
)

// What a connection of a trainer does.
type (
	// Connect connects a trainer who may lead.
	Connect struct{}
	// Disconnect disconnects one.
	Disconnect struct{}
	// RequestLead asks to lead as well.
	RequestLead struct{ Name string }
)

// What learners do.
type (
	// Join joins the room; a learner may have several connections.
	Join struct {
		Unit, Name string
		From       int  // see Attendee
		Known      bool //
	}
	// Leave ends one connection.
	Leave struct{}
	// Answer answers the open question; again it replaces the answer before.
	Answer struct {
		Question string
		Round    int
		Given    []string // letters
	}
	// Hand raises or lowers the learner's own hand.
	Hand struct{ Up bool }
	// Say sends the trainer a question, cleaned to one line.
	Say struct{ Text string }
	// Pace wishes for another pace: Slower or Faster.
	Pace struct{ Pace int }
)

// note notes who came so long ago and is still there.
type note struct{ after time.Duration }

// lost notes that a server is gone, with all who were connected to it.
type lost struct{ server string }

func (note) action()        {}
func (lost) action()        {}
func (Turn) action()        {}
func (Freeze) action()      {}
func (Thaw) action()        {}
func (Ask) action()         {}
func (Lock) action()        {}
func (ShowBars) action()    {}
func (ShowKey) action()     {}
func (Close) action()       {}
func (Rest) action()        {}
func (Resume) action()      {}
func (Lower) action()       {}
func (Hear) action()        {}
func (Invite) action()      {}
func (Drop) action()        {}
func (Add) action()         {}
func (End) action()         {}
func (Connect) action()     {}
func (Disconnect) action()  {}
func (RequestLead) action() {}
func (Join) action()        {}
func (Leave) action()       {}
func (Answer) action()      {}
func (Hand) action()        {}
func (Say) action()         {}
func (Pace) action()        {}

// Limits of what people send.
const (
	TextRunes   = 200 // of a learner's question
	MaxAsking   = 3   // questions of one learner that wait
	MaxBreak    = 4 * time.Hour
	maxPeople   = 10_000 // learners in a room who are noted, here or gone; and others who have just come
	maxWaits    = 1_000  // questions that wait
	unitRunes   = 40
	maxRequests = 8 // trainers who ask to lead as well

	sameWish = 10 * time.Second // in which the same wish for another pace is the same event
)

// Why a command is refused.
var (
	ErrEnded   = errors.New("the briefing has ended")
	ErrTrainer = errors.New("only a trainer of this briefing may do that")
	ErrAbsent  = errors.New("not in the room")
	ErrPhase   = errors.New("not possible now")
	ErrPaused  = fmt.Errorf("%w: the briefing is paused", ErrPhase)
	ErrLocked  = fmt.Errorf("%w: this question takes no more answers", ErrPhase)
	ErrText    = errors.New("nothing in the text that can be shown")
	ErrMany    = errors.New("too many at once; wait until some are dealt with")
	ErrLong    = errors.New("so much has happened in this briefing that its file takes no more of this")
	ErrUnknown = errors.New("no such thing in this deck")
	ErrLast    = errors.New("nothing would be left to show")
)

// Apply does a command: it returns the state after it and the events that led
// there, or the state unchanged and why not. It changes nothing it is given.
func Apply(s State, c Command) (State, []Event, error) {
	s.own = 0
	happened, err := s.do(c)
	s.own = 0
	return s, happened, err
}

// do is Apply for a State that nobody else uses: what it owns is changed in place.
func (s *State) do(c Command) ([]Event, error) {
	happened, err := decide(s, c)
	if err != nil {
		return nil, fmt.Errorf("%T: %w", c.Action, err)
	}
	for i := range happened {
		e := &happened[i]
		e.Number, e.At = s.Events+1, c.At
		switch e.Type {
		case joined, visited, left, connected, disconnected:
			e.Server = s.server
		}
		if e.fleeting() {
			e.Number = s.Events
		}
		*s = s.after(*e)
	}
	return happened, nil
}

func decide(s *State, c Command) ([]Event, error) {
	if s.Phase == Ended {
		return nil, ErrEnded
	}
	switch a := c.Action.(type) {
	case Join, Leave, Answer, Hand, Say, Pace:
		return learns(s, c)
	case RequestLead:
		return requestLead(s, c, a)
	case note:
		return s.noting(c.At.Add(-a.after)), nil
	case lost:
		return s.losing(a.server)
	}
	if !s.Leads(c.By) {
		return nil, ErrTrainer
	}
	if happened, ok, err := orders(s, c); ok {
		return happened, err
	}
	return leads(s, c)
}

// one is the usual outcome of a command.
func one(e Event) ([]Event, error) { return []Event{e}, nil }

// leads decides what a trainer does.
func leads(s *State, c Command) ([]Event, error) {
	switch a := c.Action.(type) {
	case Connect:
		return one(Event{Type: connected, By: c.By, Leading: true})
	case Disconnect:
		if s.Connected[c.By] == 0 {
			return nil, ErrAbsent
		}
		return one(Event{Type: disconnected, By: c.By, Leading: s.connections() > 1})
	case Resume:
		if s.Pause == Going {
			return nil, ErrPhase
		}
		return one(Event{Type: resumed, By: c.By})
	case Rest:
		return rest(s, c, a)
	case Lower:
		if !slices.Contains(s.Hands, a.Learner) {
			return nil, ErrUnknown
		}
		return one(Event{Type: hand, By: a.Learner, Trainer: c.By})
	case Hear:
		if !slices.ContainsFunc(s.Waiting, func(r Remark) bool { return r.Item == a.Item }) {
			return nil, ErrUnknown
		}
		return one(Event{Type: heard, By: c.By, Item: a.Item})
	case Invite:
		if !slices.ContainsFunc(s.Requests, func(w Request) bool { return w.Trainer == a.Trainer }) {
			return nil, ErrUnknown
		}
		return one(Event{Type: invited, By: c.By, Trainer: a.Trainer})
	case Drop:
		return drop(s, c, a.Topic)
	case Add:
		return add(s, c, a.Topic)
	case End:
		return append(s.noting(c.At), Event{Type: ended, By: c.By}), nil
	}
	if s.Pause != Going {
		return nil, ErrPaused
	}
	return shows(s, c)
}

// shows decides what a trainer does with what followers see.
func shows(s *State, c Command) ([]Event, error) {
	switch a := c.Action.(type) {
	case Turn:
		return turn(s, c, a)
	case Freeze:
		if s.Phase != OnSlide || s.Frozen {
			return nil, ErrPhase
		}
		return one(Event{Type: froze, By: c.By})
	case Thaw:
		if !s.Frozen {
			return nil, ErrPhase
		}
		return one(Event{Type: thawed, By: c.By, Slide: s.Lead.Slide, Step: s.Lead.Step})
	case Ask:
		return ask(s, c, a)
	case Lock:
		if s.Phase != Asking {
			return nil, ErrPhase
		}
		return one(Event{Type: locked, By: c.By})
	case ShowBars:
		if s.Phase != Locked {
			return nil, ErrPhase
		}
		return one(Event{Type: bars, By: c.By, Tally: s.Tally(s.Now()), Before: s.before()})
	case ShowKey:
		if s.Phase != Bars {
			return nil, ErrPhase
		}
		return one(Event{Type: key, By: c.By, Tally: s.Poll.Tally, Before: s.Poll.Before})
	case Close:
		if s.Poll == nil || s.Phase == Asking {
			return nil, ErrPhase
		}
		return one(Event{Type: closed, By: c.By})
	}
	return nil, fmt.Errorf("%w: unknown action", ErrUnknown)
}

// losing is what happens as a server is gone: nothing where nobody was there.
func (s *State) losing(server string) ([]Event, error) {
	somebody, leading := false, 0
	for of, times := range s.seats {
		if of.server == server {
			somebody = true
		} else if of.leads {
			leading += times
		}
	}
	if !somebody {
		return nil, nil
	}
	return one(Event{Type: restarted, Server: server, Leading: leading > 0})
}

// connections counts those of all trainers.
func (s *State) connections() int {
	n := 0
	for _, c := range s.Connected {
		n += c
	}
	return n
}

func turn(s *State, c Command, a Turn) ([]Event, error) {
	steps := s.Plan.steps(a.Slide)
	switch {
	case s.Phase == Asking:
		return nil, ErrPhase // the answers given so far would be lost from sight
	case a.Step < 0 || a.Step >= steps:
		return nil, ErrUnknown
	}
	to := Event{Type: turned, By: c.By, Slide: a.Slide, Step: a.Step, Ahead: s.Frozen}
	if s.Poll != nil {
		return []Event{{Type: closed, By: c.By}, to}, nil
	}
	return one(to)
}

func ask(s *State, c Command, a Ask) ([]Event, error) {
	if s.Phase == Lobby || s.Phase == Asking {
		return nil, ErrPhase
	}
	if s.Plan.question(a.Question) == nil {
		return nil, ErrUnknown
	}
	round := 1
	for _, before := range s.Asked {
		if before.Question == a.Question {
			round = before.Round + 1
		}
	}
	put := Event{Type: asked, By: c.By, Question: a.Question, Round: round}
	if s.Poll != nil {
		return []Event{{Type: closed, By: c.By}, put}, nil
	}
	return one(put)
}

func rest(s *State, c Command, a Rest) ([]Event, error) {
	e := Event{Type: rested, By: c.By, Pause: a.Why}
	switch a.Why {
	case Still, Black, White:
	case Break:
		if a.For <= 0 || a.For > MaxBreak {
			return nil, ErrUnknown
		}
		e.Until = c.At.Add(a.For)
	default:
		return nil, ErrUnknown
	}
	return one(e)
}

func requestLead(s *State, c Command, a RequestLead) ([]Event, error) {
	switch {
	case c.By == "" || s.Leads(c.By):
		return nil, ErrPhase
	case slices.ContainsFunc(s.Requests, func(w Request) bool { return w.Trainer == c.By }):
		return nil, nil
	case len(s.Requests) >= maxRequests:
		return nil, ErrMany
	}
	return one(Event{Type: requested, By: c.By, Name: clean.Typed(a.Name, clean.NameRunes)})
}

// learns decides what a learner does.
func learns(s *State, c Command) ([]Event, error) {
	if a, ok := c.Action.(Join); ok {
		return join(s, c, a)
	}
	who := s.Attendees[c.By]
	if who.Here == 0 {
		return nil, ErrAbsent
	}
	if _, leaves := c.Action.(Leave); leaves {
		if !who.fresh {
			return one(Event{Type: left, By: c.By})
		}
		short := c.At.Sub(who.Since) < passing && who.Unit == "" && !who.kept
		if short || !s.hasPlace(c.By) {
			return one(Event{Type: went, By: c.By})
		}
		visit := s.note(c.By)
		visit.Type = visited
		return one(visit)
	}
	did, err := acts(s, c)
	if !who.fresh || len(did) == 0 {
		return did, err
	}
	if !s.hasPlace(c.By) {
		return nil, ErrMany
	}
	return append([]Event{s.note(c.By)}, did...), nil
}

// acts decides what somebody does who is in the room.
func acts(s *State, c Command) ([]Event, error) {
	switch a := c.Action.(type) {
	case Answer:
		return answer(s, c, a)
	case Hand:
		if a.Up == slices.Contains(s.Hands, c.By) {
			return nil, nil
		}
		if err := s.maySpeak(c.By, false); a.Up && err != nil {
			return nil, err
		}
		return one(Event{Type: hand, By: c.By, Up: a.Up})
	case Say:
		return say(s, c, a)
	case Pace:
		if a.Pace != Slower && a.Pace != Faster {
			return nil, ErrUnknown
		}
		if last := s.Votes[c.By]; last.Pace == a.Pace && c.At.Sub(last.At) < sameWish {
			return nil, nil // it counts as much as it did
		}
		return one(Event{Type: paced, By: c.By, Pace: a.Pace})
	}
	return nil, fmt.Errorf("%w: unknown action", ErrUnknown)
}

func join(s *State, c Command, a Join) ([]Event, error) {
	if c.By == "" {
		return nil, ErrAbsent
	}
	if err := s.mayJoin(c.By, a); err != nil {
		return nil, err
	}
	who := s.Attendees[c.By]
	e := Event{Type: came, By: c.By, Unit: clean.Line(a.Unit, unitRunes), Name: clean.Typed(a.Name, clean.NameRunes), From: a.From, Known: a.Known}
	switch {
	case who.Here == 0:
		if s.fresh >= maxPeople {
			return nil, ErrMany
		}
		return one(e)
	case who.fresh: // on another connection
		if !s.hasPlace(c.By) {
			return nil, ErrMany
		}
		e.Type = joined
		return []Event{s.note(c.By), e}, nil
	}
	e.Type = joined
	return one(e)
}

func answer(s *State, c Command, a Answer) ([]Event, error) {
	now := s.Now()
	switch {
	case s.Pause != Going:
		return nil, ErrPaused
	case s.Phase != Asking || now == nil || now.Question != a.Question || now.Round != a.Round:
		return nil, ErrLocked
	}
	q := s.Plan.question(a.Question)
	given, err := quiz.Normal(q.Type, q.Letters, a.Given)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	if slices.Equal(given, now.Answers[c.By]) {
		return nil, nil
	}
	return one(Event{Type: answered, By: c.By, Question: a.Question, Round: a.Round, Given: given})
}

func say(s *State, c Command, a Say) ([]Event, error) {
	text := clean.Line(a.Text, TextRunes)
	if text == "" {
		return nil, ErrText
	}
	if err := s.maySpeak(c.By, true); err != nil {
		return nil, err
	}
	return one(Event{Type: said, By: c.By, Item: s.Remarks + 1, Text: text})
}
