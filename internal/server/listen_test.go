package server

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// balanced serves behind a load balancer in the given networks, and says which
// address the server takes a connection to be from after it has sent text.
func balanced(t *testing.T, networks, text string) string {
	t.Helper()
	var proxies Networks
	if networks != "" {
		if err := proxies.Set(networks); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	l = behindProxy(l, proxies)
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	in, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	from := remote(in).String()
	in.SetReadDeadline(time.Now().Add(patience))
	rest := make([]byte, 7)
	if _, err := io.ReadFull(in, rest); err != nil {
		return "refused"
	}
	return fmt.Sprintf("%s %s", from, rest)
}

func TestPROXYHeader(t *testing.T) {
	lb := "127.0.0.0/8"
	tests := []struct {
		name     string
		networks string
		text     string
		want     string
	}{
		{"none named", "", "SSH-2.0-x\r\n", "127.0.0.1 SSH-2.0"},
		{"none named, a header", "", "PROXY TCP4 203.0.113.9 127.0.0.1 1 2\r\nSSH-2.0", "127.0.0.1 PROXY T"},
		{"another network, a header", "10.0.0.0/8", "PROXY TCP4 203.0.113.9 127.0.0.1 1 2\r\nSSH-2.0", "127.0.0.1 PROXY T"},
		{"version 1", lb, "PROXY TCP4 203.0.113.9 127.0.0.1 1 2\r\nSSH-2.0", "203.0.113.9 SSH-2.0"},
		{"a single address", "127.0.0.1", "PROXY TCP4 203.0.113.9 127.0.0.1 1 2\r\nSSH-2.0", "203.0.113.9 SSH-2.0"},
		{"IPv6", lb, "PROXY TCP6 2001:db8::9 ::1 1 2\r\nSSH-2.0", "2001:db8::9 SSH-2.0"},
		{"unknown", lb, "PROXY UNKNOWN\r\nSSH-2.0", "127.0.0.1 SSH-2.0"},
		{"version 2", lb, "\r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0c\xcb\x00\x71\x09\x7f\x00\x00\x01\x00\x01\x00\x02SSH-2.0", "203.0.113.9 SSH-2.0"},
		{"none where one is due", lb, "SSH-2.0-x\r\n", "refused"},
		{"broken", lb, "PROXY TCP4 203.0.113.900 127.0.0.1 1 2\r\nSSH-2.0", "refused"},
		{"endless", lb, "PROXY TCP4 " + strings.Repeat("1", 2000), "refused"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := balanced(t, tt.networks, tt.text); got != tt.want {
				t.Errorf("%q; want %q", got, tt.want)
			}
		})
	}
}

// FuzzPROXYHeader reads what a load balancer may send. Whatever it is, the
// reader ends with it, tells an address that is one, and keeps back nothing of
// what follows the header.
func FuzzPROXYHeader(f *testing.F) {
	for _, s := range []string{
		"PROXY TCP4 203.0.113.9 127.0.0.1 1 2\r\nSSH-2.0-x\r\n", "PROXY TCP6 2001:db8::9 ::1 1 2\r\n", "PROXY UNKNOWN\r\nSSH-2.0",
		"PROXY TCP4 203.0.113.900 127.0.0.1 1 2\r\n", "PROXY TCP4 " + strings.Repeat("1", 2000), "SSH-2.0-x\r\n", "", "PROXY \x1b[2J\r\n",
		"\r\n\r\n\x00\r\nQUIT\n\x21\x11\x00\x0c\xcb\x00\x71\x09\x7f\x00\x00\x01\x00\x01\x00\x02SSH-2.0",
		"\r\n\r\n\x00\r\nQUIT\n\x21\x31\xff\xff/etc/passwd", "\r\n\r\n\x00\r\nQUIT\n\x20\x00\x00\x00SSH-2.0",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, sent []byte) {
		here, there := net.Pipe()
		defer there.Close()
		l := behindProxy(&single{c: balancerConn{here}}, []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")})
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		go func() { _, _ = there.Write(sent); there.Close() }()
		from := remote(c)
		rest, err := io.ReadAll(c)
		if err == nil && !from.IsValid() {
			t.Errorf("%q is let in from no address", sent)
		}
		if !bytes.HasSuffix(sent, rest) {
			t.Errorf("%q becomes %q", sent, rest)
		}
		if err == nil && bytes.HasPrefix(sent, []byte("SSH-")) {
			t.Errorf("%q is let in without a header", sent)
		}
	})
}

// single is a listener that has one connection.
type single struct{ c net.Conn }

func (s *single) Accept() (net.Conn, error) { return s.c, nil }
func (s *single) Close() error              { return nil }
func (s *single) Addr() net.Addr            { return s.c.LocalAddr() }

// balancerConn is a connection that comes from a load balancer on loopback.
type balancerConn struct{ net.Conn }

func (balancerConn) RemoteAddr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1} }
func (balancerConn) LocalAddr() net.Addr  { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 2} }

func TestNetworks(t *testing.T) {
	var got Networks
	err := errors.Join(got.Set("10.1.2.3/8,::1"), got.Set("192.0.2.1"))
	if want := "10.0.0.0/8,::1/128,192.0.2.1/32"; err != nil || got.String() != want {
		t.Errorf("%v, %v; want %v", &got, err, want)
	}
	if err := got.Set("everyone"); err == nil || !strings.Contains(err.Error(), "everyone") {
		t.Errorf("a word as a network: %v", err)
	}
}

// What systemd sets for another process is not ours to take.
func TestSocketActivationIsForThisProcess(t *testing.T) {
	for _, pid := range []int{0, os.Getpid() + 1} {
		l, err := listen(t.Context(), "127.0.0.1:0", false, locale.Listening, func(name string) string {
			return map[string]string{"LISTEN_FDS": "1", "LISTEN_PID": strconv.Itoa(pid)}[name]
		})
		if err != nil {
			t.Fatal(err)
		}
		l.Close()
	}
	if _, err := listen(t.Context(), "", false, locale.Listening, func(name string) string {
		return map[string]string{"LISTEN_FDS": "3", "LISTEN_PID": strconv.Itoa(os.Getpid())}[name]
	}); err == nil || !strings.Contains(err.Error(), "ListenStream") {
		t.Errorf("three sockets: %v", err)
	}
}

// Of the sockets that systemd hands over one is for SSH, and one, by its name, for
// browsers.
func TestSocketsByName(t *testing.T) {
	for _, tt := range []struct {
		fds, names string
		ssh, web   uintptr
		ok         bool
	}{
		{"", "", 0, 0, true},
		{"1", "", 3, 0, true},
		{"1", "vneid-training.socket", 3, 0, true},
		{"2", "ssh:web", 3, 4, true},
		{"2", "web:ssh", 4, 3, true},
		{"1", "web", 0, 3, false},
		{"2", "a:b", 0, 0, false},
		{"3", "ssh:web:web", 3, 0, false},
		{"x", "ssh", 0, 0, false},
	} {
		getenv := func(name string) string {
			return map[string]string{"LISTEN_FDS": tt.fds, "LISTEN_FDNAMES": tt.names, "LISTEN_PID": strconv.Itoa(os.Getpid())}[name]
		}
		ssh, err1 := handed(false, getenv)
		web, err2 := handed(true, getenv)
		if ssh != tt.ssh || web != tt.web || (err1 == nil && err2 == nil) != tt.ok {
			t.Errorf("%q %q: SSH %d, %v; browsers %d, %v; want %d, %d, %v", tt.fds, tt.names, ssh, err1, web, err2, tt.ssh, tt.web, tt.ok)
		}
	}
}
