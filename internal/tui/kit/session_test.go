package kit

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
)

// tick is any message.
type tick struct{}

func TestAfterEndsWithTheSession(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		s := &Session{Config: Config{Context: t.Context()}}
		if msg := s.After(time.Minute, tick{})(); msg != (tick{}) || time.Since(began) != time.Minute {
			t.Errorf("%v after %v; want a tick after a minute", msg, time.Since(began))
		}
		began = time.Now()
		var cancel context.CancelFunc
		s.Context, cancel = context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if msg := s.After(time.Minute, tick{})(); msg != nil || time.Since(began) != time.Second {
			t.Errorf("%v after %v; want nothing after a second, when the session ends", msg, time.Since(began))
		}
	})
}

// A title that does not fit beside the place stands in its stead, and is never cut.
func TestHeadersGiveWayInOrder(t *testing.T) {
	const over, safe = "Buổi tập huấn đã kết thúc", "Cài đặt, kích hoạt, giữ an toàn"
	s := NewSession(Config{Deck: new(deck.Deck), Shared: NewShared(nil), Language: "vi"})
	s.Height = 12
	for _, tt := range []struct {
		width int
		h     Header
		want  string
	}{
		{60, Header{Place: "Phòng 5822", Title: over}, "Phòng 5822   " + over},
		{40, Header{Place: "Phòng 5822", Title: over}, "Phòng 5822   " + over},
		{40, Header{Place: "Phòng 5822 1234", Title: over}, over},
		{40, Header{Place: "Phần chung", Title: "Vì sao mình cần VNeID", Right: "Bước 2/4"}, "Vì sao mình cần VNeID         Bước 2/4"},
		{40, Header{Place: "Phần chung", Title: safe}, safe},
		{40, Header{Place: "Phần chung", Title: safe, Right: "Bước 2/4"}, "Phần chung                    Bước 2/4"},
		{24, Header{Place: over}, "Buổi tập huấn đã kết …"},
	} {
		s.Width = tt.width
		if got := strings.TrimSpace(ansi.Strip(s.Header(tt.h))); got != tt.want {
			t.Errorf("%d columns: %q; want %q", tt.width, got, tt.want)
		}
	}
}

func TestFootersAreCutAtTheirParts(t *testing.T) {
	for _, tt := range []struct {
		text, want string
		width      int
	}{
		{"trang 16/205 · 0 phút", "trang 16/205 · 0 phút", 21},
		{"trang 16/205 · 0 phút · 2 phút nhanh hơn dự kiến", "trang 16/205 · 0 phút · 2 phút nhanh …", 38},
		{"trang 16/205 · 0 phút · 2 phút nhanh hơn dự kiến", "trang 16/205 · 0 phút", 24},
		{"● trang 2/205   đang theo giảng viên", "● trang 2/205", 20},
		{"giảng viên ở trang 16   trang 1/205", "giảng viên ở trang 16", 26},
		{"Câu hỏi đã đến giảng viên.", "Câu hỏi đã đến…", 15},
	} {
		if got := parts(tt.text, tt.width); got != tt.want {
			t.Errorf("%q in %d columns: %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
