package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"regexp"
	"runtime"
	heap "runtime/metrics"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/siege"
	"training.vast.vn/vneid-training/internal/tier"
)

// Each test here is what one stranger does, with the stock stack's answer to
// it in its head. withstand runs it beside an honest person and wants, a
// second after the stranger is gone, everything back that it took.
func withstand(t *testing.T, change func(*Limits), attack func(h *host)) *host {
	t.Helper()
	h := serve(t, func(o *Options) {
		l := &o.Limits
		l.Login, l.Stall = time.Second, time.Second
		if change != nil {
			change(l)
		}
	})
	honest := sit(t, h.login(t, "honest"), 100, 30, "learn")
	honest.see("trang 1/")
	runtime.GC()
	goroutines, files := runtime.NumGoroutine(), openFiles(t)
	peak := watchHeap()

	attack(h)

	for _, page := range []string{"2", "1", "2"} {
		honest.press(map[string]string{"1": "\x1b[H", "2": "\x1b[C"}[page])
		honest.see("trang " + page + "/")
	}
	grown := peak()
	gone := time.Now()
	for runtime.NumGoroutine() > goroutines || openFiles(t) > files {
		if time.Since(gone) > h.limits.Login+time.Second {
			buf := make([]byte, 1<<20)
			t.Fatalf("%d goroutines and %d files are left; %d and %d before\n%s", runtime.NumGoroutine(), openFiles(t), goroutines, files, buf[:runtime.Stack(buf, true)])
		}
		time.Sleep(5 * time.Millisecond)
	}
	if grown > 200<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
	return h
}

func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if errors.Is(err, os.ErrNotExist) {
		return 0 // no such count on this system
	}
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

// watchHeap looks at the heap every 10 ms; what it returns says by how many
// bytes it grew at most.
func watchHeap() (grown func() int64) {
	sample := []heap.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	read := func() int64 { heap.Read(sample); return int64(sample[0].Value.Uint64()) }
	before, most := read(), int64(0)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(10 * time.Millisecond):
				most = max(most, read()-before)
			}
		}
	}()
	return func() int64 { close(stop); <-stopped; return most }
}

func mustOpen(t testing.TB, c *gossh.Client) gossh.Channel {
	t.Helper()
	ch, err := siege.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	return ch
}

// ptyRequest asks for a terminal of a size.
func ptyRequest(columns, rows uint32) []byte { return siege.Terminal("xterm-256color", columns, rows) }

// ask sends a request and returns whether it was granted.
func ask(t testing.TB, ch gossh.Channel, kind string, payload []byte) bool {
	t.Helper()
	granted, err := ch.SendRequest(kind, true, payload)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return granted
}

// cut waits until the server has ended a connection.
func cut(t testing.TB, c *gossh.Client) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); _ = c.Wait() }()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatal("the server keeps the connection")
	}
}

// A1: a terminal, window changes, no shell. The stock stack blocks its mux on
// the second change and leaks six goroutines and a file for ever.
func TestA1WindowChangesWithoutAShell(t *testing.T) {
	for _, hangUp := range []bool{true, false} {
		t.Run(fmt.Sprintf("hang up %v", hangUp), func(t *testing.T) {
			withstand(t, nil, func(h *host) {
				for range 20 {
					c := h.login(t, "a1")
					ch := mustOpen(t, c)
					ask(t, ch, "pty-req", ptyRequest(80, 24))
					for n := range uint32(40) {
						if _, err := ch.SendRequest("window-change", false, siege.Window(80+n, 24)); err != nil {
							t.Fatal(err)
						}
					}
					if hangUp {
						c.Close()
					} else {
						defer cut(t, c)
					}
				}
			})
		})
	}
}

// A2: the channel is closed, the connection stays. The stock middleware spins
// on the closed window channel, a core for each session.
func TestA2ClosedChannelOpenConnection(t *testing.T) {
	withstand(t, func(l *Limits) { l.Login = 2 * time.Second }, func(h *host) {
		var conns []*gossh.Client
		for range 20 {
			c := h.login(t, "a2")
			ch := mustOpen(t, c)
			ask(t, ch, "pty-req", ptyRequest(80, 24))
			ask(t, ch, "shell", nil)
			ch.Close()
			conns = append(conns, c)
		}
		until(t, "only the honest session is left", func() bool { return h.count() == 1 })
		before := cpuTime(t)
		time.Sleep(500 * time.Millisecond) // the time over which the processor is watched
		if spent := cpuTime(t) - before; spent > 250*time.Millisecond {
			t.Errorf("%v of processor time went by in half a second of silence", spent)
		}
		for _, c := range conns {
			cut(t, c)
		}
	})
}

