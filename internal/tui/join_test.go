package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
)

// clickOn clicks in the middle of a text on the screen.
func (a *attendee) clickOn(text string) {
	a.t.Helper()
	a.sees(text)
	for y, line := range strings.Split(a.text(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			a.send(tea.MouseClickMsg{X: ansi.StringWidth(before) + ansi.StringWidth(text)/2, Y: y, Button: tea.MouseLeft})
			return
		}
	}
}

// A room code is typed onto cards; a trainer chooses there what to do in the
// room, with a click too, in large windows and small ones.
func TestARoomCodeIsTypedOntoCards(t *testing.T) {
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {40, 12}} {
		r := rooms(t)
		code := codeOf(attend(t, r, 100, 30, leading))
		co := attend(t, r, size[0], size[1], func(d *briefing.Door) { d.Trainer, d.Name, d.Screen = "u", "Trần Bình", false })
		co.clickOn("Vào buổi tập huấn")
		co.sees("Gõ bốn chữ số", "Mã phòng")
		co.press(code[:2], "backspace", code[1:])
		co.sees("Anh, chị vào phòng này để làm gì?")
		co.press("esc")
		co.sees("Gõ bốn chữ số")
		co.press("enter")
		co.clickOn("Cùng dẫn")
		co.sees("Đã xin cùng dẫn")
	}
}
