package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deploy"
	"training.vast.vn/vneid-training/internal/locale"
)

func TestFiles(t *testing.T) {
	names := deploy.Names()
	for _, want := range []string{"alerts", "container", "grafana", "haproxy", "kiosk", "postgres", "prometheus", "socket", "systemd"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no %q among %v", want, names)
		}
	}
	for _, name := range names {
		var settings [2]string
		for i, language := range []string{locale.Vi, locale.En} {
			text := file(t, name, language)
			if !strings.HasPrefix(text, "# ") && !strings.Contains(text, `"description": "`) || !strings.HasSuffix(text, "\n") {
				t.Errorf("%s does not say in its head what it is", name)
			}
			if strings.Contains(text, "vi|") || strings.Contains(text, "en|") {
				t.Errorf("%s, %s: a mark of a language is left", name, language)
			}
			if vietnamese := strings.ContainsFunc(text, func(r rune) bool { return r >= 0x1EA0 && r <= 0x1EF9 }); vietnamese != (language == locale.Vi) {
				t.Errorf("%s: Vietnamese in %q: %t", name, language, vietnamese)
			}
			for line := range strings.Lines(text) {
				if l := strings.TrimSpace(line); !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, "summary: ") && !strings.HasPrefix(l, `"title": `) && !strings.HasPrefix(l, `"description": `) {
					settings[i] += line
				}
			}
		}
		if settings[0] != settings[1] {
			t.Errorf("%s sets other things in the other language", name)
		}
	}
	if _, err := deploy.File("windows", locale.En); err == nil || !strings.Contains(err.Error(), "kiosk") {
		t.Errorf("an unknown name: %v; want the names there are", err)
	}
}

// file is a sample.
func file(t *testing.T, name, language string) string {
	t.Helper()
	text, err := deploy.File(name, language)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Whoever has systemd can have it judge the units.
func TestKioskUnit(t *testing.T) {
	text := file(t, "kiosk", locale.Vi)
	seen := map[string]bool{}
	for line := range strings.SplitSeq(text, "\n") {
		if key, _, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(line, "#") {
			if seen[key] {
				t.Errorf("%s stands there twice", key)
			}
			seen[key] = true
		}
	}
	if !strings.Contains(text, `CODESET="Vietnamese"`) {
		t.Error("it names no font with all letters")
	}
	server := file(t, "systemd", locale.Vi)
	for line := range strings.SplitSeq(server, "\n") { // of what hardens the server, all but what the console needs
		key, _, _ := strings.Cut(line, "=")
		hardens := strings.HasPrefix(key, "Protect") || strings.HasPrefix(key, "Restrict") || strings.HasPrefix(key, "SystemCall") || strings.HasPrefix(key, "Memory") || key == "NoNewPrivileges" || key == "LockPersonality"
		if hardens && !seen[key] {
			t.Errorf("the server has %s, the kiosk has not", line)
		}
	}
	for _, key := range []string{"Restart", "RestartPreventExitStatus", "TTYPath", "StandardInput", "TTYVHangup", "LoadCredential", "Conflicts", "StartLimitIntervalSec"} {
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
	unit := strings.ReplaceAll(text, "/usr/local/bin/vneid-training", "/bin/true")
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
