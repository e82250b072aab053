package render

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// gutter is the room between two columns of a table, in cells.
const gutter = 3

// table sets a table in as few cells as it needs, breaking lines in its cells
// to fit. Where not even its words fit side by side, each row becomes a list
// of "head: cell".
func (s *setter) table(p part, width int) []row {
	widths := fit(p.rows, width)
	if widths == nil {
		return s.records(p, width)
	}
	head, body := p.rows[0], p.rows[1:]
	for i := range head {
		head[i] = s.styles.Bold(s.accent).Render(ansi.Strip(head[i]))
	}
	lines := s.tableRow(p, head, widths)
	line := s.styles.Frame.Render(strings.Repeat("─", tableWidth(widths)))
	rows := s.rowsOf(append(lines, line), p.from)
	for i := range rows {
		rows[i].keep = true // the head with the first row
	}
	tall := slices.ContainsFunc(body, func(cells []string) bool {
		return len(s.tableRow(p, cells, widths)) > 1
	})
	for i, cells := range body {
		if i > 0 && (tall || s.space > tight) {
			rows = appendBlank(rows, 1, p.from)
		}
		rows = append(rows, whole(s.rowsOf(s.tableRow(p, cells, widths), p.from))...)
	}
	return rows
}

func (s *setter) tableRow(p part, cells []string, widths []int) []string {
	wrapped, height := make([][]string, len(cells)), 0
	var lines []string
	for c, cell := range cells {
		wrapped[c] = wrap(cell, widths[c])
		height = max(height, len(wrapped[c]))
	}
	for i := range height {
		var b strings.Builder
		for c := range cells {
			if c > 0 {
				b.WriteString(blank(gutter))
			}
			line := ""
			if i < len(wrapped[c]) {
				line = wrapped[c][i]
			}
			b.WriteString(lipgloss.PlaceHorizontal(widths[c], p.columns[c].align, line))
		}
		lines = append(lines, b.String())
	}
	return lines
}

func tableWidth(widths []int) int {
	total := gutter * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return total
}

// fit shares a width out among the columns: narrow ones get what their widest
// cell needs, and wide ones an equal share of the rest, none less than its
// longest word. It returns nil if not even the words fit.
func fit(rows [][]string, width int) []int {
	n := len(rows[0])
	least, most := make([]int, n), make([]int, n)
	for _, cells := range rows {
		for c, cell := range cells {
			for line := range strings.SplitSeq(ansi.Strip(cell), "\n") {
				most[c] = max(most[c], ansi.StringWidth(line))
				for word := range strings.FieldsSeq(line) {
					least[c] = max(least[c], ansi.StringWidth(word))
				}
			}
		}
	}
	if tableWidth(least) > width {
		return nil
	}
	widths := slices.Clone(least)
	for spare := width - tableWidth(least); spare > 0; spare-- {
		narrowest := -1
		for c := range widths {
			if widths[c] < most[c] && (narrowest < 0 || widths[c] < widths[narrowest]) {
				narrowest = c
			}
		}
		if narrowest < 0 {
			break
		}
		widths[narrowest]++
	}
	return widths
}

// records writes each row of a table as lines of "head: cell", and in the end
// the heads of columns in which nothing stands.
func (s *setter) records(p part, width int) []row {
	names := make([]string, len(p.columns))
	for c, head := range p.rows[0] {
		names[c] = s.styles.Bold(s.accent).Render(ansi.Strip(head) + ":")
	}
	told := make([]bool, len(names))
	var rows []row
	add := func(lines []string) {
		if len(lines) == 0 {
			return
		}
		if len(rows) > 0 {
			rows = appendBlank(rows, 1, p.from)
		}
		rows = append(rows, whole(s.rowsOf(lines, p.from))...)
	}
	for _, cells := range p.rows[1:] {
		var lines []string
		for c, cell := range cells {
			if cell != "" {
				told[c] = true
				lines = append(lines, wrap(names[c]+" "+cell, width)...)
			}
		}
		add(lines)
	}
	var lines []string
	for c, name := range names {
		if !told[c] && p.rows[0][c] != "" {
			lines = append(lines, wrap(name, width)...)
		}
	}
	add(lines)
	return rows
}
