// Package siege is what strangers do to an SSH server who mean it no good. The
// server's tests and the load test share it.
package siege

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// An Attack is what one stranger does over and over.
type Attack struct {
	Name string
	By   int                                    // so many do it at once
	Do   func(*Stranger, context.Context) error // once; the error says how the server ended it
}

// Attacks are all, in the order of reports.
func Attacks() []Attack {
	return []Attack{
		{"windows of 65535x65535", 1, func(s *Stranger, ctx context.Context) error { return s.window(ctx, 65535, 65535) }},
		{"windows of 0x0", 1, func(s *Stranger, ctx context.Context) error { return s.window(ctx, 0, 0) }},
		{"10,000 resizes", 1, (*Stranger).resize},
		{"100 channels", 1, (*Stranger).channels},
		{"100 MB pasted", 1, (*Stranger).paste},
		{"a reader that stops", 1, (*Stranger).stall},
		{"names full of escape sequences", 1, (*Stranger).names},
		{"a flood of environment", 1, (*Stranger).environment},
		{"exec, subsystems, forwarding", 1, (*Stranger).forward},
		{"silent connections", 250, func(s *Stranger, ctx context.Context) error { return s.silent(ctx, "") }},
		{"half handshakes", 250, func(s *Stranger, ctx context.Context) error {
			return s.silent(ctx, "SSH-2.0-half\r\n\x00\x00\x01\x00\x06\x14")
		}},
		{"handshakes over the input rate", 10, (*Stranger).Prattle},
	}
}

// A Stranger has a server and an address to come from.
type Stranger struct {
	Server string // its address
	Dialer net.Dialer
	Room   string // the code of the briefing that is attacked
}

// Keys and names of a terminal.
const (
	xterm = "xterm-256color"
	right = "\x1b[C"
)

// Open opens a session's channel on which nothing is asked for yet.
func Open(c ssh.Conn) (ssh.Channel, error) {
	channel, requests, err := c.OpenChannel("session", nil)
	if err != nil {
		return nil, err
	}
	go ssh.DiscardRequests(requests)
	return channel, nil
}

// Terminal is the payload of pty-req: RFC 4254, section 6.2.
func Terminal(term string, columns, rows uint32) []byte {
	return ssh.Marshal(struct {
		Term                         string
		Columns, Rows, Width, Height uint32
		Modes                        string
	}{term, columns, rows, 0, 0, "\x00"})
}

// Window is the payload of window-change: RFC 4254, section 6.7.
func Window(columns, rows uint32) []byte {
	return ssh.Marshal(struct{ Columns, Rows, Width, Height uint32 }{columns, rows, 0, 0})
}

// Variable is the payload of env: RFC 4254, section 6.4.
func Variable(name, value string) []byte {
	return ssh.Marshal(struct{ Name, Value string }{name, value})
}

// Text is the payload of exec and subsystem: RFC 4254, section 6.5.
func Text(s string) []byte { return ssh.Marshal(struct{ Text string }{s}) }

// Flood writes a text over and over, until so many bytes are written or the
// server ends it. It returns how many it took.
func Flood(w io.Writer, text string, most int) (sent int, err error) {
	for sent < most && err == nil {
		var n int
		n, err = io.WriteString(w, text)
		sent += n
	}
	return sent, err
}

// Repeat sends a request so many times without waiting for answers, or until
// the server ends it. It returns how many were sent.
func Repeat(c ssh.Channel, kind string, times int, payload func(i int) []byte) (sent int, err error) {
	for ; sent < times; sent++ {
		if _, err = c.SendRequest(kind, false, payload(sent)); err != nil {
			return sent, err
		}
	}
	return sent, nil
}

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// dial logs in as a user. The connection ends with ctx.
func (s *Stranger) dial(ctx context.Context, user string) (*ssh.Client, error) {
	raw, err := s.Dialer.DialContext(ctx, "tcp", s.Server)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { raw.Close() })
	conn, channels, requests, err := ssh.NewClientConn(raw, s.Server, &ssh.ClientConfig{User: user, HostKeyCallback: ssh.InsecureIgnoreHostKey(),
		Auth: []ssh.AuthMethod{ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })}})
	if err != nil {
		raw.Close()
		return nil, err
	}
	return ssh.NewClient(conn, channels, requests), nil
}

// shell opens a terminal of a size.
func shell(c *ssh.Client, width, height uint32) (ssh.Channel, error) {
	return terminal(c, width, height, "")
}

