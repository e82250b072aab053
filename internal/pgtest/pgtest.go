// Package pgtest starts private PostgreSQL servers: in a temporary folder, over a
// Unix socket, with nothing on the network, so that none meets another or one of
// the machine's own. Tests use it, and who wants to try several servers. It runs
// Debian's PostgreSQL, whatever its version.
//
// The superuser postgres needs no password, so that a test can arrange what it
// likes; every other role does, as it would outside.
package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// Required is the variable in the environment under which a test fails, and is
// not skipped, where PostgreSQL is not installed.
const Required = "NEED_POSTGRES"

// patience is how long a server may take to come up or to change its part.
const patience = 2 * time.Minute

// port only names the socket: nothing listens on the network.
const port = "54329"

// ErrNotInstalled says that this machine has no PostgreSQL to start.
var ErrNotInstalled = errors.New("there is no initdb in /usr/lib/postgresql/*/bin: install Debian's postgresql")

// Server is a PostgreSQL server of our own. Its methods are for one goroutine.
type Server struct {
	programs  string // the folder of initdb and postgres
	dir       string // its own: the data, the socket, the log
	attr      *syscall.SysProcAttr
	settings  []string
	cmd       *exec.Cmd // nil while it does not run
	ended     chan struct{}
	databases *atomic.Int64
}

