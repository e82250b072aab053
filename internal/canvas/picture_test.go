package canvas_test

import (
	"image"
	"image/color"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
)

// A picture has its colours where they are, and what is below shows through it;
// a look without colours or blocks draws none.
func TestPicture(t *testing.T) {
	red, blue := color.RGBA{0xF8, 0, 0, 0xFF}, color.RGBA{0, 0, 0xF8, 0xFF}
	pic := image.NewRGBA(image.Rect(0, 0, 4, 4)) // red above blue, and at the right nothing
	for y := range 4 {
		for x := range 2 {
			pic.SetRGBA(x, y, []color.RGBA{red, blue}[y/2])
		}
	}
	for _, b := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants} {
		s := theme.New(theme.Look{Profile: colorprofile.TrueColor, Blocks: b})
		c := canvas.New(s, 6, 3)
		c.Fill(c.Bounds(), s.Card)
		c.Picture(canvas.Rect(1, 0, 4, 2), pic, 0)
		screen := termtest.New(6, 3)
		screen.Show(c.String())
		for _, want := range []struct {
			x, y int
			bg   color.Color
		}{{0, 0, s.Card.Color}, {1, 0, red}, {1, 1, blue}, {4, 0, s.Card.Color}, {4, 1, s.Card.Color}, {1, 2, s.Card.Color}} {
			if got := screen.Cell(want.x, want.y).Style.Bg; !same(got, want.bg) {
				t.Errorf("%s: cell %d,%d stands on %v, want %v", b, want.x, want.y, got, want.bg)
			}
		}
	}
	for _, l := range []theme.Look{{Profile: colorprofile.ASCII}, {Profile: colorprofile.ANSI}, {Profile: colorprofile.TrueColor, Blocks: theme.NoBlocks}} {
		if canvas.Pictures(l) {
			t.Errorf("%+v has pictures", l)
		}
	}
}

func same(a, b color.Color) bool {
	return a != nil && b != nil && color.RGBAModel.Convert(a) == color.RGBAModel.Convert(b)
}
