package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A palette gives each role its colour; nil is the terminal's own.
type palette struct {
	text, strong, muted, link      color.Color
	general, level1, level2, brand color.Color
	right, wrong, frame            color.Color
	selected, selection            color.Color // text and background of the row in use; no background: reversed
	ghost                          color.Color
	ink, paper                     color.Color // black and white
	background, foreground         color.Color
	grounds
}

// paletteOf returns the colours of a look, and false if it has none.
func paletteOf(l Look) (palette, bool) {
	var p palette
	switch l.Profile {
	case colorprofile.TrueColor:
		p = trueColor(l.Mode)
		p.grounds = trueGrounds(l.Mode)
		p.ink, p.paper = rgb(0x000000), rgb(0xFFFFFF)
	case colorprofile.ANSI256:
		p = indexed(l.Mode)
		p.grounds = indexedGrounds(l.Mode)
		p.ink, p.paper = ansi.IndexedColor(16), ansi.IndexedColor(231)
	case colorprofile.ANSI:
		p = basic(l.Mode)
		p.grounds = basicGrounds(l.Mode)
		p.ink, p.paper = lipgloss.Black, lipgloss.BrightWhite
		if l.console() {
			p.onConsole()
		}
	default:
		return palette{}, false
	}
	p.take(l)
	if l.Painted && p.background == nil {
		p.background, p.foreground = p.stage, or(p.text, p.own)
	}
	return p, true
}

func rgb(hex uint32) color.Color {
	return color.RGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xFF}
}

func trueColor(m Mode) palette {
	switch m {
	case Light:
		return palette{
			text: rgb(0x1F2430), strong: rgb(0x0B0E14), muted: rgb(0x5B6475), ghost: rgb(0x646C7C), link: rgb(0x0B57D0),
			general: rgb(0x3F4BA8), level1: rgb(0x006F65), level2: rgb(0x8A5A00), brand: rgb(0xB3261E),
			right: rgb(0x1B7230), wrong: rgb(0xB3261E), frame: rgb(0xB4BAC6),
			selected: rgb(0x0B0E14), selection: rgb(0xE3E8F2),
		}
	case Projector:
		return palette{
			text: rgb(0x000000), strong: rgb(0x000000), muted: rgb(0x3D4450), ghost: rgb(0x5F6775), link: rgb(0x063A9B),
			general: rgb(0x2A3590), level1: rgb(0x00524B), level2: rgb(0x6A3F00), brand: rgb(0x8C1208),
			right: rgb(0x0F5220), wrong: rgb(0x8C1208), frame: rgb(0x6B7280),
			selected: rgb(0x000000), selection: rgb(0xDDE1E8),
			background: rgb(0xFFFFFF), foreground: rgb(0x000000),
		}
	case Contrast:
		return palette{
			text: rgb(0xFFFFFF), strong: rgb(0xFFFFFF), muted: rgb(0xD5DAE3), ghost: rgb(0xA9B1C0), link: rgb(0xA9CCFF),
			general: rgb(0xC3CAFF), level1: rgb(0x5CF2E0), level2: rgb(0xFFD166), brand: rgb(0xFF9C9C),
			right: rgb(0x9CF2AE), wrong: rgb(0xFF9C9C), frame: rgb(0x9AA3B5),
			selected: rgb(0xFFFFFF), selection: rgb(0x303848),
			background: rgb(0x000000), foreground: rgb(0xFFFFFF),
		}
	}
	return palette{
		text: rgb(0xE6E9F0), strong: rgb(0xFFFFFF), muted: rgb(0x9AA3B5), ghost: rgb(0x8490A8), link: rgb(0x7FB4FF),
		general: rgb(0xA9B4FF), level1: rgb(0x3FD0C0), level2: rgb(0xF5B94C), brand: rgb(0xFF6B6B),
		right: rgb(0x7BD88F), wrong: rgb(0xFF7A7A), frame: rgb(0x4A5266),
		selected: rgb(0xFFFFFF), selection: rgb(0x2B3347),
	}
}

