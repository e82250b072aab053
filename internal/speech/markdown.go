package speech

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

func parse(source []byte) ast.Node {
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	return md.Parser().Parse(text.NewReader(source))
}

// plain is Markdown on one line, without its marks.
func plain(source string) string {
	b := []byte(source)
	var parts []string
	for n := parse(b).FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindParagraph {
			return source // a step such as "1. …" is no list
		}
		parts = append(parts, inline(n, b))
	}
	return strings.Join(parts, " ")
}

func (r *teller) markdown(source string, step int) {
	b := []byte(source)
	r.nodes(parse(b), b, Line{Step: step})
}

// nodes tells the blocks under a node; as is what their lines are like.
func (r *teller) nodes(parent ast.Node, source []byte, as Line) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading:
			as = r.line(as, inline(n, source))
		case *ast.List:
			number := n.Start
			for item := n.FirstChild(); item != nil; item = item.NextSibling() {
				label := "- "
				if n.IsOrdered() {
					label = fmt.Sprintf("%d. ", number)
					number++
				}
				r.nodes(item, source, Line{Step: as.Step, Depth: as.Depth + 1, Label: label})
			}
		case *ast.Blockquote:
			before := len(r.lines)
			r.nodes(n, source, as)
			if len(r.lines) > before {
				r.lines[before].Text = "“" + r.lines[before].Text
				r.lines[len(r.lines)-1].Text += "”"
			}
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for line := range strings.SplitSeq(strings.TrimRight(string(n.Lines().Value(source)), "\n"), "\n") {
				as = r.line(as, strings.TrimRight(line, " \t"))
			}
		case *east.Table:
			r.table(n, source, as)
		}
	}
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

// table tells each row as an item of a list, every cell behind the head of
// its column.
func (r *teller) table(t *east.Table, source []byte, as Line) {
	var head []string
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, inline(cell, source))
		}
		if row.Kind() == east.KindTableHeader {
			head = cells
			continue
		}
		var said []string
		for i, c := range cells {
			switch {
			case c == "":
			case i < len(head) && head[i] != "":
				said = append(said, head[i]+": "+c)
			default:
				said = append(said, c)
			}
		}
		r.line(Line{Step: as.Step, Depth: as.Depth + 1, Label: "- "}, strings.Join(said, "; "))
	}
}

// inline is the text under a node on one line. A link is followed by its
// address, unless that is what it says.
func inline(node ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(unescaped(n.Segment.Value(source)))
				if n.SoftLineBreak() || n.HardLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil && entering; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					b.Write(t.Segment.Value(source))
				}
			}
			return ast.WalkSkipChildren, nil
		case *ast.AutoLink:
			if entering {
				b.Write(n.Label(source))
			}
		case *ast.Link:
			if address := string(n.Destination); !entering && !strings.Contains(address, inlineChildren(n, source)) {
				b.WriteString(" (" + address + ")")
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// inlineChildren is the text of a link, which holds no link itself.
func inlineChildren(n ast.Node, source []byte) string {
	var parts []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		parts = append(parts, inline(c, source))
	}
	return strings.Join(parts, " ")
}

// unescaped gives the characters that Markdown's escapes stand for.
func unescaped(b []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}
