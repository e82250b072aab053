package tui_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/termtest"
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

// A card keeps its edges where it has rows at twice their size, whose grounds are
// in steps of two columns: in windows of an odd width too.
func TestCardsKeepTheirEdgesInDoubledRows(t *testing.T) {
	t.Parallel()
	form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
	answer := []string{"1", "2", "3", "4", "enter"}
	for _, width := range []int{100, 101, 127, 159, 161} {
		for name, keys := range map[string][]string{
			"slide": {"enter", "2G"}, "points": {"enter", "2G", "right"}, "question": form, "feedback": append(slices.Clone(form), answer...),
		} {
			l := newLearner(t, width, 30, func(c *tui.Config) {
				if c.Look.Big = theme.DoubleHeight; keys[0] == "enter" {
					c.Deck = course(t)
				}
			})
			l.hold = keys[0] == "enter" // the clock of a slide
			l.press(keys...)
			if !strings.Contains(l.content(), "\x1b#3") {
				t.Errorf("%s at %d columns has no doubled row", name, width)
			}
			jags(t, fmt.Sprintf("%s at %d columns", name, width), l.content(), width)
		}
		r := rooms(t)
		trainer := attendWith(t, r, width, 30, leading, func(c *tui.Config) { c.Look.Big = theme.DoubleHeight })
		trainer.sees("Chưa có ai vào")
		jags(t, fmt.Sprintf("lobby at %d columns", width), trainer.model.View().Content, width)
	}
}

// jags looks for edges of grounds that are one column off in a doubled row.
func jags(t *testing.T, name, content string, width int) {
	t.Helper()
	var rows [][2][]color.Color // grounds of the upper and the lower half of each
	var twice []bool
	for line := range strings.SplitSeq(content, "\n") {
		big, _, line := theme.Mark(line)
		s := termtest.New(width, 1)
		s.Show(line)
		var row [2][]color.Color
		for x := range width {
			cell := s.Cell(x, 0)
			if big != theme.NoBig {
				cell = s.Cell(x/2, 0)
			}
			upper, lower := cell.Style.Bg, cell.Style.Bg
			switch cell.Content {
			case "▄":
				lower = cell.Style.Fg
			case "▀":
				upper = cell.Style.Fg
			}
			row[0], row[1] = append(row[0], upper), append(row[1], lower)
		}
		rows, twice = append(rows, row), append(twice, big != theme.NoBig)
	}
	check := func(y int, at, beside []color.Color) {
		off := func(x int) bool { return x >= 0 && x < width && at[x] != beside[x] }
		for x := range width - 1 {
			if off(x) && !off(x-1) && !off(x+1) {
				t.Errorf("%s: in row %d column %d is on %v, beside it on %v", name, y, x, at[x], beside[x])
			}
		}
	}
	for y := 1; y < len(rows)-1; y++ {
		if twice[y] && !twice[y-1] {
			check(y, rows[y][0], rows[y-1][1])
		}
		if twice[y] && !twice[y+1] {
			check(y, rows[y][1], rows[y+1][0])
		}
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

// What is said of an answer leaves the question on its cards, at the size of an
// ordinary window too: the options draw together.
func TestFeedbackLeavesTheQuestionOnCards(t *testing.T) {
	t.Parallel()
	for _, size := range []size{{100, 30}, {80, 24}} {
		l := newLearner(t, size.width, size.height, func(c *tui.Config) {
			c.Deck = course(t)
			c.Deck.Quiz.Questions = 40
		})
		l.press("2", "shift+tab", "enter")
		for strings.Contains(l.text(), "Câu ") {
			drawn := strings.Contains(l.text(), "▄▄▄▄▄▄▄▄")
			before := l.text()
			l.press("1", "2", "3", "4", "5", "6", "enter")
			if drawn && !strings.Contains(l.text(), "▄▄▄▄▄▄▄▄") {
				t.Errorf("%v: cards are gone from what was\n%s\nand now is\n%s", size, before, l.text())
			}
			l.press("enter")
		}
		l.sees("Kết quả")
	}
}

// In a hall's window the fields of the form are as high as cards: a click above
// the text of one goes into it, and the terminal's cursor stands on its text.
func TestALargeFormIsClickedOnItsGrounds(t *testing.T) {
	t.Parallel()
	for _, size := range []size{{160, 45}, {240, 67}} {
		l := newLearner(t, size.width, size.height, withFolder(t))
		l.press("2")
		for y, line := range strings.Split(l.text(), "\n") {
			if before, _, ok := strings.Cut(line, "gõ vài chữ"); ok {
				l.send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y - 1, Button: tea.MouseLeft})
				l.press("cong")
				l.sees("Viện Công nghệ thông tin")
				if c := l.model.View().Cursor; c == nil || c.Y != y || c.X != ansi.StringWidth(before)+4 {
					t.Errorf("%v: the cursor is at %v, the text on row %d from column %d", size, c, y, ansi.StringWidth(before))
				}
			}
		}
	}
}

// A title that its tile on home has no room for says that it is cut.
func TestTilesSayWhatIsCut(t *testing.T) {
	t.Parallel()
	l := newLearner(t, 100, 30, func(c *tui.Config) { c.Deck = course(t) })
	l.sees("khỏe điệ…", "lái xe…")
}
