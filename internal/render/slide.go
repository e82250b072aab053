package render

import (
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// Wider than this, in cells, prose is hard to read.
const (
	proseWidth = 96
	quoteWidth = 64 // of what stands under a large title
)

// draw lays a slide out on its final state, so that nothing moves while it is
// revealed, and shows of it what the step shows.
func (r *Renderer) draw(sl *deck.Slide, t topic, step, page, width, height int) *Frame {
	width, height = max(1, width), max(1, height)
	s := r.setter(t.Level)
	s.step = step
	if f, ok := s.compose(sl, t, width, height); ok {
		return f
	}
	if sl.Large {
		if lines, ok := s.titleSlide(sl, width, height); ok {
			return NewFrame(stage(lines, width, height))
		}
	}
	room := min(width-2*Margin(width), proseWidth)
	left := (width - room) / 2
	head := s.head(sl.Title, room, height)
	hero := s.hero(sl.Hero, room)
	s.height = height - len(head) - len(hero)
	rows := append(hero, s.body(sl.Blocks, room)...)
	s.height = height - len(head)
	pages := paginate(rows, s.height)
	shown, reveal := s.pagesShown(rows, pages)
	page = max(0, min(page, shown-1))

	lines := head
	if sl.Middle && len(rows) < s.height {
		lines = append(make([]string, (s.height-len(rows))*2/5), head...)
	}
	for _, row := range slices.Concat(pages[page].head, rows[pages[page].from:pages[page].to]) {
		lines = append(lines, s.shown(row))
	}
	if page+1 < shown && s.height > 1 {
		for len(lines) < height {
			lines = append(lines, "")
		}
		more := s.styles.Muted.Render(cut(s.words.More+" ▾", room))
		lines[height-1] = blank(room-measure(more)) + more
	}
	f := NewFrame(stage(shift(lines, left), width, height))
	f.Pages, f.Page, f.Reveal = shown, page, reveal
	return f
}

// body lays blocks out, with room between the items of lists if there is some
// to spare, and with a walkthrough in what the other blocks leave of a page.
func (s *setter) body(blocks []deck.Block, room int) []row {
	var rows []row
	for _, s.space = range []space{ample, airy, tight} {
		s.elastic, s.elasticRows = s.height, 0
		rows = s.blocks(blocks, room)
		if left := s.height - (len(rows) - s.elasticRows); s.elasticRows > 0 && len(rows) > s.height && left >= leastWalkthrough {
			s.elastic = left
			rows = s.blocks(blocks, room)
		}
		if len(rows) <= s.height {
			break
		}
	}
	return rows
}

// head is the title of a slide, which stands on every page of it.
func (s *setter) head(title string, room, height int) []string {
	if title == "" || height < 3 {
		return nil
	}
	lines := wrap(s.styles.Bold(s.accent).Render(title), room)
	if most := max(1, height/4); len(lines) > most {
		lines[most-1] = cut(lines[most-1]+" "+lines[most], room)
		lines = lines[:most]
	}
	lines = append(make([]string, max(0, height-28)/5), lines...)
	switch {
	case height >= 24:
		return append(lines, "", "")
	case height >= 6:
		return append(lines, "")
	}
	return lines
}

// hero is what a slide comes down to, above the rest of it.
func (s *setter) hero(text string, room int) []row {
	if text == "" {
		return nil
	}
	return appendBlank(s.rowsOf(wrap(s.styles.Strong.Render(text), room), 0), 1, 0)
}

// titleSlide sets the title in large letters, what else the slide holds below
// it, and both as one block a little above the middle. It is false if that
// does not fit on the stage.
func (s *setter) titleSlide(sl *deck.Slide, width, height int) ([]string, bool) {
	room := max(1, width-2*Margin(width))
	s.height, s.balanced = height/2, true
	rest := s.body(sl.Blocks, min(room, quoteWidth))
	for gap := 2; gap > 0; gap-- {
		free := height - len(rest)
		if len(rest) > 0 {
			free -= gap
		}
		title, ok := Large(sl.Title, s.styles.Look.Blocks, room, min(free, height*3/5), s.accent)
		if !ok {
			title, ok = Large(sl.Title, s.styles.Look.Blocks, room, min(free, height*4/5), s.accent)
		}
		if !ok {
			title = s.underlined(sl.Title, room)
		}
		if len(title) > free {
			continue
		}
		lines := title
		if len(rest) > 0 {
			lines = append(lines, make([]string, gap)...)
		}
		most := 0
		if slices.ContainsFunc(sl.Blocks, changes) {
			most = min(room, quoteWidth)
		}
		for _, row := range rest {
			most = max(most, measure(row.text))
			lines = append(lines, s.shown(row))
		}
		for _, l := range title {
			most = max(most, measure(l))
		}
		top := make([]string, (height-len(lines))*2/5)
		return append(top, shift(lines, (width-most)/2)...), true
	}
	return nil, false
}

// changes reports whether the rows of a block differ from step to step, and so
// perhaps in width.
func changes(b deck.Block) bool {
	switch b.(type) {
	case *deck.Columns, *deck.Walkthrough:
		return true
	}
	return false
}

// underlined is a title set in ordinary letters.
func (s *setter) underlined(title string, room int) []string {
	lines := balance(s.styles.Bold(s.accent).Render(title), room)
	long := 0
	for _, l := range lines {
		long = max(long, measure(l))
	}
	return append(lines, s.accent.Render(strings.Repeat("━", long)))
}

// shift sets lines in from the left.
func shift(lines []string, left int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = blank(left) + l
		}
	}
	return out
}

// stage cuts lines to a stage, or fills it up with blank ones.
func stage(lines []string, width, height int) string {
	var b strings.Builder
	for i := range height {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i < len(lines) {
			b.WriteString(cut(lines[i], width))
		}
	}
	return b.String()
}

// A span is a run of rows, under the head of the table that it goes on with.
type span struct {
	from, to int
	head     []row
}

// headOf is the head of the table that a row is of, unless it takes most of a page.
func headOf(rows []row, at, usable int) []row {
	first := at - rows[at].under
	last := first
	for last < at && rows[last].under == 0 {
		last++
	}
	if 2*(last-first) > usable {
		return nil
	}
	return rows[first:last]
}

// paginate parts rows into pages of at most height rows. The last row of each
// page but the last is left free. Rows that belong together stay together if
// a page holds them, and a page that goes on with a table begins with its head.
func paginate(rows []row, height int) []span {
	var pages []span
	usable := max(1, height-1)
	for at := 0; ; {
		for at < len(rows) && rows[at].gap {
			at++
		}
		var head []row
		if at < len(rows) {
			head = headOf(rows, at, usable)
		}
		if len(rows)-at <= height-len(head) {
			return append(pages, span{at, len(rows), head})
		}
		end := at + usable - len(head)
		for end > at && rows[end-1].keep {
			end--
		}
		if end == at {
			end = at + usable - len(head)
		}
		pages = append(pages, span{at, end, head})
		at = end
	}
}

// pagesShown counts the pages that hold something at the present step, and
// finds the first on which something is new.
func (s *setter) pagesShown(rows []row, pages []span) (shown, reveal int) {
	shown, reveal = 1, -1
	for p, page := range pages {
		for _, r := range rows[page.from:page.to] {
			if r.from <= s.step && !r.gap {
				shown = p + 1
			}
			if r.fresh && !r.gap && reveal < 0 {
				reveal = p
			}
		}
	}
	switch {
	case s.step == 0:
		reveal = 0
	case reveal < 0:
		reveal = shown - 1
	}
	return shown, min(reveal, shown-1)
}
