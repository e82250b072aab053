package tui

import (
	"cmp"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// writer does what changes the data folder one after the other, in the order
// in which it was asked for: an attempt is never recorded before its last
// answer is in the journal.
type writer struct {
	queue []tea.Cmd
	busy  bool
}

// wrote says that the writer's command is done, and what came of it.
type wrote struct{ msg tea.Msg }

func (w *writer) add(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	w.queue = append(w.queue, cmd)
	return w.next()
}

func (w *writer) next() tea.Cmd {
	if w.busy || len(w.queue) == 0 {
		return nil
	}
	w.busy = true
	cmd := w.queue[0]
	w.queue = w.queue[1:]
	return func() tea.Msg { return wrote{cmd()} }
}

func (w *writer) done() tea.Cmd {
	w.busy = false
	return w.next()
}

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

// keeps reports whether the learner's progress is kept.
func keeps(s *kit.Session) bool { return s.Progress != nil && s.Keeper != "" && !s.Kiosk }

// recall fetches what was kept of the learner. Where it can't be read they
// begin anew; what can't be read is set aside when the new is kept.
func recall(s *kit.Session) tea.Cmd {
	store, learner, deck := s.Progress, s.Keeper, s.Deck.ID
	if !keeps(s) {
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
	m.s.Reached.Take(state)
	if m.talk.Begun.IsZero() {
		m.home.reached = m.s.Reached.At()
		m.home.settle(m.s)
	}
}

// learn notes that there is something new to keep.
func (m *Model) learn() tea.Cmd {
	m.learnt.changed = true
	if m.learnt.waiting || !keeps(m.s) {
		return nil
	}
	m.learnt.waiting = true
	return m.s.After(cmp.Or(m.s.KeepAfter, keepAfter), keepProgress{})
}

// keep keeps the progress, if there is something new.
func (m *Model) keep() tea.Cmd {
	m.learnt.waiting = false
	if !keeps(m.s) || !m.learnt.changed {
		return nil
	}
	m.learnt.changed = false
	store, learner, deck, state := m.s.Progress, m.s.Keeper, m.s.Deck.ID, m.s.Reached.State()
	return m.writer.add(func() tea.Msg { return keptProgress{store.Save(learner, deck, state)} })
}

// Closing tells a session that whoever runs it stops, at By at the latest. The
// session says so and leaves by itself: soon, or where a quiz is under way,
// when that is done.
type Closing struct{ By time.Time }

// closing is where a session stands that has been told so.
type closing struct{ by, leave time.Time }

// countdown says that a second of the way out has gone by.
type countdown struct{}

// readingTime is how long a session that holds nobody up stays, so that its person
// can read why it ends.
const readingTime = 10 * time.Second

// count says how much time is left, and leaves once there is none.
func (m *Model) count() tea.Cmd {
	now := m.s.Now()
	text := m.s.Words.Closing.Soon
	until := m.closing.by
	if m.place == kit.Exam {
		text = m.s.Words.Closing.Quiz
	} else {
		if m.closing.leave.IsZero() {
			m.closing.leave = now.Add(readingTime)
		}
		if m.closing.leave.Before(until) {
			until = m.closing.leave
		}
	}
	left := until.Sub(now)
	if left <= 0 {
		return m.Quit()
	}
	m.notice = fmt.Sprintf(text, int((left+time.Second-1)/time.Second))
	return m.s.After(min(time.Second, left), countdown{})
}
