package siege

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// Guests are those who come in as everybody does, and then have as much done for
// them as they can, in the order of reports. Who comes into a room needs its code.
func Guests() []Attack {
	return append(Drawers(), []Attack{
		{"quizzes started and left", 30, (*Stranger).BeginQuiz},
		{"quizzes answered at random", 10, (*Stranger).GuessQuiz},
		{"resume codes guessed", 20, (*Stranger).GuessResume},
		{"room codes guessed", 60, (*Stranger).GuessRoom},
		{"a room joined and left", 20, (*Stranger).ComeAndGo},
		{"questions and hands in a room", 10, (*Stranger).AskFlood},
		{"another pace in a room", 20, (*Stranger).PaceFlood},
		{"commands on one connection", 5, (*Stranger).Command},
		{"keys exchanged all the time", 10, (*Stranger).Rekey},
		{"dialling 50 times a second", 10, (*Stranger).Dial},
	}...)
}

// Drawers are those of them who have as much drawn as they can.
func Drawers() []Attack {
	return []Attack{
		{"typing in the largest window", 60, (*Stranger).Type},
		{"windows of every size, and pages", 250, (*Stranger).Leaf},
	}
}

// learn logs in, opens the course and reads all that comes.
func (s *Stranger) learn(ctx context.Context, width, height uint32) (*ssh.Client, ssh.Channel, error) {
	return s.run(ctx, width, height, "learn")
}

// run logs in, opens a terminal for a command and reads all that comes.
func (s *Stranger) run(ctx context.Context, width, height uint32, command string) (*ssh.Client, ssh.Channel, error) {
	c, err := s.dial(ctx, "guest")
	if err != nil {
		return nil, nil, err
	}
	channel, err := terminal(c, width, height, command)
	if err != nil {
		c.Close()
		return nil, nil, err
	}
	go io.Copy(io.Discard, channel)
	return c, channel, nil
}

// Type has the search of the largest window look for something else with every
// key, at nearly the input rate.
func (s *Stranger) Type(ctx context.Context) error {
	c, channel, err := s.learn(ctx, 490, 200)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.WriteString(channel, "/"); err != nil {
		return err
	}
	for ctx.Err() == nil {
		if _, err := io.WriteString(channel, strings.Repeat("an\x7f\x7f", 90)); err != nil {
			return err
		}
		rest(ctx, 25*time.Millisecond)
	}
	return nil
}

// Leaf turns pages in windows of sizes that nobody else has.
func (s *Stranger) Leaf(ctx context.Context) error {
	c, channel, err := s.learn(ctx, 80, 24)
	if err != nil {
		return err
	}
	defer c.Close()
	for ctx.Err() == nil {
		if _, err := channel.SendRequest("window-change", false, Window(60+rand.Uint32N(200), 20+rand.Uint32N(60))); err != nil {
			return err
		}
		if _, err := io.WriteString(channel, right); err != nil {
			return err
		}
		rest(ctx, 200*time.Millisecond)
	}
	return nil
}

// Keys of the quiz, and how long it takes to look at a question before they count.
const (
	aUnit  = "cong nghe thong tin"
	settle = 400 * time.Millisecond
)

// quiz begins a quiz under a name; where that name has one under way, its resume
// code is asked for.
func (s *Stranger) quiz(ctx context.Context, name string) (*ssh.Client, ssh.Channel, error) {
	c, channel, err := s.run(ctx, 80, 24, "quiz")
	if err != nil {
		return nil, nil, err
	}
	for _, keys := range []string{"", name + "\r", aUnit + "\r", "\r", "\r"} {
		if _, err := io.WriteString(channel, keys); err != nil {
			c.Close()
			return nil, nil, err
		}
		rest(ctx, settle)
	}
	return c, channel, nil
}

// anybody is a name that nobody else has.
func anybody() string {
	name := []rune("Nguyễn Thị ")
	for range 6 {
		name = append(name, 'a'+rand.N[rune](26))
	}
	return string(name)
}

// BeginQuiz begins one under a name of its own, and leaves it.
func (s *Stranger) BeginQuiz(ctx context.Context) error {
	c, _, err := s.quiz(ctx, anybody())
	if err != nil {
		return err
	}
	return c.Close()
}

// GuessQuiz begins one under a name of its own and answers as fast as keys
// count.
func (s *Stranger) GuessQuiz(ctx context.Context) error {
	c, channel, err := s.quiz(ctx, anybody())
	if err != nil {
		return err
	}
	defer c.Close()
	for range 12 {
		for _, keys := range []string{fmt.Sprint(1+rand.N(4)) + "\r", "\r"} {
			if _, err := io.WriteString(channel, keys); err != nil {
				return err
			}
			rest(ctx, settle)
		}
	}
	return nil
}

// GuessResume tries codes for an attempt of somebody whom it knows.
func (s *Stranger) GuessResume(ctx context.Context) error {
	c, channel, err := s.quiz(ctx, "Nguyễn Văn An")
	if err != nil {
		return err
	}
	defer c.Close()
	for range 20 {
		if _, err := fmt.Fprintf(channel, "%06d\r", rand.N(1_000_000)); err != nil {
			return err
		}
		rest(ctx, 50*time.Millisecond)
	}
	return nil
}

// Command runs commands one after the other on one connection, until the server
// ends it.
func (s *Stranger) Command(ctx context.Context) error {
	c, err := s.dial(ctx, "guest")
	if err != nil {
		return err
	}
	defer c.Close()
	for n := 0; ctx.Err() == nil; n++ {
		session, err := c.NewSession()
		if no := (*ssh.OpenChannelError)(nil); errors.As(err, &no) {
			continue
		}
		if err != nil {
			return err
		}
		if n%2 == 0 {
			_ = session.Run("version")
		} else {
			_ = session.Run("certificate ABCD-EFGH-JKMN")
		}
	}
	return nil
}

// Rekey has new keys exchanged all the time, in the way that costs most.
func (s *Stranger) Rekey(ctx context.Context) error {
	raw, err := s.Dialer.DialContext(ctx, "tcp", s.Server)
	if err != nil {
		return err
	}
	defer raw.Close()
	defer context.AfterFunc(ctx, func() { raw.Close() })()
	config := &ssh.ClientConfig{User: "guest", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	config.RekeyThreshold, config.KeyExchanges = 256, []string{ssh.KeyExchangeDH14SHA256}
	conn, channels, requests, err := ssh.NewClientConn(raw, s.Server, config)
	if err != nil {
		return err
	}
	c := ssh.NewClient(conn, channels, requests)
	defer c.Close()
	channel, err := Open(c)
	if err != nil {
		return err
	}
	for ctx.Err() == nil {
		if _, err := channel.SendRequest("env", true, Variable("X", strings.Repeat("x", 300))); err != nil {
			return err
		}
		rest(ctx, 10*time.Millisecond)
	}
	return nil
}

// Dial logs in and leaves, five times a second.
func (s *Stranger) Dial(ctx context.Context) error {
	var last error
	for ctx.Err() == nil {
		c, err := s.dial(ctx, "guest")
		if err == nil {
			_, err = shell(c, 80, 24)
			c.Close()
		}
		last = errors.Join(err)
		rest(ctx, 200*time.Millisecond)
	}
	return last
}
