package termtest

import (
	"image"
	"image/color"

	uv "github.com/charmbracelet/ultraviolet"
)

// Picture is what a camera sees of the screen: each cell in pixels, half and
// whole blocks drawn to their edges, other text left out.
func (s *Screen) Picture(fore, back color.Color) image.Image {
	const w, h = 4, 8
	width, height := s.size()
	img := image.NewRGBA(image.Rect(0, 0, width*w, height*h))
	for y := range height * h {
		for x := range width * w {
			cell := s.Cell(x/w, y/h)
			f, b := cell.Style.Fg, cell.Style.Bg
			if f == nil {
				f = fore
			}
			if b == nil {
				b = back
			}
			if cell.Style.Attrs&uv.AttrReverse != 0 {
				f, b = b, f
			}
			upper := y%h < h/2
			if cell.Content == "█" || cell.Content == "▀" && upper || cell.Content == "▄" && !upper {
				b = f
			}
			img.Set(x, y, b)
		}
	}
	return img
}
