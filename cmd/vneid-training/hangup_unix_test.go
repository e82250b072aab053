//go:build unix

package main

import (
	"os/exec"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/termtest"
)

// A program whose terminal is gone ends, also where nobody tells it: under nohup,
// and where whoever started it ignores SIGHUP.
func TestNoProgramOutlivesItsTerminal(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	cmd := command(t, nil)
	cmd.Path, cmd.Args = shell, []string{"sh", "-c", "trap '' HUP; exec " + binary + " present --data " + t.TempDir()}
	p, err := termtest.Start(cmd, 100, 30)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	see(t, p, "Làm bài kiểm tra")
	if err := p.HangUp(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { defer close(ended); _, _ = p.Wait() }()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Error("it still runs")
		p.Kill()
	}
}
