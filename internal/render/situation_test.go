package render

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

func drawnAs(t *testing.T, lines []string, want string) {
	t.Helper()
	got := ""
	for _, l := range lines {
		got += strings.TrimRight(ansi.Strip(l), " ") + "\n"
	}
	if want = strings.TrimPrefix(want, "\n"); got != want {
		t.Errorf("drawn is\n%s\nwant\n%s", got, want)
	}
}

func TestSituation(t *testing.T) {
	r := newRenderer(theme.Dark, colorprofile.TrueColor)
	message := &deck.Question{Type: deck.Single, Message: &deck.Message{From: "Lễ tân", Text: "Cho xem mã\nnhé"}}
	drawnAs(t, r.Situation(message, 1, 20, 10), `
▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
   Lễ tân

   Cho xem mã
   nhé
▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
`)
	drawnAs(t, r.Situation(message, 1, 20, 4), `
── Lễ tân ──────────
  Cho xem mã
  nhé
`)
	long := &deck.Question{Type: deck.Single, Message: &deck.Message{From: "Cửa hàng trực tuyến · Thông báo trong ứng dụng", Text: "Cho xem mã"}}
	drawnAs(t, r.Situation(long, 1, 80, 10), `
▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
   Cửa hàng trực tuyến · Thông báo trong ứng dụng

   Cho xem mã
▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
`)
	drawnAs(t, r.Situation(long, 1, 36, 4), `
── Cửa hàng trực tuyến · Thông ─────
   báo trong ứng dụng
  Cho xem mã
`)
	phone := &deck.Question{Type: deck.Single, Screens: []deck.Screen{{Title: "Cập nhật", Rows: []string{"Thất bại", "Thử lại"}}}}
	drawnAs(t, r.Situation(phone, 1, 24, 10), `
 ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
   9:41  ▄▄▄▄▄▄ ▂▄▆ ■
   Cập nhật
 ▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄▄
   ■ Thất bại       ›
   ■ Thử lại        ›
        ▄▄▄▄▄▄▄▄
 ▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀
   màn hình minh họa
`)
	if got := r.Situation(&deck.Question{Type: deck.Tap, Screens: phone.Screens}, 1, 24, 10); len(got) > 0 {
		t.Errorf("the screens of a tap question are its answers, not its situation: %q", got)
	}
}

func TestPick(t *testing.T) {
	q := &deck.Question{Type: deck.Tap, Screens: []deck.Screen{{Title: "Ví", Rows: []string{"Thẻ", "Mã QR"}}, {Title: "Thẻ", Rows: []string{"Mã QR"}}}}
	for _, l := range []string{"a", "b", "c"} {
		q.Options = append(q.Options, deck.Option{Letter: l})
	}
	r := newRenderer(theme.Dark, colorprofile.TrueColor)
	lines, rows := r.Pick(Pick{Question: q, At: 2, Chosen: "c"}, 1, 26, 6)
	drawnAs(t, lines, `
── Ví ────────────────────
  1  Thẻ
  2  Mã QR
── Thẻ ───────────────────
▌ 3  Mã QR         ◂ chạm
`)
	if want := []int{-1, 0, 1, -1, 2}; len(rows) != 5 || rows[2] != want[2] || rows[4] != want[4] {
		t.Errorf("rows %v, want %v", rows, want)
	}
	lines, rows = r.Pick(Pick{Question: q, At: -1, Judged: map[string]bool{"b": false, "c": true}}, 1, 30, 34)
	text := ansi.Strip(strings.Join(lines, "\n"))
	for _, want := range []string{"9:41", "2    M    Mã QR", "✗", "9:41", "3    M    Mã QR", "✓"} {
		i := strings.Index(text, want)
		if i < 0 {
			t.Fatalf("%q is not there:\n%s", want, ansi.Strip(strings.Join(lines, "\n")))
		}
		text = text[i+len(want):]
	}
	for option, row := range []string{"1    T    Thẻ", "2    M    Mã QR", "3    M    Mã QR"} {
		for y, line := range lines {
			if strings.Contains(ansi.Strip(line), row) && rows[y] != option {
				t.Errorf("%q stands on line %d, where a click finds %d", row, y, rows[y])
			}
		}
	}
}
