package minutes_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/briefing/minutes"
	"training.vast.vn/vneid-training/internal/locale"
)

// A page keeps the whole text of what was asked, by the trainer and by the room,
// and says what still waits for an answer.
func TestThePageKeepsWholeTexts(t *testing.T) {
	poll := "Theo Công văn 254/VHL-TCCBKT, người có tài khoản mức độ 2 dùng được những tiện ích nào trong ngày làm việc đầu tiên?"
	sent := "Nhà tôi có khách ở lại sau 23 giờ thì báo bằng cách nào, và ai phải báo khi chủ nhà đi vắng nhiều ngày?"
	at := time.Date(2026, 11, 28, 2, 5, 0, 0, time.UTC)
	s := briefing.Summary{
		Began: at, Remarks: 2, Questions: []briefing.QuestionRounds{{Text: poll, Rounds: []*briefing.Tally{{Answers: 41, Right: 32}}}},
		Sent: []briefing.Sent{{At: at, Topic: "Thông báo lưu trú", Unit: "IOIT", Text: sent}, {At: at, Topic: "Mở đầu", Text: "Ngắn?", Heard: true}},
	}
	of := func(width int) []string {
		return minutes.Of(s, &locale.For(locale.Vi).Briefing.Page, func(code string) string { return "Viện " + code }, width)
	}
	for _, width := range []int{38, 58, minutes.Width} {
		for _, line := range of(width) {
			if ansi.StringWidth(line) > width {
				t.Errorf("wider than %d: %s", width, line)
			}
			if strings.Contains(line, "…") {
				t.Errorf("cut: %s", line)
			}
		}
	}
	page := of(minutes.Width)
	words := strings.Join(strings.Fields(strings.Join(page, " ")), " ")
	for _, want := range []string{poll + " 41 78%", sent + " 09:05 · Thông báo lưu trú · Viện IOIT · chưa trả lời", "Ngắn? 09:05 · Mở đầu"} {
		if !strings.Contains(words, want) {
			t.Errorf("the page lacks %q:\n%s", want, strings.Join(page, "\n"))
		}
	}
}
