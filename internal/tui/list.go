package tui

import tea "charm.land/bubbletea/v2"

// list is a cursor in a list that may be longer than its room. The number of
// items can change between messages.
type list struct{ at int }

// Update moves the cursor with the keys that move in a list without letters,
// so that it works beside a text field.
func (l *list) Update(msg tea.Msg, s *session, items int) {
	k := s.keys
	switch {
	case is(msg, k.listDown):
		l.at++
	case is(msg, k.listUp):
		l.at--
	case is(msg, k.scrollDown):
		l.at += 8
	case is(msg, k.scrollUp):
		l.at -= 8
	}
	l.at = max(0, min(l.at, items-1))
}

// browse moves the cursor with all keys that move, letters too, as in a talk.
func (l *list) browse(msg tea.Msg, s *session, items int) {
	k := s.keys
	switch {
	case is(msg, k.first):
		l.at = 0
	case is(msg, k.last):
		l.at = items - 1
	case is(msg, k.down):
		l.at++
	case is(msg, k.up):
		l.at--
	default:
		l.Update(msg, s, items)
		return
	}
	l.at = max(0, min(l.at, items-1))
}

// line is one of a list, the chosen one marked: what stands before its title,
// the title, what stands behind it.
func (s *session) line(chosen bool, before, title, after string) string {
	cursor, style := "  ", s.styles.Text
	if chosen {
		cursor, style = s.styles.Brand.Render("▸ "), s.styles.Selected
	}
	return cursor + before + style.Render(" "+title+" ") + after
}
