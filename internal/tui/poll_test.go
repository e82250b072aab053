package tui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// ask has a trainer put a question of the topic of slide 33 to the room.
func ask(t *testing.T, r *crowd, width, height int, question string) *attendee {
	t.Helper()
	trainer := attendWith(t, r, width, height, leading, func(c *tui.Config) { c.Deck = course(t) })
	codeOf(trainer)
	put(trainer, "33", question)
	trainer.sees("người đã trả lời")
	return trainer
}

// put has a trainer begin and put a question of the topic of a slide to the room.
func put(trainer *attendee, slide, question string) {
	trainer.t.Helper()
	trainer.press("enter")
	trainer.sees("trang 1/")
	trainer.press(slide, "enter")
	trainer.sees("trang " + slide + "/")
	trainer.press("e")
	trainer.sees(question)
	for line := range strings.Lines(trainer.text()) {
		if number, _, ok := strings.Cut(line, question); ok {
			trainer.press(strings.Trim(number, " ▸│"))
		}
	}
}

// A phone that a question is about stands beside it, wherever it is drawn.
func TestPollStandsBesideItsPhone(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 45}, {100, 30}} {
		a := ask(t, rooms(t), size[0], size[1], "Phòng tổ chức cần số định danh")
		if y := rowOf(a, "Chụp màn hình gửi vào nhóm"); !strings.Contains(a.text(), "9:41") || y <= rowOf(a, "9:41") || y >= rowOf(a, "minh họa") {
			t.Errorf("%v: the options do not stand beside the phone:\n%s", size, a.text())
		}
	}
}

// A question too long for large letters has a card of its own, higher than
// those of its options.
func TestLongQuestionStandsOnItsCard(t *testing.T) {
	t.Parallel()
	const question, option = "So với thẻ, anh Hải thấy ngày sinh", "Bấm Tạo phản ánh"
	a := ask(t, rooms(t), 160, 45, question)
	if high, low := cardOf(a, question), cardOf(a, option); high < low+2 {
		t.Errorf("the question's card has %d rows, an option's %d:\n%s", high, low, a.text())
	}
}

// rowOf is the row on which a text stands.
func rowOf(a *attendee, text string) int {
	before, _, _ := strings.Cut(a.text(), text)
	return strings.Count(before, "\n")
}

// cardOf is how many rows the ground has under the first letter of a text.
func cardOf(a *attendee, text string) int {
	shown := termtest.New(a.width, a.height)
	shown.Show(a.model.View().Content)
	y := rowOf(a, text)
	line := strings.Split(a.text(), "\n")[y]
	before, _, _ := strings.Cut(line, text)
	x := ansi.StringWidth(before)
	ground, rows := shown.Cell(x, y).Style.Bg, 0
	for up := y; shown.Cell(x, up).Style.Bg == ground; up-- {
		rows++
	}
	for down := y + 1; shown.Cell(x, down).Style.Bg == ground; down++ {
		rows++
	}
	return rows
}

// With the key, the places of an order stand before what is in them, not before
// the numbers of the options, in words as on cards.
func TestOrderIsReadAfterItsNumbers(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{100, 30}, {80, 24}} {
		a := ask(t, rooms(t), size[0], size[1], "So với thẻ, anh Hải thấy ngày sinh")
		a.press("right")
		a.sees("Đã khóa")
		a.press("right")
		a.sees("hiện đáp án")
		a.press("right")
		a.sees("1. Đăng nhập VNeID, mở Cài đặt", "2. Chọn Phản ánh khó khăn, vướng mắc")
	}
}

// asked is a projector on which the question of slide 4 is open, and the trainer.
func asked(t *testing.T, size [2]int) (trainer, projector *attendee) {
	t.Helper()
	r := rooms(t)
	trainer = attend(t, r, 100, 30, leading)
	code := codeOf(trainer)
	projector = attend(t, r, size[0], size[1], func(d *briefing.Door) { d.Code, d.Screen = code, true })
	trainer.press("enter")
	trainer.sees("trang 1/6")
	trainer.press("4", "enter")
	trainer.sees("trang 4/6")
	trainer.press("v")
	projector.sees("Gõ số để trả lời")
	trainer.sees("0/0")
	return trainer, projector
}

// What the hall looks at stays where it is: when answers are locked only the last
// line changes, and the key adds its words under bars that do not move.
func TestPollOnTheProjectorStaysInItsPlace(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}} {
		trainer, projector := asked(t, size)
		open := strings.Split(projector.text(), "\n")
		trainer.press("right")
		trainer.sees("Đã khóa")
		projector.sees("Đã khóa câu trả lời")
		for y, line := range strings.Split(projector.text(), "\n")[:size[1]-1] {
			if line != open[y] && !strings.Contains(line, "Đã khóa") {
				t.Errorf("%v: row %d is\n%s\nand was\n%s", size, y, line, open[y])
			}
		}
		trainer.press("right")
		trainer.sees("%")
		projector.sees("(0)")
		bars := rowOf(projector, "Trong 30 ngày")
		trainer.press("right")
		projector.sees("✓")
		if y := rowOf(projector, "Trong 30 ngày"); y != bars {
			t.Errorf("%v: with the key the last option stands on row %d, before on %d:\n%s", size, y, bars, projector.text())
		}
	}
}

// Options of few letters are large on the projector where their question is not, on
// terminals without blocks too.
func TestShortOptionsAreLargeOnTheProjector(t *testing.T) {
	t.Parallel()
	const question = "Người chưa có tài khoản VNeID"
	for _, tc := range []struct {
		width, height int
		blocks        theme.Blocks
	}{{100, 30, theme.HalfBlocks}, {100, 30, theme.Quadrants}, {80, 24, theme.Quadrants}, {160, 45, theme.NoBlocks}, {100, 30, theme.NoBlocks}} {
		r := rooms(t)
		trainer := attendWith(t, r, 100, 30, leading, func(c *tui.Config) { c.Deck = course(t) })
		code := codeOf(trainer)
		projector := attendWith(t, r, tc.width, tc.height, func(d *briefing.Door) { d.Code, d.Screen = code, true }, func(c *tui.Config) { c.Deck, c.Look.Blocks = course(t), tc.blocks })
		put(trainer, "16", question)
		projector.sees("Gõ số để trả lời")
		projector.lacks("Đúng", "Sai")
	}
}

// How to answer is said once on the projector, in small windows too; and there the
// options stand on cards as well, where its last line has room to say it.
func TestPollOnASmallProjector(t *testing.T) {
	t.Parallel()
	const how, option = "Gõ số để trả lời", "Trong 30 ngày"
	for _, size := range [][2]int{{80, 24}, {60, 20}, {40, 12}} {
		trainer, projector := asked(t, size)
		if n := strings.Count(projector.text(), how); n != 1 {
			t.Errorf("%v: how to answer is said %d times:\n%s", size, n, projector.text())
		}
		if above := strings.Split(projector.text(), "\n")[rowOf(projector, option)-1]; size[0] >= 60 && !strings.Contains(above, "▄▄▄") {
			t.Errorf("%v: the options stand on no cards:\n%s", size, projector.text())
		}
		trainer.press("right")
		trainer.sees("Đã khóa")
		projector.sees("Đã khóa câu trả lời")
		projector.lacks(how)
	}
}