func cpuTime(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A3: sizes that nobody has. One anonymous pty-req of 65535x65535 takes the
// stock stack's process down, at 219 bytes a cell.
func TestA3WindowSizes(t *testing.T) {
	tests := []struct{ columns, rows, width, height uint32 }{
		{65535, 65535, 500, 200},
		{4294967295, 4294967295, 500, 200},
		{3000, 3000, 500, 200},
		{0, 0, 20, 6},
		{1, 4294967295, 20, 200},
		{500, 200, 500, 200},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%dx%d", tt.columns, tt.rows), func(t *testing.T) {
			h := withstand(t, nil, func(h *host) {
				c := h.login(t, "a3")
				ch := mustOpen(t, c)
				ask(t, ch, "pty-req", ptyRequest(tt.columns, tt.rows))
				ask(t, ch, "shell", nil)
				if _, err := io.ReadFull(ch, make([]byte, 40)); err != nil {
					t.Errorf("no frame comes: %v", err)
				}
				if _, err := siege.Repeat(ch, "window-change", 20, func(int) []byte { return siege.Window(tt.columns, tt.rows) }); err != nil {
					t.Error(err)
				}
				c.Close()
			})
			if want := fmt.Sprintf("columns=%d rows=%d", tt.width, tt.height); !strings.Contains(h.log.String(), want) {
				t.Errorf("the log lacks %q:\n%s", want, h.log)
			}
		})
	}
}

// A4: 600 MB of environment. The stock stack keeps it all, LD_PRELOAD too, and
// grants agent forwarding.
func TestA4EnvironmentFlood(t *testing.T) {
	big := strings.Repeat("x", 30000)
	withstand(t, nil, func(h *host) {
		c := h.login(t, "a4")
		ch := mustOpen(t, c)
		for name, want := range map[string]bool{
			"LANG": true, "LC_ALL": true, "LC_TIME": true, "COLORTERM": true, "NO_COLOR": true, "TERM": true,
			"LD_PRELOAD": false, "PATH": false, "VNEID_TRAINING_DATA": false, "LC_": true, "LC_all": false, "LC_X=Y": false, "": false,
		} {
			if got := ask(t, ch, "env", siege.Variable(name, "en_US.UTF-8")); got != want {
				t.Errorf("env %s is granted: %v", name, got)
			}
		}
		if ask(t, ch, "env", siege.Variable("LANG", "vi\x1b[2J")) || ask(t, ch, "env", siege.Variable("LANG", big)) || ask(t, ch, "env", []byte{0, 0}) {
			t.Error("a value with an escape sequence, one of 30,000 bytes, or a torn request is granted")
		}
		c.Close()

		c = h.login(t, "a4")
		ch = mustOpen(t, c)
		sent, _ := siege.Repeat(ch, "env", 100<<20/len(big), func(int) []byte { return siege.Variable("LC_ALL", big) })
		if sent *= len(big); sent > 8<<20 {
			t.Errorf("%d MiB of environment were taken", sent>>20)
		}
		cut(t, c)
		c = h.login(t, "a4")
		ch = mustOpen(t, c)
		if _, err := siege.Repeat(ch, "env", 100_000, func(int) []byte { return siege.Variable("LC_ALL", "vi") }); err == nil {
			t.Error("100,000 small requests were taken")
		}
		cut(t, c)
	})
}

// A5: 300 shells on one connection. The stock stack serves them all.
func TestA5ManyChannels(t *testing.T) {
	h := withstand(t, nil, func(h *host) {
		c := h.login(t, "a5")
		first := mustOpen(t, c)
		ask(t, first, "pty-req", ptyRequest(80, 24))
		ask(t, first, "shell", nil)
		refused := 0
		for range 300 {
			_, err := siege.Open(c)
			var said *gossh.OpenChannelError
			if errors.As(err, &said) {
				refused++
				if said.Message == "" {
					t.Error("a channel is refused without a reason")
				}
				continue
			}
			if err == nil {
				t.Error("a second session is served on one connection")
			}
			break // cut
		}
		if refused != refusedChannels {
			t.Errorf("%d channels were refused before the connection was cut, want %d", refused, refusedChannels)
		}
		cut(t, c)
	})
	if !strings.Contains(h.log.String(), "limit=channels") {
		t.Error("the log does not say that a limit bit")
	}
}

