package paper

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

var (
	special   = regexp.MustCompile("[\\\\`*_\\[\\]<>~#|]|&[#0-9A-Za-z]")
	backticks = regexp.MustCompile("`+")
	opening   = regexp.MustCompile("^(?:([-+=#>~|*_`])|(\\d{1,9})([.)]))")
)

// escape writes plain text as Markdown that means it, within a line.
func escape(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return special.ReplaceAllStringFunc(text, func(s string) string { return `\` + s })
}

// escapeLine is escape for text that begins a line.
func escapeLine(text string) string { return notBlock(escape(text)) }

// notBlock escapes what would begin a list, a heading or the like.
func notBlock(line string) string { return opening.ReplaceAllString(line, `$2\$1$3`) }

// rewrite writes prose as Markdown anew: headings under the slide's, all fences
// closed, so that whatever follows is not touched.
func rewrite(p deck.Prose) string {
	root, _ := p.Tree()
	if root == nil {
		return ""
	}
	return rewriter{p}.blocks(root, false)
}

// rewriteLine writes prose of one line on one line.
func rewriteLine(p deck.Prose) string {
	var parts []string
	for n := range p.Blocks() {
		line := strings.Join(strings.Fields(rewriter{p}.inline(n)), " ")
		if _, ok := n.FirstChild().(*ast.Text); ok && len(parts) == 0 {
			line = notBlock(line)
		}
		parts = append(parts, line)
	}
	return strings.Join(parts, " ")
}

// opens reports whether prose begins with a paragraph, before which words may
// stand.
func opens(p deck.Prose) bool {
	for n := range p.Blocks() {
		return n.Kind() == ast.KindParagraph
	}
	return false
}

// A rewriter writes a tree as Markdown.
type rewriter struct{ deck.Prose }

func (r rewriter) blocks(parent ast.Node, tight bool) string {
	var parts []string
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if s := r.block(n); s != "" {
			parts = append(parts, s)
		}
	}
	if tight {
		return strings.Join(parts, "\n")
	}
	return strings.Join(parts, "\n\n")
}

func (r rewriter) block(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return r.inline(n)
	case *ast.Heading:
		text := strings.Join(strings.Fields(r.inline(n)), " ")
		return strings.Repeat("#", level(n)) + " " + text
	case *ast.List:
		return r.list(n)
	case *ast.Blockquote:
		return indent(r.blocks(n, false), "> ", "> ")
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		code := strings.TrimRight(r.Code(n), "\n")
		fence := "```"
		for strings.Contains(code, fence) {
			fence += "`"
		}
		return fence + "\n" + code + "\n" + fence
	case *ast.ThematicBreak:
		return "***"
	case *east.Table:
		return r.table(n)
	}
	return ""
}

func (r rewriter) list(l *ast.List) string {
	var items []string
	number := l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		label := "- "
		if l.IsOrdered() {
			label = strconv.Itoa(number) + ". "
			number++
		}
		items = append(items, indent(r.blocks(n, l.IsTight), label, strings.Repeat(" ", len(label))))
	}
	if l.IsTight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

func (r rewriter) table(t *east.Table) string {
	var lines []string
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, noPipe(strings.Join(strings.Fields(r.inline(c)), " ")))
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if row.Kind() == east.KindTableHeader {
			var rule []string
			for _, a := range t.Alignments {
				switch a {
				case east.AlignLeft:
					rule = append(rule, ":---")
				case east.AlignCenter:
					rule = append(rule, ":---:")
				case east.AlignRight:
					rule = append(rule, "---:")
				default:
					rule = append(rule, "---")
				}
			}
			lines = append(lines, "| "+strings.Join(rule, " | ")+" |")
		}
	}
	return strings.Join(lines, "\n")
}

// inline writes what a paragraph holds.
func (r rewriter) inline(parent ast.Node) string {
	var b strings.Builder
	_, source := r.Tree()
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			text := literal(string(n.Value(source)))
			if strings.HasSuffix(b.String(), "\n") {
				text = notBlock(text)
			}
			b.WriteString(text)
			switch {
			case n.HardLineBreak():
				b.WriteString("  \n")
			case n.SoftLineBreak():
				b.WriteByte('\n')
			}
		case *ast.CodeSpan:
			code := r.Line(n)
			if code == "" { // of blanks; two backticks would open another
				b.WriteByte(' ')
				continue
			}
			b.WriteString(codeSpan(code))
		case *ast.Emphasis:
			mark := strings.Repeat("*", n.Level)
			if emphasised(n) {
				mark = ""
			}
			b.WriteString(mark + r.inline(n) + mark)
		case *east.Strikethrough:
			b.WriteString("~~" + r.inline(n) + "~~")
		case *ast.AutoLink:
			b.WriteString("<" + string(n.Label(source)) + ">")
		case *ast.Link:
			b.WriteString("[" + r.inline(n) + "](<" + strings.NewReplacer("<", `\<`, ">", `\>`, "\n", "").Replace(string(n.Destination)) + ">)")
		}
	}
	return b.String()
}

// emphasised reports whether text is emphasised as it is without this.
func emphasised(n *ast.Emphasis) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if e, ok := p.(*ast.Emphasis); ok && e.Level == n.Level {
			return true
		}
	}
	return false
}

// literal escapes raw text, whose own escapes stand: what might be a mark in it
// is none, or it would not be text.
func literal(raw string) string { return escaped(raw, "<*_`[]~") }

// noPipe escapes what would end a cell.
func noPipe(cell string) string { return escaped(cell, "|") }

// escaped escapes characters wherever they are not escaped yet.
func escaped(raw, marks string) string {
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		switch {
		case raw[i] == '\\' && i+1 < len(raw):
			b.WriteByte(raw[i])
			i++
		case strings.IndexByte(marks, raw[i]) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(raw[i])
	}
	return b.String()
}

// codeSpan puts code between as many backticks as nowhere follow each other in
// it.
func codeSpan(code string) string {
	fence, runs := "`", backticks.FindAllString(code, -1)
	for slices.Contains(runs, fence) {
		fence += "`"
	}
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") {
		code = " " + code + " "
	}
	return fence + code + fence
}
