package web

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"training.vast.vn/vneid-training/internal/wire"
)

// options are those of a door on which a page's keys come back as bells do: each
// message of the page is answered with a Pong of how many came.
func options() Options {
	return Options{
		Conns: 64, ConnsPerAddress: 32, Requests: 1000, Hello: 2 * time.Second, Stall: 2 * time.Second, Alive: time.Minute,
		Session: func(ctx context.Context, v Visit, s *Socket) {
			for n := 1; ; n++ {
				if _, err := s.Read(ctx); err != nil {
					return
				}
				if _, err := s.Write(wire.AppendPong(nil, n)); err != nil {
					return
				}
			}
		},
		Verify: func(code, language string) Verdict {
			return Verdict{Title: "Kiểm tra", Code: code, Asked: code != "", Lines: []string{code}}
		},
		Handout: func(language string) ([]byte, error) { return []byte("<p>" + language), nil },
	}
}

func get(t *testing.T, d *Door, method, target string, change func(*http.Request)) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	r.RemoteAddr = "192.0.2.1:1000"
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What is served by which path, in which language; and no path leads to a file.
func TestPaths(t *testing.T) {
	t.Parallel()
	d := New(options())
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	for _, tt := range []struct {
		method, target string
		change         func(*http.Request)
		status         int
		holds          string
	}{
		{"GET", "/", nil, 200, `lang="vi"`},
		{"GET", "/?lang=en", nil, 200, `lang="en"`},
		{"GET", "/?lang=xx", nil, 200, `lang="vi"`},
		{"GET", "/", header("Accept-Language", "en-GB,en;q=0.9,vi;q=0.8"), 200, `lang="en"`},
		{"GET", "/", header("Accept-Language", "fr, de"), 200, `lang="vi"`},
		{"GET", "/", header("Accept-Language", strings.Repeat("en,", 1000)), 200, `lang="vi"`},
		{"GET", "/4821", nil, 200, "<html"},
		{"GET", "/screen/4821", nil, 200, "<html"},
		{"GET", "/page.css", nil, 200, ""},
		{"GET", "/page.js", nil, 200, ""},
		{"HEAD", "/", nil, 200, ""},
		{"GET", "/handout?lang=en", nil, 200, "<p>en"},
		{"GET", "/healthz", nil, 200, "ok"},
		{"GET", "/verify?code=%3Cscript%3Ealert(1)%3C/script%3E", nil, 200, "&lt;script&gt;"},
		{"GET", "/V/VNEID3:ABC", nil, 200, "VNEID3:ABC"},
		{"GET", "/V/%3Cscript%3E", nil, 200, "&lt;script&gt;"},
		{"GET", "/remote/" + strings.Repeat("A", 26), nil, 200, "<html"},
		{"GET", "/remote/" + strings.Repeat("a", 26), nil, 404, ""},
		{"GET", "/vi", nil, 404, ""},
		{"GET", "/vi/", nil, 404, ""},
		{"GET", "/index.html", nil, 404, ""},
		{"GET", "/page/index.html", nil, 404, ""},
		{"GET", "/48a1", nil, 404, ""},
		{"GET", "/screen/", nil, 404, ""},
		{"GET", "/screen/../4821", nil, 404, ""},
		{"GET", "/..%2f..%2fetc/passwd", nil, 404, ""},
		{"GET", "/results.jsonl", nil, 404, ""},
		{"GET", "/metrics", nil, 404, ""},
		{"POST", "/", nil, 405, ""},
		{"PUT", "/verify", nil, 405, ""},
		{"GET", "/verify?code=" + strings.Repeat("A", mostCode+1), nil, 413, ""},
		{"GET", "/socket", header("Origin", "https://evil.example"), 403, ""},
		{"GET", "/socket", header("Origin", "null"), 403, ""},
		{"GET", "/socket", func(r *http.Request) { r.Header["Origin"] = []string{"http://example.com", "https://evil.example"} }, 403, ""},
		{"GET", "/socket", header("Sec-Fetch-Site", "cross-site"), 403, ""},
	} {
		r := get(t, d, tt.method, tt.target, tt.change)
		text := body(t, r)
		if r.StatusCode != tt.status || !strings.Contains(text, tt.holds) || strings.Contains(text, "<script>") {
			t.Errorf("%s %.60s: %d %.200q; want %d with %q", tt.method, tt.target, r.StatusCode, text, tt.status, tt.holds)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer"} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s %.60s: %s is %q; want %q", tt.method, tt.target, name, got, want)
			}
		}
		policy := r.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "script-src 'unsafe") || len(r.Header.Values("Set-Cookie")) > 0 {
			t.Errorf("%s %.60s: policy %q, cookies %q", tt.method, tt.target, policy, r.Header.Values("Set-Cookie"))
		}
	}
}

