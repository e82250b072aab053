//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"syscall"
	"testing"
)

// With --log json all that serve says, on both of its streams, is JSON: the
// host key too.
func TestLogIsJSONOnly(t *testing.T) {
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := command(t, nil, "serve", "--listen", "127.0.0.1:0", "--data", t.TempDir(), "--log", "json")
	cmd.Stdout, cmd.Stderr = in, in
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	said := map[string]bool{}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var entry struct {
			Msg         string   `json:"msg"`
			Level       string   `json:"level"`
			Fingerprint string   `json:"fingerprint"`
			Known       []string `json:"known_hosts"`
			DNS         []string `json:"dns"`
		}
		if err := json.Unmarshal(lines.Bytes(), &entry); err != nil {
			t.Errorf("%v: %s", err, lines.Text())
		}
		said[entry.Msg] = true
		if entry.Msg == "host key" && (entry.Fingerprint == "" || len(entry.Known) == 0 || len(entry.DNS) != len(entry.Known)) {
			t.Errorf("the host key is told as %s", lines.Text())
		}
		if entry.Msg == "serving" {
			if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Error(err)
			}
		}
	}
	_, _ = io.Copy(io.Discard, out)
	if err := cmd.Wait(); err != nil || !said["host key"] || !said["serving"] || !said["stopped"] {
		t.Errorf("it said %v and ended with %v", said, err)
	}
}
