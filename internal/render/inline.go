package render

import (
	"bufio"
	"bytes"
	"fmt"
	"image/color"
	"strings"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"training.vast.vn/vneid-training/internal/theme"
)

// An inliner draws the text of a paragraph: emphasis, links, code. Glamour
// does it; breaking lines is left to wrap, because glamour cannot set
// following lines of a list's item in. It is not for concurrent use.
type inliner struct {
	renderer renderer.Renderer
	out      bytes.Buffer
	buffered *bufio.Writer // on out
}

func newInliner(s *theme.Styles, base, strong lipgloss.Style) *inliner {
	on := true
	text := primitive(base)
	emphasis := text
	emphasis.Italic = &on
	struck := text
	struck.CrossedOut = &on
	link := primitive(s.Link)
	glamour := ansi.NewRenderer(ansi.Options{Styles: ansi.StyleConfig{
		Document:      ansi.StyleBlock{StylePrimitive: text},
		Strong:        primitive(strong),
		Emph:          emphasis,
		Strikethrough: struck,
		Code:          ansi.StyleBlock{StylePrimitive: primitive(s.Code)},
		LinkText:      link,
		Link:          link,
		ImageText:     text,
	}})
	in := &inliner{renderer: renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1)))}
	in.buffered = bufio.NewWriter(&in.out)
	return in
}

// render draws the children of a node as one text; line feeds in it are
// breaks that the author asked for. It takes the children from the node.
func (in *inliner) render(node ast.Node, source []byte) string {
	var lines []string
	for node.FirstChild() != nil {
		paragraph := ast.NewParagraph()
		for child := node.FirstChild(); child != nil; child = node.FirstChild() {
			paragraph.AppendChild(paragraph, child)
			if t, ok := child.(*ast.Text); ok && t.HardLineBreak() {
				t.SetHardLineBreak(false)
				break
			}
		}
		lines = append(lines, in.line(paragraph, source))
	}
	return strings.Join(lines, "\n")
}

func (in *inliner) line(paragraph ast.Node, source []byte) string {
	plainLinks(paragraph, source)
	document := ast.NewDocument()
	document.AppendChild(document, paragraph)
	in.out.Reset()
	in.buffered.Reset(&in.out) // an error leaves what was not written
	if err := in.renderer.Render(in.buffered, source, document); err != nil {
		return plainText(paragraph, source) // writing to memory does not fail; the words matter most
	}
	return strings.TrimSpace(strings.ReplaceAll(in.out.String(), "\n", ""))
}

// plainLinks makes links that are their own text show it once.
func plainLinks(node ast.Node, source []byte) {
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if l, ok := n.(*ast.Link); ok && entering && strings.Contains(string(l.Destination), plainText(l, source)) {
			l.Destination = []byte("#") // shows no address
		}
		return ast.WalkContinue, nil
	})
}

// plainText is the text of a node without any style.
func plainText(node ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch t := n.(type) {
		case *ast.Text:
			b.Write(t.Segment.Value(source))
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(t.Value)
		case *ast.AutoLink:
			b.Write(t.Label(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// primitive says in glamour's terms what a style is.
func primitive(s lipgloss.Style) ansi.StylePrimitive {
	var p ansi.StylePrimitive
	on := true
	if name := colorName(s.GetForeground()); name != "" {
		p.Color = &name
	}
	if name := colorName(s.GetBackground()); name != "" {
		p.BackgroundColor = &name
	}
	if s.GetBold() {
		p.Bold = &on
	}
	if s.GetUnderline() {
		p.Underline = &on
	}
	if s.GetReverse() {
		p.Inverse = &on
	}
	return p
}

// colorName writes a colour as lipgloss.Color reads it; none is "".
func colorName(c color.Color) string {
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return ""
	case xansi.BasicColor:
		return fmt.Sprint(uint8(c))
	case xansi.IndexedColor:
		return fmt.Sprint(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

func sameColor(a, b color.Color) bool { return colorName(a) == colorName(b) }
