package tui_test

import (
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/tui"
)

// At the end of the slides, and on every later day, a remote's button begins
// the slides from the first: a hall never sees a form.
func TestARemoteOpensNothingButSlidesFromAPresentersHome(t *testing.T) {
	folder := withFolder(t)
	local := func(c *tui.Config) { folder(c); c.Via = "local" }
	l := newLearner(t, 100, 30, local)
	for i := 0; !strings.Contains(l.text(), "Bắt đầu từ đầu"); i++ {
		if i > 60 {
			t.Fatalf("the slides have no end:\n%s", l.text())
		}
		l.press("pgdown")
	}
	l.press("pgdown")
	l.sees("trang 1/6")
	l.press("3G", "esc", "pgup", "pgup", "pgdown") // the cursor is where a form would open
	l.sees("trang 1/6")

	again := newLearner(t, 100, 30, local)
	again.sees("Bắt đầu từ đầu")
	again.press("pgdown")
	again.sees("trang 1/6")
	again.press("3G", "esc", "f5") // F5 is from the start here, wherever the slides were left
	again.sees("trang 1/6")
}

// A button that goes on leads from the last answer in review over the outcome
// home, and not around once more.
func TestGoingOnAfterReviewLeadsHome(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.press("enter")
	l.sees("Câu 1/4")
	l.press("right", "right", "right", "right")
	l.sees("▸ 3  Về màn hình chính")
	l.press("right")
	l.sees("Mục lục")
	l.lacks("Câu 1/4")
}

// Who learns has one next step: the quiz once all slides were gone through, or
// once it was broken off.
func TestHomeBeginsWithTheNextStep(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, folder)
	l.press("enter", "G", "esc")
	l.lacks("Học tiếp từ trang")
	l.press("enter")
	l.sees("Trước khi làm bài")

	l = newLearner(t, 100, 30, folder)
	l.toExam()
	l.answerRight()
	again := newLearner(t, 100, 30, folder)
	again.press("enter")
	again.sees("Câu 2/4")
}

// The last result is not lost with its screen.
func TestHomeLeadsBackToTheOutcome(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.press("esc")
	l.sees("Kết quả")
	l.click("Kết quả của tôi")
	l.sees("Mã biên nhận", "ĐẠT")
	l.press("enter")
	l.sees("Đã ghi", "ĐẠT")
}

// Where the record is no file of the learner's, nothing is said of a place.
func TestOutcomeNamesAPlaceOnlyWhereThereIsOne(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, func(c *tui.Config) { folder(c); c.Path = "" })
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.sees("Đã ghi")
	l.lacks("Ghi tại")
}

// While an order is picked no row moves, and each has the number of its key
// and no other before it.
func TestAnOrderIsPickedWithoutRowsThatMove(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	for !strings.Contains(l.text(), "Sắp xếp") {
		l.answerRight()
	}
	texts := []string{"Mở thủ tục", "Chọn nơi nhận", "Thêm người", "Gửi"}
	where := func() map[string]int {
		rows := map[string]int{}
		for y, line := range strings.Split(l.text(), "\n") {
			for _, text := range texts {
				if strings.Contains(line, text) {
					rows[text] = y
				}
			}
		}
		return rows
	}
	before := where()
	if len(before) != len(texts) {
		t.Fatalf("the options are not on\n%s", l.text())
	}
	l.press("3", "1")
	for text, y := range where() {
		if before[text] != y {
			t.Errorf("%q moved from row %d to %d", text, before[text], y)
		}
	}
	l.sees("→ 1", "→ 2")
}

// The title stays large at 80x24, however much there is to do.
func TestHomeKeepsItsTitle(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 80, 24, folder)
	l.press("enter", "3G", "esc")
	l.toExam()
	for range 4 {
		l.press("1", "2", "3", "4", "enter", "enter")
	}
	l.press("esc")
	l.sees("██", "Học tiếp từ trang 3", "Thoát")
}

// A slide's footer has the way on, the way back and help, whatever is on the
// slide and however narrow the window is; where it is wide, the way out too.
func TestAFooterKeepsTheWayBackAndHelp(t *testing.T) {
	for _, size := range sizes {
		l := newLearner(t, size.width, size.height, nil)
		l.press("enter")
		for range 5 {
			rows := strings.Split(l.text(), "\n")
			foot := rows[len(rows)-1]
			for _, key := range []string{"→", "←", "?"} {
				if !strings.Contains(foot, key) {
					t.Errorf("at %dx%d a footer lacks %s: %q", size.width, size.height, key, foot)
				}
			}
			if size.width >= 160 && !strings.Contains(foot, "Esc") {
				t.Errorf("at %dx%d a footer has no way out: %q", size.width, size.height, foot)
			}
			l.press("right")
		}
	}
}
