package server

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/time/rate"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/web"
	"training.vast.vn/vneid-training/internal/wire"
)

// A tab is a page's session. It outlives its socket for a while: who loses their
// line, or locks their phone, comes back to where they were. Nobody has shown a
// key there, so it is a guest's.
type tab struct {
	line
	place   entry
	server  *Server
	session *Session
	visit   web.Visit // that began it
	token   string    // by which its page comes back
	said    bytes.Buffer
	out     *rate.Limiter
	running chan struct{} // closed once keys are taken
	done    chan struct{} // closed once it is over

	mu     sync.Mutex
	socket *web.Socket // nil: it is lost
	blank  bool        // the socket has been sent no cells yet
	lost   *time.Timer // ends a session whose page does not come back
}

// lostFor is how long a session waits for its page.
const lostFor = 5 * time.Minute

// page serves a page's socket: that of a session that it comes back to, or of a
// new one.
func (s *Server) page(ctx context.Context, v web.Visit, socket *web.Socket) {
	t := s.tab(v.Hello.Token)
	if t == nil {
		if t = s.newTab(v, socket); t == nil {
			return
		}
	} else {
		t.attach(socket, v)
	}
	t.read(ctx, socket)
	t.detach(socket)
}

// tab is the session with a token; nil: there is none.
func (s *Server) tab(token string) *tab {
	s.mu.Lock()
	defer s.mu.Unlock()
	if token == "" {
		return nil
	}
	return s.tabs[token]
}

// newTab begins a session; nil: there is no room for it, which its page was told.
func (s *Server) newTab(v web.Visit, socket *web.Socket) *tab {
	t := &tab{
		server: s, visit: v, token: rand.Text(), out: rate.NewLimiter(rate.Limit(s.limits.OutputRate), 4*s.limits.OutputRate),
		running: make(chan struct{}), done: make(chan struct{}),
	}
	words := s.opt.Shared.Words(v.Language)
	if v.Hello.Touch {
		words = s.opt.Shared.TouchWords(v.Language)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	t.place.id, t.place.from = s.ids.Add(1), v.From
	t.place.end = func(b bite) {
		s.bitten(&t.place, b)
		cancel(errHangup)
	}
	letIn := s.guard.admit(&t.place)
	if t.place.verdict != welcome {
		s.refused(v.From, t.place.verdict)
	}
	if !letIn {
		cancel(nil)
		socket.Bye(wire.Full, s.refusal(words, t.place.verdict), tryAgain)
		return nil
	}
	s.guard.ready(&t.place)
	t.line.open(s, &t.place)
	t.term, t.asked = "web", v.Hello.Path
	t.size = window{Columns: uint32(v.Hello.Cols), Rows: uint32(v.Hello.Rows)}.clamp(s.limits)
	user, start := guest, func(ctx context.Context, s *Session) int { return s.Screens(ctx, tui.AtHome) }
	if token, ok := strings.CutPrefix(v.Hello.Path, "/remote/"); ok {
		t.asked = "/remote/"
		start = control(s.handed(token))
	} else if code, ok := strings.CutPrefix(v.Hello.Path, "/screen/"); ok && briefing.IsCode(code) {
		user, start = code, watch
	} else if code := strings.TrimPrefix(v.Hello.Path, "/"); briefing.IsCode(code) {
		user, start = code, join
	}
	t.session = &Session{User: user, Terminal: true, Words: words, Server: s, line: &t.line, tab: t, Writer: &t.said, Err: &t.said}
	if v.Hello.Still {
		t.session.Args = []string{stillFlag}
	}
	s.mu.Lock()
	s.tabs[t.token] = t
	s.mu.Unlock()
	t.lost = time.AfterFunc(lostFor, func() { cancel(errHangup) })
	t.attach(socket, v)
	go t.run(ctx, start)
	return t
}

// tryAgain is when a page tries by itself once more that was turned away.
const tryAgain = 20 * time.Second

// run runs the session until its end, and says why that was.
func (t *tab) run(ctx context.Context, start func(context.Context, *Session) int) {
	s := t.server
	code, cause := s.hold(ctx, t.session, func(ctx context.Context) int {
		close(t.running)
		return start(ctx, t.session)
	})
	s.mu.Lock()
	delete(s.tabs, t.token)
	s.mu.Unlock()
	t.lost.Stop()
	s.guard.release(&t.place)
	t.mu.Lock()
	socket := t.socket
	t.socket = nil
	t.mu.Unlock()
	if socket != nil {
		why, after := t.why(code, cause)
		socket.Bye(why, strings.TrimSpace(t.said.String()), after)
	}
	close(t.done)
}

// why is what the page is told about its session's end.
func (t *tab) why(code int, cause error) (wire.Reason, time.Duration) {
	switch {
	case errors.Is(cause, errIdle):
		return wire.Idle, 0
	case errors.Is(cause, errTooLong):
		return wire.TooLong, 0
	case errors.Is(cause, errGaveWay):
		return wire.GaveWay, 0
	case errors.Is(cause, errDrained), t.session.told.Load(), t.place.verdict == departing:
		return wire.Drained, comeBack
	case t.place.verdict != welcome:
		return wire.Full, tryAgain
	case cause != nil || code != exitFine:
		return wire.Failed, 0
	}
	return wire.Left, 0
}

// comeBack is when a page comes back after the server was told to stop: to the
// next one.
const comeBack = 5 * time.Second

// attach gives the session a socket, in the place of the one before.
func (t *tab) attach(socket *web.Socket, v web.Visit) {
	t.mu.Lock()
	before := t.socket
	t.socket, t.blank = socket, true
	t.lost.Stop()
	t.mu.Unlock()
	if before != nil {
		before.Bye(wire.Elsewhere, "", 0)
	}
	if _, err := socket.Write(wire.AppendWelcome(nil, t.token, t.session.Words.Language, t.server.opt.App)); err != nil {
		return
	}
	if p := t.session.program.Load(); p != nil {
		size := window{Columns: uint32(v.Hello.Cols), Rows: uint32(v.Hello.Rows)}.clamp(t.server.limits)
		p.send(tea.WindowSizeMsg(size))
		p.send(tui.Wish{Mode: mode(v.Hello.Look)})
		p.send(tea.ClearScreen())
	}
}

// detach waits for the page to come back, if this was its socket.
func (t *tab) detach(socket *web.Socket) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.socket == socket {
		t.socket = nil
		t.lost.Reset(lostFor)
	}
}

