package tui

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/person"
)

// A dashboard is home as it is drawn where the window has room: the title in
// large letters, what there is to do, beside it the next step and how far the
// learner has come, and a tile for each utility.
type dashboard struct {
	*canvas.Canvas
	h       *homeScreen
	s       *kit.Session
	x, wide int
	items   []kit.Item
	menu    int // columns of the menu
	each    int // rows of a tile
}

// Measures of a dashboard, in cells.
const (
	leastMenu = 40
	leastCard = 33
	nextRows  = 5 // of the card with the next step
	mineRows  = 5 // of the one with what was done
	tileRows  = 3
	tallTile  = 4 // of one with room for long titles
	iconTile  = 9 // of a tile with an icon
	iconWidth = 10
)

// board draws the dashboard. It is false where the window has no room for it,
// and where there is trouble to tell of at length.
func (h *homeScreen) board(s *kit.Session) (body []string, on kit.Rows, ok bool) {
	if !s.Wide() || s.Trouble != nil {
		return nil, kit.Rows{}, false
	}
	d := &dashboard{h: h, s: s, x: s.Side() - 2, wide: s.Width - 2*s.Side() + 4}
	_, d.items = h.offers(s)
	d.menu = leastMenu
	for _, it := range d.items {
		d.menu = max(d.menu, ansi.StringWidth(it.Text)+ansi.StringWidth(it.Remark)+9)
	}
	d.menu = min(d.menu, d.wide-3-leastCard)
	middle := max(len(d.items), nextRows+mineRows)
	stage := s.Stage().Height
	for _, d.each = range []int{iconTile, tallTile, tileRows, 0} {
		if d.each > tileRows && !s.Grand() || d.each == iconTile && s.Look.Blocks == theme.NoBlocks { // no icon is told from another in whole cells
			continue
		}
		tiles := d.levels()
		if d.each == 0 {
			tiles = nil
		}
		for _, size := range []letters.Size{letters.XL, letters.L, letters.M, letters.S} {
			if size == letters.XL && !s.Grand() {
				continue
			}
			title := d.title(size)
			rows := len(title) + 1 + middle + len(tiles)*(1+d.each)
			if len(title) > 0 && rows <= stage {
				body, on = d.draw(title, tiles, middle, stage-rows)
				return body, on, true
			}
		}
	}
	return nil, kit.Rows{}, false
}

// levels are those that have utilities.
func (d *dashboard) levels() []int {
	var levels []int
	for level := deck.Level1; level <= d.s.Deck.Levels(); level++ {
		if d.s.Deck.Utilities(level) > 0 {
			levels = append(levels, level)
		}
	}
	return levels
}

// title is the deck's in letters of a size, on one line if it can be; none
// where it does not fit. Drawing it takes milliseconds, so that sessions share
// it.
func (d *dashboard) title(size letters.Size) []string {
	s := d.s
	key := render.Key{Deck: s.Deck.Hash, Width: d.wide, Height: int(size), Look: s.Look, Variant: "headline"}
	lines := s.Cache.Frame(key, func() *render.Frame {
		set, ok := s.Letters(s.Deck.Title, d.wide, s.Stage().Height/3, size)
		if !ok {
			return render.NewFrame("")
		}
		c := canvas.New(s.Styles, set.Columns, set.Rows)
		c.Dots(0, 0, set.Mask, s.Styles.Level1)
		return render.NewFrame(strings.Join(c.Lines(), "\n"))
	}).Lines
	if len(lines) == 1 {
		return nil
	}
	return lines
}

// draw draws it all, with so many rows to spare.
func (d *dashboard) draw(title []string, tiles []int, middle, spare int) ([]string, kit.Rows) {
	d.Canvas = d.s.Canvas()
	subtitle := spare >= 2
	if subtitle {
		spare -= 2
	}
	gap := spare / (2 + len(tiles)) // a part of what is to spare
	y := gap / 2
	for i, line := range title {
		d.Put(d.x, y+i, line)
	}
	y += len(title)
	if subtitle {
		d.Text(d.x, y, ansi.Truncate(d.s.Deck.Subtitle, d.wide, "…"), d.s.Styles.Muted)
		y += 2
	}
	y += 1 + gap/2
	d.h.menu.Draw(d.Canvas, d.x, y, d.menu, d.items, d.s.Styles.Level1Fill)
	menu := kit.Rows{Items: kit.RowsBelow(0, len(d.items)), Top: y, Left: d.x, Width: d.menu}
	right := d.x + d.menu + 3
	d.next(canvas.Rect(right, y, d.x+d.wide-right, nextRows))
	d.mine(canvas.Rect(right, y+nextRows, d.x+d.wide-right, mineRows))
	y += middle + gap
	var tiled *kit.Rows
	for _, level := range tiles {
		tiled = d.tiles(y, level, tiled)
		y += 1 + d.each + gap
	}
	menu.Beside = tiled
	if len(tiles) == 0 && spare > 1 {
		for i, line := range d.h.ticks(d.s, d.wide) {
			d.Put(d.x, y+i, line)
		}
	}
	return d.Lines(), menu
}

