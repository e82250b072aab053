package tui_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/tui"
)

// routesDeck is three topics of a slide and a question each, and a route of
// the last and the first.
func routesDeck(t *testing.T) *deck.Deck {
	t.Helper()
	f := fstest.MapFS{
		"deck.yaml": {Data: []byte("id: duong\ntitle: Đường\nlanguage: vi\nversion: '1'\nquiz: {questions: 3, pass: 1}\nunits: units.yaml\n" +
			"routes:\n  - {id: ngan, title: 20 phút, minutes: 20, topics: [3.md, 1.md], quiz: {questions: 2, pass: 0.5}}\n" +
			"  - {id: vai, title: Nhà khách, role: true, minutes: 5, topics: [2.md]}\n")},
		"units.yaml": {Data: []byte("- {code: IOIT, name: Viện Công nghệ thông tin}\n")},
	}
	for _, n := range []string{"1", "2", "3"} {
		f[n+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: Bài " + n + "\nlevel: 0\nminutes: 10\n---\n## Trang " + n + "\n\nchữ\n\n---\n" +
			"```question\nid: cau-" + n + "\ntype: true-false\ntext: Câu hỏi " + n + "?\nanswer: true\nexplain: E\nslide: 1\n```\n")}
	}
	d, err := deck.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Who has 20 minutes picks that on home: the slides go along it, contents says
// what lies outside, which is still there, and the quiz asks what was shown.
func TestALearnerTakesARoute(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 80, 24, func(c *tui.Config) {
		folder(c)
		c.Deck, c.Progress = routesDeck(t), progress.NewStore(store.Dir(t.TempDir()))
	})
	l.sees("Học theo thời gian hoặc việc mình làm", "Cả khóa")
	l.press("6")
	l.sees("Cả khóa", "30 phút · đang theo", "20 phút", "Theo việc mình làm", "Nhà khách")
	l.press("down", "enter")
	l.sees("Trang 3", "trang 3/3 · lộ trình 1/2")
	l.press("right")
	l.sees("Trang 1", "trang 1/3 · lộ trình 2/2")
	l.press("o")
	if !regexp.MustCompile(`Bài 2 +ngoài lộ trình`).MatchString(l.text()) {
		t.Errorf("contents does not say that topic 2 lies outside:\n%s", l.text())
	}
	l.press("down", "enter")
	l.sees("Trang 2", "ngoài lộ trình")
	l.press("right")
	l.sees("Trang 3", "lộ trình 1/2")
	l.press("esc")
	l.sees("20 phút", "2 câu, đạt từ 50%")
	l.toExam()
	for range 2 {
		l.lacks("Câu hỏi 2?")
		l.press("1", "enter", "enter")
	}
	l.sees("cần từ 50%", "20 phút")
}

// PgDn and PgUp keep to the route and end with it; what lies outside is a page
// number or contents away, and from there they come back to it.
func TestOutsideTheRouteIsNear(t *testing.T) {
	for _, key := range []string{"2 enter", "o down enter"} {
		l := newLearner(t, 80, 24, func(c *tui.Config) { c.Deck, c.Along = routesDeck(t), "ngan" })
		l.press("enter")
		l.sees("Trang 3", "lộ trình 1/2")
		l.press("pgdown")
		l.sees("Trang 1", "lộ trình 2/2")
		l.press("pgup")
		l.sees("Trang 3", "lộ trình 1/2")
		l.press("pgdown")
		l.press(strings.Fields(key)...)
		l.sees("Trang 2", "ngoài lộ trình")
		l.press("pgdown")
		l.sees("Trang 3", "lộ trình 1/2")
		l.press("pgdown", "pgdown") // past the end, which is not the deck's
		l.sees("Làm bài kiểm tra")
	}
}

// A column of a list takes the room that its titles want and the other column can
// spare; tiles have room for long titles; a key is named whole or not at all.
func TestNothingIsCutThatHasRoom(t *testing.T) {
	t.Parallel()
	const long = "Đổi số điện thoại gắn với tài khoản"
	for _, tt := range []struct {
		width, height int
		keys          string
		sees          []string
	}{
		{160, 45, "", []string{"tội phạm", "tài khoản"}},
		{100, 30, "6", []string{"20 phút: ai cũng cần biết", "Người lái xe"}},
		{80, 24, "6", []string{"20 phút: ai cũng cần biết  20 phút", "Người lái xe"}},
		{60, 20, "6", []string{"Theo thời gian có được", "Theo việc mình làm"}},
		{160, 45, "3", []string{long, "6 phút"}},
		{100, 30, "3", []string{long}},
		{90, 30, "3", []string{long}}, // in more than half of the room
		{40, 12, "?", []string{"Enter  Space  →   chọn", "bắt đầu, trở lại bài"}},
		{80, 24, "enter ?", []string{"     →  ↓  Space  Enter  n"}}, // on a card
	} {
		l := newLearner(t, tt.width, tt.height, func(c *tui.Config) { c.Deck = course(t) })
		l.press(strings.Fields(tt.keys)...)
		l.sees(tt.sees...)
		l.lacks("…")
	}
}
