package deck

import (
	"slices"
	"strings"
)

// A fence is the line that opens a fenced block.
type fence struct {
	sign byte // '`' or '~'
	size int
	info string
}

// fenceOf reads the line that opens a fenced block by CommonMark's rules;
// text is the line without indentation.
func fenceOf(text string) (fence, bool) {
	if !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "~~~") {
		return fence{}, false
	}
	f := fence{sign: text[0]}
	for f.size < len(text) && text[f.size] == f.sign {
		f.size++
	}
	f.info = strings.TrimSpace(text[f.size:])
	if f.sign == '`' && strings.Contains(f.info, "`") {
		return fence{}, false
	}
	return f, true
}

// words splits what stands behind the fence.
func (f fence) words() (name, rest string) {
	if n := strings.IndexAny(f.info, " \t"); n >= 0 {
		return f.info[:n], f.info[n:]
	}
	return f.info, ""
}

// closes says that a line ends the fenced block.
func (f fence) closes(line string) bool {
	text := strings.TrimLeft(line, " \t")
	n := 0
	for n < len(text) && text[n] == f.sign {
		n++
	}
	return n >= f.size && strings.TrimSpace(text[n:]) == ""
}

// fenced reads a fenced block: one of ours, or else Markdown.
func (p *topicParser) fenced(f fence) {
	name, rest := f.words()
	ours := slices.Contains(own, name)
	if ours && rest != "" {
		p.problem(p.begin(p.row), kindBlockInfo, name)
	}
	first, deep := p.row, indent(p.line(p.row)) >= 4
	end, closed := first+1, false
	for ; end < p.lines(); end++ {
		line := p.line(end)
		if closed = f.closes(line) && (deep || indent(line) < 4); closed || ours && p.lost(line) {
			break
		}
	}
	if !closed {
		p.problem(p.begin(first), kindOpenFence, strings.Repeat(string(f.sign), f.size))
		p.row = end
		if name == "question" {
			p.slide.questions = true
		} else {
			p.put(nil)
		}
		p.partial = true
		return
	}
	if !ours {
		p.prose(end + 1 - first)
		return
	}
	p.flush()
	s := &sheet{
		file: p.file, what: name, head: p.begin(first),
		first: first + 1, end: end, indent: indent(p.line(first)), fenced: true,
	}
	size := len(p.span(first, end))
	if size > maxSlide {
		p.problem(s.head, kindLongBlock, name, maxSlide>>10)
		p.partial = true
	}
	if name == "question" {
		p.slide.questions = true
	} else {
		p.grow(first, size)
	}
	if size <= maxSlide {
		p.block(s)
	}
	p.row = end + 1
}

// lost says that a line cannot be in a block of ours, so that the block must
// have been left open.
func (p *topicParser) lost(line string) bool {
	if separates(line) {
		return true
	}
	f, ok := fenceOf(strings.TrimLeft(line, " \t"))
	if !ok {
		return false
	}
	name, _ := f.words()
	return slices.Contains(own, name)
}

// nearestBlock returns the block of ours that a misspelt word means, or "".
// Short words are left alone: they are names of languages.
func nearestBlock(name string) string {
	if len(name) < 4 {
		return ""
	}
	return nearest(name, own)
}
