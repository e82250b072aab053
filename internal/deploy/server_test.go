package deploy_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
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
				"\nProtectHome=yes\n", "\nPrivateDevices=yes\n", "\nPrivateTmp=yes\n", "\nMemoryDenyWriteExecute=yes\n", "\nRestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX\n",
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
