package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/disk"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/tier"
	"training.vast.vn/vneid-training/internal/tui"
)

// Exit codes of a session.
const (
	exitFine   = 0
	exitFailed = 1
	exitUsage  = 2
)

// Session is one person's session, as a command sees it. What is written to
// it reaches the person whether they have a terminal or not.
type Session struct {
	io.Writer // standard output
	Err       io.Writer
	Person    trust.Identity
	User      string   // the name before the @, as the client sent it: to be compared, never to be shown
	Args      []string // of the command, as the client sent them: to be compared, never to be shown
	Terminal  bool     // the client has one
	Words     *locale.Words
	Server    *Server

	door *briefing.Door // into live briefings; nil: made when screens begin

	goodbye string // of the screens, once they are gone

	line    *line
	channel *channel // over SSH; nil: it is a page's
	tab     *tab     // of a page; nil: it came over SSH
	cancel  context.CancelCauseFunc
	awake   atomic.Bool
	busy    atomic.Bool // with a quiz
	told    atomic.Bool // that the server stops

	unlogged bool // it is one of too many to log each
	program  atomic.Pointer[running]
}

// running is the program of a session while it has one.
type running struct{ send func(tea.Msg) }

// Causes of a session's end other than its program's.
var (
	errHangup  = errors.New("the client hung up")
	errIdle    = errors.New("idle")
	errTooLong = errors.New("session limit")
	errDrained = errors.New("the server stops")
	errGaveWay = errors.New("gave its place to another")
	errCrashed = errors.New("panic")
)

// Awake keeps the session from ending for want of keys: somebody who follows
// a briefing only looks.
func (s *Session) Awake(yes bool) { s.awake.Store(yes) }

// Send gives the session's program a message, if it runs. It does not wait.
func (s *Session) Send(msg tea.Msg) {
	if p := s.program.Load(); p != nil {
		go p.send(msg)
	}
}

// Screens runs the course on the person's terminal, as base and what the
// session knows say, and returns the exit code.
func (s *Session) Screens(ctx context.Context, start tui.Start) int {
	if !s.Terminal {
		fmt.Fprintf(s.Err, s.Words.Server.NeedsTerminal+"\n", s.Server.opt.Host)
		return exitFailed
	}
	t := s.tier()
	if t.Profile == colorprofile.NoTTY {
		fmt.Fprintf(s.Err, s.Words.Server.Dumb+"\n", clean.Shown(s.line.term))
		return exitFailed
	}
	if s.door == nil {
		s.door = s.newDoor(ctx)
	}
	config, err := s.Server.config(ctx, s, t, start)
	if err != nil {
		s.Server.log.Error("a deck can't be read", "language", s.Words.Language, "error", err.Error())
		fmt.Fprintln(s.Err, s.Words.Server.Crashed)
		return exitFailed
	}
	model := tui.New(config)
	code := s.Run(ctx, model, t)
	if code == exitFine {
		s.goodbye = model.Goodbye()
	}
	return code
}

// Run runs a model on the person's terminal until it quits or ctx ends.
func (s *Session) Run(ctx context.Context, model tea.Model, t tier.Tier) int {
	l := s.line
	terminal := term.Terminal{
		Width: l.size.Width, Height: l.size.Height, Sizes: l.sizes,
		Profile: t.Profile, Grounds: t.Grounds, Cache: s.Server.opt.Paint, Pictures: s.Server.opt.Shared.Pictures(),
		Begin: l.meter.begin, End: l.meter.end,
	}
	if page, ok := model.(*tui.Model); ok && s.tab != nil {
		terminal.Out, terminal.Told = s.tab, page.Told
	} else {
		terminal.In, terminal.Out = s.channel, s.channel
	}
	p := term.New(model, terminal)
	s.program.Store(&running{p.Send})
	s.Server.tell(s)
	defer s.program.Store(nil)
	defer l.meter.leave()
	err := p.Run(ctx)
	if panicked := (*term.PanicError)(nil); errors.As(err, &panicked) {
		s.crashed(panicked.Value, panicked.Stack)
	}
	if errors.Is(err, io.EOF) { // of the channel, which may be seen before its closing is
		s.cancel(errHangup)
	}
	if ctx.Err() == nil && err != nil && !errors.Is(err, tea.ErrInterrupted) {
		s.Server.log.Error("a screen failed", "session", l.entry.id, "error", err.Error())
		fmt.Fprintln(s.Err, s.Words.Server.Crashed)
		return exitFailed
	}
	return exitFine
}