// terminal opens one of a size for a command; "" is a shell.
func terminal(c *ssh.Client, width, height uint32, command string) (ssh.Channel, error) {
	channel, err := Open(c)
	if err != nil {
		return nil, err
	}
	if _, err := channel.SendRequest("pty-req", true, Terminal(xterm, width, height)); err != nil {
		return nil, err
	}
	if command == "" {
		_, err = channel.SendRequest("shell", true, nil)
	} else {
		_, err = channel.SendRequest("exec", true, Text(command))
	}
	return channel, err
}

// enter logs in and opens a terminal; what comes is read if it is to be.
func (s *Stranger) enter(ctx context.Context, width, height uint32, reads bool) (*ssh.Client, ssh.Channel, error) {
	c, err := s.dial(ctx, "guest")
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

func (s *Stranger) window(ctx context.Context, width, height uint32) error {
	c, channel, err := s.enter(ctx, width, height, true)
	if err != nil {
		return err
	}
	defer c.Close()
	for range 10 {
		if _, err := channel.SendRequest("window-change", false, Window(width, height)); err != nil {
			return err
		}
		if _, err := io.WriteString(channel, right); err != nil {
			return err
		}
		rest(ctx, 100*time.Millisecond)
	}
	return nil
}

func (s *Stranger) resize(ctx context.Context) error {
	c, channel, err := s.enter(ctx, 80, 24, true)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := Repeat(channel, "window-change", 10_000, func(i int) []byte { return Window(uint32(20+i%480), uint32(6+i%190)) }); err != nil {
		return err
	}
	rest(ctx, time.Second)
	return nil
}

func (s *Stranger) channels(ctx context.Context) error {
	c, err := s.dial(ctx, "guest")
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

func (s *Stranger) paste(ctx context.Context) error {
	c, channel, err := s.enter(ctx, 80, 24, true)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(channel, "\x1b[200~"); err != nil {
		return err
	}
	_, err = Flood(channel, strings.Repeat("dán ", 16<<10), 100<<20)
	return err
}

// stall presses keys and reads nothing of what comes.
func (s *Stranger) stall(ctx context.Context) error {
	c, channel, err := s.enter(ctx, 500, 200, false)
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
func (s *Stranger) names(ctx context.Context) error {
	evil := "\x1b]0;x\x07\x1b[2J\u202e\u200b\nlevel=INFO msg=forged\x9b31m"
	c, err := s.dial(ctx, "eve"+evil)
	if err != nil {
		return err
	}
	defer c.Close()
	channel, err := Open(c)
	if err != nil {
		return err
	}
	go io.Copy(io.Discard, channel)
	if ok, err := channel.SendRequest("pty-req", true, Terminal("xterm"+evil, 80, 24)); err != nil || ok {
		return fmt.Errorf("a terminal with such a name: granted %v, %w", ok, err)
	}
	for _, r := range []struct {
		kind    string
		payload []byte
	}{
		{"pty-req", Terminal(xterm, 80, 24)},
		{"exec", Text("quiz")},
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

func (s *Stranger) environment(ctx context.Context) error {
	c, err := s.dial(ctx, "guest")
	if err != nil {
		return err
	}
	defer c.Close()
	channel, err := Open(c)
	if err != nil {
		return err
	}
	value := strings.Repeat("y", 1000)
	_, err = Repeat(channel, "env", 100_000, func(i int) []byte { return Variable(fmt.Sprintf("LD_%d\x1b[31m", i), value) })
	return err
}

func (s *Stranger) forward(ctx context.Context) error {
	c, err := s.dial(ctx, "guest")
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
		channel, err := Open(c)
		if err != nil {
			return err
		}
		if ok, _ := channel.SendRequest(r.kind, true, Text(r.line)); ok && r.kind == "subsystem" {
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

// Prattle sends packets to be ignored in place of a handshake, until the server
// ends it.
func (s *Stranger) Prattle(ctx context.Context) error {
	raw, err := s.Dialer.DialContext(ctx, "tcp", s.Server)
	if err != nil {
		return err
	}
	defer raw.Close()
	defer context.AfterFunc(ctx, func() { raw.Close() })()
	go io.Copy(io.Discard, raw)
	if _, err := io.WriteString(raw, "SSH-2.0-prattle\r\n"); err != nil {
		return err
	}
	// SSH_MSG_IGNORE of RFC 4253, section 11.2, in the packet of section 6.
	const data = 1024 - 4 - 1 - 1 - 4 - 8
	ignore := append(binary.BigEndian.AppendUint32(nil, 1020), 8, 2)
	ignore = append(binary.BigEndian.AppendUint32(ignore, data), make([]byte, data+8)...)
	_, err = Flood(raw, string(ignore), 100<<20)
	return err
}

// silent says what it is told to, and then nothing until the server ends it.
func (s *Stranger) silent(ctx context.Context, first string) error {
	raw, err := s.Dialer.DialContext(ctx, "tcp", s.Server)
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
