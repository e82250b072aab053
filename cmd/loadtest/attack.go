package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/ssh"
)

// attackCommand has the load test attack a server: in a process of its own,
// which has to stand back behind the server and the honest people. Those who
// attack a server do it from cores of their own.
const attackCommand = "attack"

// An attack is what one stranger does over and over, each from an address of
// their own.
type attack struct {
	name string
	by   int // so many do it at once
	do   func(*attacker, context.Context) error
}

// attacks are those of the server's tests, all at once.
var attacks = []attack{
	{"windows of 65535x65535", 1, func(a *attacker, ctx context.Context) error { return a.window(ctx, 65535, 65535) }},
	{"windows of 0x0", 1, func(a *attacker, ctx context.Context) error { return a.window(ctx, 0, 0) }},
	{"10,000 resizes", 1, (*attacker).resize},
	{"100 channels", 1, (*attacker).channels},
	{"100 MB pasted", 1, (*attacker).paste},
	{"a reader that stops", 1, (*attacker).stall},
	{"names full of escape sequences", 1, (*attacker).names},
	{"a flood of environment", 1, (*attacker).environment},
	{"exec, subsystems, forwarding", 1, (*attacker).forward},
	{"silent connections", 250, func(a *attacker, ctx context.Context) error { return a.silent(ctx, "") }},
	{"half handshakes", 250, func(a *attacker, ctx context.Context) error {
		return a.silent(ctx, "SSH-2.0-half\r\n\x00\x00\x01\x00\x06\x14")
	}},
}

// An attacker has a server and an address to come from.
type attacker struct {
	server string
	dialer net.Dialer
}

// besieged is what became of attacks.
type besieged struct{ begun, ended atomic.Int64 }

// besiege attacks a server until ctx ends. Where there are many who do the
// same, sixty share an address.
func besiege(ctx context.Context, server string, out io.Writer) {
	var all sync.WaitGroup
	counts := make([]besieged, len(attacks))
	for i, what := range attacks {
		for n := range what.by {
			from := net.IPv4(127, 0, byte(10+i), byte(1+n/60))
			a := &attacker{server, net.Dialer{Timeout: 5 * time.Second, LocalAddr: &net.TCPAddr{IP: from}}}
			all.Go(func() {
				for ctx.Err() == nil {
					counts[i].begun.Add(1)
					if what.do(a, ctx) != nil && ctx.Err() == nil {
						counts[i].ended.Add(1)
					}
					rest(ctx, againAfter/2+rand.N(againAfter))
				}
			})
		}
	}
	// A channel that is opened as its connection ends may never hear of that:
	// x/crypto's client waits for ever. Nobody waits for it here.
	<-ctx.Done()
	ended := make(chan struct{})
	go func() { all.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(attackersEnd):
	}
	for i, what := range attacks {
		fmt.Fprintf(out, "  %-32s %4d at once, %6d begun, %6d refused or ended by the server\n", what.name, what.by, counts[i].begun.Load(), counts[i].ended.Load())
	}
}

// attackersEnd is how long attackers may take to end.
const attackersEnd = 3 * time.Second

// againAfter is how soon, about, an attacker who was thrown out comes back.
const againAfter = time.Second

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// dial logs in as a user. The connection ends with ctx.
func (a *attacker) dial(ctx context.Context, user string) (*ssh.Client, error) {
	raw, err := a.dialer.DialContext(ctx, "tcp", a.server)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { raw.Close() })
	conn, channels, requests, err := ssh.NewClientConn(raw, a.server, &ssh.ClientConfig{User: user, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
		Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })}})
	if err != nil {
		raw.Close()
		return nil, err
	}
	return ssh.NewClient(conn, channels, requests), nil
}

// shell opens a terminal of a size.
func shell(c *ssh.Client, width, height uint32) (ssh.Channel, error) {
	channel, err := openSession(c)
	if err != nil {
		return nil, err
	}
	if _, err := channel.SendRequest("pty-req", true, ssh.Marshal(ptyRequest{Term: "xterm-256color", Columns: width, Rows: height})); err != nil {
		return nil, err
	}
	_, err = channel.SendRequest("shell", true, nil)
	return channel, err
}

// enter logs in and opens a terminal; what comes is read if it is to be.
func (a *attacker) enter(ctx context.Context, width, height uint32, reads bool) (*ssh.Client, ssh.Channel, error) {
	c, err := a.dial(ctx, "guest")
	if err != nil {
		return nil, nil, err
	}
	channel, err := shell(c, width, height)
	if err != nil {
		c.Close()
		return nil, nil, err
	}
	if reads {
		go io.Copy(io.Discard, channel)
	}
	return c, channel, nil
}

func (a *attacker) window(ctx context.Context, width, height uint32) error {
	c, channel, err := a.enter(ctx, width, height, true)
	if err != nil {
		return err
	}
	defer c.Close()
	for range 10 {
		if _, err := channel.SendRequest("window-change", false, ssh.Marshal(size{width, height, 0, 0})); err != nil {
			return err
		}
		if _, err := io.WriteString(channel, right); err != nil {
			return err
		}
		rest(ctx, 100*time.Millisecond)
	}
	return nil
}

