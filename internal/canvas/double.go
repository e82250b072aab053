package canvas

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/theme"
)

// A double is a text at twice its size.
type double struct {
	x     int
	text  string
	style lipgloss.Style
}

// Double puts text, plain or a styled line, over two rows at twice its size where the terminal
// can, else at its own size on the first of them. The whole rows are then
// doubled: beside such texts they show their grounds, in steps of two columns,
// and nothing else. It returns the column after the text.
func (c *Canvas) Double(x, y int, text string, style lipgloss.Style) int {
	if c.Styles.Look.Big == theme.NoBig {
		return c.Text(x, y, text, style)
	}
	if c.doubled == nil {
		c.doubled = make(map[int][]double)
	}
	c.doubled[y] = append(c.doubled[y], double{x, text, style})
	return x + DoubleWidth(c.Styles.Look.Big, text)
}

// DoubleWidth is how many columns Double takes for a text.
func DoubleWidth(b theme.Big, text string) int {
	if b == theme.NoBig {
		return ansi.StringWidth(text)
	}
	return 2 * ansi.StringWidth(text)
}

// doubledRow is the row of half as many cells that two rows show at twice
// their size.
func (c *Canvas) doubledRow(y int, texts []double) *Canvas {
	half := New(c.Styles, c.width/2, 1)
	for x := range half.width {
		p := c.at(2*x, y)
		_, lower := halves(&p)
		half.paint(&p, lower, lower)
		half.set(x, 0, p)
	}
	for _, t := range texts {
		half.Text(t.x/2, 0, t.text, t.style)
	}
	return half
}
