package term_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
)

// wall is a terminal that sets text large, in both ways, as xterm and kitty
// do: rows have a size that erasing does not change, and sized letters go
// whole when any cell of theirs is written or erased.
type wall struct {
	width, height int
	double        map[int]byte       // the digit of ESC # 3 and ESC # 4, by row
	cells         map[[2]int]string  // what was written, by column and row
	sized         map[[2]int]*letter // cells of large letters
	grounds       map[[2]int]string  // of cells that have one
	x, y          int
	pen           uv.Style
}

type letter struct{ x, y int }

func newWall(width, height int) *wall {
	return &wall{width: width, height: height, double: map[int]byte{}, cells: map[[2]int]string{}, sized: map[[2]int]*letter{}, grounds: map[[2]int]string{}}
}

// clear erases a cell to the pen's ground, and the whole of a large letter that
// it is of.
func (w *wall) clear(x, y int) {
	delete(w.cells, [2]int{x, y})
	delete(w.grounds, [2]int{x, y})
	if w.pen.Bg != nil {
		w.grounds[[2]int{x, y}] = fmt.Sprint(w.pen.Bg)
	}
	if l := w.sized[[2]int{x, y}]; l != nil {
		for dx := range 2 {
			for dy := range 2 {
				delete(w.sized, [2]int{l.x + dx, l.y + dy})
			}
		}
		delete(w.cells, [2]int{l.x, l.y})
	}
}

func (w *wall) Write(p []byte) (int, error) {
	parser := ansi.NewParser()
	var state byte
	for text := string(p); len(text) > 0; {
		seq, width, n, next := ansi.DecodeSequence(text, state, parser)
		switch {
		case width > 0:
			w.clear(w.x, w.y)
			w.cells[[2]int{w.x, w.y}] = seq
			w.x += width
		case strings.HasPrefix(seq, "\x1b#"):
			delete(w.double, w.y)
			if seq[2] != '5' {
				w.double[w.y] = seq[2]
			}
		case strings.HasPrefix(seq, "\x1b]66;s=2;"):
			for _, r := range strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b]66;s=2;"), "\x1b\\") {
				for dx := range 2 {
					for dy := range 2 {
						w.clear(w.x+dx, w.y+dy)
					}
				}
				l := &letter{w.x, w.y}
				w.cells[[2]int{w.x, w.y}] = "big " + string(r)
				for dx := range 2 {
					for dy := range 2 {
						w.sized[[2]int{w.x + dx, w.y + dy}] = l
					}
				}
				w.x += 2
			}
		case ansi.HasCsiPrefix(seq):
			first, _ := parser.Param(0, 1)
			switch parser.Command() {
			case 'm':
				uv.ReadStyle(parser.Params(), &w.pen)
			case 'H':
				second, _ := parser.Param(1, 1)
				w.x, w.y = second-1, first-1
			case 'C':
				w.x += first
			case 'K':
				from := w.x
				if first == 2 {
					from = 0
				}
				for x := from; x < w.width; x++ {
					w.clear(x, w.y)
				}
			case 'X':
				for x := w.x; x < w.x+first; x++ {
					w.clear(x, w.y)
				}
			case 'J':
				for y := range w.height {
					for x := range w.width {
						w.clear(x, y)
					}
				}
			}
		}
		state, text = next, text[n:]
	}
	return len(p), nil
}

