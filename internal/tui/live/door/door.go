// Package door has the way into a live briefing: the screen that asks for its
// code, and what takes a seat there or says why there is none.
package door

import (
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Seated is a message: a seat was taken, or not.
type Seated struct {
	Seat *briefing.Seat
	Err  error
	Ask  bool // the person has to say who they are first
}

// Waits says which room of a trainer's still waits for them; "": none does.
type Waits string

// FindRoom looks for the room of a trainer's that still waits; nil where the
// person leads none.
func FindRoom(s *kit.Session) tea.Cmd {
	d := s.Briefings
	if d == nil || d.Trainer == "" {
		return nil
	}
	return func() tea.Msg { return Waits(d.Own()) }
}

// JoinAs is join for a person whom a form has asked.
func JoinAs(s *kit.Session) func(record.Person) tea.Cmd {
	return func(p record.Person) tea.Cmd { return join(s, s.Briefings.Code, &p) }
}

// Open begins where the session's door says.
func Open(s *kit.Session) tea.Cmd {
	d := s.Briefings
	switch {
	case d == nil:
		return nil
	case d.Screen:
		return func() tea.Msg {
			seat, err := d.Watch(d.Code)
			return Seated{Seat: seat, Err: err}
		}
	case d.Lead && d.Code != "":
		return leadAlso(s, d.Code)
	case d.Lead:
		return LeadOwn(s)
	case d.Code != "":
		return join(s, d.Code, nil)
	}
	return nil
}

// LeadOwn opens the trainer's own room, or goes back to it.
func LeadOwn(s *kit.Session) tea.Cmd {
	d, deck, route := s.Briefings, s.Deck, s.Route()
	return func() tea.Msg {
		seat, err := d.Start(briefing.PlanAlong(deck, route))
		return Seated{Seat: seat, Err: err}
	}
}

// leadAlso leads another trainer's room, once they agree.
func leadAlso(s *kit.Session, code string) tea.Cmd {
	d := s.Briefings
	return func() tea.Msg {
		seat, err := d.LeadAlso(code)
		return Seated{Seat: seat, Err: err}
	}
}

// join takes a follower's seat. Who is not told and not known from a key is
// asked who they are, unless they would rather not say.
func join(s *kit.Session, code string, who *record.Person) tea.Cmd {
	d, folder, learner := s.Briefings, s.Folder, s.Learner
	return func() tea.Msg {
		if who == nil {
			if err := d.Knock(code); err != nil {
				return Seated{Err: err}
			}
			if learner == "" || folder == nil {
				return Seated{Ask: true}
			}
			person, known, err := folder.Person(learner)
			if err != nil || !known {
				return Seated{Ask: true}
			}
			who = &person
		}
		seat, err := d.Follow(code, who.Learner, who.Unit, who.Name)
		return Seated{Seat: seat, Err: err}
	}
}

// Leave gives a seat up, without waiting for the room to know.
func Leave(seat *briefing.Seat) tea.Cmd {
	if seat == nil {
		return nil
	}
	return func() tea.Msg {
		seat.Leave()
		return nil
	}
}

// Trouble words why a seat, or what was done from one, was refused.
func Trouble(s *kit.Session, err error, a briefing.Action) string {
	w := &s.Words.Briefing
	switch {
	case errors.Is(err, briefing.ErrLocked), errors.Is(err, briefing.ErrPaused) && a != nil:
		return w.AskLocked
	case errors.Is(err, briefing.ErrMany):
		return w.AskMany
	case errors.Is(err, briefing.ErrQuiet):
		return w.QuietNow
	case errors.Is(err, briefing.ErrMuted):
		return w.MutedNow
	case errors.Is(err, briefing.ErrShut):
		return w.ShutNow
	case errors.Is(err, briefing.ErrNamed):
		return w.NamedNow
	case errors.Is(err, briefing.ErrKnown):
		return w.KnownNow
	case errors.Is(err, briefing.ErrLong):
		return w.Long
	case errors.Is(err, briefing.ErrText):
		return w.AskEmpty
	case errors.Is(err, briefing.ErrLast):
		return w.OnlyTopic
	case errors.Is(err, briefing.ErrEnded):
		return w.Gone
	case errors.Is(err, briefing.ErrNoRoom):
		return w.NoRoom
	case errors.Is(err, briefing.ErrWhole):
		return w.WholeCode
	case errors.Is(err, briefing.ErrFull):
		return w.Full
	case errors.Is(err, briefing.ErrTrainer):
		return w.Wished
	}
	return fmt.Sprintf(w.Failed, err)
}
