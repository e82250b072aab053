package server

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"training.vast.vn/vneid-training/internal/tui"
)

// A handover is what a link for one use is good for: to be the remote control of a
// room that a trainer leads.
type handover struct {
	room, trainer, name string
	until               time.Time
}

// handFor is how long a link waits to be opened.
const handFor = 15 * time.Minute

// hand makes a link for a trainer's room. It takes the place of the one before.
func (s *Server) hand(r handover) string {
	token := rand.Text()
	r.until = s.now().Add(handFor)
	s.mu.Lock()
	defer s.mu.Unlock()
	for t, other := range s.remotes {
		if other.room == r.room && other.trainer == r.trainer || s.now().After(other.until) {
			delete(s.remotes, t)
		}
	}
	s.remotes[token] = r
	return fmt.Sprintf("https://%s/remote/%s", s.opt.WebHost, token)
}

// handed takes a link up; false: it is not good, or not any more.
func (s *Server) handed(token string) (handover, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.remotes[token]
	delete(s.remotes, token)
	return r, ok && s.now().Before(r.until)
}

// control shows a page the remote control that its link is for.
func control(r handover, good bool) func(context.Context, *Session) int {
	return func(ctx context.Context, s *Session) int {
		if s.door = s.newDoor(ctx); s.door == nil || !good {
			fmt.Fprintln(s.Err, s.Words.Briefing.RemoteGone)
			return exitFailed
		}
		d := s.door
		d.Trainer, d.Name, d.Code, d.Lead, d.Remote = r.trainer, r.name, r.room, true, true
		s.Server.log.Info("a remote control", "session", s.line.entry.id, "room", r.room, "trainer", quoted(r.name))
		return s.Screens(ctx, tui.AtBriefing)
	}
}

// hands says whether a trainer's room can be handed to a phone: where pages have a
// name to be found by.
func (s *Server) hands() bool { return s.opt.WebHost != "" && s.opt.Web.Listen != "" }
