package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// layer is what may lie over a screen. The next key takes it away, or shows the rest
// of it, and does nothing else.
type layer int

const (
	bare layer = iota
	helpLayer
	blackLayer
	whiteLayer
	leaveLayer  // asks before a screen is left
	brokenLayer // what is wrong with the deck that is being written
)

func (m *Model) layerView() kit.Picture {
	switch m.layer {
	case helpLayer:
		p, _ := m.help()
		return p
	case leaveLayer:
		return m.leaveView(m.screen.(kit.Guarded).Leaving(m.s))
	case brokenLayer:
		return brokenView(m.s, m.broken)
	}
	if presents(m.s) { // to a hall, which is to see nothing
		return cards.Blank(m.s, m.layer == whiteLayer, "")
	}
	w := &m.s.Words.Talk
	if m.layer == whiteLayer {
		return cards.Blank(m.s, true, w.White)
	}
	return cards.Blank(m.s, false, w.Black)
}

// updateLayer gives a key to the layer on top.
func (m *Model) updateLayer(msg tea.Msg) tea.Cmd {
	if m.layer == helpLayer && !kit.Is(msg, m.s.Keys.Esc) {
		if _, m.helped = m.help(); m.helped > 0 {
			return nil
		}
	}
	if m.layer != leaveLayer || kit.Is(msg, m.s.Keys.Esc) {
		m.layer = bare
		return nil
	}
	q := m.screen.(kit.Guarded).Leaving(m.s)
	if q == nil { // there is nothing to ask about any more
		return m.Quit()
	}
	if answer := m.leaving.Update(msg, m.s, len(q.Answers)); answer >= 0 {
		return m.answer(answer)
	}
	return nil
}

// answer takes the answer of who was asked before leaving.
func (m *Model) answer(answer int) tea.Cmd {
	m.layer = bare
	q := m.screen.(kit.Guarded).Leaving(m.s)
	if q == nil {
		return m.Quit()
	}
	want := q.Chosen(answer)
	if _, leaves := want.(kit.Quit); leaves {
		return m.Quit()
	}
	return m.follow(want)
}

func (m *Model) leaveView(q *kit.Question) kit.Picture {
	s := m.s
	if q == nil {
		return m.screen.View(s)
	}
	lines, rows := cards.Ask(s, q.Title, q.Lines, q.Answers, m.leaving.At, m.leaving.View(s, q.Answers))
	return s.Frame(q.Head, lines, s.Footer("", []key.Binding{s.Keys.Choose, s.Keys.Down, s.Keys.Esc})).With(rows)
}

// help lists the keys of the screen, and says where the list goes on.
func (m *Model) help() (kit.Picture, int) {
	bindings := m.screen.Keys(m.s)
	if m.stays() {
		bindings = homeKeys(m.s, bindings)
	}
	if m.s.Kiosk { // where leaving ends the visit, and is called so
		bindings = kioskKeys(m.s, bindings)
	}
	return cards.Help(m.s, bindings, m.place == kit.Talk, m.helped)
}

// homeKeys are keys of which the one that leaves leads home first.
func homeKeys(s *kit.Session, bindings []key.Binding) []key.Binding {
	shown := slices.Clone(bindings)
	for i, b := range shown {
		if b.Help() == s.Keys.Leave.Help() {
			shown[i] = s.Keys.GoHome
		}
	}
	return shown
}

// kioskKeys are the keys of a visit as its help names them: none of them leaves
// the program, and the one that ends the visit says that.
func kioskKeys(s *kit.Session, bindings []key.Binding) []key.Binding {
	shown := make([]key.Binding, len(bindings))
	for i, b := range bindings {
		if b.Help() == s.Keys.Leave.Help() {
			b = key.NewBinding(key.WithKeys("q"), key.WithHelp("q", s.Words.Kiosk.Finish))
		}
		shown[i] = b
	}
	return shown
}
