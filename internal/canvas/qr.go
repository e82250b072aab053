package canvas

import (
	"image/color"

	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/theme"
)

// QRSize is how many columns and rows a code takes with a border of quiet
// modules.
func QRSize(b theme.Blocks, code *qr.Code, quiet int) (columns, rows int) {
	side := code.Size + 2*quiet
	if b == theme.NoBlocks {
		return 2 * side, side
	}
	return side, (side + 1) / 2
}

// QR draws a code with a border of quiet modules, dark on light whatever the
// look, so that every phone reads it.
func (c *Canvas) QR(x, y int, code *qr.Code, quiet int) {
	paper, ink := colour(c.Styles.Paper.GetBackground()), colour(c.Styles.Paper.GetForeground())
	if paper == nil { // without colours one of the two is the terminal's own foreground
		if ink = (own{}); c.Styles.Paper.GetReverse() {
			paper, ink = ink, nil
		}
	}
	columns, rows := QRSize(c.Styles.Look.Blocks, code, quiet)
	wide := columns / (code.Size + 2*quiet)
	module := func(x, y int) color.Color {
		if y < code.Size+2*quiet && code.Black(x-quiet, y-quiet) {
			return ink
		}
		return paper
	}
	for j := range rows {
		for i := range columns {
			p := c.at(x+i, y+j)
			if c.Styles.Look.Blocks == theme.NoBlocks {
				m := module(i/wide, j)
				c.paint(&p, m, m)
			} else {
				c.paint(&p, module(i, 2*j), module(i, 2*j+1))
			}
			c.set(x+i, y+j, p)
		}
	}
}