// The page with all it needs is small over the wire, and not sent twice.
func TestPageIsSmall(t *testing.T) {
	t.Parallel()
	const most = 60_000
	d := New(options())
	sum := 0
	for _, path := range []string{"/", "/page.css", "/page.js"} {
		r := get(t, d, "GET", path, func(r *http.Request) { r.Header.Set("Accept-Encoding", "br, gzip") })
		text := body(t, r)
		sum += len(text)
		if r.Header.Get("Content-Encoding") == "gzip" {
			z, err := gzip.NewReader(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, z); err != nil {
				t.Fatal(err)
			}
		}
		again := get(t, d, "GET", path, func(r *http.Request) {
			r.Header.Set("If-None-Match", `"`+strings.Trim(get(t, d, "GET", path, nil).Header.Get("ETag"), `"`)+`"`)
		})
		if again.StatusCode != http.StatusNotModified {
			t.Errorf("%s is sent again: %d", path, again.StatusCode)
		}
	}
	if t.Logf("%d bytes", sum); sum > most {
		t.Errorf("the page is %d bytes; want at most %d", sum, most)
	}
}

// Where the house has a name, other hosts are not answered; behind a proxy only
// that is, and it says whom it speaks for.
func TestHostAndProxy(t *testing.T) {
	t.Parallel()
	o := options()
	o.Host = "hoc.vast.vn"
	named := New(o)
	for host, want := range map[string]int{"hoc.vast.vn": 200, "HOC.VAST.VN:443": 200, "evil.example": 421, "192.0.2.9": 421, "": 421} {
		if r := get(t, named, "GET", "/", func(r *http.Request) { r.Host = host }); r.StatusCode != want {
			t.Errorf("host %q: %d; want %d", host, r.StatusCode, want)
		}
	}
	o = options()
	o.Proxy = netip.MustParsePrefix("10.0.0.0/8").Contains
	behind := New(o)
	if r := get(t, behind, "GET", "/", nil); r.StatusCode != 403 {
		t.Errorf("past the proxy: %d; want 403", r.StatusCode)
	}
	for hops, want := range map[string]string{"198.51.100.7": "198.51.100.7", "203.0.113.5, 198.51.100.7": "198.51.100.7", "198.51.100.7, 10.1.1.1": "198.51.100.7", "nonsense": "10.0.0.2", "": "10.0.0.2", "::ffff:198.51.100.7": "198.51.100.7"} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = "10.0.0.2:999"
		r.Header.Set("X-Forwarded-For", hops)
		r.Header.Set("X-Forwarded-Proto", "https")
		if from, secure, ok := behind.from(r); from.String() != want || !secure || !ok {
			t.Errorf("X-Forwarded-For %q: from %s, secure %v, %v; want %s", hops, from, secure, ok, want)
		}
	}
}

// Requests of an address are bounded, and those of others are not held up.
func TestRequests(t *testing.T) {
	t.Parallel()
	o := options()
	o.Requests = 20
	bitten := ""
	o.Refused = func(_ netip.Addr, limit string) { bitten = limit }
	d := New(o)
	for range 20 {
		if r := get(t, d, "GET", "/healthz", nil); r.StatusCode != 200 {
			t.Fatalf("%d within the limit", r.StatusCode)
		}
	}
	if r := get(t, d, "GET", "/healthz", nil); r.StatusCode != 429 || r.Header.Get("Retry-After") == "" || bitten != limitRequests {
		t.Errorf("%d beyond the limit, %q", r.StatusCode, bitten)
	}
	if r := get(t, d, "GET", "/healthz", func(r *http.Request) { r.RemoteAddr = "192.0.2.2:1" }); r.StatusCode != 200 {
		t.Errorf("a neighbour: %d", r.StatusCode)
	}
}

