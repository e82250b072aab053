package deck

import (
	"iter"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Prose is Markdown, and goldmark's tree of it. Screen, voice, paper, search and
// practice show that one tree, none reads the source again. The tree is
// shared: it must not be changed.
//
// The dialect is CommonMark with tables and struck text, but without what some
// reader could not show, such as HTML. Load tells of that.
type Prose struct {
	Source string // as it is written
	tree   *tree  // nil where nothing is written
}

// A tree is read once, by whoever asks first: a deck is there at once, however
// large it is, and of most of its slides nobody ever sees more than a few.
type tree struct {
	once   sync.Once
	parser parser.Parser
	root   ast.Node
	text   []byte
}

// The parsers hold no state: all may use them at once.
var (
	blocks = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser()
	inline = parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewStrikethroughParser(), 500))...),
	)
)

// Parse gives Markdown as prose.
func Parse(source string) Prose { return proseOf(source, blocks) }

// ParseLine is Parse for Markdown of which only what stands within a line means
// something: a step that begins with "1." is no list.
func ParseLine(source string) Prose { return proseOf(source, inline) }

func proseOf(source string, p parser.Parser) Prose {
	if source == "" {
		return Prose{}
	}
	return Prose{source, &tree{parser: p}}
}

// Tree returns the document, whose children are the blocks, and the text that
// the segments of its nodes refer to. It is nil where nothing is written.
func (p Prose) Tree() (root ast.Node, text []byte) {
	if p.tree == nil {
		return nil, nil
	}
	p.tree.once.Do(func() { p.tree.read(p.Source) })
	return p.tree.root, p.tree.text
}

func (t *tree) read(source string) {
	t.text = []byte(source)
	t.root = t.parser.Parse(text.NewReader(t.text))
	if strings.ContainsAny(source, "\t`~") {
		t.settle()
	}
}

// settle makes blanks of the tabs within lines, which a terminal has no place
// for; those of blocks of code stay. And it asks for the language of code,
// which goldmark keeps in the tree when it is first asked.
func (t *tree) settle() {
	for n := range under(t.root) {
		switch n := n.(type) {
		case *ast.FencedCodeBlock:
			n.Language(t.text)
		case *ast.Text:
			for i := n.Segment.Start; i < n.Segment.Stop; i++ {
				if t.text[i] == '\t' {
					t.text[i] = ' '
				}
			}
		}
	}
}

var source = regexp.MustCompile(`(?i)^\s*(nguồn|sources?)\s*:`)

// IsSource reports whether a line of a speaker note names sources: "Nguồn: …",
// "Source: …". It is there to look things up, not to be said.
func IsSource(line string) bool { return source.MatchString(line) }

// Blocks are the paragraphs, lists and so on of the prose.
func (p Prose) Blocks() iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		root, _ := p.Tree()
		if root == nil {
			return
		}
		for n := root.FirstChild(); n != nil && yield(n); n = n.NextSibling() {
		}
	}
}

// Nodes are all nodes of the prose, each before those under it.
func (p Prose) Nodes() iter.Seq[ast.Node] {
	root, _ := p.Tree()
	return under(root)
}

func under(root ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		if root == nil {
			return
		}
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && !yield(n) {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
	}
}

// Text is the prose without its marks, each block and each cell on a line.
func (p Prose) Text() string {
	var lines []string
	for n := range p.Nodes() {
		switch n.(type) {
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			lines = append(lines, strings.Trim(p.Code(n), "\n"))
		case *ast.Paragraph, *ast.TextBlock, *ast.Heading, *east.TableCell:
			lines = append(lines, p.Line(n))
		}
	}
	return strings.Join(lines, "\n")
}

// Line is the text under a node without its marks, on one line. A link is
// followed by its address, unless that is what it says.
func (p Prose) Line(n ast.Node) string {
	var b strings.Builder
	p.line(&b, n)
	return strings.Join(strings.Fields(b.String()), " ")
}

func (p Prose) line(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(p.Literal(c))
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.AutoLink:
			b.Write(c.Label(p.tree.text))
		case *ast.Link:
			p.line(b, c)
			if !p.Bare(c) {
				b.WriteString(" (" + string(c.Destination) + ")")
			}
		default:
			p.line(b, c)
		}
	}
}

// Bare reports whether a link says its own address.
func (p Prose) Bare(l *ast.Link) bool {
	var b strings.Builder
	p.line(&b, l)
	return strings.Contains(string(l.Destination), strings.TrimSpace(b.String()))
}

// Literal is what a text means: that of code is as it stands, in other text
// escapes and references to characters give way to what they stand for.
func (p Prose) Literal(t *ast.Text) string {
	raw := string(t.Value(p.tree.text))
	if _, code := t.Parent().(*ast.CodeSpan); code || t.IsRaw() {
		return raw
	}
	return literal(raw)
}

// Code is what stands in a block of code, with the ends of its lines.
func (p Prose) Code(n ast.Node) string { return string(n.Lines().Value(p.tree.text)) }

// literal gives the text that Markdown's escapes and references stand for.
func literal(raw string) string {
	if !strings.ContainsAny(raw, `\&`) {
		return raw
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		const longest = 40 // bytes of a reference
		switch end := strings.IndexByte(raw[i:min(len(raw), i+longest)], ';') + 1; {
		case raw[i] == '\\' && i+1 < len(raw) && util.IsPunct(raw[i+1]):
			i++
		case raw[i] == '&' && end > 0:
			reference := raw[i : i+end]
			if c := util.ResolveEntityNames(util.ResolveNumericReferences([]byte(reference))); string(c) != reference {
				b.Write(c)
				i += end - 1
				continue
			}
		}
		b.WriteByte(raw[i])
	}
	return b.String()
}
