// Package web is the door for browsers: the page, its socket, and what else has an
// address. It knows no session; what comes in by the socket it hands to whoever
// runs the house, in the words of package wire.
//
// # Threats
//
// Beside those of package server, which counts a page's session as any other:
//
//   - A page of somebody else that opens our socket in a visitor's browser, or has a
//     name of its own lead here: a foreign origin gets a 403, and where the house
//     has a name, every other host a 421.
//   - A browser that is made to run or load something: the page loads from here
//     alone, runs no script that stands in it, and may not be framed; there are no
//     cookies; what people write reaches it as text in binary messages.
//   - Connections that say nothing, or a byte a second: they are bounded for an
//     address and in all, for the time to a request's end and between two, and so
//     are headers, requests and TLS handshakes. Once a page is on its socket the
//     bytes and messages that it may send are, too, and for how long it may take
//     nothing.
//   - HTTP/2, with its streams that are opened and reset as fast as one can write:
//     it is not spoken here, nor offered to a client.
//   - A path: none leads to a file. What is served is built in, or made by the
//     house from nothing that was sent.
package web

import (
	"context"
	"errors"
	"log"
	"net"
	"net/http"
	"net/netip"
	"time"

	"training.vast.vn/vneid-training/internal/wire"
)

// Options say what stands behind the door.
type Options struct {
	Host  string // the name that it has, maybe with a port; "": any
	Proxy func(netip.Addr) bool
	// Limits of what comes before a session.
	Conns, ConnsPerAddress int           // at once
	Requests               int           // a minute from an address, and as many in one go
	Hello                  time.Duration // in which a page says its first message
	Stall                  time.Duration // in which a page takes nothing of what is sent to it
	Alive                  time.Duration // of a page's silence, then it is asked whether it is there

	// Session runs a page's session as long as it is on this socket.
	Session func(ctx context.Context, v Visit, s *Socket)
	// Handshake is asked before a TLS handshake is worked on; an error turns it away.
	Handshake func(from netip.Addr) error
	// Refused is told what was turned away, by the name of its limit.
	Refused func(from netip.Addr, limit string)
	// Ready is an error while nobody may come in.
	Ready func() error
	// Handout writes the printable course in a language.
	Handout func(language string) ([]byte, error)
	// Verify says what a certificate's text is worth, in a language.
	Verify func(code, language string) Verdict
}

// A Visit is what is known of who opens a page's socket.
type Visit struct {
	From     netip.Addr
	Language string // that its browser asks for
	Agent    string // as it calls itself: never to be shown as it came
	Host     string // by which it came, the house's own
	Secure   bool
	Hello    wire.Hello
}

// A Door serves pages.
type Door struct {
	opt   Options
	files map[string]*file
	gate  *gate
}

// New returns a door.
func New(o Options) *Door {
	return &Door{opt: o, files: readFiles(), gate: newGate(o.Conns, o.ConnsPerAddress, o.Requests)}
}

// Bounds of what comes before a session.
const (
	headerWithin  = 5 * time.Second  // for a request's header, from its first byte or the connection
	requestWithin = 10 * time.Second // for all of it
	answerWithin  = 30 * time.Second // to take the answer
	nextWithin    = 15 * time.Second // for the next request
	headerBytes   = 8 << 10
)

// Serve answers on l until ctx ends. Sockets that are open then are whoever's
// who runs their sessions: it does not wait for them.
func (d *Door) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{
		Handler:           d,
		ReadHeaderTimeout: headerWithin, ReadTimeout: requestWithin, WriteTimeout: answerWithin, IdleTimeout: nextWithin,
		MaxHeaderBytes: headerBytes,
		ErrorLog:       log.New(silent{}, "", 0),
	}
	stop := context.AfterFunc(ctx, func() { _ = srv.Close() })
	defer stop()
	err := srv.Serve(l)
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// Listener bounds the connections that come from l, before anything is made for
// them.
func (d *Door) Listener(l net.Listener) net.Listener { return &gated{l, d} }

// silent drops what the library would log: a line for each broken handshake or
// header, whose number strangers choose.
type silent struct{}

func (silent) Write(p []byte) (int, error) { return len(p), nil }

// Limits are the names of those that Options.Refused is told.
func Limits() []string {
	return []string{limitConns, limitProxy, limitRequests, limitHost, limitOrigin, limitHello, limitMessages, limitProtocol}
}

const (
	limitConns    = "web_connections"
	limitProxy    = "web_proxy"
	limitRequests = "web_requests"
	limitHost     = "web_host"
	limitOrigin   = "web_origin"
	limitHello    = "web_hello"
	limitMessages = "web_messages"
	limitProtocol = "web_protocol"
)

// refused notes what was turned away.
func (d *Door) refused(from netip.Addr, limit string) {
	if d.opt.Refused != nil {
		d.opt.Refused(from, limit)
	}
}
