package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui"
)

// A screen that panics takes its person home, with what they have answered; they
// go on from there as if they had left the quiz.
func TestAPanicLeadsHome(t *testing.T) {
	for name, drawing := range map[string]bool{"of a key": false, "of drawing": true} {
		t.Run(name, func(t *testing.T) {
			folder, told := withFolder(t), 0
			l := newLearner(t, 100, 30, func(c *tui.Config) {
				folder(c)
				c.Fell = func(any, []byte) { told++ }
			})
			l.toExam()
			l.answerRight()
			l.model.Break(drawing)
			l.press("enter")
			l.sees("Xin lỗi, màn hình vừa rồi gặp lỗi", "câu 2/4")
			if told != 1 {
				t.Errorf("the panic is told %d times", told)
			}
			l.press("up")
			l.lacks("Xin lỗi")
			l.press("2")
			l.sees("Câu 2/4")
			for range 3 {
				l.answerRight()
			}
			l.sees("ĐẠT", "Đúng 100%", "Đã ghi")
		})
	}
}

// One that falls over and over ends.
func TestPanicsEndTheSession(t *testing.T) {
	l := newLearner(t, 100, 30, func(c *tui.Config) { c.Fell = func(any, []byte) {} })
	fall := func() (through any) {
		defer func() { through = recover() }()
		l.press("1")
		l.model.Break(false)
		l.press("x")
		return nil
	}
	for n := range 3 {
		if v := fall(); v != nil {
			t.Fatalf("panic %d ends the session: %v", n+1, v)
		}
	}
	if fall() == nil {
		t.Error("a fourth panic does not")
	}
}

// Of the fields where people type, none panics at the word before its cursor:
// a fault of bubbles 2.2.1.
func TestFieldsTakeAltD(t *testing.T) {
	for name, keys := range map[string][]string{"name": {"2"}, "unit": {"2", "An", "enter"}, "search": {"4"}} {
		t.Run(name, func(t *testing.T) {
			l := newLearner(t, 100, 30, func(c *tui.Config) {
				c.Fell = func(v any, stack []byte) { t.Errorf("a panic: %v\n%s", v, stack) }
			})
			l.press(keys...)
			l.press("x", "left")
			l.send(tea.KeyPressMsg{Code: 'd', Mod: tea.ModAlt})
			l.press("y")
			l.sees("yx")
		})
	}
}
