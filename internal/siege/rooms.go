package siege

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// Keys of a follower.
const (
	unnamed  = "\x1b[A\r" // in the form that asks who follows: the last answer, not to say
	slower   = "-"
	faster   = "+"
	hand     = "r"
	question = "a=HYPERLINK(\"http://xau.example\")\r"
)

// GuessRoom tries the code of a room as the user name, looks at what comes, and
// types codes for as long as that is answered within a second.
func (s *Stranger) GuessRoom(ctx context.Context) error {
	c, err := s.dial(ctx, fmt.Sprintf("%04d", rand.N(10_000)))
	if err != nil {
		return err
	}
	defer c.Close()
	channel, err := shell(c, 80, 24)
	if err != nil {
		return err
	}
	go io.Copy(io.Discard, channel)
	for range 4 {
		if _, err := fmt.Fprintf(channel, "%04d", rand.N(10_000)); err != nil {
			return err
		}
		rest(ctx, 100*time.Millisecond)
	}
	return nil
}

// follow comes into the room s.Room without a name.
func (s *Stranger) follow(ctx context.Context) (*ssh.Client, ssh.Channel, error) {
	c, err := s.dial(ctx, s.Room)
	if err != nil {
		return nil, nil, err
	}
	channel, err := shell(c, 80, 24)
	if err != nil {
		c.Close()
		return nil, nil, err
	}
	go io.Copy(io.Discard, channel)
	rest(ctx, 500*time.Millisecond) // until the form is there
	if _, err := io.WriteString(channel, unnamed); err != nil {
		c.Close()
		return nil, nil, err
	}
	rest(ctx, 200*time.Millisecond)
	return c, channel, nil
}

// ComeAndGo joins the room and leaves it, over and over.
func (s *Stranger) ComeAndGo(ctx context.Context) error {
	c, _, err := s.follow(ctx)
	if err != nil {
		return err
	}
	return c.Close()
}

// AskFlood joins the room, sends the trainer questions and raises its hand as
// fast as it may, until the server ends it.
func (s *Stranger) AskFlood(ctx context.Context) error { return s.press(ctx, question+hand) }

// PaceFlood joins the room and holds the keys for another pace, until the server
// ends it.
func (s *Stranger) PaceFlood(ctx context.Context) error {
	return s.press(ctx, strings.Repeat(slower, 4)+strings.Repeat(faster, 4))
}

// press presses keys in the room as fast as a held key repeats.
func (s *Stranger) press(ctx context.Context, keys string) error {
	c, channel, err := s.follow(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	for ctx.Err() == nil {
		if _, err := io.WriteString(channel, keys); err != nil {
			return err
		}
		rest(ctx, 33*time.Millisecond)
	}
	return nil
}
