//go:build !race

package render_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/slides"
)

// On nearly every slide three fifths of the rows are used once all of it is
// shown: a bigger window does not make a slide emptier. In a small one letters
// do not grow, so that short slides use less.
func TestLongStageIsFilled(t *testing.T) {
	const least = 0.60
	styles := theme.New(theme.Look{Profile: colorprofile.TrueColor})
	course, err := slides.Course("")
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range slides.Languages() {
		d, err := course.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		r := render.New(styles, render.CaptionsIn(locale.For(language)), nil)
		for _, window := range []struct {
			width, height int
			share         float64
		}{{80, 24, 0.80}, {100, 30, 0.95}, {160, 45, 0.95}} {
			width, height := render.Stage(window.width, window.height)
			screen := termtest.New(width, height)
			full, all := 0, 0
			for i := range d.Len() {
				s := d.Slide(i)
				f := r.Slide(d, i, s.Steps-1, 0, width, height)
				if f.Pages > 1 {
					f = r.Slide(d, i, s.Steps-1, f.Pages-2, width, height)
				}
				screen.Show(f.String())
				used := usedRows(screen, width, height)
				all++
				if float64(used) >= least*float64(height) {
					full++
				} else if os.Getenv("FILL") != "" {
					fmt.Printf("%s %dx%d slide %d %q: %d of %d rows\n", language, window.width, window.height, i+1, s.Title, used, height)
				}
			}
			if got := float64(full) / float64(all); got < window.share {
				t.Errorf("%s at %dx%d: %.3f of the slides use %.2f of the rows; want %.2f", language, window.width, window.height, got, least, window.share)
			}
		}
	}
}

// usedRows counts the rows on which something shows: a letter, or a ground.
func usedRows(s *termtest.Screen, width, height int) int {
	used := 0
	for y := range height {
		for x := range width {
			c := s.Cell(x, y)
			if c != nil && (c.Content != "" && c.Content != " " || c.Style.Bg != nil) {
				used++
				break
			}
		}
	}
	return used
}
