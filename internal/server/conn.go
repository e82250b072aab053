package server

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// conn is a client's connection with the guard around it: what it may send
// and take is bounded, and every deadline closes it.
type conn struct {
	net.Conn
	entry

	guard  *guard
	limits *Limits
	bite   func(*entry, bite) // is told of a limit that ended the connection

	in, out   *rate.Limiter
	rekeys    *rate.Limiter // key exchanges
	closed    chan struct{}
	once      sync.Once
	timer     *time.Timer // closes unless the client comes further in time
	heard     moment
	over      time.Time // since when the input is over its rate; by the reader
	piled     int       // bytes that the session has not taken; by the reader
	early     int       // bytes read before the client was known; by the reader
	steps     *meter    // of its handshake
	slot      atomic.Bool
	slotted   moment        // when it got its place
	taken     chan struct{} // holds one unless what was sent waits to be taken
	known     atomic.Bool   // logged in
	exchanged atomic.Bool   // keys, for the first time
	patient   atomic.Bool   // who sends too fast is only held back
	trust     atomic.Int32  // 0, trustAsked or trustGiven

	mu      sync.Mutex
	gone    bool
	ready   bool // a session has begun
	entered bool // a session was let in
	open    int  // sessions
	refused int  // channels
}

// Values of conn.trust: the client knows the host key, and may ask a person
// whether to trust it; it has gone on.
const (
	trustAsked = 1 + iota
	trustGiven
)

// bite names a limit that ended or refused something.
type bite string

// Limits besides the guard's verdicts.
const (
	biteUnready  bite = "handshakes" // too many have not asked for anything; this one for longest
	biteLogin    bite = "login"
	biteLinger   bite = "no_session"
	biteInput    bite = "input_rate"
	biteEarly    bite = "handshake_bytes"
	biteStall    bite = "stall"
	biteSilent   bite = "keepalive"
	biteRekeys   bite = "key_exchanges"
	biteChannels bite = "channels"
	biteRequests bite = "requests"
	biteIdle     bite = "idle"
	biteSession  bite = "session"
	biteQuizzes  bite = "quizzes"
	biteDisk     bite = "disk"
	biteTries    bite = "resume_tries"
	bitePanic    bite = "panic"
)

func newConn(c net.Conn, from netip.Addr, g *guard, bitten func(*entry, bite)) *conn {
	l := &g.limits
	w := &conn{
		Conn: c, guard: g, limits: l, bite: bitten, closed: make(chan struct{}),
		in:  rate.NewLimiter(rate.Limit(l.InputRate), 4*l.InputRate),
		out: rate.NewLimiter(rate.Limit(l.OutputRate), 4*l.OutputRate),

		rekeys: rate.NewLimiter(rate.Every(rekeyEvery), rekeysAtOnce),
		taken:  make(chan struct{}, 1),
	}
	w.takes(true)
	w.from, w.entry.end, w.steps = from, w.end, g.works.meter(g.work(from))
	w.heard.now()
	w.mu.Lock() // late takes it first, and finds the timer set
	defer w.mu.Unlock()
	w.timer = time.AfterFunc(l.Login, w.late)
	return w
}

// Read takes no more than the input rate lets through. While the client is
// not known, what it sent is worked on only with a place among the handshakes.
func (c *conn) Read(p []byte) (int, error) {
	c.freeSlot()
	n, err := c.Conn.Read(p)
	if n == 0 {
		return n, err
	}
	c.heard.now()
	// Before there is a place to take: whoever is held back holds nobody else up.
	c.throttle(n)
	c.pile(n)
	if !c.known.Load() {
		if c.trust.CompareAndSwap(trustAsked, trustGiven) {
			c.timer.Reset(c.limits.Login)
		}
		if c.early += n; c.early > handshakeBytes {
			c.end(biteEarly)
		}
		if c.guard.works.handshakes.enter(&c.steps.ticket, c.closed) {
			c.slotted.now()
			c.slot.Store(true)
		}
		select {
		case <-c.closed: // meanwhile
			c.freeSlot()
		default:
		}
	}
	return n, err
}

// takes notes whether the session waits for what the client sends.
func (c *conn) takes(yes bool) {
	if yes {
		select {
		case c.taken <- struct{}{}:
		default:
		}
		return
	}
	select {
	case <-c.taken:
	default:
	}
}

// pile counts what the client sends while the session does not take it, as its
// screens wait for what they have taken before; what is too much ends the
// connection: SSH's own window would let two megabytes of it pile up.
func (c *conn) pile(n int) {
	select {
	case <-c.taken:
		c.takes(true)
		c.piled = 0
	default:
		if c.piled += n; c.piled > mostUntaken && !c.patient.Load() {
			c.end(biteInput)
		}
	}
}

