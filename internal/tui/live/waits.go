package live

import (
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui/kit"
)

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
