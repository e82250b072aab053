package tui

import (
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// menu is a short list from which one thing is chosen: by its number, or by
// moving to it and pressing Enter.
type menu struct{ at int }

// Update returns the item that was chosen, or -1. What moves is up, down and
// the digits; confirm chooses where the menu stands.
func (m *menu) Update(msg tea.Msg, s *session, items int) (chosen int) {
	k := s.keys
	switch {
	case is(msg, k.choose):
		return m.at
	case is(msg, k.down):
		m.at = (m.at + 1) % items
	case is(msg, k.up):
		m.at = (m.at + items - 1) % items
	case is(msg, k.digit):
		if n, _ := strconv.Atoi(msg.(tea.KeyPressMsg).String()); n <= items {
			m.at = n - 1
			return m.at
		}
	}
	return -1
}

// item is a line of a menu and the remark that stands behind it.
type item struct{ text, remark string }

func (m *menu) View(s *session, items []item) []string {
	var lines []string
	for i, it := range items {
		label, style := "  "+s.styles.Muted.Render(strconv.Itoa(i+1))+"  ", s.styles.Text
		if i == m.at {
			label, style = s.styles.Brand.Render("▸ "+strconv.Itoa(i+1))+"  ", s.styles.Selected
		}
		line := label + style.Render(fmt.Sprintf(" %s ", it.text))
		if remark := "  " + s.styles.Muted.Render(it.remark); it.remark != "" && ansi.StringWidth(line+remark) <= s.width-2*s.margin() {
			line += remark
		}
		lines = append(lines, line)
	}
	return lines
}

// settle is how long keys that commit are ignored after the screen has
// changed, so that a doubled Enter can't skip what was not read yet.
const settle = 300 * time.Millisecond

// An offer is what a menu offers whose items are not always the same.
type offer int
