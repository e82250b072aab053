package canvas

// consoleGlyphs are what the Linux console draws for glyphs that its Vietnamese
// font has not (Vietnamese-Fixed16 of Debian's console-setup).
var consoleGlyphs = map[string]string{
	"✓": "☑", "✔": "☑", "√": "☑", "✘": "✗",
	"○": "o", "◐": "◈", "◉": "●", "◆": "◈",
	"►": "▸", "▶": "▸", "◄": "◂",
	"▌": "┃", "▐": "┃", "⌂": "▴", "▤": "▮", "≡": "═",
	"♥": "♦", "☾": "●", "☝": "▴", "⌫": "←", "⏎": "←", "α": "a",
}

// OnConsole is what stands for a glyph on the Linux console with a Vietnamese
// font: mostly itself.
func OnConsole(glyph string) string {
	if g, ok := consoleGlyphs[glyph]; ok {
		return g
	}
	return glyph
}
