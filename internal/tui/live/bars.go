package live

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// growth are the parts of their length that the bars of a poll have, one frame
// after the other: few, and the same for all, so that each is drawn once.
var growth = [...]float64{0, .35, .6, .78, .9, .97, 1}

// whole is the last frame of growth.
const whole = len(growth) - 1

// growthFrame is how long each frame stays.
const growthFrame = 100 * time.Millisecond

// begin lets the bars grow for who sees them come. Who finds them there sees
// them whole.
func (v *Seat) begin(before briefing.View, s *kit.Session) tea.Cmd {
	had := before.Poll != nil && before.Poll.Tally != nil
	has := v.view.Poll != nil && v.view.Poll.Tally != nil
	switch {
	case had || !has:
	case before.Poll != nil && !s.Still && s.Drawn():
		v.grown = 0
		return s.After(growthFrame, grow{v.poll})
	default:
		v.grown = whole
	}
	return nil
}

// grow shows the next frame.
func (v *Seat) grow(msg grow, s *kit.Session) tea.Cmd {
	if msg.of != v.poll || v.grown >= whole {
		return nil
	}
	v.grown++
	if v.grown == whole {
		return nil
	}
	return s.After(growthFrame, grow{v.poll})
}

// share is how much of the answers an option has, in whole percent: bars that
// differ by less are alike.
func share(t *briefing.Tally, letter string) int {
	if t.Answers == 0 {
		return 0
	}
	return kit.Percent(float64(t.Options[letter]) / float64(t.Answers))
}
