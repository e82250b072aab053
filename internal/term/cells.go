package term

import (
	"bytes"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/wire"
)

// appendSections appends what leads a page from what it shows to a picture,
// which then is what it shows.
func (p *painter) appendSections(b []byte, to *picture) []byte {
	from := p.shown
	p.shown = *to
	afresh := from.epoch != to.epoch
	if afresh {
		from = picture{frame: p.cache.blank(&to.frame), modes: modes{hidden: true}}
		b = wire.AppendGrid(b, to.frame.width, to.frame.height)
	}
	b = append(b, p.cache.between(&from.frame, &to.frame).bytes...)
	shown := !to.modes.hidden
	if shown == from.modes.hidden || shown && (from.x != to.x || from.y != to.y) {
		b = wire.AppendCursor(b, shown, to.x, to.y)
	}
	if from.modes.title != to.modes.title {
		b = wire.AppendTitle(b, to.modes.title)
	}
	if to.told == nil {
		return b
	}
	return wire.AppendTold(b, from.told, to.told)
}

// write leads a page from one text of row y to another.
func (r *room) write(a, b string, oldPen, newPen pen, y int) {
	was, wasHalf, a := theme.Mark(a)
	big, half, b := theme.Mark(b)
	size := wire.Ordinary
	if big != theme.NoBig {
		size = wire.Upper
		if half == theme.Lower {
			size = wire.Lower
		}
	}
	blanked := was != big || wasHalf != half
	if blanked {
		a, oldPen = "", ""
		size |= wire.Blanked
	}
	r.from.set(a, oldPen)
	r.to.set(b, newPen)
	from, to := r.from.cells(), r.to.cells()
	switch {
	case big == theme.NoBig:
	case half == theme.Lower:
		from, to = nil, nil // what stands there is drawn by the upper row
	default:
		from, to = from[:big.Columns(len(from))], to[:big.Columns(len(to))]
	}
	r.scribe.row(from, to, y, size)
}

// A scribe writes the cells of a page's rows that have changed, as wire has
// them.
type scribe struct {
	styles [][]byte   // as they are written; those of one section
	blanks []uv.Style // what a blank in each of them looks like
	known  int        // of them
	text   []byte     // of the rows
	rows   int
	last   int    // of them
	runs   []byte // of the row at hand
	n      int    // runs in it
	end    int    // column where the last of them ended
}

func (s *scribe) reset() { s.known, s.text, s.rows, s.last = 0, s.text[:0], 0, -1 }

// section is all that was written; nil where nothing was.
func (s *scribe) section() []byte {
	if s.rows == 0 {
		return nil
	}
	return bytes.Clone(wire.Section(nil, wire.Cells, func(b []byte) []byte {
		b = wire.Number(b, s.known)
		for _, style := range s.styles[:s.known] {
			b = append(b, style...)
		}
		return append(wire.Number(b, s.rows), s.text...)
	}))
}

// Measures of runs, in cells: to leave some out takes a run more, which is as
// long as a few of them.
const (
	leastLeft   = 4 // that stay as they are
	leastBlank  = 5 // blanks in a text
	leastRepeat = 5
	mostLed     = 3 // blanks and the letter behind them
)

// row writes the cells of row y that differ.
func (s *scribe) row(from, to uv.Line, y int, size byte) {
	s.runs, s.n, s.end = s.runs[:0], 0, 0
	for x := 0; x < len(to); {
		if c := &to[x]; same(from, to, x, max(1, c.Width)) {
			x += max(1, c.Width)
			continue
		}
		x = s.run(from, to, x)
	}
	if s.n == 0 && size == wire.Ordinary {
		return
	}
	s.rows++
	s.text = wire.Number(wire.Number(s.text, (y-s.last-1)<<3|int(size)), s.n)
	s.last = y
	s.text = append(s.text, s.runs...)
}

// run writes the run that begins at column x, and returns where it ends.
func (s *scribe) run(from, to uv.Line, x int) int {
	c := &to[x]
	switch {
	case c.Width > 1:
		s.begin(c, x, c.Width, wire.Wide)
		s.runs = wire.String(s.runs, content(c))
		s.end = x + c.Width
	case content(c) == " " && !leads(to, x):
		n := alikes(to, x)
		s.begin(c, x, n, wire.Blanks)
		s.end = x + n
	case !single(content(c)) || alikes(to, x) >= leastRepeat:
		n := alikes(to, x)
		s.begin(c, x, n, wire.Repeat)
		s.runs = wire.String(s.runs, content(c))
		s.end = x + n
	default:
		end, bytes := textEnd(from, to, x)
		s.begin(inked(to, x), x, bytes, wire.Text)
		for i := x; i < end; i++ {
			s.runs = append(s.runs, content(&to[i])...)
		}
		s.end = end
	}
	return s.end
}

