// Loadtest measures what the SSH server costs as sessions grow: it starts
// servers as child processes, opens real SSH sessions to them from its own
// process, turns slides, and prints one table. Beside the server with its
// painter stand wish sessions that run the same screens with Bubble Tea's own
// renderer, and bare ones that write stored frames: the floor.
//
//	go run ./cmd/loadtest bin/vneid-training .pictures
//
// Client and servers share this machine's cores, so what the client takes is
// in every latency. Nothing leaves loopback.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/siege"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	switch {
	case len(os.Args) == 2 && os.Args[1] == bareServer:
		err = serveBare(ctx, os.Stdout)
	case len(os.Args) == 2 && os.Args[1] == stockServer:
		err = serveStock(ctx, os.Stdout)
	case len(os.Args) == 3 && os.Args[1] == attackCommand:
		besiege(ctx, siege.Attacks(), os.Args[2], "", os.Stdout)
	case len(os.Args) == 5 && os.Args[1] == attackCommand:
		var which *regexp.Regexp
		if which, err = regexp.Compile(os.Args[4]); err == nil {
			besiege(ctx, guests(which), os.Args[2], os.Args[3], os.Stdout)
		}
	default:
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(clientMemory)
		err = run(ctx, os.Args[1:], os.Stdout)
	}
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "loadtest:", err)
		os.Exit(1)
	}
}

// plan is what is measured.
type plan struct {
	command  string // the built program
	pictures string // folder that gets the plot; "" for none
	servers  []string
	sessions []int
	many     int  // sessions that turn once in ten seconds; 0: that is not measured
	follow   int  // followers of a briefing; 0: that is not measured
	cluster  bool // followers on three servers with a database are measured beside as many on one, and nothing else
	turns    int  // for each session
	idle     time.Duration
	full     bool           // what people wait for as the data folder fills is measured, and nothing else
	hostile  bool           // attacks are measured, and nothing else
	guests   *regexp.Regexp // of those only what guests do, and of them these; nil: all
	seconds  int            // that each part of what is measured beside guests takes
}

// Servers that can be measured. The load test is itself the last two, when it
// is called with their name.
const (
	paintServer = "paint"
	webServer   = "web"  // the same, to pages of browsers
	bothServer  = "both" // half of the sessions over SSH beside half on pages
	stockServer = "stock"
	bareServer  = "bare"
)

func parse(args []string, out io.Writer) (plan, error) {
	p := plan{}
	f := flag.NewFlagSet("loadtest", flag.ContinueOnError)
	f.SetOutput(out)
	f.Usage = func() {
		fmt.Fprintln(out, "usage: loadtest [flags] COMMAND [FOLDER]\nmeasures COMMAND serve; draws the plot into FOLDER")
		f.PrintDefaults()
	}
	servers := f.String("servers", "bare,paint,web,stock", "servers to measure, by commas")
	sessions := f.String("sessions", "1,100,500,1000", "numbers of sessions, by commas")
	f.IntVar(&p.many, "many", 10_000, "sessions that turn once in ten seconds, with the painter; 0 for none")
	f.IntVar(&p.follow, "followers", 1000, "followers of a briefing; 0 for none")
	f.IntVar(&p.turns, "turns", 10, "turns of each session, a second apart")
	f.DurationVar(&p.idle, "idle", 10*time.Second, "how long idle CPU is measured")
	f.BoolVar(&p.hostile, "hostile", false, "measure how honest sessions fare beside attackers, and nothing else")
	f.BoolVar(&p.cluster, "cluster", false, "measure the briefing on three servers with a database beside one with files, and nothing else")
	f.BoolVar(&p.full, "full", false, "measure starts of the quiz, certificates and reports with nothing in the data folder and with up to 200,000 attempts, and nothing else")
	which := f.String("guests", "", "of --hostile measure only guests, those whose name `matches`")
	f.IntVar(&p.seconds, "seconds", 60, "how long honest people are watched alone, beside a decoy and beside guests")
	if err := f.Parse(args); err != nil {
		return p, err
	}
	if *which != "" {
		var err error
		if p.guests, err = regexp.Compile(*which); err != nil {
			return p, fmt.Errorf("--guests: %w", err)
		}
		p.hostile = true
	}
	if p.seconds < 10 {
		return p, errors.New("--seconds: at least ten, please")
	}
	if f.NArg() < 1 || f.NArg() > 2 {
		f.Usage()
		return p, errors.New("name the built program, and the folder for the plot")
	}
	p.command, p.pictures = f.Arg(0), f.Arg(1)
	for _, s := range strings.Split(*servers, ",") {
		if s != paintServer && s != webServer && s != bothServer && s != stockServer && s != bareServer {
			return p, fmt.Errorf("--servers: no server %q; there are bare, paint, web, both and stock", s)
		}
		p.servers = append(p.servers, s)
	}
	for _, s := range strings.Split(*sessions, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return p, fmt.Errorf("--sessions: %q is no number of sessions", s)
		}
		p.sessions = append(p.sessions, n)
	}
	if p.turns < 1 {
		return p, errors.New("--turns: at least one, please")
	}
	return p, nil
}

