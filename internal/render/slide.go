package render

import (
	"strings"

	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/deck"
)

// Room for text: what reads well, and what a stage wider than that may hold.
const (
	proseWidth = 96
)

func margin(width int) int {
	switch {
	case width >= 100:
		return 3
	case width >= 72:
		return 2
	case width >= 20:
		return 1
	}
	return 0
}

func (r *Renderer) draw(sl *deck.Slide, level, step, page, width, height int) *Frame {
	s := r.setter(r.styles.Accent(level))
	s.step = step
	left := margin(width)
	room := max(1, min(width-2*left, proseWidth))

	head := s.title(sl, room, height)
	s.height = max(1, height-len(head))
	s.airy = true
	rows := s.blocks(sl.Blocks, room)
	if len(rows) > s.height {
		s.airy = false
		rows = s.blocks(sl.Blocks, room)
	}
	pages := paginate(rows, s.height)
	shown, reveal := s.pagesShown(rows, pages)
	page = max(0, min(page, shown-1))

	lines := head
	for _, row := range rows[pages[page].from:pages[page].to] {
		lines = append(lines, s.shown(row))
	}
	if page+1 < shown && height > 1 {
		for len(lines) < height-1 {
			lines = append(lines, "")
		}
		lines = append(lines[:height-1], r.styles.Muted.Render(cut(r.words.More+" ▾", room)))
	}
	f := NewFrame(s.place(lines, left, width, height))
	f.Pages, f.Page, f.Reveal = shown, page, reveal
	return f
}

// place sets lines into a stage.
func (s *setter) place(lines []string, left, width, height int) string {
	var b strings.Builder
	for i := range max(0, height) {
		if i > 0 {
			b.WriteByte('\n')
		}
		if i < len(lines) && lines[i] != "" {
			b.WriteString(blank(left))
			b.WriteString(lipgloss.NewStyle().MaxWidth(max(1, width-left)).Render(lines[i]))
		}
	}
	return b.String()
}

// title is the head of a slide, which every page of it repeats.
func (s *setter) title(sl *deck.Slide, room, height int) []string {
	if sl.Title == "" || height < 3 {
		return nil
	}
	lines := wrap(s.accent.Bold(true).Render(sl.Title), room)
	if most := max(1, height/4); len(lines) > most {
		lines = lines[:most]
	}
	if height > 5 {
		lines = append(lines, "")
	}
	return lines
}

// A span is a run of rows.
type span struct{ from, to int }

// paginate parts rows into pages of at most height rows. The last row of each
// page but the last is left free. Rows that belong together stay together if
// a page holds them.
func paginate(rows []row, height int) []span {
	var pages []span
	for at := 0; ; {
		for at < len(rows) && rows[at].text == "" {
			at++
		}
		if len(rows)-at <= height {
			return append(pages, span{at, len(rows)})
		}
		end := at + max(1, height-1)
		for end > at && rows[end-1].keep {
			end--
		}
		if end == at {
			end = at + max(1, height-1)
		}
		pages = append(pages, span{at, end})
		at = end
	}
}

// pagesShown counts the pages that hold something at the present step, and
// finds the first on which something is new.
func (s *setter) pagesShown(rows []row, pages []span) (shown, reveal int) {
	shown, reveal = 1, -1
	for p, page := range pages {
		for _, r := range rows[page.from:page.to] {
			if r.text == "" {
				continue
			}
			if r.from <= s.step {
				shown = p + 1
			}
			if r.fresh && reveal < 0 {
				reveal = p
			}
		}
	}
	if reveal < 0 {
		reveal = shown - 1
	}
	if s.step == 0 {
		reveal = 0
	}
	return shown, min(reveal, shown-1)
}
