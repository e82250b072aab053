package server

import (
	"time"

	"github.com/coreos/go-systemd/v22/daemon"
)

// notify tells systemd, where it asks for it (sd_notify(3)), that the server
// takes connections; that it stops, once stopping is closed; and meanwhile, as
// often as its watchdog wants to hear it, that it is alive, which includes that
// nothing that sessions wait for is stuck. The returned function ends that.
func (s *Server) notify(stopping <-chan struct{}) (stop func()) {
	_, _ = daemon.SdNotify(false, daemon.SdNotifyReady) // who does not listen misses nothing
	var due <-chan time.Time
	if within, _ := daemon.SdWatchdogEnabled(false); within > 0 {
		due = time.Tick(within / 3)
	}
	ended, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-due:
				s.alive()
				_, _ = daemon.SdNotify(false, daemon.SdNotifyWatchdog)
			case <-stopping:
				stopping = nil
				_, _ = daemon.SdNotify(false, daemon.SdNotifyStopping)
			case <-ended:
				return
			}
		}
	}()
	return func() { close(ended); <-done }
}

// alive returns once it has had what sessions wait for.
func (s *Server) alive() {
	s.stopping()
	s.guard.coming()
	s.rooms()
}

// rooms counts the briefings that are going on, and who follows them.
func (s *Server) rooms() (open, followers int) {
	if s.opt.Rooms == nil {
		return 0, 0
	}
	for _, state := range s.opt.Rooms.All() {
		open++
		followers += state.Present()
	}
	return open, followers
}
