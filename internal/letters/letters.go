// Package letters draws texts in large letters made of dots: those of
// Liberation Sans Bold, fitted to few pixels so that all marks of Vietnamese
// stay apart.
package letters

import (
	"image"
	"image/draw"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/theme"
)

// A Size of letters. What each is in pixels depends on the blocks that it is
// drawn with.
type Size int

const (
	Digits Size = iota // three rows, of whole cells five; for figures alone
	S                  // a capital has about three rows: headings
	M                  // three and a half
	L                  // five: titles
	XL                 // seven
)

// measures are a size in pixels. Heights are whole, so that letters are crisp
// where they end.
type measures struct {
	stem             float64 // across an upright stroke
	lower, capital   float64 // height of x and of H
	mark             float64 // height of a mark
	lineGap, wordGap int
	handSet          bool // figures are set by hand; of six pixels or less there are no others
}

// square are sizes for pixels about as wide as high: half blocks.
var square = [...]measures{
	Digits: {stem: 2, lower: 4, capital: 6, mark: 2, lineGap: 2, wordGap: 3, handSet: true},
	S:      {stem: 1.59, lower: 5, capital: 7, mark: 2, lineGap: 1, wordGap: 4, handSet: true}, // at 6, 17 pairs of vowels are alike
	M:      {stem: 1.59, lower: 5, capital: 7, mark: 2, lineGap: 2, wordGap: 4, handSet: true},
	L:      {stem: 2, lower: 7, capital: 10, mark: 3, lineGap: 2, wordGap: 5},
	XL:     {stem: 2.78, lower: 10, capital: 14, mark: 4, lineGap: 3, wordGap: 7},
}

// slim are sizes for pixels about half as wide as high: quadrants, and cells.
var slim = [...]measures{
	Digits: {stem: 2.39, lower: 4, capital: 6, mark: 2, lineGap: 1, wordGap: 6},
	S:      {stem: 2.39, lower: 4, capital: 6, mark: 2, lineGap: 1, wordGap: 6},
	M:      {stem: 2.79, lower: 5, capital: 7, mark: 2, lineGap: 2, wordGap: 7},
	L:      {stem: 3.99, lower: 7, capital: 10, mark: 3, lineGap: 2, wordGap: 10},
	XL:     {stem: 5.58, lower: 10, capital: 14, mark: 4, lineGap: 3, wordGap: 13},
}

// cellDigits are figures of whole cells, which are twice as high as wide.
var cellDigits = measures{stem: 2, lower: 3, capital: 5, mark: 2, lineGap: 1, wordGap: 3, handSet: true}

func (s Size) measures(b theme.Blocks) measures {
	switch {
	case b == theme.HalfBlocks:
		return square[s]
	case b == theme.NoBlocks && s == Digits:
		return cellDigits
	}
	return slim[s]
}

// A Text is set in large letters.
type Text struct {
	Mask          *image.Alpha // its dots, as many to a cell as the blocks have
	Columns, Rows int          // that it takes
	Lines         int          // that it was broken into

	lines []image.Rectangle // where in the mask each of them is
}

// Centred is the text with each of its lines in the middle.
func (t Text) Centred() Text {
	if t.Lines > 1 {
		mask := image.NewAlpha(t.Mask.Rect)
		for _, l := range t.lines {
			draw.Draw(mask, l.Add(image.Pt((t.Mask.Rect.Dx()-l.Dx())/2, 0)), t.Mask, l.Min, draw.Src)
		}
		t.Mask = mask
	}
	return t
}

// Fit sets a text in the first of the sizes in which, broken at its words, it
// fits into columns and rows. It is false if none does or if the font lacks a
// letter.
func Fit(text string, b theme.Blocks, columns, rows int, sizes ...Size) (Text, bool) {
	words := fields(text)
	across, down := b.Dots()
	for _, s := range sizes {
		m := s.measures(b)
		// What is too wide for its outlines needs no drawing to know it.
		if m.capital > float64(rows*down) || m.narrowest(words) > float64(columns*across) {
			continue
		}
		if t, ok := set(m, b, words, columns); ok && t.Rows <= rows {
			return t, true
		}
	}
	return Text{}, false
}

// Width is how many columns a text takes on one line, and false if the font
// lacks a letter.
func Width(text string, b theme.Blocks, s Size) (columns int, ok bool) {
	m := s.measures(b)
	p := newPen(m)
	words, ok := p.words(fields(text))
	if !ok {
		return 0, false
	}
	across, _ := b.Dots()
	width := 0
	for i, w := range words {
		if width += w.width; i > 0 {
			width += m.wordGap
		}
	}
	return (width + across - 1) / across, true
}

