package canvas

import (
	"image"
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/theme"
)

// Centre puts plain text in the middle of columns columns, cut to fit.
func (c *Canvas) Centre(x, y, columns int, text string, style lipgloss.Style) {
	text = ansi.Truncate(text, columns, "…")
	c.Text(x+(columns-ansi.StringWidth(text))/2, y, text, style)
}

// Chip puts a word on a ground of its own, with a blank at its sides, and
// returns the column after it.
func (c *Canvas) Chip(x, y int, text string, g theme.Ground) int {
	wide := ansi.StringWidth(text) + 2
	c.Fill(Rect(x, y, wide, 1), g)
	c.Text(x+1, y, text, c.Styles.On(g, true))
	return x + wide
}

// Rule draws a line half a row high along the top of a row's columns: under a
// title, or as far as something has come on its track. Where there are no half
// rows or no colours it is a line of text, double but for the track.
func (c *Canvas) Rule(x, y, columns int, g theme.Ground) {
	if c.Styles.Look.Blocks != theme.NoBlocks && g.Color != nil {
		c.Halves(Rect(x, 2*y, columns, 1), g)
		return
	}
	line, style := "─", c.Styles.Frame
	if g.Ink != nil || g.Reverse {
		line, style = "═", lipgloss.NewStyle()
		if g.Color != nil {
			style = style.Foreground(g.Color)
		}
	}
	c.Text(x, y, strings.Repeat(line, max(0, columns)), style)
}

// eighths are the parts of a cell's width.
var eighths = [...]string{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"}

// Bar fills a share of an area, 0 to 1, from the left, and the rest with the
// track. Any share that is not 0 shows.
func (c *Canvas) Bar(r image.Rectangle, share float64, g theme.Ground) {
	steps := 1
	if c.Styles.Look.Blocks == theme.Quadrants && g.Color != nil {
		steps = len(eighths)
	}
	done := int(math.Round(min(1, max(0, share)) * float64(r.Dx()*steps)))
	if share > 0 {
		done = max(1, done)
	}
	whole := done / steps
	track := image.Rect(r.Min.X+whole, r.Min.Y, r.Max.X, r.Max.Y)
	c.Fill(track, c.Styles.Track)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		if !c.Styles.Track.Shows() {
			c.Text(track.Min.X, y, strings.Repeat("░", track.Dx()), c.Styles.Frame)
		}
		if part := done % steps; part > 0 {
			c.cluster(track.Min.X, y, eighths[part], 1, uv.Style{Fg: g.Color}, nil)
		}
	}
	c.Fill(image.Rect(r.Min.X, r.Min.Y, r.Min.X+whole, r.Max.Y), g)
}

// Ring draws a ring that fits an area: a share of it, 0 to 1, from the top on
// clockwise, and the rest in the track.
func (c *Canvas) Ring(r image.Rectangle, share float64, g theme.Ground) {
	track := arc(r, share, 1)
	if c.Styles.Track.Shows() {
		c.Shade(r.Min.X, r.Min.Y, track, c.Styles.Track)
	} else {
		c.hatch(r, track)
	}
	c.Shade(r.Min.X, r.Min.Y, arc(r, 0, share), g)
}

// hatch draws the cells that a mask for Shade covers by half at least, where there
// is no colour for a track.
func (c *Canvas) hatch(r image.Rectangle, mask *image.Alpha) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			above := mask.AlphaAt(x-r.Min.X, 2*(y-r.Min.Y)).A
			under := mask.AlphaAt(x-r.Min.X, 2*(y-r.Min.Y)+1).A
			if int(above)+int(under) >= 0x100 {
				c.Text(x, y, "░", c.Styles.Frame)
			}
		}
	}
}

// arc is the part of a ring between two shares of the way around, as a mask
// for Shade.
func arc(r image.Rectangle, from, to float64) *image.Alpha {
	const fine, thick = 4, 0.26 // samples along a pixel; of the radius
	w, h := r.Dx(), 2*r.Dy()
	mask := image.NewAlpha(image.Rect(0, 0, w, h))
	cx, cy := float64(w)/2, float64(h)/2
	outer := min(cx, cy)
	inner := outer * (1 - thick)
	for y := range h {
		for x := range w {
			in := 0
			for s := range fine * fine {
				dx := float64(x) + (float64(s%fine)+0.5)/fine - cx
				dy := float64(y) + (float64(s/fine)+0.5)/fine - cy
				if d := dx*dx + dy*dy; d > outer*outer || d < inner*inner {
					continue
				}
				turn := math.Atan2(dx, -dy) / (2 * math.Pi)
				if turn < 0 {
					turn++
				}
				if turn >= from && turn < to {
					in++
				}
			}
			mask.Pix[y*mask.Stride+x] = uint8(in * 255 / (fine * fine))
		}
	}
	return mask
}
