package term

import (
	"bytes"
	"image"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// A frame is the text of a view on a window of a size, in the colours that the
// terminal has.
type frame struct {
	text          string
	mark          mark // of the text
	width, height int
	profile       colorprofile.Profile
	grounds       bool // an erased cell of the terminal keeps the pen's background
	repeats       bool // the terminal repeats a letter when told to
	page          bool // it is no terminal, but a page that takes cells
	pictures      theme.Pictures
	store         *graphics.Store // of pictures
	cell          image.Point     // its size in pixels
}

func (f *frame) key() frameKey {
	return frameKey{f.mark, int32(f.width), int32(f.height), f.profile, f.grounds, f.repeats, f.page, f.pictures}
}

// A room is where the way from one frame to another is worked out.
type room struct {
	from, to row
	hand     hand
	scribe   scribe
	drawn    []drawn
}

// A way leads from one frame to another: the bytes that change the cells in which
// they differ, and the pictures that are to be drawn over cells then.
type way struct {
	bytes    []byte
	pictures []drawn
}

// A drawn picture is one whose first cell is at a place on the screen.
type drawn struct {
	*graphics.Place
	x, y  int
	rows  int  // of it that the frame shows
	fresh bool // cells of it have changed
}

// between returns the way from one frame to another of one size. Rows whose texts
// are alike are not looked at, but where pictures are drawn over them.
func (r *room) between(from, to *frame) way {
	r.from.begin(from)
	r.to.begin(to)
	r.hand.reset(to)
	r.drawn = r.drawn[:0]
	r.scribe.reset()
	old, new := from.text, to.text
	var oldPen, newPen pen
	for y := range to.height {
		var a, b string
		a, old, _ = strings.Cut(old, "\n")
		b, new, _ = strings.Cut(new, "\n")
		if a == b && oldPen == newPen && (to.pictures == from.pictures && to.pictures != theme.Sixel || !graphics.Marked(a)) {
			oldPen = oldPen.after(a)
			newPen = oldPen
			continue
		}
		if to.page {
			r.write(a, b, oldPen, newPen, y)
		} else {
			r.change(a, b, oldPen, newPen, y)
		}
		oldPen, newPen = oldPen.after(a), newPen.after(b)
	}
	if to.page {
		return way{bytes: r.scribe.section()}
	}
	r.hand.style(&uv.Style{}, uv.Link{})
	covered := func(d drawn) bool { return !d.fresh || d.rows < d.Rows }
	return way{bytes.Clone(r.hand.b), slices.DeleteFunc(slices.Clone(r.drawn), covered)}
}

// change leads from one text of row y to another.
func (r *room) change(a, b string, oldPen, newPen pen, y int) {
	was, wasHalf, a := theme.Mark(a)
	big, half, b := theme.Mark(b)
	if was != big || wasHalf != half || big == theme.SizedText {
		if was != theme.NoBig || big != theme.NoBig {
			r.hand.size(was, big, half, y)
			a, oldPen = "", ""
		}
	}
	r.from.set(a, oldPen)
	r.to.set(b, newPen)
	if r.to.pictures == theme.Sixel {
		r.over(y)
	}
	switch {
	case big == theme.SizedText && half == theme.Upper:
		r.hand.sized(r.to.cells(), y)
	case big == theme.SizedText:
		// The upper row has drawn both.
	default:
		r.hand.change(r.from.cells(), r.to.cells(), y)
	}
	if big != theme.NoBig {
		// Columns of such a row are not those of others.
		r.hand.x, r.hand.y = unknown, unknown
	}
}

// over takes note of the pictures over row y, and whether their cells are written.
func (r *room) over(y int) {
	for _, part := range r.to.parts {
		d := drawn{Place: part.Place, x: part.X, y: y - part.Row}
		i := slices.IndexFunc(r.drawn, func(o drawn) bool { return o.Place == d.Place && o.x == d.x && o.y == d.y })
		if i < 0 {
			i = len(r.drawn)
			r.drawn = append(r.drawn, d)
		}
		r.drawn[i].rows++
		r.drawn[i].fresh = r.drawn[i].fresh || !same(r.from.cells(), r.to.cells(), part.X, part.Columns)
	}
}

// A pen is what text is drawn in, as escape sequences; "" for the plain one.
// Mostly a line ends in the plain pen, and the next begins in it.
type pen string

// after is the pen that a line leaves behind that begins in this one.
func (p pen) after(line string) pen {
	last := strings.LastIndexByte(line, ansi.ESC)
	if last < 0 {
		return p
	}
	if strings.HasPrefix(line[last:], ansi.ResetStyle) && !strings.Contains(line, "\x1b]") && !strings.Contains(string(p), "\x1b]") {
		return ""
	}
	var style uv.Style
	var link uv.Link
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	var state byte
	for text := string(p) + line; len(text) > 0; {
		seq, _, n, next := ansi.DecodeSequenceWc(text, state, parser)
		switch {
		case ansi.HasCsiPrefix(seq) && parser.Command() == 'm':
			uv.ReadStyle(parser.Params(), &style)
		case ansi.HasOscPrefix(seq) && parser.Command() == 8:
			uv.ReadLink(parser.Data(), &link)
		}
		state, text = next, text[n:]
	}
	after := ""
	if !style.IsZero() {
		after = style.String()
	}
	if !link.IsZero() {
		after += ansi.SetHyperlink(link.URL, link.Params)
	}
	return pen(after)
}

// A row is one row of cells.
type row struct {
	buffer   uv.ScreenBuffer
	width    int
	pictures theme.Pictures
	store    *graphics.Store
	parts    []graphics.Part // of pictures that the terminal draws
}

// begin makes it a row of a frame.
func (r *row) begin(f *frame) {
	if r.buffer.RenderBuffer == nil || r.width != f.width {
		r.buffer, r.width = uv.NewScreenBuffer(f.width, 1), f.width
	}
	r.pictures, r.store = f.pictures, f.store
}

// set puts a line into the row, cut at its end.
func (r *row) set(line string, p pen) {
	if p != "" {
		line = string(p) + line
	}
	uv.NewStyledString(line).Draw(r.buffer, r.buffer.Bounds())
	r.parts = r.parts[:0]
	if !graphics.Marked(line) {
		return
	}
	if r.pictures != theme.InBlocks {
		r.parts = r.store.Cells(r.cells(), r.parts)
	}
	graphics.Unmark(r.cells())
}

func (r *row) cells() uv.Line { return r.buffer.Line(0) }

// A hand writes cells with few bytes: it knows where the terminal's cursor and
// pen are.
type hand struct {
	b       []byte
	profile colorprofile.Profile
	grounds bool // erasing leaves the pen's background
	repeats bool // the terminal knows REP
	blank   bool // placeholders are: the terminal draws over them
	x, y    int  // of the cursor; x is unknown, y = -1 means both are
	pen     uv.Style
	link    uv.Link
}

const unknown = -1

func (h *hand) reset(to *frame) {
	*h = hand{b: h.b[:0], profile: to.profile, grounds: to.grounds, repeats: to.repeats, blank: to.pictures == theme.Sixel, x: unknown, y: unknown}
}

// change writes the cells of row y that differ.
func (h *hand) change(from, to uv.Line, y int) {
	end, ground := h.tail(to)
	// Blanks up to the end of the row are erased at once, where that is shorter
	// than writing them.
	erase := false
	for x := end; x < len(from); x++ {
		if !alike(&from[x], &to[x]) {
			erase = true
			break
		}
	}
	for x := 0; x < end; {
		w := max(1, to[x].Width)
		if same(from, to, x, w) {
			x += w
			continue
		}
		if n := blanks(to[x:end]); n >= leastErased && h.erases(&to[x]) {
			h.to(to, x, y)
			h.style(&to[x].Style, uv.Link{})
			h.b = append(h.b, "\x1b["...)
			h.b = strconv.AppendInt(h.b, int64(n), 10)
			h.b = append(h.b, 'X')
			x += n
			continue
		}
		h.to(to, x, y)
		h.put(&to[x], w)
		x += w
		if n := h.repeat(to[:end], x); n > 0 {
			x += n
		}
	}
	if erase {
		h.to(to, end, y)
		h.style(&ground, uv.Link{})
		h.b = append(h.b, ansi.EraseLineRight...)
	}
}

// repeat has the terminal repeat the cell before column x as often as it stands
// there, if that is shorter than to write it, and returns how often.
func (h *hand) repeat(row uv.Line, x int) int {
	c := &row[x-1]
	if !h.repeats || h.x != x || c.Width != 1 || c.Content == graphics.Placeholder {
		return 0
	}
	n := 0
	for x+n < len(row) && alike(&row[x+n], c) {
		n++
	}
	if n*len(c.Content) <= mostRepeat {
		return 0
	}
	h.b = append(h.b, "\x1b["...)
	h.b = strconv.AppendInt(h.b, int64(n), 10)
	h.b = append(h.b, 'b')
	// Where the cursor is after the last column is not told.
	h.x += n
	return n
}

// mostRepeat is how many bytes a REP has at most.
const mostRepeat = len("\x1b[999b")

// leastErased is how many blanks it takes until to erase them, and to move on
// behind them, is shorter than to write them: two sequences of four or five
// bytes.
const leastErased = 9

// tail is where the blanks begin that a row ends with and that one sequence
// erases, and what they are erased in.
func (h *hand) tail(row uv.Line) (from int, ground uv.Style) {
	from = len(row)
	last := &uv.EmptyCell
	if n := len(row); n > 0 && h.erases(&row[n-1]) {
		last = &row[n-1]
	}
	for from > 0 && alike(&row[from-1], last) {
		from--
	}
	return from, ofBlank(&last.Style)
}

// blanks counts the cells alike that a row begins with, if they are blanks.
func blanks(row uv.Line) int {
	n := 0
	for n < len(row) && row[n].Content == " " && alike(&row[n], &row[0]) {
		n++
	}
	return n
}

// erases reports whether a cell looks as an erased one does: a blank that shows
// nothing but its ground.
func (h *hand) erases(c *uv.Cell) bool {
	if c.Content != " " || !c.Link.IsZero() {
		return false
	}
	s := ofBlank(&c.Style)
	return s.Attrs == 0 && s.Underline == uv.UnderlineNone && (s.Bg == nil || h.grounds)
}

// same reports whether w cells from x on are alike.
func same(from, to uv.Line, x, w int) bool {
	for i := x; i < min(x+w, len(to)); i++ {
		if !alike(&from[i], &to[i]) {
			return false
		}
	}
	return true
}

// alike reports whether two cells look alike.
func alike(a, b *uv.Cell) bool {
	if a.Width != b.Width || a.Content != b.Content || a.Link != b.Link {
		return false
	}
	return alikeIn(a.Content, &a.Style, &b.Style)
}

// alikeIn reports whether a text looks alike in two styles: a blank shows
// neither its colour nor that it is bold.
func alikeIn(text string, a, b *uv.Style) bool {
	if text != " " {
		return a.Equal(b)
	}
	x, y := ofBlank(a), ofBlank(b)
	return x.Equal(&y)
}

func ofBlank(s *uv.Style) uv.Style {
	const shows = uv.AttrReverse | uv.AttrStrikethrough | uv.AttrBlink | uv.AttrRapidBlink
	blank := *s
	blank.Attrs &= shows
	if blank.Attrs == 0 && blank.Underline == uv.UnderlineNone {
		blank.Fg = nil
	}
	if blank.Underline == uv.UnderlineNone {
		blank.UnderlineColor = nil
	}
	return blank
}

// put writes a cell of w columns at the cursor.
func (h *hand) put(c *uv.Cell, w int) {
	if style := uv.ConvertStyle(c.Style, h.profile); c.Width > 0 && (c.Link != h.link || !alikeIn(c.Content, &style, &h.pen)) {
		h.style(&c.Style, c.Link)
	}
	switch {
	case c.Width == 0 || c.Content == "" || h.blank && strings.HasPrefix(c.Content, graphics.Placeholder):
		h.b = append(h.b, ' ')
	case strings.IndexByte(c.Content, ansi.ESC) >= 0:
		h.b = append(h.b, ansi.Strip(c.Content)...)
	default:
		h.b = append(h.b, c.Content...)
	}
	h.x += w
	// Terminals do not agree how wide such characters are, nor where the cursor
	// is after the last column.
	if w != 1 || len(c.Content) > 1 && !single(c.Content) {
		h.x, h.y = unknown, unknown
	}
}

// single reports whether a text is a single rune.
func single(s string) bool {
	for i := range s {
		if i > 0 {
			return false
		}
	}
	return true
}

// to moves the cursor to column x of row y, over the cells of the row where
// that is shorter.
func (h *hand) to(row uv.Line, x, y int) {
	if h.y == y && h.x == x && x < len(row) {
		return
	}
	if h.y == y && h.x < x && h.x != unknown && h.over(row, x) {
		return
	}
	if h.y != unknown && h.y == y && h.x < x && h.x < len(row) {
		h.b = append(h.b, "\x1b["...)
		if n := x - h.x; n > 1 {
			h.b = strconv.AppendInt(h.b, int64(n), 10)
		}
		h.b = append(h.b, 'C')
	} else {
		h.b = appendMove(h.b, x, y)
	}
	h.x, h.y = x, y
}

// over writes the cells between the cursor and column x again, if they are in
// the present pen and take no more bytes than to move over them.
func (h *hand) over(row uv.Line, x int) bool {
	move, bytes := len("\x1b[C"), 0
	if x-h.x > 1 {
		move = len("\x1b[2C")
	}
	for i := h.x; i < x; i++ {
		c := &row[i]
		bytes += len(c.Content)
		style := uv.ConvertStyle(c.Style, h.profile)
		if bytes > move || c.Width != 1 || !single(c.Content) || c.Link != h.link || !alikeIn(c.Content, &style, &h.pen) {
			return false
		}
	}
	for ; h.x < x; h.x++ {
		h.b = append(h.b, row[h.x].Content...)
	}
	return true
}

// style takes up a pen.
func (h *hand) style(s *uv.Style, link uv.Link) {
	to, link := uv.ConvertStyle(*s, h.profile), uv.ConvertLink(link, h.profile)
	if !to.Equal(&h.pen) {
		h.b = append(h.b, shortest(&h.pen, &to)...)
		h.pen = to
	}
	if link != h.link {
		h.b = append(h.b, ansi.SetHyperlink(link.URL, link.Params)...)
		h.link = link
	}
}

// shortest is the sequence that leads from one style to another: only what
// differs, or all anew.
func shortest(from, to *uv.Style) string {
	diff := uv.StyleDiff(from, to)
	if to.IsZero() || from.IsZero() {
		return diff
	}
	if anew := "\x1b[0;" + strings.TrimPrefix(to.String(), "\x1b["); len(anew) < len(diff) {
		return anew
	}
	return diff
}

// Sizes of a row, in the way of DECDHL.
const (
	doubleUpper = "\x1b#3"
	doubleLower = "\x1b#4"
	singleRow   = "\x1b#5"
)

// size empties row y and has it show letters of another size. Where text is
// sized, the row below is emptied with it, since both are drawn at once.
func (h *hand) size(was, big theme.Big, half theme.Half, y int) {
	if big == theme.SizedText && half == theme.Lower {
		return
	}
	h.style(&uv.Style{}, uv.Link{})
	h.b = appendMove(h.b, 0, y)
	switch {
	case big == theme.DoubleHeight && half == theme.Upper:
		h.b = append(h.b, doubleUpper...)
	case big == theme.DoubleHeight:
		h.b = append(h.b, doubleLower...)
	case was == theme.DoubleHeight:
		h.b = append(h.b, singleRow...)
	}
	h.b = append(h.b, ansi.EraseEntireLine...)
	if big == theme.SizedText {
		h.b = appendMove(h.b, 0, y+1)
		h.b = append(h.b, ansi.EraseEntireLine...)
	}
	h.x, h.y = unknown, unknown
}

// sized draws a row at twice its size, a sequence for each run of one style,
// and the rest of the two rows in the ground that it ends with. See
// https://sw.kovidgoyal.net/kitty/text-sizing-protocol/.
func (h *hand) sized(row uv.Line, y int) {
	width := len(row)
	row = row[:theme.SizedText.Columns(width)]
	end, ground := h.tail(row)
	h.b = appendMove(h.b, 0, y)
	x := 0
	for x < end {
		first := &row[x]
		h.style(&first.Style, uv.Link{})
		h.b = append(h.b, "\x1b]66;s=2;"...)
		for size := 0; x < end && size < mostSized && row[x].Style.Equal(&first.Style); x += max(1, row[x].Width) {
			text := ansi.Strip(row[x].Content)
			h.b = append(h.b, text...)
			size += len(text)
		}
		h.b = append(h.b, "\x1b\\"...)
	}
	if ground.IsZero() || 2*x >= width {
		return
	}
	h.style(&ground, uv.Link{})
	for half := range 2 {
		h.b = appendMove(h.b, 2*x, y+half)
		h.b = append(h.b, ansi.EraseLineRight...)
	}
}

// mostSized bounds the text of one sequence, in bytes: the protocol allows
// 4,096.
const mostSized = 2 << 10
