package live

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/live/hall"
)

// growthFrame is how long each frame stays.
const growthFrame = 100 * time.Millisecond

// begin lets the bars grow for who sees them come. Who finds them there sees
// them whole.
func (v *Seat) begin(before briefing.View, s *kit.Session) tea.Cmd {
	had := before.Poll != nil && before.Poll.Tally != nil
	has := v.room.View.Poll != nil && v.room.View.Poll.Tally != nil
	switch {
	case had || !has:
	case before.Poll != nil && !s.Still && s.Drawn():
		v.room.Grown = 0
		return s.After(growthFrame, grow{v.poll})
	default:
		v.room.Grown = hall.Whole
	}
	return nil
}

// grow shows the next frame.
func (v *Seat) grow(msg grow, s *kit.Session) tea.Cmd {
	if msg.of != v.poll || v.room.Grown >= hall.Whole {
		return nil
	}
	v.room.Grown++
	if v.room.Grown == hall.Whole {
		return nil
	}
	return s.After(growthFrame, grow{v.poll})
}
