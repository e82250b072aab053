package render

import (
	"strings"

	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
)

// Large sets a text in half-block letters, or where there are no blocks in whole
// cells, broken at its words into lines of at most width cells and, together,
// at most maxRows rows. It takes the
// largest letters that fit, and is false if none do or if the font lacks a
// letter.
func Large(text string, b theme.Blocks, width, maxRows int, style lipgloss.Style) ([]string, bool) {
	if b != theme.NoBlocks {
		b = theme.HalfBlocks
	}
	set, ok := letters.Fit(text, b, width, maxRows, letters.XL, letters.L, letters.M)
	if !ok {
		return nil, false
	}
	dot := func(x, y int) bool { return set.Mask.AlphaAt(x, y).A > 0 }
	rows := make([]string, set.Rows)
	_, down := b.Dots()
	for y := range rows {
		var line strings.Builder
		for x := range set.Columns {
			line.WriteString(half(dot(x, down*y), dot(x, down*y+down-1)))
		}
		rows[y] = style.Render(strings.TrimRight(line.String(), " "))
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
