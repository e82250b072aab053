package server

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/internal/record/certificate"
	"training.vast.vn/vneid-training/internal/web"
)

// Web says where browsers come in.
type Web struct {
	Listen  string   // address; "": nowhere
	Cert    string   // files of a certificate and its key; "": one is asked for if there is a name
	Key     string   //
	Plain   bool     // without TLS, also to other machines
	Proxies Networks // networks from which alone it may come, over HTTP; their X-Forwarded-For is believed
}

// Check is an error for a door that can't be, or should not; closed: only members
// come in.
func (w *Web) Check(host string, closed bool) error {
	switch {
	case (w.Cert == "") != (w.Key == ""):
		return locale.Errorf(locale.WebPair)
	case closed:
		return locale.Errorf(locale.WebMembers)
	}
	return web.CheckListen(w.Listen, w.Cert != "" || host != "", w.Plain || len(w.Proxies) > 0)
}

// certificates are those that browsers are shown.
func (w *Web) certificates(host, data string) web.Certificates {
	c := web.Certificates{Cert: w.Cert, Key: w.Key, Folder: filepath.Join(data, "web")}
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	if len(w.Proxies) == 0 && !w.Plain {
		c.Name = name
	}
	return c
}

// Bounds of browsers' connections: beside its socket a page has a few for a
// moment, and a class behind one address loads it at once.
const (
	webConns           = 512 // beside those of sessions
	webRequests        = 8   // for each connection that an address may make: a minute, and in one go
	webHandshakeCosts  = 500 * time.Microsecond
	webHandshakesAhead = 4 // connections at once from an address for each who may be in from there
)

// WebDoor is the door for browsers, on the same sessions and guards as that for
// SSH.
func (s *Server) WebDoor() *web.Door {
	sheets := &handouts{server: s}
	o := web.Options{
		Host: s.opt.WebHost, Conns: s.limits.Sessions + keptPlaces + webConns, ConnsPerAddress: webHandshakesAhead * s.limits.PerAddress, Requests: webRequests * s.limits.Connects,
		Hello: s.limits.Login, Stall: s.limits.Stall, Alive: s.limits.KeepAlive,
		Session: s.page, Handshake: s.mayShake, Ready: s.ready, Handout: sheets.in, Verify: s.verified,
		Refused: func(from netip.Addr, limit string) { s.refused(from, verdict(limit)) },
	}
	if len(s.opt.Web.Proxies) > 0 {
		o.Proxy = s.opt.Web.Proxies.contains
	}
	return web.New(o)
}

var errBusy = errors.New("too much is owed")

// mayShake charges a TLS handshake, which the address waits for like for one of
// SSH.
func (s *Server) mayShake(from netip.Addr) error {
	s.guard.mu.Lock()
	owes := s.guard.owes(from)
	s.guard.mu.Unlock()
	if owes {
		s.refused(from, hasty)
		return errBusy
	}
	s.guard.work(from).spend(time.Now(), webHandshakeCosts)
	return nil
}

// serveWeb lets browsers in until ctx ends or the returned function is called.
func (s *Server) serveWeb(ctx context.Context, w *Web, data string) (stop func(), err error) {
	door := s.WebDoor()
	config, err := w.certificates(s.opt.WebHost, data).Config(s.mayShake)
	if err != nil {
		return nil, err
	}
	l, err := listen(ctx, w.Listen, true, locale.ListeningWeb, os.Getenv)
	if err != nil {
		return nil, err
	}
	s.log.Info("serving browsers", "address", l.Addr().String(), "host", s.opt.WebHost, "tls", config != nil)
	l = door.Listener(l)
	if config != nil {
		l = tls.NewListener(l, config)
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := door.Serve(ctx, l); err != nil {
			s.log.Error("browsers are no longer served", "error", err.Error())
		}
	}()
	return func() { cancel(); <-done }, nil
}

// handouts keep the printable course in each language once it was asked for.
type handouts struct {
	server *Server
	mu     sync.Mutex
	made   map[string][]byte
}

func (h *handouts) in(language string) ([]byte, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if text, ok := h.made[language]; ok {
		return text, nil
	}
	d, err := h.server.opt.Course.Deck(language)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := paper.WriteHTML(&b, d, paper.Options{}); err != nil {
		return nil, err
	}
	if h.made == nil {
		h.made = map[string][]byte{}
	}
	h.made[language] = b.Bytes()
	return b.Bytes(), nil
}

// verified says what a certificate's text is worth, by this house's keys.
func (s *Server) verified(code, language string) web.Verdict {
	words := s.opt.Shared.Words(language)
	c := &words.Certificate
	v := web.Verdict{Title: c.WebTitle, Prompt: c.WebPrompt, Check: c.WebCheck, Code: code, Asked: code != ""}
	if !v.Asked {
		return v
	}
	keys, err := s.opt.Folder.PublicKeys()
	if err != nil {
		v.Lines = []string{words.Tell(err)}
		return v
	}
	said, err := certificate.Verify([]byte(code), keys...)
	if err != nil {
		v.Lines = []string{words.Tell(certificate.Worded(err, "", c))}
		return v
	}
	v.Good, v.Lines = true, []string{c.Genuine}
	for _, row := range certificate.Says(said, words) {
		v.Lines = append(v.Lines, row[0]+": "+row[1])
	}
	v.Lines = append(v.Lines, c.Compare)
	return v
}
