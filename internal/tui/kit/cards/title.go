package cards

import (
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Title returns the row on which something begins that takes up to so many rows,
// so that it stands in the middle. Where type grows it stands under its title in
// large letters, which begin in the column x: the largest that have it on one line.
func Title(s *kit.Session, c *canvas.Canvas, x int, title string, below int) int {
	height := c.Bounds().Dy()
	sizes := []letters.Size{letters.L, letters.M, letters.S}
	if !s.Grand() {
		sizes = nil
	}
	for _, size := range sizes {
		if large, ok := s.Letters(title, s.Width-2*x, height-below-1, size); ok && large.Lines == 1 {
			y := max(0, (height-below-large.Rows-1)/2)
			c.Dots(x, y, large.Mask, s.Styles.Brand)
			return y + large.Rows + 1
		}
	}
	return max(0, (height-below)/2)
}
