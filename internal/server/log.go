package server

import (
	"fmt"
	"net/netip"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// Privacy says how much of an address reaches the log.
type Privacy string

// Values of Privacy.
const (
	FullAddress Privacy = "full"
	Network     Privacy = "/24" // of IPv6 the /48
	NoAddress   Privacy = "none"
)

// Set reads a Privacy; with String and Type it makes it the value of a flag.
func (p *Privacy) Set(s string) error {
	switch v := Privacy(s); v {
	case FullAddress, Network, NoAddress:
		*p = v
		return nil
	}
	return locale.Errorf(locale.NotKnown, s, locale.Or(p.Words()))
}

// String returns what Set reads.
func (p *Privacy) String() string { return string(*p) }

// Type returns what the help of a flag calls its value.
func (p *Privacy) Type() string { return "string" }

// Words are those that Set takes.
func (p *Privacy) Words() []string {
	return []string{string(FullAddress), string(Network), string(NoAddress)}
}

// show is an address as the log may hold it.
func (p Privacy) show(a netip.Addr) string {
	if !a.IsValid() || p == NoAddress {
		return "-"
	}
	if p == FullAddress {
		return a.WithZone("").String()
	}
	return network(a, 24, 48).String()
}

// opened logs a session's begin. Of strangers who come by the thousand, not each
// is logged, but how many are not.
func (s *Server) opened(session *Session) {
	l, user := session.line, session.User
	if session.Person.Fingerprint == "" && !s.logged.AllowN(s.now(), 1) {
		session.unlogged = true
		if n := s.guard.tell(netip.Addr{}, "log"); n > 0 {
			s.log.Warn("too many sessions without a key to log each", "times", n)
		}
		return
	}
	if isLetter(user) {
		user = "an enrolment code"
	}
	s.log.Info("session opened", "session", l.entry.id, "via", session.via(), "address", s.opt.Privacy.show(l.entry.from),
		"user", quoted(user), "key", session.Person.Fingerprint, "terminal", l.term, "columns", l.size.Width, "rows", l.size.Height,
		"command", quoted(l.asked), "language", session.Words.Language)
}

// ended logs a session's end.
func (s *Server) ended(session *Session, cause error, lasted time.Duration, code int) {
	if session.unlogged {
		return
	}
	why := "left"
	if cause != nil {
		why = cause.Error()
	}
	s.log.Info("session closed", "session", session.line.entry.id, "seconds", lasted.Seconds(), "code", code, "why", why)
}

// refused logs connections turned away, once a minute for an address.
func (s *Server) refused(from netip.Addr, v verdict) {
	s.metrics.limits.WithLabelValues(string(v)).Inc()
	if n := s.guard.tell(from, string(v)); n > 0 {
		s.log.Warn("refused", "limit", string(v), "address", s.opt.Privacy.show(from), "times", n)
	}
}

// bitten logs a limit that ended or refused something.
func (s *Server) bitten(c *entry, b bite) {
	s.metrics.limits.WithLabelValues(string(b)).Inc()
	if n := s.guard.tell(c.from, string(b)); n > 0 {
		s.log.Warn("limit hit", "limit", string(b), "address", s.opt.Privacy.show(c.from), "connection", c.id, "times", n)
	}
}

// quoted is text of a peer as the log may hold it: at most 80 bytes, every
// control character and all that is not ASCII escaped.
func quoted(s string) string {
	if len(s) > 80 {
		s = s[:80] + "..."
	}
	q := fmt.Sprintf("%+q", s)
	return q[1 : len(q)-1]
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}
