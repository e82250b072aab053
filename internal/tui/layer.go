package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
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
	leaveLayer  // asks before a quiz is left
	brokenLayer // what is wrong with the deck that is being written
)

// helpView lists the keys of a screen.
func (s *session) helpView(p place) string {
	w := &s.words.Help
	bindings := s.keys.bindings(p)
	widest := 0
	for _, b := range bindings {
		widest = max(widest, ansi.StringWidth(keyNames(b)))
	}
	widest = min(widest, s.column()/2)
	var lines []string
	for _, b := range bindings {
		names := ansi.Truncate(keyNames(b), widest, "…")
		lines = append(lines, s.styles.Key.Render(names)+strings.Repeat(" ", widest-ansi.StringWidth(names)+3)+
			s.styles.Text.Render(ansi.Truncate(b.Help().Desc, s.column()-widest-3, "…")))
	}
	if p == talk {
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

// blankView is one colour from edge to edge.
func (s *session) blankView(l layer) string {
	style := lipgloss.NewStyle().Background(lipgloss.Color("#000000"))
	if l == whiteLayer {
		style = lipgloss.NewStyle().Background(lipgloss.Color("#FFFFFF"))
	}
	row := style.Render(strings.Repeat(" ", s.width))
	return strings.TrimSuffix(strings.Repeat(row+"\n", s.height), "\n")
}

// leaveItems is how many answers the question has: stay, leave.
const leaveItems = 2

func (m *Model) leaveView() string {
	s, w := m.s, &m.s.words.Leave
	if m.place == live {
		lines := append(m.live.leaveLines(s), m.leaving.View(s, m.live.leaveItems(s))...)
		return s.frame(m.live.header(s, ""), s.centre(lines), s.footer("", []key.Binding{s.keys.choose, s.keys.down, s.keys.esc}))
	}
	next, _ := m.exam.run.progress()
	lines := []string{s.styles.Strong.Render(w.Title)}
	switch {
	case s.Kiosk:
		lines = append(lines, wrap(s.words.Kiosk.NotKept, s.column(), s.styles.Text)...)
	case m.exam.run.recorded:
		lines = append(lines, wrap(fmt.Sprintf(w.Quiz, next), s.column(), s.styles.Text)...)
	}
	lines = append(lines, "")
	lines = append(lines, m.leaving.View(s, []item{{text: w.Stay}, {text: w.Leave}})...)
	head := s.header(header{place: s.runTitle(m.exam.run), accent: s.styles.Brand})
	return s.frame(head, s.centre(lines), s.footer("", []key.Binding{s.keys.choose, s.keys.down, s.keys.esc}))
}

// updateLayer gives a key to the layer on top.
func (m *Model) updateLayer(msg tea.KeyPressMsg) tea.Cmd {
	if m.layer != leaveLayer {
		m.layer = bare
		return nil
	}
	if is(msg, m.s.keys.esc) {
		m.layer = bare
		return nil
	}
	if m.place == live {
		return m.leaveLive(m.leaving.Update(msg, m.s, len(m.live.leaveItems(m.s))))
	}
	switch m.leaving.Update(msg, m.s, leaveItems) {
	case 0:
		m.layer = bare
	case 1:
		return m.quit()
	}
	return nil
}
