package server

import (
	"net/netip"
	"time"
)

// claim is why a session goes before others.
func (s *Server) claim(session *Session) claim {
	p := session.Person
	switch {
	case p.Member:
		return ofTheHouse
	case p.Fingerprint == "":
		return noClaim
	}
	if kept, err := s.progress.Raw(s.opt.Folder.LearnerOf(p.Fingerprint)); err == nil && kept != nil {
		return expected
	}
	return hasKey
}

// looksFor is for how long somebody has only looked, without a key, before they
// give way to who has a claim.
func (c claim) looksFor() time.Duration {
	switch c {
	case ofTheHouse:
		return 0
	case expected:
		return time.Minute
	}
	return 5 * time.Minute
}

// makeRoom has somebody who only looks give their place to one who was refused,
// whether because the house is full or their address crowded: of the address with
// the most, the one who has looked for longest; or a page that has lost its line,
// which who is there goes before. Who is in a quiz or a room, or of
// the house, does not; nor does what runs without a screen.
func (s *Server) makeRoom(newcomer *Session, c claim, v verdict) bool {
	s.mu.Lock()
	from := map[netip.Prefix]int{}
	for o := range s.sessions {
		from[o.origin()]++
	}
	var looker *Session
	for o := range s.sessions {
		if o.busy.Load() || o.awake.Load() || o.program.Load() == nil || o.Person.Member ||
			o.line.input.ago() < c.looksFor() && !o.away() || v == crowded && o.origin() != newcomer.origin() {
			continue
		}
		if looker == nil || from[o.origin()] > from[looker.origin()] ||
			from[o.origin()] == from[looker.origin()] && o.line.input.ago() > looker.line.input.ago() {
			looker = o
		}
	}
	s.mu.Unlock()
	if looker == nil || !s.guard.giveWay(looker.line.entry, newcomer.line.entry) {
		return false
	}
	looker.cancel(errGaveWay)
	return true
}

func (s *Session) origin() netip.Prefix { return origin(s.line.entry.from) }
