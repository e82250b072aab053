package deck

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// directives are the words of comments that mean something, as in presenterm.
var directives = []string{
	"pause", "speaker_note", "column_layout", "column", "reset_layout", "jump_to_middle", "alignment", "hero",
}

const opening, closing = "<!--", "-->"

// comment reads a comment that begins on this line, and all its lines.
//
// A comment is a directive, or it begins with "//" and is for authors alone;
// anything else is a problem, so that a misspelt directive is never lost.
func (p *topicParser) comment(line string) {
	first := p.row
	end, closed := first, false
	for ; end < p.lines(); end++ {
		text := p.line(end)
		from := 0
		if end == first {
			from = strings.Index(text, opening) + len(opening)
		} else if strings.HasPrefix(strings.TrimLeft(text, " \t"), opening) || separates(text) {
			break
		}
		if i := strings.Index(text[from:], closing); i >= 0 {
			closed = true
			if rest := from + i + len(closing); strings.TrimSpace(text[rest:]) != "" {
				rest += len(text[rest:]) - len(strings.TrimLeft(text[rest:], " \t"))
				p.problem(p.at(end, rest), kindAfterComment)
			}
			end++
			break
		}
	}
	p.row = end
	if !closed {
		p.problem(p.begin(first), kindOpenComment)
		return
	}
	body := p.span(first, end)
	body = body[strings.Index(body, opening)+len(opening):]
	body = body[:strings.Index(body, closing)]
	p.directive(first, body)
}

// word splits a comment such as "column: 1" into its word and its value. It
// is false if the comment is neither one word nor a word and a value.
func word(text string) (name, value string, colon, ok bool) {
	n := 0
	for n < len(text) && (unicode.IsLetter(rune(text[n])) && text[n] < 0x80 || n > 0 && strings.IndexByte("0123456789_-", text[n]) >= 0) {
		n++
	}
	rest := strings.TrimLeft(text[n:], " \t")
	value, colon = strings.CutPrefix(rest, ":")
	return text[:n], strings.TrimSpace(value), colon, n > 0 && (rest == "" || colon)
}

// directive does what a comment says.
func (p *topicParser) directive(line int, body string) {
	text := strings.TrimSpace(body)
	if strings.HasPrefix(text, "//") {
		return
	}
	at := p.begin(line)
	name, value, colon, ok := word(text)
	if !ok {
		p.problem(at, kindUnknownComment)
		return
	}
	if !slices.Contains(directives, name) {
		if near := nearest(name, directives); near != "" {
			p.problem(at, kindNearDirective, name, near)
		} else {
			p.problem(at, kindUnknownDirective, name, allOf(directives))
		}
		return
	}
	p.flush()
	p.slide.directives = true
	switch name {
	case "pause", "reset_layout", "jump_to_middle":
		if colon {
			p.problem(at, kindDirectiveValue, name)
			return
		}
	default:
		if value == "" {
			p.problem(at, kindDirectiveNoValue, name, example(name))
			return
		}
	}
	switch name {
	case "pause":
		p.pause(at)
	case "jump_to_middle":
		p.slide.Middle = true
	case "alignment":
		p.align(at, value)
	case "hero":
		p.hero(at, value)
	case "speaker_note":
		if p.slide.notes != "" {
			p.slide.notes += "\n\n"
		} else {
			p.slide.noted = at
		}
		p.slide.notes += note(text[strings.IndexByte(text, ':')+1:])
	case "column_layout":
		p.layout(at, value)
	case "column":
		p.column(at, value)
	case "reset_layout":
		if p.slide.layout == nil {
			p.problem(at, kindNoLayout, name)
		}
		p.closeLayout()
	}
}

func example(directive string) string {
	switch directive {
	case "column_layout":
		return "column_layout: [3, 2]"
	case "column":
		return "column: 0"
	case "alignment":
		return "alignment: center"
	case "hero":
		return "hero: …"
	}
	return "speaker_note: …"
}

