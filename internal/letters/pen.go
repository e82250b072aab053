package letters

import (
	"image"
	"image/draw"
	"math"
	"slices"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/fonts"
)

// The font's own measures, in its units: the em, the heights of x and H, the
// width of l. Outlines are read at one pixel a unit.
const (
	fontUnits   = 2048
	fontLower   = 1082
	fontCapital = 1409
	fontStem    = 281
)

// horn is the one mark that belongs to the outline of its letter: ơ, ư.
const horn = '\u031B'

// A pen draws letters of one size. Scaled down and cut to pixels as they are,
// outlines of a dozen pixels blur into each other; so the pen fits them: the
// heights of x and H to whole pixels, each letter to where its strokes meet
// the pixels best, and each mark, one above the other, to a box of its own.
type pen struct {
	measures
	font  *opentype.Font
	buf   sfnt.Buffer
	above int // rows over the line that letters stand on
	below int
}

func newPen(s measures) *pen {
	return &pen{measures: s, font: sans(), above: int(s.capital + 2*s.mark + 5), below: int(s.lower)}
}

// sans is the font; nil, without which there are no letters, is not met: it is
// part of the program.
var sans = sync.OnceValue(func() *opentype.Font {
	text, err := fonts.SansBold.TTF()
	if err != nil {
		return nil
	}
	f, err := opentype.Parse(text)
	if err != nil {
		return nil
	}
	return f
})

// kept are letters that were drawn, by their key: what one looks like depends on
// nothing else. Of the few sizes they are those of our languages, so that strangers
// who write others can't make them many.
var kept sync.Map

type letterKey struct {
	measures
	char rune
}

// ours says whether a character is one of our languages': in Unicode's Latin blocks
// up to Latin Extended-B, or Vietnamese in Latin Extended Additional.
func ours(r rune) bool { return r < 0x250 || r >= 0x1EA0 && r <= 0x1EF9 }

// A letter is a drawn character.
type letter struct {
	bitmap
	body          int     // where it begins without its marks, from the left
	breadth       int     // its width without its marks
	before, after float64 // the room it wants at its sides
}

// An outline is a closed line of a glyph.
type outline struct {
	segments                 []sfnt.Segment
	left, right, bottom, top float64
}

// outlines returns the outlines of a character and its advance, in units.
func (p *pen) outlines(r rune) (lines []outline, advance float64, ok bool) {
	if p.font == nil {
		return nil, 0, false
	}
	glyph, err := p.font.GlyphIndex(&p.buf, r)
	if err != nil || glyph == 0 {
		return nil, 0, false
	}
	segments, err := p.font.LoadGlyph(&p.buf, glyph, fixed.I(fontUnits), nil)
	if err != nil {
		return nil, 0, false
	}
	segments = slices.Clone(segments) // the buffer's are overwritten by the next
	began := 0
	for i, s := range segments {
		if s.Op == sfnt.SegmentOpMoveTo {
			lines, began = append(lines, outline{left: math.Inf(1), right: math.Inf(-1), bottom: math.Inf(1), top: math.Inf(-1)}), i
		}
		last := &lines[len(lines)-1]
		last.segments = segments[began : i+1]
		for _, a := range s.Args[:arguments(s.Op)] {
			x, y := float64(a.X)/64, -float64(a.Y)/64
			last.left, last.right = min(last.left, x), max(last.right, x)
			last.bottom, last.top = min(last.bottom, y), max(last.top, y)
		}
	}
	width, err := p.font.GlyphAdvance(&p.buf, glyph, fixed.I(fontUnits), font.HintingNone)
	return lines, float64(width) / 64, err == nil
}

func arguments(op sfnt.SegmentOp) int {
	switch op {
	case sfnt.SegmentOpQuadTo:
		return 2
	case sfnt.SegmentOpCubeTo:
		return 3
	}
	return 1
}

// box is the smallest outline around others.
func box(lines []outline) outline {
	b := outline{left: math.Inf(1), right: math.Inf(-1), bottom: math.Inf(1), top: math.Inf(-1)}
	for _, l := range lines {
		b.left, b.right = min(b.left, l.left), max(b.right, l.right)
		b.bottom, b.top = min(b.bottom, l.bottom), max(b.top, l.top)
	}
	return b
}

// letter draws a character, or is false if the font lacks it. What it returns is
// not changed any more.
func (p *pen) letter(r rune) (letter, bool) {
	k := letterKey{p.measures, r}
	if l, ok := kept.Load(k); ok {
		return l.(letter), true
	}
	l, ok := p.draw(r)
	if ok && ours(r) {
		kept.Store(k, l)
	}
	return l, ok
}

