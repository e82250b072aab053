package tui_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui"
)

// At a kiosk the code of a letter makes a visitor who was enrolled: the form
// asks nothing more, and tells the code for the next time.
func TestEnrolledAtAKiosk(t *testing.T) {
	dir, change := keeping(t)
	var slip record.Slip
	l := newLearner(t, 100, 30, func(c *tui.Config) {
		change(c)
		c.Kiosk = true
		_, err := c.Folder.Enrol(t.Context(), []record.Person{{Name: "Trần Thị Hoa", Unit: c.Deck.Units[0].Code}}, func(all []record.Slip) error { slip = all[0]; return nil })
		if err != nil {
			t.Fatal(err)
		}
	})
	l.press("2")
	l.sees("Họ và tên")
	l.press("2222-3333", "enter")
	l.sees("không có mã ghi danh này")
	l.press(slices.Repeat([]string{"backspace"}, 9)...)
	l.press(strings.ToLower(slip.Letter), "enter")
	l.sees("Trần Thị Hoa", "Mã riêng của anh, chị:", "Tôi là người khác", "▸  Bắt đầu làm bài")
	l.press("up")
	l.sees("▸  Tôi là người khác")
	l.press("down", "enter")
	l.sees("Câu 1/4", "Mã riêng của anh, chị:")
	for range 4 {
		l.answerRight()
	}
	l.sees("Đã ghi.")
	var all []record.Attempt
	_, err := record.Read(strings.NewReader(content(t, filepath.Join(dir, record.File))), func(_ int, a record.Attempt) error {
		all = append(all, a)
		return nil
	})
	if err != nil || len(all) != 1 || all[0].Learner != slip.Learner || all[0].Proof() != record.Vouched || all[0].Mode != record.Kiosk {
		t.Errorf("the record holds %+v", all)
	}
}

// Whoever sits down in the place of somebody who was enrolled says so, and is
// asked who they are.
func TestSomebodyElseSitsDown(t *testing.T) {
	_, change := keeping(t)
	l := newLearner(t, 100, 30, func(c *tui.Config) {
		change(c)
		c.Sit(record.Person{Learner: "hv-an", Name: "Nguyễn Văn An", Unit: c.Deck.Units[0].Code})
	})
	l.press("2")
	l.sees("Nguyễn Văn An", "▸  Bắt đầu làm bài")
	l.press("up", "enter")
	l.sees("Họ và tên", "Mã cán bộ")
	l.lacks("Nguyễn Văn An,") // the one before
}

// Where results are recorded of enrolled people only, a name alone leads to a
// trial at most.
func TestOnlyEnrolledPeopleAreRecorded(t *testing.T) {
	dir, change := keeping(t)
	l := newLearner(t, 60, 20, func(c *tui.Config) {
		change(c)
		c.Identity = deck.Enrolled
	})
	l.press("2")
	l.sees("Mã ghi danh")
	l.press("Nguyễn Văn An", "enter")
	l.sees("Mã ghi danh có tám chữ và số")
	l.press("down", "enter")
	l.sees("Mã ghi danh có tám chữ và số")
	l.press("down", "down", "enter")
	l.sees("Câu 1/4", "làm thử")
	if text := content(t, filepath.Join(dir, "people.jsonl")); text != "" {
		t.Errorf("kept: %q", text)
	}
}

// A room that takes only whom a key or an enrolment proves takes a guest who
// types the code of their letter.
func TestARoomForEnrolledPeople(t *testing.T) {
	_, change := keeping(t)
	var c tui.Config
	change(&c)
	var letter string
	_, err := c.Folder.Enrol(t.Context(), []record.Person{{Name: "Trần Thị Hoa", Unit: "IOIT"}}, func(all []record.Slip) error { letter = all[0].Letter; return nil })
	if err != nil {
		t.Fatal(err)
	}
	r := rooms(t)
	trainer := attend(t, r, 100, 30, leading)
	code := codeOf(trainer)
	trainer.press("enter", "m", "down", "down", "enter")
	trainer.sees("Người vào phải cho biết tên")
	trainer.press("enter")
	trainer.sees("Người vào phải có khóa SSH")
	enters := func() *attendee {
		return attendWith(t, r, 100, 30, following(code), func(c *tui.Config) { change(c); c.Public = true })
	}
	nameless := enters()
	nameless.sees("Vào mà không cho biết tên")
	nameless.press("up", "enter")
	nameless.sees("Phòng này chỉ nhận người có khóa SSH hoặc mã ghi danh.")
	hoa := enters()
	hoa.sees("Họ và tên")
	hoa.press(letter, "enter")
	hoa.sees("Trần Thị Hoa, ", "Mã riêng")
	time.Sleep(350 * time.Millisecond) // kit.Settle is over
	hoa.press("enter")
	hoa.sees("đang theo giảng viên")
}
