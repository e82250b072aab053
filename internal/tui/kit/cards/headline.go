package cards

import (
	"strconv"

	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Headline is a text as large as it can be: at the top a number, if it has one, and the text
// itself in large letters, where the window has room for type that grows and
// there are the rows for it; else lines as they are.
type Headline struct {
	number, large letters.Text
	lines         []string
	Rows          int
}

// NewHeadline lays a text out over so many columns, with lines for where it does not
// fit in large letters, and room for rows in all. Number 0 is none.
func NewHeadline(s *kit.Session, number int, text string, lines []string, columns, rows int) Headline {
	h := Headline{lines: lines, Rows: len(lines)}
	if !s.Grand() {
		return h
	}
	if large, ok := s.Letters(text, columns, rows-2, letters.S); ok {
		h.large, h.lines, h.Rows = large, nil, large.Rows+2 // a blank row above it, and one below
	}
	if n, ok := s.Letters(strconv.Itoa(number), columns, 9, letters.L, letters.M); ok && number > 0 && n.Rows+1+h.Rows <= rows {
		h.number = n
		h.Rows += n.Rows + 1
	}
	return h
}

// Large reports whether the text is in large letters.
func (h *Headline) Large() bool { return h.large.Rows > 0 }

// Draw draws a headline, its number in an accent, and returns the row after it.
func (h *Headline) Draw(c *canvas.Canvas, x, y int, accent lipgloss.Style) int {
	if h.number.Rows > 0 {
		c.Dots(x, y, h.number.Mask, accent)
		y += h.number.Rows + 1
	}
	if h.large.Rows > 0 {
		c.Dots(x, y+1, h.large.Mask, c.Styles.Strong)
		return y + h.large.Rows + 2
	}
	for _, line := range h.lines {
		c.Put(x, y, line)
		y++
	}
	return y
}