// size is a window-change request: RFC 4254, section 6.7.
type size struct{ Columns, Rows, Width, Height uint32 }

func (a *attacker) resize(ctx context.Context) error {
	c, channel, err := a.enter(ctx, 80, 24, true)
	if err != nil {
		return err
	}
	defer c.Close()
	for i := range uint32(10_000) {
		if _, err := channel.SendRequest("window-change", false, ssh.Marshal(size{20 + i%480, 6 + i%190, 0, 0})); err != nil {
			return err
		}
	}
	rest(ctx, time.Second)
	return nil
}

func (a *attacker) channels(ctx context.Context) error {
	c, err := a.dial(ctx, "guest")
	if err != nil {
		return err
	}
	defer c.Close()
	var refused error
	for range 100 {
		_, err := shell(c, 80, 24)
		if no := (*ssh.OpenChannelError)(nil); err != nil && !errors.As(err, &no) {
			return err
		}
		refused = errors.Join(refused, err)
	}
	return refused
}

func (a *attacker) paste(ctx context.Context) error {
	c, channel, err := a.enter(ctx, 80, 24, true)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(channel, "\x1b[200~"); err != nil {
		return err
	}
	text := bytes.Repeat([]byte("dán "), 16<<10)
	for sent := 0; sent < 100<<20; sent += len(text) {
		if _, err := channel.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// stall presses keys and reads nothing of what comes.
func (a *attacker) stall(ctx context.Context) error {
	c, channel, err := a.enter(ctx, 500, 200, false)
	if err != nil {
		return err
	}
	defer c.Close()
	for ctx.Err() == nil {
		if _, err := io.WriteString(channel, "\x0c\x1b[C\x0c\x1b[D"); err != nil {
			return err
		}
		rest(ctx, 5*time.Millisecond)
	}
	return nil
}

// names are of the user, of the terminal and of the learner.
func (a *attacker) names(ctx context.Context) error {
	evil := "\x1b]0;x\x07\x1b[2J\u202e\u200b\nlevel=INFO msg=forged\x9b31m"
	c, err := a.dial(ctx, "eve"+evil)
	if err != nil {
		return err
	}
	defer c.Close()
	channel, err := openSession(c)
	if err != nil {
		return err
	}
	go io.Copy(io.Discard, channel)
	if ok, err := channel.SendRequest("pty-req", true, ssh.Marshal(ptyRequest{Term: "xterm" + evil, Columns: 80, Rows: 24})); err != nil || ok {
		return fmt.Errorf("a terminal with such a name: granted %v, %w", ok, err)
	}
	for _, r := range []struct {
		kind    string
		payload []byte
	}{
		{"pty-req", ssh.Marshal(ptyRequest{Term: "xterm", Columns: 80, Rows: 24})},
		{"exec", ssh.Marshal(struct{ Line string }{"quiz"})},
	} {
		if _, err := channel.SendRequest(r.kind, true, r.payload); err != nil {
			return err
		}
	}
	for range 20 {
		if _, err := io.WriteString(channel, evil+strings.Repeat("\u0301", 50)); err != nil {
			return err
		}
		rest(ctx, 50*time.Millisecond)
	}
	return nil
}

func (a *attacker) environment(ctx context.Context) error {
	c, err := a.dial(ctx, "guest")
	if err != nil {
		return err
	}
	defer c.Close()
	channel, err := openSession(c)
	if err != nil {
		return err
	}
	value := strings.Repeat("y", 1000)
	for i := range 100_000 {
		if _, err := channel.SendRequest("env", false, ssh.Marshal(struct{ Name, Value string }{fmt.Sprintf("LD_%d\x1b[31m", i), value})); err != nil {
			return err
		}
	}
	return nil
}

func (a *attacker) forward(ctx context.Context) error {
	c, err := a.dial(ctx, "guest")
	if err != nil {
		return err
	}
	defer c.Close()
	granted := 0
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, make([]byte, 40)); err == nil {
			granted++
		}
	}
	if ok, _, _ := c.SendRequest("tcpip-forward", true, ssh.Marshal(struct {
		Addr string
		Port uint32
	}{"127.0.0.1", 0})); ok {
		granted++
	}
	for _, r := range []struct{ kind, line string }{{"subsystem", "sftp"}, {"exec", "sh -c id; cat /etc/passwd"}} {
		channel, err := openSession(c)
		if err != nil {
			return err
		}
		if ok, _ := channel.SendRequest(r.kind, true, ssh.Marshal(struct{ Line string }{r.line})); ok && r.kind == "subsystem" {
			granted++
		}
		channel.Close()
	}
	if granted == 0 {
		return errAllRefused
	}
	return nil
}

var errAllRefused = errors.New("all was refused")

// silent says what it is told to, and then nothing until the server ends it.
func (a *attacker) silent(ctx context.Context, first string) error {
	raw, err := a.dialer.DialContext(ctx, "tcp", a.server)
	if err != nil {
		return err
	}
	defer raw.Close()
	defer context.AfterFunc(ctx, func() { raw.Close() })()
	if _, err := io.WriteString(raw, first); err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, raw)
	if err == nil {
		return io.EOF
	}
	return err
}
