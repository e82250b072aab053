package server

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
)

// patience is how long a test waits for what has to come: long enough for a
// machine that does much else.
const patience = 2 * time.Minute

// builtIn is the deck that is served in tests, loaded once.
var builtIn = sync.OnceValues(func() (*deck.Course, error) {
	fsys, err := slides.Deck(locale.Vi)
	if err != nil {
		return nil, err
	}
	return deck.NewCourse(locale.Vi, map[string]fs.FS{locale.Vi: fsys}), nil
})

// A host is a server under test.
type host struct {
	*Server
	addr string
	data string
	log  *logbook
	stop func() // tells it to stop and waits until it has
}

// logbook is a log that can be read while it is written.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// serve starts a server on loopback. Change sets what the test is about.
func serve(t testing.TB, change func(*Options)) *host {
	t.Helper()
	course, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	h := &host{data: t.TempDir(), log: &logbook{}}
	folder, err := record.Open(h.data, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewTextHandler(h.log, nil))
	roles, err := trust.NewRoles("", "", "", log)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{
		Course: course, Shared: tui.NewShared(render.NewCache(64 << 20)), Paint: term.NewCache(8 << 20), Folder: folder, HostKeys: []gossh.Signer{newKey(t)}, Host: "training.test", Roles: roles,
		Limits: DefaultLimits(), Log: log, Privacy: FullAddress, Theme: theme.Choice{Mode: theme.Dark}, App: "vneid-training/test",
	}
	o.Limits.Connects = 10000
	o.Limits.Drain = 2 * time.Second
	if change != nil {
		change(&o)
	}
	h.Server, err = New(o)
	if err != nil {
		t.Fatal(err)
	}
	h.unhurried()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h.addr = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- h.Serve(ctx, l) }()
	h.stop = sync.OnceFunc(func() {
		cancel()
		select {
		case err := <-served:
			if err != nil {
				t.Errorf("Serve: %v", err)
			}
		case <-time.After(patience):
			t.Error("the server did not stop")
		}
		if err := folder.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(h.stop)
	return h
}

func newKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

// asks answers a keyboard-interactive login, and fails a test in which it is
// asked anything.
func silent(t testing.TB) gossh.AuthMethod {
	return gossh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
		if len(questions) > 0 {
			t.Errorf("the server asks %q", questions)
		}
		return nil, nil
	})
}

// dial logs in, with keys if any are given.
func (h *host) dial(t testing.TB, user string, keys ...gossh.Signer) (*gossh.Client, error) {
	config := &gossh.ClientConfig{User: user, HostKeyCallback: gossh.FixedHostKey(h.opt.HostKeys[0].PublicKey()), Timeout: patience}
	if len(keys) > 0 {
		config.Auth = append(config.Auth, gossh.PublicKeys(keys...))
	}
	config.Auth = append(config.Auth, silent(t))
	return gossh.Dial("tcp", h.addr, config)
}

func (h *host) login(t testing.TB, user string, keys ...gossh.Signer) *gossh.Client {
	t.Helper()
	c, err := h.dial(t, user, keys...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// exec runs a command without a terminal.
func exec(t testing.TB, c *gossh.Client, command string, env ...string) (out string, code int) {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, kv := range env {
		name, value, _ := strings.Cut(kv, "=")
		_ = s.Setenv(name, value)
	}
	text, err := s.CombinedOutput(command)
	return string(text), exitCode(t, err)
}

func exitCode(t testing.TB, err error) int {
	t.Helper()
	if err == nil {
		return 0
	}
	if e, ok := err.(*gossh.ExitError); ok {
		return e.ExitStatus()
	}
	t.Errorf("no exit code: %v", err)
	return -1
}

// A person sits at a terminal of an SSH client.
type person struct {
	*termtest.Screen
	t       testing.TB
	session *gossh.Session
	in      io.WriteCloser
	sending sync.Mutex
	drawn   chan struct{}
	gone    chan struct{} // closed when all output has come
}

type sink struct{ p *person }

func (s sink) Write(b []byte) (int, error) {
	n, err := s.p.Screen.Write(b)
	select {
	case s.p.drawn <- struct{}{}:
	default:
	}
	return n, err
}

// sit opens a terminal of a size in cells on a connection; with no command a
// shell.
func sit(t testing.TB, c *gossh.Client, width, height int, command string, env ...string) *person {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	p := &person{Screen: termtest.New(width, height), t: t, session: s, drawn: make(chan struct{}, 1), gone: make(chan struct{})}
	s.Stdout, s.Stderr = sink{p}, sink{p}
	if p.in, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	for _, kv := range env {
		name, value, _ := strings.Cut(kv, "=")
		_ = s.Setenv(name, value)
	}
	if err := s.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if command == "" {
		err = s.Shell()
	} else {
		err = s.Start(command)
	}
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		buf := make([]byte, 1024)
		for {
			n, err := p.Screen.Read(buf)
			if err != nil {
				return
			}
			_ = p.send(buf[:n]) // nobody hears what a session that is gone asked
		}
	}()
	go func() {
		_ = s.Wait()
		_ = p.Close()
		close(p.gone)
	}()
	return p
}

// see waits until all texts are on the screen.
func (p *person) see(texts ...string) {
	p.t.Helper()
	late := time.After(patience)
	for {
		shown, missing := p.Text(), ""
		for _, text := range texts {
			if !strings.Contains(shown, text) {
				missing = text
			}
		}
		if missing == "" {
			return
		}
		select {
		case <-p.drawn:
		case <-late:
			p.t.Fatalf("%q did not come up; the screen:\n%s", missing, shown)
		case <-p.gone:
			if !strings.Contains(p.Text(), missing) {
				p.t.Fatalf("the session ended before %q came up; the screen:\n%s", missing, p.Text())
			}
		}
	}
}

func (p *person) press(keys string) {
	p.t.Helper()
	if err := p.send([]byte(keys)); err != nil {
		p.t.Fatalf("typing %q: %v", keys, err)
	}
}

// send sends keys, or what the terminal answers: a channel takes one at a time.
func (p *person) send(b []byte) error {
	p.sending.Lock()
	defer p.sending.Unlock()
	_, err := p.in.Write(b)
	return err
}

// count is how many sessions there are.
func (h *host) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.sessions)
}

// until waits for something to become true, and fails the test if it does not.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<20)
			t.Fatalf("%s: not within %v\n%s", what, patience, buf[:runtime.Stack(buf, true)])
		}
	}
}
