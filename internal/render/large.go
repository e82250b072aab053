package render

import "charm.land/lipgloss/v2"

// Large sets a text in half-block letters, broken at its words into lines of
// at most width cells and, together, at most maxRows rows. It is false where
// the letters do not fit.
func Large(text string, width, maxRows int, style lipgloss.Style) ([]string, bool) {
	return nil, false
}
