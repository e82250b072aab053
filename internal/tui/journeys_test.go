package tui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui"
)

// overSSH is a server that many people come to, who record in one folder. With
// a key a learner is known by it.
func overSSH(t *testing.T, key string) func(*tui.Config) {
	folder := withFolder(t)
	return func(c *tui.Config) { reached(c, folder, key) }
}

func reached(c *tui.Config, folder func(*tui.Config), key string) {
	folder(c)
	c.Path, c.Progress, c.Keeper = "", nil, ""
	c.Public, c.Back = true, "ssh -p 22831 training.test"
	c.Certify = func(_ context.Context, receipt, _ string) (tui.Certificate, error) {
		return tui.Certificate{Code: signed, How: "ssh -p 22831 training.test certificate " + receipt + " > giay-xac-nhan-" + receipt + ".pdf"}, nil
	}
	if key != "" {
		c.Learner, c.Verified = c.Folder.LearnerFromKey(key), true
	}
}

func pass(l *learner) {
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.sees("ĐẠT", "Đã ghi")
}

// What people stumbled over who were watched at it, by the letters under which
// it was written down.
func TestJourneys(t *testing.T) {
	for _, j := range []struct {
		name string
		walk func(t *testing.T)
	}{
		{"H4 with a key the result is found again, and its certificate", func(t *testing.T) {
			folder := withFolder(t)
			one := func(c *tui.Config) { reached(c, folder, "SHA256:an") }
			pass(newLearner(t, 100, 30, one))
			l := newLearner(t, 100, 30, one)
			l.sees("Kết quả của tôi", "4/4 ✓ ĐẠT 23/11/2026", "c giấy xác nhận")
			l.press("c")
			l.sees("Nguyễn Văn An", "4/4", "giay-xac-nhan-")
			l.press("esc")
			l.click("Kết quả của tôi")
			l.sees("4/4  ✓ ĐẠT  23/11/2026", "Cả khóa · Mã biên nhận", "mở giấy xác nhận")
			l.press("enter")
			l.sees("Nguyễn Văn An", "4/4")
			l.press("esc")
			l.sees("Cả khóa · Mã biên nhận")
		}},
		{"H4 with a key the form is filled in", func(t *testing.T) {
			folder := withFolder(t)
			one := func(c *tui.Config) { reached(c, folder, "SHA256:an") }
			pass(newLearner(t, 100, 30, one))
			l := newLearner(t, 100, 30, one)
			l.press("2")
			l.sees("Nguyễn Văn An", "Viện Công nghệ thông tin")
			l.press("enter")
			l.sees("Câu 1/4")
		}},
		{"H4 without a key receipt and name open the result", func(t *testing.T) {
			folder := withFolder(t)
			none := func(c *tui.Config) { reached(c, folder, "") }
			first := newLearner(t, 100, 30, none)
			pass(first)
			receipt := receipts.FindString(first.text())
			l := newLearner(t, 100, 30, none)
			l.lacks("23/11/2026")
			l.click("Kết quả của tôi")
			l.press(receipt, "enter", "Trần Văn Bình", "enter")
			l.sees("Không thấy kết quả nào khớp")
			l.press(slices.Repeat([]string{"backspace"}, 20)...)
			l.press("nguyễn văn an", "enter")
			l.sees("4/4  ✓ ĐẠT  23/11/2026", receipt)
			l.press("c")
			l.sees("Nguyễn Văn An", "giay-xac-nhan-"+receipt)
		}},
		{"H4 nobody sees the results of another key", func(t *testing.T) {
			folder := withFolder(t)
			pass(newLearner(t, 100, 30, func(c *tui.Config) { reached(c, folder, "SHA256:an") }))
			l := newLearner(t, 100, 30, func(c *tui.Config) { reached(c, folder, "SHA256:binh") })
			l.lacks("23/11/2026")
			l.click("Kết quả của tôi")
			l.sees("Chưa có kết quả nào")
		}},
		{"H4 c opens the certificate in review too", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			pass(l)
			l.press("1")
			l.sees("Xem lại câu trả lời")
			l.press("c")
			l.sees("giay-xac-nhan-")
			l.press("esc")
			l.sees("ĐẠT", "Đã ghi")
		}},
		{"M2 the certificate over SSH fits 100x30, its command on one line", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			pass(l)
			receipt := receipts.FindString(l.text())
			l.press("c")
			l.sees("Nguyễn Văn An", "4/4", "23/11/2026", "VNEID1:",
				"ssh -p 22831 training.test certificate "+receipt+" > giay-xac-nhan-"+receipt+".pdf")
			l.lacks("còn nữa")
			l.press("y")
			l.sees("bảng tạm")
		}},
		{"H5 leaving the quiz tells the code and the command", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			l.toExam()
			l.sees("Mã làm tiếp", "ghi lại phòng khi rớt mạng")
			l.answerRight()
			l.press("q")
			l.sees("Rời bài kiểm tra?", "Mã làm tiếp: ", "ssh -p 22831 training.test", "câu 2")
			l.press("2")
			said := l.model.Goodbye()
			for _, want := range []string{"\n    ssh -p 22831 training.test\n", "câu 2", "Mã làm tiếp: "} {
				if !strings.Contains(said, want) {
					t.Errorf("the goodbye lacks %q:\n%s", want, said)
				}
			}
		}},
		{"H5 q on a slide leads home and from there out", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			l.press("enter", "right", "?")
			l.sees("về màn hình chính")
			l.press("esc", "q")
			l.sees("Học tiếp", "Thoát")
			if said := l.model.Goodbye(); !strings.Contains(said, "ssh -p 22831 training.test") {
				t.Errorf("the goodbye is %q", said)
			}
		}},
		{"H5 in one's own terminal q leaves and nothing is said", func(t *testing.T) {
			l := newLearner(t, 100, 30, withFolder(t))
			if said := l.model.Goodbye(); said != "" {
				t.Errorf("the goodbye is %q", said)
			}
		}},
		{"H6 after a wrong code the right one can be typed", func(t *testing.T) {
			folder := withFolder(t)
			var kept *record.Folder
			none := func(c *tui.Config) { reached(c, folder, ""); kept = c.Folder }
			first := newLearner(t, 100, 30, none)
			first.toExam()
			first.answerRight()
			code := underWay(t, kept).Code
			l := newLearner(t, 100, 30, none)
			l.toExam()
			l.sees("Mã làm tiếp:")
			wrong := "000000"
			if code == wrong {
				wrong = "000001"
			}
			typeDigits(l, wrong)
			l.press("enter")
			l.sees("Mã này chưa đúng")
			typeDigits(l, code)
			l.press("enter")
			l.sees("Câu 2/4")
		}},
		{"M11 name and unit are asked once", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			pass(l)
			l.press("esc")
			l.click("Làm bài kiểm tra")
			l.sees("Nguyễn Văn An", "Viện Công nghệ thông tin")
			l.press("enter")
			l.sees("Câu 1/4")
		}},
		{"H7 learning again what was wrong goes through those topics only, and back to the outcome", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			failAll(l)
			l.sees("CHƯA ĐẠT", "Nên xem lại")
			l.click("Học lại phần còn sai")
			for range 60 {
				l.press("right")
				if strings.Contains(l.text(), "Nên xem lại") {
					break
				}
				l.lacks("ngoài lộ trình")
			}
			l.sees("CHƯA ĐẠT", "Nên xem lại")
			l.click("Học lại phần còn sai")
			l.press("right", "esc")
			l.sees("CHƯA ĐẠT", "Nên xem lại")
		}},
		{"M4 the mouse alone leads through the slides and out", func(t *testing.T) {
			l := newLearner(t, 80, 24, overSSH(t, ""))
			l.click("Bắt đầu học")
			l.sees("trang 1/6", "Esc")
			l.clickAt(40, 10)
			l.sees("trang 2/6")
			l.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			l.sees("trang 3/6")
			l.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp}) // still the same turn
			l.sees("trang 3/6")
			l.now = l.now.Add(time.Second)
			l.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
			l.sees("trang 2/6")
			l.clickAt(4, 23) // the second part of the bar, after the first level
			l.sees("trang 3/6")
			l.click("Esc")
			l.sees("Học tiếp từ trang 3")
			l.click("Làm bài kiểm tra")
			l.sees("Trước khi làm bài", "Esc")
		}},
		{"M4 utilities at home open by a click", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			l.click("Thẻ bảo hiểm y tế")
			l.sees("trang 6/6")
		}},
		{"M5, M6 arrows and Enter alone answer every type", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			l.toExam()
			for i := range 4 {
				text := l.text()
				l.sees(fmt.Sprintf("Câu %d/4", i+1))
				switch {
				case strings.Contains(text, "Sắp xếp"):
					l.press("enter", "enter", "enter", "enter") // in the order shown
					l.lacks("Đúng rồi")
					l.lacks("Chưa đúng")
				case strings.Contains(text, "Chọn tất cả"):
					l.press("enter", "down", "enter") // the first two
					l.lacks("Chưa đúng")
					l.lacks("Xin chọn")
				default:
					l.press("down", "enter")
				}
				l.press("enter")
				if !strings.Contains(l.text(), "Đúng rồi") && !strings.Contains(l.text(), "Chưa đúng") {
					t.Fatalf("the answer is not given:\n%s", l.text())
				}
				l.press("enter")
			}
			l.sees("Kết quả", "/4")
		}},
		{"M7 footers of slides keep ←, ? and a way out", func(t *testing.T) {
			for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
				l := newLearner(t, size[0], size[1], func(c *tui.Config) { overSSH(t, "")(c); withDrill(t)(c) })
				l.press("enter")
				for range 40 {
					lines := strings.Split(l.text(), "\n")
					foot := lines[len(lines)-1]
					for _, key := range []string{"→", "←", "Esc", "?"} {
						if !strings.Contains(foot, key) {
							t.Fatalf("%v: the footer lacks %s: %q", size, key, foot)
						}
					}
					l.press("right")
				}
			}
		}},
		{"H3 letters that blank the screen say what they did", func(t *testing.T) {
			for _, size := range [][2]int{{100, 30}, {40, 12}} {
				l := newLearner(t, size[0], size[1], overSSH(t, ""))
				l.press("enter")
				for _, key := range []string{"b", ".", "w", ","} {
					l.press(key)
					text := strings.Join(strings.Fields(l.text()), " ")
					if !strings.Contains(text, "Nhấn phím bất kỳ để quay lại.") || !strings.Contains(text, "gõ "+map[string]string{"b": "b", ".": "b", "w": "w", ",": "w"}[key]) {
						t.Errorf("%s leaves %q", key, text)
					}
					l.press("x")
					l.sees("trang 1/6")
				}
			}
		}},
		{"M1 no place is named where there is none", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			pass(l)
			l.lacks("Ghi tại")
		}},
		{"M12 a hint leads before it tells", func(t *testing.T) {
			l := newLearner(t, 100, 30, overSSH(t, ""))
			l.press("enter", "right", "right")
			for !strings.Contains(l.text(), "m thực hành") {
				l.press("right")
			}
			l.press("m", "1")
			l.sees("Chưa phải", "Gợi ý: ")
			l.lacks("Mục cần chạm có dấu")
		}},
		{"M23 the large title stays at 80x24 when there is progress", func(t *testing.T) {
			l := newLearner(t, 80, 24, overSSH(t, ""))
			large := strings.Count(l.text(), "▄") + strings.Count(l.text(), "▀")
			l.press("enter", "right", "right", "esc")
			if now := strings.Count(l.text(), "▄") + strings.Count(l.text(), "▀"); large == 0 || now < large {
				t.Errorf("of %d parts of the title %d are left:\n%s", large, now, l.text())
			}
		}},
		{"M23 after the whole deck the quiz is next, and one under way before all", func(t *testing.T) {
			folder := withFolder(t)
			one := func(c *tui.Config) { reached(c, folder, "SHA256:an") }
			l := newLearner(t, 100, 30, one)
			l.press("enter", "G", "esc")
			l.lacks("Học tiếp từ trang")
			l.press("enter")
			l.sees("Trước khi làm bài")
			l = newLearner(t, 100, 30, one)
			l.toExam()
			l.answerRight()
			l = newLearner(t, 100, 30, one)
			l.press("enter")
			l.sees("Câu 2/4")
		}},
		{"low: the source is named whole or not at all", func(t *testing.T) {
			for _, size := range [][2]int{{160, 45}, {100, 30}, {80, 24}, {60, 20}, {40, 12}} {
				l := newLearner(t, size[0], size[1], nil)
				lines := strings.Split(l.text(), "\n")
				if foot := lines[len(lines)-1]; strings.Contains(foot, "…") {
					t.Errorf("%v: the footer is cut: %q", size, foot)
				}
			}
		}},
		{"low: what is found says enough, and no title twice", func(t *testing.T) {
			l := newLearner(t, 100, 30, func(c *tui.Config) { c.Deck = course(t) })
			l.press("4", "cap nhat")
			l.lacks("Cập nhật sau công văn · Cập nhật sau công văn")
		}},
	} {
		t.Run(j.name, j.walk)
	}
}

