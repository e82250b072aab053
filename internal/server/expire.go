package server

import (
	"context"
	"time"
)

// expireEvery is how often quizzes are looked for that nobody goes on with.
const expireEvery = time.Hour

// expire removes the quizzes under way that were left too long ago, now and
// every hour until ctx ends: strangers begin many and finish none.
func (s *Server) expire(ctx context.Context) {
	look := time.NewTicker(expireEvery)
	defer look.Stop()
	for {
		switch n, err := s.opt.Folder.Expire(s.now().Add(-s.limits.Unfinished)); {
		case err != nil:
			s.log.Error("unfinished quizzes can't be removed", "error", err.Error())
		case n > 0:
			s.log.Info("unfinished quizzes removed", "count", n)
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			return
		}
	}
}
