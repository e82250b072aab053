package cards

import (
	"image"
	"sort"

	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// askedWidth is how many columns of text a question has at most where it stands
// on a card: no more than are read in one look.
const askedWidth = 76

// Asked is a question above its options: in large letters, or in the rows of the
// window, there on a card of its own if it has room around it, so that it is
// the largest of the cards.
type Asked struct {
	Rows    int
	text    string
	columns int // of that
	edge    int // rows above the text on its card, and below; 0: it stands on none
	large   letters.Text
}

// NewAsked sets a question over so many columns, on a card with so many rows
// above and below the text; 0 for no card.
func NewAsked(s *kit.Session, text string, columns, edge int) Asked {
	a := Asked{text: text, columns: columns - 3, edge: edge}
	if edge > 0 {
		a.columns = min(columns-6, askedWidth)
	}
	a.Rows = s.SayRows()*len(kit.Wrap(text, s.SayWidth(a.columns), lipgloss.NewStyle())) + 2*edge
	return a
}

// NewLargeAsked sets a question in the largest letters of these sizes that fit
// into so many columns and rows, and is false if none do.
func NewLargeAsked(s *kit.Session, text string, columns, rows int, sizes ...letters.Size) (Asked, bool) {
	large, ok := s.Letters(text, columns-3, rows, sizes...)
	return Asked{Rows: large.Rows, large: large}, ok
}

// mostEdge is how many rows a card has above its question at most, and below.
const mostEdge = 3

// Spread gives a question's card of so many rows as are left as many as it can
// use, half above the text and half below, and returns how many those are.
func (a *Asked) Spread(left int) int {
	if a.edge == 0 {
		return 0
	}
	more := max(0, min(left/2, mostEdge-a.edge))
	a.edge += more
	a.Rows += 2 * more
	return 2 * more
}

// Large reports whether the question is in large letters.
func (a *Asked) Large() bool { return a.large.Rows > 0 }

// Draw draws the question from row y on, with an accent at its left.
func (a *Asked) Draw(s *kit.Session, c *canvas.Canvas, x, y, columns int, accent theme.Ground) {
	r := canvas.Rect(x, y, columns, a.Rows)
	if a.edge > 0 {
		c.Card(r, s.Styles.Raised)
		edge := c.Edge
		if !a.Large() {
			edge = c.DoubleEdge
		}
		edge(r, accent)
	} else {
		c.Fill(image.Rect(x, y, x+1, r.Max.Y), accent)
	}
	if a.Large() {
		c.Dots(x+3, y, a.large.Mask, s.Styles.Strong)
		return
	}
	s.Say(c, x+3, y+a.edge, a.even(s), a.text, s.Styles.Strong)
}

// even is the least room that the text takes no more lines in, so that they are
// about as long as each other: a last word stands by itself in none.
func (a *Asked) even(s *kit.Session) int {
	lines := func(columns int) int {
		return len(kit.Wrap(a.text, s.SayWidth(columns), lipgloss.NewStyle()))
	}
	most, least := lines(a.columns), a.columns/2
	if most == 1 {
		return a.columns
	}
	return least + sort.Search(a.columns-least, func(i int) bool { return lines(least+i) <= most })
}
