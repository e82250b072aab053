//go:build unix

package main

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Where too few files may be open for as many people as may come in, doctor says so
// with what to do, and so does the server as it starts.
func TestFewFilesAreTold(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ args, says string }{
		{"doctor", "Chỉ được mở 1000 tệp cùng lúc, cần "},
		{"serve --listen 127.0.0.1:0", `msg="too few files may be open`},
	} {
		cmd := command(t, nil)
		cmd.Path, cmd.Args = shell, []string{"sh", "-c", "ulimit -n 1000; exec " + binary + " " + tt.args + " --data " + t.TempDir() + " 2>&1"}
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		late := time.AfterFunc(patience, func() { _ = cmd.Process.Kill() })
		said, told := bufio.NewScanner(out), false
		for !told && said.Scan() {
			told = strings.Contains(said.Text(), tt.says)
		}
		late.Stop()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if !told {
			t.Errorf("%s does not say %q", tt.args, tt.says)
		}
	}
}
