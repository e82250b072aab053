package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/tui"
)

// Nothing is said to be saved, and no code told by which it is found again, before
// it is: with a disk that takes its time over every write.
func TestSavedIsSaidOnceItIs(t *testing.T) {
	for _, tt := range []struct {
		name   string
		public bool
		code   string // stands on the screen once the attempt is kept
	}{
		{"with a key, or alone", false, ""},
		{"with a code", true, "Mã làm tiếp"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			folder := withFolder(t)
			l := newLearner(t, 120, 30, func(c *tui.Config) { folder(c); c.Public = tt.public })
			// writes lets the disk finish what it was given: what comes of that waits.
			writes := func() {
				held := l.held
				l.held = nil
				for _, cmd := range held {
					switch msg := cmd().(type) {
					case nil:
					case tea.BatchMsg:
						l.held = append(l.held, msg...)
					default:
						l.send(msg)
					}
				}
			}
			l.press("2", "Nguyễn Văn An", "enter", "cong nghe thong", "enter", "enter")
			l.hold = true
			l.press("enter")
			for !strings.Contains(l.text(), "Câu 1/") {
				writes()
			}
			l.lacks("Mã làm tiếp")
			for len(l.held) > 0 {
				writes()
			}
			l.sees(tt.code)
			l.press("1", "2", "enter")
			l.sees("tiếp tục")
			l.lacks("đã lưu")
			l.press("enter")
			l.lacks("đã lưu")
			for len(l.held) > 0 {
				writes()
			}
			l.sees("đã lưu câu trả lời")
		})
	}
}
