package cards

import (
	"cmp"
	"image"
	"strconv"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// An Entry is one of a list that stands under levels, or what else parts it.
type Entry struct {
	Level  int
	Under  string // what its group is called; "" for its level's name
	Of     string // what it is a part of, which stands over the first of its parts; "" for nothing
	Tick   string // styled, one column; "" for none
	Number int    // 0: none
	Title  string
	Remark string // at the right
	Quiet  bool   // it may be overlooked
}

// A group is entries of one level and one name, in a card of their own.
type group struct {
	level       int
	under       string
	first, last int // of the entries; last is not one of them
	heads       int // rows over parts
}

// rows is how high a group is whose entries have so many rows, one or two: a
// heading, and a card that begins and ends half a row within its first row and
// its last. A blank row under an entry is that last one too.
func (g group) rows(each int) int { return 4 - each + (g.last-g.first)*each + g.heads }

// headed reports whether what an entry is a part of stands over it.
func (g group) headed(entries []Entry, i int) bool {
	return entries[i].Of != "" && (i == g.first || entries[i-1].Of != entries[i].Of)
}

// grouped puts entries in the order in which they come into groups.
func grouped(entries []Entry) []group {
	var groups []group
	for i, e := range entries {
		if n := len(groups); n == 0 || groups[n-1].level != e.Level || groups[n-1].under != e.Under {
			groups = append(groups, group{level: e.Level, under: e.Under, first: i})
		}
		g := &groups[len(groups)-1]
		if g.last = i + 1; g.headed(entries, i) {
			g.heads++
		}
	}
	return groups
}

// height is how high groups are one under the other.
func height(groups []group, each int) int {
	rows := max(0, len(groups)-1)
	for _, g := range groups {
		rows += g.rows(each)
	}
	return rows
}

// inTwo is how many of the groups stand in the first of two columns, that they
// are about as high, and how high the higher one is.
func inTwo(groups []group, each int) (left, rows int) {
	for n := len(groups); n >= 0; n-- {
		if high := max(height(groups[:n], each), height(groups[n:], each)); n == len(groups) || high < rows {
			left, rows = n, high
		}
	}
	return left, rows
}

// ColumnsGap is how many columns part two cards beside each other.
const ColumnsGap = 3

// inWidths is how many columns of two cards the first one has whose titles are whole
// in so many and so many: half of all, and of what the other can spare what it wants.
func inWidths(all, first, second int) int {
	half := all / 2
	switch {
	case first > half:
		return max(half, min(first, all-second))
	case second > all-half:
		return min(half, max(first, all-second))
	}
	return half
}

// widest is how many columns entries take whose titles are whole beside their remarks.
func widest(entries []Entry) (columns int) {
	for i := range entries {
		e := &entries[i]
		n := e.titleAt() + ansi.StringWidth(e.Title) + 1
		if e.Remark != "" {
			n += 3 + ansi.StringWidth(e.Remark)
		}
		columns = max(columns, n)
	}
	return columns
}

// titleAt is how many columns stand before a title on its card.
func (e *Entry) titleAt() int {
	switch {
	case e.Number > 0:
		return 8
	case e.Of != "":
		return 7
	}
	return 5
}

// List draws entries in two columns of the stage between two margins, each
// level in a card of its own, loosely if there is room for it; in one column in the
// middle where there is a single level, or two would cut titles and one has room for
// all. It is false if there is none.
func List(s *kit.Session, c *canvas.Canvas, x, width int, entries []Entry, at int) (on kit.Rows, ok bool) {
	groups := grouped(entries)
	each, left, rows := 2, 0, 0
	for ; each > 0; each-- {
		if left, rows = inTwo(groups, each); rows <= c.Bounds().Dy() {
			break
		}
	}
	if each == 0 {
		return kit.Rows{}, false
	}
	all := width - ColumnsGap
	wide := all / 2
	if left < len(groups) {
		half := groups[left].first
		first, second := widest(entries[:half]), widest(entries[half:])
		wide = inWidths(all, first, second)
		if one := height(groups, 1); first+second > all && one <= c.Bounds().Dy() { // whole titles below each other
			left, rows, each = len(groups), one, 1
		}
	}
	if left == len(groups) {
		wide = max(all/2, min(width, widest(entries)))
		x += (width - wide) / 2
	}
	top := (c.Bounds().Dy() - rows) / 2
	for column, of := range [][]group{groups[:left], groups[left:]} {
		part := kit.Rows{Top: top, Left: x, Width: wide}
		for i, g := range of {
			if i > 0 {
				part.Items = append(part.Items, kit.None)
			}
			part.Items = append(part.Items, drawGroup(s, c, x, top+len(part.Items), wide, each, g, entries, at)...)
		}
		x, wide = x+wide+ColumnsGap, all-wide
		if column == 0 {
			on = part
		} else {
			on.Beside = &part
		}
	}
	return on, true
}

// drawGroup draws a group and tells which entry stands on each of its rows.
func drawGroup(s *kit.Session, c *canvas.Canvas, x, y, wide, each int, g group, entries []Entry, at int) (items []int) {
	c.Chip(x, y, cmp.Or(g.under, s.Deck.LevelName(g.level)), s.Styles.Fill(g.level))
	c.Card(canvas.Rect(x, y+1, wide, g.rows(each)-1), s.Styles.Card)
	items = []int{kit.None, kit.None}
	for i := g.first; i < g.last; i++ {
		if g.headed(entries, i) {
			c.Text(x+5, y+len(items), ansi.Truncate(entries[i].Of, wide-7, "…"), s.Styles.Muted)
			items = append(items, kit.None)
		}
		drawEntry(s, c, canvas.Rect(x, y+len(items), wide, each), &entries[i], i == at)
		for range each {
			items = append(items, i)
		}
	}
	if each == 1 {
		items = append(items, kit.None)
	}
	return items
}

// drawEntry draws an entry on its card, raised if it is the chosen one.
func drawEntry(s *kit.Session, c *canvas.Canvas, r image.Rectangle, e *Entry, chosen bool) {
	x := r.Min.X
	title, muted := s.Styles.Text, s.Styles.Muted
	y := r.Min.Y
	right := r.Max.X - 1
	if e.Quiet {
		title = s.Styles.Muted
	}
	if chosen {
		title = s.Styles.Strong
		if s.Styles.Raised.Color != nil {
			loose := r.Dy() - 1 // half a row over it, and under it
			area := image.Rect(x, 2*y-loose, r.Max.X, 2*y+2+loose)
			c.Halves(area, s.Styles.Raised)
			area.Max.X = x + 1
			c.Halves(area, s.Styles.Fill(e.Level))
		} else {
			title = lipgloss.NewStyle().Reverse(true)
		}
		c.Text(x+1, y, "▸", s.Styles.Accent(e.Level))
	}
	c.Put(x+3, y, e.Tick)
	at := x + e.titleAt()
	if e.Number > 0 {
		number := strconv.Itoa(e.Number)
		c.Text(at-2-len(number), y, number, s.Styles.Accent(e.Level))
	}
	if chosen && ansi.StringWidth(e.Title) > right-at-3-ansi.StringWidth(e.Remark) {
		e.Remark = "" // to show all of the title; the footer says it too
	}
	if e.Remark != "" {
		right -= 1 + ansi.StringWidth(e.Remark)
		c.Text(right, y, e.Remark, muted)
		right -= 2
	}
	c.Text(at, y, ansi.Truncate(e.Title, right-at, "…"), title)
}
