package choose

import (
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui/kit"
)

// List is a cursor in a list that may be longer than its room. The number of
// items can change between messages.
type List struct{ At int }

// Update moves the cursor with the keys that move in a list without letters,
// so that it works beside a text field.
func (l *List) Update(msg tea.Msg, s *kit.Session, items int) {
	k := s.Keys
	switch {
	case kit.Is(msg, k.ListDown):
		l.At++
	case kit.Is(msg, k.ListUp):
		l.At--
	case kit.Is(msg, k.ScrollDown):
		l.At += 8
	case kit.Is(msg, k.ScrollUp):
		l.At -= 8
	}
	l.At = max(0, min(l.At, items-1))
}

// Browse moves the cursor with all keys that move, letters too, as in a talk.
func (l *List) Browse(msg tea.Msg, s *kit.Session, items int) {
	k := s.Keys
	switch {
	case kit.Is(msg, k.First):
		l.At = 0
	case kit.Is(msg, k.Last):
		l.At = items - 1
	case kit.Is(msg, k.Down):
		l.At++
	case kit.Is(msg, k.Up):
		l.At--
	default:
		l.Update(msg, s, items)
		return
	}
	l.At = max(0, min(l.At, items-1))
}

// Line is one of a list, the chosen one marked: what stands before its title,
// the title, what stands behind it.
func Line(s *kit.Session, chosen bool, before, title, after string) string {
	cursor, style := "  ", s.Styles.Text
	if chosen {
		cursor, style = s.Styles.Brand.Render("▸ "), s.Styles.Selected
	}
	return cursor + before + style.Render(" "+title+" ") + after
}
