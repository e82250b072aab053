package kit

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
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
