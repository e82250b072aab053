package tui_test

import (
	"testing"

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
