package tui_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui"
)

// Whatever can be chosen can be clicked on, and the keys in the footer too.
func TestMouse(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.press("3")
	l.click("Thông báo lưu trú")
	l.sees("trang 3/6")
	l.click("→ tiếp")
	l.sees("trang 4/6")
	l.click("? trợ giúp")
	l.sees("Các phím trên màn hình này")
	l.click("Home") // anywhere closes it
	l.sees("trang 4/6")

	l.press("esc", "4", "luu")
	l.click("Gõ từ cần tìm") // nothing to choose there
	l.press("backspace", "u")
	l.click("Thông báo lưu trú · Từng bước")
	l.sees("trang 4/6")

	l.press("esc")
	l.toExam()
	l.sees("Câu 1/4")
	option := ""
	for line := range strings.SplitSeq(l.text(), "\n") {
		for _, mark := range []string{"○", "[ ]"} {
			if text, _, ok := strings.Cut(line, mark); ok {
				text = strings.TrimRight(text, " ")
				option = strings.TrimLeft(text[strings.LastIndex(text, "   "):], " ")
			}
		}
	}
	l.click(option)
	marked := regexp.MustCompile(regexp.QuoteMeta(option) + ` +(●|\[x\])`)
	if text := l.text(); option == "" || !marked.MatchString(text) {
		t.Errorf("a click on %q does not mark it:\n%s", option, text)
	}
	l.click("Enter trả lời")
	l.click("Enter tiếp tục")
	l.sees("Câu 2/4")
	for range 3 {
		l.press("1", "2", "3", "4", "enter", "enter")
	}
	l.click("Xem lại từng câu")
	l.sees("Xem lại câu trả lời", "Câu 1/4")
}

// The quiz is left by the mouse too where the footer has hardly any room, and a
// large card is as good as a line.
func TestMouseInLargeAndSmallWindows(t *testing.T) {
	l := newLearner(t, 40, 12, withFolder(t))
	l.toExam()
	l.click("q thoát")
	l.sees("Rời bài kiểm tra?")

	l = newLearner(t, 160, 45, func(c *tui.Config) { c.Deck = routesDeck(t) })
	l.click("Học theo thời gian")
	l.sees("2 trang, khoảng 20 phút")
	l.click("Nhà khách")
	l.sees("trang 2/3")

	l = newLearner(t, 160, 45, withDrill(t))
	l.drillAt(1)
	l.click("▸")
	l.sees("Dòng 1 chưa phải dấu hiệu")
}

func TestMouseWheelMovesTheCursor(t *testing.T) {
	l := newLearner(t, 100, 30, nil)
	l.press("3")
	l.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	l.press("enter")
	l.sees("trang 3/6")
	for range 5 { // a turn of the wheel comes as many
		l.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	}
	l.sees("trang 4/6")
}

func TestOtherButtonsAndEmptyPlacesDoNothing(t *testing.T) {
	for _, keys := range []string{"", "3", "4 luu", "5", "2", "enter 4G m"} {
		l := newLearner(t, 100, 30, nil)
		l.press(strings.Fields(keys)...)
		before := l.text()
		for y := -1; y < 32; y++ {
			l.send(tea.MouseClickMsg{X: 50, Y: y, Button: tea.MouseRight})
			l.send(tea.MouseReleaseMsg{X: 50, Y: y, Button: tea.MouseLeft})
			l.send(tea.MouseMotionMsg{X: 50, Y: y, Button: tea.MouseLeft})
		}
		for _, at := range [][2]int{{0, 0}, {-1, -1}, {99, 1}, {500, 500}, {0, 28}} {
			l.send(tea.MouseClickMsg{X: at[0], Y: at[1], Button: tea.MouseLeft})
		}
		if l.text() != before {
			t.Errorf("after %q the screen changed to\n%s", keys, l.text())
		}
	}
}

// The form before the quiz is filled in with the mouse but for what is typed.
func TestMouseInTheForm(t *testing.T) {
	for _, size := range []struct{ width, height int }{{160, 45}, {100, 30}, {80, 24}, {60, 20}} {
		l := newLearner(t, size.width, size.height, withFolder(t))
		l.press("2")
		l.click("Đơn vị")
		l.press("cong")
		l.click("Viện Công nghệ thông tin")
		l.click("Họ và tên")
		l.press("Lê Hoa")
		l.click("Bắt đầu làm bài")
		l.sees("Câu 1/4")
	}
}

// The rows of a phone that a question is answered on can be clicked on.
func TestMouseTaps(t *testing.T) {
	l := newLearner(t, 100, 30, func(c *tui.Config) {
		c.Deck = tapDeck(t)
	})
	l.toExam()
	l.sees("Nhà khách hỏi", "Chạm vào đâu?", "Chạm vào dòng nào trên máy?")
	l.click(l.numbered(2, "Mã QR"))
	l.sees("◂ chạm")
	l.click(l.numbered(3, "Thẻ mới"))
	l.now = l.now.Add(time.Second)
	l.press("enter")
	l.numbered(3, "Thẻ mới")
	l.sees("✓", "Vì thế.")
}

func tapDeck(t *testing.T) *deck.Deck {
	t.Helper()
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml":  {Data: []byte("id: cham\ntitle: Chạm\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 0.5}\nunits: units.yaml\n")},
		"units.yaml": {Data: []byte("- {code: IOIT, name: Viện Công nghệ thông tin}\n")},
		"1.md": {Data: []byte("---\ntitle: Bài chạm\nlevel: 0\nminutes: 1\n---\n# Bài chạm\n\n---\n" +
			"```question\nid: cham\ntype: tap\nmessage: {from: Nhà khách hỏi, text: Mã đâu ạ}\ntext: Chạm vào đâu?\n" +
			"phone:\n  - screen: Ví\n    rows: [Thẻ, Mã QR]\n  - screen: Thẻ\n    rows: [Thẻ mới]\n" +
			"tap: Thẻ mới\nexplain: Vì thế.\nslide: 1\n```\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The keys in the footer are those that were drawn there, over a screen too:
// not those of what lies below.
func TestMouseOnTheFooterOfAQuestion(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	l.press("q")
	l.sees("Ở lại")
	l.click("↓ xuống")
	l.click("Esc")
	l.sees("Câu 1/4")
	l.press("q")
	l.click("Enter chọn") // to stay
	l.sees("Câu 1/4")
}

// Lists in two columns are clicked on in both.
func TestBothColumnsOfTheContentsAreClicked(t *testing.T) {
	for _, size := range []struct{ width, height int }{{160, 45}, {100, 30}} {
		for title, page := range map[string]string{"Mở đầu": "trang 1/6", "Thông báo lưu trú": "trang 3/6", "Thẻ bảo hiểm y tế": "trang 6/6"} {
			l := newLearner(t, size.width, size.height, nil)
			l.press("3", "end")
			l.click(title)
			l.sees(page)
		}
	}
}
