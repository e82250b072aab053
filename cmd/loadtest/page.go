package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/coder/websocket"

	"training.vast.vn/vneid-training/internal/wire"
)

// A page is a browser's socket that reads and writes as a terminal does: what it
// is sent is what crosses, and keys are written as a terminal writes them.
type page struct {
	*websocket.Conn
	rest []byte // of a message
}

// openPage opens a page's socket for who looks at slides, or with the code of a
// room follows there.
func openPage(ctx context.Context, address string, l login) (*session, time.Duration, error) {
	began := time.Now()
	origin := "http://" + address
	conn, _, err := websocket.Dial(ctx, origin+"/socket", &websocket.DialOptions{Subprotocols: []string{"vneid.1"}, HTTPHeader: http.Header{"Origin": {origin}}})
	if err != nil {
		return nil, 0, fmt.Errorf("opening a socket: %w", err)
	}
	conn.SetReadLimit(1 << 20)
	path := "/"
	if roomUser.MatchString(l.user) {
		path += l.user
	}
	hello := wire.Hello{Version: wire.Version, Cols: l.columns, Rows: l.rows, Language: "vi", Path: path}
	if err := conn.Write(ctx, websocket.MessageBinary, wire.Append(nil, hello)); err != nil {
		return nil, 0, fmt.Errorf("saying hello: %w", err)
	}
	line := &page{Conn: conn}
	s := &session{conn: line, channel: line, first: make(chan struct{}), logs: l.logs}
	took, err := s.begin(ctx, began)
	if err != nil || path != "/" {
		return s, took, err
	}
	return s, took, s.choose()
}

// choose goes from the first screen to the slides.
func (s *session) choose() error {
	s.await()
	if _, err := s.channel.Write([]byte("\r")); err != nil {
		return err
	}
	for over := time.Now().Add(frameWithin); time.Now().Before(over); time.Sleep(lookEvery) {
		if _, bytes := s.arrived(); bytes > 0 {
			return nil
		}
	}
	return fmt.Errorf("no slide within %v", frameWithin)
}

// Read reads what the page is sent, message by message.
func (p *page) Read(b []byte) (int, error) {
	if len(p.rest) == 0 {
		_, message, err := p.Conn.Read(context.Background())
		if err != nil {
			return 0, err
		}
		p.rest = message
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// pageKeys are the keys that terminals write with more than a letter.
var pageKeys = []struct{ written, name string }{{right, "right"}, {"\x1b[A", "up"}, {"\r", "enter"}}

// Write presses keys.
func (p *page) Write(b []byte) (int, error) {
	for text := string(b); text != ""; {
		name, rest := text[:1], text[1:]
		for _, k := range pageKeys {
			if after, ok := strings.CutPrefix(text, k.written); ok {
				name, rest = k.name, after
			}
		}
		if err := p.Conn.Write(context.Background(), websocket.MessageBinary, wire.Append(nil, wire.Key{Name: name})); err != nil {
			return 0, err
		}
		text = rest
	}
	return len(b), nil
}

// Close closes the socket.
func (p *page) Close() error { return p.CloseNow() }
