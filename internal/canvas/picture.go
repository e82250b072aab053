package canvas

import (
	"image"
	"image/color"

	"github.com/charmbracelet/colorprofile"
	"golang.org/x/image/draw"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// Pictures reports whether a look has colours and blocks enough for pictures.
func Pictures(l theme.Look) bool {
	return l.Profile >= colorprofile.ANSI256 && l.Blocks != theme.NoBlocks
}

// Picture draws a picture over an area, of which it takes the shape, where the
// look has Pictures. Where it is more than half transparent, what is below shows.
// A picture that would take a terminal more bytes than an area of that size may
// is drawn in fewer colours. Its rows carry marks from the first on, if that is not
// 0, for terminals that draw the picture themselves.
func (c *Canvas) Picture(r image.Rectangle, picture image.Image, first graphics.Mark) {
	if !Pictures(c.Styles.Look) || r.Empty() {
		return
	}
	across, down := c.Styles.Look.Blocks.Dots()
	dots := image.NewRGBA(image.Rect(0, 0, r.Dx()*across, r.Dy()*down))
	draw.BiLinear.Scale(dots, dots.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	cells := make([]pictured, 0, r.Dx()*r.Dy())
	for y := range r.Dy() {
		for x := range r.Dx() {
			p := c.at(r.Min.X+x, r.Min.Y+y)
			at := pictured{dots: make([]color.RGBA, across*down), best: p}
			for i := range at.dots {
				at.dots[i] = dots.RGBAAt(across*x+i%across, down*y+i/across)
			}
			if across == 1 {
				c.paint(&at.best, c.shown(at.dots[0], p.bg), c.shown(at.dots[1], p.bg))
			} else {
				c.quarters(&at.best, [4]color.RGBA(at.dots))
			}
			cells = append(cells, at)
		}
	}
	c.thrifty(cells, r.Dx())
	for i, at := range cells {
		if first != 0 {
			at.best.mark = first + graphics.Mark(i/r.Dx())
		}
		c.set(r.Min.X+i%r.Dx(), r.Min.Y+i/r.Dx(), at.best)
	}
}

// quarters draws four dots in the two colours that come nearest to theirs.
func (c *Canvas) quarters(p *cell, dots [4]color.RGBA) {
	mean, solid := 0, 0
	for _, d := range dots {
		if d.A >= half {
			mean, solid = mean+light(d), solid+1
		}
	}
	shape := 0
	var bright, dim []color.RGBA
	for i, d := range dots {
		switch { // where something shows through, what does not is bright
		case d.A < half:
			dim = append(dim, color.RGBA{})
		case solid < len(dots) || solid*light(d) > mean:
			shape |= 1 << i
			bright = append(bright, d)
		default:
			dim = append(dim, d)
		}
	}
	*p = cell{quadrants[shape], look{ink: p.ink, bg: c.shown(average(dim), p.bg)}}
	if shape != 0 {
		p.fg = c.shown(average(bright), p.bg)
	}
}

// half is how much of a dot is there at least for it to be drawn.
const half = 0x80

// light is how bright a dot is (ITU-R BT.601), in thousandths.
func light(c color.RGBA) int { return 299*int(c.R) + 587*int(c.G) + 114*int(c.B) }

func average(dots []color.RGBA) color.RGBA {
	if len(dots) == 0 {
		return color.RGBA{}
	}
	var r, g, b, a int
	for _, d := range dots {
		r, g, b, a = r+int(d.R), g+int(d.G), b+int(d.B), a+int(d.A)
	}
	n := len(dots)
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), uint8(a / n)}
}

// shown is the colour that a terminal has for one of a picture: what is below,
// where that shows through. Of colours that hardly differ it is one, so that dots
// beside each other cost fewer bytes.
func (c *Canvas) shown(dot color.RGBA, below color.Color) color.Color {
	if dot.A < half {
		return below
	}
	const fine = 0xF8
	opaque := color.NRGBAModel.Convert(dot).(color.NRGBA)
	to := color.RGBA{opaque.R & fine, opaque.G & fine, opaque.B & fine, 0xFF}
	if c.Styles.Look.Profile == colorprofile.TrueColor {
		return to
	}
	return c.Styles.Look.Profile.Convert(to)
}