// runSession runs what the client asked for, and returns its exit code.
func (s *Server) runSession(ctx context.Context, sc *gossh.ServerConn, ch *channel) (code int) {
	ch.asked = first(ch.words)
	session := &Session{Person: identity(sc), User: sc.User(), Terminal: ch.pty, Server: s, line: &ch.line, channel: ch}
	session.Writer, session.Err = io.Writer(ch), ch.Stderr()
	if ch.pty {
		session.Writer, session.Err = lines{ch}, lines{ch}
	}
	session.Words = s.opt.Shared.Words(language(ch.env))
	code, _ = s.hold(ctx, session, func(ctx context.Context) int { return s.run(ctx, session, ch.words) })
	return code
}

// hold has a session go on, from its way in to the last words to its person, and
// returns its exit code and what ended it if that was not its person.
func (s *Server) hold(ctx context.Context, session *Session, run func(context.Context) int) (code int, cause error) {
	began := s.now()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	session.cancel = cancel
	s.enter(session)
	defer func() {
		if r := recover(); r != nil {
			session.crashed(r, debug.Stack())
		}
		cause = context.Cause(ctx)
		if errors.Is(cause, context.Canceled) {
			cause = errHangup
		}
		if cause != nil {
			session.farewell(cause)
			code = exitFailed
		}
		s.leave(session, cause, s.now().Sub(began), code)
	}()

	if v := s.admitted(ctx, session); v != welcome {
		fmt.Fprintln(session.Err, s.refusal(session.Words, v))
		return exitFailed, nil
	}
	stop := s.watch(session, cancel)
	defer stop()
	code = run(ctx)
	switch {
	case context.Cause(ctx) != nil: // said when all is over
	case session.told.Load():
		session.farewell(errDrained)
	default:
		session.farewell(nil)
	}
	return code, nil
}

// admitted is the verdict on a session's connection, now that it is known who
// came.
func (s *Server) admitted(ctx context.Context, session *Session) verdict {
	e, claim := session.line.entry, s.claim(session)
	v := s.guard.known(e, claim)
	if v != welcome && claim < expected && session.expected(ctx) {
		claim = expected
		v = s.guard.known(e, claim)
	}
	if (v == full || v == crowded) && s.makeRoom(session, claim, v) {
		return welcome
	}
	return v
}

// mayTry says whether a resume code may be tried once more.
func (s *Server) mayTry(session *Session) bool {
	c := session.line.entry
	if s.guard.try(c.from) {
		return true
	}
	s.bitten(c, biteTries)
	return false
}

// mayBegin says why a stranger may not begin a quiz now; nil if they may.
func (s *Server) mayBegin(session *Session) error {
	c := session.line.entry
	if free, err := disk.Free(s.opt.Folder.Dir()); err == nil && free>>20 < uint64(s.limits.Floor) {
		s.bitten(c, biteDisk)
		return locale.Errorf(locale.QuizDisk)
	}
	if !s.guard.begins(c.from) {
		s.bitten(c, biteQuizzes)
		return locale.Errorf(locale.QuizCrowd)
	}
	return nil
}

// crashed logs a panic and ends the session.
func (s *Session) crashed(value any, stack []byte) {
	s.fell(value, stack)
	s.cancel(errCrashed)
}

