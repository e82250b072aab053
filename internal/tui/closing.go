package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

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
	text := m.s.words.Closing.Soon
	until := m.closing.by
	if m.place == exam {
		text = m.s.words.Closing.Quiz
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
		return m.quit()
	}
	m.notice = fmt.Sprintf(text, int((left+time.Second-1)/time.Second))
	return m.s.after(min(time.Second, left), countdown{})
}
