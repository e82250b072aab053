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
	text Setting
	rows int
}

// Stack draws choices one under the other, in the middle of an area and as large
// and as loosely as there is room for it: those around the one under the cursor
// where there is no room for all. At is that one; None: there is none.
func Stack(s *kit.Session, c *canvas.Canvas, r image.Rectangle, choices []Choice, at int) kit.Rows {
	tile := tiles(s, choices)
	laid, gap, rows := loosest(s, r.Dx(), r.Dy(), choices)
	first, last := 0, len(choices)
	if rows > r.Dy() { // the first and the last row say how many are above and below
		first, last, rows = around(laid, max(0, at), r.Dy()-2)
	}
	y := r.Min.Y + (r.Dy()-rows)/2
	on := kit.Rows{Top: y, Left: r.Min.X, Width: r.Dx(), Names: make([]string, first)}
	if first > 0 {
		c.Text(r.Min.X+3, y-1, fmt.Sprintf("▴ %d", first), s.Styles.Muted)
	}
	for i := first; i < last; i++ {
		card := canvas.Rect(r.Min.X, y, r.Dx(), laid[i].rows)
		choices[i].draw(s, c, card, tile, &laid[i].text, i == at)
		on.Names = append(on.Names, choices[i].Text)
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

// StackRows is how many rows choices take in so many columns: no more than room if
// they fit into that at all, and else as few as they can.
func StackRows(s *kit.Session, columns, room int, choices []Choice) int {
	_, _, rows := loosest(s, columns, room, choices)
	return rows
}

// loosest lays choices out as loosely as they fit into so many rows, in large
// letters if they do in those, with so many blank rows between them; what does not
// fit takes more rows than there are.
func loosest(s *kit.Session, columns, room int, choices []Choice) (laid []stacked, gap, rows int) {
	scales := []Scale{Plain}
	if s.Grand() {
		scales = []Scale{Large, Plain}
	}
	for _, scale := range scales {
		for _, t := range []struct{ least, gap int }{{7, 1}, {5, 1}, {5, 0}, {3, 0}} {
			if t.least == 7 && !s.Grand() {
				continue
			}
			var ok bool
			if laid, ok = layAll(s, scale, columns, choices, t.least); !ok {
				break
			}
			gap, rows = t.gap, -t.gap
			for _, l := range laid {
				rows += l.rows + gap
			}
			if rows <= room {
				return laid, gap, rows
			}
		}
	}
	return laid, gap, rows
}

// layAll lays choices out at a scale, each at least so many rows high; false if
// one can not be set so.
func layAll(s *kit.Session, scale Scale, columns int, choices []Choice, least int) ([]stacked, bool) {
	tile, mark := tiles(s, choices), 0
	for i := range choices { // the text does not move with the cursor, which some marks do
		mark = max(mark, ansi.StringWidth(choices[i].Mark))
	}
	laid := make([]stacked, len(choices))
	for i := range choices {
		o := &choices[i]
		text, ok := scale.Set(s, o.Text, columns-tile-beforeText-4-mark)
		if !ok {
			return nil, false
		}
		rows := text.Rows + 2
		if o.Note != "" {
			rows++
		}
		laid[i] = stacked{text, max(rows, least)}
	}
	return laid, true
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

// tiles is how many columns the tiles take that the figures of choices stand on;
// where none has one, that is the edge alone.
func tiles(s *kit.Session, choices []Choice) int {
	wide := 1
	for i := range choices {
		if choices[i].Fill == (theme.Ground{}) {
			continue
		}
		wide = max(wide, 9)
		if columns, ok := letters.Width(strconv.Itoa(choices[i].Figure), s.Look.Blocks, letters.Digits); ok {
			wide = max(wide, columns+4)
		}
	}
	return wide
}

// beforeText is how many columns part the text of a choice from its tile.
const beforeText = 4

// draw draws a choice on its card, raised under the cursor.
func (o *Choice) draw(s *kit.Session, c *canvas.Canvas, card image.Rectangle, tile int, text *Setting, chosen bool) {
	ground, style := s.Styles.Card, o.Style
	if chosen {
		ground, style = s.Styles.Raised, s.Styles.Bold(o.Style)
	}
	c.Card(card, ground)
	if o.Fill != (theme.Ground{}) {
		drawTile(c, canvas.Rect(card.Min.X, card.Min.Y, tile, card.Dy()), o.Figure, o.Fill)
	}
	x, rows := card.Min.X+tile+beforeText, text.Rows
	if o.Note != "" {
		rows++
	}
	y := card.Min.Y + (card.Dy()-rows)/2
	if chosen {
		c.Text(x-2, text.Middle(y), "▸", s.Styles.Bold(s.Styles.Brand))
	}
	c.Put(card.Max.X-3-ansi.StringWidth(o.Mark), text.Middle(y), o.Mark)
	text.Draw(c, x, y, style)
	c.Text(x, y+text.Rows, ansi.Truncate(o.Note, card.Max.X-3-x, "…"), s.Styles.Muted)
}