// listening is a door on a loopback address.
func listening(t *testing.T, o Options, config *tls.Config) string {
	t.Helper()
	d := New(o)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	l = d.Listener(l)
	if config != nil {
		l = tls.NewListener(l, config)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.Serve(ctx, l) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return addr
}

// ends waits until the other side has closed a connection, and says what it sent.
func ends(t *testing.T, c net.Conn, within time.Duration) string {
	t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(within))
	b, err := io.ReadAll(c)
	if err != nil && !strings.Contains(err.Error(), "reset") {
		t.Errorf("it is still open after %v: %v", within, err)
	}
	return string(b)
}

// Who says nothing, or a byte now and again, or too much before a request is
// there, is cut; and has not more connections than an address may.
func TestSlowAndLargeRequests(t *testing.T) {
	t.Parallel()
	o := options()
	o.ConnsPerAddress = 6
	addr := listening(t, o, nil)
	dial := func() net.Conn {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return c
	}
	silent, slow, large := dial(), dial(), dial()
	go func() {
		for _, b := range []byte("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: " + strings.Repeat("a", 1000)) {
			if _, err := slow.Write([]byte{b}); err != nil {
				return
			}
			time.Sleep(200 * time.Millisecond)
		}
	}()
	fmt.Fprintf(large, "GET / HTTP/1.1\r\nHost: a\r\nX-Large: %s\r\n\r\n", strings.Repeat("a", 64<<10))
	if got := ends(t, large, headerWithin/2); !strings.HasPrefix(got, "HTTP/1.1 431") {
		t.Errorf("a large header: %.60q; want 431", got)
	}
	ends(t, silent, time.Minute)
	ends(t, slow, time.Minute) // it would go on for three

	var open []net.Conn
	for range 6 {
		open = append(open, dial())
	}
	ends(t, dial(), headerWithin/2) // one too many
	for _, c := range open {
		c.Close()
	}
	got := ""
	for began := time.Now(); got == "" && time.Since(began) < time.Minute; { // that they have gone is seen a little later
		c := dial()
		fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
		got = ends(t, c, time.Minute)
	}
	if !strings.HasSuffix(got, "ok\n") {
		t.Errorf("after the others have gone: %q", got)
	}
}

func dialed(t *testing.T, addr string, protocols ...string) *websocket.Conn {
	t.Helper()
	c, _, err := websocket.Dial(t.Context(), "http://"+addr+"/socket", &websocket.DialOptions{Subprotocols: protocols, HTTPHeader: http.Header{"Origin": {"http://" + addr}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow() })
	return c
}

// closes waits until the other side has closed a socket.
func closes(t *testing.T, c *websocket.Conn) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for {
		if _, _, err := c.Read(ctx); err != nil {
			if ctx.Err() != nil {
				t.Error("the socket stays open")
			}
			return
		}
	}
}

