package kit

import (
	"fmt"
	"time"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
)

// DeskWidth is the least width at which the slide, the next one and the notes
// stand together.
const DeskWidth = 90

// Desk is what a presenter looks at, on a stage of DeskWidth or more: the
// present slide and under it the next one, and beside them the notes over what
// else there is to know. Below gives that, in so many columns; it has up to
// half the height.
func (s *Session) Desk(at Position, below func(width int) []string) []string {
	c := s.Canvas()
	width, height := c.Bounds().Dx(), c.Bounds().Dy()
	left, present := width*3/5, height*11/20
	put := func(x, y, most int, lines []string) {
		for i, line := range lines[:min(len(lines), max(0, most))] {
			c.Put(x, y+i, line)
		}
	}
	put(1, 0, present, s.Preview(at, Area{left - 1, present}))

	card := canvas.Rect(s.Margin()-1, present, left-s.Margin()+1, height-present)
	c.Card(card, s.Styles.Card)
	in := canvas.Inside(card)
	c.Text(in.Min.X, in.Min.Y, ansi.Truncate(s.NextTitle(at), in.Dx(), "…"), s.Styles.Muted)
	if next, more := Forward(s.BySteps(), at); more {
		put(in.Min.X, in.Min.Y+1, in.Dy()-1, s.Preview(next, Area{in.Dx(), in.Dy() - 1}))
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

// Pace words how long a talk has gone on, and how far behind the plan it is.
func (s *Session) Pace(elapsed, behind time.Duration) string {
	w := &s.Words.Briefing
	text := fmt.Sprintf(w.Elapsed, int(elapsed.Minutes())) + " · "
	switch n := int(behind.Minutes()); {
	case n > 0:
		return text + fmt.Sprintf(w.Late, n)
	case n < 0:
		return text + fmt.Sprintf(w.Early, -n)
	}
	return text + w.OnTime
}
