package paper

import (
	"bytes"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// prose reads the Markdown of a deck. HTML in it is text like any other.
type prose struct {
	parser   parser.Parser
	renderer renderer.Renderer
}

func newProse() *prose {
	p := parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	md := goldmark.New(goldmark.WithParser(p), goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	return &prose{md.Parser(), md.Renderer()}
}

// parse reads blocks.
func (p *prose) parse(source string) (ast.Node, []byte) {
	b := []byte(source)
	return p.parser.Parse(text.NewReader(b)), b
}

// oneParagraph reports whether a document is a paragraph and nothing else.
func oneParagraph(doc ast.Node) bool {
	first := doc.FirstChild()
	return first != nil && first == doc.LastChild() && first.Kind() == ast.KindParagraph
}

// headingFrom is the level of a heading within a slide: under the document's,
// the topic's and the slide's.
const headingFrom = 4

// html renders Markdown. Nothing in it refers to anything outside but links
// that can be seen: a picture gives way to its words.
func (p *prose) html(source string) template.HTML {
	return p.render(p.parse(source))
}

// line renders what stands in one line of a deck file.
func (p *prose) line(source string) template.HTML {
	parsed, b := p.parse(source)
	if !oneParagraph(parsed) {
		return template.HTML(template.HTMLEscapeString(source)) // a step such as "1. …" is no list
	}
	doc, inline := ast.NewDocument(), ast.NewTextBlock()
	doc.AppendChild(doc, inline)
	for c := parsed.FirstChild().FirstChild(); c != nil; c = parsed.FirstChild().FirstChild() {
		inline.AppendChild(inline, c)
	}
	return template.HTML(strings.TrimSpace(string(p.render(doc, b))))
}

func (p *prose) render(doc ast.Node, source []byte) template.HTML {
	var pictures []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(6, max(headingFrom, n.Level))
		case *ast.Image:
			pictures = append(pictures, n)
		case *ast.Link:
			if n.Title = nil; !strings.Contains(string(n.Destination), words(n, source)) {
				n.SetAttributeString("class", []byte("named"))
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range pictures {
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			n.Parent().InsertBefore(n.Parent(), n, c)
		}
		n.Parent().RemoveChild(n.Parent(), n)
	}
	var b bytes.Buffer
	if err := p.renderer.Render(&b, source, doc); err != nil {
		return template.HTML(template.HTMLEscapeString(string(source))) // writing to memory does not fail; the words matter most
	}
	return template.HTML(b.String())
}

// words is the text of a node without its marks.
func words(node ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
