package render

import (
	"image"
	"testing"

	"pgregory.net/rapid"
)

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
