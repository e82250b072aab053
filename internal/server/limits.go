package server

import (
	"fmt"
	"time"
)

// Limits bound what one client, one address and all of them together may take.
// A limit never queues: what is over it is refused, or ends.
type Limits struct {
	Sessions   int // connections at once
	PerAddress int // connections at once from one IPv4 address or IPv6 /64
	Connects   int // new connections a minute from one address, and as many in one go
	Handshakes int // connections at once that have not asked for a screen or command yet
	Channels   int // sessions at once on one connection

	Login     time.Duration // from connecting to asking for a screen or command; also without a session later
	Trust     time.Duration // for a person whose client asks whether to trust the host key, which is on the first visit
	Idle      time.Duration // without a key; the screen warns a minute before
	Session   time.Duration // in all
	Stall     time.Duration // in which a client reads nothing of what is sent to it
	KeepAlive time.Duration // of a client's silence, then it is asked whether it is there; three times

	Drain time.Duration // for a quiz under way once the server is told to stop

	InputRate  int // bytes a second that a client may send, of SSH's packets
	OutputRate int // bytes a second that are sent to a client
	Columns    int // of the widest window that is drawn
	Rows       int // of the tallest window that is drawn
}

// DefaultLimits are generous to an institute behind one address and tight to
// a stranger.
func DefaultLimits() Limits {
	return Limits{
		Sessions: 2000, PerAddress: 64, Connects: 120, Handshakes: 256, Channels: 1,
		Login: 10 * time.Second, Trust: 2 * time.Minute, Idle: 15 * time.Minute, Session: 4 * time.Hour, Stall: 30 * time.Second, KeepAlive: 30 * time.Second, Drain: time.Minute,
		InputRate: 16 << 10, OutputRate: 1 << 20, Columns: 500, Rows: 200,
	}
}

// Check is an error for limits that nobody could come in under.
func (l Limits) Check() error {
	for _, c := range []struct {
		flag  string
		value int64
		least int64
	}{
		{"max-sessions", int64(l.Sessions), 1}, {"max-per-address", int64(l.PerAddress), 1}, {"max-connects", int64(l.Connects), 1},
		{"max-handshakes", int64(l.Handshakes), 1}, {"max-channels", int64(l.Channels), 1},
		{"login-timeout", int64(l.Login), int64(time.Second)}, {"trust-timeout", int64(l.Trust), int64(time.Second)}, {"idle-timeout", int64(l.Idle), int64(time.Second)},
		{"session-timeout", int64(l.Session), int64(time.Second)}, {"stall-timeout", int64(l.Stall), int64(time.Second)}, {"keepalive", int64(l.KeepAlive), int64(time.Second)}, {"drain", int64(l.Drain), 0},
		{"input-rate", int64(l.InputRate), 1 << 10}, {"output-rate", int64(l.OutputRate), 16 << 10},
		{"max-columns", int64(l.Columns), minColumns}, {"max-rows", int64(l.Rows), minRows},
	} {
		if c.value < c.least {
			return fmt.Errorf("--%s is too small: nobody could learn so", c.flag)
		}
	}
	return nil
}

// The smallest window that is drawn.
const (
	minColumns = 20
	minRows    = 6
)

// How often a resume code may be tried from one address: so often in one go,
// and so often a minute after that. Whoever guesses has to know the name, unit
// and staff code of the attempt too.
const (
	resumeTries          = 10
	resumeTriesPerMinute = 1
)

// Bounds that nobody needs to set.
const (
	idleWarning      = time.Minute     // before the idle limit, the screen says so
	idleWarnings     = 6               // times that it says how long is left
	overLong         = 3 * time.Second // over the input rate, then the connection ends
	handshakeBytes   = 256 << 10       // that a client may send before it is known
	resizesAtOnce    = 8               // window changes that are drawn at once,
	resizesPerSecond = 4               // and so many a second after that; of others only the last
	requestsBefore   = 64              // requests on a channel before a screen or command is asked for
	refusedChannels  = 32              // channels refused on one connection, then it ends
	overflow         = 32              // connections over the limit that are let in to hear so
)
