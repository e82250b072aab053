package render

import (
	"charm.land/lipgloss/v2"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

// Kinds of part.
type kind int

const (
	paragraphPart kind = iota
	headingPart
	listPart
	quotePart
	codePart
	tablePart
	rulePart
)

// A part is a piece of prose that is laid out as one: a paragraph, a list.
type part struct {
	kind
	from    int      // step at which it appears
	text    string   // of paragraph and heading: styled, not yet wrapped
	lines   []string // of code: styled, not yet cut
	items   []item   // of list
	start   int      // first number of an ordered list; 0 if it has bullets
	parts   []part   // of quote
	columns []column
	rows    [][]string // of table: the first is its head
}

// An item of a list.
type item struct {
	from  int
	parts []part
}

type column struct{ align lipgloss.Position }

// read takes prose that appears at a step apart.
func (d *drawer) read(p deck.Prose, from int) []part {
	var out []part
	for n := range p.Blocks() {
		out = d.take(out, p, n, from)
	}
	return out
}

// under takes apart what stands in a quotation or an item.
func (d *drawer) under(p deck.Prose, parent ast.Node, from int) []part {
	var out []part
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		out = d.take(out, p, n, from)
	}
	return out
}

// take adds a block to parts.
func (d *drawer) take(parts []part, p deck.Prose, n ast.Node, from int) []part {
	out := part{from: from}
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		out.kind, out.text = paragraphPart, d.paragraph(p, n)
	case *ast.Heading:
		out.kind, out.text = headingPart, d.heading(p, n)
	case *ast.List:
		out.kind = listPart
		if n.IsOrdered() {
			out.start = max(1, n.Start)
		}
		for li := n.FirstChild(); li != nil; li = li.NextSibling() {
			out.items = append(out.items, item{from, d.under(p, li, from)})
		}
	case *ast.Blockquote:
		out.kind, out.parts = quotePart, d.under(p, n, from)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		out.kind, out.lines = codePart, d.code(p, n)
	case *ast.ThematicBreak:
		out.kind = rulePart
	case *east.Table:
		out.kind = tablePart
		out.columns, out.rows = d.table(p, n)
	default: // what no reader shows: the deck has refused it
		return parts
	}
	return append(parts, out)
}

func (d *drawer) table(p deck.Prose, t *east.Table) (columns []column, rows [][]string) {
	for _, a := range t.Alignments {
		c := column{lipgloss.Left}
		switch a {
		case east.AlignCenter:
			c.align = lipgloss.Center
		case east.AlignRight:
			c.align = lipgloss.Right
		}
		columns = append(columns, c)
	}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, d.paragraph(p, cell))
		}
		rows = append(rows, append(cells, make([]string, max(0, len(columns)-len(cells)))...)[:len(columns)])
	}
	return columns, rows
}

// join appends parts to those before them. A list that goes on after a pause
// stays one list.
func join(parts, more []part) []part {
	if len(parts) > 0 && len(more) > 0 {
		last, first := &parts[len(parts)-1], more[0]
		if last.kind == listPart && first.kind == listPart && (last.start > 0) == (first.start > 0) {
			last.items = append(last.items, first.items...)
			more = more[1:]
		}
	}
	return append(parts, more...)
}
