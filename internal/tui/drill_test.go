package tui_test

import (
	"testing"

	"training.vast.vn/vneid-training/internal/tui"
)

// withDrill takes the built-in deck, which has drills.
func withDrill(t tester) func(*tui.Config) {
	return func(c *tui.Config) { c.Deck = course(t) }
}

// drillAt opens message n, from 1, from the list of exercises.
func (l *learner) drillAt(n int) {
	l.press("5", "end")
	for range 10 - n {
		l.press("up")
	}
	l.press("enter")
}

func TestDrill(t *testing.T) {
	l := newLearner(t, 100, 30, withDrill(t))
	l.drillAt(1)
	l.sees("Thật hay lừa đảo", "Tin 1/10", "VNeID-moi.apk", "Có điều gì để lộ tin này là giả không?", "5  Tin thật, không có gì đáng ngờ")
	l.press("1")
	l.sees("Dòng 1 chưa phải dấu hiệu", "Gợi ý: xem tin có xin mã")
	l.press("2")
	l.sees("✓ Đúng rồi", "không cài từ tệp .apk", "Còn 1 dấu hiệu nữa")
	l.press("3")
	l.sees("Lừa đảo", "Không mở tệp", "! 3", "Enter tiếp tục", "đúng ngay 0/1")

	l.press("enter") // the second is real, and seen at once
	l.sees("Tin 2/10", "vneid.gov.vn")
	l.press("4")
	l.sees("✓ Đúng rồi", "Tin thật", "đúng ngay 1/2")

	l.press("enter") // the third, shown after two wrong picks
	l.press("1", "4")
	l.sees("Chưa phải tin thật", "Lừa đảo", "! 2", "! 3")

	l.press("enter") // the fourth, seen through at once
	l.sees("Tin 4/10")
	l.press("2", "3", "down", "enter")
	l.sees("Cúp máy", "đúng ngay 2/4")
	l.press("enter", "4", "enter", "2", "enter")

	l.sees("Tin 7/10", "VNeID · Thông báo")
	l.press("1")
	l.sees("Dòng 1 không có gì đáng ngờ")
	l.press("3")
	l.sees("✓ Đúng rồi", "Tin thật", "không đòi tiền")
	l.press("enter", "2", "3", "enter", "4", "enter", "2", "3", "enter")
	l.sees("Đã xem hết các tin", "Tin lừa đảo nhận ra ngay từ đầu: 4/6", "Tin thật bị nghi nhầm: 1/4")
	l.press("1")
	l.sees("đã làm 10/", "✓    Tin 10")
}

// Who begins at the last messages is told of those only; and a hint does not
// give away that nothing is to be found.
func TestDrillCountsWhatWasDone(t *testing.T) {
	l := newLearner(t, 100, 30, withDrill(t))
	l.drillAt(9)
	l.press("1")
	l.sees("Dòng 1 không có gì đáng ngờ", "Gợi ý: xem tin có xin mã")
	l.press("4", "enter", "2", "3", "enter")
	l.sees("Đã xem 2/10 tin", "Tin lừa đảo nhận ra ngay từ đầu: 1/1", "Tin thật bị nghi nhầm: 1/1")
	l.lacks("Đã xem hết các tin")
}

func TestDrillWithTheMouse(t *testing.T) {
	for _, size := range []struct{ width, height int }{{160, 45}, {100, 30}, {80, 24}, {60, 20}} {
		l := newLearner(t, size.width, size.height, withDrill(t))
		l.drillAt(1)
		l.click("VNeID-moi.apk")
		l.sees("Còn 1 dấu hiệu nữa")
		l.click("nguồn không")
		l.sees("Không mở tệp")
		l.click("Enter tiếp tục")
		l.sees("Tin 2/10")
	}
}

// From a slide the same message is practised, and Esc returns to the slide.
func TestDrillFromItsSlide(t *testing.T) {
	l := newLearner(t, 100, 30, withDrill(t))
	l.press("enter", "/", "tin 6", "enter")
	l.sees("Zalo · anh Tâm", "m thực hành")
	l.lacks("họ đăng nhập bằng danh") // the trainer asks first
	l.press("m")
	l.sees("Tin 6/10")
	l.press("esc", "right")
	l.sees("Zalo · anh Tâm", "họ đăng nhập bằng danh", "Lừa đảo")
}
