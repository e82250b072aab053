package canvas

import (
	"image"
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/theme"
)

// own is the terminal's own foreground, as the colour of a dot. Its own
// background is nil.
type own struct{}

func (own) RGBA() (r, g, b, a uint32) { return 0, 0, 0, 0xFFFF }

// shownAs is the colour that an area of a ground has.
func shownAs(g theme.Ground) color.Color {
	if g.Reverse {
		return own{}
	}
	return g.Color
}

// halves are the colours of a cell's upper and lower half.
func halves(p *cell) (upper, lower color.Color) {
	fore, back := p.fg, p.bg
	if fore == nil {
		fore = own{}
	}
	if p.attrs&uv.AttrReverse != 0 {
		return own{}, own{}
	}
	switch p.text {
	case "▄":
		return back, fore
	case "▀":
		return fore, back
	case "█":
		return fore, fore
	}
	return back, back
}

// paint makes the halves of a cell two colours. What is solid is a blank with
// a background, and what is mixed the lower half wherever it can be: not all
// fonts' blocks fill their cells.
func (c *Canvas) paint(p *cell, upper, lower color.Color) {
	*p = cell{" ", look{ink: p.ink}}
	switch {
	case upper == lower && lower == own{} && c.Styles.Look.Blocks == theme.NoBlocks:
		p.attrs = uv.AttrReverse
	case upper == lower && lower == own{}:
		p.text = "█"
	case upper == lower:
		p.bg = upper
	case upper == own{} || lower == nil:
		p.text, p.fg, p.bg = "▀", upper, lower
	default:
		p.text, p.fg, p.bg = "▄", lower, upper
	}
	if p.fg == (own{}) {
		p.fg = nil
	}
}

// dot colours half a cell; y counts halves.
func (c *Canvas) dot(x, y int, to color.Color) {
	p := c.at(x, y>>1)
	upper, lower := halves(&p)
	if y&1 == 0 {
		upper = to
	} else {
		lower = to
	}
	c.paint(&p, upper, lower)
	c.set(x, y>>1, p)
}

// quadrants are the blocks of a cell by its dots: upper left 1, upper right 2,
// lower left 4, lower right 8.
var quadrants = [...]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

// Dots draws what a mask covers by half at least, a dot for each of its pixels,
// in the foreground of a style. A cell has as many dots as the look's blocks
// have.
func (c *Canvas) Dots(x, y int, mask *image.Alpha, style lipgloss.Style) {
	fore := colour(style.GetForeground())
	if fore == nil {
		fore = c.Styles.Foreground
	}
	across, down := c.Styles.Look.Blocks.Dots()
	b := mask.Bounds()
	for j := 0; j < b.Dy(); j += down {
		for i := 0; i < b.Dx(); i += across {
			p := c.at(x+i/across, y+j/down)
			fore := fore
			if p.ink != nil {
				fore = p.ink
			}
			if c.pattern(&p, fore, across, down, func(dx, dy int) bool {
				at := image.Pt(b.Min.X+i+dx, b.Min.Y+j+dy)
				return at.In(b) && mask.Pix[mask.PixOffset(at.X, at.Y)] >= 0x80
			}) {
				c.set(x+i/across, y+j/down, p)
			}
		}
	}
}

// pattern draws the dots of one cell, and reports whether there are any.
func (c *Canvas) pattern(p *cell, fore color.Color, across, down int, on func(x, y int) bool) bool {
	shown := fore
	if shown == nil {
		shown = own{}
	}
	reversed := p.attrs & uv.AttrReverse // what stands there is in the terminal's own background
	if reversed != 0 {
		shown = nil
	}
	upper, lower := halves(p)
	switch {
	case down == 1:
		if !on(0, 0) {
			return false
		}
		c.paint(p, shown, shown)
	case across == 1:
		drawn := false
		for y, half := range []*color.Color{&upper, &lower} {
			if on(0, y) {
				*half, drawn = shown, true
			}
		}
		if !drawn {
			return false
		}
		c.paint(p, upper, lower)
	default:
		shape := 0
		for i := range 4 {
			if on(i&1, i>>1) {
				shape |= 1 << i
			}
		}
		switch shape {
		case 0:
			return false
		case 15:
			c.paint(p, shown, shown)
		default:
			*p = cell{quadrants[shape], look{ink: p.ink, fg: fore, attrs: reversed}}
			if upper != (own{}) {
				p.bg = upper
			}
		}
	}
	return true
}

// Shade draws a mask in the colour of a ground, with soft edges where there are
// colours enough. Its pixels are halves of cells, one above the other, whatever
// the terminal can draw.
func (c *Canvas) Shade(x, y int, mask *image.Alpha, g theme.Ground) {
	b := mask.Bounds()
	fore := shownAs(g)
	cover := func(i, j int) int {
		if j >= b.Dy() {
			return 0
		}
		return int(mask.Pix[mask.PixOffset(b.Min.X+i, b.Min.Y+j)])
	}
	for j := 0; j < b.Dy(); j += 2 {
		for i := range b.Dx() {
			above, under := cover(i, j), cover(i, j+1)
			if fore == nil || above+under == 0 {
				continue
			}
			p := c.at(x+i, y+j/2)
			if c.Styles.Look.Blocks != theme.NoBlocks {
				upper, lower := halves(&p)
				c.paint(&p, c.mix(upper, fore, above), c.mix(lower, fore, under))
			} else if above+under >= 0x100 {
				c.paint(&p, fore, fore)
			}
			c.set(x+i, y+j/2, p)
		}
	}
}

// shades is how many steps an edge has: few, so that cells beside each other
// are alike and cost no bytes.
const shades = 5

// mix is a colour that covers another by 0 to 255.
func (c *Canvas) mix(below, fore color.Color, cover int) color.Color {
	step := (cover*shades + 127) / 255
	if c.Styles.Look.Profile != colorprofile.TrueColor || below == (own{}) || fore == (own{}) {
		step = cover >> 7 * shades
	}
	switch {
	case step == 0:
		return below
	case step == shades:
		return fore
	case below == nil:
		below = c.Styles.Backdrop
	}
	a, b := color.RGBAModel.Convert(below).(color.RGBA), color.RGBAModel.Convert(fore).(color.RGBA)
	between := func(x, y uint8) uint8 { return uint8(int(x) + (int(y)-int(x))*step/shades) }
	return color.RGBA{between(a.R, b.R), between(a.G, b.G), between(a.B, b.B), 0xFF}
}