// A session after another on one connection is fine: ControlMaster does so. The
// time in which the next has to begin does not run on once it has.
func TestSessionsOneAfterTheOther(t *testing.T) {
	t.Parallel()
	const login = 3 * time.Second
	h := serve(t, func(o *Options) { o.Limits.Login = login })
	c := h.login(t, "an")
	for range 100 {
		if out, _ := exec(t, c, "version"); !strings.Contains(out, "vneid-training/") {
			t.Fatalf("version says %q", out)
		}
	}
	p := sit(t, c, 80, 24, "")
	p.see("Bắt đầu học")
	select {
	case <-p.gone:
		t.Errorf("the last session was ended:\n%s", h.log)
	case <-time.After(login + 500*time.Millisecond):
	}
}

// A6: TCP connections that say nothing, or half of what they should. They stay
// open on the stock stack.
func TestA6SilentConnections(t *testing.T) {
	kexinit := append([]byte{0, 0, 1, 0, 6, 20}, make([]byte, 100)...) // a packet of 256 bytes of which 102 come
	for name, first := range map[string][]byte{
		"silent": nil, "half a version": []byte("SSH-2.0-"), "version": []byte("SSH-2.0-x\r\n"), "half a key exchange": append([]byte("SSH-2.0-x\r\n"), kexinit...),
		"no version ever": bytes.Repeat([]byte("hello\r\n"), 30), "noise": bytes.Repeat([]byte{0xff}, 10000),
	} {
		t.Run(name, func(t *testing.T) {
			h := withstand(t, func(l *Limits) { l.PerAddress, l.Handshakes = 300, 200 }, func(h *host) {
				var conns []net.Conn
				for i := range 500 {
					d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(2+i%2))}}
					c, err := d.Dial("tcp", h.addr)
					if err != nil {
						t.Fatal(err)
					}
					defer c.Close()
					c.Write(first)
					conns = append(conns, c)
				}
				for _, c := range conns {
					c.SetReadDeadline(time.Now().Add(patience))
					if _, err := io.Copy(io.Discard, c); errors.Is(err, os.ErrDeadlineExceeded) {
						t.Fatal("the server keeps a connection that said nothing")
					}
				}
			})
			if name != "noise" && !strings.Contains(h.log.String(), "limit=") { // noise is no SSH, and ends by itself
				t.Error("the log does not say that a limit bit")
			}
		})
	}
}

// On the first visit ssh asks a person whether to trust the host key, which
// takes them longer than a program may take to log in. Who never answers does
// not stay for ever.
func TestAPersonMayThinkAboutTheHostKey(t *testing.T) {
	h := withstand(t, func(l *Limits) { l.Trust = 3 * time.Second }, func(h *host) {
		visit := func(thinks time.Duration) error {
			c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: guest, HostKeyCallback: func(string, net.Addr, gossh.PublicKey) error {
				time.Sleep(thinks)
				return nil
			}})
			if err != nil {
				return err
			}
			defer c.Close()
			if out, code := exec(t, c, "version"); code != 0 {
				t.Errorf("version says %q", out)
			}
			return nil
		}
		if err := visit(2 * h.limits.Login); err != nil {
			t.Errorf("a person who thinks for %v can't come in: %v", 2*h.limits.Login, err)
		}
		if err := visit(h.limits.Trust + time.Second); err == nil {
			t.Errorf("who takes longer than %v comes in", h.limits.Trust)
		}
	})
	if !strings.Contains(h.log.String(), "limit=login") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// A flood of connections that say nothing does not keep an honest person out:
