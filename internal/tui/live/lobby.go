package live

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// lobbyView is how people come in: the room code set large, the line to type,
// its QR code, and who has arrived.
func (v *Seat) lobbyView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	foot := s.Footer(s.Styles.Muted.Render(w.Gathering), v.Keys(s))
	return s.Frame(v.header(s, s.Deck.Title), v.lobby(s), foot)
}

func (v *Seat) lobby(s *kit.Session) []string {
	stage := s.Stage()
	room := s.Width - 2*s.Margin()
	code := v.qr(s, stage.Height)
	if wide := kit.Widest(code); wide > 0 && room-wide-4 >= 34 {
		text := v.lobbyText(s, room-wide-4, stage.Height)
		top := max(0, (stage.Height-len(code))/2)
		right := append(make([]string, top), code...)
		left := append(make([]string, max(0, (stage.Height-len(text))/2)), text...)
		return kit.Shift(kit.Beside(left, right, room-wide, stage.Height, ""), s.Margin())
	}
	return s.Centre(v.lobbyText(s, room, stage.Height))
}

// lobbyText is what stands in words, in a column.
func (v *Seat) lobbyText(s *kit.Session, width, height int) []string {
	w := &s.Words.Briefing
	how := kit.Wrap(w.LobbyJoin, width, s.Styles.Text)
	for _, l := range kit.Wrap(v.way(s).Type, width, s.Styles.Strong) {
		how = append(how, "  "+ansi.Truncate(l, max(1, width-2), ""))
	}
	how = append(how, kit.Wrap(w.LobbyHint, width, s.Styles.Muted)...)
	full := v.view.Full
	arrived := []string{s.Styles.Muted.Render(w.NobodyYet)}
	if n := full.Present(); n > 0 {
		arrived = []string{s.Styles.Right.Render(fmt.Sprintf(w.Arrived, n))}
	}
	room := height - len(how) - len(arrived) - 4
	code, ok := render.Large(v.view.Room, width, max(3, min(room, 9)), s.Styles.Brand)
	if !ok {
		code = []string{s.Styles.Bold(s.Styles.Brand).Render(fmt.Sprintf(w.Room, v.view.Room))}
	}
	lines := append(append([]string{}, code...), "")
	lines = append(append(lines, how...), "")
	lines = append(lines, arrived...)
	if left := height - len(lines); left > 1 {
		lines = append(lines, v.unitCounts(s, width, min(left-1, 8))...)
	}
	return lines
}

// way is how people come into the room.
func (v *Seat) way(s *kit.Session) briefing.Way {
	if s.Briefings.Way == nil {
		return briefing.Way{}
	}
	return s.Briefings.Way(v.view.Room)
}

// qr is the QR code of the room, nil if it does not fit.
func (v *Seat) qr(s *kit.Session, height int) []string {
	lines, err := s.Renderer.QR(v.way(s).Link)
	if err != nil || len(lines) > height {
		return nil
	}
	return lines
}

// projectorView is what stands on the projector: what followers see, set for
// the last row of the room, and how to come in.
func (v *Seat) projectorView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	switch {
	case v.view.Pause != briefing.Going:
		return v.pauseView(s)
	case v.view.Phase == briefing.Lobby:
		return v.lobbyView(s)
	case v.view.Poll != nil:
		return v.pollView(s, s.Styles.Strong.Render(v.count(s)))
	}
	a := s.Stage()
	body := s.Renderer.Slide(s.Deck, v.At.Slide, v.At.Step, v.At.Page, a.Width, a.Height)
	left := s.PageOf(v.At)
	if !v.view.Leading {
		left = s.Styles.Wrong.Render(ansi.Truncate(w.TrainerAway, s.Width/2, "…"))
	}
	join := s.Styles.Muted.Render(v.way(s).Type)
	gap := s.Width - 2*s.Margin() - ansi.StringWidth(left) - ansi.StringWidth(join)
	if gap < 2 {
		join, gap = "", 0
	}
	foot := strings.Repeat(" ", s.Margin()) + left + strings.Repeat(" ", gap) + join
	return s.Frame(s.SlideHeader(v.At, s.StepOf(v.At)), body.Lines, kit.Foot{Line: foot})
}