// leads reports whether the blanks at column x are written with the text behind
// them, which is shorter.
func leads(row uv.Line, x int) bool {
	c := inked(row, x)
	text := content(c)
	return text != " " && c.Width == 1 && single(text) && c.Link == row[x].Link && alikeIn(" ", &row[x].Style, &c.Style)
}

// inked is the first cell from column x on that is no blank, if there is one
// within a few.
func inked(row uv.Line, x int) *uv.Cell {
	for i := x; i < min(x+mostLed, len(row)); i++ {
		if content(&row[i]) != " " {
			return &row[i]
		}
	}
	return &row[x]
}

// textEnd is where a text ends that begins at column x, and how many bytes it
// has. It goes on over a few cells that have not changed.
func textEnd(from, to uv.Line, x int) (end, bytes int) {
	first := inked(to, x)
	end, stay := x, 0
	for i := x; i < len(to); i++ {
		c := &to[i]
		text := content(c)
		if c.Width > 1 || !single(text) || c.Link != first.Link || !alikeIn(text, &c.Style, &first.Style) {
			break
		}
		if i > x && alikes(to, i) >= leastRepeat {
			break
		}
		if stay++; !same(from, to, i, 1) {
			stay = 0
		}
		if stay >= leastLeft {
			break
		}
		if stay == 0 {
			end = i + 1
		}
	}
	for i := x; i < end; i++ {
		bytes += len(content(&to[i]))
	}
	return end, bytes
}

// alikes counts the cells of one column from x on that are alike.
func alikes(row uv.Line, x int) int {
	n := 1
	for x+n < len(row) && alike(&row[x+n], &row[x]) {
		n++
	}
	return n
}

// begin writes the head of a run.
func (s *scribe) begin(c *uv.Cell, x, count, kind int) {
	style := s.style(c)
	s.runs = wire.Number(s.runs, (x-s.end)<<4|min(style, wire.ManyStyles))
	if style >= wire.ManyStyles {
		s.runs = wire.Number(s.runs, style)
	}
	s.runs = wire.Number(s.runs, count<<2|kind)
	s.n++
}

// content is what a cell shows.
func content(c *uv.Cell) string {
	if c.Width == 0 || c.Content == "" {
		return " "
	}
	if strings.IndexByte(c.Content, ansi.ESC) >= 0 {
		return ansi.Strip(c.Content)
	}
	return c.Content
}

// style is the number of a cell's style in the section.
func (s *scribe) style(c *uv.Cell) int {
	style, blank := c.Style, ofBlank(&c.Style)
	if content(c) == " " && c.Link.IsZero() {
		for i := range s.known {
			if s.blanks[i].Equal(&blank) {
				return i
			}
		}
		style = blank
	}
	if s.known == len(s.styles) {
		s.styles, s.blanks = append(s.styles, nil), append(s.blanks, blank)
	}
	if s.blanks[s.known] = blank; !c.Link.IsZero() {
		s.blanks[s.known].Attrs = ^uint8(0) // like no blank
	}
	is := appendStyle(s.styles[s.known][:0], &style, c.Link.URL)
	s.styles[s.known] = is
	for i, known := range s.styles[:s.known] {
		if bytes.Equal(known, is) {
			return i
		}
	}
	s.known++
	return s.known - 1
}

func appendStyle(b []byte, s *uv.Style, link string) []byte {
	flags := 0
	for _, f := range []struct {
		on   bool
		flag int
	}{
		{s.Fg != nil, wire.HasFg}, {s.Bg != nil, wire.HasBg},
		{s.Attrs&uv.AttrBold != 0, wire.Bold}, {s.Attrs&uv.AttrFaint != 0, wire.Faint}, {s.Attrs&uv.AttrItalic != 0, wire.Italic},
		{s.Underline != uv.UnderlineNone, wire.Underline}, {s.Attrs&uv.AttrReverse != 0, wire.Reverse}, {s.Attrs&uv.AttrStrikethrough != 0, wire.Strike},
		{strings.HasPrefix(link, "https://"), wire.HasLink},
	} {
		if f.on {
			flags |= f.flag
		}
	}
	b = wire.Number(b, flags)
	if s.Fg != nil {
		b = wire.RGB(b, hex(rgbOf(s.Fg)))
	}
	if s.Bg != nil {
		b = wire.RGB(b, hex(rgbOf(s.Bg)))
	}
	if flags&wire.HasLink != 0 {
		b = wire.String(b, link)
	}
	return b
}

func hex(c rgb) uint32 { return uint32(c.r)<<16 | uint32(c.g)<<8 | uint32(c.b) }
