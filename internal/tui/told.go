package tui

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/wire"
)

// Typed is a message: this is all that stands in a text field now. It counts
// while that is the field that letters go into.
type Typed wire.Typed

// Swipe is a message: a finger has moved across a slide, to the next one or
// back.
type Swipe struct{ Back bool }

// Wish is a message: colours of this mode are asked for.
type Wish struct{ Mode theme.Mode }

// typed fills the text field, if it still is the one that letters go into.
func (m *Model) typed(msg Typed) tea.Cmd {
	f, ok := m.field()
	if !ok || f.ID() != msg.Field || m.s.TooSmall() {
		return nil
	}
	m.filled = msg
	if f.Value() == msg.Value {
		return nil
	}
	if f.Input != nil {
		return m.follow(m.screen.Update(kit.Fill(msg.Value), m.s))
	}
	var cmds []tea.Cmd
	for range f.Typed {
		cmds = append(cmds, m.press(kit.PressOf("backspace")))
	}
	for _, r := range msg.Value {
		if r >= '0' && r <= '9' {
			cmds = append(cmds, m.press(kit.PressOf(string(r))))
		}
	}
	return tea.Batch(cmds...)
}

// field is the one that letters go into.
func (m *Model) field() (kit.Field, bool) {
	f, ok := m.screen.(kit.Fillable)
	if !ok || m.layer != bare || !m.started {
		return kit.Field{}, false
	}
	return f.Field(m.s)
}

// swipe goes on or back where slides are.
func (m *Model) swipe(msg Swipe) tea.Cmd {
	if m.layer != bare || m.place != kit.Talk && m.place != kit.Live && m.place != kit.Review {
		return nil
	}
	if msg.Back {
		return m.press(kit.PressOf("left"))
	}
	return m.press(kit.PressOf("right"))
}

// Told is what a page is told of the view that was drawn last: what can be
// chosen, and words for all that it shows.
func (m *Model) Told() *wire.Told {
	t := &wire.Told{Language: m.s.Words.Language, Colours: palette(m.s)}
	if !m.started {
		return t
	}
	rows := strings.Split(m.seen.Content, "\n")
	t.Taps = m.taps(rows)
	t.Hints = m.hints()
	m.words(t, rows)
	if f, ok := m.field(); ok && !m.s.TooSmall() {
		t.Field = wire.Input{ID: f.ID(), Label: f.Label, Value: f.Value(), Kind: f.Kind, Most: f.Most}
		if f.Input != nil {
			t.Field.Placeholder = f.Input.Placeholder
		}
		if c := m.seen.Cursor; c != nil && f.Input != nil {
			t.Field.Y, t.Field.Width = c.Y, f.Input.Width()+1
			if at := f.Input.Cursor(); at != nil {
				t.Field.X = max(0, c.X-at.X)
			}
		}
		if m.filled.Field == t.Field.ID {
			t.Field.Seq = m.filled.Seq
		}
	}
	if m.live != nil {
		t.Room = m.live.Code()
	}
	if m.place == kit.Exam {
		t.Resume = m.run.Code()
	}
	return t
}

// taps are the rows that can be clicked, in the words of the screen or their
// own.
func (m *Model) taps(rows []string) []wire.Tap {
	if m.s.TooSmall() || m.layer != bare && m.layer != leaveLayer {
		return nil
	}
	var said []kit.Said
	switch {
	case m.layer == bare:
		said = m.spoken().Items
	case m.screen.(kit.Guarded).Leaving(m.s) != nil:
		said = kit.SayItems(m.screen.(kit.Guarded).Leaving(m.s).Answers, m.leaving.At)
	}
	top, height := m.s.StageTop(), m.s.Stage().Height
	var taps []wire.Tap
	for r := &m.seen.Rows; r != nil; r = r.Beside {
		x, width := max(0, r.Left), r.Width
		width = min(width, m.s.Width-x)
		for i := 0; i < min(len(r.Items), height-r.Top) && width > 0; {
			item, from := r.Items[i], i
			for i++; i < min(len(r.Items), height-r.Top) && r.Items[i] == item; i++ {
			}
			if item < 0 {
				continue
			}
			t := wire.Tap{X: x, Y: top + r.Top + from, Width: width, Height: i - from}
			if item < len(said) {
				t.Label, t.State, t.Kind = said[item].Text, said[item].State, said[item].Kind
			}
			if t.Label == "" {
				t.Label = readable(rows, t)
			}
			taps = append(taps, t)
		}
	}
	slices.SortStableFunc(taps, func(a, b wire.Tap) int {
		if a.Y != b.Y {
			return a.Y - b.Y
		}
		return a.X - b.X
	})
	return taps
}

