package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

func TestContrastRatio(t *testing.T) {
	for _, tc := range []struct {
		a, b uint32
		want float64
	}{
		{0x000000, 0xFFFFFF, 21},
		{0xFFFFFF, 0xFFFFFF, 1},
		{0x767676, 0xFFFFFF, 4.54}, // the textbook grey
	} {
		if got := contrast(rgb(tc.a), rgb(tc.b)); math.Abs(got-tc.want) > 0.01 {
			t.Errorf("contrast(%06X, %06X) = %.2f, want %.2f", tc.a, tc.b, got, tc.want)
		}
	}
}

// reference backgrounds; those of Dark and Light stand for the terminal's own.
var backgrounds = map[Mode]color.Color{Dark: rgb(0x12141C), Light: rgb(0xFBFBFA), Projector: rgb(0xFFFFFF), Contrast: rgb(0x000000)}

func textRoles(p palette) map[string]color.Color {
	return map[string]color.Color{
		"text": p.text, "strong": p.strong, "muted": p.muted, "link": p.link,
		"general": p.general, "level1": p.level1, "level2": p.level2, "brand": p.brand,
		"right": p.right, "wrong": p.wrong,
	}
}

// groundsOf are the grounds that every role of text is to be read on.
func groundsOf(mode Mode, p palette) map[string]color.Color {
	return map[string]color.Color{"the stage": backgrounds[mode], "the painted stage": p.stage, "a card": p.card, "what is raised": p.raised}
}

func TestContrastOnGrounds(t *testing.T) {
	for mode := range backgrounds {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			p, _ := paletteOf(Look{Mode: mode, Profile: profile})
			s := New(Look{Mode: mode, Profile: profile})
			read := func(what, on string, text, ground color.Color, least float64) {
				t.Helper()
				if got := contrast(text, ground); got < least {
					t.Errorf("%v %v: %s on %s has contrast %.2f, want at least %.1f", mode, profile, what, on, got, least)
				}
			}
			for on, ground := range groundsOf(mode, p) {
				for role, c := range textRoles(p) {
					read(role, on, c, ground, 4.5)
				}
				if on != "what is raised" {
					read("ghost", on, p.ghost, ground, 4.5)
				}
			}
			for name, fill := range map[string]Ground{
				"general": s.GeneralFill, "level 1": s.Level1Fill, "level 2": s.Level2Fill,
				"brand": s.BrandFill, "right": s.RightFill, "wrong": s.WrongFill,
			} {
				read("ink", "the fill of "+name, fill.Ink, fill.Color, 4.5)
				read("a bar of "+name, "its track", fill.Color, s.Track.Color, 3)
				read("a panel of "+name, "the stage", fill.Color, p.stage, 3)
			}
			for on, ground := range map[string]Ground{"the phone's screen": s.Phone.Screen, "a row of the phone": s.Phone.Card} {
				read("text", on, s.Phone.Text.GetForeground(), ground.Color, 4.5)
				read("muted", on, s.Phone.Muted.GetForeground(), ground.Color, 4.5)
				for _, tile := range s.Phone.Tiles {
					read("a tile", on, tile.Color, ground.Color, 3)
				}
			}
			for _, tile := range s.Phone.Tiles {
				read("ink", "a tile", tile.Ink, tile.Color, 4.5)
			}
			read("the phone's bezel", "its screen", s.Phone.Bezel.Color, s.Phone.Screen.Color, 3)
			read("the hand's outline", "the hand", s.Phone.Hand.Ink, s.Phone.Hand.Color, 4.5)
		}
	}
}

// With 16 colours no ground is between two others, so what stands on one has
// the ground's ink.
func TestContrastOf16Grounds(t *testing.T) {
	for terminal, colours := range usualPalettes {
		for mode := range backgrounds {
			s := New(Look{Mode: mode, Profile: colorprofile.ANSI})
			if s.Card.Shows() {
				t.Errorf("%v: a card shows", mode)
			}
			for name, g := range map[string]Ground{
				"raised": s.Raised, "general": s.GeneralFill, "level 1": s.Level1Fill, "level 2": s.Level2Fill,
				"brand": s.BrandFill, "right": s.RightFill, "wrong": s.WrongFill,
				"phone": s.Phone.Screen, "row": s.Phone.Card, "tile": s.Phone.Tiles[0],
			} {
				shown := func(c color.Color) color.Color { return rgb(colours[c.(ansi.BasicColor)]) }
				if got := contrast(shown(g.Ink), shown(g.Color)); got < 4.5 {
					t.Errorf("%s, %v: ink on %s has contrast %.2f, want at least 4.5", terminal, mode, name, got)
				}
			}
		}
	}
}

