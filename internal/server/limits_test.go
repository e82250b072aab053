package server

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/locale"
)

// Each limit that bites is in the log under its name, and where a person is to
// hear of it, they do. (Those of the attacks are looked for by their tests.)
func TestLimitsAreLogged(t *testing.T) {
	words := &locale.For(locale.Vi).Server
	second := func(t *testing.T, h *host, says string) {
		sit(t, h.login(t, "first"), 80, 24, "").see("Bắt đầu học")
		if out, code := exec(t, h.login(t, "second"), "version"); code != exitFailed || !strings.Contains(out, says) {
			t.Errorf("the second hears %q, exit %d; want %q", out, code, says)
		}
	}
	for _, c := range []struct {
		limit string
		set   func(*Limits)
		does  func(*testing.T, *host)
	}{
		{"session", func(l *Limits) { l.Session = time.Second }, func(t *testing.T, h *host) {
			p := sit(t, h.login(t, "an"), 80, 24, "")
			select {
			case <-p.gone:
			case <-time.After(patience):
				t.Fatal("the session does not end")
			}
			p.see("Phiên đã đóng vì kéo dài")
		}},
		{"sessions", func(l *Limits) { l.Sessions = 1 }, func(t *testing.T, h *host) { second(t, h, fmt.Sprintf(words.Full, 1)) }},
		{"per_address", func(l *Limits) { l.PerAddress = 1 }, func(t *testing.T, h *host) { second(t, h, fmt.Sprintf(words.Crowded, 1)) }},
		{"connects", func(l *Limits) { l.Connects = 2 }, func(t *testing.T, h *host) {
			h.login(t, "an")
			h.login(t, "an")
			if out, code := exec(t, h.login(t, "an"), "version"); code != exitFailed || !strings.Contains(out, words.Busy) {
				t.Errorf("the third hears %q, exit %d; want %q", out, code, words.Busy)
			}
			// Beyond what may be heard out it is a line before the version.
			h.guard.work(netip.MustParseAddr("127.0.0.1")).spend(time.Now(), addressSaved)
			h.guard.work(netip.MustParseAddr("127.0.0.1")).spend(time.Now(), addressSaved)
			said, err := io.ReadAll(dialRaw(t, h))
			if want := locale.For(locale.En).Server.Busy + "\r\n"; err != nil || string(said) != want {
				t.Errorf("the next hears %q, %v; want %q", said, err, want)
			}
		}},
		{"requests", nil, func(t *testing.T, h *host) {
			c := h.login(t, "an")
			ch := mustOpen(t, c)
			for range requestsBefore + 1 {
				if _, err := ch.SendRequest("env", false, gossh.Marshal(struct{ Name, Value string }{"LANG", "vi_VN.UTF-8"})); err != nil {
					break
				}
			}
			cut(t, c)
		}},
		{"no_session", func(l *Limits) { l.Login = 2 * time.Second }, func(t *testing.T, h *host) {
			c := h.login(t, "an")
			exec(t, c, "version")
			cut(t, c)
		}},
		{"handshake_bytes", func(l *Limits) { l.InputRate = 1 << 20 }, func(t *testing.T, h *host) {
			raw := dialRaw(t, h)
			packet := binary.BigEndian.AppendUint32([]byte("SSH-2.0-x\r\n"), handshakeBytes) // the largest that there is
			_, _ = raw.Write(append(packet, bytes.Repeat([]byte{1}, handshakeBytes)...))
			_, _ = io.Copy(io.Discard, raw) // until it is cut, with a reset if not all was read
		}},
	} {
		t.Run(c.limit, func(t *testing.T) {
			h := serve(t, func(o *Options) {
				if c.set != nil {
					c.set(&o.Limits)
				}
			})
			c.does(t, h)
			until(t, "the log names the limit", func() bool { return strings.Contains(h.log.String(), "limit="+c.limit+" ") })
		})
	}
}

// dialRaw connects and says nothing yet.
func dialRaw(t *testing.T, h *host) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return c
}
