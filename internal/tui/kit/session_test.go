package kit

import (
	"testing"
	"testing/synctest"
	"time"
)

// tick is any message.
type tick struct{}

func TestAfterEndsWithTheSession(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		s := &Session{}
		if msg := s.After(time.Minute, tick{})(); msg != (tick{}) || time.Since(began) != time.Minute {
			t.Errorf("%v after %v; want a tick after a minute", msg, time.Since(began))
		}
		began = time.Now()
		done := make(chan struct{})
		s.Done = done
		time.AfterFunc(time.Second, func() { close(done) })
		if msg := s.After(time.Minute, tick{})(); msg != nil || time.Since(began) != time.Second {
			t.Errorf("%v after %v; want nothing after a second, when the session ends", msg, time.Since(began))
		}
	})
}
