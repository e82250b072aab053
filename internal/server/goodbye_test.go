package server

import (
	"strings"
	"testing"
	"time"
)

// Who leaves is told how to come back, on the screen that they had before.
func TestGoodbye(t *testing.T) {
	t.Parallel()
	h := serve(t, nil)
	p := sit(t, h.login(t, "guest"), 100, 30, "")
	p.see("Bắt đầu học")
	p.press("\r")
	p.see("trang 1/")
	p.press("q") // home, and not out
	p.see("Học tiếp")
	p.press("q")
	p.see("Khi muốn quay lại, gõ:", "    ssh "+h.opt.Host)
}

// Who has gone is told why the session ended, no word of it broken, and that a
// quiz is kept only if there is one.
func TestGoodbyeOfTheIdle(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Idle = 12 * time.Second })
	quiz := sit(t, h.login(t, "guest"), 100, 30, "quiz")
	quiz.identify("Nguyễn Văn An")
	p := sit(t, h.login(t, "guest"), 44, 20, "")
	p.see("Bắt đầu học")
	<-p.gone
	p.see("Phiên đã đóng vì", "Khi muốn quay lại, gõ:", "ssh "+h.opt.Host)
	text := p.Text()
	if strings.Contains(text, "giữ lại") {
		t.Errorf("something is promised to who had nothing:\n%s", text)
	}
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimRight(line, " "); strings.HasPrefix(line, "Phiên") && len([]rune(line)) == 44 {
			t.Errorf("%q goes to the edge of the window", line)
		}
	}
	<-quiz.gone
	quiz.see("Phiên đã đóng vì", "Bài kiểm tra còn dở ở câu 1", "Mã làm tiếp: ")
}
