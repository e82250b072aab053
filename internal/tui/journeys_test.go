package tui_test

import (
	"context"
	"slices"
	"strings"
	"testing"

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
	} {
		t.Run(j.name, j.walk)
	}
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
