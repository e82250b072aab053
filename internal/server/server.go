package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/netip"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
	"training.vast.vn/vneid-training/internal/tui"
)

// Options say what is served, to whom, and where results go.
type Options struct {
	Course   *deck.Course
	Shared   *tui.Shared
	Frames   *render.Cache // the frames of Shared, for the metrics; may be nil
	Paint    *term.Cache   // what sessions share that are painted
	Folder   *record.Folder
	Rooms    *briefing.Rooms // live briefings; nil: there are none
	HostKeys []gossh.Signer  // the one that the server is known by first

	Host     string // what people type after ssh, for messages
	Web      Web    // where browsers come in
	WebHost  string // the name that they know the house by, maybe with a port; "": any
	Roles    *trust.Roles
	Limits   Limits
	Log      *slog.Logger
	Privacy  Privacy // how much of an address is logged
	Theme    theme.Choice
	Picks    tier.Picks
	Pace     bool   // how much garbage there may be is the server's to say; else GOGC's
	Threads  bool   // how many goroutines run at once is the server's to say; else GOMAXPROCS's
	Feedback bool   // right and wrong are shown after the last question only
	Identity string // of whom attempts are recorded: deck.Open, deck.Enrolled; "": as the deck says
	Still    bool   // reduced motion: on no screen does anything move by itself
	App      string // name and version, for the record and "version"
	Now      func() time.Time
}

// Server is the SSH server.
type Server struct {
	opt      Options
	limits   *Limits
	log      *slog.Logger
	now      func() time.Time
	guard    *guard
	metrics  *metrics
	logged   *rate.Limiter // sessions without a key
	ssh      *ssh.Server
	commands []Command
	progress *progress.Store // of learners who have a key
	health   health
	ids      atomic.Int64
	sent     atomic.Int64 // times that something was sent to a session

	mu       sync.Mutex
	sessions map[*Session]struct{}
	tabs     map[string]*tab     // sessions of pages, by token
	remotes  map[string]handover // by the token of their link
	emptied  chan struct{}       // closed when the last session has ended after the drain began
	empties  func()              // closes it, once: who comes late is let in to hear so, and ends too
	draining bool
	by       time.Time // when the drain is over
}

type connKey struct{}

// New makes a server. It takes no connection yet.
func New(o Options) (*Server, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{
		opt: o, limits: &o.Limits, log: o.Log, now: o.Now, guard: newGuard(o.Limits, o.Now), metrics: newMetrics(), logged: aMinute(loggedAMinute, loggedAtOnce),
		sessions: map[*Session]struct{}{}, tabs: map[string]*tab{}, remotes: map[string]handover{}, emptied: make(chan struct{}),
	}
	s.empties = sync.OnceFunc(func() { close(s.emptied) })
	s.health = health{check: o.Folder.Check, now: o.Now}
	s.commands, s.progress = commands(), progress.NewStore(o.Folder.Store())
	s.metrics.cache("frames", func() (int64, int64) { c := o.Frames.Stats(); return c.Bytes, c.Max })
	s.metrics.cache("steps", func() (int64, int64) { c := o.Paint.Stats(); return c.Bytes, c.Max })
	s.metrics.about(o.App, &s.opt.Limits)
	s.metrics.gauge("rooms", "Briefings that are going on.", func() float64 { open, _ := s.rooms(); return float64(open) })
	s.metrics.gauge("followers", "People in them now.", func() float64 { _, followers := s.rooms(); return float64(followers) })
	s.metrics.folder(o.Folder.Dir())
	var err error
	s.ssh, err = wish.NewServer(
		ssh.WrapConn(s.admit),
		func(srv *ssh.Server) error {
			for _, key := range o.HostKeys {
				srv.AddHostKey(countedKey{key})
			}
			srv.Version = "vneid-training"
			srv.ServerConfigCallback = s.authentication
			srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.serveChannel}
			srv.RequestHandlers = map[string]ssh.RequestHandler{}
			srv.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("setting the SSH server up: %w", err)
	}
	return s, nil
}

// Serve takes connections from l until ctx ends, then drains: nobody comes in
// any more but who is logging in just then, who is in is told, and a quiz under way may be finished within
// Limits.Drain.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	served := make(chan error, 1)
	go func() { served <- s.ssh.Serve(door{l, s}) }()
	var collector sync.WaitGroup
	defer collector.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	collector.Go(func() { s.collect(ctx) })
	collector.Go(func() { s.expire(ctx) })
	select {
	case err := <-served:
		s.ssh.Close()
		return fmt.Errorf("serving on %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	err := l.Close()
	<-served
	s.settle()
	s.drain()
	if closed := s.ssh.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, net.ErrClosed) {
		err = nil
	}
	return err
}

