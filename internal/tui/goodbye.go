package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/person"
)

// Goodbye is what to tell who has left, once their terminal is as it was before:
// how to come back, and to what. It is "" where there is nothing to tell, as in
// one's own terminal.
func (m *Model) Goodbye() string {
	s := m.s
	if s.Back == "" {
		return ""
	}
	w := &s.Words.Leave
	lines := []string{w.Thanks, "", "    " + s.Back, ""}
	if m.place == kit.Exam && m.run != nil {
		lines = append(lines, m.run.Kept(s)...)
	}
	if s.Own != "" {
		lines = append(lines, fmt.Sprintf(s.Words.Enrol.OwnCode, s.Own))
	}
	if pass, ok := person.LastPass(s); ok {
		lines = append(lines, s.Words.Certificate.Receipt+": "+pass.Receipt)
	}
	for i, line := range lines {
		if !strings.Contains(line, s.Back) { // which is copied whole
			lines[i] = ansi.Wordwrap(line, max(20, s.Width-1), "")
		}
	}
	return fmt.Sprintln(strings.TrimSpace(strings.Join(lines, "\n")))
}
