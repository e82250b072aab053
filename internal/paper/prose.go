package paper

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"training.vast.vn/vneid-training/internal/deck"
)

// headingFrom is the level of a heading within a slide: under the document's,
// the topic's and the slide's.
const headingFrom = 4

// level is the level that a heading has on paper.
func level(n *ast.Heading) int { return min(6, max(headingFrom, n.Level)) }

// A web renders prose as HTML: by goldmark's own renderer, but for headings,
// and for links, whose address is printed where they do not say it. It is not
// for concurrent use.
type web struct {
	renderer renderer.Renderer
	prose    deck.Prose // that is being rendered
}

func newWeb() *web {
	w := new(web)
	w.renderer = renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(w, 1),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(html.NewRenderer(), 1000),
	))
	return w
}

// RegisterFuncs implements goldmark's renderer.NodeRenderer.
func (w *web) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHeading, func(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := "<h%d>"
		if !entering {
			tag = "</h%d>\n"
		}
		_, err := fmt.Fprintf(out, tag, level(n.(*ast.Heading)))
		return ast.WalkContinue, err
	})
	r.Register(ast.KindLink, func(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		tag := "</a>"
		if entering {
			tag = w.link(n.(*ast.Link))
		}
		_, err := out.WriteString(tag)
		return ast.WalkContinue, err
	})
}

func (w *web) link(l *ast.Link) string {
	address := util.URLEscape(l.Destination, true)
	if html.IsDangerousURL(address) {
		address = nil
	}
	class := ` class="named"`
	if w.prose.Bare(l) {
		class = ""
	}
	return `<a href="` + string(util.EscapeHTML(address)) + `"` + class + ">"
}

// blocks renders prose.
func (w *web) blocks(p deck.Prose) template.HTML { return w.render(p, slices.Collect(p.Blocks())) }

// line renders prose of one line, without the paragraph around it.
func (w *web) line(p deck.Prose) template.HTML {
	var nodes []ast.Node
	for n := range p.Blocks() {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			nodes = append(nodes, c)
		}
	}
	return w.render(p, nodes)
}

func (w *web) render(p deck.Prose, nodes []ast.Node) template.HTML {
	w.prose = p
	_, source := p.Tree()
	var b bytes.Buffer
	for _, n := range nodes {
		if err := w.renderer.Render(&b, source, n); err != nil {
			return template.HTML(template.HTMLEscapeString(p.Source)) // writing to memory does not fail; the words matter most
		}
	}
	return template.HTML(b.String())
}
