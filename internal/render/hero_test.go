package render

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// A hero stands in large letters where the title would, the title above it as
// text; on a small stage both are text.
func TestHero(t *testing.T) {
	sl := &deck.Slide{Title: "Khách ngủ lại", Hero: "Trước 23 giờ", Steps: 1, Blocks: []deck.Block{&deck.Markdown{Prose: deck.Parse("- một\n- hai")}}}
	r := newRenderer(theme.Dark, colorprofile.TrueColor)
	wide := ansi.Strip(r.draw(sl, of(1), 0, 0, 100, 26).String())
	if !strings.Contains(wide, "Khách ngủ lại") || strings.Contains(wide, "Trước 23 giờ") || !r.Headed(sl, 100, 26) {
		t.Errorf("on a board:\n%s", wide)
	}
	small := ansi.Strip(r.draw(sl, of(1), 0, 0, 60, 16).String())
	if !strings.Contains(small, "Khách ngủ lại") || !strings.Contains(small, "Trước 23 giờ") {
		t.Errorf("on a small stage:\n%s", small)
	}
}
