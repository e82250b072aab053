package tui

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/record/progress"
)

// learnt keeps what the session's progress has become: a little later, and
// before the session ends.
type learnt struct {
	changed bool // since it was kept last
	waiting bool // for the time to keep it
}

// keepAfter is how long progress waits to be kept, unless Config says.
const keepAfter = 2 * time.Second

// Messages of progress.
type (
	recalled     struct{ state progress.State } // what was kept of the learner
	keepProgress struct{}                       // it is time to keep it
	keptProgress struct{ err error }
)

// keeper names the learner whose progress is kept; "" if nobody's is.
func (s *session) keeper() string {
	switch {
	case s.Progress == nil || s.Kiosk:
		return ""
	case s.Verified:
		return s.Learner
	case s.Via == viaLocal:
		return progress.Local
	}
	return ""
}

// viaLocal is the Via of who uses the program in their own terminal.
const viaLocal = "local"

// recall fetches what was kept of the learner. Where it can't be read they
// begin anew; what can't be read is set aside when the new is kept.
func (s *session) recall() tea.Cmd {
	store, learner, deck := s.Progress, s.keeper(), s.Deck.ID
	if learner == "" {
		return nil
	}
	return func() tea.Msg {
		state, err := store.Load(learner, deck)
		if err != nil {
			return keptProgress{err}
		}
		return recalled{state}
	}
}

// recalled takes up where the learner stopped.
func (m *Model) recalled(state progress.State) {
	m.s.progress.Take(state)
	if m.talk.begun.IsZero() {
		m.home.reached = m.s.progress.At()
	}
}

// learn notes that there is something new to keep.
func (m *Model) learn() tea.Cmd {
	m.learnt.changed = true
	if m.learnt.waiting || m.s.keeper() == "" {
		return nil
	}
	m.learnt.waiting = true
	return m.s.after(cmp.Or(m.s.KeepAfter, keepAfter), keepProgress{})
}

// keep keeps the progress, if there is something new.
func (m *Model) keep() tea.Cmd {
	m.learnt.waiting = false
	learner := m.s.keeper()
	if learner == "" || !m.learnt.changed {
		return nil
	}
	m.learnt.changed = false
	store, deck, state := m.s.Progress, m.s.Deck.ID, m.s.progress.State()
	return m.writer.add(func() tea.Msg { return keptProgress{store.Save(learner, deck, state)} })
}
