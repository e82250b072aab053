package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/render"
)

// lobbyView is how people come in: the room code set large, the line to type,
// its QR code, and who has arrived.
func (v *liveScreen) lobbyView(s *session) Picture {
	w := &s.words.Briefing
	foot := s.footer(s.styles.Muted.Render(w.Gathering), v.Keys(s))
	return s.frame(v.header(s, s.Deck.Title), v.lobby(s), foot)
}

func (v *liveScreen) lobby(s *session) []string {
	stage := s.stage()
	room := s.width - 2*s.margin()
	code := v.qr(s, stage.height)
	if wide := widest(code); wide > 0 && room-wide-4 >= 34 {
		text := v.lobbyText(s, room-wide-4, stage.height)
		top := max(0, (stage.height-len(code))/2)
		right := append(make([]string, top), code...)
		left := append(make([]string, max(0, (stage.height-len(text))/2)), text...)
		return shift(beside(left, right, room-wide, stage.height, ""), s.margin())
	}
	return s.centre(v.lobbyText(s, room, stage.height))
}

// lobbyText is what stands in words, in a column.
func (v *liveScreen) lobbyText(s *session, width, height int) []string {
	w := &s.words.Briefing
	how := wrap(w.LobbyJoin, width, s.styles.Text)
	for _, l := range wrap("ssh "+v.address(s), width, s.styles.Strong) {
		how = append(how, "  "+ansi.Truncate(l, max(1, width-2), ""))
	}
	how = append(how, wrap(w.LobbyHint, width, s.styles.Muted)...)
	full := v.view.Full
	arrived := []string{s.styles.Muted.Render(w.NobodyYet)}
	if n := full.Present(); n > 0 {
		arrived = []string{s.styles.Right.Render(fmt.Sprintf(w.Arrived, n))}
	}
	room := height - len(how) - len(arrived) - 4
	code, ok := render.Large(v.view.Room, width, max(3, min(room, 9)), s.styles.Brand)
	if !ok {
		code = []string{s.styles.Bold(s.styles.Brand).Render(fmt.Sprintf(w.Room, v.view.Room))}
	}
	lines := append(append([]string{}, code...), "")
	lines = append(append(lines, how...), "")
	lines = append(lines, arrived...)
	if left := height - len(lines); left > 1 {
		lines = append(lines, v.unitCounts(s, width, min(left-1, 8))...)
	}
	return lines
}

// address is what is typed after ssh.
func (v *liveScreen) address(s *session) string { return RoomAddress(s.Briefings.Host, v.view.Room) }

// RoomAddress is what people type after ssh to come into a room: the room code
// as the user name. Host may begin with "-p PORT ".
func RoomAddress(host, code string) string {
	if i := strings.LastIndexByte(host, ' '); i >= 0 {
		return host[:i+1] + code + "@" + host[i+1:]
	}
	return code + "@" + host
}

// roomURL is the same for a QR code.
func roomURL(host, code string) string {
	if rest, ok := strings.CutPrefix(host, "-p "); ok {
		if port, name, ok := strings.Cut(rest, " "); ok {
			host = name + ":" + port
		}
	}
	return "ssh://" + code + "@" + host
}

// qr is the QR code of the room, nil if it does not fit.
func (v *liveScreen) qr(s *session, height int) []string {
	lines, err := s.renderer.QR(roomURL(s.Briefings.Host, v.view.Room))
	if err != nil || len(lines) > height {
		return nil
	}
	return lines
}

// projectorView is what stands on the projector: what followers see, set for
// the last row of the room, and how to come in.
func (v *liveScreen) projectorView(s *session) Picture {
	w := &s.words.Briefing
	switch {
	case v.view.Pause != briefing.Going:
		return v.pauseView(s)
	case v.view.Phase == briefing.Lobby:
		return v.lobbyView(s)
	case v.view.Poll != nil:
		return v.pollView(s, s.styles.Strong.Render(v.count(s)))
	}
	a := s.stage()
	body := s.renderer.Slide(s.Deck, v.at.slide, v.at.step, v.at.page, a.width, a.height)
	left := s.pageOf(v.at)
	if !v.view.Leading {
		left = s.styles.Wrong.Render(ansi.Truncate(w.TrainerAway, s.width/2, "…"))
	}
	join := s.styles.Muted.Render("ssh " + v.address(s))
	gap := s.width - 2*s.margin() - ansi.StringWidth(left) - ansi.StringWidth(join)
	if gap < 2 {
		join, gap = "", 0
	}
	foot := strings.Repeat(" ", s.margin()) + left + strings.Repeat(" ", gap) + join
	return s.frame(s.slideHeader(v.at, s.stepOf(v.at)), body.Lines, Foot{line: foot})
}
