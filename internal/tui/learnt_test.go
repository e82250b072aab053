package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui"
)

// verified makes the learner one whom a key proves.
func verified(c *tui.Config) {
	c.Via, c.Learner, c.Verified, c.Keeper = "ssh", "hv-8f3k2q01", true, "hv-8f3k2q01"
}

func both(changes ...func(*tui.Config)) func(*tui.Config) {
	return func(c *tui.Config) {
		for _, change := range changes {
			change(c)
		}
	}
}

func TestLearnerComesBackToWhereTheyStopped(t *testing.T) {
	for name, who := range map[string]func(*tui.Config){"local": func(*tui.Config) {}, "with a key": verified} {
		t.Run(name, func(t *testing.T) {
			folder := both(withFolder(t), who)
			l := newLearner(t, 100, 30, folder)
			l.lacks("tiện ích, ")
			l.press("enter", "4G", "m", "2", "2", "2", "esc", "right", "q")

			again := newLearner(t, 100, 30, folder)
			again.sees("Học tiếp từ trang 4", "F5: từ trang đầu", "✓ 3", "đã xong 1/2 tiện ích")
			again.press("enter")
			again.sees("trang 4/6", "Bước 1/3")
			again.press("o")
			again.sees("✓ 3  Thông báo lưu trú")

			other := newLearner(t, 100, 30, folder)
			other.press("f5")
			other.sees("trang 1/6")
		})
	}
}

// Progress is kept while the learner goes on, not only when they leave well.
func TestProgressSurvivesALostConnection(t *testing.T) {
	folder := both(withFolder(t), verified)
	l := newLearner(t, 100, 30, folder)
	l.press("enter", "3G") // and the line breaks
	newLearner(t, 100, 30, folder).sees("Học tiếp từ trang 3")
}

// Nobody's progress is shown to somebody else, and none is kept of whom
// neither a key nor their own terminal makes known.
func TestProgressIsTheLearnersOwn(t *testing.T) {
	folder := withFolder(t)
	stranger := func(c *tui.Config) { c.Via, c.Learner, c.Keeper = "ssh", "hv-8f3k2q01", "" }
	for name, who := range map[string]func(*tui.Config){
		"unverified":   stranger,
		"at a kiosk":   func(c *tui.Config) { c.Kiosk = true },
		"another key":  both(verified, func(c *tui.Config) { c.Learner, c.Keeper = "hv-00000000", "hv-00000000" }),
		"without data": func(c *tui.Config) { c.Progress = nil },
	} {
		l := newLearner(t, 100, 30, both(folder, who))
		l.press("enter", "3G", "esc")
		l.sees("Học tiếp từ trang 3")
		l.press("q")
		if name != "another key" {
			newLearner(t, 100, 30, both(folder, who)).sees("Bắt đầu học")
		}
	}
	newLearner(t, 100, 30, both(folder, verified)).sees("Bắt đầu học")
	newLearner(t, 100, 30, folder).sees("Bắt đầu học")
}

func TestSecondRoundAsksOnlyWhatWasWrong(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, folder)
	l.toExam()
	asked := ""
	for range 4 {
		if strings.Contains(l.text(), "20 giờ") { // this one wrongly
			asked = l.text()
			l.click("Trong 7 ngày")
			l.press("enter", "enter")
			continue
		}
		l.answerRight()
	}
	if asked == "" {
		t.Fatal("the question was not drawn")
	}
	l.sees("ĐẠT", "Làm lại 1 câu còn sai")

	// In another session it is offered on the home screen.
	again := newLearner(t, 100, 30, folder)
	again.press("enter", "esc")
	again.sees("Làm lại 1 câu còn sai", "luyện tập, không tính điểm")
	again.press("3")
	again.sees("Làm lại câu sai", "Câu 1/1", "20 giờ")
	again.click("Trong 7 ngày")
	again.press("enter", "enter")
	again.sees("Đúng 0/1 câu", "Làm lại 1 câu còn sai", "không ghi vào kết quả")
	again.press("3")
	again.answerRight()
	again.sees("Đúng 1/1 câu")
	again.lacks("còn sai")
	for _, word := range []string{"ĐẠT", "Đã ghi", "biên nhận"} { // practice is no pass
		again.lacks(word)
	}
	again.press("esc")
	again.lacks("còn sai")

	if n := recorded(t, folder); n != 1 {
		t.Errorf("%d attempts are on record; a round of practice is none", n)
	}
}

// recorded counts the attempts in the folder's record.
func recorded(t *testing.T, folder func(*tui.Config)) int {
	t.Helper()
	var c tui.Config
	folder(&c)
	file, err := os.Open(filepath.Join(c.Folder.Dir(), "results.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	n := 0
	if _, err := record.Read(file, func(int, record.Attempt) error { n++; return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestATrialLeavesNothingBehind(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, folder)
	l.press("2", "tab", "tab", "tab", "tab", "enter")
	l.sees("Làm thử")
	for range 4 {
		l.press("4", "3", "2", "1", "enter", "enter")
	}
	l.sees("Bài làm thử, không ghi lại", "còn sai") // here and now
	l.press("q")
	again := newLearner(t, 100, 30, folder)
	again.press("enter", "esc")
	again.lacks("còn sai")
}

func TestDueQuestionsAreForLearnersWithAKey(t *testing.T) {
	folder := both(withFolder(t), verified)
	l := newLearner(t, 100, 30, folder)
	l.toExam()
	for range 4 {
		l.answerRight()
	}
	l.sees("ĐẠT")
	l.press("q")

	on := func(days int, changes ...func(*tui.Config)) *learner {
		later := newLearner(t, 100, 30, both(append([]func(*tui.Config){folder}, changes...)...))
		later.now = later.now.AddDate(0, 0, days)
		return later
	}
	on(0).lacks("câu ôn lại")
	later := on(1)
	later.sees("3 câu ôn lại", "luyện tập, không tính điểm")
	later.press("3")
	later.sees("Ôn lại", "Câu 1/3")
	for range 3 {
		later.answerRight()
	}
	later.sees("Đúng 3/3 câu")
	later.lacks("ĐẠT")
	later.press("esc")
	later.lacks("câu ôn lại")
	later.press("q")

	on(2).lacks("câu ôn lại")
	on(7).sees("3 câu ôn lại")
	on(30).sees("3 câu ôn lại")
	on(30, func(c *tui.Config) { c.Verified = false }).lacks("câu ôn lại")
	if n := recorded(t, folder); n != 1 {
		t.Errorf("%d attempts are on record; a review is none", n)
	}
}

func TestProgressThatCannotBeKeptIsSaid(t *testing.T) {
	folder := both(withFolder(t), verified)
	var c tui.Config
	folder(&c)
	dir := filepath.Join(c.Folder.Dir(), "progress")
	newer := []byte(`{"v":99,"type":"progress","learner":"hv-8f3k2q01"}`)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "hv-8f3k2q01.json")
	if err := os.WriteFile(path, newer, 0o600); err != nil {
		t.Fatal(err)
	}
	l := newLearner(t, 100, 30, folder)
	l.press("enter", "3G", "esc")
	l.sees("! chưa lưu được phần đã học", "Học tiếp từ trang 3")
	if text, err := os.ReadFile(path); err != nil || string(text) != string(newer) {
		t.Errorf("what a newer program kept was written over: %s, %v", text, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	l.press("enter", "4G", "esc") // and tried again
	l.lacks("chưa lưu được")
}
