package live

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// projectorView is what stands on the projector: what followers see, set for
// the last row of the room. Its last line is how to come in, never a key of
// whoever started it.
func (v *Seat) projectorView(s *kit.Session) kit.Picture {
	switch {
	case v.room.View.Pause != briefing.Going:
		return v.pauseView(s)
	case v.room.View.Phase == briefing.Lobby:
		return v.lobbyView(s)
	case v.room.View.Poll != nil:
		return v.pollView(s, "")
	}
	a := s.Stage()
	body := s.Renderer.Slide(s.Deck, v.At.Slide, v.At.Step, v.At.Page, a.Width, a.Height)
	left := s.PageOf(v.At)
	if !v.room.View.Leading {
		left = s.Styles.Wrong.Render(ansi.Truncate(s.Words.Briefing.TrainerAway, s.Width/2, "…"))
	}
	return s.Frame(s.SlideHeader(v.At, s.StepOf(v.At)), body.Lines, v.joinFoot(s, left, v.timer(s)))
}

// joinFoot is the projector's last line: what is given at the left, how to come
// in, and the time at the right. Where the line is short the time goes first
// and the left then.
func (v *Seat) joinFoot(s *kit.Session, left, timer string) kit.Foot {
	room := s.Width - 2*s.Margin()
	type parts struct{ left, timer string }
	way := v.room.Way(s)
	join := cmp.Or(way.Page, way.Type)
	for _, p := range []parts{{left, timer}, {left, ""}, {"", timer}, {}} {
		right := s.Styles.Strong.Render(join)
		if p.timer != "" {
			right += s.Styles.Muted.Render("   " + p.timer)
		}
		if gap := room - ansi.StringWidth(p.left) - ansi.StringWidth(right); gap >= 2 || p == (parts{}) && gap >= 0 {
			return kit.Foot{Line: strings.Repeat(" ", s.Margin()) + p.left + strings.Repeat(" ", gap) + right}
		}
	}
	return kit.Foot{Line: strings.Repeat(" ", s.Margin()) + s.Styles.Strong.Render(ansi.Truncate(join, room, "…"))}
}

// timer is the time that the room looks at: how long the question has been
// open, else what the clock says.
func (v *Seat) timer(s *kit.Session) string {
	if v.room.View.Phase == briefing.Asking {
		return clock(v.open(s))
	}
	return s.Now().Format("15:04")
}

// open is how long the question has been open.
func (v *Seat) open(s *kit.Session) time.Duration {
	if now := v.room.View.Full.Now(); now != nil {
		return max(0, s.Now().Sub(now.At))
	}
	return 0
}

// clock writes a time in minutes and seconds, begun ones not counted.
func clock(d time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}

// foot is the last line of a screen that several roles see: on the projector
// how to come in, else what is given, and the person's keys.
func (v *Seat) foot(s *kit.Session, left string) kit.Foot {
	if v.room.Role == briefing.Screen {
		return v.joinFoot(s, left, v.timer(s))
	}
	return s.Footer(left, v.Keys(s))
}
