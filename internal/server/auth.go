package server

import (
	"crypto/rand"
	"errors"
	"fmt"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/locale"
)

// Identity is what is known of a person for certain: what their key says.
// Without a key nothing is.
type Identity struct {
	Fingerprint string // "SHA256:…" of a key that they have proved to hold; "" without one
	Member      bool
	Trainer     bool   // may lead briefings
	Organiser   bool   // may read reports
	Called      string // the name behind the key in the first list that has one; "" if none has
	Name        string // of a trainer: the comment behind the key in the list; "" if there is none
}

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
	use := algorithms()
	if c, ok := ctx.Value(connKey{}).(*conn); ok {
		use.Rand = chance{rand.Reader, c}
	}
	open := func() error {
		if s.opt.Roles.closed() {
			return errMembersOnly
		}
		return nil
	}
	return &gossh.ServerConfig{
		Config:                  use,
		PublicKeyAuthAlgorithms: signatures(),
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
			if err := strong(bare(key)); err != nil {
				return nil, err
			}
			if open() != nil && !s.opt.Roles.of(key).Member {
				return nil, errMembersOnly
			}
			return &gossh.Permissions{}, nil
		},
		VerifiedPublicKeyCallback: func(_ gossh.ConnMetadata, key gossh.PublicKey, _ *gossh.Permissions, _ string) (*gossh.Permissions, error) {
			return &gossh.Permissions{ExtraData: map[any]any{identityKey{}: s.opt.Roles.of(key)}}, nil
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
	case s.opt.Roles.closed() && err == errAskKey:
		return err
	case err == errAskKey:
		way := briefing.WayIn(s.opt.Host, guest).Type
		return &gossh.BannerError{Err: err, Message: fmt.Sprintf(vi.Server.NoKey+"\r\n"+en.Server.NoKey+"\r\n", way, way)}
	}
	return &gossh.BannerError{Err: err, Message: vi.Server.MembersOnly + "\r\n" + en.Server.MembersOnly + "\r\n"}
}

// identity is what the handshake has proved.
func identity(c *gossh.ServerConn) Identity {
	if c.Permissions == nil {
		return Identity{}
	}
	id, _ := c.Permissions.ExtraData[identityKey{}].(Identity)
	return id
}
