package render

import (
	"strings"

	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
)

// Large sets a text in half-block letters, broken at its words into lines of
// at most width cells and, together, at most maxRows rows. It takes the
// largest letters that fit, and is false if none do or if the font lacks a
// letter.
func Large(text string, width, maxRows int, style lipgloss.Style) ([]string, bool) {
	set, ok := letters.Fit(text, theme.HalfBlocks, width, maxRows, letters.XL, letters.L, letters.M)
	if !ok {
		return nil, false
	}
	dot := func(x, y int) bool { return set.Mask.AlphaAt(x, y).A > 0 }
	rows := make([]string, set.Rows)
	for y := range rows {
		var b strings.Builder
		for x := range set.Columns {
			b.WriteString(half(dot(x, 2*y), dot(x, 2*y+1)))
		}
		rows[y] = style.Render(strings.TrimRight(b.String(), " "))
	}
	return rows, true
}

// half draws two dots, one above the other.
func half(top, bottom bool) string {
	switch {
	case top && bottom:
		return "█"
	case top:
		return "▀"
	case bottom:
		return "▄"
	}
	return " "
}
