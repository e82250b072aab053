package server

import (
	"context"
	"io"
	"slices"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/locale"
)

// channel is one session's channel: what the client asked for on it, and the
// way in and out.
type channel struct {
	gossh.Channel
	line
	conn *conn

	pty   bool
	env   []string
	words []string // of the command; none for a shell

	stall *time.Timer
}

// serveChannel answers a request for a session channel, and lives as long as
// the channel does. It never waits for the session.
func (s *Server) serveChannel(_ *ssh.Server, sc *gossh.ServerConn, asked gossh.NewChannel, ctx ssh.Context) {
	c, ok := ctx.Value(connKey{}).(*conn)
	if !ok {
		_ = asked.Reject(gossh.Prohibited, "no")
		return
	}
	c.loggedIn()
	if why := c.enter(); why != "" {
		s.bitten(&c.entry, why)
		_ = asked.Reject(gossh.ResourceShortage, s.noSession(why))
		return
	}
	ch, requests, err := asked.Accept()
	if err != nil {
		c.leave()
		return
	}
	w := &channel{Channel: ch, conn: c}
	w.line.open(s, &c.entry)
	w.meter.ours = identity(sc).Member
	w.stall = time.AfterFunc(time.Hour, func() { c.end(biteStall) })
	w.stall.Stop()
	defer func() {
		// Requests that nobody takes would hold the whole connection up.
		go gossh.DiscardRequests(requests)
		// Who has seen the end of a session may begin the next at once.
		c.leave()
		w.close()
	}()

	sessionCtx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	done := make(chan struct{})
	begun := false
	for count := 0; ; {
		var r *gossh.Request
		select {
		case r = <-requests:
		case <-done:
			return
		}
		if r == nil {
			break
		}
		if count++; !begun && count > requestsBefore {
			c.end(biteRequests)
			break
		}
		granted, start := w.take(r, begun)
		if r.WantReply {
			_ = r.Reply(granted, nil)
		}
		if start {
			begun = true
			c.begun()
			defer s.keepAlive(sc, c)()
			go func() {
				defer close(done)
				w.tellExit(s.runSession(sessionCtx, sc, w))
			}()
		}
	}
	// The client has closed the channel: the session ends with it.
	cancel(errHangup)
	if begun {
		<-done
	}
}

// noSession says, for ssh to show, why there is no other session on a
// connection.
func (s *Server) noSession(why bite) string {
	if why == bite(hasty) {
		return s.refusal(s.opt.Shared.Words(locale.En), hasty)
	}
	return "one session on a connection, please"
}

// take answers one request on the channel.
func (w *channel) take(r *gossh.Request, begun bool) (granted, start bool) {
	switch r.Type {
	case "pty-req":
		if begun || w.pty {
			return false, false
		}
		term, size, ok := parsePTY(r.Payload)
		if ok {
			w.term, w.pty, w.size = term, true, size.clamp(w.conn.limits)
		}
		return ok, false
	case "window-change":
		size, ok := parseWindow(r.Payload)
		if ok && w.pty {
			w.resize(size.clamp(w.conn.limits), begun)
		}
		return ok && w.pty, false
	case "env":
		name, value, ok := parseEnv(r.Payload)
		if ok = ok && !begun && len(w.env) < envCount; ok {
			w.env = append(w.env, name+"="+value)
		}
		return ok, false
	case "shell":
		return !begun, !begun
	case "exec":
		if begun {
			return false, false
		}
		words, ok := parseCommand(r.Payload)
		if !ok {
			words = []string{""} // it is said that there is no such command
		}
		w.words = words
		return true, true
	}
	return false, false
}

// Read reads what the client types.
func (w *channel) Read(p []byte) (int, error) {
	w.conn.takes(true)
	n, err := w.Channel.Read(p)
	w.conn.takes(false)
	if n > 0 {
		w.pressed()
	}
	return n, err
}

// Write sends to the client, and ends the connection if it does not read.
func (w *channel) Write(p []byte) (n int, err error) {
	w.stall.Reset(w.conn.limits.Stall)
	defer w.stall.Stop()
	w.sent.Add(1)
	for err == nil && n < len(p) {
		var sent int
		sent, err = w.Channel.Write(p[n:min(len(p), n+packetBytes)])
		n += sent
	}
	w.drawn()
	return n, err
}

// packetBytes is how much is sent in one packet. Every session keeps buffers as
// large as the largest packet it was sent; nearly all frames fit into this.
const packetBytes = 1 << 10

// tellExit tells the client the session's exit code.
func (w *channel) tellExit(code int) {
	w.stall.Reset(w.conn.limits.Stall)
	defer w.stall.Stop()
	_, _ = w.SendRequest("exit-status", false, gossh.Marshal(struct{ Code uint32 }{uint32(code)}))
}

// close tells the client that the session is over.
func (w *channel) close() {
	w.stall.Reset(w.conn.limits.Stall)
	defer w.stall.Stop()
	_ = w.Channel.Close()
}

// lines writes text for a client whose terminal is raw: \n starts a new line
// only with \r before it.
type lines struct{ io.Writer }

func (l lines) Write(p []byte) (int, error) {
	text := make([]byte, 0, len(p)+len(p)/16)
	for _, b := range p {
		if b == '\n' {
			text = append(text, '\r')
		}
		text = append(text, b)
	}
	if _, err := l.Writer.Write(text); err != nil {
		return 0, err
	}
	return len(p), nil
}

// variables are the environment of the session, TERM as the terminal request
// says.
func (w *channel) variables() []string {
	env := slices.DeleteFunc(slices.Clone(w.env), func(kv string) bool { return len(kv) > 5 && kv[:5] == "TERM=" })
	return append(env, "TERM="+w.term)
}