// next draws the next step: what Enter does, and with what.
func (d *dashboard) next(r image.Rectangle) {
	s, fill := d.s, d.s.Styles.Level1Fill
	offers, items := d.h.offers(s)
	at := d.h.next(s, offers)
	title, remark, share := s.Length(s.Route()), s.RouteName(s.Route()), -1.0
	switch offers[at] {
	case homeLearn:
		t := s.Deck.Slide(d.h.reached).Topic
		topic := &s.Deck.Topics[t]
		fill = s.Styles.Fill(topic.Level)
		title, remark = topic.Title, s.Deck.Place(topic)
		page := d.h.reached - topic.First
		share = float64(page) / float64(len(topic.Slides))
		left := max(1, topic.Minutes-int(share*float64(topic.Minutes)))
		about := fmt.Sprintf(s.Words.Home.Left, left)
		if remark += " · " + about; ansi.StringWidth(remark) > r.Dx()-6 {
			remark = about
		}
	case homeQuiz:
		title, remark = "", items[at].Remark
	}
	d.Card(r, s.Styles.Raised)
	d.Edge(r, fill)
	room := r.Dx() - 6
	y := r.Min.Y + 1
	d.Chip(r.Min.X+3, y, ansi.Truncate(items[at].Text, room-2, "…"), fill)
	y++
	if title != "" {
		d.Text(r.Min.X+3, y, ansi.Truncate(title, room, "…"), s.Styles.Strong)
		y++
	}
	d.Text(r.Min.X+3, y, ansi.Truncate(remark, room, "…"), s.Styles.Muted)
	if share >= 0 && y+2 < r.Max.Y {
		d.Bar(canvas.Rect(r.Min.X+3, r.Max.Y-2, room, 1), share, fill)
	}
}

// mine draws how many utilities the learner has done, and how the quiz went.
func (d *dashboard) mine(r image.Rectangle) {
	s := d.s
	done, of := s.Reached.Utilities()
	if of == 0 {
		return
	}
	d.Card(r, s.Styles.Card)
	x, y := r.Min.X+3, r.Min.Y+1
	text, style := fmt.Sprintf(s.Words.Round.Utilities, done, of, s.Deck.Words.Items), s.Styles.Text
	if d.h.unkept {
		text, style = "! "+s.Words.Round.NotKept, s.Styles.Wrong
	}
	if set, ok := s.Letters(fmt.Sprint(done), 12, 3, letters.Digits); ok && x+set.Columns+6+ansi.StringWidth(text) <= r.Max.X {
		d.Dots(x, y, set.Mask, s.Styles.Right)
		x += set.Columns + 3
	}
	room := r.Max.X - 3 - x
	d.Text(x, y, ansi.Truncate(text, room, "…"), style)
	d.Bar(canvas.Rect(x, y+1, room, 1), float64(done)/float64(of), s.Styles.RightFill)
	result := person.Remark(s)
	if result == "" && d.h.outcome != nil {
		result = d.h.outcome.Result(s)
	}
	d.Text(x, y+2, ansi.Truncate(result, room, "…"), s.Styles.Strong)
}

// tiles draws the utilities of a level from a row on: a tile for each, with how
// far it is, its number and the beginning of its title. A click on one opens it:
// topics are numbered behind the menu. The tiles are added to those before.
func (d *dashboard) tiles(y, level int, on *kit.Rows) *kit.Rows {
	s := d.s
	of := 0
	for _, l := range d.levels() {
		of = max(of, s.Deck.Utilities(l))
	}
	columns := max(10, min(d.wide/of, 24))
	d.Text(d.x, y, s.Deck.LevelName(level), s.Styles.Bold(s.Styles.Accent(level)))
	x := d.x
	for i := range s.Deck.Topics {
		t := &s.Deck.Topics[i]
		if t.Level != level || t.Item == 0 || x+columns > s.Width {
			continue
		}
		d.tile(canvas.Rect(x, y+1, columns, d.each), t, s.Reached.Topic(i))
		on = &kit.Rows{Items: slices.Repeat([]int{len(d.items) + i}, d.each), Top: y + 1, Left: x, Width: columns, Beside: on}
		x += columns
	}
	return on
}

// titleIn is a title in so many columns and rows; what is cut off says so.
func titleIn(title string, columns, rows int) []string {
	lines := strings.Split(ansi.Wordwrap(title, columns, ""), "\n")
	if len(lines) > rows {
		lines = lines[:rows]
		lines[rows-1] = strings.TrimRight(ansi.Truncate(lines[rows-1], columns-1, ""), " ,(") + "…"
	}
	for i := range lines {
		lines[i] = ansi.Truncate(lines[i], columns, "…")
	}
	return lines
}

func (d *dashboard) tile(r image.Rectangle, t *deck.Topic, mark progress.Mark) {
	s := d.s
	glyph, style, text, edge := "○", s.Styles.Ghost, s.Styles.Muted, theme.Ground{}
	switch mark {
	case progress.Begun:
		glyph, style, text, edge = "◐", s.Styles.Accent(t.Level), s.Styles.Text, s.Styles.Fill(t.Level)
	case progress.Done:
		glyph, style, text, edge = "✓", s.Styles.Right, s.Styles.Text, s.Styles.RightFill
	}
	d.Fill(image.Rect(r.Min.X+1, r.Min.Y, r.Max.X, r.Max.Y), s.Styles.Card)
	d.Fill(canvas.Rect(r.Min.X, r.Min.Y, 1, r.Dy()), edge) // of what is to come it is a gap
	x, room := r.Min.X+1, r.Dx()-1
	if r.Dx() >= 14 {
		x, room = x+1, room-2
	}
	d.Text(x, r.Min.Y, fmt.Sprintf("%s %d", glyph, t.Item), style)
	top := r.Min.Y + 1
	if i, err := icon.Named(t.Icon); err == nil && r.Dy() == iconTile {
		if room >= 3+iconWidth {
			top-- // beside the number
		}
		d.Icon(r.Max.X-iconWidth-1, top, i, iconWidth, s.Styles.Accent(t.Level))
		top += iconWidth/2 + 1
	}
	for i, line := range titleIn(t.Title, room, r.Max.Y-top) {
		d.Text(x, top+i, line, text)
	}
}
