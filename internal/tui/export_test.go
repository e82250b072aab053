package tui

import "charm.land/bubbles/v2/key"

// Keys are those of the screen that a session shows.
func (m *Model) Keys() []key.Binding { return m.screen.Keys(m.s) }
