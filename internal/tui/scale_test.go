package tui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// Options are in the rows of a window with room for no more, in large letters
// in that of a hall, and at twice their size where the terminal can.
func TestOptionsGrow(t *testing.T) {
	t.Parallel()
	const option = "Mở thủ tục"
	for _, tt := range []struct {
		name          string
		width, height int
		big           theme.Big
		large, twice  bool
	}{
		{name: "window", width: 100, height: 30},
		{name: "hall", width: 160, height: 45, large: true},
		{name: "hall that doubles rows", width: 160, height: 45, big: theme.DoubleHeight, large: true},
		{name: "window that doubles rows", width: 100, height: 30, big: theme.DoubleHeight, twice: true},
		{name: "window that scales text", width: 100, height: 30, big: theme.SizedText, twice: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			l := newLearner(t, tt.width, tt.height, func(c *tui.Config) { c.Look.Big = tt.big })
			l.toExam()
			l.press("1", "2", "3", "4", "enter", "enter") // to the question of what comes after what
			shown := strings.Count(l.text(), option)
			if tt.large != (shown == 0) {
				t.Errorf("the option stands %d times on the screen as text:\n%s", shown, l.text())
			}
			if twice := doubled(l.content(), option); twice != tt.twice {
				t.Errorf("at twice its size: %t, want %t\n%q", twice, tt.twice, l.content())
			}
		})
	}
}

// doubled reports whether a text stands in a row that is shown at twice its size.
func doubled(content, text string) bool {
	for row := range strings.SplitSeq(content, "\n") {
		if _, half, line := theme.Mark(row); half == theme.Upper && strings.Contains(ansi.Strip(line), text) {
			return true
		}
	}
	return false
}
