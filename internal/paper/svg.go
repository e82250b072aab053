package paper

import (
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// Measures of a drawn phone, in its own units: text is 13 of them high.
const (
	phoneWidth = 178.0
	phoneEdge  = 10.0 // between the frame and the text
	phoneLine  = 16.0
	phonePad   = 8.0  // over and under the text of a row
	tapRoom    = 22.0 // for the mark at the right of the row to tap
	boldRoom   = 0.9  // how much of a text fits a line in bold letters
)

// phoneSVG draws a phone screen. The row to tap has a thick frame, bold
// letters and a mark, so that it shows without colours; read aloud it is
// named.
func phoneSVG(s deck.Screen, w *locale.Words) template.HTML {
	var b strings.Builder
	y := 10.0
	write := func(class, text string, room float64, top float64) float64 {
		for _, line := range fold(text, room) {
			fmt.Fprintf(&b, `<text class="%s" x="%.0f" y="%.1f">%s</text>`, class, phoneEdge+4, top+12, template.HTMLEscapeString(line))
			top += phoneLine
		}
		return top
	}
	y = write("title", s.Title, boldRoom*(phoneWidth-2*phoneEdge-8), y) + 6
	fmt.Fprintf(&b, `<path class="rule" d="M1 %.1fH%.0f"/>`, y, phoneWidth-1)
	y += 6
	for _, row := range s.Rows {
		tapped := row == s.Tap
		class, room := "row", phoneWidth-2*phoneEdge-8
		if tapped {
			class, room = "tapped", boldRoom*(room-tapRoom)
		}
		height := float64(len(fold(row, room)))*phoneLine + 2*phonePad
		fmt.Fprintf(&b, `<rect class="box %s" x="7" y="%.1f" width="%.0f" height="%.1f" rx="6"/>`, class, y, phoneWidth-14, height)
		if tapped {
			x, middle := phoneWidth-phoneEdge-11, y+height/2
			fmt.Fprintf(&b, `<circle class="ring" cx="%.0f" cy="%.1f" r="8"/><circle class="dot" cx="%.0f" cy="%.1f" r="4"/>`, x, middle, x, middle)
		}
		write(class, row, room, y+phonePad)
		y += height + 4
	}
	y += 8
	return template.HTML(fmt.Sprintf(`<svg class="phone" viewBox="0 0 %.0f %.1f" role="img" aria-label="%s"><rect class="edge" x="1" y="1" width="%.0f" height="%.1f" rx="14"/>%s</svg>`,
		phoneWidth, y+2, template.HTMLEscapeString(screenAloud(s, w)), phoneWidth-2, y, b.String()))
}

// screenAloud tells what a phone screen shows.
func screenAloud(s deck.Screen, w *locale.Words) string {
	said := fmt.Sprintf(w.Handout.Screen, "“"+s.Title+"”")
	if len(s.Rows) == 0 {
		return said
	}
	var rows []string
	for _, r := range s.Rows {
		if r == s.Tap {
			r += " (" + w.Slide.Tap + ")"
		}
		rows = append(rows, r)
	}
	return said + ", " + w.Handout.Rows + ": " + strings.Join(rows, "; ")
}

// fold breaks text into lines no wider than room.
func fold(text string, room float64) []string {
	var lines []string
	line := ""
	for _, word := range together(strings.Fields(text)) {
		if line != "" && width(line+" "+word) <= room {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = ""
		for _, r := range word {
			if line != "" && width(line+string(r)) > room && ansi.StringWidth(string(r)) > 0 {
				lines, line = append(lines, line), ""
			}
			line += string(r)
		}
	}
	return append(lines, line)
}

// together makes one word of the dots that stand for a secret.
func together(words []string) []string {
	var out []string
	for i, word := range words {
		if i > 0 && word == "●" && words[i-1] == "●" {
			out[len(out)-1] += " ●"
			continue
		}
		out = append(out, word)
	}
	return out
}

// width estimates how wide a text is in a sans serif face, from above.
// The reader's fonts are not known.
func width(text string) float64 {
	const em = 13.0
	sum := 0.0
	for _, r := range text {
		switch cells := ansi.StringWidth(string(r)); {
		case cells == 0:
		case cells > 1:
			sum += 1.05
		case strings.ContainsRune("iíìỉĩịjlIÍÌỈĨỊ.,:;'’|!()[]", r):
			sum += 0.36
		case strings.ContainsRune("ftr -/", r):
			sum += 0.4
		case strings.ContainsRune("mwMW%@…—●", r):
			sum += 0.95
		case unicode.IsUpper(r):
			sum += 0.76
		case r < 0x2000:
			sum += 0.62
		default:
			sum += 1
		}
	}
	return sum * em
}

// qrSVG draws a QR code with its quiet zone, or "" where the text is too long
// for one.
func qrSVG(address string, w *locale.Words) template.HTML {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return ""
	}
	const quiet = 4 // modules, ISO/IEC 18004
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
		}
	}
	side := code.Size + 2*quiet
	return template.HTML(fmt.Sprintf(`<svg class="qr" viewBox="0 0 %d %d" shape-rendering="crispEdges" role="img" aria-label="%s"><rect width="%d" height="%d" fill="#fff"/><path fill="#000" d="%s"/></svg>`,
		side, side, template.HTMLEscapeString(fmt.Sprintf(w.Handout.Code, address)), side, side, path.String()))
}
