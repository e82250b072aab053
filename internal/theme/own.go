package theme

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/deck"
)

// colours are those that a deck names for a look. With 16 colours or none, and
// in the modes that are for weak projectors and eyes, there are none.
func (l Look) colours() deck.Colours {
	switch {
	case l.Own == nil || l.Profile < colorprofile.ANSI256:
	case l.Mode == Dark:
		return l.Own.Dark
	case l.Mode == Light:
		return l.Own.Light
	}
	return nil
}

// take puts the colours that a deck names in the place of the palette's.
func (p *palette) take(l Look) {
	own := l.colours()
	for role, to := range map[string][]*color.Color{
		"text": {&p.text}, "strong": {&p.strong, &p.selected}, "muted": {&p.muted, &p.ghost}, "link": {&p.link},
		"general": {&p.general}, "level1": {&p.level1}, "level2": {&p.level2}, "brand": {&p.brand}, "right": {&p.right}, "wrong": {&p.wrong},
		"ink": {&p.onAccent}, "frame": {&p.frame}, "stage": {&p.stage, &p.background}, "card": {&p.card}, "raised": {&p.raised, &p.track, &p.selection},
	} {
		if c, ok := own[role]; ok {
			for _, place := range to {
				*place = l.Profile.Convert(rgb(c.RGB))
			}
		}
	}
	if _, ok := own["stage"]; ok {
		p.foreground = or(p.text, p.own)
	}
}

// contrast is the contrast ratio of WCAG 2.2 (w3.org/TR/WCAG22/#dfn-contrast-ratio).
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2 (#dfn-relative-luminance).
func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v>>8) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// A Weakness is a pair of roles that are hard to tell apart in the colours of a
// deck.
type Weakness struct {
	Mode     Mode
	Role, On string
	Contrast float64
	Least    float64 // what it should be
	Line     int     // of the theme's file
}

// leastText is what text should have (WCAG 2.1, 1.4.3). Accents are text too, so
// that as marks, which need 3, they have enough.
const leastText = 4.5

// Weaknesses lists what is hard to read in the colours of a deck: text on its
// grounds, ink on accents, accents as marks; with 24 bits of colour, and where
// that is well, with 256 colours.
func Weaknesses(own *deck.Theme) []Weakness {
	var found []Weakness
	for _, mode := range []Mode{Dark, Light} {
		for _, pair := range pairs {
			for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
				l := Look{Mode: mode, Profile: profile, Own: own}
				named := l.colours()
				line := max(named[pair.role].Line, named[pair.on].Line)
				if line == 0 {
					break // both are the program's own
				}
				p, _ := paletteOf(l)
				roles := p.roles()
				if got := contrast(roles[pair.role], roles[pair.on]); got < pair.least {
					found = append(found, Weakness{mode, pair.role, pair.on, got, pair.least, line})
					break
				}
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Weakness) int { return cmp.Compare(a.Line, b.Line) })
	return found
}

type pair struct {
	role, on string
	least    float64
}

var pairs = func() []pair {
	var all []pair
	for _, on := range []string{"stage", "card", "raised"} {
		for _, role := range []string{"text", "strong", "muted", "link", "general", "level1", "level2", "brand", "right", "wrong"} {
			all = append(all, pair{role, on, leastText})
		}
	}
	for _, accent := range []string{"general", "level1", "level2", "brand", "right", "wrong"} {
		all = append(all, pair{"ink", accent, leastText})
	}
	return all
}()

// roles are the colours of a palette by the names that a deck has for them.
func (p *palette) roles() map[string]color.Color {
	return map[string]color.Color{
		"text": p.text, "strong": p.strong, "muted": p.muted, "link": p.link, "general": p.general, "level1": p.level1, "level2": p.level2,
		"brand": p.brand, "right": p.right, "wrong": p.wrong, "ink": p.onAccent, "stage": p.stage, "card": p.card, "raised": p.raised,
	}
}
