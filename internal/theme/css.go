package theme

import (
	"fmt"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/deck"
)

// CSS gives the colours of a mode as CSS custom properties named after their
// roles, and two more for pages: --paper behind everything, --line for thin
// rules.
func CSS(mode Mode, own *deck.Theme) string {
	s := New(Look{Mode: mode, Profile: colorprofile.TrueColor, Own: own})
	paper, line := "#ffffff", "#e6e9ef"
	if mode == Dark {
		paper, line = "#12151c", "#262c39"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "--paper: %s; --line: %s;", paper, line)
	for _, role := range []struct {
		name  string
		style lipgloss.Style
	}{
		{"text", s.Text}, {"strong", s.Strong}, {"muted", s.Muted}, {"link", s.Link}, {"frame", s.Frame}, {"brand", s.Brand},
		{"right", s.Right}, {"wrong", s.Wrong}, {"general", s.General}, {"level1", s.Level1}, {"level2", s.Level2},
	} {
		c := color.RGBAModel.Convert(role.style.GetForeground()).(color.RGBA)
		fmt.Fprintf(&b, " --%s: #%02x%02x%02x;", role.name, c.R, c.G, c.B)
	}
	return b.String()
}