// spoken is what the screen says by itself; nothing where a layer lies over it.
func (m *Model) spoken() kit.Speech {
	if by, ok := m.screen.(kit.Spoken); ok && m.layer == bare && !m.s.TooSmall() {
		return by.Spoken(m.s)
	}
	return kit.Speech{}
}

// hints are the keys that do something now, those of the footer with their
// place.
func (m *Model) hints() []wire.Hint {
	k := m.s.Keys
	var bindings []key.Binding
	switch {
	case m.s.TooSmall():
	case m.layer == leaveLayer:
		bindings = []key.Binding{k.Choose, k.Down, k.Up, k.Esc}
	case m.layer != bare:
		bindings = []key.Binding{k.Esc}
	default:
		if bindings = m.screen.Keys(m.s); m.stays() {
			bindings = homeKeys(m.s, bindings)
		}
	}
	var hints []wire.Hint
	main := false
	for _, b := range bindings {
		if !b.Enabled() || len(b.Keys()) == 0 || b.Help() == k.Redraw.Help() {
			continue
		}
		many := strings.Contains(b.Help().Key, "-9")
		h := wire.Hint{Key: b.Keys()[0], Shown: b.Help().Key, Label: b.Help().Desc, Main: !main && !many}
		for _, spot := range m.seen.Hints {
			if spot.Key == h.Key {
				h.InFoot, h.X, h.Width = true, spot.X, spot.Width
			}
		}
		if main = main || !many; many {
			h.Key = ""
		}
		hints = append(hints, h)
	}
	return hints
}

// words has the screen's own words, or those of its rows, but for what can be
// chosen.
func (m *Model) words(t *wire.Told, rows []string) {
	t.Said = m.notice
	said := m.spoken()
	if len(said.Lines) > 0 || said.Heading != "" {
		t.Heading, t.Lines = said.Heading, said.Lines
		return
	}
	last := len(rows)
	if len(m.seen.Hints) > 0 {
		last--
	}
	taken := make(map[int]bool)
	for _, tap := range t.Taps {
		for y := range tap.Height {
			taken[tap.Y+y] = true
		}
	}
	for y, row := range rows[:max(0, last)] {
		text := written(ansi.Strip(row))
		switch {
		case text == "" || taken[y]:
		case t.Heading == "":
			t.Heading = text
		default:
			t.Lines = append(t.Lines, wire.Line{Text: text})
		}
	}
}

// readable is what the cells of a tap say.
func readable(rows []string, t wire.Tap) string {
	var parts []string
	for y := t.Y; y < min(t.Y+t.Height, len(rows)); y++ {
		_, _, row := theme.Mark(rows[y])
		if text := written(ansi.Strip(ansi.Cut(row, t.X, t.X+t.Width))); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

// written leaves out what is drawn rather than written: frames, blocks, marks. A
// text without a letter or digit says nothing.
func written(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case r >= 0x2500 && r <= 0x25ff, r >= 0x2800 && r <= 0x28ff, r >= 0x1fb00 && r <= 0x1fbff, r == '▸', unicode.IsControl(r):
			return ' '
		}
		return r
	}, text)
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return ""
	}
	return strings.Join(strings.Fields(text), " ")
}

// palette has the colours that the session wears.
func palette(s *kit.Session) wire.Palette {
	st := s.Styles
	hex := func(c interface{ RGBA() (r, g, b, a uint32) }) uint32 {
		if c == nil {
			return 0
		}
		r, g, b, _ := c.RGBA()
		return r>>8<<16 | g>>8<<8 | b>>8
	}
	p := wire.Palette{Fg: hex(st.Text.GetForeground()), Bg: hex(st.Backdrop)}
	switch s.Look.Mode {
	case theme.Light:
		p.Look = 1
	case theme.Projector:
		p.Look = 2
	case theme.Contrast:
		p.Look = 3
	}
	for i, c := range [...]interface{ RGBA() (r, g, b, a uint32) }{
		st.Text.GetForeground(), st.Strong.GetForeground(), st.Muted.GetForeground(), st.Link.GetForeground(), st.Brand.GetForeground(),
		st.Right.GetForeground(), st.Wrong.GetForeground(), st.Frame.GetForeground(), st.Backdrop, st.Card.Color, st.Raised.Color,
		st.Selected.GetBackground(), st.General.GetForeground(), st.Level1.GetForeground(), st.Level2.GetForeground(), st.BrandFill.Ink,
	} {
		p.Roles[i] = hex(c)
	}
	return p
}
