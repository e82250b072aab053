//go:build !unix

package present

import (
	"context"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	xterm "github.com/charmbracelet/x/term"
	"golang.org/x/sys/windows"
)

// setUp has the console pass on every key and obey sequences, and returns what
// puts it back.
func setUp() (restore func(), err error) {
	in, err := xterm.MakeRaw(os.Stdin.Fd())
	if err != nil {
		return nil, err
	}
	console := windows.Handle(os.Stdout.Fd())
	var out uint32
	if err := windows.GetConsoleMode(console, &out); err != nil {
		xterm.Restore(os.Stdin.Fd(), in)
		return nil, err
	}
	obey := out | windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING | windows.DISABLE_NEWLINE_AUTO_RETURN
	if err := windows.SetConsoleMode(console, obey); err != nil {
		xterm.Restore(os.Stdin.Fd(), in)
		return nil, err
	}
	return func() {
		windows.SetConsoleMode(console, out)
		xterm.Restore(os.Stdin.Fd(), in)
	}, nil
}

// lookAgain is how often the size of a window is asked for, since nothing tells
// of a new one.
const lookAgain = 250 * time.Millisecond

// watch tells the program of windows that change their size.
func (s *screen) watch(ctx context.Context) {
	tick := time.NewTicker(lookAgain)
	defer tick.Stop()
	var last tea.WindowSizeMsg
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := windowSize(); now != last {
				last = now
				tell(s.sizes, now)
			}
		}
	}
}

// suspend does nothing: no process of Windows is stopped by a key.
func (s *screen) suspend() {}
