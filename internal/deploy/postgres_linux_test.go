package deploy_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/termtest"
)

// A machine is where the sample runs: Debian's folders of one PostgreSQL, and a
// systemctl that starts and stops it.
type machine struct {
	t      *testing.T
	dir    string
	env    []string
	script string
}

// systemctl stands in for systemd's: the sample restarts, stops and starts one
// unit.
const systemctl = `#!/bin/sh
set -eu
pg() { su postgres -s /bin/sh -c "pg_ctl -s -w -D $MACHINE/etc -l $MACHINE/log $1"; }
[ "$2" = postgresql@VERSION-main ]
case $1 in
start) pg start ;;
stop) pg "stop -m immediate" ;;
restart) pg "restart -m immediate" ;;
*) exit 2 ;;
esac
`

// newMachine has PostgreSQL as Debian installs it, but for where it lies and the
// port; connect is the port that its programs reach others at.
func newMachine(t *testing.T, programs, version, text string, port, connect int) *machine {
	t.Helper()
	dir, err := os.MkdirTemp("", "pg") // the path of a socket has 107 bytes at most
	if err != nil {
		t.Fatal(err)
	}
	m := &machine{t: t, dir: dir, env: append(os.Environ(), "PATH="+filepath.Join(dir, "bin")+":"+programs+":"+os.Getenv("PATH"),
		"MACHINE="+dir, "PGHOST="+dir, fmt.Sprint("PGPORT=", connect), "LC_ALL=C")}
	t.Cleanup(func() {
		_, _ = m.command("sh", "-c", "systemctl stop postgresql@"+version+"-main").CombinedOutput() // it may not run
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	m.script = filepath.Join(dir, "vneid-postgres.sh")
	etc := filepath.Join(dir, "etc")
	conf := fmt.Sprintf("data_directory = '%[1]s/data'\nhba_file = '%[2]s/pg_hba.conf'\nport = %[3]d\nunix_socket_directories = '%[1]s'\ninclude_dir = 'conf.d'\n", dir, etc, port)
	for name, text := range map[string]string{
		"bin/systemctl": strings.Replace(systemctl, "VERSION", version, 1), "etc/postgresql.conf": conf, "etc/pg_hba.conf": "local all postgres peer\n", "etc/conf.d/none.conf": "",
		"vneid-postgres.sh": strings.NewReplacer("/etc/postgresql/$VERSION/main", etc, "/var/lib/postgresql/$VERSION/main", dir+"/data").Replace(text),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	m.run("chown", "-R", "postgres", dir)
	m.run("su", "postgres", "-s", "/bin/sh", "-c", "initdb --no-sync --auth-local=peer -D "+dir+"/data")
	certificate(t, filepath.Join(dir, "data"))
	m.run("chown", "-R", "postgres", dir)
	m.run("systemctl", "start", "postgresql@"+version+"-main")
	return m
}

func (m *machine) command(name string, args ...string) *exec.Cmd {
	path, err := exec.LookPath(name)
	if err != nil {
		path = filepath.Join(m.dir, "bin", name)
	}
	if name == "systemctl" {
		path = filepath.Join(m.dir, "bin", name)
	}
	cmd := exec.Command(path, args...)
	cmd.Env, cmd.Dir = m.env, m.dir
	return cmd
}

func (m *machine) run(name string, args ...string) string {
	m.t.Helper()
	out, err := m.command(name, args...).CombinedOutput()
	if err != nil {
		log, _ := os.ReadFile(filepath.Join(m.dir, "log"))
		m.t.Fatalf("%s %q: %v\n%s\n%s", name, args, err, out, log)
	}
	return strings.TrimSpace(string(out))
}

// sample runs a part of the sample in a terminal, and types a password wherever
// one of these is asked for.
func (m *machine) sample(part string, asks ...string) {
	m.t.Helper()
	p, err := termtest.Start(m.command("sh", m.script, part), 160, 40)
	if err != nil {
		m.t.Fatal(err)
	}
	defer p.Kill()
	for _, ask := range asks {
		for start := time.Now(); !strings.HasSuffix(strings.TrimSpace(p.Text()), ask+":"); time.Sleep(10 * time.Millisecond) {
			if time.Since(start) > time.Minute {
				m.t.Fatalf("%s: %q is not asked for:\n%s", part, ask, p.Text())
			}
		}
		if err := p.Type("s3cret", "enter"); err != nil {
			m.t.Fatal(err)
		}
	}
	if code, err := p.Wait(); code != 0 || err != nil {
		log, _ := os.ReadFile(filepath.Join(m.dir, "log"))
		m.t.Fatalf("%s: %d, %v\n%s\n%s", part, code, err, p.Text(), log)
	}
}

// sql asks the machine's own PostgreSQL.
func (m *machine) sql(port int, database, statement string) string {
	m.t.Helper()
	return m.run("su", "postgres", "-s", "/bin/sh", "-c", fmt.Sprintf(`psql -X -q -t -A -p %d -d %s -c "%s"`, port, database, statement))
}

// certificate makes a machine's certificate, as Debian's ssl-cert does.
func certificate(t *testing.T, dir string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, NotAfter: time.Now().Add(time.Hour)}
	public, err := x509.CreateCertificate(rand.Reader, about, about, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{"server.crt": {Type: "CERTIFICATE", Bytes: public}, "server.key": {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(filepath.Join(dir, name), pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// freePorts are two that nothing listens on.
func freePorts(t *testing.T) (ports [2]int) {
	t.Helper()
	for i := range ports {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return ports
}

// The sample does on two machines what it says, but that here they are two folders:
// roles and access, a standby that has all before it counts, and its promotion.
func TestPostgresSampleRuns(t *testing.T) {
	t.Parallel()
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	if len(found) == 0 && os.Getenv(pgtest.Required) == "" {
		t.Skip(pgtest.ErrNotInstalled)
	}
	if len(found) == 0 {
		t.Fatal(pgtest.ErrNotInstalled)
	}
	if _, err := user.Lookup("postgres"); err != nil || os.Getuid() != 0 {
		t.Skip("the sample is run by root, who becomes postgres: not run here, only read (TestPostgres)")
	}
	programs := slices.Max(found)
	version := filepath.Base(filepath.Dir(programs))
	ports := freePorts(t)
	text := file(t, "postgres", locale.En)
	for _, line := range [][2]string{
		{"\nVERSION=15\n", "\nVERSION=" + version + "\n"}, {"\nPRIMARY=10.0.0.21\n", "\nPRIMARY=127.0.0.1\n"}, {"\nSTANDBY=10.0.0.22\n", "\nSTANDBY=127.0.0.2\n"},
		{"\nSERVERS=\"10.0.0.11/32 10.0.0.12/32\"\n", "\nSERVERS=\"127.0.0.11/32 127.0.0.1/32\"\n"}, {"\nREADERS=\"10.0.0.64/26\"\n", "\nREADERS=\"127.0.0.64/26\"\n"},
	} {
		if !strings.Contains(text, line[0]) {
			t.Fatalf("the sample has no %q", line[0])
		}
		text = strings.Replace(text, line[0], line[1], 1)
	}
	primary := newMachine(t, programs, version, text, ports[0], ports[0])
	standby := newMachine(t, programs, version, text, ports[1], ports[0]) // it reaches the primary where that is

	var asks []string
	for _, role := range []string{"vneid", "vneid_reader", "vneid_replica"} {
		asks = append(asks, `new password for user "`+role+`"`, "Enter it again")
	}
	primary.sample("primary", asks...)
	at := func(role, password string, port int) string {
		return "postgres://" + role + ":" + password + "@127.0.0.1:" + strconv.Itoa(port) + "/vneid?sslmode=require&connect_timeout=5"
	}
	if _, _, err := postgres.Migrate(t.Context(), at("vneid", "s3cret", ports[0])); err != nil {
		t.Fatal(err)
	}
	for what, url := range map[string]string{
		"a wrong password":        at("vneid", "secret", ports[0]),
		"a reader from elsewhere": at("vneid_reader", "s3cret", ports[0]),
		"without TLS":             strings.Replace(at("vneid", "s3cret", ports[0]), "=require", "=disable", 1),
	} {
		if s, err := postgres.Open(t.Context(), url); err == nil {
			s.Close()
			t.Errorf("%s: it opens", what)
		}
	}

	standby.sample("standby", "Password")
	primary.sample("synchronous")
	const state = "SELECT application_name, sync_state FROM pg_stat_replication"
	for start := time.Now(); primary.sql(ports[0], "postgres", state) != "vneid_standby|sync"; time.Sleep(20 * time.Millisecond) {
		if time.Since(start) > time.Minute {
			t.Fatalf("the standby is %q", primary.sql(ports[0], "postgres", state))
		}
	}
	s, err := postgres.Open(t.Context(), at("vneid", "s3cret", ports[0]))
	if err != nil {
		t.Fatal(err)
	}
	err = s.Create(t.Context(), "results.jsonl", []byte("{}\n"))
	s.Close()
	if err != nil {
		t.Fatal(err)
	}
	primary.run("systemctl", "stop", "postgresql@"+version+"-main")
	standby.env = append(standby.env, fmt.Sprint("PGPORT=", ports[1])) // from here on it is the first
	standby.sample("promote")
	standby.sample("alone")
	s, err = postgres.Open(t.Context(), at("vneid", "s3cret", ports[1]))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for start := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		info, err := s.Append(t.Context(), "results.jsonl", []byte("{}\n"))
		if err == nil && info.Size == 6 {
			break
		}
		if time.Since(start) > time.Minute {
			t.Fatalf("on the standby, promoted: %+v, %v", info, err)
		}
	}
}
