package canvas

import (
	"bytes"
	"image"
	"image/color"
	"math/bits"
	"slices"
	"sync"

	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// A cell is what stands at one place, and how it looks.
type cell struct {
	text string // one grapheme cluster; "" right of one that is two columns wide
	look
}

// A look is all of a cell but its text.
type look struct {
	fg, bg    color.Color
	ink       color.Color // of the ground: what all that stands on it is drawn in
	link      *uv.Link
	attrs     uint8
	underline uv.Underline
	mark      graphics.Mark // of the row of a picture that it is of; 0: none
	wide      bool          // two columns
}

// style is how the cell's text is drawn.
func (l *look) style() uv.Style {
	s := uv.Style{Fg: l.fg, Bg: l.bg, Attrs: l.attrs, Underline: l.underline}
	if l.mark != 0 {
		s.UnderlineColor = l.mark.Color()
	}
	return s
}

// ground is the look of a ground.
func ground(g theme.Ground) look {
	l := look{bg: g.Color, ink: g.Ink}
	if g.Reverse {
		l.attrs = uv.AttrReverse
	}
	return l
}

// A packed cell is a cell in eight bytes, a tenth of what it tells, and the
// collector has nothing to look for in it: the largest window is a hundred
// thousand cells, which are drawn anew with every key. There are few texts and
// few looks on a canvas; these are their numbers.
type packed struct{ text, look uint32 }

// A sheet is what a canvas is drawn on. The next canvas takes the one that the last
// was done with: else each key in a large window leaves a megabyte to be collected.
type sheet struct {
	cells []packed // row by row
	texts table[string]
	looks table[look]

	diffs map[[2]uint32]string // what changes a terminal from one look to another
	rowed bytes.Buffer         // a row as text
}

// sheets are those that are free, by how many times their cells can be halved: a
// line's is not taken for a window.
var sheets [bits.UintSize + 1]sync.Pool // of *sheet

// newSheet is one of this many cells, all empty.
func newSheet(cells int) *sheet {
	s, ok := sheets[bits.Len(uint(cells))].Get().(*sheet)
	if !ok {
		s = &sheet{}
	}
	s.cells = slices.Grow(s.cells[:0], cells)[:cells]
	clear(s.cells)
	s.texts.number("")
	s.looks.number(look{})
	return s
}

// done gives the canvas's sheet to the next.
func (c *Canvas) done() {
	s := c.sheet
	c.sheet, c.width, c.height = nil, 0, 0
	s.texts.clear()
	s.looks.clear()
	clear(s.diffs)
	sheets[bits.Len(uint(len(s.cells)))].Put(s)
}

// at is the cell at a place, or one that nobody sees.
func (c *Canvas) at(x, y int) cell {
	if !image.Pt(x, y).In(c.Bounds()) {
		return cell{}
	}
	p := c.cells[y*c.width+x]
	return cell{c.texts.values[p.text], c.looks.values[p.look]}
}

// set makes a cell the one at a place.
func (c *Canvas) set(x, y int, p cell) {
	if image.Pt(x, y).In(c.Bounds()) {
		c.cells[y*c.width+x] = packed{c.texts.number(p.text), c.looks.number(p.look)}
	}
}

// A table gives values numbers.
type table[T comparable] struct {
	values  []T // by their numbers
	numbers map[T]uint32
	last    uint32 // that was asked for: the next is often the same
}

func (t *table[T]) number(v T) uint32 {
	if len(t.values) > 0 && t.values[t.last] == v {
		return t.last
	}
	n, known := t.numbers[v]
	if !known {
		if t.numbers == nil {
			t.numbers = map[T]uint32{}
		}
		n = uint32(len(t.values))
		t.values, t.numbers[v] = append(t.values, v), n
	}
	t.last = n
	return n
}

func (t *table[T]) clear() {
	clear(t.values)
	clear(t.numbers)
	t.values, t.last = t.values[:0], 0
}
