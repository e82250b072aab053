package render

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	"golang.org/x/text/unicode/norm"
)

// Large sets a text in half-block letters, broken at its words into lines of
// at most width cells and, together, at most maxRows rows. It takes the
// largest letters that fit, and is false if none do or if the font lacks a
// letter.
func Large(text string, width, maxRows int, style lipgloss.Style) ([]string, bool) {
	words := strings.Fields(norm.NFC.String(text))
	for _, s := range sizes {
		// What is too wide for its outlines needs no drawing to know it.
		if s.capital/2 > float64(maxRows) || s.narrowest(words) > float64(width) {
			continue
		}
		if rows, ok := set(s, words, width, maxRows); ok {
			for i := range rows {
				rows[i] = style.Render(rows[i])
			}
			return rows, true
		}
	}
	return nil, false
}

// A size of letters, in pixels: a pixel is a cell wide and half a cell high.
// Heights are whole, so that letters are crisp where they end.
type size struct {
	stem             float64 // across an upright stroke
	lower, capital   float64 // height of x and of H
	mark             float64 // height of a mark
	lineGap, wordGap int
}

// Large letters come in these sizes, the largest first.
var sizes = [...]size{
	{stem: 2.78, lower: 10, capital: 14, mark: 4, lineGap: 3, wordGap: 7},
	{stem: 2, lower: 7, capital: 10, mark: 3, lineGap: 2, wordGap: 5},
	{stem: 1.59, lower: 5, capital: 7, mark: 2, lineGap: 2, wordGap: 4},
}

// narrowest is the least width that the longest word can have.
func (s size) narrowest(words []string) float64 {
	longest := 0
	for _, w := range words {
		longest = max(longest, len([]rune(w)))
	}
	return float64(longest) * (s.stem + 1)
}

// set draws words in letters of a size, or is false if they do not fit.
func set(s size, words []string, width, maxRows int) ([]string, bool) {
	p := newPen(s)
	drawn := make([]bitmap, len(words))
	for i, w := range words {
		var ok bool
		if drawn[i], ok = p.word(w); !ok || drawn[i].width > width {
			return nil, false
		}
	}
	lines := breakWords(drawn, s.wordGap, width)
	for { // lines of about the same length
		w := widestBitmap(lines) - 1 // any width above breaks them as they are
		narrower := breakWords(drawn, s.wordGap, w)
		if len(narrower) != len(lines) || widestBitmap(narrower) > w {
			break
		}
		lines = narrower
	}
	var dots [][]bool
	for i, line := range lines {
		if i > 0 {
			dots = append(dots, make([][]bool, s.lineGap)...)
		}
		dots = append(dots, line.ink()...)
	}
	if len(dots) == 0 || (len(dots)+1)/2 > maxRows {
		return nil, false
	}
	return halves(dots), true
}

// breakWords sets words into lines of at most width pixels where it can.
func breakWords(words []bitmap, gap, width int) []bitmap {
	var lines []bitmap
	for _, w := range words {
		if last := len(lines) - 1; last >= 0 && lines[last].width+gap+w.width <= width {
			lines[last] = lines[last].with(w, lines[last].width+gap)
			continue
		}
		lines = append(lines, w)
	}
	return lines
}

func widestBitmap(bs []bitmap) int {
	w := 0
	for _, b := range bs {
		w = max(w, b.width)
	}
	return w
}

// A bitmap is a letter or several. All bitmaps of a size have the same rows,
// with the line that letters stand on at the same place.
type bitmap struct {
	rows  [][]bool
	width int
}

func newBitmap(width, height int) bitmap {
	b := bitmap{make([][]bool, height), width}
	for y := range b.rows {
		b.rows[y] = make([]bool, width)
	}
	return b
}

// with returns the bitmap with another drawn into it, x pixels from the left.
func (b bitmap) with(o bitmap, x int) bitmap {
	both := newBitmap(max(b.width, x+o.width), max(len(b.rows), len(o.rows)))
	for y := range both.rows {
		if y < len(b.rows) {
			copy(both.rows[y], b.rows[y])
		}
		if y < len(o.rows) {
			for i, dot := range o.rows[y] {
				if dot && x+i >= 0 {
					both.rows[y][x+i] = true
				}
			}
		}
	}
	return both
}

// touches reports whether another bitmap, drawn x pixels from the left, would
// meet this one.
func (b bitmap) touches(o bitmap, x int) bool {
	for y := range o.rows {
		for i, dot := range o.rows[y] {
			for near := x + i - 1; dot && near <= x+i; near++ {
				if y < len(b.rows) && near >= 0 && near < b.width && b.rows[y][near] {
					return true
				}
			}
		}
	}
	return false
}

// ink is the bitmap without the blank rows at its top and bottom.
func (b bitmap) ink() [][]bool {
	top, bottom := len(b.rows), 0
	for y, row := range b.rows {
		for _, dot := range row {
			if dot {
				top, bottom = min(top, y), y+1
			}
		}
	}
	if top > bottom {
		return nil
	}
	return b.rows[top:bottom]
}

// halves draws dots in half blocks, two rows of dots to a row.
func halves(dots [][]bool) []string {
	at := func(y, x int) bool { return y < len(dots) && x < len(dots[y]) && dots[y][x] }
	var rows []string
	for y := 0; y < len(dots); y += 2 {
		wide := len(dots[y])
		if y+1 < len(dots) {
			wide = max(wide, len(dots[y+1]))
		}
		var b strings.Builder
		for x := range wide {
			b.WriteString(half(at(y, x), at(y+1, x)))
		}
		rows = append(rows, strings.TrimRight(b.String(), " "))
	}
	return rows
}

// word draws the letters of a word side by side.
func (p *pen) word(text string) (bitmap, bool) {
	var word bitmap
	right, bearing := 0, 0.0 // of the letter before: its right edge, and the room it wants there
	for i, r := range []rune(text) {
		l, ok := p.letter(r)
		if !ok {
			return bitmap{}, false
		}
		x := -l.body
		if i > 0 {
			x = right + max(1, int(math.Round(bearing+l.before))) - l.body
			for word.touches(l.bitmap, x) {
				x++
			}
		} else if l.body > 0 { // a mark that hangs out to the left
			x = 0
		}
		word = word.with(l.bitmap, x)
		right, bearing = x+l.body+l.breadth, l.after
	}
	return word, word.width > 0
}
