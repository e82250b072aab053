package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/server/trust"
)

// nodes is how many servers share a database.
const nodes = 3

// shared measures a trainer's turn to followers on one server with files, and to as
// many on several servers with a database.
func shared(ctx context.Context, p plan, out io.Writer) error {
	alone, err := brief(ctx, p.command, p.follow, false)
	if err != nil {
		return fmt.Errorf("a briefing of %d: %w", p.follow, err)
	}
	fmt.Fprintf(out, "%s\n", alone)
	together, err := briefTogether(ctx, p.command, p.follow)
	if err != nil {
		return fmt.Errorf("a briefing of %d on %d servers: %w", p.follow, nodes, err)
	}
	fmt.Fprintf(out, "%s\n", together)
	return nil
}

// briefTogether is brief on servers with a database, which waits for the disk.
func briefTogether(ctx context.Context, command string, n int) (b briefed, err error) {
	dir, err := os.MkdirTemp("", "loadtest")
	if err != nil {
		return b, err
	}
	defer os.RemoveAll(dir)
	key, list, err := trainerKey(dir)
	if err != nil {
		return b, err
	}
	db, err := pgtest.New("fsync=on")
	if err != nil {
		return b, err
	}
	defer db.Remove()
	url, err := db.Database()
	if err != nil {
		return b, err
	}
	if _, _, err := postgres.Migrate(ctx, url); err != nil {
		return b, err
	}
	var servers []*child
	first := ""
	for i := range nodes {
		data := filepath.Join(dir, "data"+strconv.Itoa(i))
		if err := copyKeys(first, data); err != nil {
			return b, err
		}
		c, err := start(ctx, command, paintServer, data, n+1, "--trainers", list, "--database", url)
		if err != nil {
			return b, err
		}
		defer c.stop()
		servers, first = append(servers, c), filepath.Join(dir, "data0")
	}
	m, err := convene(ctx, key, n, func(int) net.IP { return nil }, servers...)
	defer m.close()
	if err != nil {
		return b, err
	}
	time.Sleep(settle)
	b, err = m.lead(briefingTurns)
	b.servers = nodes
	return b, err
}

// copyKeys gives a server the keys of the first; from is "" for that itself.
func copyKeys(from, to string) error {
	if err := os.Mkdir(to, 0o700); err != nil || from == "" {
		return err
	}
	for _, name := range trust.KeyFiles() {
		text, err := os.ReadFile(filepath.Join(from, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(to, name), text, 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