// The Linux console shows a bright background as its dark one: what is large
// there, which is of such cells, stands out all the same, and so does what is
// written on them.
func TestContrastOnTheConsole(t *testing.T) {
	vga := usualPalettes["VGA"]
	for _, mode := range []Mode{Dark, Contrast} {
		s := New(Look{Mode: mode, Profile: colorprofile.ANSI, Blocks: NoBlocks})
		for name, g := range map[string]Ground{
			"raised": s.Raised, "general": s.GeneralFill, "level 1": s.Level1Fill, "level 2": s.Level2Fill,
			"brand": s.BrandFill, "right": s.RightFill, "wrong": s.WrongFill, "phone": s.Phone.Screen,
			"tile 1": s.Phone.Tiles[0], "tile 2": s.Phone.Tiles[1], "tile 3": s.Phone.Tiles[2], "tile 4": s.Phone.Tiles[3],
		} {
			dark := rgb(vga[g.Color.(ansi.BasicColor)%8])
			if got := contrast(rgb(vga[g.Ink.(ansi.BasicColor)]), dark); got < 4.5 {
				t.Errorf("%v: ink on %s has contrast %.2f, want at least 4.5", mode, name, got)
			}
			if got := contrast(dark, rgb(vga[0])); got < 3 && !strings.HasPrefix(name, "tile") {
				t.Errorf("%v: %s in cells has contrast %.2f, want at least 3", mode, name, got)
			}
		}
		if s.Track.Color.(ansi.BasicColor)%8 == ansi.Black {
			t.Errorf("%v: a bar's track is not seen", mode)
		}
	}
}

// In bold, text without a colour of its own turns to another in some
// terminals.
func TestBoldHasAColour(t *testing.T) {
	for mode := range backgrounds {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			s := New(Look{Mode: mode, Profile: profile})
			for role, style := range map[string]lipgloss.Style{"strong": s.Strong, "title": s.Title, "key": s.Key, "selected": s.Selected} {
				if _, none := style.GetForeground().(lipgloss.NoColor); none && style.GetBold() {
					t.Errorf("%v %v: %s is bold and has no colour", mode, profile, role)
				}
			}
		}
	}
}

func TestPainted(t *testing.T) {
	for mode := range backgrounds {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
			s := New(Look{Mode: mode, Profile: profile, Painted: true})
			if s.Background == nil || s.Foreground == nil || s.Stage.Color != s.Background {
				t.Errorf("%v %v: painted in %v on %v", mode, profile, s.Foreground, s.Background)
			}
		}
		if s := New(Look{Mode: mode, Profile: colorprofile.NoTTY, Painted: true}); s.Background != nil {
			t.Errorf("%v: painted without colours", mode)
		}
	}
}

func TestPick(t *testing.T) {
	var blocks Pick[Blocks]
	for _, tt := range []struct {
		name string
		want Blocks // where quadrants were found
	}{{"auto", Quadrants}, {"half", HalfBlocks}, {"none", NoBlocks}, {"quadrant", Quadrants}, {"auto", Quadrants}} {
		if err := blocks.Set(tt.name); err != nil || blocks.Or(Quadrants) != tt.want || blocks.String() != tt.name {
			t.Errorf("%s: %v, %q, error %v; want %v", tt.name, blocks.Or(Quadrants), blocks.String(), err, tt.want)
		}
	}
	if err := blocks.Set("sextant"); err == nil || blocks.String() != "auto" {
		t.Errorf("a pick of what does not exist: %v, error %v", blocks.String(), err)
	}
	var big Pick[Big]
	for _, way := range []Big{NoBig, DoubleHeight, SizedText} {
		if err := big.Set(way.String()); err != nil || big.Or(NoBig) != way {
			t.Errorf("%v: %v, error %v", way, big.Or(NoBig), err)
		}
	}
}

func TestContrastOfText(t *testing.T) {
	for mode, background := range backgrounds {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
			p, ok := paletteOf(Look{Mode: mode, Profile: profile})
			if !ok {
				t.Fatalf("%v %v has no colours", mode, profile)
			}
			least := 4.5
			if profile == colorprofile.TrueColor && mode >= Projector {
				least = 7
			}
			for role, c := range textRoles(p) {
				if got := contrast(c, background); got < least {
					t.Errorf("%v %v: %s on the background has contrast %.2f, want at least %.1f", mode, profile, role, got, least)
				}
			}
			for role, c := range map[string]color.Color{"selected": p.selected, "general": p.general, "level1": p.level1, "level2": p.level2} {
				if got := contrast(c, p.selection); got < 4.5 {
					t.Errorf("%v %v: %s on the selection has contrast %.2f, want at least 4.5", mode, profile, role, got)
				}
			}
			if p.background != nil && contrast(p.background, background) > 1.001 {
				t.Errorf("%v %v: background is %v, want %v", mode, profile, p.background, background)
			}
		}
	}
}

