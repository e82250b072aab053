package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/siege"
)

// withstood is how honest people fare while a server is attacked under the limits
// that it has by itself.
type withstood struct {
	calm, attacked  stretch         // calm: before the attackers came and after they had gone
	decoyed         stretch         // while the attackers were at another server on the same cores
	newcomers       []time.Duration // from dialling to the first frame, of those who came during the attack
	turnedAway      int             // newcomers who could not come in
	before, after   usage           // without attackers: before they came, and a second after they were gone
	peak            float64         // KiB of the server's memory, at most
	attackers, lost int             // lost: honest sessions that the server ended
	said            string          // by the attackers
}

// stretch is a time in which honest people turn slides.
type stretch struct {
	turned
	cores float64 // that the server took
}

// Of the siege.
const (
	honest      = 200
	perAddress  = 25 // honest sessions that share an address
	siegeTurns  = 22 // of each honest session in a stretch, a second apart
	stretches   = 4
	newcomers   = 20
	underAttack = 2 * time.Second // until all attackers are at it
)

// String is the report.
func (s withstood) String() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d honest sessions with a key a second each; then beside them %d attackers, with the limits that the server has by itself.\n", honest, s.attackers)
	b.WriteString("The attackers share the cores, but run only while nobody else wants to (SCHED_IDLE). Decoy: they are at another such server on the same\ncores, so what that row has more than the first is not what the attack does to the server. Alone: before the attack, and after it.\n\n")
	b.WriteString("               key to frame ms     missed   server's cores\n                 p50        p99\n")
	for _, row := range []struct {
		name string
		stretch
	}{{"alone", s.calm}, {"decoy", s.decoyed}, {"attacked", s.attacked}} {
		fmt.Fprintf(&b, "%-12s %7.2f %10.2f %10d %16.2f\n", row.name, quantile(row.took, 0.5), quantile(row.took, 0.99), row.missed, row.cores)
	}
	fmt.Fprintf(&b, "\nThose who come during the attack see the first frame after %.0f ms (p50), at most %.0f ms; %d of %d were turned away.\n",
		quantile(s.newcomers, 0.5), quantile(s.newcomers, 1), s.turnedAway, newcomers)
	fmt.Fprintf(&b, "%d honest sessions were lost. The server took %.0f MiB at most. Goroutines: %.0f before, %.0f a second after; open files: %d and %d.\n\n%s",
		s.lost, s.peak/1024, s.before.goroutines, s.after.goroutines, s.before.files, s.after.files, s.said)
	return b.String()
}

// and is both stretches, as if they were one.
func (s stretch) and(other stretch) stretch {
	s.took = append(s.took, other.took...)
	s.bytes, s.missed = s.bytes+other.bytes, s.missed+other.missed
	s.cores = (s.cores + other.cores) / 2
	return s
}

// withstand measures a siege.
func withstand(ctx context.Context, p plan) (withstood, error) {
	var s withstood
	for _, a := range siege.Attacks() {
		s.attackers += a.By
	}
	data, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(data)
	server, err := start(ctx, p.command, paintServer, data, 0)
	if err != nil {
		return s, err
	}
	defer server.stop()
	if err := warm(ctx, server.address, learner, stretches*siegeTurns); err != nil {
		return s, err
	}
	all, err := settleIn(ctx, server.address)
	defer func() {
		for _, s := range all {
			s.conn.Close()
		}
	}()
	if err != nil {
		return s, err
	}
	time.Sleep(settle)
	if s.calm, err = server.stretch(all, siegeTurns); err != nil {
		return s, err
	}
	decoy, err := start(ctx, p.command, paintServer, filepath.Join(data, "decoy"), 0)
	if err != nil {
		return s, err
	}
	defer decoy.stop()
	if _, err := beside(ctx, decoy.address, func() (err error) {
		s.decoyed, err = server.stretch(all, siegeTurns)
		return err
	}); err != nil {
		return s, err
	}
	decoy.stop()
	time.Sleep(settle)

	if s.before, err = server.usage(); err != nil {
		return s, err
	}
	if s.said, err = beside(ctx, server.address, func() (err error) {
		var coming sync.WaitGroup
		defer coming.Wait()
		coming.Go(func() {
			s.newcomers, s.turnedAway = come(ctx, server.address, newcomers, siegeTurns*time.Second/newcomers)
		})
		s.attacked, err = server.stretch(all, siegeTurns)
		return err
	}); err != nil {
		return s, err
	}
	time.Sleep(time.Second)
	if s.after, err = server.usage(); err != nil {
		return s, err
	}
	s.peak = s.after.peak
	time.Sleep(settle)
	again, err := server.stretch(all, siegeTurns)
	if err != nil {
		return s, err
	}
	s.calm = s.calm.and(again)
	for _, session := range all {
		if session.end() != nil {
			s.lost++
		}
	}
	return s, nil
}

// beside has attackers at a server, whose processor time counts less than that of
// all others, while what is given is done, and returns what they say of it.
func beside(ctx context.Context, address string, do func() error) (said string, err error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	return attacked(exec.CommandContext(ctx, "chrt", "--idle", "0", self, attackCommand, address), do)
}

// attacked runs attackers while what is given is done.
func attacked(c *exec.Cmd, do func() error) (said string, err error) {
	var out bytes.Buffer
	c.Stdout, c.Stderr, c.WaitDelay = &out, os.Stderr, 2*attackersEnd
	if err := c.Start(); err != nil {
		return "", fmt.Errorf("starting the attackers (chrt comes with util-linux): %w", err)
	}
	time.Sleep(underAttack)
	err = do()
	_ = c.Process.Signal(os.Interrupt)
	if ended := c.Wait(); ended != nil {
		err = errors.Join(err, fmt.Errorf("the attackers: %w: %s", ended, out.String()))
	}
	return out.String(), err
}

// settleIn opens the honest sessions, each on a slide of its own. They come
// from addresses such as institutes have, each one for many.
func settleIn(ctx context.Context, address string) (all []*session, err error) {
	for i := range honest {
		l := learner
		l.from = net.IPv4(127, 0, 1, byte(1+i/perAddress))
		s, _, err := open(ctx, address, l)
		if err != nil {
			return all, fmt.Errorf("an honest session: %w", err)
		}
		all = append(all, s)
		if err := s.goTo(1 + i%slidesOfDeck); err != nil {
			return all, fmt.Errorf("turning to a slide: %w", err)
		}
	}
	return all, nil
}

// come has so many people come one after the other, look, and leave.
func come(ctx context.Context, address string, n int, every time.Duration) (firsts []time.Duration, turnedAway int) {
	for i := range n {
		l := learner
		l.from = net.IPv4(127, 0, 2, byte(1+i))
		began := time.Now()
		s, took, err := open(ctx, address, l)
		if err != nil {
			turnedAway++
		} else {
			firsts = append(firsts, took)
			s.conn.Close()
		}
		time.Sleep(time.Until(began.Add(every)))
	}
	return firsts, turnedAway
}

// stretch has sessions turn slides, and looks at what the server takes for it.
func (c *child) stretch(all []*session, turns int) (s stretch, err error) {
	begun, err := c.usage()
	if err != nil {
		return s, err
	}
	at := time.Now()
	s.turned = turn(all, turns, time.Second)
	ended, err := c.usage()
	s.cores = (ended.cpu - begun.cpu).Seconds() / time.Since(at).Seconds()
	return s, err
}
