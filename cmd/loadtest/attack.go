package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"training.vast.vn/vneid-training/internal/siege"
)

// attackCommand has the load test attack a server: in a process of its own,
// which has to stand back behind the server and the honest people. Those who
// attack a server do it from cores of their own.
const attackCommand = "attack"

// besieged is what became of attacks.
type besieged struct{ begun, ended atomic.Int64 }

// besiege attacks a server until ctx ends, and its briefing if there is one.
// Where there are many who do the same, sixty share an address.
func besiege(ctx context.Context, attacks []siege.Attack, server, room string, out io.Writer) {
	var all sync.WaitGroup
	counts := make([]besieged, len(attacks))
	for i, what := range attacks {
		for n := range what.By {
			from := net.IPv4(127, 0, byte(10+i), byte(1+n/60))
			s := &siege.Stranger{Server: server, Room: room, Dialer: net.Dialer{Timeout: 5 * time.Second, LocalAddr: &net.TCPAddr{IP: from}}}
			all.Go(func() {
				for ctx.Err() == nil {
					counts[i].begun.Add(1)
					if what.Do(s, ctx) != nil && ctx.Err() == nil {
						counts[i].ended.Add(1)
					}
					rest(ctx, againAfter/2+rand.N(againAfter))
				}
			})
		}
	}
	// A channel that is opened as its connection ends may never hear of that:
	// x/crypto's client waits for ever. Nobody waits for it here.
	<-ctx.Done()
	ended := make(chan struct{})
	go func() { all.Wait(); close(ended) }()
	select {
	case <-ended:
	case <-time.After(attackersEnd):
	}
	for i, what := range attacks {
		fmt.Fprintf(out, "  %-32s %4d at once, %6d begun, %6d refused or ended by the server\n", what.Name, what.By, counts[i].begun.Load(), counts[i].ended.Load())
	}
}

// attackersEnd is how long attackers may take to end.
const attackersEnd = 3 * time.Second

// againAfter is how soon, about, an attacker who was thrown out comes back.
const againAfter = time.Second

func rest(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}
