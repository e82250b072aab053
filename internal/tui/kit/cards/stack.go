package cards

import (
	"fmt"
	"image"
	"strconv"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Choice is something to choose, on a card of its own.
type Choice struct {
	Figure int            // on a tile at the left
	Fill   theme.Ground   // of the tile; the zero Ground: there is none
	Text   string         // broken at words
	Style  lipgloss.Style // of the text
	Note   string         // under the text, cut where it is too long
	Mark   string         // styled, at the right
}

// A stacked choice is laid out.
type stacked struct {
	text []string
	rows int
}

// Stack draws choices one under the other, in the middle of an area and as
// loosely as there is room for it: those around the one under the cursor where
// there is no room for all. At is that one; None: there is none.
func Stack(s *kit.Session, c *canvas.Canvas, r image.Rectangle, choices []Choice, at int) kit.Rows {
	tile := tiles(s, choices)
	laid, gap, rows := loosest(s, r, choices, tile)
	first, last := 0, len(choices)
	if rows > r.Dy() { // the first and the last row say how many are above and below
		first, last, rows = around(laid, max(0, at), r.Dy()-2)
	}
	y := r.Min.Y + (r.Dy()-rows)/2
	on := kit.Rows{Top: y, Left: r.Min.X, Width: r.Dx()}
	if first > 0 {
		c.Text(r.Min.X+3, y-1, fmt.Sprintf("▴ %d", first), s.Styles.Muted)
	}
	for i := first; i < last; i++ {
		card := canvas.Rect(r.Min.X, y, r.Dx(), laid[i].rows)
		choices[i].draw(s, c, card, tile, laid[i].text, i == at)
		for range laid[i].rows {
			on.Items = append(on.Items, i)
		}
		if y = card.Max.Y + gap; gap > 0 && i+1 < last {
			on.Items = append(on.Items, kit.None)
		}
	}
	if last < len(choices) {
		c.Text(r.Min.X+3, y, fmt.Sprintf("▾ %d", len(choices)-last), s.Styles.Muted)
	}
	return on
}

// loosest lays choices out as loosely as they fit into an area, with so many
// blank rows between them; what does not fit takes more rows than that has.
func loosest(s *kit.Session, r image.Rectangle, choices []Choice, tile int) (laid []stacked, gap, rows int) {
	for _, t := range []struct{ least, gap int }{{7, 1}, {5, 1}, {5, 0}, {3, 0}} {
		if t.least == 7 && !s.Grand() {
			continue
		}
		laid, gap, rows = laid[:0], t.gap, -t.gap
		for i := range choices {
			l := choices[i].lay(r.Dx(), tile, t.least)
			laid, rows = append(laid, l), rows+l.rows+gap
		}
		if rows <= r.Dy() {
			break
		}
	}
	return laid, gap, rows
}

// around are the choices next to one that have room in so many rows, and how
// many they take.
func around(laid []stacked, at, room int) (first, last, rows int) {
	first, last, rows = at, at+1, laid[at].rows
	for {
		switch {
		case last < len(laid) && rows+laid[last].rows <= room && (last-at <= at-first || first == 0):
			rows += laid[last].rows
			last++
		case first > 0 && rows+laid[first-1].rows <= room:
			first--
			rows += laid[first].rows
		default:
			return first, last, rows
		}
	}
}

// tiles is how many columns the tiles take that the figures of choices stand on.
func tiles(s *kit.Session, choices []Choice) int {
	most := 5
	for i := range choices {
		if columns, ok := letters.Width(strconv.Itoa(choices[i].Figure), s.Look.Blocks, letters.Digits); ok {
			most = max(most, columns)
		}
	}
	return most + 4
}

// in is the column, from the left of the card, in which the text begins.
func (o *Choice) in(tile int) int {
	if o.Fill == (theme.Ground{}) {
		return 5
	}
	return tile + 4
}

func (o *Choice) lay(columns, tile, least int) stacked {
	var l stacked
	for _, line := range kit.Wrap(o.Text, columns-o.in(tile)-4-ansi.StringWidth(o.Mark), lipgloss.NewStyle()) {
		l.text = append(l.text, ansi.Strip(line))
	}
	l.rows = len(l.text) + 2
	if o.Note != "" {
		l.rows++
	}
	l.rows = max(l.rows, least)
	return l
}

// draw draws a choice on its card, raised under the cursor.
func (o *Choice) draw(s *kit.Session, c *canvas.Canvas, card image.Rectangle, tile int, text []string, chosen bool) {
	ground, style := s.Styles.Card, o.Style
	if chosen {
		ground, style = s.Styles.Raised, s.Styles.Bold(o.Style)
	}
	c.Card(card, ground)
	if o.Fill != (theme.Ground{}) {
		kit.Tile(c, canvas.Rect(card.Min.X, card.Min.Y, tile, card.Dy()), o.Figure, o.Fill)
	}
	x, rows := card.Min.X+o.in(tile), len(text)
	if o.Note != "" {
		rows++
	}
	y := card.Min.Y + (card.Dy()-rows)/2
	if chosen {
		c.Text(x-2, y, "▸", s.Styles.Bold(s.Styles.Brand))
	}
	c.Put(card.Max.X-3-ansi.StringWidth(o.Mark), y, o.Mark)
	for _, line := range text {
		c.Text(x, y, line, style)
		y++
	}
	c.Text(x, y, ansi.Truncate(o.Note, card.Max.X-3-x, "…"), s.Styles.Muted)
}
