package render

import (
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// phoneWidth is the width of a phone for these screens, at most room.
func (s *setter) phoneWidth(screens []deck.Screen, room int) int {
	inner := 22
	for _, screen := range screens {
		inner = max(inner, width(screen.Title)+2)
		for _, row := range screen.Rows {
			inner = max(inner, width(row)+5)
		}
	}
	return max(0, min(inner+2, room))
}

// phone draws a screen: its header, and its rows below a rule, height rows in
// all. The row to tap has a bar, an arrow and a background.
func (s *setter) phone(screen deck.Screen, outer, height int) []string {
	inner := outer - 2
	frame := func(text string) string { return s.styles.Frame.Render(text) }
	lines := []string{
		frame("╭" + strings.Repeat("─", inner) + "╮"),
		frame("│") + pad(" "+s.styles.Title.Render(cut(screen.Title, inner-2)), inner) + frame("│"),
		frame("├" + strings.Repeat("─", inner) + "┤"),
	}
	for i := range height - 4 {
		content := ""
		if i < len(screen.Rows) {
			content = s.phoneRow(screen.Rows[i], screen.Rows[i] == screen.Tap, inner)
		}
		lines = append(lines, frame("│")+pad(content, inner)+frame("│"))
	}
	return append(lines, frame("╰"+strings.Repeat("─", inner)+"╯"))
}

func (s *setter) phoneRow(text string, tapped bool, inner int) string {
	if !tapped {
		return "  " + s.styles.Text.Render(cut(text, inner-5))
	}
	selected := s.styles.Selected
	accent := selected
	if c := s.accent.GetForeground(); c != nil && s.styles.Selected.GetBackground() != nil {
		accent = accent.Foreground(c)
	}
	return accent.Render("▐") + selected.Render(pad(" "+cut(text, inner-5), inner-4)) + accent.Render(" ◂ ")
}

// phoneHeight is the height of the tallest of these screens, in rows.
func phoneHeight(screens []deck.Screen) int {
	rows := 0
	for _, screen := range screens {
		rows = max(rows, len(screen.Rows))
	}
	return rows + 4
}

func (s *setter) phoneBlock(p *deck.Phone, room int) []row {
	screens := []deck.Screen{p.Screen}
	outer := s.phoneWidth(screens, room)
	height := phoneHeight(screens)
	if outer < 12 || height+1 > s.height {
		return s.rowsOf(wrap(s.path(p.Screen, never), room), p.From())
	}
	lines := s.phone(p.Screen, outer, height)
	lines = append(lines, s.caption(p.Screen, outer))
	return whole(s.rowsOf(lines, p.From()))
}

// caption is what stands under a phone.
func (s *setter) caption(screen deck.Screen, outer int) string {
	text := screen.Note
	if text == "" {
		text = s.words.Illustration
	}
	text = cut(text, outer)
	return blank((outer-width(text))/2) + s.styles.Muted.Render(text)
}

// path names a screen and the row to tap on it in one line.
func (s *setter) path(screen deck.Screen, room int) string {
	text := s.styles.Muted.Render(screen.Title)
	if screen.Tap != "" {
		text += s.styles.Muted.Render(" ▸ ") + s.accent.Bold(true).Render(screen.Tap)
	}
	return cut(text, room)
}
