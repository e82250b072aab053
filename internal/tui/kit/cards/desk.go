package cards

import (
	"image"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Desk is what a presenter looks at, in a window that has room for drawn screens:
// the present slide, the next one, the notes, and what else there is to know. Below
// gives that, in so many columns. The next slide is under the present one and the
// notes are beside them; in large windows, where notes have lines that are long
// enough to be read from some steps away, it is the other way round.
func Desk(s *kit.Session, at kit.Position, below func(width int) []string) []string {
	c := s.Canvas()
	all := c.Bounds()
	all.Min.X, all.Max.X = s.Margin()-1, all.Max.X-s.Margin()+1
	left, present := min(s.Width*3/5, s.Width-40), all.Dy()*11/20
	far := s.Grand() && s.Look.Big != theme.NoBig
	if s.Grand() && !far {
		present = all.Dy() * 7 / 10
	}
	putRows(c, 1, 0, present, s.Preview(at, kit.Area{Width: left - 1, Height: present}))

	next := image.Rect(all.Min.X, present, left, all.Max.Y)
	notes := image.Rect(left+1, 0, all.Max.X, all.Max.Y)
	above := &notes // the rest
	if s.Grand() {
		next, notes = image.Rect(left+1, 0, all.Max.X, present), next
		above = &next
	}
	rest := image.Rect(left+1, above.Max.Y-above.Dy()/2, all.Max.X, above.Max.Y)
	switch {
	case far:
		notes.Max.X = all.Max.X
	case s.Grand():
		rest.Min.Y, rest.Max.Y = present, all.Max.Y
	}
	lines, _ := s.Window(below(rest.Dx()-3), rest.Dy()-2, 0, 0, 0)
	if rest.Max.Y == above.Max.Y {
		rest.Min.Y = rest.Max.Y - len(lines) - 2
		above.Max.Y = rest.Min.Y
	}
	c.Card(rest, s.Styles.Raised)
	putRows(c, rest.Min.X+2, rest.Min.Y+1, len(lines), lines)
	deskNext(s, c, next, at)
	deskNotes(s, c, notes, at)
	return c.Lines()
}

// putRows puts styled lines on so many rows at most.
func putRows(c *canvas.Canvas, x, y, most int, lines []string) {
	for i, line := range lines[:min(len(lines), max(0, most))] {
		c.Put(x, y+i, line)
	}
}

// deskNext draws what comes next, on a card.
func deskNext(s *kit.Session, c *canvas.Canvas, card image.Rectangle, at kit.Position) {
	c.Card(card, s.Styles.Card)
	in := canvas.Inside(card)
	if s.Styles.Card.Shows() {
		c.Text(in.Min.X, in.Min.Y, nextKind(s, at), s.Styles.Muted)
	} else {
		c.Put(card.Min.X, in.Min.Y, rule(s, nextKind(s, at), card.Dx()))
	}
	if next, more := kit.Forward(s.BySteps(), at); more {
		putRows(c, in.Min.X, in.Min.Y+1, in.Dy()-1, s.Preview(next, kit.Area{Width: in.Dx(), Height: in.Dy() - 1}))
	}
}

// NextTitle names what comes next, by the title of a slide that does.
func NextTitle(s *kit.Session, at kit.Position) string {
	kind := nextKind(s, at)
	if next, more := kit.Forward(s.BySteps(), at); more && next.Slide != at.Slide {
		if t := s.Deck.Slide(next.Slide).Title; t != "" {
			return kind + ": " + t
		}
	}
	return kind
}

// nextKind says what comes next: a step, a slide, or nothing.
func nextKind(s *kit.Session, at kit.Position) string {
	w := &s.Words.Briefing
	switch next, more := kit.Forward(s.BySteps(), at); {
	case !more:
		return w.LastSlide
	case next.Slide == at.Slide:
		return w.NextStep
	default:
		return w.Next
	}
}

// NextRule is a line across so many columns that names what comes next.
func NextRule(s *kit.Session, at kit.Position, width int) string {
	return rule(s, NextTitle(s, at), width)
}

// rule is a line across so many columns with a title.
func rule(s *kit.Session, title string, width int) string {
	title = ansi.Truncate(" "+title+" ", max(1, width-4), "…")
	rest := strings.Repeat("─", max(0, width-2-ansi.StringWidth(title)))
	return s.Styles.Frame.Render("──") + s.Styles.Muted.Render(title) + s.Styles.Frame.Render(rest)
}

// deskNotes draws the notes: in large windows on a card, there at twice their size
// where the terminal can and where that takes no more rows than there are.
func deskNotes(s *kit.Session, c *canvas.Canvas, area image.Rectangle, at kit.Position) {
	if !s.Grand() {
		lines, _ := s.NoteLines(at.Slide, area.Dx()-2, area.Dy()-1)
		putRows(c, area.Min.X+1, area.Min.Y, area.Dy(), lines)
		return
	}
	area.Min.X, area.Max.X = area.Min.X&^1, area.Max.X&^1
	c.Card(area, s.Styles.Card)
	c.DoubleEdge(area, s.Styles.Fill(s.Deck.Topics[s.Deck.Slide(at.Slide).Topic].Level))
	x, in := area.Min.X+4, canvas.Inside(area)
	lines, whole := s.NoteLines(at.Slide, s.SayWidth(in.Max.X-x), in.Dy()/s.SayRows())
	if !whole {
		lines, _ = s.NoteLines(at.Slide, in.Max.X-x, in.Dy())
		putRows(c, x, in.Min.Y, in.Dy(), lines)
		return
	}
	for i, line := range lines {
		c.Double(x, in.Min.Y+i*s.SayRows(), line, lipgloss.NewStyle())
	}
}
