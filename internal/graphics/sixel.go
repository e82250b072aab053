package graphics

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"strconv"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// Sixel is what has a terminal draw the picture of a place whose first cell the
// cursor is at, as large as fits into the place's pixels, and for how long that was
// worked on. What is beside it stays, and what is below where it is transparent, but
// for some terminals such as Konsole. The cursor is anywhere then. See
// https://vt100.net/docs/vt3xx-gp/chapter14.html.
func (s *Store) Sixel(p *Place, cell image.Point) (b []byte, took time.Duration, err error) {
	return s.encode(p, cell, func() ([]byte, error) {
		room := p.Pixels(cell)
		if room.X*room.Y > mostPixels {
			return nil, errors.New("the place has too many pixels")
		}
		picture, _, err := image.Decode(bytes.NewReader(p.picture.Data))
		if err != nil {
			return nil, err
		}
		dots := filling(picture, room)
		beside := room.Sub(dots.Rect.Max).Div(2)
		var move []byte
		if n := beside.Y / cell.Y; n > 0 {
			move = append(move, ansi.CursorDown(n)...)
		}
		if n := beside.X / cell.X; n > 0 {
			move = append(move, ansi.CursorForward(n)...)
		}
		for colours := mostColours; ; colours /= 2 {
			if b := append(move, sixels(dots, colours)...); len(b) <= MostSent || colours <= leastColours {
				return b, nil
			}
		}
	})
}

const (
	mostPixels   = 4096 * 2304 // of a place
	mostColours  = 256
	leastColours = 16
)

// bandHeight is how many rows of dots are written at once.
const bandHeight = 6

// sixels writes dots in so many colours at most.
func sixels(m *image.RGBA, colours int) []byte {
	palette, index := paletteOf(m, colours)
	size := m.Bounds().Size()
	b := append([]byte("\x1bP0;1q"), `"1;1;`...)
	b = append(strconv.AppendInt(b, int64(size.X), 10), ';')
	b = strconv.AppendInt(b, int64(size.Y), 10)
	for i, c := range palette {
		b = append(strconv.AppendInt(append(b, '#'), int64(i), 10), ";2"...)
		for _, part := range []uint8{c.R, c.G, c.B} {
			b = strconv.AppendInt(append(b, ';'), (int64(part)*100+127)/255, 10)
		}
	}
	columns := make([][]byte, len(palette)) // of a band, by colour: a bit for each row
	for i := range columns {
		columns[i] = make([]byte, size.X)
	}
	ends := make([]int, len(palette)) // where the last dot of a colour is
	for top := 0; top < size.Y; top += bandHeight {
		if top > 0 {
			b = append(b, '-')
		}
		for y := top; y < min(top+bandHeight, size.Y); y++ {
			for x := range size.X {
				if c := m.RGBAAt(x, y); c.A >= half {
					i := index[bin(c)]
					columns[i][x] |= 1 << (y - top)
					ends[i] = max(ends[i], x+1)
				}
			}
		}
		for i, end := range ends {
			if end == 0 {
				continue
			}
			b = strconv.AppendInt(append(b, '#'), int64(i), 10)
			b = append(appendRuns(b, columns[i][:end]), '$')
			clear(columns[i][:end])
			ends[i] = 0
		}
	}
	return append(b, "\x1b\\"...)
}

// appendRuns writes the columns of a colour, and those alike once.
func appendRuns(b, columns []byte) []byte {
	const shortest = 4
	for len(columns) > 0 {
		n := 1
		for n < len(columns) && columns[n] == columns[0] {
			n++
		}
		letter := '?' + columns[0]
		if n >= shortest {
			b = append(strconv.AppendInt(append(b, '!'), int64(n), 10), letter)
		} else {
			for range n {
				b = append(b, letter)
			}
		}
		columns = columns[n:]
	}
	return b
}

// half is how much of a dot is there at least for it to be drawn.
const half = 0x80

// bins is how many colours are told apart: five bits of each part.
const bins = 1 << 15

func bin(c color.RGBA) int { return int(c.R>>3)<<10 | int(c.G>>3)<<5 | int(c.B>>3) }

// A box is of colours beside each other, which become one.
type box struct {
	bins []uint16
	dots int // that have them
	side int // the part in which they are furthest from each other: 10, 5 or 0 bits up
	wide int // how far
}

// paletteOf finds so many colours at most that come near those of a picture, and
// which of them each colour becomes. A box with many dots and far from uniform is cut
// in two until there are enough (median cut: Heckbert, "Color image quantization for
// frame buffer display", 1982).
func paletteOf(m *image.RGBA, most int) ([]color.RGBA, *[bins]uint8) {
	var count [bins]int
	var sums [bins][3]int
	for i := 0; i < len(m.Pix); i += 4 {
		if c := (color.RGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3]}); c.A >= half {
			n := bin(c)
			count[n]++
			sums[n] = [3]int{sums[n][0] + int(c.R), sums[n][1] + int(c.G), sums[n][2] + int(c.B)}
		}
	}
	var all []uint16
	for n, dots := range count {
		if dots > 0 {
			all = append(all, uint16(n))
		}
	}
	if len(all) == 0 {
		return nil, new([bins]uint8)
	}
	boxes := []box{boxOf(all, &count)}
	for len(boxes) < most {
		widest := 0
		for i := range boxes {
			if boxes[i].dots*boxes[i].wide > boxes[widest].dots*boxes[widest].wide {
				widest = i
			}
		}
		if boxes[widest].wide == 0 {
			break
		}
		low, high := boxes[widest].cut(&count)
		boxes[widest] = boxOf(low, &count)
		boxes = append(boxes, boxOf(high, &count))
	}
	palette, index := make([]color.RGBA, len(boxes)), new([bins]uint8)
	for i, b := range boxes {
		var sum [3]int
		for _, n := range b.bins {
			index[n] = uint8(i)
			for part := range sum {
				sum[part] += sums[n][part]
			}
		}
		palette[i] = color.RGBA{uint8(sum[0] / b.dots), uint8(sum[1] / b.dots), uint8(sum[2] / b.dots), 0xFF}
	}
	return palette, index
}

func boxOf(of []uint16, count *[bins]int) box {
	b := box{bins: of}
	for _, n := range of {
		b.dots += count[n]
	}
	for _, side := range []int{10, 5, 0} {
		low, high := 31, 0
		for _, n := range of {
			at := int(n>>side) & 31
			low, high = min(low, at), max(high, at)
		}
		if high-low > b.wide {
			b.side, b.wide = side, high-low
		}
	}
	return b
}

// cut parts a box in which colours differ where half of its dots are on each side.
func (b *box) cut(count *[bins]int) (low, high []uint16) {
	var dots [32]int
	first, last := 31, 0
	for _, n := range b.bins {
		at := int(n>>b.side) & 31
		dots[at] += count[n]
		first, last = min(first, at), max(last, at)
	}
	at, below := first, dots[first]
	for at+1 < last && 2*(below+dots[at+1]) <= b.dots {
		at++
		below += dots[at]
	}
	for _, n := range b.bins {
		if int(n>>b.side)&31 <= at {
			low = append(low, n)
		} else {
			high = append(high, n)
		}
	}
	return low, high
}
