package tui

import (
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui/exam"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// mostFalls is how often a session goes on after a panic of a screen. One that
// falls more often ends: something keeps it falling.
const mostFalls = 3

// fallen takes the session home after a panic in a screen, with an attempt
// under way to go on with. It lets the panic go on where home would not help.
func (m *Model) fallen(value any) tea.Cmd {
	if m.falls++; m.falls > mostFalls || !m.started || m.place == kit.Home && m.layer == bare {
		panic(value)
	}
	if m.s.Fell != nil {
		m.s.Fell(value, debug.Stack())
	}
	under := m.place == kit.Exam && m.run != nil
	seat := m.live
	m.s.Alone()
	m.place, m.screen, m.layer, m.live = kit.Home, m.home.open(m.s, &m.talk), bare, nil
	if under {
		if next, _ := m.run.Progress(); next > 1 {
			m.home.unfinished = &exam.Unfinished{Run: m.run}
			m.home.settle(m.s)
		}
	}
	m.notice, m.sorry = m.s.Words.Server.Fell, true
	if seat == nil {
		return nil
	}
	return seat.Leave()
}
