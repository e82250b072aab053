package kit

import (
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Menu is a short list from which one thing is chosen: by its number, or by
// moving to it and pressing Enter.
type Menu struct{ At int }

// Update returns the item that was chosen, or -1. What moves is up, down and
// the digits; confirm chooses where the menu stands.
func (m *Menu) Update(msg tea.Msg, s *Session, items int) (chosen int) {
	k := s.Keys
	switch {
	case Is(msg, k.Choose):
		return m.At
	case Is(msg, k.Down):
		m.At = (m.At + 1) % items
	case Is(msg, k.Up):
		m.At = (m.At + items - 1) % items
	case Is(msg, k.Digit):
		if n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String()); n <= items {
			m.At = n - 1
			return m.At
		}
	}
	return -1
}

// Item is a line of a menu and the remark that stands behind it.
type Item struct{ Text, Remark string }

// View draws the items, a line each.
func (m *Menu) View(s *Session, items []Item) []string {
	var lines []string
	for i, it := range items {
		label, style := "  "+s.Styles.Muted.Render(strconv.Itoa(i+1))+"  ", s.Styles.Text
		if i == m.At {
			label, style = s.Styles.Brand.Render("▸ "+strconv.Itoa(i+1))+"  ", s.Styles.Selected
		}
		line := label + style.Render(fmt.Sprintf(" %s ", it.Text))
		if remark := "  " + s.Styles.Muted.Render(it.Remark); it.Remark != "" && ansi.StringWidth(line+remark) <= s.Width-2*s.Margin() {
			line += remark
		}
		lines = append(lines, line)
	}
	return lines
}

// Settle is how long keys that commit are ignored after the screen has
// changed, so that a doubled Enter can't skip what was not read yet.
const Settle = 300 * time.Millisecond
