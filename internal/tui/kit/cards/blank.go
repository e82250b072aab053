package cards

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Blank is one colour from edge to edge, with quiet words in the middle, which
// may be "".
func Blank(s *kit.Session, white bool, words string) kit.Picture {
	paper, ink := lipgloss.Color("#000000"), lipgloss.Color("#9AA3B5")
	if white {
		paper, ink = lipgloss.Color("#FFFFFF"), lipgloss.Color("#3D4450")
	}
	style := lipgloss.NewStyle().Background(paper).Foreground(ink)
	rows := slices.Repeat([]string{style.Render(strings.Repeat(" ", s.Width))}, s.Height)
	if words != "" {
		for i, line := range strings.Split(ansi.Wordwrap(words, max(1, s.Width-4), ""), "\n") {
			if at := s.Height/2 + i; at < s.Height {
				line = kit.Centred(line, s.Width)
				rows[at] = style.Render(line + strings.Repeat(" ", max(0, s.Width-ansi.StringWidth(line))))
			}
		}
	}
	return kit.Picture{Content: strings.Join(rows, "\n")}
}
