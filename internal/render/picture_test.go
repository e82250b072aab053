package render

import (
	"image"
	"slices"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// Text stands where its slide says, a list as one, and from there on.
func TestAlignment(t *testing.T) {
	md := func(source string, to deck.Align) *deck.Markdown {
		return &deck.Markdown{Prose: deck.Parse(source), Align: to}
	}
	r := New(theme.New(theme.Look{Profile: colorprofile.ASCII}), Captions{}, nil)
	s := r.setter(0)
	s.height, s.elastic = 20, 20
	var got []string
	for _, row := range s.blocks([]deck.Block{md("một", ""), md("hai", deck.Center), md("- ba\n- bốn ơi", deck.Center), md("năm", deck.Right), md("sáu", deck.Left)}, 20) {
		if text := ansi.Strip(row.text); text != "" {
			got = append(got, text)
		}
	}
	want := []string{"một", blank(8) + "hai", blank(6) + "• ba", blank(6) + "• bốn ơi", blank(17) + "năm", "sáu"}
	if !slices.Equal(got, want) {
		t.Errorf("it stands as %q, want %q", got, want)
	}
}

// A picture keeps its shape and its bounds, and is never more than a dot a
// column large.
func TestFittedPicture(t *testing.T) {
	for _, tt := range []struct {
		dots          image.Point
		columns, rows int
		want          image.Point
	}{
		{image.Pt(640, 320), 80, 30, image.Pt(80, 20)},
		{image.Pt(640, 320), 80, 10, image.Pt(40, 10)},
		{image.Pt(320, 640), 80, 30, image.Pt(30, 30)},
		{image.Pt(16, 16), 80, 30, image.Pt(16, 8)},
		{image.Pt(640, 1), 80, 30, image.Pt(80, 1)},
	} {
		if got := fitted(tt.dots, tt.columns, tt.rows); got != tt.want {
			t.Errorf("%v in %d columns and %d rows: %v, want %v", tt.dots, tt.columns, tt.rows, got, tt.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		side := func(name string, most int) int { return rapid.IntRange(1, most).Draw(t, name) }
		columns, rows := side("columns", 300), side("rows", 100)
		if got := fitted(image.Pt(side("across", 640), side("down", 640)), columns, rows); got.X < 1 || got.Y < 1 || got.X > columns || got.Y > rows {
			t.Fatalf("%v", got)
		}
	})
}
