package server

import (
	"time"

	"github.com/spf13/pflag"

	"training.vast.vn/vneid-training/internal/locale"
)

// Limits bound what one client, one address and all of them together may take.
// A limit never queues: what is over it is refused, or ends.
type Limits struct {
	Sessions   int // connections at once
	PerAddress int // connections at once from one IPv4 address or IPv6 /64
	Connects   int // new connections a minute from one address, and as many in one go; further sessions and key exchanges on one count too
	Handshakes int // connections at once that have not asked for a screen or command yet
	Channels   int // sessions at once on one connection

	Login     time.Duration // from connecting to asking for a screen or command; also without a session later
	Trust     time.Duration // for a person whose client asks whether to trust the host key, which is on the first visit
	Idle      time.Duration // without a key; the screen warns a minute before
	Session   time.Duration // in all
	Stall     time.Duration // in which a client reads nothing of what is sent to it
	KeepAlive time.Duration // of a client's silence, then it is asked whether it is there; three times

	Quizzes  int // begun in an hour from one address, and as many in one go, by people whom nobody vouches for
	Attempts int // that a learner may begin on a day; 0: any
	Floor    int // MiB free on the disk of the data folder, below which strangers begin no quiz

	Unfinished time.Duration // that a quiz is kept which nobody goes on with

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
		Login: 10 * time.Second, Trust: 2 * time.Minute, Idle: 15 * time.Minute, Session: 4 * time.Hour, Stall: 30 * time.Second, KeepAlive: 30 * time.Second, Drain: time.Minute, Unfinished: 30 * 24 * time.Hour,
		Quizzes: 1000, Attempts: 20, Floor: 256,
		InputRate: 16 << 10, OutputRate: 1 << 20, Columns: 500, Rows: 200,
	}
}

// A bound is a limit as people set it.
type bound struct {
	flag  string
	value any // *int or *time.Duration
	least int // nobody could come in under less; a time in seconds
	means string
}

// bounds are all limits, in the words of c. A new one is a field and a row.
func (l *Limits) bounds(c *locale.Serve) []bound {
	return []bound{
		{"max-sessions", &l.Sessions, 1, c.Sessions},
		{"max-per-address", &l.PerAddress, 1, c.PerAddress},
		{"max-connects", &l.Connects, 1, c.Connects},
		{"max-handshakes", &l.Handshakes, 1, c.Handshakes},
		{"max-channels", &l.Channels, 1, c.Channels},
		{"login-timeout", &l.Login, 1, c.Login},
		{"trust-timeout", &l.Trust, 1, c.Trust},
		{"idle-timeout", &l.Idle, 1, c.Idle},
		{"session-timeout", &l.Session, 1, c.Session},
		{"stall-timeout", &l.Stall, 1, c.Stall},
		{"keepalive", &l.KeepAlive, 1, c.KeepAlive},
		{"drain", &l.Drain, 0, c.Drain},
		{"max-quizzes", &l.Quizzes, 1, c.Quizzes},
		{"max-attempts", &l.Attempts, 0, c.Attempts},
		{"min-free", &l.Floor, 0, c.Floor},
		{"keep-unfinished", &l.Unfinished, 3600, c.Unfinished},
		{"input-rate", &l.InputRate, 1 << 10, c.InputRate},
		{"output-rate", &l.OutputRate, 16 << 10, c.OutputRate},
		{"max-columns", &l.Columns, minColumns, c.Columns},
		{"max-rows", &l.Rows, minRows, c.Rows},
	}
}

// Flags defines a flag for each limit; its value now is the default.
func (l *Limits) Flags(f *pflag.FlagSet, c *locale.Serve) {
	for _, b := range l.bounds(c) {
		switch v := b.value.(type) {
		case *int:
			f.IntVar(v, b.flag, *v, b.means)
		case *time.Duration:
			f.DurationVar(v, b.flag, *v, b.means)
		}
	}
}

// Check is an error for limits that nobody could come in under.
func (l *Limits) Check() error {
	for _, b := range l.bounds(&locale.Serve{}) {
		few := false
		switch v := b.value.(type) {
		case *int:
			few = *v < b.least
		case *time.Duration:
			few = *v < time.Duration(b.least)*time.Second
		}
		if few {
			return locale.Errorf(locale.LimitTooSmall, b.flag)
		}
	}
	return nil
}

// Files says how many files the server may have open (0: that is not known), and
// how many it needs for as many connections as may come in.
func (l *Limits) Files() (may, needs uint64) {
	return fileLimit(), uint64(l.Sessions + keptPlaces + overflow + adminConns + filesBeside)
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

// How many quizzes strangers of all addresses together may begin, or files of
// their progress (2 KB) with keys that were not seen before: so many in one
// go, and so many a minute after that. One is 7.6 KB at most, from its journal, taken
// over as often as can be, to its line and its name (TestStrangersDisk), so that
// strangers make the server write less than 1 MB a minute, after 30 MB at once.
const (
	strangersAtOnce  = 4000
	strangersAMinute = 120
)

// How many sessions without a key are logged: so many in one go, and so many a
// minute after that. One takes 350 bytes, from its begin to its end, so that
// strangers write less than half a megabyte a minute into the log, after 350 KB.
const (
	loggedAtOnce  = 1000
	loggedAMinute = 1200
)

// Bounds that nobody needs to set.
const (
	idleWarning      = time.Minute      // before the idle limit, the screen says so
	idleWarnings     = 6                // times that it says how long is left
	overLong         = 3 * time.Second  // over the input rate, then the connection ends
	mostUntaken      = 256 << 10        // bytes that a client may send before its session takes any
	handshakeBytes   = 256 << 10        // that a client may send before it is known
	resizesAtOnce    = 8                // window changes that are drawn at once,
	resizesPerSecond = 4                // and so many a second after that; of others only the last
	rekeysAtOnce     = 4                // key exchanges on a connection after the first,
	rekeyEvery       = 10 * time.Minute // and one more in so much time: RFC 4253, section 9, advises one an hour or a gigabyte
	requestsBefore   = 64               // requests on a channel before a screen or command is asked for
	refusedChannels  = 32               // channels refused on one connection, then it ends
	filesBeside      = 64               // open for what is no connection: the record, journals, briefings
	stackBytes       = 8 << 10          // of where a panic was that are logged
	keptPlaces       = 64               // beyond Limits.Sessions, for members, trainers and organisers
	openFor          = 4                // quizzes under way from one address, for each who may be in from there
	overflow         = 64               // connections over the limit that are let in to hear so
)
