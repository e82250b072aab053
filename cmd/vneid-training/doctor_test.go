package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDoctorInAPipe(t *testing.T) {
	cmd := command(t, nil, "doctor", "--no-keys", "--data", t.TempDir(), "--listen", "127.0.0.1:0")
	out, err := cmd.Output()
	if err != nil || !bytes.Contains(out, []byte("Ỷ Ỹ Ỵ")) || bytes.ContainsAny(out, "\x1b✗") {
		t.Errorf("doctor: %v\n%s", err, out)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd = command(t, nil, "doctor", "--data", filepath.Join(file, "x"), "--listen", "127.0.0.1:0")
	out, _ = cmd.Output()
	if code := cmd.ProcessState.ExitCode(); code != failed || !bytes.Contains(out, []byte("✗")) {
		t.Errorf("with a folder that can't be made it ended with %d:\n%s", code, out)
	}
}

func TestDoctorNamesKeys(t *testing.T) {
	p := start(t, nil, "doctor", "--data", t.TempDir(), "--listen", "127.0.0.1:0")
	see(t, p, "Nhấn q để thôi")
	press(t, p, "pgdown", "f5", "x")
	see(t, p, "pgdown       tiếp", "f5           bắt đầu", "x            không làm gì")
	press(t, p, "q")
	if code, err := p.Wait(); code != 0 || err != nil {
		t.Errorf("it ended with %d, %v", code, err)
	}
}

func TestDeployPrints(t *testing.T) {
	for name, want := range map[string]string{"kiosk": "TTYPath=", "container": "FROM scratch", "haproxy": "backend vneid"} {
		out, err := command(t, nil, "deploy", name).Output()
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("deploy %s: %v, %.200s", name, err, out)
		}
	}
	cmd := command(t, nil, "deploy", "windows")
	out, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != usage || !strings.Contains(string(out), "haproxy") {
		t.Errorf("deploy windows: %d, %s", code, out)
	}
}

// The man page and the completions that make install puts in place.
func TestManAndCompletions(t *testing.T) {
	for _, args := range [][]string{{"man"}, {"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}} {
		out, err := command(t, nil, args...).Output()
		if err != nil || !bytes.Contains(out, []byte("vneid-training")) {
			t.Errorf("%v: %v, %.100s", args, err, out)
		}
	}
	out, err := command(t, nil, "man").Output()
	for _, want := range []string{"kiosk", "doctor", "passcode"} {
		if err != nil || !bytes.Contains(out, []byte(want)) {
			t.Errorf("the man page does not name %q, %v", want, err)
		}
	}
}
