// The command cluster runs a whole cluster on this machine, for anybody to try: a
// PostgreSQL with a synchronous standby, servers on it, and HAProxy before them,
// with the settings that deploy prints. It needs Debian's postgresql and haproxy.
// Ctrl+C stops all of it and leaves nothing behind.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"training.vast.vn/vneid-training/internal/deploy"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/server/trust"
)

func main() {
	log.SetFlags(0)
	var c cluster
	flag.StringVar(&c.program, "program", "bin/vneid-training", "the program that serves")
	flag.StringVar(&c.listen, "listen", "127.0.0.1:2222", "where people come in")
	servers := flag.Int("servers", 3, "how many servers")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := c.run(ctx, *servers, flag.Args()); err != nil && ctx.Err() == nil {
		log.Fatal(err)
	}
}

// cluster is what runs.
type cluster struct {
	program, listen string
	dir, database   string
	servers         []node
	running         sync.WaitGroup
}

// A node is one server: where it takes connections, and where it says how it is.
type node struct{ ssh, admin string }

func (c *cluster) run(ctx context.Context, servers int, more []string) (err error) {
	if c.dir, err = os.MkdirTemp("", "vneid-cluster"); err != nil {
		return err
	}
	defer os.RemoveAll(c.dir)
	primary, err := pgtest.New("fsync=on")
	if err != nil {
		return err
	}
	defer primary.Remove()
	standby, err := primary.Standby()
	if err != nil {
		return err
	}
	defer standby.Remove()
	ctx, cancel := context.WithCancel(ctx)
	defer c.running.Wait()
	defer cancel()
	if _, err := primary.Query("postgres", "CREATE DATABASE vneid"); err != nil {
		return err
	}
	if _, _, err := postgres.Migrate(ctx, pgtest.URL("vneid", primary)); err != nil {
		return err
	}
	c.database = pgtest.URL("vneid", primary, standby)
	for range servers {
		if err := c.serve(ctx, more); err != nil {
			return err
		}
	}
	if err := c.balance(ctx); err != nil {
		return err
	}
	host, port, _ := net.SplitHostPort(c.listen)
	fmt.Printf("database: %s\n", c.database)
	for _, n := range c.servers {
		fmt.Printf("server:   ssh://%s   http://%s/healthz\n", n.ssh, n.admin)
	}
	fmt.Printf("\nssh -p %s %s     Ctrl+C stops everything\n", port, host)
	<-ctx.Done()
	return nil
}

// serve starts one more server. The first makes the keys, and the others get them.
func (c *cluster) serve(ctx context.Context, more []string) error {
	n, data := node{free(), free()}, c.data(len(c.servers))
	if err := os.Mkdir(data, 0o700); err != nil {
		return err
	}
	if len(c.servers) > 0 {
		for _, name := range trust.KeyFiles() {
			text, err := os.ReadFile(filepath.Join(c.data(0), name))
			if err == nil {
				err = os.WriteFile(filepath.Join(data, name), text, 0o600)
			}
			if err != nil {
				return err
			}
		}
	}
	args := append([]string{"serve", "--listen", n.ssh, "--admin", n.admin, "--data", data, "--proxy", "127.0.0.0/8", "--drain", "1s", "--host", c.listen}, more...)
	if err := c.start(ctx, data+".log", []string{"VNEID_TRAINING_DATABASE=" + c.database}, c.program, args...); err != nil {
		return err
	}
	c.servers = append(c.servers, n)
	return healthy(ctx, n.admin, data+".log")
}

func (c *cluster) data(i int) string { return filepath.Join(c.dir, fmt.Sprint("server", i+1)) }

// balance starts HAProxy with the settings that deploy prints. Here everybody has
// one address, which is not to keep them on one server.
func (c *cluster) balance(ctx context.Context) error {
	text, err := deploy.File("haproxy", locale.En)
	if err != nil {
		return err
	}
	var lines string
	for i, n := range c.servers {
		_, port, _ := net.SplitHostPort(n.admin)
		lines += fmt.Sprintf("    server s%d %s port %s\n", i+1, n.ssh, port)
	}
	settings := strings.NewReplacer("    bind :22\n", "    bind "+c.listen+"\n", "    stick on src\n", "",
		"    server one 10.0.0.11:2222\n    server two 10.0.0.12:2222\n", lines).Replace(string(text))
	path := filepath.Join(c.dir, "haproxy.cfg")
	if err := os.WriteFile(path, []byte(settings), 0o600); err != nil {
		return err
	}
	haproxy, err := exec.LookPath("haproxy")
	if err != nil {
		haproxy = "/usr/sbin/haproxy"
	}
	return c.start(ctx, filepath.Join(c.dir, "haproxy.log"), nil, haproxy, "-db", "-f", path)
}

// start runs a program until ctx ends.
func (c *cluster) start(ctx context.Context, logs string, env []string, program string, args ...string) error {
	out, err := os.Create(logs)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = out, out
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second
	if err := errors.Join(cmd.Start(), out.Close()); err != nil {
		return err
	}
	c.running.Go(func() {
		if err := cmd.Wait(); err != nil && ctx.Err() == nil {
			said, _ := os.ReadFile(logs)
			log.Printf("%s ended: %v\n%s", filepath.Base(program), err, said)
		}
	})
	return nil
}

// healthy waits until a server can take people and record their results.
func healthy(ctx context.Context, admin, logs string) error {
	for begun := time.Now(); time.Since(begun) < 20*time.Second && ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		res, err := http.Get("http://" + admin + "/healthz")
		if err != nil {
			continue
		}
		_, _ = io.Copy(io.Discard, res.Body)
		_ = res.Body.Close()
		if res.StatusCode == http.StatusOK {
			return nil
		}
	}
	said, _ := os.ReadFile(logs)
	return fmt.Errorf("a server did not come up:\n%s", said)
}

// free is an address on this machine that nobody listens on.
func free() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}
