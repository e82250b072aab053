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
