package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// A Ground is what something stands on: an area in a colour of its own. Where
// there are not enough colours for that, its edge tells it from what is around.
type Ground struct {
	Color   color.Color // nil: what is below shows
	Ink     color.Color // of all that stands on it; nil: each keeps its own
	Reverse bool        // the terminal's two colours change places
	Edge    Edge
}

// An Edge is how the bounds of a ground are drawn.
type Edge int

const (
	NoEdge     Edge = iota // by its colour alone
	LineEdge               // a thin line
	DoubleEdge             // a double line
)

// Shows reports whether an area of the ground differs from what is around it.
func (g Ground) Shows() bool { return g.Color != nil || g.Reverse || g.Edge != NoEdge }

// A Phone has its own colours: it is a bright thing on any stage.
type Phone struct {
	Bezel  Ground
	Screen Ground
	Card   Ground // rows, tabs
	Text   lipgloss.Style
	Muted  lipgloss.Style
	Rule   lipgloss.Style // lines between rows; not for text
	Tiles  [4]Ground      // beside rows, to tell them apart
	Hand   Ground         // the hand that taps; Ink is its outline
}

// grounds are the colours of a palette that others stand on.
type grounds struct {
	stage, card, raised, track    color.Color
	raisedInk                     color.Color // nil: each keeps its own
	onAccent                      color.Color
	own                           color.Color // what the terminal's own foreground is, where a role has no colour
	bezel, screen, screenCard     color.Color
	screenText, screenMuted, hair color.Color
	screenInk                     color.Color // of all on the screen; nil: each keeps its own
	tiles                         [4]color.Color
}

func trueGrounds(m Mode) grounds {
	g := grounds{
		stage: rgb(0x12141C), card: rgb(0x1C2130), raised: rgb(0x273046), track: rgb(0x273046), onAccent: rgb(0x10131A),
		bezel: rgb(0x5C6880), screen: rgb(0xF3F5FA), screenCard: rgb(0xFFFFFF),
		screenText: rgb(0x1B2130), screenMuted: rgb(0x5B6475), hair: rgb(0xD9DEE8),
		tiles: [4]color.Color{rgb(0x2E7D6B), rgb(0x0B57D0), rgb(0x8A5A00), rgb(0x7A3FA0)},
	}
	switch m {
	case Light:
		g.stage, g.card, g.raised, g.track, g.onAccent = rgb(0xFBFBFA), rgb(0xEEF0F5), rgb(0xE1E6F0), rgb(0xE1E6F0), rgb(0xFFFFFF)
		g.bezel = rgb(0x3A4252)
	case Projector:
		g.stage, g.card, g.raised, g.track, g.onAccent = rgb(0xFFFFFF), rgb(0xEEF1F6), rgb(0xDDE3EE), rgb(0xDDE3EE), rgb(0xFFFFFF)
		g.bezel, g.screenText, g.screenMuted, g.hair = rgb(0x1B2130), rgb(0x000000), rgb(0x3D4450), rgb(0xC6CCD8)
	case Contrast:
		g.stage, g.card, g.raised, g.track, g.onAccent = rgb(0x000000), rgb(0x161B26), rgb(0x283042), rgb(0x283042), rgb(0x000000)
		g.bezel, g.screen, g.screenText, g.screenMuted = rgb(0x7A8498), rgb(0xFFFFFF), rgb(0x000000), rgb(0x3D4450)
	}
	return g
}

