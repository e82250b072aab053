package render

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	east "github.com/yuin/goldmark/extension/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

// gutter is the room between two columns of a table, in cells.
const gutter = 3

// A grid is a table's texts, styled: the first row is its head.
type grid struct {
	align []lipgloss.Position
	rows  [][]string
}

// aligned is where in its column a cell stands: at the left but for these.
var aligned = map[east.Alignment]lipgloss.Position{east.AlignCenter: lipgloss.Center, east.AlignRight: lipgloss.Right}

// grid draws what stands in a table.
func (d *drawer) grid(p deck.Prose, t *east.Table) grid {
	var out grid
	for _, a := range t.Alignments {
		out.align = append(out.align, aligned[a])
	}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		texts := make([]string, len(out.align))
		for i, cell := 0, row.FirstChild(); i < len(texts) && cell != nil; i, cell = i+1, cell.NextSibling() {
			texts[i] = d.paragraph(p, cell)
		}
		out.rows = append(out.rows, texts)
	}
	return out
}

// table sets a table in as few cells as it needs, breaking lines in its cells
// to fit. Where not even its words fit side by side, each row becomes a list
// of "head: cell".
func (s *setter) table(t grid, from, width int) []row {
	widths := fit(t.rows, width)
	if widths == nil {
		return s.records(t, from, width)
	}
	head, body := t.rows[0], t.rows[1:]
	for i := range head {
		head[i] = s.styles.Bold(s.accent).Render(ansi.Strip(head[i]))
	}
	lines := s.tableRow(t, head, widths)
	line := s.styles.Frame.Render(strings.Repeat("─", tableWidth(widths)))
	rows := s.rowsOf(append(lines, line), from)
	for i := range rows {
		rows[i].keep = true // the head with the first row
	}
	tall := slices.ContainsFunc(body, func(cells []string) bool {
		return len(s.tableRow(t, cells, widths)) > 1
	})
	for i, cells := range body {
		if i > 0 && (tall || s.space > tight) {
			rows = appendBlank(rows, 1, from)
		}
		set := whole(s.rowsOf(s.tableRow(t, cells, widths), from))
		for i := range set {
			set[i].under = len(rows) + i
		}
		rows = append(rows, set...)
	}
	return rows
}

func (s *setter) tableRow(t grid, texts []string, widths []int) []string {
	wrapped, height := make([][]string, len(texts)), 0
	var lines []string
	for c, cell := range texts {
		wrapped[c] = wrap(cell, widths[c])
		height = max(height, len(wrapped[c]))
	}
	for i := range height {
		var b strings.Builder
		for c := range texts {
			if c > 0 {
				b.WriteString(blank(gutter))
			}
			line := ""
			if i < len(wrapped[c]) {
				line = wrapped[c][i]
			}
			b.WriteString(lipgloss.PlaceHorizontal(widths[c], t.align[c], line))
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
				for word := range strings.SplitSeq(line, " ") { // not at a no-break space, at which no line is broken
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
func (s *setter) records(t grid, from, width int) []row {
	names := make([]string, len(t.align))
	for c, head := range t.rows[0] {
		names[c] = s.styles.Bold(s.accent).Render(ansi.Strip(head) + ":")
	}
	told := make([]bool, len(names))
	var rows []row
	add := func(lines []string) {
		if len(lines) == 0 {
			return
		}
		if len(rows) > 0 {
			rows = appendBlank(rows, 1, from)
		}
		rows = append(rows, whole(s.rowsOf(lines, from))...)
	}
	for _, cells := range t.rows[1:] {
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
		if !told[c] && t.rows[0][c] != "" {
			lines = append(lines, wrap(name, width)...)
		}
	}
	add(lines)
	return rows
}
