package canvas

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/theme"
)

// The largest window that is drawn, with a line of text on each of its rows.
func BenchmarkLargestWindow(b *testing.B) {
	s := theme.New(theme.Look{Profile: colorprofile.TrueColor, Blocks: theme.Quadrants})
	b.ReportAllocs()
	for b.Loop() {
		c := New(s, 500, 200)
		c.Card(Rect(10, 5, 480, 190), s.Card)
		for y := range 200 {
			c.Text(12, y, "Mọi người học cùng một lúc, ai cũng theo kịp.", s.Text)
		}
		c.Lines()
	}
}