// throttle holds the reader back to the input rate, and ends the connection
// once that went on for too long.
func (c *conn) throttle(n int) {
	now := time.Now()
	delay := c.in.ReserveN(now, min(n, c.in.Burst())).DelayFrom(now)
	if delay <= 0 {
		c.over = time.Time{}
		return
	}
	if c.over.IsZero() {
		c.over = now
	}
	if now.Sub(c.over) > overLong && !c.patient.Load() {
		c.end(biteInput)
		return
	}
	c.sleep(delay)
}

// Write sends at the output rate, and ends the connection if the client takes
// nothing for too long.
func (c *conn) Write(p []byte) (int, error) {
	c.freeSlot() // it may wait for the client
	now := time.Now()
	c.sleep(c.out.ReserveN(now, min(len(p), c.out.Burst())).DelayFrom(now))
	if err := c.SetWriteDeadline(time.Now().Add(c.limits.Stall)); err != nil {
		return 0, err
	}
	if !c.known.Load() && tellsHostKey(p) && c.trust.CompareAndSwap(0, trustAsked) {
		c.timer.Reset(c.limits.Trust)
		c.guard.exchanges(&c.entry)
	}
	n, err := c.Conn.Write(p)
	if e, ok := err.(net.Error); ok && e.Timeout() {
		c.end(biteStall)
	}
	return n, err
}

// tellsHostKey says whether a packet is the answer to a key exchange, which
// goes out in the clear: SSH_MSG_KEXDH_REPLY of RFC 4253, section 8, and
// SSH_MSG_KEX_ECDH_REPLY of RFC 5656, section 4, after five bytes of lengths.
func tellsHostKey(packet []byte) bool { return len(packet) > 5 && packet[5] == 31 }

func (c *conn) sleep(d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-c.closed:
	}
}

func (c *conn) freeSlot() {
	if c.slot.CompareAndSwap(true, false) {
		c.steps.charge(time.Now(), min(c.slotted.ago(), mostHandshake))
		c.guard.works.handshakes.leave(&c.steps.ticket)
	}
}

// late ends a connection on which no session has begun in time.
func (c *conn) late() {
	c.mu.Lock()
	why := biteLogin
	if c.ready {
		why = biteLinger
	}
	c.mu.Unlock()
	c.end(why)
}

// end closes the connection because of a limit.
func (c *conn) end(why bite) {
	select {
	case <-c.closed:
		return
	default:
	}
	c.bite(&c.entry, why)
	c.Close()
}

// Close closes the connection and gives its place back.
func (c *conn) Close() error {
	err := net.ErrClosed
	c.once.Do(func() {
		c.timer.Stop()
		close(c.closed)
		err = c.Conn.Close()
		c.freeSlot()
		c.mu.Lock()
		defer c.mu.Unlock()
		c.gone = true
		c.guard.release(&c.entry)
	})
	return err
}

// loggedIn notes that the handshake is over.
func (c *conn) loggedIn() { c.known.Store(true) }

// exchange says whether keys may be exchanged once more. Beyond the first time
// that counts as a connection from the address, which costs as much.
func (c *conn) exchange() bool {
	first := !c.exchanged.Swap(true)
	if first || c.rekeys.Allow() && c.guard.once(c.from) {
		return true
	}
	c.end(biteRekeys)
	return false
}

// mayUpload lets the client send as fast as it may be sent to. Faster it does
// not get, but it is never cut for that.
func (c *conn) mayUpload() {
	c.patient.Store(true)
	c.in.SetLimit(c.out.Limit())
	c.in.SetBurst(c.out.Burst())
}

// enter takes a place for a session on this connection. What it returns is ""
// or the limit because of which there is none. Every session but the first
// counts as a connection from the address: it does as much.
func (c *conn) enter() bite {
	c.mu.Lock()
	why := bite("")
	switch {
	case c.open >= c.limits.Channels:
		why = biteChannels
	case c.entered && !c.guard.once(c.from):
		why = bite(hasty)
	default:
		c.entered = true
		c.open++
	}
	if why != "" {
		c.refused++
	}
	over := c.refused > refusedChannels
	c.mu.Unlock()
	if over { // before that is answered, or more would be refused meanwhile
		c.end(why)
	}
	return why
}

// begun notes that a session has a screen or command.
func (c *conn) begun() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.timer.Stop()
	if !c.ready && !c.gone {
		c.ready = true
		c.guard.ready(&c.entry)
	}
}

// leave gives a session's place back. A connection that then does nothing is
// closed.
func (c *conn) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	// The timer is set with the place given back: it is not to run for the next
	// session, which may begin at once.
	if c.open--; c.open == 0 && !c.gone {
		c.timer.Reset(c.limits.Login)
	}
}
