package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A server's keys are taken to another machine, where the folder is then known by
// the same name; without a terminal the passphrase comes from a file of one's own.
func TestKeys(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	from, to, file, secret := filepath.Join(dir, "from"), filepath.Join(dir, "to"), filepath.Join(dir, "vneid.keys"), filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte("mười hai kỵ sĩ\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	keys := func(want string, args ...string) {
		t.Helper()
		out, err := command(t, nil, append([]string{"keys"}, args...)...).CombinedOutput()
		if !strings.Contains(string(out), want) {
			t.Fatalf("keys %v: %v\n%s\nwant %q", args, err, out, want)
		}
	}
	keys("chưa có đủ khóa", "export", file, "--data", from, "--passphrase-file", secret)
	serveSSH(t, from)
	keys("--passphrase-file", "export", file, "--data", from)
	keys("Đã ghi khóa máy chủ", "export", file, "--data", from, "--passphrase-file", secret)
	keys("Đã đưa các khóa", "import", file, "--data", to, "--passphrase-file", secret)
	keys("không cần làm gì", "import", file, "--data", to, "--passphrase-file", secret)
	for _, name := range []string{"host_ed25519", "host_ed25519.pub", "learner.key", "certificate_ed25519"} {
		old, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(filepath.Join(to, name)); err != nil || string(got) != string(old) {
			t.Errorf("%s is %q, %v; want %q", name, got, err, old)
		}
	}
}
