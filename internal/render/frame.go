package render

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/theme"
)

// A Frame is what stands on a stage at one moment. It is immutable, so any
// number of sessions may share it.
type Frame struct {
	// Lines are its rows, styled. Each begins and ends in the terminal's own
	// colours. They must not be changed.
	Lines []string

	Pages  int // pages of a slide at this step, at least 1
	Page   int // the page shown, from 0
	Reveal int // the page on which what this step reveals begins, from 0

	Spots []Spot // what of its last row can be clicked

	text   string
	headed bool // its title or hero is in large letters
}

// Spot is a part of a row that can be clicked, and the name of the key that it
// stands for.
type Spot struct {
	X, Width int // its cells
	Key      string
}

// String returns the lines as one text, without a line feed at its end. It
// allocates nothing.
func (f *Frame) String() string { return f.text }

// NewFrame returns a frame of the lines of a styled text. It leaves out what
// a terminal does not need: colours set twice, spaces at the end of a line
// that nothing paints, and escape sequences that are neither colours nor marks
// of a big row. Each line begins in the terminal's own colours.
func NewFrame(text string) *Frame {
	var w writer
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.newline()
		}
		_, _, rest := theme.Mark(line)
		w.b.WriteString(line[:len(line)-len(rest)])
		scan(rest, func(cluster string, _ int, pen *uv.Style) { w.put(cluster, pen) })
	}
	return w.frame()
}

// Shown is a whole window of text as the terminal of this look shows it: mostly
// as it is.
func (r *Renderer) Shown(text string, width int) string {
	if r.asItIs() {
		return text
	}
	return r.Frame(text, width).text
}

// Frame returns a frame like NewFrame does, as the terminal of this look shows
// it. If the look has a background of its own, every cell is painted to this
// width: for those terminals that let no program change their background, that
// is what makes it readable. On the Linux console, glyphs that its font has not
// are others.
func (r *Renderer) Frame(text string, width int) *Frame {
	if r.asItIs() {
		return NewFrame(text)
	}
	console := r.styles.Look.Blocks == theme.NoBlocks
	var w writer
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.newline()
		}
		big, _, rest := theme.Mark(line)
		w.b.WriteString(line[:len(line)-len(rest)])
		at := 0
		scan(rest, func(cluster string, cells int, pen *uv.Style) {
			if console {
				cluster = canvas.OnConsole(cluster)
			}
			w.put(cluster, r.painted(*pen))
			at += cells
		})
		for ; at < big.Columns(width); at++ {
			w.put(" ", r.painted(uv.Style{}))
		}
	}
	return w.frame()
}

// asItIs reports whether a terminal of this look shows any text as it is.
func (r *Renderer) asItIs() bool {
	return r.styles.Background == nil && r.styles.Look.Blocks != theme.NoBlocks
}

// painted is a style on the background of the look.
func (r *Renderer) painted(pen uv.Style) *uv.Style {
	if pen.Bg == nil {
		pen.Bg = r.styles.Background
	}
	if pen.Fg == nil {
		pen.Fg = r.styles.Foreground
	}
	return &pen
}

// size is about what the frame takes in memory, in bytes.
func (f *Frame) size() int64 {
	const fixed, perLine = 512, 16 // with its key and its place in a cache
	return fixed + int64(len(f.text)) + perLine*int64(len(f.Lines))
}

// scan visits the grapheme clusters of a styled text, each with its width in
// cells and the style it is drawn in, and line feeds. Other controls and escape
// sequences are not visited. The style is only valid during the visit.
func scan(text string, visit func(cluster string, width int, pen *uv.Style)) {
	var pen uv.Style
	var state byte
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	for len(text) > 0 {
		seq, width, n, next := ansi.DecodeSequence(text, state, p)
		switch {
		case width > 0 || seq == "\n":
			visit(seq, width, &pen)
		case ansi.HasCsiPrefix(seq) && p.Command() == 'm':
			uv.ReadStyle(p.Params(), &pen)
		}
		state, text = next, text[n:]
	}
}

// A writer builds lines with as few escape sequences as they need.
type writer struct {
	b      strings.Builder
	ends   []int    // where each finished line ends
	style  uv.Style // that the terminal is in
	spaces int      // put off: drawn only if something follows on the line
}

// put adds a cluster to the line.
func (w *writer) put(cluster string, pen *uv.Style) {
	if cluster == " " && !paints(pen) {
		w.spaces++
		return
	}
	if w.spaces > 0 {
		if paints(&w.style) {
			w.set(&uv.Style{})
		}
		for ; w.spaces > 0; w.spaces-- {
			w.b.WriteByte(' ')
		}
	}
	if !w.style.Equal(pen) {
		w.set(pen)
	}
	w.b.WriteString(cluster)
}

func (w *writer) set(pen *uv.Style) {
	w.b.WriteString(uv.StyleDiff(&w.style, pen))
	w.style = *pen
}

// newline ends the line.
func (w *writer) newline() {
	w.endLine()
	w.b.WriteByte('\n')
}

func (w *writer) endLine() {
	if !w.style.IsZero() {
		w.set(&uv.Style{})
	}
	w.spaces = 0
	w.ends = append(w.ends, w.b.Len())
}

func (w *writer) frame() *Frame {
	w.endLine()
	f := &Frame{Lines: make([]string, len(w.ends)), Pages: 1, text: w.b.String()}
	start := 0
	for i, end := range w.ends {
		f.Lines[i] = f.text[start:end]
		start = end + 1
	}
	return f
}

// paints reports whether a space in this style shows.
func paints(s *uv.Style) bool {
	return s.Bg != nil || graphics.MarkOf(s) != 0 || s.Underline != uv.UnderlineNone || s.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) != 0
}
