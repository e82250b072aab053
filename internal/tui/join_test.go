package tui_test

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
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

// A follower needs the mouse alone, or arrows and Enter alone: to come in, to
// look back and follow again, to answer each type of question, and to leave. Who
// types a tone mark sees what it did and how to undo that.
func TestAFollowerNeedsNoLetters(t *testing.T) {
	for _, size := range [][2]int{{100, 30}, {80, 24}} {
		r := rooms(t)
		trainer := attend(t, r, 130, 38, leading)
		code := codeOf(trainer)
		join := func() *attendee {
			f := attend(t, r, size[0], size[1], func(*briefing.Door) {})
			f.clickOn("Vào buổi tập huấn")
			f.press(code)
			f.clickOn("Vào mà không cho biết tên")
			f.sees("Anh, chị đã vào phòng")
			return f
		}
		mouse, arrows := join(), join()
		trainer.press("enter")
		trainer.sees("trang 1/6")
		trainer.press("4", "enter")
		arrows.sees("trang 4/6", "đang theo")
		mouse.sees("trang 4/6", "đang theo")
		mouse.clickOn("←")
		mouse.sees("trang 3/6", "giảng viên ở trang 4")
		mouse.clickOn("f theo")
		mouse.sees("trang 4/6", "đang theo")
		arrows.press("left")
		arrows.sees("giảng viên ở trang 4")
		arrows.press("right")
		for range 4 {
			if !strings.Contains(arrows.text(), "đang theo") {
				arrows.press("right")
			}
		}

		trainer.press("v") // the one right of three
		trainer.sees("0/2 người đã trả lời")
		mouse.clickOn("Trước 23 giờ")
		mouse.sees("Đã nhận câu trả lời")
		arrows.sees("Gõ số để trả lời")
		arrows.press("down", "enter")
		arrows.sees("Đã nhận câu trả lời")
		trainer.sees("2/2 người đã trả lời")
		reveal(trainer)
		trainer.press("right")
		trainer.sees("trang 4/6")
		trainer.press("e") // an order
		trainer.clickOn("Sắp xếp các bước")
		trainer.sees("0/2 người đã trả lời")
		arrows.sees("Gõ số theo thứ tự")
		arrows.press("enter", "enter", "enter", "enter")
		arrows.sees("Đã nhận câu trả lời")
		trainer.sees("1/2 người đã trả lời")
		for _, next := range []string{"hiện kết quả", "hiện đáp án", "về bài giảng", "trang 4/6"} {
			trainer.press("right")
			trainer.sees(next)
		}

		mouse.press("r")
		mouse.sees("đang giơ tay", "r để hạ xuống")
		mouse.press("r", "w", "b", "s", "j")
		mouse.sees("trang 4/6")
		mouse.lacks("giơ tay, r")

		mouse.clickOn("Esc")
		mouse.clickOn("Ở lại")
		mouse.sees("trang 4/6")
		mouse.clickOn("Esc")
		mouse.clickOn("Rời đi")
		mouse.sees("Vào buổi tập huấn")
		trainer.sees("1 người")
	}
}

// On the console nothing is as large as the code; the line to type stands there
// between the words around it, that they are read as one sentence.
func TestLobbyOfTheConsole(t *testing.T) {
	t.Parallel()
	r := rooms(t)
	code := codeOf(attend(t, r, 100, 30, leading))
	hall := attendWith(t, r, 100, 30, func(d *briefing.Door) { d.Code, d.Screen = code, true }, func(c *tui.Config) { c.Look.Blocks = theme.NoBlocks })
	hall.sees("Mở cửa sổ dòng lệnh và gõ", "ssh "+code+"@hoc.vast.vn", "hoặc mở VNeID-training")
	if say, line, hint := rowOf(hall, "Mở cửa sổ dòng lệnh và gõ"), rowOf(hall, "ssh "+code), rowOf(hall, "hoặc mở VNeID-training"); line != say+1 || hint != say+2 {
		t.Errorf("what is typed stands on row %d, the words before it on %d, those after it on %d:\n%s", line, say, hint, hall.text())
	}
}

// The code of the lobby says in words what it opens, and a camera reads it from
// the projector and from the console.
func TestTheLobbysCodeSaysWhatItOpens(t *testing.T) {
	for _, size := range [][2]int{{100, 30}, {160, 45}} {
		r := rooms(t)
		trainer := attend(t, r, size[0], size[1], leading)
		code := codeOf(trainer)
		hall := attend(t, r, size[0], size[1], func(d *briefing.Door) { d.Code, d.Screen = code, true })
		for _, a := range []*attendee{trainer, hall} {
			a.sees("Mã này là đường ssh", "ssh "+code+"@hoc.vast.vn")
			s := termtest.New(size[0], size[1])
			s.Show(a.model.View().Content)
			bitmap, err := gozxing.NewBinaryBitmapFromImage(s.Picture(color.White, color.Black))
			if err != nil {
				t.Fatal(err)
			}
			read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
			if err != nil || read.GetText() != "ssh://"+code+"@hoc.vast.vn" {
				t.Errorf("%v: read %v, %v", size, read, err)
			}
		}
	}
}

// A room code that is typed, or wrong, moves nothing of what is said under it.
func TestWhatIsSaidOfARoomCodeStays(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		for _, blocks := range []theme.Blocks{theme.HalfBlocks, theme.NoBlocks} {
			r := rooms(t)
			a := attendWith(t, r, size.width, size.height, func(*briefing.Door) {}, func(c *tui.Config) { c.Look.Blocks = blocks })
			a.clickOn("Vào buổi tập huấn")
			at := rowOf(a, "Gõ bốn chữ số")
			for _, digit := range []string{"1", "0", "2"} {
				a.press(digit)
				if now := rowOf(a, "Gõ bốn chữ số"); now != at {
					t.Errorf("%v, %v: %q moves what is said from row %d to %d:\n%s", size, blocks, digit, at, now, a.text())
				}
			}
			a.press("4")
			a.sees("! ")
			if now := rowOf(a, "! "); now != at {
				t.Errorf("%v, %v: what is wrong is said on row %d, and not on %d:\n%s", size, blocks, now, at, a.text())
			}
		}
	}
}

// Where cards have no ground, each place of a code that is to be typed has a line
// under it.
func TestPlacesOfACodeAreSeenInSixteenColours(t *testing.T) {
	t.Parallel()
	for _, blocks := range []theme.Blocks{theme.HalfBlocks, theme.NoBlocks} {
		a := attendWith(t, rooms(t), 100, 30, func(*briefing.Door) {}, func(c *tui.Config) {
			c.Look = theme.Look{Profile: colorprofile.ANSI, Blocks: blocks}
		})
		a.clickOn("Vào buổi tập huấn")
		a.press("1")
		places := 0
		for line := range strings.SplitSeq(a.text(), "\n") {
			lines := 0
			for _, field := range strings.Fields(line) {
				if strings.Trim(field, "▀▄─═") == "" {
					lines++
				}
			}
			places = max(places, lines)
		}
		if places != 3 {
			t.Errorf("%v: lines are seen under %d places of 3:\n%s", blocks, places, a.text())
		}
	}
}
