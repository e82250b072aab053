package server

import (
	"sync/atomic"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// missed is how many keep-alives a client may leave unanswered.
const missed = 3

// keepAlive asks a silent client from time to time whether it is there, and
// ends its connection if nothing at all comes from it. What stops that is
// returned. Answers don't count as keys: an idle session stays idle.
func (s *Server) keepAlive(sc *gossh.ServerConn, c *conn) (stop func()) {
	every := s.limits.KeepAlive
	var asking, stopped atomic.Bool
	var timer *time.Timer
	made := make(chan struct{})
	timer = time.AfterFunc(every, func() {
		<-made
		silent := c.heard.ago()
		switch {
		case stopped.Load():
			return
		case silent >= (missed+1)*every:
			c.end(biteSilent)
			return
		case silent >= every && asking.CompareAndSwap(false, true):
			// It waits for the answer, at most until the connection ends.
			go func() {
				defer asking.Store(false)
				_, _, _ = sc.SendRequest("keepalive@openssh.com", true, nil)
			}()
		}
		timer.Reset(every)
	})
	close(made)
	return func() {
		stopped.Store(true)
		timer.Stop()
	}
}
