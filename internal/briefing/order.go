package briefing

import (
	"errors"
	"slices"
)

// What trainers do to keep order in their room. It lasts until they undo it, or
// the briefing ends.
type (
	// Hide takes a learner's question away as if it had not been sent.
	Hide struct{ Item int }
	// Mute takes no more questions and hands from a learner, and hides those
	// that wait.
	Mute struct{ Learner string }
	// Quiet closes the room's list of questions, or opens it again.
	Quiet struct{ Closed bool }
	// Shut locks the room, or opens it again: who is or was in it may stay and
	// come back.
	Shut struct{ Closed bool }
	// Admit says who may come in.
	Admit struct{ Who Admission }
)

func (Hide) action()  {}
func (Mute) action()  {}
func (Quiet) action() {}
func (Shut) action()  {}
func (Admit) action() {}

// An Admission is who may come into a room.
type Admission string

// Admissions, from the widest to the narrowest.
const (
	Anyone Admission = ""
	Named  Admission = "named" // who gives a name
	Known  Admission = "known" // whom a key or an enrolment proves
)

// Admissions are all, from the widest on.
func Admissions() []Admission { return []Admission{Anyone, Named, Known} }

// Why something is refused that a trainer has closed.
var (
	ErrQuiet = errors.New("the trainer takes no questions now")
	ErrMuted = errors.New("the trainer takes nothing more from this seat")
	ErrShut  = errors.New("the room is locked")
	ErrNamed = errors.New("the room wants names")
	ErrKnown = errors.New("the room wants a key or an enrolment")
)

// What may wait of those who come from one address, which may be a whole
// institute's; of one learner see MaxAsking.
const (
	askingOfAddress = 20
	handsOfAddress  = 64
)

// few is how many seats of one address without a key or an enrolment are
// nothing to remark on.
const few = 8

// keptSeats is how many more may be noted in a room that is full of strangers, of
// those whom a key or an enrolment proves.
const keptSeats = 5_000

// orders decides what a trainer does to keep order; ok is false for anything else.
func orders(s *State, c Command) (happened []Event, ok bool, err error) {
	switch a := c.Action.(type) {
	case Hide:
		if !slices.ContainsFunc(s.Waiting, func(r Remark) bool { return r.Item == a.Item }) {
			return nil, true, ErrUnknown
		}
		return []Event{{Type: hidden, By: c.By, Item: a.Item}}, true, nil
	case Mute:
		who, here := s.Attendees[a.Learner]
		if !here || who.Muted {
			return nil, true, ErrUnknown
		}
		if !who.kept {
			happened = []Event{s.note(a.Learner)}
		}
		return append(happened, Event{Type: muted, By: a.Learner, Trainer: c.By}), true, nil
	case Quiet:
		return changed(a.Closed != s.Quiet, Event{Type: quiet, By: c.By, Up: a.Closed})
	case Shut:
		return changed(a.Closed != s.Shut, Event{Type: shut, By: c.By, Up: a.Closed})
	case Admit:
		if !slices.Contains(Admissions(), a.Who) {
			return nil, true, ErrUnknown
		}
		return changed(a.Who != s.Admits, Event{Type: admits, By: c.By, Admits: a.Who})
	}
	return nil, false, nil
}

func changed(yes bool, e Event) ([]Event, bool, error) {
	if !yes {
		return nil, true, ErrPhase
	}
	return []Event{e}, true, nil
}

// order is the state once order was kept.
func (s *State) order(e Event) {
	switch e.Type {
	case hidden:
		s.hide(func(r Remark) bool { return r.Item == e.Item })
	case muted:
		all := mine(s, ownAttendees, &s.Attendees)
		a := all[e.By]
		a.Muted = true
		all[e.By] = a
		s.hide(func(r Remark) bool { return r.Learner == e.By })
		s.Hands = without(s, ownHands, s.Hands, func(l string) bool { return l == e.By })
	case quiet:
		s.Quiet = e.Up
	case shut:
		s.Shut = e.Up
	case admits:
		s.Admits = e.Admits
	}
}

// hide takes questions off the list that were not meant for anybody.
func (s *State) hide(which func(Remark) bool) {
	gone := map[int]bool{}
	s.Waiting = without(s, ownWaiting, s.Waiting, func(r Remark) bool {
		if which(r) {
			gone[r.Item] = true
		}
		return gone[r.Item]
	})
	s.Said = without(s, ownSaid, s.Said, func(r Remark) bool { return gone[r.Item] })
	s.Hidden += len(gone)
}

// mayJoin says why somebody may not come in.
func (s *State) mayJoin(learner string, a Join) error {
	_, was := s.Attendees[learner]
	switch {
	case was:
		return nil
	case s.Shut:
		return ErrShut
	case s.Admits == Named && a.Name == "":
		return ErrNamed
	case s.Admits == Known && !a.Known:
		return ErrKnown
	}
	return nil
}

// maySpeak says why somebody may not ask, or raise a hand.
func (s *State) maySpeak(learner string, ask bool) error {
	who := s.Attendees[learner]
	if who.Muted {
		return ErrMuted
	}
	if ask && s.Quiet {
		return ErrQuiet
	}
	mine, theirs, most := 0, 0, handsOfAddress
	count := func(other string) {
		if other == learner {
			mine++
		} else if from := s.Attendees[other].From; from != 0 && from == who.From {
			theirs++
		}
	}
	if ask {
		most = askingOfAddress
		for _, r := range s.Waiting {
			count(r.Learner)
		}
	} else {
		for _, l := range s.Hands {
			count(l)
		}
	}
	if ask && (mine >= MaxAsking || len(s.Waiting) >= maxWaits) || mine+theirs >= most {
		return ErrMany
	}
	return nil
}

// Suspicion is how many seats without a key or an enrolment share addresses,
// more than a few each: a hall behind one address, or one person many times.
type Suspicion struct {
	Seats     int `json:"seats"`
	Addresses int `json:"addresses"`
}

// suspicion looks for seats that share addresses.
func (s *State) suspicion() Suspicion {
	by := map[int]int{}
	for _, a := range s.Attendees {
		if a.From != 0 && !a.Known {
			by[a.From]++
		}
	}
	found := Suspicion{}
	for _, n := range by {
		if n > few {
			found.Seats, found.Addresses = found.Seats+n, found.Addresses+1
		}
	}
	return found
}
