package deck

import (
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// Text is the plain text of all that the slide shows in the end, for search:
// without marks of emphasis, addresses of links, or speaker notes.
func (s *Slide) Text() string {
	parts := texts([]string{s.Title}, s.Blocks)
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, "\n")
}

func texts(parts []string, blocks []Block) []string {
	for _, b := range blocks {
		switch b := b.(type) {
		case *Markdown:
			parts = append(parts, plainText(b.Source))
		case *Columns:
			for _, c := range b.Columns {
				parts = texts(parts, c)
			}
		case *Walkthrough:
			for _, s := range b.Steps {
				parts = append(parts, plainText(s.Do))
				parts = append(parts, s.Screen.texts()...)
			}
		case *Phone:
			parts = append(parts, b.Screen.texts()...)
		case *QR:
			parts = append(parts, b.Caption, b.URL)
		case *Callout:
			parts = append(parts, plainText(b.Text))
		case *Drill:
			parts = append(parts, b.Screen)
			for _, l := range b.Lines {
				parts = append(parts, l.Text, l.Sign)
			}
			parts = append(parts, plainText(b.Explain))
		}
	}
	return parts
}

func (s Screen) texts() []string {
	if s.Title == "" {
		return nil
	}
	return append([]string{s.Title, s.Note}, s.Rows...)
}

// markdown reads what our slides are written in. It holds no state.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()

// plainText is Markdown without its marks, one line for each of its blocks.
func plainText(source string) string {
	src := []byte(source)
	var b strings.Builder
	line := func() {
		if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
	}
	doc := markdown.Parse(text.NewReader(src))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				line()
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(unescape(string(n.Segment.Value(src))))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.URL(src))
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					b.Write(t.Segment.Value(src))
				}
			}
			return ast.WalkSkipChildren, nil
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := range n.Lines().Len() {
				at := n.Lines().At(i)
				b.Write(at.Value(src))
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}

// unescape gives the text that Markdown's escapes stand for.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') >= 0 {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
				i++
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}
