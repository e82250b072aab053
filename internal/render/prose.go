package render

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"training.vast.vn/vneid-training/internal/deck"
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
		rows = append(rows, placed(s.part(p, width), width, p.align, p.Kind())...)
	}
	return rows
}

// placed moves rows to where they stand in a width: those of a paragraph each,
// those of a list or a table as one.
func placed(rows []row, width int, to deck.Align, kind ast.NodeKind) []row {
	if to != deck.Center && to != deck.Right {
		return rows
	}
	each := kind == ast.KindParagraph || kind == ast.KindTextBlock || kind == ast.KindHeading
	widest := 0
	for _, r := range rows {
		widest = max(widest, measure(r.text))
	}
	for i, r := range rows {
		room := width - widest
		if each {
			room = width - measure(r.text)
		}
		if to == deck.Center {
			room /= 2
		}
		if r.text != "" {
			rows[i].text = blank(max(0, room)) + r.text
		}
	}
	return rows
}

// leads reports whether a part belongs to the one after it: a heading, or the
// line above a list or a table.
func leads(p, next part) bool {
	paragraph := func(p part) bool { return p.Kind() == ast.KindParagraph || p.Kind() == ast.KindTextBlock }
	return p.Kind() == ast.KindHeading || paragraph(p) && !paragraph(next)
}

func (s *setter) part(p part, width int) []row {
	width = max(1, width)
	switch n := p.Node.(type) {
	case *ast.Heading:
		return whole(s.rowsOf(fill(s.heading(p.prose, n), width), p.from))
	case *ast.List:
		return s.list(p, width)
	case *ast.Blockquote:
		bar := s.accent.Render("│") + " "
		if width < 8 {
			bar = ""
		}
		return indent(s.parts(p.under(), width-lipgloss.Width(bar)), bar, bar)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		lines := s.code(p.prose, n)
		for i := range lines {
			lines[i] = cut(lines[i], width)
		}
		return whole(s.rowsOf(lines, p.from))
	case *east.Table:
		return s.table(s.grid(p.prose, n), p.from, width)
	case *ast.ThematicBreak:
		return s.rowsOf([]string{s.styles.Frame.Render(strings.Repeat("─", width))}, p.from)
	}
	text := s.paragraph(p.prose, p.Node)
	if s.balanced {
		return s.rowsOf(balance(text, width), p.from)
	}
	return s.rowsOf(fill(text, width), p.from)
}

// list sets the text of an item in under itself, past the mark.
func (s *setter) list(p part, width int) []row {
	items := p.items()
	last := strconv.Itoa(p.start()+len(items)-1) + "."
	var rows []row
	for i, it := range items {
		mark := "•"
		if start := p.start(); start > 0 {
			mark = strconv.Itoa(start+i) + "."
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
func (s *setter) item(it part, width int) []row {
	inner := *s
	inner.space = tight
	var rows []row
	for i, p := range it.under() {
		if i > 0 && p.Kind() != ast.KindList {
			rows = appendBlank(rows, 1, it.from)
		}
		rows = append(rows, inner.part(p, width)...)
	}
	if len(rows) == 0 {
		rows = s.rowsOf([]string{""}, it.from)
	}
	return rows
}
