package kit

import tea "charm.land/bubbletea/v2"

// List is a cursor in a list that may be longer than its room. The number of
// items can change between messages.
type List struct{ At int }

// Update moves the cursor with the keys that move in a list without letters,
// so that it works beside a text field.
func (l *List) Update(msg tea.Msg, s *Session, items int) {
	k := s.Keys
	switch {
	case Is(msg, k.ListDown):
		l.At++
	case Is(msg, k.ListUp):
		l.At--
	case Is(msg, k.ScrollDown):
		l.At += 8
	case Is(msg, k.ScrollUp):
		l.At -= 8
	}
	l.At = max(0, min(l.At, items-1))
}

// Browse moves the cursor with all keys that move, letters too, as in a talk.
func (l *List) Browse(msg tea.Msg, s *Session, items int) {
	k := s.Keys
	switch {
	case Is(msg, k.First):
		l.At = 0
	case Is(msg, k.Last):
		l.At = items - 1
	case Is(msg, k.Down):
		l.At++
	case Is(msg, k.Up):
		l.At--
	default:
		l.Update(msg, s, items)
		return
	}
	l.At = max(0, min(l.At, items-1))
}

// Line is one of a list, the chosen one marked: what stands before its title,
// the title, what stands behind it.
func (s *Session) Line(chosen bool, before, title, after string) string {
	cursor, style := "  ", s.Styles.Text
	if chosen {
		cursor, style = s.Styles.Brand.Render("▸ "), s.Styles.Selected
	}
	return cursor + before + style.Render(" "+title+" ") + after
}