func indexedGrounds(m Mode) grounds {
	c := func(i uint8) color.Color { return ansi.IndexedColor(i) }
	g := grounds{
		stage: c(233), card: c(235), raised: c(237), track: c(237), onAccent: c(16),
		bezel: c(60), screen: c(255), screenCard: c(231), screenText: c(234), screenMuted: c(241), hair: c(252),
		tiles: [4]color.Color{c(29), c(26), c(94), c(97)},
	}
	switch m {
	case Light:
		g.stage, g.card, g.raised, g.track, g.onAccent, g.bezel = c(231), c(255), c(254), c(254), c(231), c(238)
	case Projector:
		g.stage, g.card, g.raised, g.track, g.onAccent = c(231), c(255), c(253), c(253), c(231)
		g.bezel, g.screenText, g.screenMuted, g.hair = c(235), c(16), c(238), c(250)
	case Contrast:
		g.stage, g.card, g.raised, g.track, g.onAccent = c(16), c(234), c(237), c(237), c(16)
		g.bezel, g.screen, g.screenText, g.screenMuted = c(243), c(231), c(16), c(238)
	}
	return g
}

// basicGrounds has no cards: two of the 16 colours that are alike enough do
// not exist. What is raised is reversed, with one ink for all.
func basicGrounds(m Mode) grounds {
	g := grounds{
		stage: lipgloss.Black, raised: lipgloss.White, raisedInk: lipgloss.Black, onAccent: lipgloss.Black, track: lipgloss.BrightBlack,
		bezel: lipgloss.White, screen: lipgloss.BrightWhite, screenCard: lipgloss.BrightWhite, screenInk: lipgloss.Black,
		own:   lipgloss.White,
		tiles: [4]color.Color{lipgloss.Blue, lipgloss.Red, lipgloss.Magenta, lipgloss.Black},
	}
	switch m {
	case Light, Projector:
		g.stage, g.raised, g.raisedInk, g.onAccent, g.track = lipgloss.BrightWhite, lipgloss.Black, lipgloss.BrightWhite, lipgloss.BrightWhite, lipgloss.White
		g.own, g.bezel = lipgloss.Black, lipgloss.BrightBlack
	case Contrast:
		g.raised = lipgloss.BrightWhite
	}
	return g
}

// stand gives the styles their grounds.
func (s *Styles) stand(p palette) {
	fill := func(c color.Color) Ground { return Ground{Color: or(c, p.own), Ink: p.inkOn(c, s.Look)} }
	s.Stage, s.Backdrop = Ground{Color: p.background}, p.stage
	s.Card = Ground{Color: p.card}
	s.Raised = Ground{Color: p.raised, Ink: p.raisedInk}
	s.Track = Ground{Color: p.track}
	s.GeneralFill, s.Level1Fill, s.Level2Fill = fill(p.general), fill(p.level1), fill(p.level2)
	s.BrandFill, s.RightFill, s.WrongFill = fill(p.brand), fill(p.right), fill(p.wrong)

	ink := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(or(c, lipgloss.Black)) }
	s.Phone = Phone{
		Bezel:  Ground{Color: p.bezel},
		Screen: Ground{Color: p.screen, Ink: p.screenInk},
		Card:   Ground{Color: p.screenCard, Ink: p.screenInk},
		Text:   ink(p.screenText),
		Muted:  ink(p.screenMuted),
		Rule:   ink(p.hair),
		Hand:   Ground{Color: p.paper, Ink: or(p.screenText, p.ink)},
	}
	for i, c := range p.tiles {
		s.Phone.Tiles[i] = Ground{Color: c, Ink: p.paper}
	}
}

// or is the second colour where there is not the first.
func or(c, d color.Color) color.Color {
	if c != nil {
		return c
	}
	return d
}

// standPlain gives them grounds without colours: lines around what belongs
// together, and accents reversed.
func (s *Styles) standPlain() {
	reversed := Ground{Reverse: true}
	s.Card = Ground{Edge: LineEdge}
	s.Raised = Ground{Edge: DoubleEdge}
	for _, fill := range []*Ground{&s.GeneralFill, &s.Level1Fill, &s.Level2Fill, &s.BrandFill, &s.RightFill, &s.WrongFill} {
		*fill = reversed
	}
	s.Phone = Phone{Bezel: Ground{Edge: LineEdge}, Text: s.Text, Muted: s.Muted, Rule: s.Frame}
	for i := range s.Phone.Tiles {
		s.Phone.Tiles[i] = reversed
	}
}
