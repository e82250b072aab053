package request

import (
	"os"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"training.vast.vn/vneid-training/internal/theme"
)

// Standard returns the streams of this process.
func Standard(look theme.Choice) Streams {
	s := Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Bar: term.IsTerminal(os.Stderr.Fd())}
	s.Look = theme.Look{Mode: look.Mode, Profile: colorprofile.Detect(os.Stdout, os.Environ())}
	terminal := term.IsTerminal(os.Stdout.Fd())
	if width, _, err := term.GetSize(os.Stdout.Fd()); terminal && err == nil && width > 0 {
		s.Width = width
	}
	if look.Ask && terminal && term.IsTerminal(os.Stdin.Fd()) && !lipgloss.HasDarkBackground(os.Stdin, os.Stdout) {
		s.Look.Mode = theme.Light
	}
	return s
}
