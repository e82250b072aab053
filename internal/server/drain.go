package server

import (
	"time"
)

// drain lets nobody in any more, tells everybody, and waits until all have
// left or the time for that is over.
func (s *Server) drain() {
	s.guard.drain()
	s.mu.Lock()
	s.draining = true
	left := len(s.sessions)
	if left == 0 {
		close(s.emptied)
	}
	for session := range s.sessions {
		session.cancel(errDrained)
	}
	s.mu.Unlock()
	s.log.Info("stopping", "sessions", left)
	over := time.NewTimer(s.limits.Drain)
	defer over.Stop()
	select {
	case <-s.emptied:
	case <-over.C:
	}
}