// away says whether the session's page has lost its line, and not come back yet.
func (s *Session) away() bool {
	if s.tab == nil {
		return false
	}
	s.tab.mu.Lock()
	defer s.tab.mu.Unlock()
	return s.tab.socket == nil
}

// read takes what the page sends until its socket is gone.
func (t *tab) read(ctx context.Context, socket *web.Socket) {
	defer socket.Close()
	select {
	case <-t.running:
	case <-t.done:
		return
	}
	for {
		m, err := socket.Read(ctx)
		if err != nil {
			return
		}
		if !t.take(m, socket) {
			return
		}
	}
}

// take does what a message of the page asks for; false: it was the last.
func (t *tab) take(m any, socket *web.Socket) bool {
	send := func(msg tea.Msg) {
		t.pressed()
		if p := t.session.program.Load(); p != nil {
			p.send(msg)
		}
	}
	switch m := m.(type) {
	case wire.Key:
		if press, ok := tui.Pressed(m.Name); ok {
			send(press)
		}
	case wire.Typed:
		send(tui.Typed(m))
	case wire.Touched:
		send(tea.MouseClickMsg{X: min(m.X, t.server.limits.Columns), Y: min(m.Y, t.server.limits.Rows), Button: tea.MouseLeft})
	case wire.Swiped:
		send(tui.Swipe(m))
	case wire.Size:
		t.resize(window{Columns: uint32(m.Cols), Rows: uint32(m.Rows)}.clamp(t.server.limits), true)
	case wire.Wish:
		if p := t.session.program.Load(); p != nil {
			p.send(tui.Wish{Mode: mode(m.Look)})
		}
	case wire.Ping:
		_, err := socket.Write(wire.AppendPong(nil, m.Number))
		return err == nil
	case wire.Leave:
		t.session.cancel(errHangup)
		return false
	case wire.Hello: // is said once
		return false
	}
	return true
}

// Write sends the page what has changed. What a page misses whose socket is lost
// it gets when it is back: all of it.
func (t *tab) Write(b []byte) (int, error) {
	t.mu.Lock()
	if len(b) > 0 && b[0] == wire.Grid {
		t.blank = false
	}
	socket := t.socket
	if t.blank {
		socket = nil
	}
	t.mu.Unlock()
	t.sent.Add(1)
	if socket == nil {
		return len(b), nil
	}
	if wait := t.out.ReserveN(time.Now(), min(len(b), t.out.Burst())).Delay(); wait > 0 {
		time.Sleep(wait)
	}
	_, _ = socket.Write(b) // a page that is gone is noticed by who reads
	t.drawn()
	return len(b), nil
}

// tier is what a page draws with: it has all.
func (t *tab) tier() tier.Tier {
	return tier.Tier{Blocks: theme.Quadrants, Big: theme.SizedText, Profile: colorprofile.TrueColor, Grounds: true}
}

// mode is the look that a page asks for.
func mode(look byte) theme.Mode {
	switch look {
	case 1:
		return theme.Light
	case 2:
		return theme.Projector
	case 3:
		return theme.Contrast
	}
	return theme.Dark
}

// config has the screens know that a page shows them.
func (t *tab) config(c *tui.Config) {
	c.Touch = t.visit.Hello.Touch
	c.Page, c.Detect, c.Told, c.Ask = true, false, true, ""
	if t.server.opt.Theme.Ask {
		c.Look.Mode = mode(t.visit.Hello.Look)
	}
	c.Back = t.server.webAddress(t.visit)
}

// webAddress is where browsers find the house.
func (s *Server) webAddress(v web.Visit) string {
	if s.opt.WebHost != "" {
		return "https://" + s.opt.WebHost
	}
	scheme := "http"
	if v.Secure {
		scheme = "https"
	}
	return fmt.Sprintf("%s://%s", scheme, clean.Shown(v.Host))
}
