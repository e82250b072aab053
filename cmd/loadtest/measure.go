package main

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"sync"
	"time"
)

// load is one run.
type load struct {
	server   string
	sessions int
	turns    int
	period   time.Duration // between two keys of one session
	idle     time.Duration
}

// figures are what a run came to.
type figures struct {
	server         string
	sessions       int
	opened, used   float64 // KiB of the server's memory that a session takes: once open, and after use
	total          float64 // KiB of the server's memory after use
	goroutines     float64 // for a session; NaN if the server does not tell
	bytes          float64 // of a turn
	p50, p99       float64 // ms from key to frame
	cpu            float64 // seconds that the server takes for 10,000 turns
	idle           float64 // cores
	first50, first float64 // ms from dialling to the first frame, p50 and p99
	missed         int     // keys that no frame followed
}

const header = "server   sessions   KiB/session      goroutines   bytes     key to frame ms   CPU s per       idle    first frame ms   missed\n" +
	"                    opened   used    /session     /turn     p50       p99     10,000 turns    cores   p50      p99"

// String is the row of the table.
func (f figures) String() string {
	return fmt.Sprintf("%-8s %8d   %6.0f %6.0f   %10.1f   %5.0f   %7.2f %9.2f   %12.2f   %6.3f   %5.0f %8.0f   %6d",
		f.server, f.sessions, f.opened, f.used, f.goroutines, f.bytes, f.p50, f.p99, f.cpu, f.idle, f.first50, f.first, f.missed)
}

// settle is how long a server may come to rest before it is looked at.
const settle = 2 * time.Second

// measure starts a server, opens sessions, lets them sit, and turns slides.
func measure(ctx context.Context, p plan, l load) (figures, error) {
	f := figures{server: l.server, sessions: l.sessions}
	data, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return f, err
	}
	defer os.RemoveAll(data)
	server, err := start(ctx, p.command, l.server, data, l.sessions)
	if err != nil {
		return f, err
	}
	defer server.stop()

	time.Sleep(settle)
	// What sessions share counts as theirs: a server that has drawn it has
	// garbage too, which would be taken off.
	before, err := server.usage()
	if err != nil {
		return f, err
	}
	onPage := learner
	onPage.page = true
	doors := map[string][]door{webServer: {{onPage, server.pages}}, bothServer: {{learner, server.address}, {onPage, server.pages}}}[l.server]
	if doors == nil {
		doors = []door{{learner, server.address}}
	}
	for _, d := range doors {
		if err := warm(ctx, d.address, d.who, l.turns); err != nil {
			return f, err
		}
	}
	time.Sleep(settle)

	var all []*session
	var firsts []time.Duration
	defer func() {
		for _, s := range all {
			s.conn.Close()
		}
	}()
	for _, d := range doors {
		some, took, err := arrive(ctx, d.address, l.sessions/len(doors), same(d.who))
		all, firsts = append(all, some...), append(firsts, took...)
		if err != nil {
			return f, err
		}
	}
	if len(doors) > 1 { // their keys come in turn
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	}
	f.first50, f.first = quantile(firsts, 0.5), quantile(firsts, 0.99)
	time.Sleep(settle)
	opened, err := server.usage()
	if err != nil {
		return f, err
	}
	time.Sleep(l.idle)
	idle, err := server.usage()
	if err != nil {
		return f, err
	}
	f.idle = (idle.cpu - opened.cpu).Seconds() / l.idle.Seconds()

	for i, s := range all {
		if err := s.goTo(1 + i%slidesOfDeck); err != nil {
			return f, fmt.Errorf("turning to a slide: %w", err)
		}
	}
	time.Sleep(settle)
	begun, err := server.usage()
	if err != nil {
		return f, err
	}
	turned := turn(all, l.turns, l.period)
	after, err := server.usage()
	if err != nil {
		return f, err
	}
	n := float64(l.sessions)
	f.opened, f.used = (opened.rss-before.rss)/n, (after.rss-before.rss)/n
	f.total = after.rss
	f.goroutines = (after.goroutines - before.goroutines) / n
	f.cpu = (after.cpu - begun.cpu).Seconds() / float64(l.sessions*l.turns) * 10_000
	f.bytes = float64(turned.bytes) / float64(max(1, len(turned.took)))
	f.p50, f.p99 = quantile(turned.took, 0.5), quantile(turned.took, 0.99)
	f.missed = turned.missed
	for _, s := range all {
		if err := s.end(); err != nil {
			return f, fmt.Errorf("a session ended before the test: %w", err)
		}
	}
	return f, nil
}

// A door is where sessions come in, and as whom.
type door struct {
	who     login
	address string
}

// warm has one session look at what the others are going to: no turn waits for
// what a server makes once.
func warm(ctx context.Context, address string, who login, turns int) error {
	s, _, err := open(ctx, address, who)
	if err != nil {
		return err
	}
	defer s.conn.Close()
	every := warmEvery
	if who.page {
		every = pagesEvery
	}
	for slide := range slidesOfDeck {
		if err := s.goTo(1 + slide); err != nil {
			return fmt.Errorf("warming the server: %w", err)
		}
		for range turns {
			if err := s.press(); err != nil {
				return fmt.Errorf("warming the server: %w", err)
			}
			time.Sleep(every)
		}
	}
	return nil
}

// warmEvery is slow enough for every frame to be painted, and pagesEvery for a page
// that may send so many messages.
const (
	warmEvery  = 5 * time.Millisecond
	pagesEvery = 15 * time.Millisecond
)

// slidesOfDeck is how many slides the sessions are spread over: so many that
// from each of them the turns of a run do not come to the deck's end.
const slidesOfDeck = 60

// same has everybody come alike.
func same(l login) func(int) login { return func(int) login { return l } }

// arrive opens sessions one after the other, so many in a second.
func arrive(ctx context.Context, address string, n int, who func(i int) login) (all []*session, firsts []time.Duration, err error) {
	var mu sync.Mutex
	var wait sync.WaitGroup
	began := time.Now()
	for i := range n {
		time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / arrivals)))
		wait.Go(func() {
			s, took, e := open(ctx, address, who(i))
			mu.Lock()
			defer mu.Unlock()
			if e != nil {
				err = e
				return
			}
			all, firsts = append(all, s), append(firsts, took)
		})
	}
	wait.Wait()
	return all, firsts, err
}

// turned is what came of turns.
type turned struct {
	took   []time.Duration
	bytes  int
	missed int
}

// turn has each session press a key so many times, all at their own moments of
// the period. A frame is over when the next key is due.
func turn(all []*session, turns int, period time.Duration) turned {
	var t turned
	var mu sync.Mutex
	var wait sync.WaitGroup
	began := time.Now()
	for i, s := range all {
		wait.Go(func() {
			next := began.Add(time.Duration(i) * period / time.Duration(len(all)))
			for range turns {
				time.Sleep(time.Until(next))
				err := s.press()
				next = next.Add(period)
				// The rest of the period, but not the whole of it: the next key is
				// not held up.
				time.Sleep(time.Until(next) - period/10)
				took, bytes, ok := s.frame()
				mu.Lock()
				if err != nil || !ok {
					t.missed++
				} else {
					t.took = append(t.took, took)
					t.bytes += bytes
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return t
}

// quantile returns the q-quantile in milliseconds, by nearest rank.
func quantile(d []time.Duration, q float64) float64 {
	if len(d) == 0 {
		return math.NaN()
	}
	slices.Sort(d)
	rank := int(math.Ceil(q*float64(len(d)))) - 1
	return float64(d[max(0, rank)]) / float64(time.Millisecond)
}
