package web

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/coder/websocket"
	"golang.org/x/time/rate"

	"training.vast.vn/vneid-training/internal/wire"
)

// A Socket is a page's line to the house.
type Socket struct {
	conn  *websocket.Conn
	ctx   context.Context // ends with the request
	door  *Door
	from  netip.Addr
	stall time.Duration
	rate  *rate.Limiter // of messages
	bytes *rate.Limiter
	over  time.Time    // since when the page sends too much; by the reader
	came  time.Time    // the page
	heard atomic.Int64 // how long after that it was, last
	ask   *time.Timer

	write sync.Mutex
	late  *time.Timer // closes a socket that takes nothing; runs during a write
}

// protocol is what both sides have to speak.
const protocol = "vneid.1"

// What a page may send: more than keys that are held down, and long texts. Who
// sends more is held back, and cut once that has gone on for too long.
const (
	messagesASecond = 100
	messagesAtOnce  = 200
	bytesASecond    = 8 << 10
	bytesAtOnce     = 32 << 10
	overLong        = 3 * time.Second
)

// ErrFlood says that a page has sent more than it may.
var ErrFlood = errors.New("too many messages")

// socket takes a page's socket, and gives it to the house.
func (d *Door) socket(w http.ResponseWriter, r *http.Request, from netip.Addr, secure bool) {
	if !sameOrigin(r) {
		d.refused(from, limitOrigin)
		http.Error(w, "a foreign origin", http.StatusForbidden)
		return
	}
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{protocol}, CompressionMode: websocket.CompressionDisabled, InsecureSkipVerify: true}) // sameOrigin is stricter
	if err != nil {
		return
	}
	defer conn.CloseNow()
	if conn.Subprotocol() != protocol {
		return
	}
	conn.SetReadLimit(wire.MostBytes)
	s := &Socket{
		conn: conn, ctx: r.Context(), door: d, from: from, stall: d.opt.Stall,
		came: time.Now(), rate: rate.NewLimiter(messagesASecond, messagesAtOnce), bytes: rate.NewLimiter(bytesASecond, bytesAtOnce),
	}
	s.late = time.AfterFunc(d.opt.Stall, s.Close)
	s.late.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	within, stop := context.WithTimeout(ctx, d.opt.Hello)
	first, err := s.Read(within)
	stop()
	hello, ok := first.(wire.Hello)
	if err != nil || !ok {
		d.refused(from, limitHello)
		return
	}
	if hello.Version != wire.Version {
		s.Bye(wire.Outdated, "", 0)
		return
	}
	s.watch()
	defer s.ask.Stop()
	d.opt.Session(ctx, Visit{
		From: from, Language: spoken(r, hello.Language), Agent: r.UserAgent(), Host: r.Host, Secure: secure, Hello: hello,
	}, s)
}

// spoken is the language that a page asks for, or its browser.
func spoken(r *http.Request, asked string) string {
	for _, l := range languages {
		if l == asked {
			return l
		}
	}
	return Language(r)
}

// sameOrigin reports whether a socket is opened by a page from here. Who sends no
// origin is no browser.
func sameOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) != 1 {
		return len(origins) == 0 && r.Header.Get("Sec-Fetch-Site") == ""
	}
	u, err := url.Parse(origins[0])
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

// watch asks a page that is silent for long whether it is still there.
func (s *Socket) watch() {
	s.ask = time.AfterFunc(s.door.opt.Alive, func() {
		ctx, cancel := context.WithTimeout(s.ctx, s.stall)
		defer cancel()
		if time.Since(s.came)-time.Duration(s.heard.Load()) >= s.door.opt.Alive && s.conn.Ping(ctx) != nil {
			s.Close()
			return
		}
		s.ask.Reset(s.door.opt.Alive)
	})
}

// Read returns the next message of the page. It is an error, and the socket is
// closed, if that is none, or there are too many.
func (s *Socket) Read(ctx context.Context) (any, error) {
	kind, b, err := s.conn.Read(ctx)
	if err != nil {
		return nil, err
	}
	s.heard.Store(int64(time.Since(s.came)))
	if err := s.throttle(ctx, len(b)); err != nil {
		return nil, err
	}
	m, err := wire.Parse(b)
	if err != nil || kind != websocket.MessageBinary {
		s.door.refused(s.from, limitProtocol)
		s.Close()
		return nil, wire.ErrMessage
	}
	return m, nil
}

// throttle holds the page back to what it may send.
func (s *Socket) throttle(ctx context.Context, n int) error {
	now := time.Now()
	wait := max(s.rate.ReserveN(now, 1).DelayFrom(now), s.bytes.ReserveN(now, min(n, bytesAtOnce)).DelayFrom(now))
	if wait <= 0 {
		s.over = time.Time{}
		return nil
	}
	if s.over.IsZero() {
		s.over = now
	}
	if now.Sub(s.over) > overLong {
		s.door.refused(s.from, limitMessages)
		s.Close()
		return ErrFlood
	}
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Write sends a message. A page that takes nothing for too long loses its socket.
func (s *Socket) Write(b []byte) (int, error) {
	s.write.Lock()
	defer s.write.Unlock()
	s.late.Reset(s.stall)
	err := s.conn.Write(context.Background(), websocket.MessageBinary, b) // s.late bounds it, without a context for each write
	s.late.Stop()
	if err != nil {
		s.Close()
		return 0, err
	}
	return len(b), nil
}

// Bye says why the socket closes, and closes it.
func (s *Socket) Bye(why wire.Reason, text string, after time.Duration) {
	if _, err := s.Write(wire.AppendBye(nil, why, text, int(after.Seconds()))); err != nil {
		return
	}
	_ = s.conn.Close(websocket.StatusNormalClosure, "")
}

// Close closes the socket at once.
func (s *Socket) Close() { _ = s.conn.CloseNow() }
