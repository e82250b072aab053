// Package page is what a page in a browser is told of a screen: what can be
// chosen on it, the keys that do something, its colours, and words for all that
// it shows.
package page

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

// A View is what stands in the window now.
type View struct {
	Picture kit.Picture
	Said    kit.Speech    // the screen's own words; none: what the rows say
	Tapped  bool          // its rows can be clicked
	Offers  []kit.Said    // what those that can be clicked are called; none: what they say
	Keys    []key.Binding // those that do something
	Redraw  key.Binding   // of them, the one that a page has no use for
	Notice  string        // that lies over it; "": none
}

// Tell is what a page is told of a view.
func Tell(s *kit.Session, v View) *wire.Told {
	rows := strings.Split(v.Picture.Content, "\n")
	t := Blank(s)
	if v.Tapped {
		t.Taps = v.taps(s, rows)
	}
	t.Hints = v.hints()
	v.words(t, rows)
	return t
}

// Blank is what a page is told before there is a view.
func Blank(s *kit.Session) *wire.Told {
	return &wire.Told{Language: s.Words.Language, Colours: palette(s)}
}

// Input is what a page is told of a text field, whose cursor stands there in the
// window; nil: nowhere.
func Input(f kit.Field, cursor *tea.Cursor) wire.Input {
	in := wire.Input{ID: f.ID(), Label: f.Label, Value: f.Value(), Kind: f.Kind, Most: f.Most}
	if f.Input == nil {
		return in
	}
	in.Placeholder = f.Input.Placeholder
	if cursor != nil {
		in.Y, in.Width = cursor.Y, f.Input.Width()+1
		if at := f.Input.Cursor(); at != nil {
			in.X = max(0, cursor.X-at.X)
		}
	}
	return in
}

// taps are the rows that can be clicked, in the words of the screen or their
// own.
func (v *View) taps(s *kit.Session, rows []string) []wire.Tap {
	top, height := s.StageTop(), s.Stage().Height
	var taps []wire.Tap
	for r := &v.Picture.Rows; r != nil; r = r.Beside {
		x, width := max(0, r.Left), r.Width
		width = min(width, s.Width-x)
		for i := 0; i < min(len(r.Items), height-r.Top) && width > 0; {
			item, from := r.Items[i], i
			for i++; i < min(len(r.Items), height-r.Top) && r.Items[i] == item; i++ {
			}
			if item < 0 {
				continue
			}
			t := wire.Tap{X: x, Y: top + r.Top + from, Width: width, Height: i - from}
			if item < len(v.Offers) {
				t.Label, t.State, t.Kind = v.Offers[item].Text, v.Offers[item].State, v.Offers[item].Kind
			}
			if t.Label == "" && item < len(r.Names) {
				t.Label = r.Names[item]
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

// hints are the keys that do something now, those of the footer with their
// place.
func (v *View) hints() []wire.Hint {
	var hints []wire.Hint
	main := false
	for _, b := range v.Keys {
		if !b.Enabled() || len(b.Keys()) == 0 || b.Help() == v.Redraw.Help() {
			continue
		}
		many := kit.Digits(b)
		h := wire.Hint{Key: b.Keys()[0], Shown: b.Help().Key, Label: b.Help().Desc, Main: !main && !many}
		for _, spot := range v.Picture.Hints {
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
func (v *View) words(t *wire.Told, rows []string) {
	t.Said = v.Notice
	if len(v.Said.Lines) > 0 || v.Said.Heading != "" {
		t.Heading, t.Lines = v.Said.Heading, v.Said.Lines
		return
	}
	last := len(rows)
	if len(v.Picture.Hints) > 0 {
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
