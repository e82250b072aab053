package present

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	xterm "github.com/charmbracelet/x/term"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/tier"
)

// A screen is this process's terminal with a model drawn on it.
type screen struct {
	*term.Program
	terminal term.Terminal
	keys     *keyboard
	sizes    chan tea.WindowSizeMsg
	restore  func() // puts the terminal back as it was found
}

// terminalTier is what the terminal of this process can, as far as its name
// tells and nothing else was picked.
func terminalTier(p tier.Picks) tier.Tier { return p.Over(tier.Named(os.Environ())) }

// A keyboard is what the person types, once the terminal is set up.
type keyboard struct{ io.Reader }

// newScreen returns a screen that is not drawn on yet, for a model that shows these
// pictures. What the person types is
// read through a filter, if one is given; then Ctrl+Z does not stop the process
// either.
func newScreen(m tea.Model, pictures *graphics.Store, filter func(io.Reader) io.Reader) *screen {
	s := &screen{keys: &keyboard{}, sizes: make(chan tea.WindowSizeMsg, 1)}
	t, size := tier.Named(os.Environ()), windowSize()
	s.terminal = term.Terminal{
		In: s.keys, Out: os.Stdout, Width: size.Width, Height: size.Height, Sizes: s.sizes,
		Profile: t.Profile, Grounds: t.Grounds, Cache: term.NewCache(paintBytes), Pictures: pictures,
	}
	if filter != nil {
		s.terminal.In = filter(s.keys)
	} else {
		s.terminal.Suspend = s.suspend
	}
	s.Program = term.New(m, s.terminal)
	return s
}

// paintBytes bounds the changes of the screen that are kept: those of a walk to
// and fro through some topics.
const paintBytes = 1 << 20

// run draws the model until it quits or ctx ends, which is no error. A terminal
// that is gone is ErrHangup.
func (s *screen) run(ctx context.Context) error {
	restore, err := setUp()
	if err != nil {
		return fmt.Errorf("setting up the terminal: %w", err)
	}
	s.restore = restore
	defer restore()
	in, err := uv.NewCancelReader(os.Stdin)
	if err != nil {
		return fmt.Errorf("reading from the terminal: %w", err)
	}
	defer in.Close()
	defer in.Cancel()
	s.keys.Reader = in

	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go s.watch(ctx)
	err = s.Run(ctx)
	var panicked *term.PanicError
	switch {
	case errors.Is(context.Cause(ctx), ErrHangup), errors.Is(err, io.EOF), errors.Is(err, syscall.EIO):
		return ErrHangup
	case ctx.Err() != nil:
		return nil
	case errors.As(err, &panicked):
		return fmt.Errorf("%w\n%s", err, panicked.Stack)
	}
	return err
}

// windowSize is the size of the window, or a usual one where it has none.
func windowSize() tea.WindowSizeMsg {
	width, height, err := xterm.GetSize(os.Stdout.Fd())
	if err != nil || width == 0 || height == 0 {
		width, height = 80, 24
	}
	return tea.WindowSizeMsg{Width: width, Height: height}
}

// tell passes on a size, in place of one that nobody has taken yet.
func tell(sizes chan tea.WindowSizeMsg, size tea.WindowSizeMsg) {
	select {
	case <-sizes:
	default:
	}
	sizes <- size
}