// those that came first make room.
func TestSilentConnectionsKeepNobodyOut(t *testing.T) {
	h := withstand(t, func(l *Limits) { l.Login, l.Handshakes, l.PerAddress = 20*time.Second, 20, 1000 }, func(h *host) {
		for range 100 {
			c, err := net.Dial("tcp", h.addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
		}
		madeRoom := func(n int) bool {
			_, text := get(t, h.AdminHandler(), "/metrics")
			return strings.Contains(text, fmt.Sprintf("limits_total{limit=\"handshakes\"} %d\n", n))
		}
		until(t, "all but the last twenty are gone", func() bool { return madeRoom(80) })
		c := h.login(t, "an")
		if out, code := exec(t, c, "version"); code != 0 {
			t.Errorf("version says %q", out)
		}
		c.Close()
		if !madeRoom(81) {
			t.Error("not one, the oldest, made room for the person")
		}
	})
	if !strings.Contains(h.log.String(), "limit=handshakes") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// Whoever sends too much before they are known waits, and nobody waits for them:
// honest logins are as quick beside them.
func TestThrottledHandshakesHoldNobodyUp(t *testing.T) {
	var longest time.Duration
	withstand(t, func(l *Limits) { l.Login = 10 * time.Second }, func(h *host) {
		ctx, stop := context.WithCancel(t.Context())
		var strangers sync.WaitGroup
		for range 10 {
			strangers.Go(func() {
				for ctx.Err() == nil {
					_ = (&siege.Stranger{Server: h.addr}).Prattle(ctx)
				}
			})
		}
		time.Sleep(time.Second) // until they are over the rate
		for range 10 {
			began := time.Now()
			c := h.login(t, "an")
			longest = max(longest, time.Since(began))
			c.Close()
		}
		stop()
		strangers.Wait()
	})
	t.Logf("the longest login took %v", longest)
	if longest > time.Second {
		t.Errorf("a login took %v", longest)
	}
}

// Commands one after the other on one connection are counted as connections are,
// and so is what they make the log grow by.
func TestCommandFlood(t *testing.T) {
	ran := 0
	h := withstand(t, func(l *Limits) { l.Connects, l.Login = 30, 20*time.Second }, func(h *host) {
		c := h.login(t, guest)
		defer c.Close()
		for range 1000 {
			s, err := c.NewSession()
			if no := (*gossh.OpenChannelError)(nil); errors.As(err, &no) {
				continue
			}
			if err != nil {
				break // it was ended
			}
			if s.Run("version") == nil {
				ran++
			}
		}
	})
	if ran > 35 || ran < 20 {
		t.Errorf("%d commands ran; want about 30", ran)
	}
	if n := len(h.log.String()); n > 30<<10 {
		t.Errorf("the log grew by %d KB", n>>10)
	}
	if !strings.Contains(h.log.String(), "limit=connects") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// Key exchanges are the dearest thing that a client can ask for over and over.
// One as OpenSSH and PuTTY are told to makes them does not lose its connection.
func TestRekeyFlood(t *testing.T) {
	rekeying := func(h *host, bytes uint64, packets int) error {
		config := &gossh.ClientConfig{User: guest, HostKeyCallback: gossh.FixedHostKey(h.opt.HostKeys[0].PublicKey())}
		config.RekeyThreshold = bytes
		config.KeyExchanges = []string{gossh.KeyExchangeDH14SHA256}
		c, err := gossh.Dial("tcp", h.addr, config)
		if err != nil {
			return err
		}
		defer c.Close()
		ch := mustOpen(t, c)
		for range packets {
			if _, err := ch.SendRequest("env", true, siege.Variable("X", strings.Repeat("x", 300))); err != nil {
				return err
			}
			time.Sleep(10 * time.Millisecond) // an exchange under way is not asked for again
		}
		return nil
	}
	h := withstand(t, func(l *Limits) { l.InputRate, l.Login = 1<<20, 20*time.Second }, func(h *host) {
		if err := rekeying(h, 1<<30, 60); err != nil {
			t.Errorf("who needs no new keys is cut: %v", err)
		}
		if err := rekeying(h, 1000, 7); err != nil {
			t.Errorf("who changes keys twice is cut: %v", err)
		}
		if err := rekeying(h, 256, 60); err == nil {
			t.Error("who changes keys all the time is not cut")
		}
	})
	if !strings.Contains(h.log.String(), "limit=key_exchanges") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// Those of an address count together, and as connections do.
func TestRekeysCountAsConnects(t *testing.T) {
	g, _ := newTestGuard(func(l *Limits) { l.Connects = 3 })
	from := netip.MustParseAddr("192.0.2.7")
	e := &entry{from: from}
	g.admit(e)
	for i, want := range []bool{true, true, false} {
		if g.once(from) != want {
			t.Errorf("exchange %d: %v; beside one connection there are two of three in a minute", i+1, !want)
		}
	}
	if !g.once(netip.MustParseAddr("192.0.2.8")) {
		t.Error("another address can't")
	}
}

// A7: a client that never reads. A plain Send to it blocks for ever on the
// stock stack, and its idle timeout does not fire.
func TestA7ReaderThatStops(t *testing.T) {
	h := withstand(t, func(l *Limits) { l.InputRate = 1 << 20 }, func(h *host) {
		raw, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		raw.(*net.TCPConn).SetReadBuffer(4096)
		gate := &gated{Conn: raw, open: make(chan struct{}), closed: make(chan struct{})}
		close(gate.open)
		sc, chans, requests, err := gossh.NewClientConn(gate, h.addr, &gossh.ClientConfig{
			User: guest, HostKeyCallback: gossh.FixedHostKey(h.opt.HostKeys[0].PublicKey())})
		if err != nil {
			t.Fatal(err)
		}
		c := gossh.NewClient(sc, chans, requests)
		ch := mustOpen(t, c)
		ask(t, ch, "pty-req", ptyRequest(500, 200))
		ask(t, ch, "exec", siege.Text("learn"))
		gate.shut()
		for late := time.Now().Add(4 * patience); ; { // every turn and redraw is output that nobody reads
			if _, err := ch.Write([]byte("\x0c\x1b[C\x0c\x1b[D")); err != nil {
				break
			}
			time.Sleep(10 * time.Millisecond)
			if time.Now().After(late) {
				t.Error("the server still takes keys from a client that reads nothing")
				break
			}
		}
		c.Close()
	})
	if !strings.Contains(h.log.String(), "limit=stall") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// A peer that is gone without a word is found by keep-alives; one that only
// sits still is not taken for it.
func TestSilentPeerIsFound(t *testing.T) {
	h := withstand(t, func(l *Limits) { l.KeepAlive = 200 * time.Millisecond }, func(h *host) {
		raw, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		gate := &gated{Conn: raw, open: make(chan struct{}), closed: make(chan struct{})}
		close(gate.open)
		sc, chans, requests, err := gossh.NewClientConn(gate, h.addr, &gossh.ClientConfig{
			User: guest, HostKeyCallback: gossh.FixedHostKey(h.opt.HostKeys[0].PublicKey())})
		if err != nil {
			t.Fatal(err)
		}
		c := gossh.NewClient(sc, chans, requests)
		defer c.Close()
		ch := mustOpen(t, c)
		ask(t, ch, "pty-req", ptyRequest(80, 24))
		ask(t, ch, "shell", nil)
		until(t, "two sessions", func() bool { return h.count() == 2 })
		gate.shut()
		until(t, "only the honest session is left", func() bool { return h.count() == 1 })
	})
	if !strings.Contains(h.log.String(), "limit=keepalive") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// gated is a connection whose Reads wait while it is shut.
type gated struct {
	net.Conn
	mu     sync.Mutex
	open   chan struct{}
	closed chan struct{}
	once   sync.Once
}

func (g *gated) shut() { g.mu.Lock(); g.open = make(chan struct{}); g.mu.Unlock() }

func (g *gated) Read(p []byte) (int, error) {
	g.mu.Lock()
	open := g.open
	g.mu.Unlock()
	select {
	case <-open:
		return g.Conn.Read(p)
	case <-g.closed:
		return 0, net.ErrClosed
	}
}

func (g *gated) Close() error {
	g.once.Do(func() { close(g.closed) })
	return g.Conn.Close()
}

// A7 again: what answers keep-alives, or draws, is idle all the same.
func TestA7IdleInSpiteOfKeepAlives(t *testing.T) {
	h := serve(t, func(o *Options) { o.Limits.Idle = 6 * time.Second })
	c := h.login(t, "a7")
	p := sit(t, c, 100, 30, "")
	p.see("Bắt đầu học")
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for {
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
				if _, _, err := c.SendRequest("keepalive@openssh.com", true, nil); err != nil {
					return
				}
				p.session.WindowChange(30, 100)
			}
		}
	}()
	p.see("Anh, chị còn ở đó không?")
	select {
	case <-p.gone:
	case <-time.After(patience):
		t.Error("a session without a key does not end")
	}
	p.see("Phiên đã đóng vì")
	if !strings.Contains(h.log.String(), "limit=idle") {
		t.Errorf("the log does not say why:\n%s", h.log)
	}
}

// The warning says how long is left; a key after it keeps the session.
func TestIdleWarningGoesAway(t *testing.T) {
	t.Parallel()
	h := serve(t, func(o *Options) { o.Limits.Idle = 12 * time.Second })
	p := sit(t, h.login(t, "an"), 100, 30, "")
	p.see("Bắt đầu học")
	for range 2 {
		first := 0
		until(t, "the warning counts down", func() bool {
			left := secondsLeft.FindStringSubmatch(p.Text())
			if left == nil {
				return false
			}
			n, _ := strconv.Atoi(left[1])
			first = max(first, n)
			return n < first
		})
		p.press("\x1b[B")
		until(t, "the warning goes away", func() bool { return !strings.Contains(p.Text(), "còn ở đó không") })
	}
	select {
	case <-p.gone:
		t.Error("the session ended all the same")
	default:
	}
}

// secondsLeft finds what the warning counts.
var secondsLeft = regexp.MustCompile(`Anh, chị còn ở đó không\?.* còn (\d+) giây`)

// A8: a user name with a line of the log in it. wish's logging middleware
// writes it raw.
func TestA8ForgedLogLine(t *testing.T) {
	h := withstand(t, nil, func(h *host) {
		c := h.login(t, "eve\ntime=2026 level=INFO msg=\"session opened\" user=root\x1b[2J\u202e")
		exec(t, c, "version\nlevel=INFO msg=forged")
		c.Close()
	})
	for line := range strings.Lines(h.log.String()) {
		if !strings.HasPrefix(line, "time=20") || strings.ContainsAny(line, "\x1b\u202e\r") || strings.HasPrefix(line, "time=2026 ") {
			t.Errorf("a line that the server did not mean to write: %q", line)
		}
	}
	if !strings.Contains(h.log.String(), `eve\\ntime=2026`) {
		t.Errorf("the name is not in the log:\n%s", h.log)
	}
}

// A9: keys by the megabyte, and a paste without an end. 124 MB of it become
// 413 MB of heap on the stock stack.
func TestA9InputFloods(t *testing.T) {
	for name, chunk := range map[string]string{"keys": strings.Repeat("j", 16<<10), "paste": strings.Repeat("dán ", 4<<10)} {
		t.Run(name, func(t *testing.T) {
			h := withstand(t, nil, func(h *host) {
				c := h.login(t, "a9")
				ch := mustOpen(t, c)
				ask(t, ch, "pty-req", ptyRequest(80, 24))
				ask(t, ch, "exec", siege.Text("quiz"))
				go io.Copy(io.Discard, ch)
				if name == "paste" {
					io.WriteString(ch, "\x1b[200~")
				}
				if sent, _ := siege.Flood(ch, chunk, 100<<20); sent > 8<<20 {
					t.Errorf("%d MiB of input were taken", sent>>20)
				}
				cut(t, c)
			})
			if !strings.Contains(h.log.String(), "limit=input_rate") {
				t.Errorf("the log does not say why:\n%s", h.log)
			}
		})
	}
}

// A10: window changes as fast as they go. What comes in a moment is drawn
// once, at the last size; a flood of them is input like any other.
func TestA10ResizeFlood(t *testing.T) {
	withstand(t, nil, func(h *host) {
		c := h.login(t, "a10")
		p := sit(t, c, 100, 30, "")
		p.see("Bắt đầu học")
		for n := range 200 {
			if err := p.session.WindowChange(12+n%20, 40+n); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.session.WindowChange(8, 30); err != nil { // too small for the screens, which say so
			t.Fatal(err)
		}
		p.see("Cửa sổ nhỏ quá")
		if err := p.session.WindowChange(30, 100); err != nil {
			t.Fatal(err)
		}
		p.see("Bắt đầu học")
		for n := 0; ; n++ {
			if err := p.session.WindowChange(20+n%100, 40+n%400); err != nil {
				break
			}
			if n > 1<<20 {
				t.Error("a million window changes were taken")
				break
			}
		}
		cut(t, c)
	})
}

// A12: a panic of ours. In a goroutine it takes the stock stack's process down.
func TestA12Panics(t *testing.T) {
	boom := func() tea.Msg { panic("boom in a command") }
	for name, run := range map[string]func(context.Context, *Session) int{
		"command": func(context.Context, *Session) int { panic("boom in a command") },
		"update": func(ctx context.Context, s *Session) int {
			return s.Run(ctx, &bomb{in: "update"}, tier.Tier{Profile: colorprofile.ANSI})
		},
		"view": func(ctx context.Context, s *Session) int {
			return s.Run(ctx, &bomb{in: "view"}, tier.Tier{Profile: colorprofile.ANSI})
		},
		"init": func(ctx context.Context, s *Session) int {
			return s.Run(ctx, &bomb{in: "init"}, tier.Tier{Profile: colorprofile.ANSI})
		},
		"cmd": func(ctx context.Context, s *Session) int {
			return s.Run(ctx, &bomb{cmd: boom}, tier.Tier{Profile: colorprofile.ANSI})
		},
		"batch": func(ctx context.Context, s *Session) int {
			return s.Run(ctx, &bomb{cmd: tea.Batch(boom, boom)}, tier.Tier{Profile: colorprofile.ANSI})
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := withstand(t, nil, func(h *host) {
				h.commands = append(h.commands, Command{Name: "boom", Run: run})
				c := h.login(t, "a12")
				p := sit(t, c, 80, 24, "boom")
				p.see("Xin lỗi")
				<-p.gone
				c.Close()
			})
			if log := h.log.String(); !strings.Contains(log, "boom in") || !strings.Contains(log, "attack_test.go") {
				t.Errorf("the log lacks the panic or its stack:\n%s", log)
			}
		})
	}
}

// bomb is a model that panics.
type bomb struct {
	in  string
	cmd tea.Cmd
}

func (b *bomb) Init() tea.Cmd {
	if b.in == "init" {
		panic("boom in init")
	}
	return b.cmd
}

func (b *bomb) Update(tea.Msg) (tea.Model, tea.Cmd) {
	if b.in == "update" {
		panic("boom in update")
	}
	return b, nil
}

func (b *bomb) View() tea.View {
	if b.in == "view" {
		panic("boom in view")
	}
	return tea.NewView("tick")
}

// Never: forwarding of ports, agents and X11, subsystems, sftp, signals,
// channels other than sessions.
func TestWhatIsNeverServed(t *testing.T) {
	withstand(t, nil, func(h *host) {
		c := h.login(t, "an")
		ch := mustOpen(t, c)
		subsystem := gossh.Marshal(struct{ Name string }{"sftp"})
		for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "subsystem", "xon-xoff", "no-such-request"} {
			if ask(t, ch, kind, subsystem) {
				t.Errorf("%s is granted", kind)
			}
		}
		for _, kind := range []string{"tcpip-forward", "cancel-tcpip-forward", "streamlocal-forward@openssh.com", "no-such-request"} {
			if ok, _, err := c.SendRequest(kind, true, gossh.Marshal(struct {
				Addr string
				Port uint32
			}{"127.0.0.1", 0})); ok || err != nil {
				t.Errorf("%s: granted %v, %v", kind, ok, err)
			}
		}
		for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com"} {
			if _, _, err := c.OpenChannel(kind, nil); err == nil {
				t.Errorf("a channel %s is opened", kind)
			}
		}
		if !ask(t, ch, "pty-req", ptyRequest(80, 24)) || ask(t, ch, "pty-req", ptyRequest(80, 24)) {
			t.Error("a first terminal is refused, or a second granted")
		}
		if !ask(t, ch, "shell", nil) || ask(t, ch, "shell", nil) || ask(t, ch, "exec", subsystem) || ask(t, ch, "env", subsystem) {
			t.Error("a first shell is refused, or something is granted after it")
		}
		c.Close()
	})
}

// Whoever leaves while a command of their session waits, for the next minute
// of the clock here, leaves nothing that goes on waiting.
func TestNobodyWaitsForTheClockOfOneWhoIsGone(t *testing.T) {
	withstand(t, nil, func(h *host) {
		for range 10 {
			c := h.login(t, "an")
			p := sit(t, c, 100, 30, "learn")
			p.see("trang 1/")
			p.press("t")
			p.see("0 phút")
			c.Close()
			<-p.gone
		}
	})
}