// note is the text of a speaker note without the indentation that its lines
// have in common. A "|" or ">" in front is left out: presenterm wants it.
func note(text string) string {
	first, rest, _ := strings.Cut(strings.TrimLeft(text, " \t"), "\n")
	lines := strings.Split(rest, "\n")
	common := -1
	for _, line := range lines {
		if blank := len(line) - len(strings.TrimLeft(line, " \t")); blank < len(line) && (common < 0 || blank < common) {
			common = blank
		}
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight(line[min(max(common, 0), len(line)):], " \t")
	}
	switch first = strings.TrimRight(first, " \t"); first {
	case "|", ">", "|-", ">-":
		first = ""
	}
	return strings.TrimSpace(first + "\n" + strings.Join(lines, "\n"))
}

// maxHero bounds a hero in characters: longer ones are not large letters.
const maxHero = 60

// hero sets what the slide comes down to.
func (p *topicParser) hero(at place, text string) {
	switch text = strings.Join(strings.Fields(text), " "); {
	case p.slide.Hero != "":
		p.problem(at, kindHeroTwice)
	case utf8.RuneCountInString(text) > maxHero:
		p.problem(at, kindLongHero, maxHero)
	default:
		p.slide.Hero, p.slide.heroAt = text, at
	}
}

// align says where what follows on the slide stands in its width.
func (p *topicParser) align(at place, to string) {
	switch a := Align(to); a {
	case Left, Center, Right:
		p.slide.align = a
	default:
		p.problem(at, kindAlignment, to)
	}
}

// pause makes what follows a step of its own.
func (p *topicParser) pause(at place) {
	d := &p.slide
	if d.idle {
		p.problem(at, kindIdlePause)
	}
	d.idle, d.paused = true, at
	d.step = d.steps
	d.steps++
}

// A layout is columns that are being filled.
type layout struct {
	block  *Columns
	column int // -1 until a column is named
	at     place
}

// mostColumns is how many columns still hold words on a narrow stage.
const mostColumns = 6

// layout begins columns.
func (p *topicParser) layout(at place, text string) {
	p.closeLayout()
	b := &Columns{Reveal: p.reveal(), Ratio: ratio(text)}
	if b.Ratio == nil { // any column will do, so that one mistake is told once
		p.problem(at, kindBadLayout, text, mostColumns)
	}
	b.Columns = make([][]Block, len(b.Ratio))
	p.slide.Blocks = append(p.slide.Blocks, b)
	p.slide.layout = &layout{b, -1, at}
}

// ratio reads "[3, 2]"; nil if it is nothing like it.
func ratio(text string) []int {
	const widest = 999
	if !strings.HasPrefix(text, "[") || !strings.HasSuffix(text, "]") || len(text) < 2 {
		return nil
	}
	parts := strings.SplitN(text[1:len(text)-1], ",", mostColumns+1)
	if len(parts) > mostColumns {
		return nil
	}
	widths := make([]int, len(parts))
	for i, part := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 1 || n > widest {
			return nil
		}
		widths[i] = n
	}
	return widths
}

// column begins a column of the layout.
func (p *topicParser) column(at place, text string) {
	l := p.slide.layout
	if l == nil {
		p.problem(at, kindNoLayout, "column")
		return
	}
	columns := len(l.block.Ratio)
	if columns == 0 {
		columns = mostColumns
	}
	switch n, err := strconv.Atoi(text); {
	case err != nil || n < 0 || n >= columns:
		p.problem(at, kindNoColumn, text, columns-1)
		l.column = 0
	default:
		l.column = n
	}
}

// closeLayout ends the columns.
func (p *topicParser) closeLayout() {
	l := p.slide.layout
	if l == nil {
		return
	}
	p.slide.layout = nil
	if l.block.Ratio == nil {
		return
	}
	for _, c := range l.block.Columns {
		if len(c) > 0 {
			return
		}
	}
	p.problem(l.at, kindEmptyColumns)
}