func run(ctx context.Context, args []string, out io.Writer) error {
	p, err := parse(args, out)
	if err != nil {
		return err
	}
	if p.full {
		return fill(ctx, p.command, out)
	}
	if p.cluster {
		return shared(ctx, p, out)
	}
	if p.hostile {
		if p.guests == nil {
			s, err := withstand(ctx, p)
			if err != nil {
				return fmt.Errorf("a server under attack: %w", err)
			}
			fmt.Fprintln(out, s)
		}
		g, err := visited(ctx, p)
		if err != nil {
			return fmt.Errorf("a server whose guests attack it: %w", err)
		}
		fmt.Fprint(out, g)
		return nil
	}
	fmt.Fprintf(out, "%d cores, which the servers and the client of this test share; windows of %dx%d; arrivals %d a second; a key a second for each session.\n\n",
		runtime.NumCPU(), columns, rows, arrivals)
	fmt.Fprintln(out, header)
	var all []figures
	for _, n := range p.sessions {
		for _, server := range p.servers {
			fig, err := measure(ctx, p, load{server: server, sessions: n, turns: p.turns, period: time.Second, idle: p.idle})
			if err != nil {
				return fmt.Errorf("%s with %d sessions: %w", server, n, err)
			}
			fmt.Fprintln(out, fig)
			all = append(all, fig)
		}
	}
	if p.many > 0 {
		fig, err := measure(ctx, p, load{server: paintServer, sessions: p.many, turns: 3, period: 10 * time.Second, idle: p.idle})
		if err != nil {
			return fmt.Errorf("%d sessions: %w", p.many, err)
		}
		fmt.Fprintln(out, fig)
		fmt.Fprintf(out, "\nIn the last row each session turns once in ten seconds.\n")
		all = append(all, fig)
	}
	if p.follow > 0 {
		for _, pages := range []bool{false, true} {
			b, err := brief(ctx, p.command, p.follow, pages)
			if err != nil {
				return fmt.Errorf("a briefing of %d: %w", p.follow, err)
			}
			fmt.Fprintf(out, "\n%s\n", b)
		}
	}
	if p.pictures == "" {
		return nil
	}
	file := filepath.Join(p.pictures, "load.svg")
	if err := os.WriteFile(file, plot(all), 0o644); err != nil {
		return fmt.Errorf("keeping the plot: %w", err)
	}
	fmt.Fprintf(out, "\nThe plot is in %s.\n", file)
	return nil
}

// clientMemory is how large the client may grow before its garbage is
// collected: that, on the cores of the server, is not to be taken for the
// server's delay.
const clientMemory = 4 << 30
