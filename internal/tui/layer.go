package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// layer is what may lie over a screen. The next key takes it away, and does
// nothing else.
type layer int

const (
	bare layer = iota
	helpLayer
	blackLayer
	whiteLayer
	leaveLayer  // asks before a screen is left
	brokenLayer // what is wrong with the deck that is being written
)

func (m *Model) layerView() Picture {
	switch m.layer {
	case helpLayer:
		return m.helpView()
	case leaveLayer:
		return m.leaveView(m.screen.(Guarded).Leaving(m.s))
	case brokenLayer:
		return m.s.brokenView(m.broken)
	}
	return m.s.blank(m.layer == whiteLayer)
}

// updateLayer gives a key to the layer on top.
func (m *Model) updateLayer(msg tea.Msg) tea.Cmd {
	if m.layer != leaveLayer || is(msg, m.s.keys.esc) {
		m.layer = bare
		return nil
	}
	q := m.screen.(Guarded).Leaving(m.s)
	if q == nil { // there is nothing to ask about any more
		return m.quit()
	}
	answer := m.leaving.Update(msg, m.s, len(q.answers))
	if answer < 0 {
		return nil
	}
	m.layer = bare
	want := q.chosen(answer)
	if _, leaves := want.(Quit); leaves {
		return m.quit()
	}
	return m.follow(want)
}

func (m *Model) leaveView(q *Question) Picture {
	s := m.s
	if q == nil {
		return m.screen.View(s)
	}
	lines := append(q.lines, m.leaving.View(s, q.answers)...)
	return s.frame(q.head, s.centre(lines), s.footer("", []key.Binding{s.keys.choose, s.keys.down, s.keys.esc}))
}

// helpView lists the keys of the screen.
func (m *Model) helpView() Picture {
	s, w := m.s, &m.s.words.Help
	bindings := m.screen.Keys(s)
	names := make([]string, len(bindings))
	for i, b := range bindings {
		names[i] = keyNames(b)
	}
	wide := min(widest(names), s.column()/2)
	var lines []string
	for i, b := range bindings {
		name := ansi.Truncate(names[i], wide, "…")
		lines = append(lines, s.styles.Key.Render(name)+strings.Repeat(" ", wide-ansi.StringWidth(name)+3)+
			s.styles.Text.Render(ansi.Truncate(b.Help().Desc, s.column()-wide-3, "…")))
	}
	if m.place == Talk {
		lines = append(lines, "")
		lines = append(lines, wrap(w.Remote, s.column(), s.styles.Muted)...)
	}
	shown, _ := s.window(lines, s.stage().height, 0, 0, 0)
	head := s.header(header{place: w.Title, accent: s.styles.Brand})
	return s.frame(head, s.indent(shown), s.footer(s.styles.Muted.Render(ansi.Truncate(w.Close, s.column(), "…")), nil))
}

// keyNames are the first few keys of a binding as people call them.
func keyNames(b key.Binding) string {
	names := []string{b.Help().Key}
	for _, k := range b.Keys() {
		name, ok := keyLabels[k]
		if !ok && len(k) == 1 && (k < "0" || k > "9") {
			name, ok = k, true
		}
		if ok && name != b.Help().Key && len(names) < 5 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "  ")
}

// keyLabels name the keys that have no letter.
var keyLabels = map[string]string{
	"right": "→", "left": "←", "up": "↑", "down": "↓", "space": "Space", "enter": "Enter", "backspace": "⌫",
	"pgdown": "PgDn", "pgup": "PgUp", "home": "Home", "end": "End", "tab": "Tab", "f5": "F5", "f1": "F1", "ctrl+c": "Ctrl+C",
}
