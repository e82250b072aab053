package render

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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
	from    int    // step at which it appears
	text    string // of paragraph, heading and code: styled, not yet wrapped
	items   []item // of list
	start   int    // first number of an ordered list; 0 if it has bullets
	parts   []part // of quote
	columns []column
	rows    [][]string // of table: the first is its head
}

// An item of a list.
type item struct {
	from  int
	parts []part
}

type column struct{ align lipgloss.Position }

// A reader takes Markdown apart.
type reader struct {
	parser parser.Parser
	inline *inliner
}

// newParser returns what reads Markdown as decks are written. It keeps nothing
// of what it reads: all may use it at once.
func newParser() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
}

// read takes Markdown that appears at a step apart.
func (r *reader) read(source string, from int) []part {
	b := []byte(printable(source))
	return r.parts(r.parser.Parse(text.NewReader(b)), b, from)
}

// line draws inline Markdown: what stands in one line of a deck file.
func (r *reader) line(source string) string {
	b := []byte(printable(source))
	document := r.parser.Parse(text.NewReader(b))
	if first := document.FirstChild(); first != nil && first == document.LastChild() && first.Kind() == ast.KindParagraph {
		return r.inline.render(first, b)
	}
	return r.inline.render(verbatim(b), b) // a step such as "1. …" is no list
}

// verbatim is a paragraph of the whole source, without marks of emphasis.
func verbatim(source []byte) ast.Node {
	p := ast.NewParagraph()
	p.AppendChild(p, ast.NewTextSegment(text.NewSegment(0, len(source))))
	return p
}

// printable drops what a terminal would obey.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			return -1
		}
		return r
	}, s)
}

func (r *reader) parts(parent ast.Node, source []byte, from int) []part {
	var out []part
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			out = append(out, part{kind: paragraphPart, from: from, text: r.inline.render(n, source)})
		case *ast.Heading:
			out = append(out, part{kind: headingPart, from: from, text: r.inline.render(n, source)})
		case *ast.List:
			p := part{kind: listPart, from: from}
			if n.IsOrdered() {
				p.start = max(1, n.Start)
			}
			for li := n.FirstChild(); li != nil; li = li.NextSibling() {
				p.items = append(p.items, item{from, r.parts(li, source, from)})
			}
			out = append(out, p)
		case *ast.Blockquote:
			out = append(out, part{kind: quotePart, from: from, parts: r.parts(n, source, from)})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			out = append(out, part{kind: codePart, from: from, text: strings.TrimRight(string(n.Lines().Value(source)), "\n")})
		case *ast.ThematicBreak:
			out = append(out, part{kind: rulePart, from: from})
		case *east.Table:
			out = append(out, r.table(n, source, from))
		}
	}
	return out
}

func (r *reader) table(t *east.Table, source []byte, from int) part {
	p := part{kind: tablePart, from: from}
	for _, a := range t.Alignments {
		c := column{lipgloss.Left}
		switch a {
		case east.AlignCenter:
			c.align = lipgloss.Center
		case east.AlignRight:
			c.align = lipgloss.Right
		}
		p.columns = append(p.columns, c)
	}
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([]string, len(p.columns))
		i := 0
		for cell := row.FirstChild(); cell != nil && i < len(cells); cell = cell.NextSibling() {
			cells[i] = r.inline.render(cell, source)
			i++
		}
		p.rows = append(p.rows, cells)
	}
	return p
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
