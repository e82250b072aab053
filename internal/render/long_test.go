//go:build !race

package render

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// What a step shows stays where it is at all later steps.
func TestLongNothingJumps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sl := anySlide(t, false)
		width, height := rapid.IntRange(8, 170).Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height")
		if classOf(width, height) != small {
			width = min(width, 71) // on a board the piece spoken about grows: see TestBoardStandsStill
		}
		r := newRenderer(theme.Dark, colorprofile.ASCII)
		more := ansi.Strip(captions.More)
		for step := 0; step < sl.Steps-1; step++ {
			before, after := r.draw(sl, of(1), step, 0, width, height), r.draw(sl, of(1), step+1, 0, width, height)
			if after.Pages < before.Pages {
				t.Fatalf("step %d has %d pages, step %d has %d", step, before.Pages, step+1, after.Pages)
			}
			for page := range min(before.Pages, 4) {
				before, after = r.draw(sl, of(1), step, page, width, height), r.draw(sl, of(1), step+1, page, width, height)
				for i := range before.Lines {
					b, a := ansi.Strip(before.Lines[i]), ansi.Strip(after.Lines[i])
					if !grows(b, a) && !strings.Contains(a, more) {
						t.Fatalf("line %d of page %d at step %d is %q, then %q", i, page, step, b, a)
					}
				}
			}
		}
	})
}

func TestLongNoFrameLeavesItsStage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sl := anySlide(t, true)
		width, height := anyStage(t)
		look := anyLook(t)
		r := newRenderer(look.Mode, look.Profile)
		step := rapid.IntRange(0, sl.Steps-1).Draw(t, "step")
		pages := 1
		for page := 0; page < min(pages, 4); page++ {
			f := r.draw(sl, of(rapid.IntRange(0, 2).Draw(t, "level")), step, page, width, height)
			if len(f.Lines) != height {
				t.Fatalf("%d lines on a stage of %d", len(f.Lines), height)
			}
			for i, l := range f.Lines {
				if w := ansi.StringWidth(l); w > width {
					t.Fatalf("line %d is %d cells wide on a stage of %d: %q", i, w, width, l)
				}
			}
			if f.String() != strings.Join(f.Lines, "\n") {
				t.Fatal("String is not the lines")
			}
			pages = f.Pages
			if f.Page != page || pages < 1 || f.Reveal < 0 || f.Reveal >= pages {
				t.Fatalf("asked for page %d, got page %d of %d, reveal on %d", page, f.Page, pages, f.Reveal)
			}
		}
		if f := r.draw(sl, of(0), step, pages+3, width, height); f.Page != pages-1 {
			t.Fatalf("past the last page %d comes page %d", pages-1, f.Page)
		}
	})
}

// However a board changes from step to step, its title stays where it is, and
// what it covers begins and ends at the same rows.
func TestLongBoardStandsStill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sl := anySlide(t, false)
		sl.Title = "Lưu ý"
		width, height := rapid.IntRange(72, 170).Draw(t, "width"), rapid.IntRange(18, 50).Draw(t, "height")
		r := newRenderer(theme.Dark, colorprofile.TrueColor)
		var first []string
		for step := range sl.Steps {
			s := r.setter(deck.General)
			s.step = step
			f, ok := s.compose(sl, of(0), width, height)
			if !ok && step == 0 {
				return // it is paginated
			} else if !ok {
				t.Fatalf("step 0 stands on a board, step %d does not", step)
			}
			if f.Pages != 1 || f.Page != 0 {
				t.Fatalf("a board of %d pages", f.Pages)
			}
			top := slices.IndexFunc(f.Lines, func(l string) bool { return l != "" })
			if step == 0 {
				first = f.Lines[:top+3]
			} else if !slices.Equal(first, f.Lines[:min(len(f.Lines), len(first))]) {
				t.Fatalf("the title moved or changed at step %d:\n%q\n%q", step, first, f.Lines[:len(first)])
			}
		}
	})
}
