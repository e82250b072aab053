package paper

import (
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/locale"
)

// Measures of a drawn phone, in its own units: text is 13 of them high.
const (
	phoneWidth = 178.0
	phoneBezel = 3.0  // the frame around the screen
	phoneEdge  = 14.0 // between the outer edge and text
	phoneLine  = 16.0
	phonePad   = 8.0  // over and under the text of a row
	tileRoom   = 14.0 // for the tile at the left of a row
	markRoom   = 12.0 // for the mark at its right
	tapRoom    = 24.0 // for the hand at the right of the row to tap
	boldRoom   = 0.9  // how much of a text fits a line in bold letters
)

// phoneSVG draws a phone screen as internal/phone does on a terminal. The row to
// tap has a thick frame, bold letters and a hand, so that it shows without
// colours; read aloud it is named.
func phoneSVG(s deck.Screen, w *locale.Words) template.HTML {
	var b strings.Builder
	write := func(class, text string, x, room, top float64) float64 {
		for _, line := range fold(text, room) {
			fmt.Fprintf(&b, `<text class="%s" x="%.0f" y="%.1f">%s</text>`, class, x, top+12, template.HTMLEscapeString(line))
			top += phoneLine
		}
		return top
	}
	titleRoom := boldRoom * (phoneWidth - 2*phoneEdge)
	y := 22 + float64(len(fold(s.Title, titleRoom)))*phoneLine + 6
	fmt.Fprintf(&b, `<path class="head" d="M%.0f %.1fV17a14 14 0 0 1 14-14H%.0fa14 14 0 0 1 14 14V%.1fz"/>`, phoneBezel, y, phoneWidth-phoneBezel-14, y)
	fmt.Fprintf(&b, `<rect class="notch" x="%.0f" y="2" width="40" height="8" rx="4"/>`, phoneWidth/2-20)
	write("title", s.Title, phoneEdge, titleRoom, 20)
	y += 8
	for _, row := range s.Rows {
		class, room := "row", phoneWidth-2*phoneEdge-tileRoom-markRoom
		tapped := row == s.Tap
		if tapped {
			class, room = "tapped", boldRoom*(phoneWidth-2*phoneEdge-tileRoom-tapRoom)
		}
		height := float64(len(fold(row, room)))*phoneLine + 2*phonePad
		middle := y + height/2
		fmt.Fprintf(&b, `<rect class="box %s" x="8" y="%.1f" width="%.0f" height="%.1f" rx="6"/>`, class, y, phoneWidth-16, height)
		fmt.Fprintf(&b, `<rect class="tile %s" x="%.0f" y="%.1f" width="8" height="8" rx="2"/>`, class, phoneEdge, y+phonePad+4)
		write(class, row, phoneEdge+tileRoom, room, y+phonePad)
		if tapped {
			const scale = 22.0 / 256
			fmt.Fprintf(&b, `<path class="hand" transform="translate(%.1f %.1f) scale(%.4f)" d="%s"/>`, phoneWidth-10-tapRoom, middle-10, scale, icon.Hand.Path())
		} else {
			fmt.Fprintf(&b, `<path class="more" d="M%.0f %.1fl4 4-4 4"/>`, phoneWidth-phoneEdge-4, middle-4)
		}
		y += height + 4
	}
	y += 6
	fmt.Fprintf(&b, `<path class="bar" d="M%.0f %.1fh40"/>`, phoneWidth/2-20, y)
	y += 8
	return template.HTML(fmt.Sprintf(`<svg class="phone" viewBox="0 0 %.0f %.1f" role="img" aria-label="%s"><rect class="edge" x="1.5" y="1.5" width="%.0f" height="%.1f" rx="16"/>%s</svg>`,
		phoneWidth, y+1, template.HTMLEscapeString(screenAloud(s, w)), phoneWidth-3, y-2, b.String()))
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