// fell logs a panic with where it was, once a minute for an address: who has
// found what makes one can make many.
func (s *Session) fell(value any, stack []byte) {
	c := s.line.entry
	s.Server.metrics.limits.WithLabelValues(string(bitePanic)).Inc()
	if n := s.Server.guard.tell(c.from, string(bitePanic)); n > 0 {
		s.Server.log.Error("a screen panicked", "session", c.id, "panic", quoted(fmt.Sprint(value)), "stack", string(stack[:min(len(stack), stackBytes)]), "times", n)
	}
}

// farewell says why a session ended that its person did not end, and to all how
// they come back.
func (s *Session) farewell(cause error) {
	w := &s.Words.Server
	why := ""
	switch cause {
	case nil:
	case errIdle:
		why = fmt.Sprintf(w.Idle, inMinutes(s.Server.limits.Idle))
	case errTooLong:
		why = fmt.Sprintf(w.TooLong, inHours(s.Server.limits.Session))
	case errDrained:
		why = w.Drained
	case errGaveWay:
		why = w.GaveWay
	case errCrashed:
		why = w.Crashed
	default:
		return
	}
	if why != "" && s.Terminal { // which would break it within a word
		why = ansi.Wordwrap(why, max(20, s.line.size.Width-1), "")
	}
	if why != "" {
		fmt.Fprintln(s.Err, why)
	}
	fmt.Fprint(s.Err, s.goodbye)
}

// watch ends the session when it is idle or has gone on for too long, and
// warns first. It returns what stops it.
func (s *Server) watch(session *Session, cancel context.CancelCauseFunc) (stop func()) {
	ch := session.line
	var warned atomic.Bool
	ch.typed = func() {
		if warned.CompareAndSwap(true, false) {
			session.Send(tui.Notice(""))
		}
	}
	whole := time.AfterFunc(s.limits.Session, func() {
		s.bitten(ch.entry, biteSession)
		cancel(errTooLong)
	})
	warning := min(idleWarning, s.limits.Idle/2)
	var idle *time.Timer
	said := false // by the timer, which is alone with it
	started := make(chan struct{})
	idle = time.AfterFunc(s.limits.Idle-warning, func() {
		<-started
		if session.awake.Load() {
			ch.input.now()
		}
		quiet := ch.input.ago()
		switch {
		case quiet >= s.limits.Idle:
			s.bitten(ch.entry, biteIdle)
			cancel(errIdle)
		case quiet >= s.limits.Idle-warning:
			left := s.limits.Idle - quiet
			said = true
			warned.Store(true)
			session.Send(tui.Notice(fmt.Sprintf(session.Words.Server.IdleSoon, int(math.Ceil(left.Seconds())))))
			idle.Reset(min(left, warning/idleWarnings))
		default:
			if said { // a key that came as it was said may have been overtaken
				said = false
				session.Send(tui.Notice(""))
			}
			idle.Reset(s.limits.Idle - warning - quiet)
		}
	})
	close(started)
	return func() {
		whole.Stop()
		idle.Stop()
	}
}

// via is how a session has come, for the record and the log.
func (s *Session) via() string {
	if s.tab != nil {
		return "web"
	}
	return "ssh"
}

// tier is what the person's screen can draw with.
func (s *Session) tier() tier.Tier {
	if s.tab != nil {
		return s.tab.tier()
	}
	return s.Server.opt.Picks.Over(tier.Named(s.channel.variables()))
}

// language is what the client's environment asks for, else Vietnamese.
func language(env []string) string {
	l, err := locale.Choose("", func(name string) string {
		for _, kv := range env {
			if v, ok := strings.CutPrefix(kv, name+"="); ok && name != locale.Variable {
				return v
			}
		}
		return ""
	})
	if err != nil {
		return locale.Vi
	}
	return l
}

func inMinutes(d time.Duration) int { return int(d.Round(time.Minute).Minutes()) }

func inHours(d time.Duration) int { return int(d.Round(time.Hour).Hours()) }
