package letters

import (
	"image"
	"slices"
)

// A bitmap is a letter or several. All bitmaps of a size have the same rows,
// with the line that letters stand on at the same place.
type bitmap struct {
	rows  [][]bool // there may be room for more on their right
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

// add draws another bitmap into it, x pixels from the left. There has to be room.
func (b *bitmap) add(o bitmap, x int) {
	for y, row := range o.rows {
		for i, dot := range row[:o.width] {
			if dot && x+i >= 0 {
				b.rows[y][x+i] = true
			}
		}
	}
	b.width = max(b.width, x+o.width)
}

// with returns the bitmap, moved by left pixels, with another drawn into it, x
// pixels from the left.
func (b bitmap) with(o bitmap, left, x int) bitmap {
	both := newBitmap(max(left+b.width, x+o.width), len(b.rows))
	both.add(b, left)
	both.add(o, x)
	return both
}

// touches reports whether another bitmap, drawn x pixels from the left, would
// meet this one.
func (b bitmap) touches(o bitmap, x int) bool {
	for y := range o.rows {
		for i, dot := range o.rows[y][:o.width] {
			for near := x + i - 1; dot && near <= x+i; near++ {
				if near >= 0 && near < b.width && b.rows[y][near] {
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
		if slices.Contains(row[:b.width], true) {
			top, bottom = min(top, y), y+1
		}
	}
	return min(top, bottom), bottom
}

// onto draws the bitmap on a mask, its first row at y, x pixels from the left.
func (b bitmap) onto(mask *image.Alpha, x, y int) {
	for down, row := range b.rows {
		for across, dot := range row[:b.width] {
			if dot {
				mask.Pix[mask.PixOffset(x+across, y+down)] = 0xFF
			}
		}
	}
}
