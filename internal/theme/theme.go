// Package theme says how things look, by role: what is muted, what stands
// out, which colour a level has. Nothing outside it names a colour.
package theme

import (
	"fmt"
	"image/color"
	"slices"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// A Mode is what the screen is like.
type Mode int

const (
	Dark      Mode = iota // light text; the terminal's own dark background
	Light                 // dark text; the terminal's own light background
	Projector             // black on white, for weak projectors
	Contrast              // white on black, for weak eyes
)

var modeNames = [...]string{Dark: "dark", Light: "light", Projector: "projector", Contrast: "contrast"}

// String returns the name of the mode.
func (m Mode) String() string {
	if m < 0 || int(m) >= len(modeNames) {
		return fmt.Sprintf("Mode(%d)", int(m))
	}
	return modeNames[m]
}

// Borrows reports whether the mode stands on the terminal's own background.
func (m Mode) Borrows() bool { return m == Dark || m == Light }

// A Choice is how things are to look: in one mode, or in the one of Dark and
// Light that suits the terminal. It is the value of a flag (pflag.Value).
type Choice struct {
	Mode Mode // with Ask, until the terminal has answered
	Ask  bool // the terminal is asked
}

// auto is the name of the choice to ask the terminal.
const auto = "auto"

// String returns the name that Set reads.
func (c *Choice) String() string {
	if c.Ask {
		return auto
	}
	return c.Mode.String()
}

// Set reads a name: auto, dark, light, projector or contrast.
func (c *Choice) Set(name string) error {
	if name == auto {
		*c = Choice{Ask: true}
		return nil
	}
	m := slices.Index(modeNames[:], name)
	if m < 0 {
		return locale.Errorf(locale.NoTheme, name, locale.Or(c.Words()))
	}
	*c = Choice{Mode: Mode(m)}
	return nil
}

// Type returns what the help of a flag calls its value.
func (c *Choice) Type() string { return "string" }

// Words are those that Set takes.
func (c *Choice) Words() []string { return append([]string{auto}, modeNames[:]...) }

// A Look is a mode as far as a terminal can show it. Looks are comparable.
type Look struct {
	Mode    Mode
	Profile colorprofile.Profile
	Blocks  Blocks
	Big     Big
	Own     *deck.Theme // colours that the deck names, or nil; for Dark and Light only
	Painted bool        // every cell is painted in the mode's own ground, where the terminal's is not known to fit
}

// Styles holds one style for each role. Without colours, roles differ by
// bold, underline, reverse and faint.
type Styles struct {
	Look Look

	Text   lipgloss.Style
	Strong lipgloss.Style // emphasis within text
	Muted  lipgloss.Style // what may be overlooked
	Ghost  lipgloss.Style // what is yet to come; stands on Stage and Card
	Title  lipgloss.Style // headings that belong to no level
	Link   lipgloss.Style
	Code   lipgloss.Style
	Key    lipgloss.Style // the name of a key

	General lipgloss.Style // accent of what belongs to no level
	Level1  lipgloss.Style // accent of level 1
	Level2  lipgloss.Style // accent of level 2
	Brand   lipgloss.Style
	Right   lipgloss.Style // right answers, steps done
	Wrong   lipgloss.Style // wrong answers, warnings

	Frame    lipgloss.Style // lines and boxes; not for text
	Selected lipgloss.Style // the row in use, painted over its whole width
	Paper    lipgloss.Style // dark on light whatever the mode, for QR codes

	// What things stand on, from back to front.
	Stage  Ground // the screen
	Card   Ground // what belongs together
	Raised Ground // what is spoken about, or chosen
	Track  Ground // under a bar, as far as the bar does not reach

	// Accents as grounds: panels, chips, bars.
	GeneralFill, Level1Fill, Level2Fill Ground
	BrandFill, RightFill, WrongFill     Ground

	Phone Phone

	// Backdrop is what the screen is taken to be where Stage is the terminal's
	// own: what edges are blended with. It is nil without colours.
	Backdrop color.Color

	// Background and Foreground are what the whole screen is to be painted
	// in, or nil for the terminal's own.
	Background, Foreground color.Color
}

// Accent is the style of a level, and General for 0. Levels above the second have
// the three in turn.
func (s *Styles) Accent(level int) lipgloss.Style {
	return [...]lipgloss.Style{s.General, s.Level1, s.Level2}[max(0, level)%3]
}

// Fill is the accent of a level as a ground, as Accent is as a style.
func (s *Styles) Fill(level int) Ground {
	return [...]Ground{s.GeneralFill, s.Level1Fill, s.Level2Fill}[max(0, level)%3]
}

// BoldChanges reports whether many terminals show a colour in bold as another,
// brighter one: dark ones of the 16, of which black turns grey.
func BoldChanges(c color.Color) bool {
	basic, ok := c.(ansi.BasicColor)
	return ok && basic < ansi.BrightBlack
}

// On is a style for text on a ground with an ink of its own. A dark one of the
// 16 colours stays as it is in bold: the ground is enough to stand out.
func (s *Styles) On(g Ground, bold bool) lipgloss.Style {
	if g.Ink == nil {
		return s.Text.Bold(bold)
	}
	style := lipgloss.NewStyle().Foreground(g.Ink)
	return style.Bold(bold && !BoldChanges(g.Ink))
}

// Bold makes a style stand out. That is bold type, or underlined where many
// terminals would show bold in another, brighter colour: dark ones of the 16.
func (s *Styles) Bold(style lipgloss.Style) lipgloss.Style {
	if BoldChanges(style.GetForeground()) && !style.GetReverse() {
		return style.Bold(false).Underline(true)
	}
	return style.Bold(true)
}

// New returns the styles of a look.
func New(l Look) *Styles {
	p, coloured := paletteOf(l)
	if !coloured {
		return plain(l)
	}
	style := func(c color.Color) lipgloss.Style {
		if c == nil {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(c)
	}
	s := &Styles{
		Look:       l,
		Text:       style(p.text),
		Strong:     style(p.strong),
		Muted:      style(p.muted),
		Ghost:      style(p.ghost),
		Title:      style(p.strong),
		Link:       style(p.link).Underline(true),
		Code:       style(p.strong),
		Key:        style(p.strong),
		General:    style(p.general),
		Level1:     style(p.level1),
		Level2:     style(p.level2),
		Brand:      style(p.brand),
		Right:      style(p.right),
		Wrong:      style(p.wrong),
		Frame:      style(p.frame),
		Selected:   style(p.selected).Background(p.selection).Bold(true),
		Paper:      lipgloss.NewStyle().Foreground(p.ink).Background(p.paper),
		Background: p.background,
		Foreground: p.foreground,
	}
	for _, bold := range []*lipgloss.Style{&s.Strong, &s.Title, &s.Key} {
		*bold = s.Bold(*bold)
	}
	if p.selection == nil {
		s.Selected = lipgloss.NewStyle().Reverse(true)
	}
	s.stand(p)
	return s
}

// plain tells roles apart without colours.
func plain(l Look) *Styles {
	none := lipgloss.NewStyle()
	bold := none.Bold(true)
	paper := none
	if l.Mode == Dark || l.Mode == Contrast {
		paper = none.Reverse(true)
	}
	s := &Styles{
		Look:     l,
		Text:     none,
		Strong:   bold,
		Muted:    none.Faint(true),
		Ghost:    none.Faint(true),
		Title:    bold,
		Link:     none.Underline(true),
		Code:     none,
		Key:      bold,
		General:  bold,
		Level1:   bold,
		Level2:   bold,
		Brand:    bold,
		Right:    bold,
		Wrong:    bold,
		Frame:    none.Faint(true),
		Selected: none.Reverse(true),
		Paper:    paper,
	}
	s.standPlain()
	return s
}
