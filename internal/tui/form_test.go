package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// Forms stand on a card wherever other screens do, and what is kept of whoever
// fills one in is read there without scrolling.
func TestFormsStandOnCards(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
		folder := withFolder(t)
		l := newLearner(t, size[0], size[1], func(c *tui.Config) {
			reached(c, folder, "")
			c.Deck = course(t)
		})
		l.press("2")
		l.sees("Họ và tên", "Nguyễn Văn An", "không ghi lại", "làm thử được.")
		l.lacks("[")
		l.lacks("dòng phía dưới")
		l.press("esc")
		l.click("Kết quả của tôi")
		l.sees("Mã biên nhận", "ví dụ 7K3M-9QX2", "Họ và tên")
		l.lacks("[")
	}
}

// Where type grows, the title of a form stands over it in large letters, on one
// line where letters are of whole cells too.
func TestFormsHaveLargeTitles(t *testing.T) {
	t.Parallel()
	for _, blocks := range []theme.Blocks{theme.HalfBlocks, theme.NoBlocks} {
		folder := withFolder(t)
		public := func(c *tui.Config) {
			folder(c)
			c.Public, c.Via, c.Keeper = true, "ssh", ""
			c.Look = theme.Look{Profile: colorprofile.ASCII, Blocks: blocks} // where cells of letters are characters
		}
		begin := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
		newLearner(t, 160, 45, public).press(begin...)
		l := newLearner(t, 160, 45, public)
		large := func(asks string) {
			t.Helper()
			l.sees(asks)
			above, _, _ := strings.Cut(l.content(), asks)
			rows := 0
			for _, line := range strings.Split(above, "\n")[1:] {
				if strings.Contains(line, "█") || strings.Contains(line, "\x1b[7m") {
					rows++
				}
			}
			if rows < 4 || rows > 14 {
				t.Errorf("%v: over the form that says %q there are %d rows of large letters:\n%s", blocks, asks, rows, l.text())
			}
		}
		l.click("Kết quả của tôi")
		large("Gõ mã biên nhận")
		l.press("esc")
		l.press(begin...)
		large("Với tên và đơn vị này")
	}
}

// The cards of forms begin and end where those of questions do, however wide the
// window.
func TestFormsStandWhereOtherCardsDo(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {90, 26}, {100, 30}, {120, 36}, {160, 45}} {
		l := newLearner(t, size[0], size[1], withFolder(t))
		edges := func() (left, right int) {
			screen := termtest.New(size[0], size[1])
			screen.Show(l.content())
			left = size[0]
			for y := 2; y < size[1]-1; y++ {
				for x := range size[0] {
					if screen.Cell(x, y).Style.Bg != nil {
						left, right = min(left, x), max(right, x)
					}
				}
			}
			return left, right
		}
		l.click("Kết quả của tôi")
		l.sees("Mã biên nhận")
		receiptLeft, receiptRight := edges()
		l.press("esc")
		l.press("2")
		formLeft, formRight := edges()
		l.press("Lê Hoa", "enter", "cong", "enter", "enter", "enter")
		l.sees("Câu 1/")
		left, right := edges()
		if formLeft != left || receiptLeft != left {
			t.Errorf("%v: a form begins in column %d, that of a receipt in %d, a question in %d", size, formLeft, receiptLeft, left)
		}
		if formRight != right || receiptRight != right {
			t.Errorf("%v: a form ends in column %d, that of a receipt in %d, a question in %d", size, formRight, receiptRight, right)
		}
	}
}

// What is wrong with a resume code moves nothing, however long it is.
func TestNothingMovesForWhatIsWrongWithACode(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		folder := withFolder(t)
		public := func(c *tui.Config) { folder(c); c.Public, c.Via, c.Keeper = true, "ssh", "" }
		form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
		newLearner(t, size.width, size.height, public).press(form...)
		l := newLearner(t, size.width, size.height, public)
		l.press(form...)
		above := func(says string) string { // what is said of the code
			t.Helper()
			lines := strings.Split(l.text(), "\n")
			for i, line := range lines {
				if strings.Contains(line, says) {
					for i := range lines {
						lines[i] = strings.TrimRight(lines[i], " ")
					}
					return strings.Join(lines[:i], "\n")
				}
			}
			t.Fatalf("%v: nothing says %q:\n%s", size, says, l.text())
			return ""
		}
		empty := above("Gõ 6 số")
		l.press("12")
		typed := above("Gõ 6 số")
		l.press("enter")
		l.sees("Mã này chưa đúng")
		if wrong := above("Mã này chưa đúng"); !strings.HasPrefix(wrong, typed) {
			t.Errorf("%v: a code of two digits moves\n%s\nto\n%s", size, typed, wrong)
		}
		l.press("backspace", "backspace")
		for range 20 {
			if strings.Contains(l.text(), "bị gõ sai") {
				break
			}
			l.press("111111", "enter")
		}
		if locked := above("bị gõ sai"); !strings.HasPrefix(locked, empty) {
			t.Errorf("%v: too many codes move\n%s\nto\n%s", size, empty, locked)
		}
		l.lacks("…")
	}
}

// What is wrong is said where it is seen in the smallest window, too.
func TestFormsSayWhatIsWrongInSmallWindows(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {60, 20}, {40, 12}} {
		l := newLearner(t, size[0], size[1], withFolder(t))
		l.press("2", "enter")
		l.sees("! ")
		l.press("12", "enter")
		l.sees("! Mã ghi danh")
		l.press("backspace", "backspace", "Lê Hoa", "enter")
		l.lacks("! ")
		l.press("tab", "tab", "enter")
		l.sees("! ")
	}
}

// The receipt of an attempt is read whole in a list of results of any size.
func TestResultsShowReceipts(t *testing.T) {
	t.Parallel()
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	receipt := receipts.FindString(l.text())
	l.press("esc")
	l.click("Kết quả của tôi")
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
		l.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		l.sees(receipt)
	}
	l.click(receipt)
	l.sees("Xem lại từng câu")
}