// Start starts a server for a test and removes it afterwards. Without PostgreSQL
// the test is skipped, or fails where Required is set. See New for the settings.
func Start(t testing.TB, settings ...string) *Server {
	t.Helper()
	s, err := New(settings...)
	if errors.Is(err, ErrNotInstalled) && os.Getenv(Required) == "" {
		t.Skipf("not tested with PostgreSQL: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Remove(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// New starts a server, in well under a second. It does not wait for the disk,
// and so withstands a kill but no power cut, unless a setting (NAME=VALUE, as in
// postgresql.conf) says otherwise: "fsync=on".
func New(settings ...string) (*Server, error) {
	s, err := newServer(settings)
	if err != nil {
		return nil, err
	}
	s.databases = new(atomic.Int64)
	if err := s.create(); err != nil {
		return nil, errors.Join(err, s.Remove())
	}
	return s, nil
}

// newServer gives a server its folder, and what it runs as.
func newServer(settings []string) (*Server, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return nil, ErrNotInstalled
	}
	// Not testing's folder: the path of a socket has 107 bytes at most.
	dir, err := os.MkdirTemp("", "pg")
	if err != nil {
		return nil, err
	}
	attr, err := attributes(dir)
	if err != nil {
		return nil, errors.Join(err, os.Remove(dir))
	}
	return &Server{programs: filepath.Dir(slices.Max(found)), dir: dir, attr: attr, settings: settings}, nil
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

func (s *Server) create() error {
	if _, err := s.run("initdb", "--no-sync", "--no-instructions", "--locale=C", "--encoding=UTF8",
		"--username=postgres", "--auth=trust", "--pgdata", s.data()); err != nil {
		return err
	}
	const access = "local all postgres trust\nlocal replication postgres trust\nlocal all all scram-sha-256\n"
	if err := os.WriteFile(filepath.Join(s.data(), "pg_hba.conf"), []byte(access), 0o600); err != nil {
		return err
	}
	return s.Run()
}

// Run starts the server again after Kill, and waits until it answers.
func (s *Server) Run() error {
	for begun := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		err := s.start()
		// On a busy machine processes that were killed take a while to be gone.
		if err == nil || !strings.Contains(err.Error(), "old server processes") || time.Since(begun) > patience {
			return err
		}
	}
}

func (s *Server) start() error {
	log, err := os.OpenFile(s.log(), os.O_CREATE|os.O_TRUNC|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	args := []string{"-D", s.data(), "-k", s.dir, "-p", port, "-c", "listen_addresses=", "-c", "fsync=off"}
	for _, setting := range s.settings {
		args = append(args, "-c", setting)
	}
	s.cmd = exec.Command(filepath.Join(s.programs, "postgres"), args...)
	s.cmd.Stdout, s.cmd.Stderr = log, log
	s.cmd.Dir = s.dir
	s.cmd.SysProcAttr = s.attr
	if err := s.cmd.Start(); err != nil {
		s.cmd = nil
		return err
	}
	s.ended = make(chan struct{})
	go func(cmd *exec.Cmd, ended chan struct{}) {
		_ = cmd.Wait() // how it ended is in its log
		close(ended)
	}(s.cmd, s.ended)
	return s.until("answers", func() bool {
		_, err := s.run("pg_isready", "-q", "-h", s.dir, "-p", port, "-U", "postgres", "-d", "postgres")
		return err == nil
	})
}

func (s *Server) log() string { return filepath.Join(s.dir, "log") }

// until waits for a state of the server, in vain once it has ended.
func (s *Server) until(state string, reached func() bool) error {
	for start := time.Now(); time.Since(start) < patience; {
		if reached() {
			return nil
		}
		select {
		case <-s.ended:
			said, _ := os.ReadFile(s.log())
			return fmt.Errorf("PostgreSQL ended before it %s:\n%s", state, said)
		case <-time.After(10 * time.Millisecond):
		}
	}
	said, _ := os.ReadFile(s.log())
	return fmt.Errorf("PostgreSQL took more than %v until it %s:\n%s", patience, state, said)
}

// Kill ends the server and all its processes at once, as kill -9 does. What it
// had committed is there after Run.
func (s *Server) Kill() {
	if s.cmd == nil {
		return
	}
	kill(s.cmd.Process)
	<-s.ended
	s.cmd = nil
}

// Remove kills the server and removes its folder.
func (s *Server) Remove() error {
	s.Kill()
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		// A process of it may be writing its last.
		err := os.RemoveAll(s.dir)
		if err == nil || errors.Is(err, fs.ErrPermission) || time.Since(start) > patience {
			return err
		}
	}
}

// Standby starts a copy of the server that follows it. From then on a
// transaction is committed here only when the copy has it too.
func (s *Server) Standby() (*Server, error) {
	standby, err := newServer(s.settings)
	if err != nil {
		return nil, err
	}
	standby.databases = s.databases
	if err := s.Feed(standby); err != nil {
		return nil, errors.Join(err, standby.Remove())
	}
	return standby, nil
}

// Feed makes a server that was killed, such as the primary before, a standby of
// this one. It begins anew, with a copy of all there is.
func (s *Server) Feed(standby *Server) error {
	standby.Kill()
	if err := os.RemoveAll(standby.data()); err != nil {
		return err
	}
	if _, err := s.run("pg_basebackup", "-h", s.dir, "-p", port, "-U", "postgres", "--write-recovery-conf",
		"--checkpoint=fast", "--no-sync", "--pgdata", standby.data()); err != nil {
		return err
	}
	if err := standby.Run(); err != nil {
		return err
	}
	if err := s.synchronous("*"); err != nil {
		return err
	}
	return s.until("had a synchronous standby", func() bool {
		state, err := s.Query("postgres", "SELECT sync_state FROM pg_stat_replication")
		return err == nil && state == "sync"
	})
}

// Alone has the server commit without a standby from now on.
func (s *Server) Alone() error { return s.synchronous("") }

func (s *Server) synchronous(names string) error {
	if _, err := s.Query("postgres", "ALTER SYSTEM SET synchronous_standby_names = '"+names+"'"); err != nil {
		return err
	}
	_, err := s.Query("postgres", "SELECT pg_reload_conf()")
	return err
}

// Promote makes a standby a server that takes what is written.
func (s *Server) Promote() error {
	_, err := s.Query("postgres", fmt.Sprintf("SELECT pg_promote(true, %d)", int(patience.Seconds())))
	return err
}

// Database makes an empty database and returns where it is.
func (s *Server) Database() (string, error) {
	name := fmt.Sprintf("test%d", s.databases.Add(1))
	if _, err := s.Query("postgres", "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	return URL(name, s), nil
}

// Query runs statements as the superuser and returns the rows, a line each, with
// | between columns.
func (s *Server) Query(database, statements string) (string, error) {
	return s.run("psql", "--no-psqlrc", "-h", s.dir, "-p", port, "-U", "postgres", "-d", database,
		"--quiet", "--tuples-only", "--no-align", "-v", "ON_ERROR_STOP=1", "-c", statements)
}

// URL says where a database is, for the superuser: at whichever of the servers
// takes what is written.
func URL(database string, servers ...*Server) string {
	var hosts, ports []string
	for _, s := range servers {
		hosts, ports = append(hosts, s.dir), append(ports, port)
	}
	q := url.Values{"host": {strings.Join(hosts, ",")}, "port": {strings.Join(ports, ",")}, "user": {"postgres"}}
	if len(servers) > 1 {
		q.Set("target_session_attrs", "read-write")
	}
	return (&url.URL{Scheme: "postgres", Path: "/" + database, RawQuery: q.Encode()}).String()
}

// run runs one of PostgreSQL's programs and returns what it printed.
func (s *Server) run(program string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(s.programs, program), args...)
	cmd.Dir = s.dir
	cmd.SysProcAttr = s.attr
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("cannot run %s: %w\n%s", program, err, complaint.String())
	}
	return strings.TrimSuffix(out.String(), "\n"), nil
}
