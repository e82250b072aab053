//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/creack/pty"
)

// A terminal that never answers costs nothing: errors, help and reports do not
// ask it anything. What they write has no escape sequences at all but for the
// colours of a report.
func TestNothingIsAsked(t *testing.T) {
	data, _ := twoPeople(t)
	for _, tt := range []struct {
		args []string
		code int
	}{
		{[]string{"--colour"}, usage},
		{[]string{"prezent"}, usage},
		{[]string{"present", "no/such/deck"}, failed},
		{[]string{"certificate", "XXXX-XXXX", "--data", data}, failed},
		{[]string{"serve", "--listen", "99999"}, usage},
		{[]string{"kiosk", "--idle", "1ms"}, usage},
		{[]string{"notes"}, failed},
		{[]string{"--help"}, 0},
		{[]string{"man"}, 0},
		{[]string{"--version"}, 0},
		{[]string{"report", "--data", data}, 0},
		{[]string{"report", "--data", data, "--theme", "light"}, 0},
		{[]string{"results", "verify", "--data", data}, 0},
		{[]string{"people", "show", "nobody", "--data", data}, failed},
		{[]string{"doctor", "--no-keys", "--data", data, "--listen", "127.0.0.1:0"}, 0},
	} {
		for _, env := range []string{"TERM=xterm-256color", "TERM=dumb"} {
			t.Run(strings.Join(append([]string{env}, tt.args...), " "), func(t *testing.T) {
				t.Parallel()
				cmd := command(t, []string{env}, tt.args...)
				out := silently(t, cmd)
				if code := cmd.ProcessState.ExitCode(); code != tt.code {
					t.Errorf("exit %d; want %d: %s", code, tt.code, out)
				}
				for rest := out; ; {
					i := bytes.IndexByte(rest, '\x1b')
					if i < 0 {
						break
					}
					rest = rest[i:]
					end := bytes.IndexByte(rest, 'm') // of a colour
					if end < 0 || strings.Trim(string(rest[1:end]), "[0123456789;:") != "" || tt.args[0] != "report" || env == "TERM=dumb" {
						t.Fatalf("it wrote %.20q", rest)
					}
					rest = rest[end:]
				}
			})
		}
	}
}

// silently runs a command in a terminal that says nothing, and returns what it
// wrote.
func silently(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: 100, Rows: 30})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	var out bytes.Buffer
	_, _ = io.Copy(&out, terminal) // ends in an error of the system's when the command has ended
	if err := cmd.Wait(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}