// fields are the words of a text: between those that a no-break space holds
// together no line ends.
func fields(text string) []string {
	return strings.FieldsFunc(norm.NFC.String(text), func(r rune) bool { return unicode.IsSpace(r) && r != noBreak })
}

// noBreak is a space at which no line ends.
const noBreak = '\u00A0'

// narrowest is the least width that the longest word can have.
func (m measures) narrowest(words []string) float64 {
	longest := 0
	for _, w := range words {
		longest = max(longest, len([]rune(w)))
	}
	return float64(longest) * (m.stem + 1)
}

// set draws words broken into lines of at most this many columns, or is false
// if a word is wider.
func set(m measures, b theme.Blocks, text []string, columns int) (Text, bool) {
	p := newPen(m)
	across, down := b.Dots()
	words, ok := p.words(text)
	if !ok || len(words) == 0 || widest(words, func(w bitmap) int { return w.width }) > columns*across {
		return Text{}, false
	}
	lines := breakWords(words, m.wordGap, columns*across)
	for { // lines of about the same length
		w := widest(lines, line.width) - 1 // any width above breaks them as they are
		narrower := breakWords(words, m.wordGap, w)
		if len(narrower) != len(lines) || widest(narrower, line.width) > w {
			break
		}
		lines = narrower
	}
	width, height := widest(lines, line.width), 0
	tops := make([]int, len(lines))
	for i, line := range lines {
		if i > 0 {
			height += m.lineGap
		}
		top, bottom := line.ink()
		// The line that letters stand on is to be an edge of cells: else a row
		// of slivers hangs below. In half blocks it would cost many texts a row.
		if b != theme.HalfBlocks {
			height += (down - (height+p.above-top)%down) % down
		}
		tops[i] = height - top
		height += bottom - top
	}
	t := Text{Mask: image.NewAlpha(image.Rect(0, 0, width, height)), Lines: len(lines)}
	t.Columns, t.Rows = (width+across-1)/across, (height+down-1)/down
	for i, line := range lines {
		line.onto(t.Mask, tops[i])
		top, bottom := line.ink()
		t.lines = append(t.lines, image.Rect(0, tops[i]+top, line.width(), tops[i]+bottom))
	}
	return t, true
}

// words draws each word, or is false if the font lacks a letter.
func (p *pen) words(text []string) ([]bitmap, bool) {
	drawn := make([]bitmap, len(text))
	for i, w := range text {
		var ok bool
		if drawn[i], ok = p.word(w); !ok {
			return nil, false
		}
	}
	return drawn, true
}

// A line is words side by side.
type line struct {
	words []bitmap
	gap   int // between them
}

func (l line) width() int {
	w := l.gap * (len(l.words) - 1)
	for _, word := range l.words {
		w += word.width
	}
	return w
}

func (l line) ink() (top, bottom int) {
	top, bottom = l.words[0].ink()
	for _, word := range l.words[1:] {
		t, b := word.ink()
		top, bottom = min(top, t), max(bottom, b)
	}
	return top, bottom
}

func (l line) onto(mask *image.Alpha, y int) {
	x := 0
	for _, word := range l.words {
		word.onto(mask, x, y)
		x += word.width + l.gap
	}
}

// breakWords sets words into lines of at most width pixels where it can.
func breakWords(words []bitmap, gap, width int) []line {
	var lines []line
	began := 0 // the last line
	for i, w := range words {
		if i > 0 && (line{words[began:i], gap}).width()+gap+w.width <= width {
			lines[len(lines)-1].words = words[began : i+1]
			continue
		}
		began = i
		lines = append(lines, line{words[i : i+1], gap})
	}
	return lines
}

func widest[T any](all []T, width func(T) int) int {
	w := 0
	for _, one := range all {
		w = max(w, width(one))
	}
	return w
}

// word draws the letters of a word side by side.
func (p *pen) word(text string) (bitmap, bool) {
	var all []letter
	room := 0
	for _, r := range text {
		if r == noBreak {
			all = append(all, letter{})
			room += p.wordGap
			continue
		}
		l, ok := p.letter(r)
		if !ok {
			return bitmap{}, false
		}
		all = append(all, l)
		room += l.width + 2 + int(math.Ceil(math.Abs(l.before)+math.Abs(l.after)))
	}
	word := newBitmap(room, p.above+p.below)
	word.width = 0
	right, bearing := 0, 0.0 // of the letter before: its right edge, and the room it wants there
	for i, l := range all {
		if l.width == 0 { // as far apart as words, whatever room letters want
			right, bearing = right+p.wordGap-1, -float64(room)
			continue
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
		word.add(l.bitmap, x)
		right, bearing = x+l.body+l.breadth, l.after
	}
	return word, word.width > 0
}
