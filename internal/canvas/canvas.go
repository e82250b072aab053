// Package canvas is a screen of cells to draw on: grounds and text, shapes made
// of dots, and the styled lines that it all comes to. What a terminal can not
// show is drawn another way here, so that who draws need not know: without
// blocks shapes are made of whole cells, without colours grounds have lines
// around them.
package canvas

import (
	"image"
	"image/color"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// A Canvas is a screen, or a piece of one. Columns and rows count from 0 at the
// upper left. What is drawn outside is lost.
type Canvas struct {
	Styles        *theme.Styles
	width, height int
	*sheet
	doubled map[int][]double // by the upper row
}

// New returns a canvas of this many columns and rows, all stage.
func New(s *theme.Styles, width, height int) *Canvas {
	c := &Canvas{Styles: s, width: max(0, width), height: max(0, height)}
	c.sheet = newSheet(c.width * c.height)
	c.Fill(c.Bounds(), s.Stage)
	return c
}

// Rect is the area of this many columns and rows at a place.
func Rect(x, y, columns, rows int) image.Rectangle {
	return image.Rectangle{image.Pt(x, y), image.Pt(x+max(0, columns), y+max(0, rows))}
}

// Bounds is the area of the whole canvas.
func (c *Canvas) Bounds() image.Rectangle { return image.Rect(0, 0, c.width, c.height) }

// Fill makes an area a ground, blank. A ground that does not show leaves the
// one below, without what stood on it.
func (c *Canvas) Fill(r image.Rectangle, g theme.Ground) {
	r = r.Intersect(c.Bounds())
	blank := packed{c.texts.number(" "), c.looks.number(ground(g))}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.cells[y*c.width+r.Min.X : y*c.width+r.Max.X]
		for i := range row {
			if g.Color == nil && !g.Reverse {
				below := &c.looks.values[row[i].look]
				blank.look = c.looks.number(look{bg: below.bg, ink: below.ink, attrs: below.attrs & uv.AttrReverse})
			}
			row[i] = blank
		}
	}
}

// Card makes an area a ground whose first and last row are half as high. The
// text of a card begins on its second row.
func (c *Canvas) Card(r image.Rectangle, g theme.Ground) {
	if r.Dy() < 2 || r.Dx() < 1 {
		c.Fill(r, g)
		return
	}
	if g.Edge != theme.NoEdge {
		c.Fill(r, g)
		c.box(r, g.Edge)
		return
	}
	c.Halves(image.Rect(r.Min.X, 2*r.Min.Y+1, r.Max.X, 2*r.Max.Y-1), g)
}

// Edge marks a card at its left, by a ground that shows.
func (c *Canvas) Edge(card image.Rectangle, g theme.Ground) {
	if !g.Shows() {
		return
	}
	c.Halves(image.Rect(card.Min.X, 2*card.Min.Y+1, card.Min.X+1, 2*card.Max.Y-1), g)
}

// DoubleEdge is the Edge of a card with texts of Double, whose rows show their
// grounds in steps of two columns where they are doubled.
func (c *Canvas) DoubleEdge(card image.Rectangle, g theme.Ground) {
	c.Edge(card, g)
	if c.Styles.Look.Big == theme.NoBig {
		return
	}
	c.Edge(card.Add(image.Pt(1, 0)), g)
}

// Halves makes an area a ground whose rows are half as high as those of the
// canvas. Where the terminal has no blocks, it ends at whole rows.
func (c *Canvas) Halves(r image.Rectangle, g theme.Ground) {
	if r.Empty() {
		return
	}
	c.Fill(image.Rectangle{image.Pt(r.Min.X, (r.Min.Y+1)>>1), image.Pt(r.Max.X, r.Max.Y>>1)}, g)
	if !g.Shows() || c.Styles.Look.Blocks == theme.NoBlocks {
		return
	}
	for x := max(0, r.Min.X); x < min(c.width, r.Max.X); x++ {
		if r.Min.Y&1 == 1 {
			c.dot(x, r.Min.Y, shownAs(g))
		}
		if r.Max.Y&1 == 1 {
			c.dot(x, r.Max.Y-1, shownAs(g))
		}
	}
}

