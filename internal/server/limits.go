package server

import "time"

// Limits bound what one client, one address and all of them together may take.
// A limit never queues: what is over it is refused, or ends.
type Limits struct {
	Sessions   int // connections at once
	PerAddress int // connections at once from one IPv4 address or IPv6 /64
	Connects   int // new connections a minute from one address, and as many in one go
	Handshakes int // connections at once that have not asked for a screen or command yet
	Channels   int // sessions at once on one connection

	Login   time.Duration // from connecting to asking for a screen or command; also without a session later
	Idle    time.Duration // without a key; the screen warns a minute before
	Session time.Duration // in all
	Stall   time.Duration // in which a client reads nothing of what is sent to it
	Drain   time.Duration // for a quiz under way once the server is told to stop

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
		Login: 10 * time.Second, Idle: 15 * time.Minute, Session: 4 * time.Hour, Stall: 30 * time.Second, Drain: time.Minute,
		InputRate: 16 << 10, OutputRate: 1 << 20, Columns: 500, Rows: 200,
	}
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
	idleWarning     = time.Minute     // before the idle limit, the screen says so
	overLong        = 3 * time.Second // over the input rate, then the connection ends
	handshakeBytes  = 256 << 10       // that a client may send before it is known
	requestsBefore  = 64              // requests on a channel before a screen or command is asked for
	refusedChannels = 32              // channels refused on one connection, then it ends
	overflow        = 32              // connections over the limit that are let in to hear so
)
