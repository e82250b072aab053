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
