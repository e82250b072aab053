package server

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/server/trust"
)

// guests come in without being asked for a key: whoever would rather not show
// one, and programs that have none.
const (
	guest   = "guest"
	visitor = "khach"
)

// maxAuthTries lets a client offer every key of a well-filled agent: to look one
// up costs nothing. A signature that is wrong ends the connection at once.
const maxAuthTries = 100

var (
	errMembersOnly = errors.New("only members may come in here")
	errAskKey      = errors.New("offer a key, or nothing by keyboard-interactive")
)

type identityKey struct{}

// authentication lets everybody in, unless there is a list of members.
//
// A client that could prove who it is must be asked to: "none" is refused to
// all but guests, so that clients go on to offer their keys, and those without
// one to keyboard-interactive, which asks nothing. A key counts only once its
// signature was verified.
func (s *Server) authentication(ctx ssh.Context) *gossh.ServerConfig {
	use := trust.Algorithms()
	if c, ok := ctx.Value(connKey{}).(*conn); ok {
		use.Rand = chance{rand.Reader, c}
	}
	open := func() error {
		if s.opt.Roles.Closed() {
			return errMembersOnly
		}
		return nil
	}
	return &gossh.ServerConfig{
		Config:                  use,
		PublicKeyAuthAlgorithms: trust.Signatures(),
		MaxAuthTries:            maxAuthTries,
		NoClientAuth:            true,
		NoClientAuthCallback: func(m gossh.ConnMetadata) (*gossh.Permissions, error) {
			if m.User() != guest && m.User() != visitor {
				return nil, s.told(errAskKey)
			}
			return nil, s.told(open())
		},
		KeyboardInteractiveCallback: func(_ gossh.ConnMetadata, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
			if err := s.told(open()); err != nil {
				return nil, err
			}
			_, err := ask("", "", nil, nil)
			return nil, err
		},
		PublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
			// Merely offered: that gives nothing.
			if err := trust.Strong(trust.Bare(key)); err != nil {
				return nil, err
			}
			if open() != nil && !s.opt.Roles.Of(key).Member {
				return nil, errMembersOnly
			}
			return &gossh.Permissions{}, nil
		},
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, _ *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			return &gossh.Permissions{ExtraData: map[any]any{identityKey{}: s.opt.Roles.Of(key)}}, nil
		},
	}
}

// told has the client show why it does not come in like that, in both languages:
// which it wants is not known yet. Who only has to offer a key hears of the way
// without one, unless there is none.
func (s *Server) told(err error) error {
	vi, en := s.opt.Shared.Words(locale.Vi), s.opt.Shared.Words(locale.En)
	switch {
	case err == nil:
		return nil
	case s.opt.Roles.Closed() && err == errAskKey:
		return err
	case err == errAskKey:
		way := briefing.WayIn(s.opt.Host, guest).Type
		return &gossh.BannerError{Err: err, Message: fmt.Sprintf(vi.Server.NoKey+"\r\n"+en.Server.NoKey+"\r\n", way, way)}
	}
	return &gossh.BannerError{Err: err, Message: vi.Server.MembersOnly + "\r\n" + en.Server.MembersOnly + "\r\n"}
}

// identity is what the handshake has proved.
func identity(c *gossh.ServerConn) trust.Identity {
	if c.Permissions == nil {
		return trust.Identity{}
	}
	id, _ := c.Permissions.ExtraData[identityKey{}].(trust.Identity)
	return id
}

// chance is a connection's source of chance. A key exchange asks the host key
// for a signature with it: by that it is known who wants another exchange, of
// which the SSH library tells nothing.
type chance struct {
	io.Reader
	conn *conn
}

// countedKey is a host key that signs no more exchanges for a connection than
// it may have. Host keys sign by one algorithm only.
type countedKey struct{ gossh.Signer }

var errExchanges = errors.New("too many key exchanges")

// Sign signs what was exchanged.
func (k countedKey) Sign(rand io.Reader, data []byte) (*gossh.Signature, error) {
	if c, ok := rand.(chance); ok && !c.conn.exchange() {
		return nil, errExchanges
	}
	return k.Signer.Sign(rand, data)
}
