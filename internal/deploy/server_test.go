package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pgtest"
)

// The server's units are as tight as they say, and systemd, where there is
// one, understands every line.
func TestServerUnits(t *testing.T) {
	dir := t.TempDir()
	var paths []string
	for name, unit := range map[string]string{"systemd": "vneid-training.service", "socket": "vneid-training.socket"} {
		text := file(t, name, locale.En)
		for _, want := range map[string][]string{
			"systemd": {"\nDynamicUser=yes\n", "\nStateDirectory=vneid-training\n", "\nUMask=0077\n", "\nNoNewPrivileges=yes\n", "\nProtectSystem=strict\n",
				"\nProtectHome=yes\n", "\nCacheDirectory=vneid-training\n", "\nEnvironment=XDG_CACHE_HOME=%C\n", "\nPrivateDevices=yes\n", "\nPrivateTmp=yes\n", "\nMemoryDenyWriteExecute=yes\n", "\nRestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\n",
				"\nSystemCallFilter=@system-service\n", "\nCapabilityBoundingSet=\n", "\nLimitNOFILE=", "\nMemoryMax=", "\nRestart=always\n", "\nStartLimitIntervalSec=0\n", "\nType=notify\n", "\nWatchdogSec=", "Requires=vneid-training.socket\n"},
			"socket": {"\nListenStream=22\n"},
		}[name] {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
		path := filepath.Join(dir, unit)
		if err := os.WriteFile(path, []byte(strings.ReplaceAll(text, "/usr/local/bin/vneid-training", "/bin/true")), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Log("no systemd here to judge the units")
		return
	}
	out, _ := exec.Command(analyze, append([]string{"verify"}, paths...)...).CombinedOutput()
	for line := range strings.SplitSeq(string(out), "\n") {
		if strings.Contains(line, "vneid-training.") && (strings.Contains(line, "Unknown") || strings.Contains(line, "Failed to parse")) {
			t.Error(line)
		}
	}
}

// HAProxy, where there is one, takes its settings: two servers that are both
// asked, and people let in to learn where neither is well.
func TestHAProxy(t *testing.T) {
	text := file(t, "haproxy", locale.Vi)
	for _, want := range []string{"\n    stick on src\n", "\n    option httpchk GET /healthz\n", "send-proxy-v2\n    server one 10.0.0.11:2222\n    server two 10.0.0.12:2222\n", "use_backend vneid-away if { nbsrv(vneid) eq 0 }"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	haproxy, err := exec.LookPath("haproxy")
	if err != nil {
		t.Skip("no HAProxy here to judge its settings")
	}
	path := filepath.Join(t.TempDir(), "haproxy.cfg")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(haproxy, "-c", "-f", path).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// PostgreSQL takes the settings and the statements of its sample, and the roles
// may do what they must and no more.
func TestPostgres(t *testing.T) {
	t.Parallel()
	text := file(t, "postgres", locale.En)
	if out, err := exec.Command("sh", "-n", "-c", text).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, conf, _ := strings.Cut(text, "vneid.conf\" <<EOF\n")
	conf, _, _ = strings.Cut(conf, "EOF\n")
	var settings []string
	for line := range strings.Lines(conf) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			t.Fatalf("a setting %q", line)
		}
		if name != "listen_addresses" && name != "ssl" { // there is no network here
			settings = append(settings, name+"="+strings.Trim(value, "'"))
		}
	}
	db := pgtest.Start(t, settings...)
	_, statements, _ := strings.Cut(text, "<<'SQL'\n")
	statements, _, _ = strings.Cut(statements, "SQL\n")
	for statement := range strings.Lines(statements) {
		if _, err := db.Query("postgres", statement); err != nil {
			t.Fatal(err)
		}
	}
	const may = `SELECT has_database_privilege('vneid', 'vneid', 'CREATE'), has_database_privilege('vneid_reader', 'vneid', 'CONNECT'),
		has_database_privilege('vneid_reader', 'vneid', 'CREATE'), has_database_privilege('vneid_replica', 'vneid', 'CONNECT')`
	if got, err := db.Query("vneid", may); err != nil || got != "t|t|f|f" {
		t.Errorf("the roles may %q, %v", got, err)
	}
}
