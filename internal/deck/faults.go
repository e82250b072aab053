package deck

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// codeWords are the words after a fence that say what language the code is in.
// It is shown alike in all of them.
var codeWords = strings.Fields(`text txt console sh bash shell powershell bat c cpp csharp css csv diff go html http
	ini java javascript js json kotlin markdown md php python py ruby rust sql swift toml ts typescript xml yaml yml`)

// maxProseDepth is how many lists and quotations may stand in each other: on a
// narrow screen more leave no room for words.
const maxProseDepth = 8

// footnote is a mark that refers to one, in a dialect that has them.
var footnote = regexp.MustCompile(`^\[\^[^\]\s]+\]`)

// A fault is something in prose that not every reader can show.
type fault struct {
	at   int // byte of the source
	kind Kind
	args []any
}

// faults lists what some reader could not show, so that no text is lost in
// silence.
func (p Prose) faults() []fault {
	if !p.mayFault() {
		return nil
	}
	_, text := p.Tree()
	var found []fault
	tell := func(at int, kind Kind, args ...any) { found = append(found, fault{max(0, at), kind, args}) }
	var defined []*ast.LinkReferenceDefinition
	used := map[string]bool{}
	for n := range p.Nodes() {
		switch n := n.(type) {
		case *ast.HTMLBlock:
			tell(n.Lines().At(0).Start, kindHTML, firstLine(n.Lines().Value(text)))
		case *ast.RawHTML:
			tell(n.Segments.At(0).Start, kindHTML, firstLine(n.Segments.Value(text)))
		case *ast.Image:
			tell(n.Pos(), kindPicture, string(n.Destination))
		case *ast.LinkReferenceDefinition:
			defined = append(defined, n)
		case *ast.Link:
			switch {
			case len(n.Title) > 0:
				tell(n.Pos(), kindLinkTitle, string(n.Title))
			case n.FirstChild() == nil:
				tell(n.Pos(), kindEmptyLink, string(n.Destination))
			}
			if n.Reference != nil {
				used[util.ToLinkReference(n.Reference.Value)] = true
			}
		case *ast.FencedCodeBlock:
			if n.Info != nil {
				if kind, args := unknownFence(string(n.Info.Value(text))); kind != (Kind{}) {
					tell(n.Info.Segment.Start, kind, args...)
				}
			}
		case *ast.List, *ast.Blockquote:
			if depth(n) == maxProseDepth+1 {
				tell(n.Pos(), kindDeepProse, maxProseDepth)
			}
		case *east.TableRow:
			if at := p.beyond(n); at >= 0 {
				tell(at, kindTableCells)
			}
		case *ast.Text:
			if _, code := n.Parent().(*ast.CodeSpan); code {
				break
			}
			from := n.Segment.Start
			if at := strings.IndexByte(string(n.Value(text)), '['); at >= 0 && footnote.Match(text[from+at:]) && (from+at == 0 || text[from+at-1] != '\\') {
				tell(from+at, kindFootnote)
			}
			raw := string(n.Value(text))
			if i := strings.IndexByte(raw, '&'); i >= 0 {
				for _, r := range p.Literal(n) {
					if hidden(r) || r == '\t' || r == '\n' {
						tell(n.Segment.Start+i, kindControlCharacter, character(r))
						break
					}
				}
			}
		}
	}
	for _, d := range defined {
		label := util.ToLinkReference(d.Label)
		switch {
		case strings.HasPrefix(label, "^"):
			tell(d.Pos(), kindFootnote)
		case !used[label]:
			tell(d.Pos(), kindUnusedLink, string(d.Label))
		}
		used[label] = false // a second address of the same name is lost
	}
	return found
}

// mayFault is false of most prose, without the tree: there is no sign of
// anything in it that has faults.
func (p Prose) mayFault() bool {
	if strings.ContainsAny(p.Source, "<[&|") || strings.Contains(p.Source, "```") || strings.Contains(p.Source, "~~~") {
		return true
	}
	markers := strings.Count(p.Source, ">") // and those of lists
	for i := 0; i+1 < len(p.Source); i++ {
		switch p.Source[i] {
		case '-', '*', '+':
		case '.', ')':
			if i == 0 || p.Source[i-1] < '0' || p.Source[i-1] > '9' {
				continue
			}
		default:
			continue
		}
		if strings.IndexByte(" \t\n", p.Source[i+1]) >= 0 {
			markers++
		}
	}
	return markers > maxProseDepth
}

func firstLine(b []byte) string {
	line, _, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	return line
}

// unknownFence tells what is wrong with what stands behind a fence; the kind is
// empty where nothing is.
func unknownFence(info string) (kind Kind, args []any) {
	name, rest := fence{info: strings.TrimSpace(info)}.words()
	switch {
	case slices.Contains(own, name):
		return kindInnerBlock, []any{name}
	case !slices.Contains(codeWords, strings.ToLower(name)):
		if near := nearestBlock(name); near != "" {
			return kindNearBlock, []any{name, near}
		}
		return kindUnknownBlock, []any{name, allOf(own)}
	case rest != "":
		return kindBlockInfo, []any{name}
	}
	return Kind{}, nil
}

// depth is how many lists and quotations hold a node, itself among them, up to
// one more than matters.
func depth(n ast.Node) int {
	count := 0
	for ; n != nil && count < maxProseDepth+2; n = n.Parent() {
		if n.Kind() == ast.KindList || n.Kind() == ast.KindBlockquote {
			count++
		}
	}
	return count
}

// beyond is where a row of a table goes on after its last column, which no
// reader would show; -1 where it does not.
func (p Prose) beyond(row *east.TableRow) int {
	cell := row.LastChild()
	if cell == nil || cell.Lines().Len() == 0 {
		return -1 // it has fewer cells than the head
	}
	at := cell.Lines().At(0).Stop
	_, text := p.Tree()
	rest, _, _ := strings.Cut(string(text[at:]), "\n")
	rest = strings.TrimRight(rest, " \t")
	if more := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, " \t"), "|"), " \t"); more != "" {
		return at + len(rest) - len(more)
	}
	return -1
}

// wrongIn tells of the faults of prose that was written, with other lines or
// blanks, between a place and a line of the file: where their text is found
// there, else at the place.
func (f *file) wrongIn(p Prose, from place, end int) {
	for _, x := range p.faults() {
		at := from
		text := firstLine([]byte(p.Source[x.at:]))
		for line := from.line; line < end && !f.full(); line++ {
			if i := strings.Index(f.line(line), text); i >= 0 {
				at = f.at(line, i)
				break
			}
		}
		f.problem(at, x.kind, x.args...)
	}
}

// wrongAt tells of the faults of prose whose source begins at a byte of a line
// of the file.
func (f *file) wrongAt(p Prose, line, column int) {
	for _, x := range p.faults() {
		before := p.Source[:x.at]
		down := strings.Count(before, "\n")
		across := x.at - strings.LastIndexByte(before, '\n') - 1
		if down == 0 {
			across += column
		}
		f.problem(f.at(line+down, across), x.kind, x.args...)
	}
}
