package tui_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

func TestPracticeGoesOnWithTheRightRow(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("enter", "4G")
	l.sees("m thực hành")
	l.press("m")
	l.sees("Thực hành", "Bước 1/3", "Trang chủ", "chọn ……", "đúng ngay 0/3")
	l.press("down", "enter") // to the row and Enter
	l.sees("✓ Đúng rồi.", "Bước 2/3", "✓ Mở VNeID, chọn Thủ tục hành chính")
	l.press("2") // or its number
	l.sees("Bước 3/3", "đúng ngay 2/3")
	l.press("down", "down", "up", "enter")
	l.sees("Đã làm xong", "Chạm đúng ngay từ đầu: 3/3", "✓ Phần này đã hoàn thành")
}

func TestPracticeHelpsAndNeverEndsDead(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("enter", "4G", "m", "1")
	l.sees("Chưa phải “Ví giấy tờ”", "Gợi ý: mục cần chạm ở giữa danh sách", "Bước 1/3")
	l.lacks("◂")
	l.lacks("chọn Thủ tục hành chính") // the hint leads, and leaves the rest to them
	l.press("3")
	l.sees("Chưa phải “Dịch vụ khác”", "Mục cần chạm có dấu ◂")
	row := ""
	for line := range strings.SplitSeq(l.text(), "\n") {
		if strings.Contains(line, "2 Thủ tục hành chính") {
			row = line
		}
	}
	if !strings.Contains(row, "◂") {
		t.Errorf("after two wrong taps the row is not shown:\n%s", l.text())
	}
	l.press("1", "3", "9", "2")
	l.sees("Bước 2/3", "đúng ngay 0/3")
	l.press("2", "2")
	l.sees("Chạm đúng ngay từ đầu: 2/3")
}

func TestPracticeTicksTheUtility(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("3", "down", "m", "2", "2", "2") // from contents
	l.sees("Đã làm xong")
	l.press("3")
	l.sees("✓  Thông báo lưu trú", "3/3", "đã làm 1/1 bài")
	l.press("esc", "3")
	l.sees("✓ 3  Thông báo lưu trú")
}

func TestPracticeReturnsWhereItCameFrom(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"enter 4G m esc", "trang 4/6"},
		{"3 down m esc", "Mục lục"},
		{"5 enter esc", "đã làm 0/1 bài"},
		{"5 enter esc esc", "Làm bài kiểm tra"},
		{"enter 4G m 2 2 2 2", "trang 4/6"},
		{"enter 4G m 2 2 2 1", "Bước 1/3"},
		{"enter 3G m", "trang 3/6"}, // nothing to practise there
		{"enter 4G m f5", "trang 4/6"},
	} {
		l := newLearner(t, 100, 30, nil)
		l.press(strings.Fields(tt.keys)...)
		if !strings.Contains(l.text(), tt.want) {
			t.Errorf("%q does not lead to %q:\n%s", tt.keys, tt.want, l.text())
		}
	}
}

func TestDoubledEnterTapsOnce(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("enter", "4G", "m", "2")
	l.quick("enter")
	l.sees("Bước 2/3")
	l.lacks("Chưa phải")
}

// The phone's rows can be clicked on, wherever the window puts them.
func TestPracticeWithTheMouse(t *testing.T) {
	for _, size := range []struct{ width, height int }{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
		l := newLearner(t, size.width, size.height, nil)
		l.press("enter", "4G", "m")
		l.click("Ví giấy tờ")
		l.sees("Chưa phải")
		for _, row := range []string{"Thủ tục hành chính", "Thông báo lưu trú", "Gửi yêu cầu"} {
			l.click(l.numbered(2, row))
		}
		l.sees("Chạm đúng ngay từ đầu: 2/3")
		l.click("Làm lại bài này")
		l.sees("Bước 1/3")
	}
}

// numbered is a row of a phone as it stands on the screen: behind its number,
// and where there is room for one, a tile with its first letter.
func (l *learner) numbered(number int, row string) string {
	l.t.Helper()
	found := regexp.MustCompile(fmt.Sprintf(`\b%d +(\p{L} +)?%s`, number, regexp.QuoteMeta(row))).FindString(l.text())
	if found == "" {
		l.t.Fatalf("no row %d says %q:\n%s", number, row, l.text())
	}
	return found
}

// click clicks on a text, a second later.
func (l *learner) click(text string) {
	l.t.Helper()
	l.now = l.now.Add(1e9)
	for y, line := range strings.Split(l.text(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			l.send(tea.MouseClickMsg{X: len([]rune(before)), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	l.t.Fatalf("nothing on the screen to click on says %q:\n%s", text, l.text())
}

// Each time an exercise was done, less of it is told; a line says how much. In a
// larger window the step stands in large letters, which are no text.
func TestPracticeFades(t *testing.T) {
	for _, size := range []struct{ width, height int }{{139, 45}, {100, 30}, {80, 24}, {60, 20}} {
		l := newLearner(t, size.width, size.height, nil)
		l.press("enter", "4G", "m")
		l.sees("Có lời chỉ từng bước", "chọn ……")
		l.press("2", "2", "2")
		l.click("Làm lại bài này")
		l.sees("Bước 1/3", "Bớt lời chỉ ở một bước", "chọn ……")
		l.lacks("tự nhớ")
		l.press("2")
		l.sees("Bước 2/3", "Bước này anh, chị tự nhớ.")
		l.press("2")
		l.sees("Bước 3/3")
		l.lacks("tự nhớ")
		l.press("2")
		l.click("Làm lại bài này")
		for range 3 {
			l.sees("Tự làm, không có lời chỉ", "Bước này anh, chị tự nhớ.")
			l.lacks("……")
			l.press("2")
		}
		l.sees("Chạm đúng ngay từ đầu: 3/3")
		l.click("Làm lại bài này")
		l.sees("Tự làm, không có lời chỉ")
	}
}

// Where the window has room for them, all exercises are seen at once, each where
// it is clicked.
func TestExercisesStandInTwoColumns(t *testing.T) {
	l := newLearner(t, 160, 45, func(c *tui.Config) { c.Deck = course(t) })
	l.press("5")
	l.sees("đã làm 0/37 bài", "Thẻ bảo hiểm y tế", "Từng bước: không còn máy cũ", "Tin 10")
	l.lacks("phía dưới")
	l.lacks("…")
	l.click("Tin 7")
	l.sees("Tin 7/10")
}

// A step in large letters, or its number alone, stands clear of the edges of its card.
func TestPracticeStandsClearOfItsCard(t *testing.T) {
	for _, blocks := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants} {
		l := newLearner(t, 160, 45, func(c *tui.Config) { c.Deck, c.Look.Blocks = course(t), blocks })
		l.press("5", "enter")
		const card, clear, dots = 10, 4, "▀▄█▌▐▘▝▖▗▛▜▙▟▞▚"
		rows := 0
		for y, line := range strings.Split(l.text(), "\n") {
			r := []rune(line + strings.Repeat(" ", 90))
			if strings.ContainsRune(dots, r[card+1]) && strings.ContainsRune(dots, r[card+2]) {
				continue // an edge
			}
			if i := slices.IndexFunc(r[card+1:card+20], func(r rune) bool { return strings.ContainsRune(dots, r) }); i >= 0 {
				if rows++; i+1 < clear {
					t.Fatalf("row %d of the letters begins %d columns from the card's edge:\n%s", y, i, l.text())
				}
			}
		}
		if rows == 0 {
			t.Fatalf("nothing stands in large letters:\n%s", l.text())
		}
	}
}
