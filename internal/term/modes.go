package term

import (
	"fmt"
	"image/color"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modes are what a view asks of a terminal beside its cells. The zero value is
// a terminal as the program finds it and leaves it.
type modes struct {
	alt, paste, focus, hidden bool
	mouse                     tea.MouseMode
	title                     string
	foreground, background    rgb
	cursorColor               rgb
	cursorStyle               int
	keyboard                  int // flags of the Kitty protocol, or 0 for plain keys
}

func modesOf(v *tea.View) modes {
	m := modes{
		alt: v.AltScreen, paste: !v.DisableBracketedPasteMode, focus: v.ReportFocus, hidden: v.Cursor == nil,
		mouse: v.MouseMode, title: printable(v.WindowTitle),
		foreground: rgbOf(v.ForegroundColor), background: rgbOf(v.BackgroundColor),
		keyboard: keyboardFlags(v.KeyboardEnhancements),
	}
	if c := v.Cursor; c != nil {
		m.cursorColor = rgbOf(c.Color)
		m.cursorStyle = int(c.Shape)*2 + 1
		if !c.Blink {
			m.cursorStyle++
		}
	}
	return m
}

// change appends what leads from one state of a terminal to another. Whether
// the cursor shows is left to the painter, which hides it while it paints.
func (m *modes) change(b []byte, to *modes) []byte {
	if m.keyboard != to.keyboard && m.keyboard != 0 {
		b = append(b, ansi.PopKittyKeyboard(1)...)
	}
	if m.alt != to.alt {
		if !to.alt { // GNU screen has no other screen, unless it is told to
			b = append(b, ansi.CursorHomePosition+ansi.EraseEntireScreen...)
		}
		b = switched(b, to.alt, ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor)
	}
	if m.keyboard != to.keyboard && to.keyboard != 0 {
		b = append(b, ansi.PushKittyKeyboard(to.keyboard)...)
	}
	if m.paste != to.paste {
		b = switched(b, to.paste, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste)
	}
	if m.focus != to.focus {
		b = switched(b, to.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent)
	}
	if m.mouse != to.mouse {
		if m.mouse != tea.MouseModeNone {
			b = append(b, ansi.ResetModeMouseButtonEvent+ansi.ResetModeMouseAnyEvent+ansi.ResetModeMouseExtSgr...)
		}
		switch to.mouse {
		case tea.MouseModeCellMotion:
			b = append(b, ansi.SetModeMouseButtonEvent+ansi.SetModeMouseExtSgr...)
		case tea.MouseModeAllMotion:
			b = append(b, ansi.SetModeMouseAnyEvent+ansi.SetModeMouseExtSgr...)
		}
	}
	if m.title != to.title {
		b = append(b, ansi.SetWindowTitle(to.title)...)
	}
	b = coloured(b, m.foreground, to.foreground, ansi.SetForegroundColor, ansi.ResetForegroundColor)
	b = coloured(b, m.background, to.background, ansi.SetBackgroundColor, ansi.ResetBackgroundColor)
	b = coloured(b, m.cursorColor, to.cursorColor, ansi.SetCursorColor, ansi.ResetCursorColor)
	if m.cursorStyle != to.cursorStyle {
		b = append(b, ansi.SetCursorStyle(to.cursorStyle)...)
	}
	return b
}

func switched(b []byte, on bool, set, reset string) []byte {
	if on {
		return append(b, set...)
	}
	return append(b, reset...)
}

// rgb is a colour, or if it is not set, the terminal's own.
type rgb struct {
	set     bool
	r, g, b uint8
}

func rgbOf(c color.Color) rgb {
	if c == nil {
		return rgb{}
	}
	r, g, b, _ := c.RGBA()
	return rgb{true, uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)}
}

func coloured(b []byte, from, to rgb, set func(string) string, reset string) []byte {
	switch to {
	case from:
		return b
	case rgb{}:
		return append(b, reset...)
	}
	return append(b, set(fmt.Sprintf("#%02x%02x%02x", to.r, to.g, to.b))...)
}

// printable leaves out what would end a title, or do worse.
func printable(s string) string {
	if strings.IndexFunc(s, unicode.IsControl) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

func keyboardFlags(k tea.KeyboardEnhancements) int {
	if k == (tea.KeyboardEnhancements{}) {
		return 0
	}
	flags := ansi.KittyDisambiguateEscapeCodes
	for _, f := range []struct {
		on   bool
		flag int
	}{
		{k.ReportEventTypes, ansi.KittyReportEventTypes},
		{k.ReportAlternateKeys, ansi.KittyReportAlternateKeys},
		{k.ReportAllKeysAsEscapeCodes, ansi.KittyReportAllKeysAsEscapeCodes},
		{k.ReportAssociatedText, ansi.KittyReportAssociatedKeys},
	} {
		if f.on {
			flags |= f.flag
		}
	}
	return flags
}
