package server

import (
	"time"

	"training.vast.vn/vneid-training/internal/tui"
)

// lastWords is how long sessions have for their last output once their time is
// over.
const lastWords = 2 * time.Second

// Those who are logging in as the server is told to stop have so long to ask for
// what they came for: it is looked for now and again.
const (
	lastLogins     = 5 * time.Second
	lastLoginEvery = 10 * time.Millisecond
)

// settle waits until nobody is logging in any more, or their time for that is
// over: to them a restart would look as if there were no server.
func (s *Server) settle() {
	for over := time.Now().Add(lastLogins); s.guard.coming() > 0 && time.Now().Before(over); {
		time.Sleep(lastLoginEvery)
	}
}

// drain lets nobody in any more, tells everybody, and waits until all have
// left or the time for that is over. The screens know who is in a quiz; they
// leave by themselves.
func (s *Server) drain() {
	s.guard.drain()
	by := s.now().Add(s.limits.Drain)
	s.mu.Lock()
	s.draining, s.by = true, by
	left := len(s.sessions)
	if left == 0 {
		s.empties()
	}
	for session := range s.sessions {
		session.told.Store(true)
		session.Send(tui.Closing{By: by})
	}
	s.mu.Unlock()
	s.log.Info("stopping", "sessions", left, "within", s.limits.Drain)
	if s.empty(s.limits.Drain) {
		return
	}
	s.mu.Lock()
	for session := range s.sessions {
		session.cancel(errDrained)
	}
	s.mu.Unlock()
	s.empty(lastWords)
}

// tell tells a session that has just got its program that the server stops,
// if it does.
func (s *Server) tell(session *Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.draining {
		session.told.Store(true)
		session.Send(tui.Closing{By: s.by})
	}
}

// empty waits until no session is left; false: some were after that time.
func (s *Server) empty(within time.Duration) bool {
	over := time.NewTimer(within)
	defer over.Stop()
	select {
	case <-s.emptied:
		return true
	case <-over.C:
		return false
	}
}