// What usual terminals make of the 16 colours, from
// en.wikipedia.org/wiki/ANSI_escape_code#3-bit_and_4-bit; Tango is GNOME's.
var usualPalettes = map[string][16]uint32{
	"VGA": {0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
		0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF},
	"xterm": {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
		0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF},
	"Windows": {0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC,
		0x767676, 0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2},
	"Tango": {0x000000, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF,
		0x555753, 0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC},
}

func TestContrastOf16Colours(t *testing.T) {
	for terminal, colours := range usualPalettes {
		for mode := range backgrounds {
			black, white := rgb(colours[0]), rgb(colours[15])
			foreground, background := white, black
			if mode == Light || mode == Projector {
				foreground, background = black, white
			}
			p, _ := paletteOf(Look{Mode: mode, Profile: colorprofile.ANSI})
			for role, c := range textRoles(p) {
				shown := foreground
				if basic, ok := c.(ansi.BasicColor); ok {
					shown = rgb(colours[basic])
				} else if c != nil {
					t.Errorf("%v: %s is %T, want one of the 16 colours", mode, role, c)
				}
				if got := contrast(shown, background); got < 4.5 {
					t.Errorf("%s, %v: %s has contrast %.2f, want at least 4.5", terminal, mode, role, got)
				}
			}
		}
	}
}

func TestKindsOfColour(t *testing.T) {
	for mode := range backgrounds {
		for _, tc := range []struct {
			profile colorprofile.Profile
			is      func(color.Color) bool
		}{
			{colorprofile.TrueColor, func(c color.Color) bool { _, ok := c.(color.RGBA); return ok }},
			{colorprofile.ANSI256, func(c color.Color) bool { i, ok := c.(ansi.IndexedColor); return ok && i >= 16 }},
		} {
			p, _ := paletteOf(Look{Mode: mode, Profile: tc.profile})
			all := textRoles(p)
			all["frame"], all["selected"], all["selection"] = p.frame, p.selected, p.selection
			for role, c := range all {
				if !tc.is(c) {
					t.Errorf("%v %v: %s is %T %v", mode, tc.profile, role, c, c)
				}
			}
		}
	}
}

func TestNoColours(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII} {
		s := New(Look{Mode: Projector, Profile: profile})
		if s.Background != nil || s.Foreground != nil {
			t.Errorf("%v: the screen is painted", profile)
		}
		for role, got := range map[string]string{
			"\x1b[mx":  s.Text.Render("x"),
			"\x1b[1mx": s.Level1.Render("x"),
			"\x1b[2mx": s.Muted.Render("x"),
			"\x1b[7mx": s.Selected.Render("x"),
		} {
			if got != role+"\x1b[m" && !(got == "x" && role == "\x1b[mx") {
				t.Errorf("%v: got %q, want %q", profile, got, role)
			}
		}
	}
}

func TestAccent(t *testing.T) {
	s := New(Look{Mode: Dark, Profile: colorprofile.TrueColor})
	for level, want := range map[int]string{0: s.General.Render("x"), 1: s.Level1.Render("x"), 2: s.Level2.Render("x"), 3: s.General.Render("x")} {
		if got := s.Accent(level).Render("x"); got != want {
			t.Errorf("Accent(%d) = %q, want %q", level, got, want)
		}
	}
}

func TestChoice(t *testing.T) {
	all := []Choice{{Ask: true}}
	for m := Dark; m <= Contrast; m++ {
		all = append(all, Choice{Mode: m})
	}
	for _, want := range all {
		got := Choice{Mode: Projector}
		if err := got.Set(want.String()); got != want || err != nil {
			t.Errorf("Set(%q) gives %v, %v", want.String(), got, err)
		}
	}
	for _, bad := range []string{"", "DARK", "Mode(9)"} {
		got := Choice{Mode: Light}
		if err := got.Set(bad); err == nil || got.Mode != Light || !strings.Contains(err.Error(), "auto, dark, light, projector or contrast") {
			t.Errorf("Set(%q) gives %v, %v", bad, got, err)
		}
	}
	if got := Mode(9).String(); got != "Mode(9)" {
		t.Errorf("Mode(9).String() = %q", got)
	}
}
