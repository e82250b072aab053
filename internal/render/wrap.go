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
	pen   uv.Style
}

// wrap breaks a styled text at its spaces and line feeds into lines of at
// most width cells. Each line stands by itself: it begins and ends unstyled.
// A word wider than a line is cut; a cluster wider than a line is left out.
func wrap(text string, width int) []string {
	var w writer
	for i, paragraph := range paragraphs(text) {
		if i > 0 {
			w.newline()
		}
		at, started := 0, false // cells taken of the line; whether it holds a word
		for len(paragraph) > 0 {
			blanks, word, rest := nextWord(paragraph)
			paragraph = rest
			if len(word) == 0 {
				break
			}
			if started && at+cells(blanks)+cells(word) > width {
				w.newline()
				at, started = 0, false
			}
			if started {
				at += cells(blanks)
				w.glyphs(blanks)
			}
			for _, g := range word {
				if at+g.width > width {
					if g.width > width {
						continue
					}
					w.newline()
					at = 0
				}
				w.put(g.text, &g.pen)
				at += g.width
			}
			started = true
		}
	}
	return w.lines()
}

func (w *writer) glyphs(gs []glyph) {
	for i := range gs {
		w.put(gs[i].text, &gs[i].pen)
	}
}

// paragraphs splits a styled text at its line feeds.
func paragraphs(text string) [][]glyph {
	out := [][]glyph{nil}
	scan(text, func(cluster string, width int, pen *uv.Style) {
		if cluster == "\n" {
			out = append(out, nil)
			return
		}
		last := len(out) - 1
		out[last] = append(out[last], glyph{cluster, width, *pen})
	})
	return out
}

// nextWord splits off the blanks at the beginning and the word after them.
func nextWord(gs []glyph) (blanks, word, rest []glyph) {
	i := 0
	for i < len(gs) && gs[i].text == " " {
		i++
	}
	j := i
	for j < len(gs) && gs[j].text != " " {
		j++
	}
	return gs[:i], gs[i:j], gs[j:]
}

func cells(gs []glyph) int {
	n := 0
	for i := range gs {
		n += gs[i].width
	}
	return n
}

// fill wraps like wrap, but leaves no single short word on the last line.
func fill(text string, width int) []string {
	lines := wrap(text, width)
	for narrower := width - 1; len(lines) > 1 && narrower > width*3/4; narrower-- {
		last := ansi.Strip(lines[len(lines)-1])
		if strings.Contains(last, " ") || ansi.StringWidth(last) > width/4 {
			break
		}
		again := wrap(text, narrower)
		if len(again) > len(lines) {
			break
		}
		lines = again
	}
	return lines
}

// balance wraps like wrap into as few lines, of about the same length.
func balance(text string, width int) []string {
	lines := wrap(text, width)
	for len(lines) > 1 && width > 1 {
		narrower := wrap(text, width-1)
		if len(narrower) > len(lines) {
			break
		}
		lines, width = narrower, width-1
	}
	return lines
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
