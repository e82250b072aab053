package tui_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// The outcome names what to look at again by whole titles, and figures stand free
// in its ring, where letters are made of whole cells too.
func TestOutcomeIsReadInEveryWindow(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
		for _, blocks := range []theme.Blocks{theme.HalfBlocks, theme.NoBlocks} {
			t.Run(fmt.Sprint(size, blocks), func(t *testing.T) {
				t.Parallel()
				folder := withFolder(t)
				l := newLearner(t, size[0], size[1], func(c *tui.Config) {
					folder(c)
					c.Deck, c.Look = course(t), theme.Look{Profile: colorprofile.ANSI, Blocks: blocks}
				})
				l.press("2", "Lê Hoa", "enter", "cong nghe thong", "enter", "enter", "enter")
				for range 40 {
					if strings.Contains(l.text(), "Kết quả") {
						break
					}
					l.press("1", "2", "3", "4", "5", "enter", "enter")
				}
				l.sees("Kết quả", "/10", "Xem lại từng câu")
				l.lacks("…")
				screen := termtest.New(size[0], size[1])
				screen.Show(l.content())
				for y, line := range strings.Split(screen.Text(), "\n") {
					before, _, ring := strings.Cut(line, "/ 10")
					at := len([]rune(before))
					for _, x := range []int{at - 1, at + 4} {
						if ring && screen.Cell(x, y).Style.Bg != nil {
							t.Errorf("%q touches the ring in column %d of row %d:\n%s", "/ 10", x, y, screen.Text())
						}
					}
				}
			})
		}
	}
}

// Where there are no colours, cards are lines: those of a judged question are
// whole, whatever stands on them.
func TestLinesOfCardsAreWhole(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}} {
		folder := withFolder(t)
		l := newLearner(t, size[0], size[1], func(c *tui.Config) {
			folder(c)
			c.Deck, c.Look = course(t), theme.Look{Profile: colorprofile.ASCII}
		})
		l.press("2", "Lê Hoa", "enter", "cong nghe thong", "enter", "enter", "enter")
		cards := 0
		for range 40 {
			if strings.Contains(l.text(), "Kết quả") {
				break
			}
			for _, key := range []string{"1", "2", "3", "4", "5", "enter", "enter"} {
				l.press(key)
				screen := termtest.New(size[0], size[1])
				screen.Show(l.content())
				is := func(x, y int, corner string) bool { return y < size[1] && screen.Cell(x, y).Content == corner }
				for y := range size[1] {
					for x := range size[0] {
						if !is(x, y, "┌") {
							continue
						}
						cards++
						end := y + 1
						for is(x, end, "│") {
							end++
						}
						if !is(x, end, "└") {
							t.Fatalf("%v: the line of the card at %d, %d is torn on row %d:\n%s", size, x, y, end, screen.Text())
						}
					}
				}
			}
		}
		if cards == 0 {
			t.Errorf("%v: there was no card", size)
		}
	}
}
