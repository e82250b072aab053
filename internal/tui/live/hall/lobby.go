package hall

import (
	"cmp"
	"fmt"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// mostUnits is of how many units the lobby tells how many people came.
const mostUnits = 12

// Lobby is how people come in: code and people at the left, the QR code at the
// right, the line to type across the bottom. In small windows it is words.
func (v *Room) Lobby(s *kit.Session) []string {
	if !s.Wide() {
		return v.lobbyText(s)
	}
	w, c := &s.Words.Briefing, s.Canvas()
	free := v.entrance(s).Draw(s, c)
	x, y, left, room := free.Min.X, 1, free.Dx(), free.Dy()
	if set, ok := s.Letters(v.Code(), left, room/2, letters.XL, letters.L, letters.M); ok {
		y = max(0, room-set.Rows-4-3-mostUnits) / 2
		if left == s.Inner() { // what stands alone stands in the middle
			x, left = (c.Bounds().Dx()-set.Columns)/2, max(set.Columns, left/2)
			y = max(0, room-set.Rows-4-3) / 2
		}
		c.Text(x, y, w.Code, s.Styles.Muted)
		c.Dots(x, y+2, set.Mask, s.Styles.Brand)
		y += 2 + set.Rows + 2
	} else {
		y = s.Say(c, x, 0, left, fmt.Sprintf(w.Room, v.Code()), s.Styles.Bold(s.Styles.Brand)) + 1
	}
	v.arrivals(s, c, x, y, left, room-y)
	return c.Lines()
}

// arrivals draws how many have come, and from where.
func (v *Room) arrivals(s *kit.Session, c *canvas.Canvas, x, y, width, height int) {
	w := &s.Words.Briefing
	n := v.View.Full.Present()
	if n == 0 {
		c.Text(x, y, w.NobodyYet, s.Styles.Muted)
		return
	}
	at, top := x, y
	if set, ok := s.Letters(strconv.Itoa(n), 30, cellRows, letters.Digits); ok && height >= set.Rows+2 {
		c.Dots(x, y, set.Mask, s.Styles.Right)
		at, y = x+set.Columns+2, y+set.Rows-1
	}
	c.Text(at, y, fmt.Sprintf(w.Arrived, n), s.Styles.Bold(s.Styles.Right))
	y += 2
	for i, line := range v.Units(s, width, min(height-(y-top)-1, mostUnits)) {
		if y+i < c.Bounds().Dy() {
			c.Put(x-3, y+i, line)
		}
	}
}

// lobbyText is the lobby in words, for small windows.
func (v *Room) lobbyText(s *kit.Session) []string {
	stage := s.Stage()
	room := s.Width - 2*s.Margin()
	code := v.qr(s, stage.Height)
	if wide := kit.Widest(code); wide > 0 && room-wide-4 >= 34 {
		text := v.lobbyLines(s, room-wide-4, stage.Height)
		right := append(make([]string, max(0, (stage.Height-len(code))/2)), code...)
		left := append(make([]string, max(0, (stage.Height-len(text))/2)), text...)
		return kit.Shift(kit.Beside(left, right, room-wide, stage.Height, ""), s.Margin())
	}
	return s.Centre(v.lobbyLines(s, room, stage.Height))
}

// lobbyLines is what stands in words, in a column.
func (v *Room) lobbyLines(s *kit.Session, width, height int) []string {
	w, in := &s.Words.Briefing, v.entrance(s)
	how := kit.Wrap(in.Say, width, s.Styles.Text)
	for _, l := range kit.Wrap(in.Line, width, s.Styles.Strong) {
		how = append(how, "  "+ansi.Truncate(l, max(1, width-2), ""))
	}
	how = append(how, kit.Wrap(in.Hint, width, s.Styles.Muted)...)
	full := v.View.Full
	arrived := []string{s.Styles.Muted.Render(w.NobodyYet)}
	if n := full.Present(); n > 0 {
		arrived = []string{s.Styles.Right.Render(fmt.Sprintf(w.Arrived, n))}
	}
	room := height - len(how) - len(arrived) - 4
	code, ok := render.Large(v.Code(), s.Look.Blocks, width, max(3, min(room, 9)), s.Styles.Brand)
	if !ok {
		code = []string{s.Styles.Bold(s.Styles.Brand).Render(fmt.Sprintf(w.Room, v.Code()))}
	}
	lines := append(append([]string{}, code...), "")
	lines = append(append(lines, how...), "")
	lines = append(lines, arrived...)
	if left := height - len(lines); left > 1 {
		lines = append(lines, v.Units(s, width, min(left-1, 8))...)
	}
	return lines
}

// Code is the room's, as it is said and typed: the whole one in two parts.
func (v *Room) Code() string {
	if c := v.View.Code; len(c) == briefing.WholeDigits {
		return c[:briefing.ShortDigits] + " " + c[briefing.ShortDigits:]
	}
	return v.View.Room
}

// Way is how people come into the room.
func (v *Room) Way(s *kit.Session) briefing.Way {
	if s.Briefings.Way == nil {
		return briefing.Way{}
	}
	return s.Briefings.Way(cmp.Or(v.View.Code, v.View.Room))
}

// entrance is how people come into the room, in words: a page where there is
// one, which a phone can open, and beside it the line for a terminal.
func (v *Room) entrance(s *kit.Session) cards.Entrance {
	w, way := &s.Words.Briefing, v.Way(s)
	if way.Page == "" {
		return cards.Entrance{Say: w.LobbyJoin, Line: way.Type, Hint: w.LobbyHint, Link: way.Link, Caption: w.LobbyCode}
	}
	return cards.Entrance{Say: w.LobbyOpen, Line: way.Page, Hint: fmt.Sprintf(w.LobbyType, way.Type), Link: way.Link, Caption: w.LobbyScan}
}

// qr is the QR code of the room with its caption, nil if they do not fit.
func (v *Room) qr(s *kit.Session, height int) []string {
	in := v.entrance(s)
	lines, err := s.Renderer.QR(in.Link)
	if err != nil || len(lines) == 0 {
		return nil
	}
	columns := kit.Widest(lines)
	caption := kit.Wrap(in.Caption, columns, s.Styles.Muted)
	if len(lines)+len(caption) > height {
		return nil
	}
	for _, text := range caption {
		lines = append(lines, kit.Centred(text, columns))
	}
	return lines
}

// Unit names a unit, or says that none was told.
func (v *Room) Unit(s *kit.Session, code string) string {
	if code == "" {
		return s.Words.Briefing.NoUnit
	}
	return s.Deck.UnitName(code)
}

// Units are how many people of each unit are there, the largest first.
func (v *Room) Units(s *kit.Session, width, most int) []string {
	var lines []string
	units := v.View.Full.Units()
	rest, people := 0, 0
	for _, u := range units {
		switch {
		case u.Here == 0:
		case len(lines) == most:
			rest, people = rest+1, people+u.Here
		default:
			lines = append(lines, s.Styles.Text.Render(fmt.Sprintf("%5d  ", u.Here))+s.Styles.Text.Render(ansi.Truncate(v.Unit(s, u.Unit), max(4, width-7), "…")))
		}
	}
	if rest > 0 {
		lines = append(lines, s.Styles.Muted.Render(ansi.Truncate("       "+fmt.Sprintf(s.Words.Briefing.UnitRest, rest, people), width, "…")))
	}
	return lines
}