// indexed picks from the 6x6x6 cube and the greys (16 to 255), which
// terminals agree on, what is nearest to trueColor and keeps its contrast.
func indexed(m Mode) palette {
	c := func(i uint8) color.Color { return ansi.IndexedColor(i) }
	switch m {
	case Light:
		return palette{
			text: c(235), strong: c(233), muted: c(241), ghost: c(242), link: c(26),
			general: c(25), level1: c(23), level2: c(94), brand: c(124),
			right: c(22), wrong: c(124), frame: c(250),
			selected: c(233), selection: c(254),
		}
	case Projector:
		return palette{
			text: c(16), strong: c(16), muted: c(238), ghost: c(241), link: c(19),
			general: c(18), level1: c(23), level2: c(58), brand: c(88),
			right: c(22), wrong: c(88), frame: c(243),
			selected: c(16), selection: c(253),
			background: c(231), foreground: c(16),
		}
	case Contrast:
		return palette{
			text: c(231), strong: c(231), muted: c(253), ghost: c(248), link: c(153),
			general: c(189), level1: c(86), level2: c(221), brand: c(217),
			right: c(121), wrong: c(217), frame: c(247),
			selected: c(231), selection: c(237),
			background: c(16), foreground: c(231),
		}
	}
	return palette{
		text: c(254), strong: c(231), muted: c(248), ghost: c(246), link: c(111),
		general: c(147), level1: c(44), level2: c(214), brand: c(210),
		right: c(114), wrong: c(210), frame: c(239),
		selected: c(231), selection: c(237),
	}
}

// basic uses of the 16 colours those that the usual palettes (VGA, xterm,
// Windows, Tango) keep apart from their background: the bright ones on black;
// on white only black, red, blue and magenta. The terminal's own foreground
// stands in where none does.
func basic(m Mode) palette {
	switch m {
	case Light:
		return palette{
			link: lipgloss.Blue, level1: lipgloss.Blue, level2: lipgloss.Magenta,
			brand: lipgloss.Red, wrong: lipgloss.Red, frame: lipgloss.BrightBlack,
		}
	case Projector:
		return palette{
			text: lipgloss.Black, strong: lipgloss.Black, muted: lipgloss.Black, ghost: lipgloss.Black, link: lipgloss.Blue,
			general: lipgloss.Black, level1: lipgloss.Blue, level2: lipgloss.Magenta, brand: lipgloss.Red,
			right: lipgloss.Black, wrong: lipgloss.Red, frame: lipgloss.BrightBlack,
			background: lipgloss.BrightWhite, foreground: lipgloss.Black,
		}
	case Contrast:
		return palette{
			text: lipgloss.BrightWhite, strong: lipgloss.BrightWhite, muted: lipgloss.White, ghost: lipgloss.White, link: lipgloss.BrightCyan,
			general: lipgloss.BrightWhite, level1: lipgloss.BrightCyan, level2: lipgloss.BrightYellow, brand: lipgloss.BrightRed,
			right: lipgloss.BrightGreen, wrong: lipgloss.BrightRed, frame: lipgloss.White,
			background: lipgloss.Black, foreground: lipgloss.BrightWhite,
		}
	}
	return palette{
		strong: lipgloss.BrightWhite, muted: lipgloss.White, ghost: lipgloss.White, link: lipgloss.BrightCyan,
		general: lipgloss.BrightWhite, level1: lipgloss.BrightCyan, level2: lipgloss.BrightYellow, brand: lipgloss.BrightRed,
		right: lipgloss.BrightGreen, wrong: lipgloss.BrightRed, frame: lipgloss.BrightBlack,
	}
}

// console reports whether a look is that of a Linux console, which shows a bright
// background as its dark one (csi_m in its drivers/tty/vt/vt.c), and all that is
// large is of backgrounds. The modes on white have none that it shows.
func (l Look) console() bool {
	return l.Profile == colorprofile.ANSI && l.Blocks == NoBlocks && (l.Mode == Dark || l.Mode == Contrast)
}

// onConsole takes accents that are read as dark backgrounds too: there red is too
// close to black, and a bright black is black.
func (p *palette) onConsole() {
	p.brand, p.wrong, p.track = lipgloss.BrightWhite, lipgloss.BrightMagenta, lipgloss.Blue
}

// inkOn is the colour of what stands on an accent.
func (p *palette) inkOn(accent color.Color, l Look) color.Color {
	if l.console() && (accent == p.wrong || accent == p.level2) {
		return p.paper
	}
	return p.onAccent
}
