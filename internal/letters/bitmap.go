package letters

import (
	"image"
	"slices"
)

// A bitmap is a letter or several. All bitmaps of a size have the same rows,
// with the line that letters stand on at the same place.
type bitmap struct {
	rows  [][]bool
	width int
}

func newBitmap(width, height int) bitmap {
	b := bitmap{make([][]bool, height), width}
	dots := make([]bool, width*height)
	for y := range b.rows {
		b.rows[y] = dots[y*width : (y+1)*width]
	}
	return b
}

// with returns the bitmap with another drawn into it, x pixels from the left.
func (b bitmap) with(o bitmap, x int) bitmap {
	both := newBitmap(max(b.width, x+o.width), max(len(b.rows), len(o.rows)))
	for y := range both.rows {
		if y < len(b.rows) {
			copy(both.rows[y], b.rows[y])
		}
		if y < len(o.rows) {
			for i, dot := range o.rows[y] {
				if dot && x+i >= 0 {
					both.rows[y][x+i] = true
				}
			}
		}
	}
	return both
}

// touches reports whether another bitmap, drawn x pixels from the left, would
// meet this one.
func (b bitmap) touches(o bitmap, x int) bool {
	for y := range o.rows {
		for i, dot := range o.rows[y] {
			for near := x + i - 1; dot && near <= x+i; near++ {
				if y < len(b.rows) && near >= 0 && near < b.width && b.rows[y][near] {
					return true
				}
			}
		}
	}
	return false
}

// ink is where the bitmap has dots: the first row and the one after the last.
func (b bitmap) ink() (top, bottom int) {
	top = len(b.rows)
	for y, row := range b.rows {
		if slices.Contains(row, true) {
			top, bottom = min(top, y), y+1
		}
	}
	return min(top, bottom), bottom
}

// onto draws the bitmap on a mask, its first row at y.
func (b bitmap) onto(mask *image.Alpha, y int) {
	for i, row := range b.rows {
		for x, dot := range row {
			if dot {
				mask.Pix[mask.PixOffset(x, y+i)] = 0xFF
			}
		}
	}
}