// A socket on which no page speaks is cut: without a hello, with what is no
// message, too long, of text, or with more of them than anybody presses keys.
func TestSocketIsForPages(t *testing.T) {
	t.Parallel()
	addr := listening(t, options(), nil)
	hello := wire.Append(nil, wire.Hello{Version: wire.Version, Cols: 80, Rows: 24})
	say := func(c *websocket.Conn, kind websocket.MessageType, b []byte) error {
		return c.Write(t.Context(), kind, b)
	}
	for name, speak := range map[string]func(c *websocket.Conn){
		"silence":     func(*websocket.Conn) {},
		"a key first": func(c *websocket.Conn) { say(c, websocket.MessageBinary, wire.Append(nil, wire.Key{Name: "a"})) },
		"text":        func(c *websocket.Conn) { say(c, websocket.MessageText, hello) },
		"nonsense": func(c *websocket.Conn) {
			say(c, websocket.MessageBinary, hello)
			say(c, websocket.MessageBinary, []byte{0xff, 1, 2})
		},
		"a long message": func(c *websocket.Conn) {
			say(c, websocket.MessageBinary, hello)
			say(c, websocket.MessageBinary, make([]byte, wire.MostBytes+1))
		},
		"a flood": func(c *websocket.Conn) {
			go io.Copy(io.Discard, neverending{c})
			say(c, websocket.MessageBinary, hello)
			for began := time.Now(); time.Since(began) < 4*overLong; {
				if say(c, websocket.MessageBinary, wire.Append(nil, wire.Key{Name: "a"})) != nil {
					return
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := dialed(t, addr, protocol)
			speak(c)
			closes(t, c)
		})
	}
	c := dialed(t, addr)
	closes(t, c) // without the protocol
}

// neverending reads what a socket sends.
type neverending struct{ c *websocket.Conn }

func (n neverending) Read(p []byte) (int, error) {
	_, b, err := n.c.Read(context.Background())
	return min(len(p), len(b)), err
}

// A page that takes nothing loses its socket, and holds nobody up.
func TestSlowReader(t *testing.T) {
	t.Parallel()
	o := options()
	wrote := make(chan error, 1)
	o.Session = func(_ context.Context, _ Visit, s *Socket) {
		for {
			if _, err := s.Write(make([]byte, 64<<10)); err != nil {
				wrote <- err
				return
			}
		}
	}
	c := dialed(t, listening(t, o, nil), protocol)
	if err := c.Write(t.Context(), websocket.MessageBinary, wire.Append(nil, wire.Hello{Version: wire.Version, Cols: 80, Rows: 24})); err != nil {
		t.Fatal(err)
	}
	select {
	case <-wrote:
	case <-time.After(o.Stall + time.Minute):
		t.Error("it is written to for ever")
	}
}

// certified makes a certificate in a folder.
func certified(t *testing.T) Certificates {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "hoc.vast.vn"}, DNSNames: []string{"hoc.vast.vn"}, NotAfter: time.Now().Add(time.Hour)}
	cert, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	c := Certificates{Cert: filepath.Join(t.TempDir(), "cert"), Key: filepath.Join(t.TempDir(), "key")}
	for path, block := range map[string]*pem.Block{c.Cert: {Type: "CERTIFICATE", Bytes: cert}, c.Key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// HTTP/2 is not offered, so no stream of it can be opened and reset; and who asks
// for it over plain HTTP gets HTTP/1.1.
func TestNoHTTP2(t *testing.T) {
	t.Parallel()
	config, err := certified(t).Config(func(netip.Addr) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	addr := listening(t, options(), config)
	c, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2", "http/1.1"}})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if got := c.ConnectionState().NegotiatedProtocol; got != "http/1.1" {
		t.Errorf("%q is spoken; want http/1.1", got)
	}
	fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
	r, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil || r.ProtoMajor != 1 || r.StatusCode != 200 {
		t.Errorf("%v, %v", r, err)
	}
	if _, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}}); err == nil {
		t.Error("who speaks HTTP/2 alone is taken")
	}
	if _, err := tls.Dial("tcp", addr, &tls.Config{InsecureSkipVerify: true, MaxVersion: tls.VersionTLS11}); err == nil {
		t.Error("TLS 1.1 is spoken")
	}

	plain, err := net.Dial("tcp", listening(t, options(), nil))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	fmt.Fprint(plain, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
	if got := ends(t, plain, headerWithin); got != "" && !strings.HasPrefix(got, "HTTP/1.1 4") && !strings.HasPrefix(got, "HTTP/1.1 5") {
		t.Errorf("to HTTP/2's preface: %.60q", got)
	}
}

// An address that owes work gets no handshake; and a name alone has a certificate
// asked for that name, and no other.
func TestCertificates(t *testing.T) {
	t.Parallel()
	config, err := certified(t).Config(func(netip.Addr) error { return os.ErrDeadlineExceeded })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tls.Dial("tcp", listening(t, options(), config), &tls.Config{InsecureSkipVerify: true}); err == nil {
		t.Error("a handshake that was refused was worked on")
	}
	config, err = Certificates{Name: "hoc.vast.vn", Folder: t.TempDir()}.Config(nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := config.GetCertificate(&tls.ClientHelloInfo{ServerName: "evil.example"}); err == nil || !strings.Contains(err.Error(), "evil.example") {
		t.Errorf("for another name: %v", err)
	}
	if config, err = (Certificates{}).Config(nil); config != nil || err != nil {
		t.Errorf("without a name and files: %v, %v", config, err)
	}
	for _, tt := range []struct {
		addr          string
		secure, plain bool
		ok            bool
	}{
		{"127.0.0.1:8080", false, false, true}, {"[::1]:8080", false, false, true}, {"localhost:8080", false, false, true},
		{":8080", false, false, false}, {"0.0.0.0:80", false, false, false}, {"192.0.2.1:80", false, false, false},
		{":443", true, false, true}, {":80", false, true, true}, {"nonsense", true, true, false},
	} {
		if err := CheckListen(tt.addr, tt.secure, tt.plain); (err == nil) != tt.ok {
			t.Errorf("%s, TLS %v, plain %v: %v", tt.addr, tt.secure, tt.plain, err)
		}
	}
}
