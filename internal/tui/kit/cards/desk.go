package cards

import (
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// DeskWidth is the least width at which the slide, the next one and the notes
// stand together.
const DeskWidth = 90

// Desk is what a presenter looks at, on a stage of DeskWidth or more: the
// present slide and under it the next one, and beside them the notes over what
// else there is to know. Below gives that, in so many columns; it has up to
// half the height.
func Desk(s *kit.Session, at kit.Position, below func(width int) []string) []string {
	c := s.Canvas()
	width, height := c.Bounds().Dx(), c.Bounds().Dy()
	left, present := width*3/5, height*11/20
	put := func(x, y, most int, lines []string) {
		for i, line := range lines[:min(len(lines), max(0, most))] {
			c.Put(x, y+i, line)
		}
	}
	put(1, 0, present, s.Preview(at, kit.Area{Width: left - 1, Height: present}))

	card := canvas.Rect(s.Margin()-1, present, left-s.Margin()+1, height-present)
	c.Card(card, s.Styles.Card)
	in := canvas.Inside(card)
	c.Text(in.Min.X, in.Min.Y, ansi.Truncate(s.NextTitle(at), in.Dx(), "…"), s.Styles.Muted)
	if next, more := kit.Forward(s.BySteps(), at); more {
		put(in.Min.X, in.Min.Y+1, in.Dy()-1, s.Preview(next, kit.Area{Width: in.Dx(), Height: in.Dy() - 1}))
	}

	x, wide := left+2, width-left-2-s.Margin()
	rest, _ := s.Window(below(wide-2), height/2, 0, 0, 0)
	top := height
	if len(rest) > 0 {
		top -= len(rest) + 2
		c.Card(canvas.Rect(x-1, top, wide+1, len(rest)+2), s.Styles.Raised)
		put(x+1, top+1, len(rest), rest)
	}
	notes, _ := s.Window(s.NoteLines(at.Slide, wide), top-1, 0, 0, 0)
	put(x, 0, top, notes)
	return c.Lines()
}
