package tier_test

import (
	"image"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tier"
)

func TestNamed(t *testing.T) {
	for env, want := range map[string]tier.Tier{
		"TERM=xterm-256color":                               {Blocks: theme.HalfBlocks, Big: theme.NoBig, Profile: colorprofile.ANSI256, Grounds: true},
		"TERM=linux":                                        {Blocks: theme.NoBlocks, Big: theme.NoBig, Profile: colorprofile.ANSI, Grounds: true, Backdrop: tier.Dark, Console: true},
		"TERM=xterm-kitty":                                  {Blocks: theme.Quadrants, Big: theme.NoBig, Profile: colorprofile.TrueColor, Grounds: true},
		"TERM=xterm-kitty NO_COLOR=1":                       {Blocks: theme.Quadrants, Big: theme.NoBig, Profile: colorprofile.ASCII, Grounds: true},
		"TERM=foot-extra":                                   {Blocks: theme.Quadrants, Big: theme.NoBig, Profile: colorprofile.TrueColor, Grounds: true},
		"TERM=xterm-256color LC_TERMINAL=iTerm2":            {Blocks: theme.Quadrants, Big: theme.DoubleHeight, Profile: colorprofile.TrueColor, Grounds: true},
		"TERM=xterm-256color VTE_VERSION=8001":              {Blocks: theme.Quadrants, Big: theme.NoBig, Profile: colorprofile.TrueColor, Grounds: true},
		"TERM=xterm-256color KONSOLE_VERSION=250402":        {Blocks: theme.Quadrants, Big: theme.DoubleHeight, Profile: colorprofile.TrueColor, Grounds: true},
		"TERM=tmux-256color":                                {Blocks: theme.HalfBlocks, Big: theme.NoBig, Profile: colorprofile.ANSI256, Grounds: true},
		"TERM=screen":                                       {Blocks: theme.HalfBlocks, Big: theme.NoBig, Profile: colorprofile.ANSI256, Relay: true},
		"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal":   {Blocks: theme.HalfBlocks, Big: theme.DoubleHeight, Profile: colorprofile.ANSI256, Grounds: true},
		"TERM=rxvt-unicode-256color COLORFGBG=0;default;15": {Blocks: theme.HalfBlocks, Profile: colorprofile.ANSI256, Grounds: true, Backdrop: tier.Light},
		"TERM=rxvt-unicode-256color COLORFGBG=15;0":         {Blocks: theme.HalfBlocks, Profile: colorprofile.ANSI256, Grounds: true, Backdrop: tier.Dark},
		"TERM=rxvt-unicode-256color COLORFGBG=0;default":    {Blocks: theme.HalfBlocks, Profile: colorprofile.ANSI256, Grounds: true},
		// What is set outside of tmux says nothing of what draws inside.
		"TERM=screen-256color TMUX=/tmp/x KONSOLE_VERSION=1": {Blocks: theme.HalfBlocks, Big: theme.NoBig, Profile: colorprofile.ANSI256, Grounds: false},
	} {
		if got := tier.Named(strings.Fields(env)); got != want {
			t.Errorf("%s: %+v; want %+v", env, got, want)
		}
	}
}

