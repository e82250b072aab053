package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// A child is a server that runs as a process of its own.
type child struct {
	cmd     *exec.Cmd
	address string
	pages   string       // the address for browsers; "": none come in
	metrics string       // URL; "" if it tells nothing
	logged  atomic.Int64 // bytes, since it takes connections
}

// announced is the address that a server logs when it takes connections, and
// the URL of its metrics, if it tells that.
var announced = regexp.MustCompile(`msg=serving address=(\S+)(?:.* metrics=(\S+))?`)

// start starts a server for so many sessions, or with its own limits if that is
// 0, with more flags if need be, and returns when it takes connections.
func start(ctx context.Context, command, server, data string, sessions int, more ...string) (*child, error) {
	c := &child{}
	var err error
	if server != paintServer && server != webServer && server != bothServer {
		self, err := os.Executable()
		if err != nil {
			return nil, err
		}
		c.cmd = exec.Command(self, server)
	} else {
		// All come from one address here, which else would be a flood.
		args := []string{"serve", "--listen", "127.0.0.1:0", "--data", data, "--theme", "dark"}
		if sessions > 0 {
			many := strconv.Itoa(2 * sessions)
			args = append(args, "--max-sessions", many, "--max-per-address", many, "--max-connects", "1000000", "--max-handshakes", many)
		}
		admin, err := freeAddress()
		if err != nil {
			return nil, err
		}
		c.metrics = "http://" + admin + "/metrics"
		if server == webServer || server == bothServer {
			if c.pages, err = freeAddress(); err != nil {
				return nil, err
			}
			args = append(args, "--web", c.pages)
		}
		c.cmd = exec.Command(command, append(append(args, "--admin", admin), more...)...)
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.cmd.Stdout, c.cmd.Stderr = w, w
	err = c.cmd.Start()
	w.Close()
	if err != nil {
		r.Close()
		return nil, fmt.Errorf("starting %s: %w", c.cmd.Path, err)
	}
	type announcement struct{ address, metrics, said string }
	found := make(chan announcement, 1)
	go func() {
		defer r.Close()
		lines := bufio.NewReader(r)
		said := ""
		for {
			line, err := lines.ReadString('\n')
			if m := announced.FindStringSubmatch(line); m != nil {
				found <- announcement{address: m[1], metrics: m[2]}
				break
			}
			if said += line; err != nil {
				found <- announcement{said: said}
				return
			}
		}
		_, _ = io.Copy(counter{&c.logged}, lines)
	}()
	select {
	case a := <-found:
		if a.address == "" {
			c.stop()
			return nil, fmt.Errorf("%s did not start: %s", server, a.said)
		}
		if c.address = a.address; a.metrics != "" {
			c.metrics = a.metrics
		}
		return c, nil
	case <-time.After(20 * time.Second):
		c.stop()
		return nil, fmt.Errorf("%s takes no connection", server)
	case <-ctx.Done():
		c.stop()
		return nil, ctx.Err()
	}
}

// counter counts what is written to it.
type counter struct{ n *atomic.Int64 }

func (c counter) Write(p []byte) (int, error) {
	c.n.Add(int64(len(p)))
	return len(p), nil
}

// freeAddress is one on loopback that nobody listens on just now.
func freeAddress() (string, error) {
	l, err := listen()
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

func (c *child) stop() {
	_ = c.cmd.Process.Kill()
	_ = c.cmd.Wait()
}

// usage is what a process takes.
type usage struct {
	rss, peak  float64 // KiB; peak: the most since it was started
	cpu        time.Duration
	goroutines float64
	files      int // that are open
}

func (c *child) usage() (u usage, err error) {
	u.goroutines = math.NaN()
	if c.metrics != "" {
		if u.goroutines, err = goroutines(c.metrics); err != nil {
			return u, err
		}
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", c.cmd.Process.Pid))
	if err != nil {
		return u, fmt.Errorf("looking at the server: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		for name, value := range map[string]*float64{"VmRSS:": &u.rss, "VmHWM:": &u.peak} {
			if rest, ok := strings.CutPrefix(line, name); ok {
				if *value, err = strconv.ParseFloat(strings.Fields(rest)[0], 64); err != nil {
					return u, err
				}
			}
		}
	}
	files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", c.cmd.Process.Pid))
	if err != nil {
		return u, err
	}
	u.files = len(files)
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", c.cmd.Process.Pid))
	if err != nil {
		return u, err
	}
	u.cpu, err = cpuTime(stat)
	return u, err
}

// cpuTime reads user and system time from /proc/PID/stat, which counts them in
// hundredths of a second: fields 14 and 15 of proc(5), the second of which, in
// brackets, may hold anything.
func cpuTime(stat []byte) (time.Duration, error) {
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 13 {
		return 0, fmt.Errorf("/proc/PID/stat has %d fields", len(fields))
	}
	var sum time.Duration
	for _, f := range fields[11:13] {
		ticks, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(ticks) * 10 * time.Millisecond
	}
	return sum, nil
}

// goroutines asks a server's metrics how many it has.
func goroutines(url string) (float64, error) {
	r, err := http.Get(url)
	if err != nil {
		return 0, fmt.Errorf("asking for metrics: %w", err)
	}
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	for lines.Scan() {
		if rest, ok := strings.CutPrefix(lines.Text(), "go_goroutines "); ok {
			return strconv.ParseFloat(rest, 64)
		}
	}
	return 0, fmt.Errorf("%s does not tell go_goroutines", url)
}
