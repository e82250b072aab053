package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"strconv"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/siege"
)

// The window of every session, and how many sessions arrive in a second.
const (
	columns  = 100
	rows     = 30
	arrivals = 100
)

// firstFrame is the least that a first frame has: more bytes than the
// questions that a server may send ahead of it.
const firstFrame = 300

const right = "\x1b[C"

// A session is one SSH terminal, or one browser's page, seen from the person's
// side.
type session struct {
	conn    io.Closer
	channel io.ReadWriter

	mu      sync.Mutex
	bytes   int       // that have come since the last key
	last    time.Time // when the last of them came
	pressed time.Time // zero once the key's frame is counted
	closed  error
	first   chan struct{} // closed when the first frame is there
	log     []byte        // what came; kept where it is asked for
	logs    bool
}

// login says who comes, and for what.
type login struct {
	user          string
	key           ssh.Signer // nil: none is offered
	command       string     // "" for a shell
	from          net.IP     // address to come from; nil: whichever
	columns, rows int
	logs          bool // what comes is kept, to be looked at
	page          bool // a browser's
}

// learner is who looks at slides.
var learner = login{user: "guest", command: "learn", columns: columns, rows: rows}

// open logs in. It returns when the first frame is there, and how long that
// took from dialling.
func open(ctx context.Context, address string, l login) (*session, time.Duration, error) {
	if l.page {
		return openPage(ctx, address, l)
	}
	began := time.Now()
	dialer := net.Dialer{}
	if l.from != nil {
		dialer.LocalAddr = &net.TCPAddr{IP: l.from}
	}
	raw, err := dialer.DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, 0, fmt.Errorf("connecting: %w", err)
	}
	config := &ssh.ClientConfig{
		User:            l.user,
		HostKeyCallback: ssh.InsecureIgnoreHostKey(), // a server of our own, on loopback
		Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) {
			return nil, nil // nothing is asked
		})},
	}
	if l.key != nil {
		config.Auth = []ssh.AuthMethod{ssh.PublicKeys(l.key)}
	}
	conn, channels, requests, err := ssh.NewClientConn(raw, address, config)
	if err != nil {
		raw.Close()
		return nil, 0, fmt.Errorf("logging in: %w", err)
	}
	go ssh.DiscardRequests(requests)
	go func() {
		for c := range channels {
			_ = c.Reject(ssh.Prohibited, "no")
		}
	}()
	channel, err := siege.Open(conn)
	if err != nil {
		conn.Close()
		return nil, 0, fmt.Errorf("opening a session: %w", err)
	}
	s := &session{conn: conn, channel: channel, first: make(chan struct{}), logs: l.logs}
	start, payload := "shell", []byte(nil)
	if l.command != "" {
		start, payload = "exec", siege.Text(l.command)
	}
	for _, r := range []struct {
		name    string
		payload []byte
	}{
		{"pty-req", siege.Terminal("xterm-256color", uint32(l.columns), uint32(l.rows))},
		{start, payload},
	} {
		if ok, err := channel.SendRequest(r.name, true, r.payload); err != nil || !ok {
			conn.Close()
			return nil, 0, errors.Join(fmt.Errorf("asking for %s: refused", r.name), err)
		}
	}
	took, err := s.begin(ctx, began)
	return s, took, err
}

// begin reads what comes, and returns when the first frame is there.
func (s *session) begin(ctx context.Context, began time.Time) (time.Duration, error) {
	go s.read()
	select {
	case <-s.first:
		return time.Since(began), nil
	case <-time.After(frameWithin):
		s.conn.Close()
		return 0, fmt.Errorf("no first frame within %v: %w", frameWithin, s.end())
	case <-ctx.Done():
		s.conn.Close()
		return 0, ctx.Err()
	}
}

// frameWithin is when a first frame is given up.
const frameWithin = 60 * time.Second

func (s *session) read() {
	buf := make([]byte, 4<<10)
	total := 0
	for {
		n, err := s.channel.Read(buf)
		now := time.Now()
		s.mu.Lock()
		if n > 0 {
			s.bytes += n
			s.last = now
			if before := total; before < firstFrame && before+n >= firstFrame {
				close(s.first)
			}
			total += n
			if s.logs {
				s.log = append(s.log, buf[:n]...)
			}
		}
		if err != nil {
			s.closed = err
			s.mu.Unlock()
			return
		}
		s.mu.Unlock()
	}
}

// end is why the session ended, or nil.
func (s *session) end() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if errors.Is(s.closed, io.EOF) {
		return errors.New("the server closed the session")
	}
	return s.closed
}

// goTo turns to a slide, from 1, so that sessions look at all of the deck.
func (s *session) goTo(slide int) error {
	_, err := io.WriteString(s.channel, strconv.Itoa(slide)+"G")
	return err
}

// press turns to the next step.
func (s *session) press() error {
	s.mu.Lock()
	s.bytes, s.pressed = 0, time.Now()
	s.mu.Unlock()
	_, err := io.WriteString(s.channel, right)
	return err
}

// frame is what came of the last key: how long it took until its last byte was
// there, and how many came. ok is false if nothing came.
func (s *session) frame() (took time.Duration, bytes int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pressed.IsZero() || s.bytes == 0 {
		return 0, 0, false
	}
	took, bytes = s.last.Sub(s.pressed), s.bytes
	s.pressed = time.Time{}
	return took, bytes, true
}

// see waits until the pattern is in what the session was sent, and returns its
// last group. What was sent before is forgotten then.
func (s *session) see(ctx context.Context, pattern *regexp.Regexp) (string, error) {
	deadline := time.Now().Add(frameWithin)
	for {
		s.mu.Lock()
		text := ansi.Strip(string(s.log))
		if m := pattern.FindStringSubmatch(text); m != nil {
			s.log = nil
			s.mu.Unlock()
			return m[len(m)-1], nil
		}
		s.mu.Unlock()
		if err := s.end(); err != nil {
			return "", err
		}
		if time.Now().After(deadline) {
			return "", fmt.Errorf("%q did not come up within %v: %q", pattern, frameWithin, text)
		}
		select {
		case <-time.After(lookEvery):
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

// lookEvery is how often what is waited for is looked for.
const lookEvery = 20 * time.Millisecond

// await forgets what came, so that arrived tells of what comes from now on.
func (s *session) await() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bytes, s.log, s.logs = 0, nil, false
}

// arrived is when the last byte came since await, and how many did.
func (s *session) arrived() (last time.Time, bytes int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last, s.bytes
}
