package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Keys are those of the screen that a session shows.
func (m *Model) Keys() []key.Binding { return m.screen.Keys(m.s) }

// Break has the screen that is shown panic as it draws, or with the next key.
func (m *Model) Break(drawing bool) { m.screen = broken{m.screen, drawing} }

type broken struct {
	kit.Screen
	drawing bool
}

func (b broken) Update(tea.Msg, *kit.Session) kit.Want { panic("a fault") }

func (b broken) View(s *kit.Session) kit.Picture {
	if b.drawing {
		panic("a fault")
	}
	return b.Screen.View(s)
}
