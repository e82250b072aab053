package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"

	"training.vast.vn/vneid-training/internal/siege"
)

// visit is how honest people fare while strangers come in as they do, with the
// same right to the cores, and have as much done for them as they can.
type visit struct {
	calm, decoyed, attacked hour
	peak                    float64 // KiB of the server's memory, at most
	guests, lost            int     // lost: honest sessions that the server ended
	said                    string  // by the attackers
}

// hour is a time in which 200 turn slides, some log in and 100 follow a briefing.
type hour struct {
	stretch
	logins       []time.Duration // from dialling to the first frame
	turnedAway   int             // of those
	briefing     briefed
	disk, logged float64 // bytes a minute by which the data folder and the log grew
}

// Of an hour.
const (
	followers    = 100
	loginEvery   = 3 * time.Second
	hoursOfVisit = 3
)

// Goals, of issues 15 and 19.
const (
	goalTurn  = 10.0  // ms, p99
	goalLogin = 500.0 // ms, p99
	goalPeak  = 300.0 // MB
	goalGrown = 1e6   // bytes a minute, of the data folder and of the log
)

// String is the report.
func (v visit) String() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d honest sessions with a key a second each, a login every %v, a briefing of %d; then beside them %d guests who have as much done\nas they can, with the same right to the cores. Decoy: they are at another such server on the same cores.\n\n", honest, loginEvery, followers, v.guests)
	b.WriteString("               key to frame ms     missed   login ms          turned   briefing: last frame ms   missed   disk      log       server's\n                 p50        p99             p50      p99      away      p50      p99                      KB/min    KB/min    cores\n")
	for _, row := range []struct {
		name string
		hour
	}{{"alone", v.calm}, {"decoy", v.decoyed}, {"attacked", v.attacked}} {
		fmt.Fprintf(&b, "%-12s %7.2f %10.2f %10d %7.0f %8.0f %9d %8.1f %8.1f %10d %11.0f %9.0f %9.2f\n", row.name, quantile(row.took, 0.5), quantile(row.took, 0.99), row.missed,
			quantile(row.logins, 0.5), quantile(row.logins, 0.99), row.turnedAway,
			quantile(row.briefing.last, 0.5), quantile(row.briefing.last, 0.99), row.briefing.missed, row.disk/1e3, row.logged/1e3, row.cores)
	}
	fmt.Fprintf(&b, "%-12s         %10.0f                  %8.0f                                       %11.0f %9.0f\n\n", "goal, p99", goalTurn, goalLogin, goalGrown/1e3, goalGrown/1e3)
	fmt.Fprintf(&b, "The server took %.0f MB at most (goal: %.0f). %d honest sessions were lost.\n\n%s", v.peak*1024/1e6, goalPeak, v.lost, v.said)
	return b.String()
}

// visited measures a visit.
func visited(ctx context.Context, p plan) (v visit, err error) {
	for _, a := range guests(p.guests) {
		v.guests += a.By
	}
	self, err := os.Executable()
	if err != nil {
		return v, err
	}
	dir, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return v, err
	}
	defer os.RemoveAll(dir)
	key, list, err := trainerKey(dir)
	if err != nil {
		return v, err
	}
	data := filepath.Join(dir, "data")
	server, err := start(ctx, p.command, paintServer, data, 0, "--trainers", list)
	if err != nil {
		return v, err
	}
	defer server.stop()
	if err := warm(ctx, server.address, learner, hoursOfVisit*p.seconds); err != nil {
		return v, err
	}
	all, err := settleIn(ctx, server.address)
	defer func() {
		for _, s := range all {
			s.conn.Close()
		}
	}()
	if err != nil {
		return v, err
	}
	room, err := convene(ctx, key, followers, func(i int) net.IP { return net.IPv4(127, 0, 3, byte(1+i/perAddress)) }, server)
	defer room.close()
	if err != nil {
		return v, err
	}
	time.Sleep(settle)
	which := ""
	if p.guests != nil {
		which = p.guests.String()
	}
	attackers := func(address string) *exec.Cmd {
		return exec.CommandContext(ctx, self, attackCommand, address, room.code, which)
	}
	spend := func(h *hour) func() error {
		return func() error { return server.hour(ctx, h, p.seconds, all, room, data) }
	}
	if err := spend(&v.calm)(); err != nil {
		return v, err
	}
	decoy, err := start(ctx, p.command, paintServer, filepath.Join(dir, "decoy"), 0)
	if err != nil {
		return v, err
	}
	defer decoy.stop()
	if _, err := attacked(attackers(decoy.address), spend(&v.decoyed)); err != nil {
		return v, err
	}
	decoy.stop()
	time.Sleep(settle)
	if v.said, err = attacked(attackers(server.address), spend(&v.attacked)); err != nil {
		return v, err
	}
	used, err := server.usage()
	v.peak = used.peak
	for _, s := range all {
		if s.end() != nil {
			v.lost++
		}
	}
	return v, err
}

// guests are those whose name matches; nil: all.
func guests(which *regexp.Regexp) []siege.Attack {
	return slices.DeleteFunc(siege.Guests(), func(a siege.Attack) bool { return which != nil && !which.MatchString(a.Name) })
}

// hour has all of them do what they do.
func (c *child) hour(ctx context.Context, h *hour, seconds int, all []*session, room *meeting, data string) error {
	began, logged := time.Now(), c.logged.Load()
	before, err := sizeOf(data)
	if err != nil {
		return err
	}
	var others sync.WaitGroup
	var led error
	others.Go(func() { h.briefing, led = room.lead(seconds * 5 / 6) })
	others.Go(func() {
		h.logins, h.turnedAway = come(ctx, c.address, int(time.Duration(seconds)*time.Second/loginEvery), loginEvery)
	})
	h.stretch, err = c.stretch(all, seconds)
	others.Wait()
	if err != nil {
		return err
	}
	if led != nil {
		return led
	}
	after, err := sizeOf(data)
	minutes := time.Since(began).Minutes()
	h.disk, h.logged = float64(after-before)/minutes, float64(c.logged.Load()-logged)/minutes
	return err
}

// sizeOf is how many bytes the files in a folder have.
func sizeOf(dir string) (n int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // it went meanwhile
		}
		if info, err := e.Info(); err == nil {
			n += info.Size()
		}
		return nil
	})
	return n, err
}
