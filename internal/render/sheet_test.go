package render_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/slides"
)

// A message stands out on its card at every step, the first one too.
func TestMessageStandsOutOnItsCard(t *testing.T) {
	t.Parallel()
	folder, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	r := render.New(theme.New(theme.Look{Profile: colorprofile.TrueColor}), render.CaptionsIn(locale.For(locale.Vi)), nil)
	const says = "Cài xong là dùng được ngay."
	for i := range d.Len() {
		if d.Slide(i).Title != "Tin 1" {
			continue
		}
		for _, size := range [][2]int{{100, 30}, {160, 45}} {
			width, height := render.Stage(size[0], size[1])
			for step := range 2 {
				screen := termtest.New(width, height)
				screen.Show(r.Slide(d, i, step, 0, width, height).String())
				before, _, found := strings.Cut(screen.Text(), says)
				if !found {
					t.Fatalf("%v: the message is not there:\n%s", size, screen.Text())
				}
				y := strings.Count(before, "\n")
				x := ansi.StringWidth(before[strings.LastIndex(before, "\n")+1:])
				on := screen.Cell(x, y).Style.Bg
				for screen.Cell(x, y).Style.Bg == on {
					x--
				}
				if beside := screen.Cell(x-1, y).Style.Bg; beside == nil {
					t.Errorf("%v, step %d: nothing is beside the message on its card", size, step)
				}
			}
		}
		return
	}
	t.Fatal("no slide has that title")
}
