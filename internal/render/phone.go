package render

import (
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// Measures of a phone, in cells and rows.
const (
	narrowestPhone = 16
	slimPhone      = 26
	widePhone      = 34
	leastPhone     = 8 // a phone of three rows, and its caption
)

// A casing is how large a schematic phone is drawn: the same for all screens
// of a walkthrough, so that it stands still while its screen changes.
type casing struct {
	width, rows int    // rows of the screen below its header
	apart       bool   // a blank row parts two rows
	tap         string // what stands in the row to tap, at its right
}

// height is the phone's height, in rows.
func (p casing) height() int {
	if p.apart && p.rows > 0 {
		return 2*p.rows + 3
	}
	return p.rows + 4
}

// within fits the phone to a height.
func (p casing) within(height int) casing {
	if p.apart = true; p.height() > height {
		p.apart = false
		p.rows = min(p.rows, max(0, height-4))
	}
	return p
}

// phoneFor fits a phone to screens.
func (s *setter) phoneFor(screens []deck.Screen, room int) casing {
	p := casing{tap: "◂", width: slimPhone}
	if room >= 90 {
		p = casing{tap: "◂ " + s.words.Tap, width: widePhone}
	}
	for _, screen := range screens {
		p.width = max(p.width, measure(screen.Title)+4)
		for _, row := range screen.Rows {
			p.width = max(p.width, measure(row)+measure(p.tap)+7)
		}
		p.rows = max(p.rows, len(screen.Rows))
	}
	if most := room - 30; room >= besideFrom {
		p.width = min(p.width, most)
	}
	p.width = min(p.width, room)
	return p
}

// phone draws a screen: its header, a rule, its rows. The row to tap has a
// bar, an arrow and a background.
func (s *setter) phone(p casing, screen deck.Screen) []string {
	top := 0
	if tapped := slices.Index(screen.Rows, screen.Tap); tapped >= p.rows {
		top = tapped - p.rows + 1
	}
	return s.phoneBox(p, screen.Title, func(i int) string {
		if top+i >= len(screen.Rows) {
			return ""
		}
		return s.phoneRow(p, screen.Rows[top+i], screen.Tap)
	})
}

// phoneBox draws a phone around its rows: the first stands on line phoneHead.
func (s *setter) phoneBox(p casing, title string, row func(i int) string) []string {
	inner := max(0, p.width-2)
	side := s.styles.Frame.Render("│")
	edge := func(left, right string) string {
		return s.styles.Frame.Render(left + strings.Repeat("─", inner) + right)
	}
	lines := []string{
		edge("╭", "╮"),
		side + pad("  "+s.styles.Title.Render(cut(title, inner-3)), inner) + side,
		edge("├", "┤"),
	}
	for i := range p.rows {
		if p.apart && i > 0 {
			lines = append(lines, side+blank(inner)+side)
		}
		lines = append(lines, side+pad(row(i), inner)+side)
	}
	return append(lines, edge("╰", "╯"))
}

// phoneHead is how many lines stand over the first row of a phone.
const phoneHead = 3

func (s *setter) phoneRow(p casing, text, tap string) string {
	inner := p.width - 2
	if text != tap {
		return "  " + s.styles.Text.Render(cut(text, inner-3))
	}
	selected, accent, bar := s.styles.Selected, s.styles.Selected, " "
	if !sameColor(selected.GetBackground(), nil) { // reversed, the bar would be a gap
		accent, bar = accent.Foreground(s.accent.GetForeground()), "▌"
	}
	room := inner - measure(p.tap) - 3
	return accent.Render(bar) + selected.Render(pad(" "+cut(text, room-1), room+1)) + accent.Render(p.tap+" ")
}

// caption is what stands under a phone, in its middle.
func (s *setter) caption(screen deck.Screen, room int) string {
	text := screen.Note
	if text == "" {
		text = s.words.Illustration
	}
	text = cut(text, room)
	return blank((room-measure(text))/2) + s.styles.Muted.Render(text)
}

// path names a screen and the row to tap on it in one line.
func (s *setter) path(screen deck.Screen, room int) string {
	text := s.styles.Muted.Render(screen.Title)
	if screen.Tap != "" {
		text += s.styles.Muted.Render(" ▸ ") + s.styles.Bold(s.accent).Render(screen.Tap)
	}
	return cut(text, room)
}

// phoneBlock is a phone that stands by itself.
func (s *setter) phoneBlock(b *deck.Phone, room int) []row {
	p := s.phoneFor([]deck.Screen{b.Screen}, room)
	if p = p.within(s.height - 1); p.width < narrowestPhone || p.rows < len(b.Screen.Rows) {
		return s.rowsOf(wrap(s.path(b.Screen, never), room), b.From())
	}
	lines := append(s.phone(p, b.Screen), s.caption(b.Screen, p.width))
	return whole(s.rowsOf(lines, b.From()))
}
