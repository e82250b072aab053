package request

import (
	"os"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
)

// Standard returns the streams of this process.
func Standard(look theme.Choice) Streams {
	s := Streams{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Bar: term.IsTerminal(os.Stderr.Fd())}
	s.Look = theme.Look{Mode: look.Mode, Profile: colorprofile.Detect(os.Stdout, os.Environ())}
	terminal := term.IsTerminal(os.Stdout.Fd())
	if width, _, err := term.GetSize(os.Stdout.Fd()); terminal && err == nil && width > 0 {
		s.Width = width
	}
	if look.Ask && terminal {
		s.Look = onAny(s.Look, tier.Named(os.Environ()).Backdrop)
	}
	return s
}

// onAny is a look that is readable on the terminal's own background, as far as
// that is told. Where it is not, text is in the terminal's own colour, and few
// others of its own are used: to ask would take up to seconds.
func onAny(l theme.Look, b tier.Backdrop) theme.Look {
	switch b {
	case tier.Light:
		l.Mode = theme.Light
	case tier.Untold:
		l.Mode, l.Profile = theme.Light, min(l.Profile, colorprofile.ANSI)
	}
	return l
}
