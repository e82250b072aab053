package live

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// remotes is what a remote control can do, and nothing else: go on, go back, make
// the room's screens dark, ask the next question.
func remotes(s *kit.Session) []key.Binding {
	return []key.Binding{s.Keys.Advance, s.Keys.Back, s.Keys.Black, s.Keys.Poll}
}

// Keys are those of what is going on, or of a remote control.
func (v *Seat) Keys(s *kit.Session) []key.Binding {
	if v.Remote {
		return append(remotes(s), s.Keys.Esc, s.Keys.Leave, s.Keys.Redraw)
	}
	keys := v.keys(s)
	if v.room.Role == briefing.Trainer && s.Briefings.Hand != nil && v.room.View.Phase != briefing.Ended && v.room.View.Pause == briefing.Going && !v.choosing && !v.ordering && v.input == nil {
		keys = append(keys, s.Keys.HandOver)
	}
	return keys
}

// remote takes a key, or a touch, of a remote control.
func (v *Seat) remote(msg tea.Msg, s *kit.Session) kit.Want {
	if kit.Is(msg, s.Keys.Esc) {
		return kit.Quit{}
	}
	all := remotes(s)
	if item, ok := kit.Clicked(msg); ok {
		msg = kit.PressOf(all[item].Keys()[0])
	}
	if v.room.View.Phase == briefing.Ended || !slices.ContainsFunc(all, func(b key.Binding) bool { return kit.Is(msg, b) }) {
		return nil
	}
	return v.lead(msg, s)
}

// remoteView draws what a remote control can do as large as it fits, and where
// the room is.
func (v *Seat) remoteView(s *kit.Session) kit.Picture {
	head, foot := s.Header(kit.Header{Place: fmt.Sprintf(s.Words.Briefing.RemoteOf, v.room.Code()), Fill: s.Styles.BrandFill}), s.Footer("", v.Keys(s))
	if v.room.View.Phase == briefing.Ended {
		body, _ := cards.Poster{Icon: icon.Briefing, Style: s.Styles.Brand, Hero: s.Words.Briefing.Gone}.Draw(s)
		return s.Frame(head, body, foot)
	}
	slide := s.Deck.Slide(v.At.Slide)
	where := []string{s.Styles.Strong.Render(ansi.Truncate(slide.Title, s.Column(), "…")), s.Styles.Muted.Render(ansi.Truncate(cards.NextTitle(s, v.At), s.Column(), "…"))}
	if v.said != "" || v.dark() || v.room.View.Poll != nil {
		where[1] = s.Styles.Strong.Render(ansi.Truncate(v.count(s), s.Column(), "…"))
	}
	c, x, wide := s.Canvas(), s.Inset(), s.Column()
	for i, line := range where {
		c.Put(x, i, line)
	}
	all := remotes(s)
	each := max(1, min(5, (c.Bounds().Dy()-3)/len(all)))
	rows := kit.Rows{Top: 3, Left: x, Width: wide}
	for i, b := range all {
		ground := s.Styles.Raised
		if i == 0 {
			ground = s.Styles.Level1Fill
		}
		y := rows.Top + i*each
		c.Card(canvas.Rect(x, y, wide, max(1, each-1)), ground)
		c.Text(x+3, y+(each-1)/2, strings.TrimSpace(b.Help().Key+"  "+b.Help().Desc), s.Styles.Strong)
		rows.Items = append(rows.Items, slices.Repeat([]int{i}, max(1, each-1))...)
		if each > 1 {
			rows.Items = append(rows.Items, kit.None)
		}
	}
	return s.Frame(head, c.Lines(), foot).With(rows)
}

// hand makes a link by which a phone becomes the room's remote control.
func (v *Seat) hand(s *kit.Session) {
	if s.Briefings.Hand != nil {
		v.link = s.Briefings.Hand(v.room.View.Room)
	}
}

// handView shows the link, until a key is pressed.
func (v *Seat) handView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	body := kit.Wrap(w.RemoteScan, s.Column(), s.Styles.Strong)
	body = append(append(body, ""), kit.Wrap(w.RemoteOnce, s.Column(), s.Styles.Muted)...)
	body = append(body, "")
	if code, err := s.Renderer.QR(v.link); err == nil && len(body)+len(code)+2 <= s.Stage().Height {
		body = append(append(body, code...), "")
	}
	body = append(body, s.Styles.Link.Render(v.link))
	return s.Frame(v.header(s, ""), s.Centre(body), s.Footer("", []key.Binding{s.Keys.Esc}))
}