// What real terminals answered, byte for byte.
func TestRaise(t *testing.T) {
	base := tier.Named([]string{"TERM=xterm-256color"})
	with := func(b theme.Blocks, big theme.Big, p colorprofile.Profile) tier.Tier {
		return tier.Tier{Blocks: b, Big: big, Profile: p, Grounds: true}
	}
	pictured := func(t tier.Tier, as theme.Pictures, cell image.Point) tier.Tier {
		t.Graphics = theme.Graphics{Pictures: as, Cell: cell}
		return t
	}
	for _, tt := range []struct {
		name, bytes string
		want        tier.Tier
	}{
		{"kitty 0.41.1", "\x1bP>|kitty(0.41.1)\x1b\\\x1bP1+r524742=38\x1b\\\x1b[>1;4001;1c\x1b[?62;c", pictured(with(theme.Quadrants, theme.SizedText, colorprofile.TrueColor), theme.Kitty, image.Point{})},
		{"kitty 0.39", "\x1bP>|kitty(0.39.0)\x1b\\\x1b[6;20;9t\x1b[?62;c", pictured(with(theme.Quadrants, theme.NoBig, colorprofile.TrueColor), theme.Kitty, image.Pt(9, 20))},
		{"kitty 0.26", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[6;20;9t\x1b[?62;c", pictured(with(theme.Quadrants, theme.NoBig, colorprofile.TrueColor), theme.InBlocks, image.Pt(9, 20))},
		{"kitty 1.0", "\x1bP>|kitty(1.0.0)\x1b\\\x1b[?62;c", pictured(with(theme.Quadrants, theme.SizedText, colorprofile.TrueColor), theme.Kitty, image.Point{})},
		{"Ghostty", "\x1bP>|ghostty 1.1.3\x1b\\\x1b[6;34;16t\x1b[?62;22c", pictured(with(theme.Quadrants, theme.NoBig, colorprofile.TrueColor), theme.Kitty, image.Pt(16, 34))},
		{"a cell that cannot be", "\x1b[6;0;9999t\x1b[?62;22c", base},
		{"foot", "\x1bP>|foot(1.21.0)\x1b\\\x1b[?62;4;22;28c", with(theme.Quadrants, theme.NoBig, colorprofile.TrueColor)},
		{"foot that tells of its cells", "\x1bP>|foot(1.21.0)\x1b\\\x1b[6;20;9t\x1b[?62;4;22;28c", pictured(with(theme.Quadrants, theme.NoBig, colorprofile.TrueColor), theme.Sixel, image.Pt(9, 20))},
		{"VTE", "\x1bP>|VTE(8001)\x1b\\\x1b[?61;1;21;22;28c", with(theme.Quadrants, theme.NoBig, colorprofile.TrueColor)},
		{"Konsole", "\x1bP>|Konsole 25.04.2\x1b\\\x1b[?62;1;4c", with(theme.Quadrants, theme.DoubleHeight, colorprofile.TrueColor)},
		{"xterm", "\x1bP>|XTerm(398)\x1b\\\x1b[>41;398;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c", with(theme.HalfBlocks, theme.NoBig, colorprofile.ANSI256)},
		{"xterm with direct colours", "\x1bP>|XTerm(398)\x1b\\\x1bP1+r524742=382F382F38\x1b\\\x1b[?64;1;2c", with(theme.HalfBlocks, theme.NoBig, colorprofile.TrueColor)},
		{"xterm that tells how it set a colour", "\x1bP>|XTerm(379)\x1b\\\x1bP1$r0;48:2::1:2:3m\x1b\\\x1b[?64;1;2c", with(theme.HalfBlocks, theme.NoBig, colorprofile.TrueColor)},
		{"one that took the nearest of 256", "\x1bP1$r0;48:5:16m\x1b\\\x1b[?64;1;2c", base},
		{"PuTTY", "\x1b[>0;136;0c\x1b[?6c", with(theme.HalfBlocks, theme.DoubleHeight, colorprofile.TrueColor)},
		{"Alacritty", "\x1b[>0;2001;1c\x1b[?6c", base},
		{"tmux", "\x1bP>|tmux 3.5a\x1b\\\x1b[6;20;9t\x1b[?1;2;4c", base},
		{"mosh", "\x1b[>1;10;0c\x1b[?62c", base},
		{"Windows Terminal", "\x1b[>0;10;1c\x1b[?61;4;6;7;14;21;22;23;24;28;32;42c", with(theme.Quadrants, theme.DoubleHeight, colorprofile.TrueColor)},
		{"one that says no", "\x1bP0+r524742\x1b\\\x1b[?1;2c", base},
	} {
		var a tier.Answers
		last := false
		for b := []byte(tt.bytes); len(b) > 0; {
			n, event := new(uv.EventDecoder).Decode(b)
			b = b[max(n, 1):]
			if last {
				t.Errorf("%s: an answer after the last", tt.name)
			}
			last = a.Take(message(event))
		}
		if got := a.Raise(base); got != tt.want || !last {
			t.Errorf("%s: %+v, last %v; want %+v", tt.name, got, last, tt.want)
		}
		console := tier.Named([]string{"TERM=linux"})
		if got := a.Raise(console); got != console {
			t.Errorf("%s: the console becomes %+v", tt.name, got)
		}
	}
}

// Whatever a terminal answers, it is not believed to have cells that cannot be, nor
// to draw pictures over cells whose size it does not tell.
func FuzzAnswers(f *testing.F) {
	f.Add([]byte("\x1bP>|foot(1.21.0)\x1b\\\x1b[6;20;9t\x1b[?62;4;22c"))
	f.Add([]byte("\x1b[6;-1;99999999999999999999t\x1b[?4c"))
	f.Add([]byte("\x1bP>|kitty(\x1b\\\x1b[?c"))
	f.Fuzz(func(t *testing.T, b []byte) {
		var a tier.Answers
		for len(b) > 0 {
			n, event := new(uv.EventDecoder).Decode(b)
			b = b[max(n, 1):]
			a.Take(message(event))
		}
		g := a.Raise(tier.Named([]string{"TERM=xterm-256color"})).Graphics
		if !g.Cell.In(image.Rect(0, 0, 256, 256)) || g.Pictures == theme.Sixel && g.Cell.X*g.Cell.Y == 0 {
			t.Errorf("%+v", g)
		}
	})
}

// message is what Bubble Tea makes of an event.
func message(e uv.Event) tea.Msg {
	switch e := e.(type) {
	case uv.TerminalVersionEvent:
		return tea.TerminalVersionMsg(e)
	case uv.CapabilityEvent:
		return tea.CapabilityMsg(e)
	}
	return e
}

// What is known at once is enough for the first frame.
func TestLook(t *testing.T) {
	light := tier.Tier{Blocks: theme.Quadrants, Big: theme.DoubleHeight, Profile: colorprofile.TrueColor, Backdrop: tier.Light}
	for _, tt := range []struct {
		choice theme.Choice
		want   theme.Mode
		paint  bool
	}{{theme.Choice{Ask: true}, theme.Light, false}, {theme.Choice{Mode: theme.Projector}, theme.Projector, false}, {theme.Choice{Mode: theme.Light}, theme.Light, false}, {theme.Choice{}, theme.Dark, true}} {
		want := theme.Look{Mode: tt.want, Painted: tt.paint, Profile: colorprofile.TrueColor, Blocks: theme.Quadrants, Big: theme.DoubleHeight}
		if got := light.Look(tt.choice); got != want {
			t.Errorf("%v: %+v, want %+v", &tt.choice, got, want)
		}
	}
	if console := tier.Named([]string{"TERM=linux"}); console.Questions() != "" {
		t.Error("the console is asked what it may show")
	}
}

func TestPicks(t *testing.T) {
	var p tier.Picks
	found := tier.Named([]string{"TERM=xterm-kitty"})
	if got := p.Over(found); got != found {
		t.Errorf("no picks make %+v of %+v", got, found)
	}
	if p.Blocks.Set("half") != nil || p.Big.Set("dhl") != nil || p.Pictures.Set("kitty") != nil {
		t.Fatal("half, dhl or kitty is no name")
	}
	if got := p.Over(found); got.Graphics.Pictures != theme.Kitty || got.Blocks != theme.HalfBlocks || got.Big != theme.DoubleHeight || got.Profile != found.Profile {
		t.Errorf("%+v", got)
	}
}

// GNU screen hands what it does not know on to the terminal behind it, where it is
// seen, and whose answers come when nobody waits for them any more.
func TestQuestions(t *testing.T) {
	for env, want := range map[string]int{"TERM=linux": 0, "TERM=screen.xterm-256color": 1, "TERM=screen-256color TMUX=/tmp/x": 7, "TERM=xterm-256color": 7} {
		asked := tier.Named(strings.Fields(env)).Questions()
		asked = strings.ReplaceAll(asked, "\x1b\\", "")                                  // what ends a text
		asked = strings.NewReplacer("\x1b[48;2;1;2;3m", "", "\x1b[m", "").Replace(asked) // a colour to be asked for
		if got := strings.Count(asked, "\x1b"); got != want {
			t.Errorf("%s is asked %d things, want %d: %q", env, got, want, asked)
		}
	}
}
