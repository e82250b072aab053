package deploy_test

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"os"

	"training.vast.vn/vneid-training/internal/deploy"
)

func TestFiles(t *testing.T) {
	names := deploy.Names()
	for _, want := range []string{"container", "haproxy", "kiosk"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no %q among %v", want, names)
		}
	}
	for _, name := range names {
		text, err := deploy.File(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# ") || !strings.HasSuffix(string(text), "\n") {
			t.Errorf("%s does not say in its head what it is", name)
		}
	}
	if _, err := deploy.File("windows"); err == nil || !strings.Contains(err.Error(), "kiosk") {
		t.Errorf("an unknown name: %v; want the names there are", err)
	}
}

// Whoever has systemd can have it judge the units.
func TestKioskUnit(t *testing.T) {
	text, err := deploy.File("kiosk")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.SplitSeq(string(text), "\n") {
		if key, _, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			if seen[key] {
				t.Errorf("%s stands there twice", key)
			}
			seen[key] = true
		}
	}
	for _, key := range []string{"Restart", "RestartPreventExitStatus", "TTYPath", "StandardInput", "TTYVHangup", "LoadCredential", "Conflicts"} {
		if !seen[key] {
			t.Errorf("the unit lacks %s", key)
		}
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Log("no systemd here to judge the unit")
		return
	}
	path := filepath.Join(t.TempDir(), "vneid-training-kiosk.service")
	unit := strings.ReplaceAll(string(text), "/usr/local/bin/vneid-training", "/bin/true")
	if err := os.WriteFile(path, []byte(unit), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _ := exec.Command(analyze, "verify", path).CombinedOutput()
	for line := range strings.SplitSeq(string(out), "\n") {
		if strings.Contains(line, "vneid-training-kiosk.service") && (strings.Contains(line, "Unknown") || strings.Contains(line, "Failed to parse")) {
			t.Error(line)
		}
	}
}