// Inside is where the text of a card may stand: without its edges, and without
// a column at its sides, which an accent or a line may take.
func Inside(card image.Rectangle) image.Rectangle {
	return image.Rect(card.Min.X+2, card.Min.Y+1, card.Max.X-2, card.Max.Y-1)
}

// box draws lines around an area.
func (c *Canvas) box(r image.Rectangle, e theme.Edge) {
	lines := []rune("─│┌┐└┘")
	if e == theme.DoubleEdge {
		lines = []rune("═║╔╗╚╝")
	}
	put := func(x, y, line int) { c.Text(x, y, string(lines[line]), c.Styles.Frame) }
	right, bottom := r.Max.X-1, r.Max.Y-1
	for x := r.Min.X + 1; x < right; x++ {
		put(x, r.Min.Y, 0)
		put(x, bottom, 0)
	}
	for y := r.Min.Y + 1; y < bottom; y++ {
		put(r.Min.X, y, 1)
		put(right, y, 1)
	}
	put(r.Min.X, r.Min.Y, 2)
	put(right, r.Min.Y, 3)
	put(r.Min.X, bottom, 4)
	put(right, bottom, 5)
}

// Text puts plain text on the ground that is there and returns the column
// after it. A background of the style goes with it.
func (c *Canvas) Text(x, y int, text string, style lipgloss.Style) int {
	return c.put(x, y, text, penOf(style))
}

// Put puts a styled line on the ground that is there and returns the column
// after it. Backgrounds that it has go with it.
func (c *Canvas) Put(x, y int, line string) int { return c.put(x, y, line, uv.Style{}) }

func (c *Canvas) put(x, y int, text string, pen uv.Style) int {
	var link *uv.Link
	var state byte
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for len(text) > 0 {
		seq, width, n, next := ansi.DecodeSequence(text, state, p)
		switch {
		case width > 0 && x+width <= c.width:
			if x >= 0 {
				c.cluster(x, y, seq, width, pen, link)
			}
			x += width
		case width > 0:
			return x
		case ansi.HasCsiPrefix(seq) && p.Command() == 'm':
			uv.ReadStyle(p.Params(), &pen)
		case ansi.HasOscPrefix(seq) && p.Command() == 8:
			to := new(uv.Link)
			if uv.ReadLink(p.Data(), to); to.URL == "" {
				to = nil
			}
			link = to
		}
		state, text = next, text[n:]
	}
	return x
}

// cluster puts a cluster on the ground of one cell, or of two.
func (c *Canvas) cluster(x, y int, text string, width int, pen uv.Style, link *uv.Link) {
	if c.Styles.Look.Blocks == theme.NoBlocks {
		text = OnConsole(text)
	}
	below := c.at(x, y)
	p := cell{text, look{fg: pen.Fg, bg: pen.Bg, ink: below.ink, link: link, attrs: pen.Attrs, underline: pen.Underline, mark: graphics.MarkOf(&pen)}}
	if pen.Bg == nil {
		p.bg = below.bg
		p.attrs |= below.attrs & uv.AttrReverse
		if p.ink != nil {
			p.fg = p.ink
			if theme.BoldChanges(p.ink) { // the ground is enough to stand out
				p.attrs &^= uv.AttrBold
			}
		}
	}
	if p.fg == nil {
		p.fg = c.Styles.Foreground
	}
	if width > 1 {
		right := p
		right.text, p.wide = "", true
		c.set(x+1, y, right)
	}
	c.set(x, y, p)
}

// penOf is a style as far as a canvas draws it.
func penOf(s lipgloss.Style) uv.Style {
	var pen uv.Style
	pen.Fg, pen.Bg = colour(s.GetForeground()), colour(s.GetBackground())
	for _, a := range []struct {
		has  bool
		attr uint8
	}{
		{s.GetBold(), uv.AttrBold}, {s.GetFaint(), uv.AttrFaint}, {s.GetItalic(), uv.AttrItalic},
		{s.GetReverse(), uv.AttrReverse}, {s.GetStrikethrough(), uv.AttrStrikethrough},
	} {
		if a.has {
			pen.Attrs |= a.attr
		}
	}
	if s.GetUnderline() {
		pen.Underline = uv.UnderlineSingle
	}
	return pen
}

// colour is a colour of a style, or nil.
func colour(c color.Color) color.Color {
	if _, none := c.(lipgloss.NoColor); none {
		return nil
	}
	return c
}