// admit puts the guard around a new connection, or closes it.
func (s *Server) admit(ctx ssh.Context, raw net.Conn) net.Conn {
	from := remote(raw)
	c := newConn(raw, from, s.guard, s.bitten)
	c.id = s.ids.Add(1)
	letIn := s.guard.admit(&c.entry)
	if c.verdict != welcome {
		s.refused(from, c.verdict)
	}
	if !letIn {
		c.timer.Stop()
		s.turnAway(raw, c.verdict)
		return nil
	}
	ctx.SetValue(connKey{}, c)
	return c
}

// turnAway says in a line why somebody can't come in. A line before the version
// is allowed (RFC 4253, 4.2), and shown by ssh -v.
func (s *Server) turnAway(raw net.Conn, v verdict) {
	_ = raw.SetWriteDeadline(time.Now().Add(time.Second))
	fmt.Fprintf(raw, "%s\r\n", s.refusal(s.opt.Shared.Words(locale.En), v))
}

// door is a listener that turns a flood away before anything is made for it.
type door struct {
	net.Listener
	server *Server
}

// Accept returns the next connection that does not come too soon after others
// from its address.
func (d door) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		// Behind a load balancer it is to be read yet where one comes from.
		tcp, ok := c.(*net.TCPConn)
		if !ok || !d.server.guard.tooSoon(remote(tcp)) {
			return c, nil
		}
		d.server.refused(remote(tcp), hasty)
		d.server.turnAway(tcp, hasty)
		_ = tcp.Close()
	}
}

func remote(c net.Conn) netip.Addr {
	if a, ok := c.RemoteAddr().(*net.TCPAddr); ok {
		return a.AddrPort().Addr().Unmap()
	}
	return netip.Addr{}
}

// refusal says why somebody can't come in now, and when to try again.
func (s *Server) refusal(w *locale.Words, v verdict) string {
	switch v {
	case full:
		return fmt.Sprintf(w.Server.Full, s.limits.Sessions)
	case crowded:
		return fmt.Sprintf(w.Server.Crowded, s.limits.PerAddress)
	case departing:
		return w.Server.Drained
	}
	return w.Server.Busy
}

// config is what a session's screens start from.
func (s *Server) config(ctx context.Context, session *Session, t tier.Tier, start tui.Start) (tui.Config, error) {
	d, err := s.opt.Course.Deck(session.Words.Language)
	if err != nil {
		return tui.Config{}, err
	}
	c := tui.Config{
		Deck: d, Course: s.opt.Course, Shared: s.opt.Shared, Language: session.Words.Language,
		Look: t.Look(s.opt.Theme), Detect: s.opt.Theme.Ask, Told: t.Backdrop != tier.Untold, Ask: t.Questions(), Picks: s.opt.Picks,
		Desk: sitting.Desk{Log: metered{s.opt.Folder, s.metrics}, Folder: s.opt.Folder, Via: session.via(), From: session.origin().String(), Public: true, Identity: s.opt.Identity, App: s.opt.App},
		Try:  func() bool { return s.mayTry(session) }, Context: ctx,
		Progress: s.progress, Briefings: session.door, Busy: session.busy.Store,
		Start: start, FeedbackAtEnd: s.opt.Feedback, Still: s.opt.Still || slices.Contains(session.Args, stillFlag), Now: s.now, Rand: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())),
	}
	if isLetter(session.User) {
		c.Letter = session.User
	}
	c.Back = "ssh " + s.opt.Host
	if session.tab != nil {
		session.tab.config(&c)
	}
	c.May, c.Daily = func() error { return s.mayBegin(session) }, s.limits.Attempts
	c.Certify, c.Fell = s.certify(session), session.fell
	if session.Person.Fingerprint != "" {
		c.Learner, c.Verified = s.opt.Folder.LearnerFromKey(session.Person.Fingerprint), true
		c.Called, c.Key = session.Person.Called, session.Person.Fingerprint
		if who, enrolled, err := s.opt.Folder.EnrolledKey(session.Person.Fingerprint); enrolled && err == nil {
			c.Sit(who)
		}
		// Keys cost a stranger nothing, and the progress of each is a file.
		if s.claim(session) > hasKey || s.guard.begins(session.line.entry.from) {
			c.Keeper = c.Learner
		}
	}
	return c, nil
}

// stopping says whether nobody is let in any more.
func (s *Server) stopping() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.draining
}

// enter counts a session in.
func (s *Server) enter(session *Session) {
	s.metrics.opened.Inc()
	s.metrics.sessions.Inc()
	s.mu.Lock()
	s.sessions[session] = struct{}{}
	s.guard.works.sessions.Store(int64(len(s.sessions)))
	s.mu.Unlock()
	s.opened(session)
}

// leave counts a session out.
func (s *Server) leave(session *Session, cause error, lasted time.Duration, code int) {
	s.metrics.sessions.Dec()
	s.mu.Lock()
	delete(s.sessions, session)
	s.guard.works.sessions.Store(int64(len(s.sessions)))
	if s.draining && len(s.sessions) == 0 {
		s.empties()
	}
	s.mu.Unlock()
	s.ended(session, cause, lasted, code)
}
