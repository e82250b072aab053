//go:build unix

package main

import (
	"os/exec"
	"testing"

	"training.vast.vn/vneid-training/internal/termtest"
)

// Ctrl+Z gives the terminal back to the shell as it was, and fg shows the
// slide again.
func TestCtrlZ(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Fatal("bash is needed: apt-get install bash")
	}
	cmd := command(t, []string{"PS1=shell> "})
	cmd.Path, cmd.Args = shell, []string{"bash", "--norc", "--noprofile", "-i"}
	p, err := termtest.Start(cmd, 100, 30)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Kill)
	see(t, p, "shell>")
	press(t, p, binary+" present --data "+t.TempDir()+"\r")
	see(t, p, "Làm bài kiểm tra")
	press(t, p, "\x1a")
	see(t, p, "Stopped")
	press(t, p, "stty -a\r")
	see(t, p, " icanon", " echo ")
	press(t, p, "fg\r")
	see(t, p, "Làm bài kiểm tra")
	press(t, p, "enter")
	see(t, p, "trang 1/")
	press(t, p, "q")
	see(t, p, "shell>")
}
