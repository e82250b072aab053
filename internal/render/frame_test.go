package render_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
)

var ways = []theme.Big{theme.DoubleHeight, theme.SizedText}

// The rows of a large line are the same two rows in a frame, whatever else is
// left out of them.
func TestFramesKeepLargeRows(t *testing.T) {
	for _, look := range []theme.Look{
		{Profile: colorprofile.TrueColor},
		{Profile: colorprofile.TrueColor, Painted: true},
		{Profile: colorprofile.TrueColor, Mode: theme.Projector},
		{Profile: colorprofile.ASCII},
	} {
		r := render.New(theme.New(look), render.Captions{}, nil)
		for _, big := range ways {
			two := big.Rows("\x1b[1m\x1b[1mXin chào\x1b[m   ")
			text := "một\n" + two[0] + "\n" + two[1] + "\nhai"
			frame := r.Frame(text, 40)
			for i, want := range []struct {
				big  theme.Big
				half theme.Half
				text string
			}{{theme.NoBig, theme.NoHalf, "một"}, {big, theme.Upper, "Xin chào"}, {big, theme.Lower, ""}, {theme.NoBig, theme.NoHalf, "hai"}} {
				way, half, line := theme.Mark(frame.Lines[i])
				if big == theme.DoubleHeight && half == theme.Lower {
					want.text = "Xin chào"
				}
				if way != want.big || half != want.half || strings.TrimRight(ansi.Strip(line), " ") != want.text {
					t.Errorf("%v, %v: row %d is %q", look, big, i, frame.Lines[i])
				}
				if look.Painted && ansi.StringWidth(line) != way.Columns(40) {
					t.Errorf("%v, %v: row %d has %d columns", look, big, i, ansi.StringWidth(line))
				}
			}
			if again := r.Frame(frame.String(), 40); again.String() != frame.String() {
				t.Errorf("%v, %v: a frame of a frame is another", look, big)
			}
		}
	}
}

// Where nobody knows the terminal's own ground, every cell has one, and ink.
func TestPaintedFrames(t *testing.T) {
	r := render.New(theme.New(theme.Look{Profile: colorprofile.ANSI256, Painted: true}), render.Captions{}, nil)
	screen := termtest.New(20, 3)
	screen.Show(r.Shown("một \x1b[1mhai\x1b[m\n\n\x1b[38;5;9;48;5;10mba", 20))
	for y := range 3 {
		for x := range 20 {
			if c := screen.Cell(x, y); c.Style.Bg == nil || c.Style.Fg == nil && strings.TrimSpace(c.Content) != "" {
				t.Errorf("column %d, row %d: %+v", x, y, c)
			}
		}
	}
}

// The console of a kiosk shows no glyph that its font has not.
func TestConsoleFrames(t *testing.T) {
	r := render.New(theme.New(theme.Look{Profile: colorprofile.ANSI, Blocks: theme.NoBlocks}), render.Captions{}, nil)
	got := r.Shown("✓ \x1b[1m► đúng\x1b[m ≡", 20)
	if want := "☑ \x1b[1m▸ đúng \x1b[m═"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if text := "✓ ►"; !slices.Equal(render.NewFrame(text).Lines, []string{text}) {
		t.Error("elsewhere they are others too")
	}
}
