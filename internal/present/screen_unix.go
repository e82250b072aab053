//go:build unix

package present

import (
	"context"
	"os"
	"os/signal"

	tea "charm.land/bubbletea/v2"
	xterm "github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// setUp has the terminal pass on every key, and returns what puts it back.
func setUp() (restore func(), err error) {
	before, err := xterm.MakeRaw(os.Stdin.Fd())
	if err != nil {
		return nil, err
	}
	return func() { xterm.Restore(os.Stdin.Fd(), before) }, nil
}

// watch tells the program of windows that change their size, and of signals
// that stop the process and have it go on. The kiosk ignores the former.
func (s *screen) watch(ctx context.Context) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, unix.SIGWINCH, unix.SIGCONT)
	if s.terminal.Suspend != nil {
		signal.Notify(signals, unix.SIGTSTP)
	}
	defer signal.Stop(signals)
	for {
		select {
		case <-ctx.Done():
			return
		case sig := <-signals:
			switch sig {
			case unix.SIGTSTP:
				s.Send(tea.SuspendMsg{})
			case unix.SIGCONT:
				xterm.MakeRaw(os.Stdin.Fd())
				tell(s.sizes, windowSize())
				s.Send(tea.ResumeMsg{})
			default:
				tell(s.sizes, windowSize())
			}
		}
	}
}

// suspend stops this process, and those that it was started together with, as
// Ctrl+Z does. It returns when a shell has them go on. Where there is no shell
// that could, since the terminal was opened for this program, it does nothing.
func (s *screen) suspend() {
	session, err := unix.Getsid(0)
	if err != nil || session == unix.Getpgrp() {
		return
	}
	s.restore()
	on := make(chan os.Signal, 1)
	signal.Notify(on, unix.SIGCONT)
	defer signal.Stop(on)
	// SIGTSTP would come back to watch: Go keeps its handler once it had one.
	if err := unix.Kill(0, unix.SIGSTOP); err == nil {
		<-on
	}
	xterm.MakeRaw(os.Stdin.Fd())
}
