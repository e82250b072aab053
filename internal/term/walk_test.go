package term_test

import (
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
)

// In a walk through the built-in deck, step by step in windows of 80x24 and
// 100x30 with true colours, a turn takes few bytes though every slide has grounds, large
// letters and a phone.
func TestWalkTakesFewBytes(t *testing.T) {
	const mostFirst, mostStep, mostSlide = 6000, 1600, 4500
	course, err := slides.Course("")
	if err != nil {
		t.Fatal(err)
	}
	d, err := course.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []struct{ width, height int }{{80, 24}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(t *testing.T) {
			width, height := size.width, size.height
			model := tea.Model(tui.New(tui.Config{Deck: d, Course: course, Language: locale.Vi, Cache: render.NewCache(32 << 20),
				Look: theme.Look{Profile: colorprofile.TrueColor}, Now: time.Now}))
			g := newGlass(width, height)
			g.answers(io.Discard)
			brush := term.NewBrush(g, term.NewCache(1<<20), width, height, colorprofile.TrueColor)
			brush.Named("XTerm(398)")
			send := func(msg tea.Msg) int {
				model, _ = model.Update(msg)
				brush.Show(model.View())
				n, _ := g.written()
				return n
			}
			first := send(tea.WindowSizeMsg{Width: width, Height: height})
			send(tea.KeyPressMsg{Code: tea.KeyEnter})
			var steps, turns []int
			for i := range d.Len() {
				for range d.Slide(i).Steps - 1 {
					steps = append(steps, send(tea.KeyPressMsg{Code: tea.KeyRight}))
				}
				if i < d.Len()-1 {
					turns = append(turns, send(tea.KeyPressMsg{Code: tea.KeyRight}))
				}
			}
			g.close()
			slices.Sort(steps)
			slices.Sort(turns)
			step, slide := steps[len(steps)/2], turns[len(turns)/2]
			t.Logf("first frame %d bytes, next step %d, next slide %d (medians)", first, step, slide)
			if first > mostFirst || step > mostStep || slide > mostSlide {
				t.Errorf("first frame %d bytes, next step %d, next slide %d; want at most %d, %d, %d", first, step, slide, mostFirst, mostStep, mostSlide)
			}
		})
	}
}
