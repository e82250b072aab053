package termtest

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// Size of a cell in the picture, in pixels.
const (
	cellWidth  = 9.6
	cellHeight = 20
	border     = 12
)

// SVG pictures the screen: text as text, block letters as shapes, so that rows
// of them touch whatever the font.
func (s *Screen) SVG(background, foreground color.Color) []byte {
	var b bytes.Buffer
	w, h := float64(s.width)*cellWidth+2*border, float64(s.height)*cellHeight+2*border
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.1f %.1f" font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="16" shape-rendering="crispEdges">`+"\n", w, h, w, h)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s" shape-rendering="auto"/>`+"\n", hex(background))
	for y := range s.height {
		for x := 0; x < s.width; {
			x = s.run(&b, x, y, background, foreground)
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// run draws the cells from x on that look alike and returns the column after
// them.
func (s *Screen) run(b *bytes.Buffer, x, y int, background, foreground color.Color) int {
	first := s.Cell(x, y)
	if first == nil {
		return x + 1
	}
	var text strings.Builder
	end := x
	for end < s.width {
		c := s.Cell(end, y)
		if c == nil || !c.Style.Equal(&first.Style) || block(c) != block(first) {
			break
		}
		text.WriteString(c.Content)
		end += max(1, c.Width)
		if block(first) {
			break
		}
	}
	fg, bg := first.Style.Fg, first.Style.Bg
	if fg == nil {
		fg = foreground
	}
	if first.Style.Attrs&uv.AttrReverse != 0 {
		if bg == nil {
			bg = background
		}
		fg, bg = bg, fg
	}
	left, top := border+float64(x)*cellWidth, border+float64(y)*cellHeight
	width := float64(end-x) * cellWidth
	if bg != nil {
		fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, width, cellHeight, hex(bg))
	}
	if block(first) {
		for _, r := range blocks[first.Content] {
			fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n",
				left+r[0]*cellWidth, top+r[1]*cellHeight, r[2]*cellWidth, r[3]*cellHeight, hex(fg))
		}
		return end
	}
	if strings.TrimSpace(text.String()) == "" {
		return max(end, x+1)
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" textLength="%.1f" fill="%s" xml:space="preserve"%s>`, left, top+15, width, hex(fg), attributes(&first.Style))
	xml.EscapeText(b, []byte(text.String()))
	b.WriteString("</text>\n")
	return max(end, x+1)
}

// blocks are the shapes of block elements, each of rectangles: left, top, width
// and height as shares of the cell.
var blocks = map[string][][4]float64{
	"█": {{0, 0, 1, 1}}, "▀": {upper}, "▄": {lower}, "▌": {{0, 0, 0.5, 1}}, "▐": {{0.5, 0, 0.5, 1}},
	"▘": {{0, 0, 0.5, 0.5}}, "▝": {{0.5, 0, 0.5, 0.5}}, "▖": {lowerLeft}, "▗": {lowerRight},
	"▚": {{0, 0, 0.5, 0.5}, lowerRight}, "▞": {{0.5, 0, 0.5, 0.5}, lowerLeft},
	"▛": {upper, lowerLeft}, "▜": {upper, lowerRight}, "▙": {{0, 0, 0.5, 0.5}, lower}, "▟": {{0.5, 0, 0.5, 0.5}, lower},
	"▏": {{0, 0, 0.125, 1}}, "▎": {{0, 0, 0.25, 1}}, "▍": {{0, 0, 0.375, 1}},
	"▋": {{0, 0, 0.625, 1}}, "▊": {{0, 0, 0.75, 1}}, "▉": {{0, 0, 0.875, 1}},
	"▂": {{0, 0.75, 1, 0.25}}, "▆": {{0, 0.25, 1, 0.75}},
}

var (
	upper, lower          = [4]float64{0, 0, 1, 0.5}, [4]float64{0, 0.5, 1, 0.5}
	lowerLeft, lowerRight = [4]float64{0, 0.5, 0.5, 0.5}, [4]float64{0.5, 0.5, 0.5, 0.5}
)

func block(c *uv.Cell) bool {
	_, ok := blocks[c.Content]
	return ok
}

func attributes(s *uv.Style) string {
	a := ""
	if s.Attrs&uv.AttrBold != 0 {
		a += ` font-weight="bold"`
	}
	if s.Underline != 0 {
		a += ` text-decoration="underline"`
	}
	return a
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
