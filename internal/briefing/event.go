package briefing

import "time"

// Types of event.
const (
	opened       = "opened"          // the room was opened; Opening tells of it
	came         = "came"            // a learner came (By, Unit); not written
	went         = "went"            // a learner went who had only come; not written
	joined       = "joined"          // a learner is in the room (By, Unit), Since when
	visited      = "visited"         // a learner was in the room (By, Unit), Since when
	left         = "left"            // one connection of a learner is gone
	connected    = "trainer-joined"  // a connection of a trainer (By)
	disconnected = "trainer-left"    // one connection of a trainer is gone
	requested    = "lead-requested"  // a trainer asks to lead as well
	invited      = "invited"         // Trainer may lead as well
	turned       = "turned"          // to Slide and Step; Ahead: followers stay
	froze        = "frozen"          // followers stay where they are
	thawed       = "thawed"          // followers come to Slide and Step
	asked        = "asked"           // Question is open, for the Round-th time
	answered     = "answered"        // a learner answered Given
	locked       = "locked"          // no more answers
	bars         = "bars"            // how the room answered is shown: Tally, Before
	key          = "key"             // and what is right: Tally, Before
	closed       = "closed"          // the poll is over
	rested       = "paused"          // Pause, Until
	resumed      = "resumed"         // the pause is over
	hand         = "hand"            // By raised (Up) or lowered their hand, or a trainer lowered it
	said         = "question"        // a learner's question: Item, Text
	heard        = "question-done"   // the learner's question Item is dealt with
	hidden       = "question-hidden" // the learner's question Item was not meant for anybody
	muted        = "muted"           // no more questions and hands of By, Trainer says
	quiet        = "questions"       // no more are taken (Up), or they are again
	shut         = "room-locked"     // nobody new comes in (Up), or they do again
	admits       = "admits"          // who may come in: Admits
	paced        = "pace"            // a learner wishes for Pace
	routed       = "route"           // Path is led through from now on
	restarted    = "restarted"       // Server is gone, or was started again: nobody is connected there
	ended        = "ended"           // Abandoned: nobody had been there for long
)

// An Event is one thing that happened in a room: one line of its file. Which
// fields count depends on the type.
type Event struct {
	Number    uint64    `json:"n"` // from 1, without gaps
	At        time.Time `json:"at"`
	Type      string    `json:"type"`
	By        string    `json:"by,omitempty"` // learner or trainer
	Opening   *Opening  `json:"opening,omitempty"`
	Unit      string    `json:"unit,omitempty"`
	Since     time.Time `json:"since,omitzero"`
	Name      string    `json:"-"` // names stay out of the file
	Trainer   string    `json:"trainer,omitempty"`
	Slide     int       `json:"slide,omitempty"` // from 0
	Step      int       `json:"step,omitempty"`  // from 0
	Ahead     bool      `json:"ahead,omitempty"`
	Question  string    `json:"question,omitempty"`
	Round     int       `json:"round,omitempty"`
	Given     []string  `json:"given,omitempty"`
	Tally     *Tally    `json:"tally,omitempty"`
	Before    *Tally    `json:"before,omitempty"`
	Pause     Pause     `json:"pause,omitempty"`
	Until     time.Time `json:"until,omitzero"`
	Up        bool      `json:"up,omitempty"`
	Item      int       `json:"item,omitempty"` // number of a learner's question, from 1
	Text      string    `json:"text,omitempty"`
	Pace      int       `json:"pace,omitempty"` // Slower, Faster
	Path      []int     `json:"path,omitempty"` // slides from 0, in their order
	Leading   bool      `json:"leading,omitempty"`
	From      int       `json:"from,omitempty"`  // which of the room's addresses a learner comes from, from 1
	Known     bool      `json:"known,omitempty"` // a key or an enrolment proves who the learner is
	Admits    Admission `json:"admits,omitempty"`
	Abandoned bool      `json:"abandoned,omitempty"`
	Server    string    `json:"server,omitempty"` // of the connection, where there are several
}

// An Opening is the first event's account of the briefing.
type Opening struct {
	V       int    `json:"v"` // of the file's format
	ID      string `json:"id"`
	Code    string `json:"code"`
	Trainer string `json:"trainer"`
	Plan    *Plan  `json:"plan"`
	Rest    string `json:"rest,omitempty"` // of the whole code, where there are several servers
}

// fleeting says whether the event is told and not written: somebody is in the
// room, and it is not known yet whether for as long as it takes to count.
func (e *Event) fleeting() bool { return e.Type == came || e.Type == went }

// changes says whether everyone sees that the event happened.
func (e *Event) changes() bool {
	switch e.Type {
	case turned:
		return !e.Ahead
	case hand:
		return e.Trainer != "" // whose hand it was has to know
	case opened, muted, connected, disconnected, froze, thawed, asked, locked, bars, key, closed, rested, resumed, routed, restarted, ended:
		return true
	}
	return false
}

// forAll is the event as it may leave the room: without who and what they said.
func (e Event) forAll() Event {
	return Event{
		Number: e.Number, At: e.At, Type: e.Type, Slide: e.Slide, Step: e.Step, Question: e.Question, Round: e.Round,
		Tally: e.Tally, Before: e.Before, Pause: e.Pause, Until: e.Until, Leading: e.Leading, Path: e.Path,
	}
}

// after is Live once the event has happened.
func (l Live) after(e Event) Live {
	if !e.changes() {
		return l
	}
	l.Sequence++
	switch e.Type {
	case connected, disconnected, restarted:
		l.Leading = e.Leading
	case turned:
		l.Phase, l.Slide, l.Step, l.Poll = OnSlide, e.Slide, e.Step, nil
	case froze:
		l.Frozen = true
	case thawed:
		l.Frozen, l.Slide, l.Step = false, e.Slide, e.Step
	case asked:
		l.Phase, l.Poll = Asking, &Poll{Question: e.Question, Round: e.Round}
	case locked:
		l.Phase = Locked
	case bars, key:
		poll := Poll{}
		if l.Poll != nil {
			poll = *l.Poll
		}
		poll.Tally, poll.Before = e.Tally, e.Before
		l.Poll, l.Phase = &poll, Bars
		if e.Type == key {
			l.Phase = Key
		}
	case closed:
		l.Phase, l.Poll = OnSlide, nil
	case rested:
		l.Pause, l.Until = e.Pause, e.Until
	case resumed:
		l.Pause, l.Until = Going, time.Time{}
	case routed:
		l.Path = e.Path
	case ended:
		l.Phase, l.Pause, l.Until, l.Poll, l.Frozen = Ended, Going, time.Time{}, nil, false
	}
	return l
}
