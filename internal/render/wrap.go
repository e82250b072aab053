package render

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A glyph is one grapheme cluster of a styled text.
type glyph struct {
	text  string
	width int
	pen   *uv.Style // shared with the glyphs beside it; not to be changed
}

// wrap breaks a styled text at its spaces and line feeds into lines of at
// most width cells. Each line stands by itself: it begins and ends unstyled.
// A word wider than a line is cut; a cluster wider than a line is left out.
func wrap(text string, width int) []string {
	return write(breakLines(paragraphs(text), width))
}

// fill wraps like wrap, but leaves no single short word on the last line.
func fill(text string, width int) []string {
	ps := paragraphs(text)
	lines := breakLines(ps, width)
	for narrower := width - 1; len(lines) > 1 && narrower > width*3/4 && lonely(lines[len(lines)-1], width/4); narrower-- {
		again := breakLines(ps, narrower)
		if len(again) > len(lines) {
			break
		}
		lines = again
	}
	return write(lines)
}

// lonely reports whether a line is one word of at most most cells.
func lonely(line []glyph, most int) bool {
	for _, g := range line {
		if g.text == " " {
			return false
		}
	}
	return cells(line) <= most
}

// balance wraps like wrap into as few lines, of about the same length.
func balance(text string, width int) []string {
	ps := paragraphs(text)
	lines := breakLines(ps, width)
	for low, high := 1, width; low < high; {
		middle := (low + high) / 2
		if again := breakLines(ps, middle); len(again) > len(lines) {
			low = middle + 1
		} else {
			lines, high = again, middle
		}
	}
	return write(lines)
}

// paragraphs splits a styled text at its line feeds.
func paragraphs(text string) [][]glyph {
	out := [][]glyph{nil}
	shared := new(uv.Style)
	scan(text, func(cluster string, width int, pen *uv.Style) {
		if *pen != *shared {
			copied := *pen
			shared = &copied
		}
		if cluster == "\n" {
			out = append(out, nil)
			return
		}
		last := len(out) - 1
		out[last] = append(out[last], glyph{cluster, width, shared})
	})
	return out
}

// breakLines breaks each paragraph into lines of at most width cells.
func breakLines(paragraphs [][]glyph, width int) [][]glyph {
	var lines [][]glyph
	for _, p := range paragraphs {
		p = skipSpaces(p)
		for {
			n, next := firstLine(p, width)
			lines = append(lines, p[:n])
			if p = skipSpaces(p[next:]); len(p) == 0 {
				break
			}
		}
	}
	return lines
}

// firstLine returns how many glyphs stand on the first line of a paragraph,
// and where the rest of it begins.
func firstLine(p []glyph, width int) (n, next int) {
	at, end := 0, 0 // cells taken; glyphs up to the end of the last whole word
	for i, g := range p {
		if g.text == " " {
			if i > 0 && p[i-1].text != " " {
				end = i
			}
		} else if at+g.width > width {
			switch {
			case end > 0:
				return end, end
			case i == 0: // not even one fits
				return 0, 1
			}
			return i, i
		}
		at += g.width
	}
	return len(p), len(p)
}

func skipSpaces(p []glyph) []glyph {
	for len(p) > 0 && p[0].text == " " {
		p = p[1:]
	}
	return p
}

// write draws lines.
func write(lines [][]glyph) []string {
	var w writer
	for i, line := range lines {
		if i > 0 {
			w.newline()
		}
		for j := range line {
			w.put(line[j].text, line[j].pen)
		}
	}
	return w.frame().Lines
}

func cells(gs []glyph) int {
	n := 0
	for i := range gs {
		n += gs[i].width
	}
	return n
}

// measure is the room that a styled line takes, in cells.
func measure(line string) int { return ansi.StringWidth(line) }

// cut shortens a styled line to at most room cells, with an ellipsis.
func cut(line string, room int) string {
	if room <= 0 {
		return ""
	}
	return ansi.Truncate(line, room, "…")
}

// pad fills a styled line up with spaces.
func pad(line string, room int) string {
	return line + blank(room-measure(line))
}

func blank(n int) string { return strings.Repeat(" ", max(0, n)) }
