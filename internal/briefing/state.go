package briefing

import (
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

// A State is all that is known of a room. It is never changed: Apply gives a
// new one, which shares what stayed the same.
type State struct {
	Live

	Events   uint64 // number of the last event
	ID       string // of the briefing, for ever; room codes are used again
	Plan     *Plan
	Opened   time.Time
	Began    time.Time // when the first slide was shown
	Over     time.Time // when it ended
	Last     time.Time // when something last happened
	Trainers []string  // who may lead; who opened the room comes first

	Lead      Place               // where the trainer is; with Frozen not where followers are
	Connected map[string]int      // connections of each trainer
	Requests  []Request           // trainers who ask to lead as well
	Attendees map[string]Attendee // by learner
	Asked     []Asked             // polls so far, the present one last
	Hands     []string            // learners with a hand raised, who waits longest first
	Waiting   []Remark            // learners' questions not dealt with
	Remarks   int                 // learners' questions so far
	Said      []Remark            // the first of them, mostSaid at most, to be answered later too
	Hidden    int                 // of the Remarks, those that were hidden
	Quiet     bool                // no questions are taken
	Shut      bool                // nobody new comes in
	Admits    Admission           // who may
	Votes     map[string]Vote     // by learner: the newest

	shown   map[int]bool          // slides that were shown while they were led through
	topics  map[int]time.Duration // time spent on each, up to running
	running time.Time             // since when the present topic's time runs; zero if it does not

	fresh, kept int // of the attendees

	rest   string       // of the whole code, "" where the server draws it
	server string       // through which people come and go, "" where there is only one
	seats  map[seat]int // connections, where there are several servers

	own own
}

// A seat is what somebody has through a server, once or several times.
type seat struct {
	server, who string
	leads       bool
}

// own says which parts of a State no other State has, so that after may change
// them in place: what many events change is copied once.
type own uint16

const (
	ownAttendees own = 1 << iota
	ownConnected
	ownAsked
	ownAnswers // of the last poll
	ownHands
	ownWaiting
	ownSaid
	ownVotes
	ownTopics
	ownSeats
)

// ours says whether a part is the State's own already, and that it is from now on.
func (s *State) ours(part own) bool {
	already := s.own&part != 0
	s.own |= part
	return already
}

// mine is a map of a State as after may change it.
func mine[K comparable, V any](s *State, part own, m *map[K]V) map[K]V {
	if !s.ours(part) {
		*m = maps.Clone(*m)
	}
	if *m == nil {
		*m = map[K]V{}
	}
	return *m
}

// without is a list of a State without some elements.
func without[E any](s *State, part own, list []E, gone func(E) bool) []E {
	if !s.ours(part) {
		list = slices.Clone(list)
	}
	return slices.DeleteFunc(list, gone)
}

// A Place is a slide and a step of it, from 0.
type Place struct{ Slide, Step int }

// An Attendee is a learner who is or was in the room.
type Attendee struct {
	Unit    string        // its code, "" if not told
	Name    string        // "" if not told, or told before the server was started again
	Here    int           // connections
	First   time.Time     // when they came first
	Present time.Duration // up to Since
	Since   time.Time     // when they came last

	From  int  // which of the room's addresses they came from, from 1; 0: not known
	Known bool // a key or an enrolment proves who they are
	Muted bool // no questions or hands are taken from them

	fresh bool // that they came last is not written yet
	kept  bool // something of them is written
}

// A Request is a trainer's wish to lead as well.
type Request struct{ Trainer, Name string }

// Asked is a poll with its answers.
type Asked struct {
	Question string
	Round    int
	At       time.Time
	Answers  map[string][]string // by learner
}

// A Remark is a question that a learner sent.
type Remark struct {
	Item    int // from 1
	Learner string
	Unit    string
	Text    string
	At      time.Time
	Topic   int // that was shown when it came
}

// mostSaid is how many of the questions of a room are kept: as many as anybody
// answers afterwards.
const mostSaid = 2_000

// A Vote is a wish for another pace.
type Vote struct {
	Pace int // Slower or Faster
	At   time.Time
}

// Values of Vote.Pace.
const (
	Slower = -1
	Faster = 1
)

// PaceHalfLife is how long a wish for another pace takes to count half.
const PaceHalfLife = 3 * time.Minute

// after is the state once the event has happened.
func (s State) after(e Event) State {
	switch e.Type {
	case came:
		s.come(e)
		return s
	case went:
		s.vanish(e.By)
		return s
	}
	last := s.Last
	s.Live = s.Live.after(e)
	s.Events, s.Last = e.Number, e.At
	if e.Server != "" {
		s.seat(e)
	}
	switch e.Type {
	case opened:
		s.ID, s.Room, s.Plan, s.Opened = e.Opening.ID, e.Opening.Code, e.Opening.Plan, e.At
		s.Phase, s.Trainers, s.rest = Lobby, []string{e.Opening.Trainer}, e.Opening.Rest
		for _, leg := range s.Plan.Path {
			s.Path = append(s.Path, leg.Slide)
		}
	case joined:
		s.arrive(e)
	case visited:
		s.arrive(e)
		s.depart(e.By, e.At)
	case left:
		s.depart(e.By, e.At)
	case connected:
		mine(&s, ownConnected, &s.Connected)[e.By]++
	case disconnected:
		s.disconnect(e.By)
	case requested:
		s.Requests = append(slices.Clone(s.Requests), Request{e.By, e.Name})
	case invited:
		s.Trainers = append(slices.Clone(s.Trainers), e.Trainer)
		s.Requests = slices.DeleteFunc(slices.Clone(s.Requests), func(w Request) bool { return w.Trainer == e.Trainer })
	case turned:
		s.keepTime(e.At)
		s.Lead = Place{e.Slide, e.Step}
		if s.Began.IsZero() {
			s.Began = e.At
		}
		s.show()
	case thawed, routed:
		s.show()
	case asked:
		s.Asked = append(slices.Clone(s.Asked), Asked{Question: e.Question, Round: e.Round, At: e.At})
		s.own |= ownAsked | ownAnswers
	case answered:
		if len(s.Asked) == 0 {
			break
		}
		if !s.ours(ownAsked) {
			s.Asked = slices.Clone(s.Asked)
		}
		mine(&s, ownAnswers, &s.Asked[len(s.Asked)-1].Answers)[e.By] = e.Given
	case hand:
		s.Hands = without(&s, ownHands, s.Hands, func(l string) bool { return l == e.By })
		if e.Up {
			s.Hands = append(s.Hands, e.By)
		}
	case said:
		s.Remarks = e.Item
		if !s.ours(ownWaiting) {
			s.Waiting = slices.Clone(s.Waiting)
		}
		topic, _ := s.Plan.topic(s.Lead.Slide)
		r := Remark{e.Item, e.By, s.Attendees[e.By].Unit, e.Text, e.At, topic}
		s.Waiting = append(s.Waiting, r)
		if len(s.Said) < mostSaid {
			if !s.ours(ownSaid) {
				s.Said = slices.Clone(s.Said)
			}
			s.Said = append(s.Said, r)
		}
	case heard:
		s.Waiting = without(&s, ownWaiting, s.Waiting, func(r Remark) bool { return r.Item == e.Item })
	case hidden, muted, quiet, shut, admits:
		s.order(e)
	case paced:
		mine(&s, ownVotes, &s.Votes)[e.By] = Vote{e.Pace, e.At}
	case restarted:
		if e.Server != "" {
			s.lose(e.Server, e.At)
			break
		}
		s.allGone(last) // what passed since the last event nobody was there for
		s.running = time.Time{}
	case ended:
		s.allGone(e.At)
		s.Over = e.At
	}
	s.keepTime(e.At)
	return s
}

// seat notes through which server a connection comes or went.
func (s *State) seat(e Event) {
	of := seat{e.Server, e.By, e.Type == connected || e.Type == disconnected}
	all := mine(s, ownSeats, &s.seats)
	switch e.Type {
	case joined, connected:
		all[of]++
	case left, disconnected:
		if all[of]--; all[of] <= 0 {
			delete(all, of)
		}
	}
}

// lose ends all connections through a server that is gone.
func (s *State) lose(server string, at time.Time) {
	all := mine(s, ownSeats, &s.seats)
	for of, times := range all {
		if of.server != server {
			continue
		}
		for range times {
			if of.leads {
				s.disconnect(of.who)
			} else {
				s.depart(of.who, at)
			}
		}
		delete(all, of)
	}
}

func (s *State) disconnect(trainer string) {
	m := mine(s, ownConnected, &s.Connected)
	if m[trainer]--; m[trainer] <= 0 {
		delete(m, trainer)
	}
}

// come takes somebody into the room of whom the file does not know yet.
func (s *State) come(e Event) {
	all := mine(s, ownAttendees, &s.Attendees)
	a := all[e.By]
	a.tell(e)
	a.Here, a.Since, a.fresh = 1, e.At, true
	if a.First.IsZero() {
		a.First = e.At
	}
	all[e.By] = a
	s.fresh++
}

// vanish takes somebody out of the room whose coming the file does not know of.
func (s *State) vanish(learner string) {
	all := mine(s, ownAttendees, &s.Attendees)
	a := all[learner]
	s.fresh--
	a.Here, a.fresh = 0, false
	all[learner] = a
	if !a.kept {
		delete(all, learner)
	}
}

// tell takes in what somebody says of themselves.
func (a *Attendee) tell(e Event) {
	if e.Unit != "" {
		a.Unit = e.Unit
	}
	if e.Name != "" {
		a.Name = e.Name
	}
	if e.From != 0 {
		a.From = e.From
	}
	a.Known = a.Known || e.Known
}

// arrive notes that somebody is in the room: they have come just now, or what
// told of that was not written.
func (s *State) arrive(e Event) {
	since := e.At
	if !e.Since.IsZero() {
		since = e.Since
	}
	all := mine(s, ownAttendees, &s.Attendees)
	a := all[e.By]
	if !a.kept {
		if s.kept >= maxPeople {
			if l := s.someTraceless(); l != "" {
				s.forget(l)
			}
		}
		s.kept++
		a.First = since
	}
	a.tell(e)
	if a.fresh {
		s.fresh--
		a.Here--
	}
	if a.Here == 0 {
		a.Since = since
	}
	a.Here++
	a.kept, a.fresh = true, false
	all[e.By] = a
}

// forget is as if somebody had never been there.
func (s *State) forget(learner string) {
	delete(mine(s, ownAttendees, &s.Attendees), learner)
	s.kept--
}

func (s *State) depart(learner string, at time.Time) {
	a := s.Attendees[learner]
	if a.Here == 0 {
		return
	}
	if a.Here--; a.Here == 0 {
		a.Present += at.Sub(a.Since)
		s.Hands = without(s, ownHands, s.Hands, func(l string) bool { return l == learner })
	}
	mine(s, ownAttendees, &s.Attendees)[learner] = a
	if a.Present < passing && s.traceless(learner) {
		s.forget(learner)
	}
}

// noting are the events that note who came before a time and is still there.
func (s *State) noting(before time.Time) []Event {
	if s.fresh == 0 {
		return nil
	}
	var all []Event
	for l, a := range s.Attendees {
		if a.fresh && !a.Since.After(before) && s.hasPlace(l) {
			all = append(all, s.note(l))
		}
	}
	slices.SortFunc(all, func(a, b Event) int { return strings.Compare(a.By, b.By) })
	return all
}

// note is the event that notes somebody who has come.
func (s *State) note(learner string) Event {
	a := s.Attendees[learner]
	return Event{Type: joined, By: learner, Unit: a.Unit, Name: a.Name, Since: a.Since, From: a.From, Known: a.Known}
}

// hasPlace says whether there is one for somebody among those that are noted. Who
// has none follows, and does nothing.
func (s *State) hasPlace(learner string) bool {
	a := s.Attendees[learner]
	return a.kept || s.kept < maxPeople || a.Known && s.kept < maxPeople+keptSeats || s.someTraceless() != ""
}

// passing is how long somebody without a name or unit has to be in a room to
// have been there.
const passing = time.Minute

// traceless says whether somebody is gone who told no unit, as all do who give
// a name, and left nothing behind.
func (s *State) traceless(learner string) bool {
	a := s.Attendees[learner]
	if a.Here > 0 || a.Unit != "" || !a.kept || a.Muted {
		return false
	}
	for i := range s.Asked {
		if _, answered := s.Asked[i].Answers[learner]; answered {
			return false
		}
	}
	return !slices.ContainsFunc(s.Waiting, func(r Remark) bool { return r.Learner == learner })
}

// someTraceless is one of them, who has to make room; "" where there is none.
func (s *State) someTraceless() string {
	last := ""
	for l := range s.Attendees {
		if s.traceless(l) && (last == "" || l < last) { // the same whenever the file is read
			last = l
		}
	}
	return last
}

// allGone takes everyone out of the room.
func (s *State) allGone(at time.Time) {
	s.Connected, s.Requests, s.Hands, s.seats, s.fresh = nil, nil, nil, nil, 0
	all := mine(s, ownAttendees, &s.Attendees)
	for l, a := range all {
		switch {
		case a.fresh && !a.kept:
			delete(all, l)
		case a.fresh:
			a.Here, a.fresh = 0, false
			all[l] = a
		case a.Here > 0:
			a.Here, a.Present = 0, a.Present+at.Sub(a.Since)
			all[l] = a
		}
	}
}

// keepTime credits the present topic with the time since it was last credited.
func (s *State) keepTime(at time.Time) {
	if !s.running.IsZero() && at.After(s.running) {
		topic, _ := s.Plan.topic(s.Lead.Slide)
		mine(s, ownTopics, &s.topics)[topic] += at.Sub(s.running)
	}
	s.running = time.Time{}
	if s.Phase != Lobby && s.Phase != Ended && s.Pause != Break && s.Pause != Still {
		s.running = at
	}
}

// Leads says whether a trainer may lead the room.
func (s *State) Leads(trainer string) bool {
	return trainer != "" && slices.Contains(s.Trainers, trainer)
}

// Present counts the learners that are in the room now.
func (s *State) Present() int {
	n := 0
	for _, a := range s.Attendees {
		if a.Here > 0 {
			n++
		}
	}
	return n
}

// A UnitCount is how many learners of a unit are in the room now, and how many
// were at any time.
type UnitCount struct {
	Unit      string
	Here, All int
}

// Units counts attendance, the units with most people first.
func (s *State) Units() []UnitCount {
	by := map[string]UnitCount{}
	for _, a := range s.Attendees {
		u := by[a.Unit]
		u.Unit = a.Unit
		u.All++
		if a.Here > 0 {
			u.Here++
		}
		by[a.Unit] = u
	}
	return slices.SortedFunc(maps.Values(by), func(a, b UnitCount) int {
		if a.All != b.All {
			return b.All - a.All
		}
		return strings.Compare(a.Unit, b.Unit)
	})
}

// Now is the poll under way with its answers, or nil.
func (s *State) Now() *Asked {
	if s.Poll == nil || len(s.Asked) == 0 {
		return nil
	}
	return &s.Asked[len(s.Asked)-1]
}

// Given is what a learner answered to the poll under way, nil if nothing.
func (s *State) Given(learner string) []string {
	if now := s.Now(); now != nil {
		return now.Answers[learner]
	}
	return nil
}

// Tally counts the answers to a poll.
func (s *State) Tally(a *Asked) *Tally {
	q := s.Plan.question(a.Question)
	t := &Tally{Answers: len(a.Answers)}
	if q != nil && q.Type != deck.Order {
		t.Options = map[string]int{}
	}
	for _, given := range a.Answers {
		if q != nil && quiz.Right(given, q.Right) {
			t.Right++
		}
		if t.Options != nil {
			for _, letter := range given {
				t.Options[letter]++
			}
		}
	}
	return t
}

// before is the tally of the round before the poll under way, or nil.
func (s *State) before() *Tally {
	now := s.Now()
	for i := range s.Asked {
		if a := &s.Asked[i]; a.Question == now.Question && a.Round == now.Round-1 {
			return s.Tally(a)
		}
	}
	return nil
}

// Pace sums up the wishes for another pace: below 0 slower, above 0 faster. A
// wish counts 1 when it is made and half as much every PaceHalfLife.
func (s *State) Pace(now time.Time) float64 {
	sum := 0.0
	for _, v := range s.Votes {
		sum += float64(v.Pace) * math.Exp2(-float64(max(0, now.Sub(v.At)))/float64(PaceHalfLife))
	}
	return sum
}
