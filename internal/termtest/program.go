package termtest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"time"

	"github.com/creack/pty"
)

// A Program runs on an emulated terminal.
type Program struct {
	*Screen
	cmd    *exec.Cmd
	master *os.File
	drawn  chan struct{} // has an element when something was drawn since the last look
	done   chan struct{} // closed when the program's output has ended
	hung   atomic.Bool   // nothing more is to be read
}

// Start runs a command in a pseudo-terminal of a size in cells.
func Start(cmd *exec.Cmd, width, height int) (*Program, error) {
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		return nil, fmt.Errorf("starting %s in a terminal: %w", cmd.Path, err)
	}
	p := &Program{Screen: New(width, height), cmd: cmd, master: master, drawn: make(chan struct{}, 1), done: make(chan struct{})}
	p.answers = master
	p.renew()
	go func() {
		defer close(p.done)
		buf := make([]byte, 32<<10)
		for {
			n, err := master.Read(buf)
			if _, err := p.Write(buf[:n]); err != nil {
				_ = p.redraw()
			}
			select {
			case p.drawn <- struct{}{}:
			default:
			}
			if err != nil || p.hung.Load() {
				return
			}
		}
	}()
	return p, nil
}

// Keys are the bytes that keys with names send; others are sent as they are.
var keys = map[string]string{
	"right": "\x1b[C", "left": "\x1b[D", "up": "\x1b[A", "down": "\x1b[B", "enter": "\r", "space": " ", "esc": "\x1b",
	"tab": "\t", "backspace": "\x7f", "pgup": "\x1b[5~", "pgdown": "\x1b[6~", "home": "\x1b[H", "end": "\x1b[F", "f5": "\x1b[15~",
	"ctrl+c": "\x03", "ctrl+l": "\x0c",
}

// Type presses keys, by name or as the text that they write.
func (p *Program) Type(names ...string) error {
	for _, name := range names {
		send, ok := keys[name]
		if !ok {
			send = name
		}
		if _, err := io.WriteString(p.master, send); err != nil {
			return fmt.Errorf("typing %q: %w", name, err)
		}
	}
	return nil
}

// WaitFor returns once every one of the texts is on the screen. The error
// shows the screen as it was at the end.
func (p *Program) WaitFor(within time.Duration, texts ...string) error {
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	for {
		missing := ""
		shown := p.Text()
		for _, t := range texts {
			if !strings.Contains(shown, t) {
				missing = t
			}
		}
		if missing == "" {
			return nil
		}
		select {
		case <-p.drawn:
		case <-deadline.C:
			return fmt.Errorf("%q did not come up within %v; the screen:\n%s", missing, within, shown)
		case <-p.done:
			if !strings.Contains(p.Text(), missing) {
				return fmt.Errorf("the program ended before %q came up; the screen:\n%s", missing, p.Text())
			}
		}
	}
}

// Resize changes the size of the terminal, in cells, and tells the program.
func (p *Program) Resize(width, height int) error {
	p.Screen.resize(width, height)
	return p.setSize(width, height)
}

// redraw has a program draw everything again, as a window that was resized and
// is back at its size.
func (p *Program) redraw() error {
	width, height := p.size()
	return errors.Join(p.setSize(width+1, height), p.setSize(width, height))
}

func (p *Program) setSize(width, height int) error {
	if err := pty.Setsize(p.master, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		return fmt.Errorf("resizing the terminal to %dx%d: %w", width, height, err)
	}
	return nil
}

// Signal sends the program a signal.
func (p *Program) Signal(sig os.Signal) error { return p.cmd.Process.Signal(sig) }

// PID is the program's process id.
func (p *Program) PID() int { return p.cmd.Process.Pid }

// HangUp takes the terminal away from a program that draws when it is resized:
// while its output is being waited for, the terminal can't be closed.
func (p *Program) HangUp() error {
	p.hung.Store(true)
	width, height := p.size()
	if err := p.setSize(width+1, height); err != nil {
		return err
	}
	<-p.done
	return p.master.Close()
}

// Ended says whether the program's output has ended.
func (p *Program) Ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// Wait returns the program's exit code once it has ended. One that does not end
// in two minutes is killed.
func (p *Program) Wait() (int, error) {
	select {
	case <-p.done:
	case <-time.After(2 * time.Minute):
		p.cmd.Process.Kill()
		<-p.done
		return -1, errors.New("it does not end")
	}
	err := p.cmd.Wait()
	p.close()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return p.cmd.ProcessState.ExitCode(), err
}

// Kill ends the program as a power cut would.
func (p *Program) Kill() {
	p.cmd.Process.Kill()
	p.Wait()
}

func (p *Program) close() {
	p.master.Close()
}