func (p *pen) draw(r rune) (letter, bool) {
	if p.handSet && (p.capital <= figureRows || r >= '0' && r <= '9') {
		return p.byHand(r)
	}
	base, marks := takeMarks(r)
	lines, advance, ok := p.outlines(base)
	if !ok {
		return letter{}, false
	}
	scale := p.stem / fontStem
	bounds := box(lines)
	body := p.raster(lines, scale, p.fitted)
	l := letter{
		bitmap: body, breadth: body.width,
		before: bounds.left * scale, after: (advance - bounds.right) * scale,
	}
	height := p.lower
	if bounds.top > (fontLower+fontCapital)/2 {
		height = p.capital
	}
	over := height + 1
	for _, m := range marks {
		donor, _, ok := p.outlines([]rune(norm.NFC.String(string(accented(base)) + string(m)))[0])
		if !ok {
			return letter{}, false
		}
		mark, rest := partMark(donor, bounds.top)
		if len(mark) == 0 {
			return letter{}, false
		}
		at := box(mark)
		var drawn bitmap
		if at.top <= 0 {
			drawn = p.raster(mark, scale, stretch(at, -1-max(1, p.mark-1), -1))
		} else {
			high := p.markHeight(m, height)
			drawn = p.raster(mark, scale, stretch(at, over, over+high))
			over += high + 1
		}
		middle := ((at.left+at.right)/2 - box(rest).left) * scale
		l.add(drawn, int(math.Round(middle-float64(drawn.width)/2)))
	}
	return l, true
}

// markHeight is the height of a mark over a letter. The hook needs one pixel
// more to be told from an acute, and over capitals, where strokes are thin,
// the circumflex to be told from a grave.
func (p *pen) markHeight(m rune, over float64) float64 {
	if m == '\u0309' || m == '\u0302' && over == p.capital && p.stem < 2 {
		return p.mark + 1
	}
	return p.mark
}

// add draws a mark, x pixels from where the body begins.
func (l *letter) add(mark bitmap, x int) {
	left := max(0, -(l.body + x))
	l.bitmap = l.with(mark, left, l.body+x+left)
	l.body += left
}

// takeMarks parts a character into the letter and the marks that stand apart
// from it, from the letter outwards.
func takeMarks(r rune) (base rune, marks []rune) {
	parts := []rune(norm.NFD.String(string(r)))
	base = parts[0]
	for _, m := range parts[1:] {
		if m == horn {
			base = []rune(norm.NFC.String(string(base) + string(m)))[0]
			continue
		}
		marks = append(marks, m)
	}
	for _, m := range marks {
		if base == 'i' && m != '\u0323' {
			base = 'ı' // the mark takes the place of the dot
		}
	}
	return base, marks
}

// accented is the letter that takes a mark to become one character.
func accented(base rune) rune {
	if base == 'ı' {
		return 'i'
	}
	return base
}

// partMark parts the outlines of a letter with one mark.
func partMark(lines []outline, top float64) (mark, rest []outline) {
	for _, l := range lines {
		if l.bottom > top || l.top < 0 {
			mark = append(mark, l)
		} else {
			rest = append(rest, l)
		}
	}
	return mark, rest
}

// fitted brings a height in units to pixels.
func (p *pen) fitted(y float64) float64 {
	switch {
	case y < fontLower:
		return y * p.lower / fontLower
	case y < fontCapital:
		return p.lower + (y-fontLower)*(p.capital-p.lower)/(fontCapital-fontLower)
	}
	return y * p.capital / fontCapital
}

// stretch brings an outline between two heights in pixels.
func stretch(o outline, bottom, top float64) func(y float64) float64 {
	return func(y float64) float64 {
		return bottom + (y-o.bottom)*(top-bottom)/(o.top-o.bottom)
	}
}

// raster draws outlines at the place within a pixel where most pixels are
// either well within them or well outside. The bitmap begins with the
// leftmost dot.
func (p *pen) raster(lines []outline, scale float64, height func(float64) float64) bitmap {
	const tries = 8
	bounds := box(lines)
	w, h := int((bounds.right-bounds.left)*scale)+3, p.above+p.below
	image8 := image.NewAlpha(image.Rect(0, 0, w, h))
	var best []uint8
	most := -1.0
	r := vector.NewRasterizer(w, h)
	for try := range tries {
		shift := float64(try) / tries
		r.Reset(w, h)
		r.DrawOp = draw.Src
		for _, l := range lines {
			trace(r, l, func(a fixed.Point26_6) (x, y float32) {
				return float32((float64(a.X)/64-bounds.left)*scale + shift), float32(float64(p.above) - height(-float64(a.Y)/64))
			})
		}
		r.Draw(image8, image8.Bounds(), image.Opaque, image.Point{})
		clear := 0.0
		for _, v := range image8.Pix {
			clear += (float64(v) - 127.5) * (float64(v) - 127.5)
		}
		if clear > most {
			most, best = clear, append(best[:0], image8.Pix...)
		}
	}
	return cutOut(best, w, h)
}

func trace(r *vector.Rasterizer, l outline, at func(fixed.Point26_6) (x, y float32)) {
	for _, s := range l.segments {
		x, y := at(s.Args[0])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			r.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			r.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := at(s.Args[1])
			r.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := at(s.Args[1])
			x2, y2 := at(s.Args[2])
			r.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	r.ClosePath()
}

// cutOut makes dots of the pixels that are at least half covered, without the
// blank columns at the sides.
func cutOut(pixels []uint8, w, h int) bitmap {
	left, right := w, 0
	for i, v := range pixels {
		if v >= 0x78 {
			left, right = min(left, i%w), max(right, i%w+1)
		}
	}
	b := newBitmap(max(0, right-left), h)
	for y := range h {
		for x := range b.width {
			b.rows[y][x] = pixels[y*w+left+x] >= 0x78
		}
	}
	return b
}
