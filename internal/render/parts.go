package render

import (
	"github.com/yuin/goldmark/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

// A part is a piece of prose that is laid out as one: a paragraph, a list.
type part struct {
	ast.Node
	prose deck.Prose
	from  int    // step at which it appears
	more  []part // lists that go on with this one
	align deck.Align
}

// read takes prose that appears at a step apart.
func read(p deck.Prose, from int) []part {
	root, _ := p.Tree()
	return part{Node: root, prose: p, from: from}.under()
}

// readBlock takes a block of prose apart.
func readBlock(b *deck.Markdown) []part {
	parts := read(b.Prose, b.From())
	for i := range parts {
		parts[i].align = b.Align
	}
	return parts
}

// under are the parts of a quotation, an item or a document.
func (p part) under() []part {
	var parts []part
	if p.Node == nil {
		return nil
	}
	for n := p.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindLinkReferenceDefinition {
			parts = append(parts, part{Node: n, prose: p.prose, from: p.from})
		}
	}
	return parts
}

// start is the first number of an ordered list; 0 where it has bullets, and
// for what is no list.
func (p part) start() int {
	if l, ok := p.Node.(*ast.List); ok && l.IsOrdered() {
		return max(1, l.Start)
	}
	return 0
}

// items are those of a list.
func (p part) items() []part {
	items := p.under()
	for _, l := range p.more {
		items = append(items, l.under()...)
	}
	return items
}

// join appends parts to those before them. A list that goes on after a pause
// stays one list.
func join(parts, more []part) []part {
	if len(parts) > 0 && len(more) > 0 {
		last, first := &parts[len(parts)-1], more[0]
		if last.Kind() == ast.KindList && first.Kind() == ast.KindList && (last.start() > 0) == (first.start() > 0) {
			last.more = append(last.more, first)
			more = more[1:]
		}
	}
	return append(parts, more...)
}
