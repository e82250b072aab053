package kit

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
)

// Drawn reports whether the window has room for screens drawn on grounds.
// Smaller ones are text.
func (s *Session) Drawn() bool { return s.Width >= 76 && s.Height >= 22 }

// Wide reports whether a drawn window has room for lists and what they are about
// beside each other. In others they are text, of which more is seen.
func (s *Session) Wide() bool { return s.Width >= 90 && s.Height >= 26 }

// Grand reports whether the window has room for type that grows with it.
func (s *Session) Grand() bool { return s.Width >= 140 && s.Height >= 40 }

// Canvas is the stage to draw on.
func (s *Session) Canvas() *canvas.Canvas {
	a := s.Stage()
	return canvas.New(s.Styles, a.Width, a.Height)
}

// Side is the blank room beside what is drawn on a canvas, in cells.
func (s *Session) Side() int {
	switch {
	case s.Grand():
		return 10
	case s.Wide():
		return 6
	}
	return s.Margin()
}

// Inner is the room between the sides, in cells, for what may have doubled rows.
func (s *Session) Inner() int { return s.Look.Big.Even(s.Width - 2*s.Side()) }

// Letters sets a text in the largest of the sizes that fits.
func (s *Session) Letters(text string, columns, rows int, sizes ...letters.Size) (letters.Text, bool) {
	return s.Shared.letters(text, s.Look.Blocks, columns, rows, sizes)
}

// SayWidth is how many columns of text a line of Say holds in so many cells.
func (s *Session) SayWidth(columns int) int {
	if s.Look.Big == theme.NoBig {
		return columns
	}
	return columns / 2
}

// SayRows is how many rows each line of Say takes.
func (s *Session) SayRows() int {
	if s.Look.Big == theme.NoBig {
		return 1
	}
	return 2
}

// Say puts text broken at words over so many columns, at twice its size where
// the terminal can, and returns the row after it. Beside it nothing else is to
// stand.
func (s *Session) Say(c *canvas.Canvas, x, y, columns int, text string, style lipgloss.Style) int {
	for _, line := range Wrap(text, s.SayWidth(columns), lipgloss.NewStyle()) {
		c.Double(x, y, ansi.Strip(line), style)
		y += s.SayRows()
	}
	return y
}
