package cards

import (
	"image"

	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// An Entrance is how people come in: the line that they type, on a card across the
// bottom of the stage, and above it at the right the same as a code for a phone.
type Entrance struct {
	Say, Line, Hint string // what stands before the line, the line, and what stands after it
	Link, Caption   string // what the code holds, and what stands below it
}

// Draw draws it, the line in large letters and the code where they fit, and gives the
// cells that stay free: all columns where there is no code.
func (e Entrance) Draw(s *kit.Session, c *canvas.Canvas) image.Rectangle {
	side, inner, height := s.Side(), s.Inner(), c.Bounds().Dy()
	in := inner - 6

	// From the bottom up: the line to type.
	large, fits := s.Letters(e.Line, in, height/4, letters.M, letters.S)
	if fits = fits && large.Lines == 1; !fits && s.Grand() {
		large, fits = s.Letters(e.Line, in, height*2/5, letters.M, letters.S)
	}
	rows := large.Rows
	if fits && s.Grand() {
		rows++ // between the words and the letters
	}
	if !fits {
		rows = s.SayRows() * len(kit.Wrap(e.Line, s.SayWidth(in), s.Styles.Strong))
		if e.Hint != "" { // the line stands between the words around it
			rows++
		}
	}
	hint := s.Styles.Muted.Render(e.Hint)
	card := canvas.Rect(side, height-rows-3, inner, rows+3)
	c.Card(card, s.Styles.Raised)
	how := s.Styles.Muted.Render(e.Say)
	if fits { // as text too, to be copied
		how += " " + s.Styles.Strong.Render(e.Line) + " " + hint
	}
	c.Put(side+3, card.Min.Y+1, ansi.Truncate(how, in, "…"))
	if fits {
		c.Dots(side+3, card.Max.Y-1-large.Rows, large.Mask, s.Styles.Strong)
	} else {
		below := s.Say(c, side+3, card.Min.Y+2, in, e.Line, s.Styles.Strong)
		c.Put(side+3, below, ansi.Truncate(hint, in, "…"))
	}

	free := canvas.Rect(side, 0, inner, card.Min.Y-1)
	code, err := qr.Encode(e.Link, qr.M)
	if err != nil {
		return free
	}
	columns, rows := canvas.QRSize(s.Look.Blocks, code, render.Quiet)
	if rows > free.Dy() || columns >= inner/2 {
		return free
	}
	caption := kit.Wrap(e.Caption, columns, s.Styles.Muted)
	if rows+len(caption) > card.Min.Y {
		caption = nil
	}
	x, y := free.Max.X-columns, max(0, (free.Dy()-rows-len(caption))/2)
	c.QR(x, y, code, render.Quiet)
	for i, text := range caption {
		c.Put(x+(columns-ansi.StringWidth(text))/2, y+rows+i, text)
	}
	free.Max.X -= columns + 4
	return free
}