// failAll answers every question with the last option that there is.
func failAll(l *learner) {
	l.toExam()
	for range 4 {
		text := l.text()
		switch {
		case strings.Contains(text, "Sắp xếp"):
			l.press("4", "3", "2", "1")
			if strings.Contains(text, "4  Mở") { // which would be right
				l.press("1", "2", "3", "4")
			}
		case strings.Contains(text, "23 giờ cùng"):
			l.press(l.wrongNumber("Trong 7 ngày"))
		case strings.Contains(text, "Số thẻ"):
			l.press(l.wrongNumber("Mật khẩu"))
		default:
			l.press("2")
		}
		l.press("enter", "enter")
	}
}

// wrongNumber is the number of an option.
func (l *learner) wrongNumber(text string) string {
	for n := 1; n <= 4; n++ {
		l.press(fmt.Sprint(n))
		for line := range strings.SplitSeq(l.text(), "\n") {
			if strings.Contains(line, "▸") && strings.Contains(line, text) {
				l.press(fmt.Sprint(n)) // as it was, where several can be picked
				return fmt.Sprint(n)
			}
		}
		l.press(fmt.Sprint(n))
	}
	return "1"
}

// clickAt clicks a place of the window.
func (l *learner) clickAt(x, y int) {
	l.now = l.now.Add(time.Second)
	l.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func typeDigits(l *learner, digits string) {
	for _, d := range digits {
		l.press(string(d))
	}
}

// underWay is the attempt that is under way.
func underWay(t *testing.T, f *record.Folder) record.Journal {
	t.Helper()
	all, err := f.PendingAll()
	if err != nil || len(all) != 1 {
		t.Fatalf("%d attempts are under way: %v", len(all), err)
	}
	return all[0]
}

// M11: who gave name and unit to enter a room is not asked again by the quiz.
func TestJourneyFromARoomToTheQuiz(t *testing.T) {
	r := rooms(t)
	trainer := attend(t, r, 100, 30, leading)
	f := attend(t, r, 100, 30, following(codeOf(trainer)))
	f.sees("Vào mà không cho biết tên")
	f.press("Lê Hoa", "enter", "cong nghe thong", "enter", "enter", "enter")
	f.sees("Anh, chị đã vào phòng")
	trainer.press("enter")
	f.sees("trang 1/6")
	trainer.press("q", "3")
	f.sees("Buổi tập huấn đã kết thúc", "Làm bài kiểm tra")
	f.press("1")
	f.sees("Trước khi làm bài", "Lê Hoa", "Viện Công nghệ thông tin")
	f.press("enter")
	f.sees("Câu 1/4")
}