// state is what the wall shows.
func (w *wall) state() string {
	var b strings.Builder
	for y := range w.height {
		fmt.Fprintf(&b, "%c ", w.double[y])
		for _, at := range slices.SortedFunc(maps.Keys(w.cells), func(a, b [2]int) int { return a[0] - b[0] }) {
			if c := w.cells[at]; at[1] == y && c != " " {
				fmt.Fprintf(&b, "%d:%s ", at[0], c)
			}
		}
		for x := range w.width {
			fmt.Fprintf(&b, "%s|", w.grounds[[2]int{x, y}])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// However one frame with large rows leads to another, the terminal shows what
// it would if the last had been painted on an empty one.
func TestLargeRowsLeaveNothingBehind(t *testing.T) {
	cache := term.NewCache(64 << 10)
	rapid.Check(t, func(t *rapid.T) {
		big := rapid.SampledFrom([]theme.Big{theme.DoubleHeight, theme.SizedText}).Draw(t, "big")
		width, height := rapid.IntRange(4, 24).Draw(t, "width"), rapid.IntRange(2, 8).Draw(t, "height")
		frame := rapid.Custom(func(t *rapid.T) tea.View {
			var rows []string
			for len(rows) < height {
				text := rapid.StringOfN(rapid.SampledFrom([]rune("aếB ")), 0, width, -1).Draw(t, "text")
				if len(rows)+2 <= height && rapid.Bool().Draw(t, "large") {
					text = ansi.Truncate(text, width/2, "")
					pad := rapid.SampledFrom([]string{"", "\x1b[44m" + strings.Repeat(" ", width/2-ansi.StringWidth(text))}).Draw(t, "ground")
					two := big.Rows("\x1b[1m" + text + pad + "\x1b[m")
					rows = append(rows, two[:]...)
				} else {
					rows = append(rows, text)
				}
			}
			v := tea.NewView(strings.Join(rows, "\n"))
			v.AltScreen = true
			return v
		})
		w := newWall(width, height)
		brush := term.NewBrush(w, cache, width, height, colorprofile.TrueColor)
		var last tea.View
		for range rapid.IntRange(1, 5).Draw(t, "frames") {
			last = frame.Draw(t, "frame")
			brush.Show(last)
		}
		fresh := newWall(width, height)
		term.NewBrush(fresh, cache, width, height, colorprofile.TrueColor).Show(last)
		if got, want := w.state(), fresh.state(); got != want {
			t.Fatalf("after several frames\n%swant\n%s", got, want)
		}
	})
}

// A row that is painted to its end is painted over its whole width, and over
// both of its rows.
func TestLargeRowsHaveGrounds(t *testing.T) {
	for _, width := range []int{20, 21} {
		w := newWall(width, 2)
		two := theme.SizedText.Rows("\x1b[44mXin chào  \x1b[m")
		term.NewBrush(w, term.NewCache(0), width, 2, colorprofile.TrueColor).Show(tea.NewView(two[0] + "\n" + two[1]))
		if n := len(w.grounds); n != 2*width {
			t.Errorf("%d of %d cells have a ground:\n%s", n, 2*width, w.state())
		}
	}
}

// A terminal is left with no row that is still large, and a window of another
// size is painted with none.
func TestLargeRowsAreSetBack(t *testing.T) {
	two := theme.DoubleHeight.Rows("Xin chào")
	view := tea.NewView("một\n" + two[0] + "\n" + two[1] + "\nhai")
	view.AltScreen = true
	w := newWall(20, 4)
	brush := term.NewBrush(w, term.NewCache(64<<10), 20, 4, colorprofile.TrueColor)
	brush.Show(view)
	if len(w.double) != 2 {
		t.Fatalf("large rows: %v; want 2", w.double)
	}
	small := tea.NewView("một\nhai")
	small.AltScreen = true
	brush.Resize(20, 4)
	brush.Show(small)
	if len(w.double) != 0 {
		t.Errorf("after a repaint these rows are still large: %v", w.double)
	}
	brush.Show(view)
	brush.Leave()
	if len(w.double) != 0 {
		t.Errorf("after the end these rows are still large: %v", w.double)
	}
}

// Where a terminal forgets the ground of what it erases, blanks with a ground
// are written.
func TestGroundsAreWrittenWhereErasingForgetsThem(t *testing.T) {
	view := tea.NewView("\x1b[48;2;1;2;3m" + strings.Repeat(" ", 20) + "\x1b[m")
	for _, grounds := range []bool{true, false} {
		var out writes
		term.NewBrushOf(term.Terminal{Out: &out, Cache: term.NewCache(0), Profile: colorprofile.TrueColor, Width: 20, Height: 1, Grounds: grounds}).Show(view)
		if erased := !strings.Contains(string(slices.Concat(out...)), strings.Repeat(" ", 20)); erased != grounds {
			t.Errorf("erased %v where the terminal keeps grounds %v", erased, grounds)
		}
	}
}
