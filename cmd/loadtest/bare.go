package main

import (
	"context"
	"crypto/ed25519"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/tui"
)

func listen() (net.Listener, error) { return net.Listen("tcp", "127.0.0.1:0") }

// serveBare is the floor: a wish session that reads a key and writes the next
// of the frames that it has stored.
func serveBare(ctx context.Context, out io.Writer) error {
	frames, err := stored()
	if err != nil {
		return err
	}
	return serve(ctx, out, func(ssh.Handler) ssh.Handler {
		return func(s ssh.Session) { leaf(s, frames) }
	})
}

// serve serves sessions on loopback until ctx ends, and announces where.
func serve(ctx context.Context, out io.Writer, session wish.Middleware) error {
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		return err
	}
	block, err := gossh.MarshalPrivateKey(key, "")
	if err != nil {
		return err
	}
	server, err := wish.NewServer(ssh.EmulatePty(), wish.WithHostKeyPEM(pem.EncodeToMemory(block)), wish.WithMiddleware(session))
	if err != nil {
		return err
	}
	l, err := listen()
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { server.Close() })()
	goroutinesAt, err := tellGoroutines()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "msg=serving address=%s metrics=%s\n", l.Addr(), goroutinesAt)
	return server.Serve(l)
}

// leaf leafs through frames.
func leaf(s io.ReadWriter, frames [][]byte) {
	key := make([]byte, 64)
	at := 0
	for {
		if _, err := s.Write(frames[at%len(frames)]); err != nil {
			return
		}
		n, err := s.Read(key)
		if err != nil {
			return
		}
		if string(key[:n]) == right {
			at++
		} else {
			at += n
		}
	}
}

// stored are the frames of the built-in deck as bytes for a terminal.
func stored() ([][]byte, error) {
	config, err := screens()
	if err != nil {
		return nil, err
	}
	m := tui.New(config)
	m.Update(tea.WindowSizeMsg{Width: columns, Height: rows})
	var frames [][]byte
	for last := ""; len(frames) < 300; m.Update(tea.KeyPressMsg{Code: tea.KeyRight}) {
		content := m.View().Content
		if content == last {
			break
		}
		last = content
		frames = append(frames, []byte("\x1b[2J\x1b[H"+content))
	}
	return frames, nil
}

// tellGoroutines serves how many goroutines there are, in the form of
// Prometheus, and returns where.
func tellGoroutines() (url string, err error) {
	l, err := listen()
	if err != nil {
		return "", err
	}
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "go_goroutines %d\n", runtime.NumGoroutine())
	}))
	return "http://" + l.Addr().String(), nil
}
