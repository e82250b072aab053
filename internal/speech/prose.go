package speech

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

func (r *teller) prose(p deck.Prose, step int) {
	for n := range p.Blocks() {
		r.node(p, n, Line{Step: step})
	}
}

// nodes tells the blocks under a node; as is what their lines are like.
func (r *teller) nodes(p deck.Prose, parent ast.Node, as Line) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		as = r.node(p, n, as)
	}
}

// node tells a block, and returns what lines after it in the same item are
// like.
func (r *teller) node(p deck.Prose, n ast.Node, as Line) Line {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
		return r.line(as, p.Line(n))
	case *ast.List:
		number := n.Start
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			label := "- "
			if n.IsOrdered() {
				label = fmt.Sprintf("%d. ", number)
				number++
			}
			r.nodes(p, item, Line{Step: as.Step, Depth: as.Depth + 1, Label: label})
		}
	case *ast.Blockquote:
		before := len(r.lines)
		r.nodes(p, n, as)
		if len(r.lines) > before {
			r.lines[before].Text = "“" + r.lines[before].Text
			r.lines[len(r.lines)-1].Text += "”"
		}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for line := range strings.SplitSeq(strings.TrimRight(p.Code(n), "\n"), "\n") {
			as = r.line(as, strings.TrimRight(line, " \t"))
		}
	case *east.Table:
		r.table(p, n, as)
	}
	return as
}

// line adds a line and returns what those after it in the same item are like.
func (r *teller) line(as Line, text string) Line {
	if as.Text = text; text != "" {
		r.lines = append(r.lines, as)
		if as.Label != "" {
			as.Label = strings.Repeat(" ", len(as.Label))
		}
	}
	return as
}

// table tells each row as an item of a list, every cell behind the head of its
// column, and in the end the heads of columns in which nothing stands.
func (r *teller) table(p deck.Prose, t *east.Table, as Line) {
	as = Line{Step: as.Step, Depth: as.Depth + 1, Label: "- "}
	cells := func(row ast.Node) (texts []string) {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			texts = append(texts, p.Line(cell))
		}
		return texts
	}
	head := cells(t.FirstChild())
	rest := slices.Clone(head)
	for row := t.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		var said []string
		for i, c := range cells(row) {
			if c == "" {
				continue
			}
			if head[i] != "" {
				c = head[i] + ": " + c
			}
			said, rest[i] = append(said, c), ""
		}
		r.line(as, strings.Join(said, "; "))
	}
	rest = slices.DeleteFunc(rest, func(name string) bool { return name == "" })
	r.line(as, strings.Join(rest, "; "))
}
