package render

import (
	"image"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// leastPicture is how many rows a picture has at least, if it has so many.
const leastPicture = 6

// picture draws a picture as large as it may be in so many columns and the rows
// that are left for it, in the middle; where there are no colours, a frame with
// its words.
func (s *setter) picture(b *deck.Image, width int) []row {
	var lines []string
	columns := width
	if canvas.Pictures(s.styles.Look) {
		room := min(s.elastic, s.height-1) // a page of several leaves a row free
		size := fitted(b.Small.Bounds().Size(), width, max(leastPicture, room))
		c := s.clear(size.X, size.Y)
		c.Picture(c.Bounds(), b.Small, s.cache.Pictures().Place(b, size.X, size.Y))
		lines, columns = c.Lines(), size.X
	} else {
		lines, columns = s.framed(b.Alt, width)
	}
	s.elasticRows += len(lines)
	left := (width - columns) / 2
	switch b.Align {
	case deck.Left:
		left = 0
	case deck.Right:
		left = width - columns
	}
	return whole(s.rowsOf(shift(lines, left), b.From()))
}

// clear is a canvas for what is put on a ground afterwards: where nothing is
// drawn, that shows.
func (s *setter) clear(columns, rows int) *canvas.Canvas {
	styles := *s.styles
	styles.Stage = theme.Ground{}
	return canvas.New(&styles, columns, rows)
}

// fitted is the size in cells of a picture of so many dots: a cell is twice as
// high as it is wide. A small picture is not made larger than a dot a column.
func fitted(dots image.Point, columns, rows int) image.Point {
	columns = max(1, min(columns, dots.X))
	high := (columns*dots.Y + dots.X) / (2 * dots.X)
	if high > rows {
		high = rows
		columns = max(1, min(columns, 2*rows*dots.X/dots.Y))
	}
	return image.Pt(columns, max(1, high))
}

// framed sets words in a frame, and tells how wide that is.
func (s *setter) framed(words string, width int) (lines []string, columns int) {
	const inside = 4
	if width < 2*inside {
		return wrap(words, width), width
	}
	text := balance(s.styles.Text.Render(words), min(width, quoteWidth)-inside)
	for _, line := range text {
		columns = max(columns, measure(line)+inside)
	}
	c := s.clear(columns, len(text)+2)
	c.Card(c.Bounds(), theme.Ground{Edge: theme.LineEdge})
	for i, line := range text {
		c.Put((columns-measure(line))/2, 1+i, line)
	}
	return c.Lines(), columns
}
