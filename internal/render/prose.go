package render

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// parts lays prose out at a width.
func (s *setter) parts(parts []part, width int) []row {
	var rows []row
	for i, p := range parts {
		if i > 0 {
			lead := leads(parts[i-1], p)
			gap := s.between()
			if lead {
				gap = min(int(s.space), 1)
			}
			rows = appendBlank(rows, gap, p.from)
			for k := len(rows) - 1; lead && k >= 0 && k >= len(rows)-gap-2; k-- {
				rows[k].keep = true
			}
		}
		rows = append(rows, s.part(p, width)...)
	}
	return rows
}

// leads reports whether a part belongs to the one after it: a heading, or the
// line above a list or a table.
func leads(p, next part) bool {
	return p.kind == headingPart || p.kind == paragraphPart && next.kind != paragraphPart
}

func (s *setter) part(p part, width int) []row {
	width = max(1, width)
	switch p.kind {
	case headingPart:
		return whole(s.rowsOf(fill(p.text, width), p.from))
	case listPart:
		return s.list(p, width)
	case quotePart:
		bar := s.accent.Render("│") + " "
		if width < 8 {
			bar = ""
		}
		return indent(s.parts(p.parts, width-lipgloss.Width(bar)), bar, bar)
	case codePart:
		return s.code(p, width)
	case tablePart:
		return s.table(p, width)
	case rulePart:
		return s.rowsOf([]string{s.styles.Frame.Render(strings.Repeat("─", width))}, p.from)
	}
	if s.balanced {
		return s.rowsOf(balance(p.text, width), p.from)
	}
	return s.rowsOf(fill(p.text, width), p.from)
}

// list sets the text of an item in under itself, past the mark.
func (s *setter) list(p part, width int) []row {
	last := strconv.Itoa(p.start+len(p.items)-1) + "."
	var rows []row
	for i, it := range p.items {
		mark := "•"
		if p.start > 0 {
			mark = strconv.Itoa(p.start+i) + "."
			mark = blank(len(last)-len(mark)) + mark
		}
		in := lipgloss.Width(mark) + 1
		if i > 0 && s.space > tight {
			rows = appendBlank(rows, 1, it.from)
		}
		rows = append(rows, indent(s.item(it, width-in), s.accent.Render(mark)+" ", blank(in))...)
	}
	return rows
}

// item lays out what an item holds, without room between its text and a list
// within it.
func (s *setter) item(it item, width int) []row {
	var rows []row
	for i, p := range it.parts {
		p.from = it.from
		if i > 0 && p.kind != listPart {
			rows = appendBlank(rows, 1, it.from)
		}
		inner := *s
		inner.space = tight
		rows = append(rows, inner.part(p, width)...)
	}
	if len(rows) == 0 {
		rows = s.rowsOf([]string{""}, it.from)
	}
	return rows
}

func (s *setter) code(p part, width int) []row {
	lines := make([]string, len(p.lines))
	for i, line := range p.lines {
		lines[i] = cut(line, width)
	}
	return whole(s.rowsOf(lines, p.from))
}
