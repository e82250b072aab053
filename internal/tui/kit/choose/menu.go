// Package choose has what one of several is chosen with: a short menu, and a list
// that may be longer than its room.
package choose

import (
	"strconv"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Menu is a short list from which one thing is chosen: by its number, or by
// moving to it and pressing Enter.
type Menu struct{ At int }

// Update returns the item that was chosen, or -1. What moves is up, down and
// the digits; confirm chooses where the menu stands.
func (m *Menu) Update(msg tea.Msg, s *kit.Session, items int) (chosen int) {
	k := s.Keys
	switch {
	case kit.Is(msg, k.Choose):
		return m.At
	case kit.Is(msg, k.Down):
		m.At = (m.At + 1) % items
	case kit.Is(msg, k.Up):
		m.At = (m.At + items - 1) % items
	case kit.Is(msg, k.Digit):
		if n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String()); n <= items {
			m.At = n - 1
			return m.At
		}
	}
	return -1
}

// digit is what chooses an item at once; a blank where no single key does.
func digit(item int) string {
	if item >= 9 {
		return " "
	}
	return strconv.Itoa(item + 1)
}

// View draws the items, a line each, cut where they are too long.
func (m *Menu) View(s *kit.Session, items []kit.Item) []string {
	const around = 7 // columns of a line that are not its text's
	room := max(1, s.Width-2*s.Margin()-around)
	var lines []string
	for i, it := range items {
		label, style := "  "+s.Styles.Muted.Render(digit(i))+"  ", s.Styles.Text
		if i == m.At {
			label, style = s.Styles.Brand.Render("▸ "+digit(i))+"  ", s.Styles.Selected
		}
		line := label + style.Render(" "+ansi.Truncate(it.Text, room, "…")+" ")
		if remark := "  " + s.Styles.Muted.Render(it.Remark); it.Remark != "" && ansi.StringWidth(line+remark) <= s.Width-2*s.Margin() {
			line += remark
		}
		lines = append(lines, line)
	}
	return lines
}

// Draw draws the items over so many columns, a row each: the one that the menu
// stands on is on an accent.
func (m *Menu) Draw(c *canvas.Canvas, x, y, columns int, items []kit.Item, g theme.Ground) {
	for i, it := range items {
		mark, number, text, remark := "  ", c.Styles.Muted, c.Styles.Text, c.Styles.Muted
		if i == m.At {
			c.Fill(canvas.Rect(x, y+i, columns, 1), g)
			mark, number, text, remark = "▸ ", c.Styles.On(g, true), c.Styles.On(g, true), c.Styles.On(g, false)
		}
		c.Text(x+1, y+i, mark+digit(i), number)
		end := c.Text(x+6, y+i, ansi.Truncate(it.Text, columns-7, "…"), text)
		if it.Remark != "" && end+2+ansi.StringWidth(it.Remark) < x+columns {
			c.Text(end+2, y+i, it.Remark, remark)
		}
	}
}
