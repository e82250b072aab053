// Package tier finds out what a terminal can draw with: first from its name, at
// once and without asking, then from what it answers. Nothing ever waits for an
// answer: who is told a better tier later draws the next frame with it.
//
// What terminals can was tried on real ones (kitty 0.41, foot 1.21, VTE 0.80,
// Konsole 25.04, Alacritty 0.15, xterm 398, PuTTY 0.83, tmux 3.5a) and read in
// the sources of Windows Terminal, iTerm2, WezTerm and Ghostty. What is not
// known to work is not used: text that is set large in a way that a terminal
// does not know vanishes.
package tier

import (
	"image"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// A Tier is what a terminal can draw with.
type Tier struct {
	Blocks  theme.Blocks
	Big     theme.Big
	Profile colorprofile.Profile
	Grounds bool // cells that are erased keep the background they are erased in

	Graphics theme.Graphics

	Backdrop Backdrop
	Console  bool // of Linux: there is nothing to ask, nor to raise
	Relay    bool // it may be GNU screen, which hands on what is asked to the terminal behind it
}

// Backdrop is what a terminal's own background is like, as far as its
// environment tells.
type Backdrop int

// The backdrops.
const (
	Untold Backdrop = iota
	Dark
	Light
)

// Picks are what a person picked in place of what is found out.
type Picks struct {
	Blocks   theme.Pick[theme.Blocks]
	Big      theme.Pick[theme.Big]
	Pictures theme.Pick[theme.Pictures]
}

// Over returns the tier with what was picked in the place of what was found.
func (p Picks) Over(t Tier) Tier {
	t.Blocks, t.Big = p.Blocks.Or(t.Blocks), p.Big.Or(t.Big)
	t.Graphics.Pictures = p.Pictures.Or(t.Graphics.Pictures)
	return t
}

// Look is what things look like with this tier, as far as that is known before
// the terminal has answered.
func (t Tier) Look(c theme.Choice) theme.Look {
	l := theme.Look{Mode: c.Mode, Profile: t.Profile, Blocks: t.Blocks, Big: t.Big}
	if t.Backdrop == Untold {
		return l
	}
	return t.Backdrop.Under(l, c.Ask)
}

// Under is a look on this backdrop: in the mode for it where that is to be found
// out. A mode that was picked for the other one is painted whole.
func (b Backdrop) Under(l theme.Look, found bool) theme.Look {
	fits := theme.Dark
	if b == Light {
		fits = theme.Light
	}
	if found {
		l.Mode = fits
	}
	l.Painted = l.Mode.Borrows() && l.Mode != fits
	return l
}

// Named returns the tier of a terminal by its environment, in the form of
// os.Environ: TERM, which a client of SSH always sends, and what else may be
// there.
func Named(environ []string) Tier {
	env := uv.Environ(environ)
	name := env.Getenv("TERM")
	t := Tier{Blocks: theme.HalfBlocks, Profile: colorprofile.Env(environ), Grounds: true, Backdrop: backdrop(env.Getenv("COLORFGBG"))}
	switch {
	case name == "linux":
		t.Blocks, t.Console, t.Backdrop = theme.NoBlocks, true, Dark
	case env.Getenv("TMUX") != "", strings.HasPrefix(name, "tmux"), strings.HasPrefix(name, "screen"):
		// Of the terminal behind it nothing is known. GNU screen erases to the
		// default background.
		t.Grounds = !strings.HasPrefix(name, "screen")
		t.Relay = !t.Grounds && env.Getenv("TMUX") == ""
	case env.Getenv("LC_TERMINAL") == "iTerm2":
		t.raise(iterm)
	case env.Getenv("WT_SESSION") != "":
		t.raise(windows)
	case env.Getenv("KONSOLE_VERSION") != "":
		t.raise(konsole)
	case env.Getenv("VTE_VERSION") != "":
		t.raise(plain)
	case env.Getenv("TERM_PROGRAM") == "Apple_Terminal":
		t.Big = theme.DoubleHeight
	default:
		for _, known := range []string{"xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour"} {
			if name == known || strings.HasPrefix(name, known+"-") {
				t.raise(plain)
			}
		}
	}
	return t
}

// backdrop reads what some terminals, such as urxvt and Konsole, set COLORFGBG
// to: the numbers of their two colours, the background's last.
func backdrop(colours string) Backdrop {
	number, err := strconv.Atoi(colours[strings.LastIndexByte(colours, ';')+1:])
	switch {
	case err != nil || number < 0 || number > 15:
		return Untold
	case number < 7 || number == 8:
		return Dark
	}
	return Light
}

// A kind of terminal is what its name adds to the tier.
type kind struct {
	big       theme.Big
	blocks    theme.Blocks
	trueColor bool
}

var (
	plain   = kind{theme.NoBig, theme.Quadrants, true}
	iterm   = kind{theme.DoubleHeight, theme.Quadrants, true}
	konsole = iterm
	windows = iterm
	kitty   = kind{theme.SizedText, theme.Quadrants, true}
	putty   = kind{theme.DoubleHeight, theme.HalfBlocks, true}
	// Its TrueType blocks do not fill the cell, and 379 ends with a fault of
	// segments when a letter of a doubled row is not in its first font.
	xterm = kind{theme.NoBig, theme.HalfBlocks, false}
)

// raise takes up what a kind of terminal can. A terminal that wants no colours
// (NO_COLOR, TERM=dumb) gets none.
func (t *Tier) raise(k kind) {
	t.Blocks, t.Big = k.blocks, k.big
	if k.trueColor {
		t.colour()
	}
}

func (t *Tier) colour() {
	if t.Profile >= colorprofile.ANSI {
		t.Profile = colorprofile.TrueColor
	}
}

// Questions is what asks a terminal for its background, its name and version,
// whether it has true colours, how large its cells are, and its attributes, in one
// write. The last question is one that every terminal answers, and they answer in
// turn: what has not come before it does not come. There are none for the console,
// which may show them as text, and only that one for GNU screen: the terminal behind
// it shows a part of the others, and its answers come after the last.
func (t Tier) Questions() string {
	switch {
	case t.Console:
		return ""
	case t.Relay:
		return ansi.RequestPrimaryDeviceAttributes
	}
	return ansi.RequestBackgroundColor + ansi.RequestNameVersion + ansi.XTGETTCAP("RGB") + setColour + graphics.CellSize + ansi.RequestSecondaryDeviceAttributes + ansi.RequestPrimaryDeviceAttributes
}

// setColour sets a colour of 24 bits and asks for it back (DECRQSS): xterm, which
// does not name the capability, then tells it as it was set.
const setColour = "\x1b[48;2;1;2;3m\x1bP$qm\x1b\\" + ansi.ResetStyle

// Answers are what a terminal has told of itself. The zero value is one that
// has told nothing yet.
type Answers struct {
	version   string
	trueColor bool
	cell      image.Point
	secondary []int
	primary   []int
}

// Take takes a message of the terminal's, and reports whether it was the last.
// Other messages change nothing.
func (a *Answers) Take(msg tea.Msg) (last bool) {
	switch msg := msg.(type) {
	case tea.TerminalVersionMsg:
		a.version = msg.Name
	case tea.CapabilityMsg:
		a.trueColor = a.trueColor || strings.HasPrefix(msg.Content, "RGB")
	case uv.UnknownDcsEvent:
		a.trueColor = a.trueColor || strings.Contains(string(msg), "$r") && strings.Contains(string(msg), "48:2:")
	case uv.CellSizeEvent:
		if cell := image.Pt(msg.Width, msg.Height); cell.In(image.Rect(1, 1, mostCell, mostCell)) {
			a.cell = cell
		}
	case uv.SecondaryDeviceAttributesEvent:
		a.secondary = msg
	case uv.PrimaryDeviceAttributesEvent:
		a.primary = msg
		return true
	}
	return false
}

// mostCell bounds a cell that is believed, in pixels.
const mostCell = 256

// Raise returns the tier that the answers show, at least t.
func (a Answers) Raise(t Tier) Tier {
	if t.Blocks == theme.NoBlocks {
		return t
	}
	name, version := a.name()
	switch name {
	case "kitty":
		if t.raise(plain); version >= 40 {
			t.raise(kitty)
		}
	case "foot", "vte", "ghostty", "wezterm", "alacritty", "contour":
		t.raise(plain)
	case "konsole":
		t.raise(konsole)
	case "iterm2":
		t.raise(iterm)
	case "xterm":
		t.raise(xterm)
	case "tmux":
		return t // of the terminal behind it nothing is known
	case "":
		switch {
		case slices.Equal(a.secondary, []int{0, 136, 0}):
			t.raise(putty)
		case slices.Equal(a.primary, windowsAttributes):
			t.raise(windows)
		}
	}
	if a.trueColor {
		t.colour()
	}
	t.Graphics = theme.Graphics{Cell: a.cell}
	switch {
	case name == "kitty" && version >= 28, name == "ghostty":
		t.Graphics.Pictures = theme.Kitty
	case slices.Contains(a.primary, sixel) && a.cell != (image.Point{}):
		t.Graphics.Pictures = theme.Sixel
	}
	return t
}

// sixel is the primary attribute of terminals that draw such pictures.
const sixel = 4

// windowsAttributes are the primary attributes of Windows Terminal, which
// answers neither for its name nor with secondary ones of its own.
var windowsAttributes = []int{61, 4, 6, 7, 14, 21, 22, 23, 24, 28, 32, 42}

// name is the name of the terminal in small letters, and its minor version if
// its major one is 0, such as 41 of "kitty(0.41.1)"; a later major version is
// above them all.
func (a Answers) name() (string, int) {
	text := strings.ToLower(a.version)
	end := strings.IndexAny(text, "( ")
	if end < 0 {
		return text, 0
	}
	major, rest, _ := strings.Cut(strings.Trim(text[end:], "( )"), ".")
	minor, _, _ := strings.Cut(rest, ".")
	m, _ := strconv.Atoi(major)
	n, _ := strconv.Atoi(minor)
	return text[:end], m*1000 + n
}
