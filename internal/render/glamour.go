package render

import (
	"bufio"
	"bytes"
	"fmt"
	"image/color"
	"strings"
	"sync"

	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	xansi "github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// A drawer has glamour draw blocks of prose: paragraphs, headings, cells of
// tables and code, each whole, on lines as long as they come. It is not for
// concurrent use.
//
// Lines are broken by wrap, and lists, quotations, tables and rules are laid out
// here, by the side of blocks that are not Markdown. Glamour, tried on the same
// slides, sets the second line of an item under its bullet instead of under its
// text, leaves one short word alone on a last line, breaks numbers such as
// 254/VHL-TCCBKT at the hyphen, stretches each table over the whole width, and
// draws rules of one length. Nor does it know items that a later step reveals, or
// rows that belong on one page.
type drawer struct {
	config ansi.StyleConfig
	spare  sync.Pool // of *scribe
}

// A scribe draws one block at a time.
type scribe struct {
	renderer renderer.Renderer
	source   []byte // what the nodes that glamour is given refer to
	out      bytes.Buffer
	buffered *bufio.Writer // on out
}

// codeMargin is how far code is set in, in cells.
const codeMargin = 2

func newDrawer(s *theme.Styles, base, strong lipgloss.Style) *drawer {
	on, margin := true, uint(codeMargin)
	text := primitive(base)
	emphasis := text
	emphasis.Italic = &on
	struck := text
	struck.CrossedOut = &on
	link := primitive(s.Link)
	return &drawer{config: ansi.StyleConfig{
		Document:      ansi.StyleBlock{StylePrimitive: text},
		Heading:       ansi.StyleBlock{StylePrimitive: primitive(s.Title)},
		CodeBlock:     ansi.StyleCodeBlock{StyleBlock: ansi.StyleBlock{StylePrimitive: primitive(s.Code), Margin: &margin}},
		Strong:        primitive(strong),
		Emph:          emphasis,
		Strikethrough: struck,
		Code:          ansi.StyleBlock{StylePrimitive: primitive(s.Code)},
		LinkText:      link,
		Link:          link,
	}}
}

// draws has a scribe draw: one that has done so before, if one is free.
func (d *drawer) draws(block func(*scribe) ast.Node) string {
	s, ok := d.spare.Get().(*scribe)
	if !ok {
		glamour := ansi.NewRenderer(ansi.Options{PreserveNewLines: true, Styles: d.config})
		s = &scribe{renderer: renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(glamour, 1)))}
		s.buffered = bufio.NewWriter(&s.out)
	}
	defer d.spare.Put(s)
	return s.draw(block(s))
}

// paragraph draws the text under a node; line feeds in it are breaks that the
// author asked for.
func (d *drawer) paragraph(p deck.Prose, n ast.Node) string {
	return strings.TrimSpace(d.draws(func(s *scribe) ast.Node { return s.fill(ast.NewParagraph(), p, n) }))
}

// heading draws a heading.
func (d *drawer) heading(p deck.Prose, n *ast.Heading) string {
	return strings.TrimSpace(d.draws(func(s *scribe) ast.Node { return s.fill(ast.NewHeading(n.Level), p, n) }))
}

// code draws a block of code, line by line.
func (d *drawer) code(p deck.Prose, n ast.Node) []string {
	code := strings.ReplaceAll(strings.TrimRight(p.Code(n), "\n"), "\t", "    ")
	drawn := d.draws(func(s *scribe) ast.Node {
		block := ast.NewFencedCodeBlock(nil) // without a language: colours of our own for code would cost chroma's start
		block.Lines().Append(s.write(strings.ReplaceAll(code, `\`, `\\`)))
		return block
	})
	return strings.Split(strings.TrimPrefix(drawn, "\n"), "\n")
}

// line draws prose of one line.
func (d *drawer) line(p deck.Prose) string {
	var parts []string
	for n := range p.Blocks() {
		parts = append(parts, d.paragraph(p, n))
	}
	return strings.Join(parts, " ")
}

// draw draws a block that refers to the source, and forgets the source.
func (s *scribe) draw(block ast.Node) string {
	document := ast.NewDocument()
	document.AppendChild(document, block)
	s.out.Reset()
	s.buffered.Reset(&s.out) // an error leaves what was not written; writing to memory has none
	_ = s.renderer.Render(s.buffered, s.source, document)
	s.source = s.source[:0]
	return s.out.String()
}

// write adds a text to the source.
func (s *scribe) write(words string) text.Segment {
	at := len(s.source)
	s.source = append(s.source, printable(words)...)
	return text.NewSegment(at, len(s.source))
}

// fill copies what stands under a node into another, in the terms of glamour,
// which takes references and escapes from all text and adds its address to each
// link. The deck's own tree stays as it is: others are reading it.
func (s *scribe) fill(to ast.Node, p deck.Prose, from ast.Node) ast.Node {
	_, source := p.Tree()
	add := func(n ast.Node) { to.AppendChild(to, n) }
	for c := from.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			literal := escapes.Replace(p.Literal(c))
			switch {
			case c.HardLineBreak():
				literal += "\n"
			case c.SoftLineBreak():
				literal += " "
			}
			add(ast.NewTextSegment(s.write(literal)))
		case *ast.CodeSpan:
			span := ast.NewCodeSpan()
			span.AppendChild(span, ast.NewTextSegment(s.write(strings.ReplaceAll(p.Line(c), "&", "&amp;"))))
			add(span)
		case *ast.Emphasis:
			add(s.fill(ast.NewEmphasis(c.Level), p, c))
		case *east.Strikethrough:
			add(s.fill(east.NewStrikethrough(), p, c))
		case *ast.AutoLink:
			link := ast.NewLink()
			link.Destination = noAddress
			link.AppendChild(link, ast.NewTextSegment(s.write(escapes.Replace(string(c.Label(source))))))
			add(link)
		case *ast.Link:
			link := ast.NewLink()
			if link.Destination = c.Destination; p.Bare(c) {
				link.Destination = noAddress
			}
			add(s.fill(link, p, c))
		}
	}
	return to
}

// escapes writes text as glamour reads it.
var escapes = strings.NewReplacer("&", "&amp;", `\`, `\\`)

// noAddress is the address of a link of which glamour shows the text alone.
var noAddress = []byte("#")

// printable drops what a terminal would obey.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			return -1
		}
		return r
	}, s)
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
