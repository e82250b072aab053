package deck

import (
	"io/fs"
	"strings"
	"unicode/utf8"
)

// maxSlide bounds one slide and one fenced block in bytes. Nothing that is
// meant to be read is so long, and it keeps all that looks at a slide fast.
const maxSlide = 64 << 10

// maxTitle bounds a heading in characters.
const maxTitle = 200

// A topicParser reads one topic, line by line and each line once.
type topicParser struct {
	*file
	intact   bool // the file could be read
	partial  bool // something of it could not, so that counts mean nothing
	claims   []claim
	topic    *Topic
	fsys     fs.FS // of the deck
	pictures []*Image
	row      int // the line it is at
	slide    draft
	back     []place // where each question names its slide

	// What an indented line would be: a paragraph goes on in it, a list holds
	// it, else it is code.
	paragraph, list bool
}

// A draft is a slide that is being read.
type draft struct {
	Slide
	begin      int  // line on which its section begins
	text, end  int  // lines of the Markdown being gathered; text < 0 if none is
	step       int  // the step at which what follows appears
	steps      int  // steps so far
	shown      bool // has a title or content
	questions  bool
	directives bool
	idle       bool // nothing followed the last pause
	paused     place
	layout     *layout
	align      Align
	heroAt     place
	size       int    // bytes of content
	notes      string // speaker notes so far, and where they begin
	noted      place
}

// topic reads a topic.
func (l *loader) topic(name string) *topicParser {
	p := &topicParser{topic: &Topic{Path: name}, fsys: l.fsys}
	if p.file, p.intact = l.file(name); !p.intact {
		return p
	}
	p.frontMatter()
	p.body()
	if len(p.topic.Slides) == 0 {
		p.whole(kindNoSlides)
	}
	for i, at := range p.back {
		if n := p.topic.Questions[i].Slide; n > len(p.topic.Slides) && len(p.topic.Slides) > 0 {
			p.problem(at, kindSlideRange, n, len(p.topic.Slides))
		}
	}
	return p
}

// separates says that a line parts slides. In CommonMark it would make a
// heading of a paragraph right above it; here it never does.
func separates(line string) bool {
	return strings.HasPrefix(line, "---") && strings.TrimRight(line[3:], " \t") == ""
}

func (p *topicParser) frontMatter() {
	for p.row < p.lines() && strings.TrimSpace(p.line(p.row)) == "" {
		p.row++
	}
	if p.row == p.lines() || !separates(p.line(p.row)) {
		p.row = 0
		p.problem(place{0, 1}, kindNoFrontMatter)
		p.partial = true
		return
	}
	s := &sheet{file: p.file, what: "front matter", head: place{p.row, 1}, first: p.row + 1}
	for s.end = s.first; s.end < p.lines() && !separates(p.line(s.end)); s.end++ {
	}
	p.row = s.end + 1
	if s.end == p.lines() {
		p.problem(s.head, kindOpenFrontMatter)
		p.partial = true
		p.row = s.first
		return
	}
	n := s.root()
	if n == nil {
		p.partial = true
		return
	}
	const mostItems, mostMinutes = 999, 600
	t := p.topic
	t.Level = -1
	s.mapping(n,
		field{"title", true, s.words(&t.Title)},
		field{"level", true, s.number(&t.Level, General, mostLevels)},
		field{"item", false, s.number(&t.Item, 1, mostItems)},
		field{"minutes", true, s.number(&t.Minutes, 1, mostMinutes)},
		field{"icon", false, s.words(&t.Icon)},
	)
	item := value(n, "item")
	switch {
	case t.Level < 0:
		t.Level = General // told already
		p.partial = true
	case t.Level == General && item != n:
		s.wrong(item, kindItemGeneral)
	case t.Level != General && item == n:
		s.missing(n, kindItemMissing, t.Level)
	case t.Item > 0:
		at := s.place(item)
		p.claims = append(p.claims, claim{[2]int{t.Level, t.Item}, at, s.name(at), kindDuplicateItem, []any{t.Item, t.Level}})
	}
}

func (p *topicParser) body() {
	p.newSlide()
	for p.row < p.lines() {
		p.next()
	}
	p.endSlide(true)
}

// next reads the line it is at, and those that belong to it.
func (p *topicParser) next() {
	line := p.line(p.row)
	text := strings.TrimLeft(line, " \t")
	if text == "" || strings.TrimSpace(text) == "" {
		p.row++
		p.paragraph = false
		return
	}
	deep := indent(line) >= 4 && !p.list
	fence, isFence := fenceOf(text)
	alt, picture, isImage := imageOf(line)
	switch level := heading(text); {
	case deep && !p.paragraph:
		p.prose(1)
	case separates(line):
		p.endSlide(false)
		p.row++
		p.newSlide()
	case strings.HasPrefix(text, opening):
		p.comment(line)
	case isFence && !deep:
		p.fenced(fence)
	case isImage && indent(line) < 4 && !(p.list && indent(line) > 0):
		p.image(line, alt, picture)
	case level > 0 && indent(line) < 4:
		p.heading(level, text)
	default:
		p.plain(line, text)
		return
	}
	p.paragraph = false
}

// plain reads a line of other Markdown.
func (p *topicParser) plain(line, text string) {
	p.looksLike(line, text)
	switch {
	case listItem(text) > 0:
		p.list = true
		if n := p.itemFence(text); n > 0 {
			p.prose(n)
			p.paragraph = false
			return
		}
	case !p.paragraph && indent(line) == 0:
		p.list = false
	}
	p.paragraph = true
	p.prose(1)
}

// itemFence is how many lines there are of a fenced block that opens on the
// line of an item's mark; 0 if none does, or if it is not closed.
func (p *topicParser) itemFence(text string) int {
	for n := listItem(text); n > 0; n = listItem(text) {
		text = strings.TrimLeft(text[n:], " \t")
	}
	const longest = 200 // lines; a slide has not so many
	f, ok := fenceOf(text)
	for row := p.row + 1; ok && row < min(p.lines(), p.row+longest); row++ {
		switch line := p.line(row); {
		case strings.TrimSpace(line) != "" && indent(line) == 0:
			return 0 // the item has ended
		case f.closes(line):
			return row + 1 - p.row
		}
	}
	return 0
}

// looksLike tells of lines that are nearly something else.
func (p *topicParser) looksLike(line, text string) {
	rule := strings.TrimRight(text, " \t")
	under := p.paragraph && !p.list
	switch {
	case strings.Trim(rule, "-") == "" && (len(rule) > 1 || under):
		p.problem(p.begin(p.row), kindLooseSeparator)
	case strings.Trim(rule, "=") == "" && under:
		p.problem(p.begin(p.row), kindSetextHeading)
	}
	if i := strings.Index(line, opening); i >= 0 && strings.Count(line[:i], "`")%2 == 0 {
		p.problem(p.at(p.row, i), kindCommentInText)
	}
}

// prose adds lines to the Markdown being gathered.
func (p *topicParser) prose(lines int) {
	d := &p.slide
	if d.text < 0 {
		d.text = p.row
	}
	p.row += lines
	d.end = p.row
	d.shown, d.idle = true, false
}

// flush ends the Markdown being gathered.
func (p *topicParser) flush() {
	d := &p.slide
	if d.text < 0 {
		return
	}
	first := d.text
	d.text = -1
	source := p.span(first, d.end)
	b := &Markdown{Reveal: p.reveal(), Align: p.slide.align, Line: first + 1}
	if p.grow(first, len(source)) {
		b.Prose = Parse(source)
		p.wrongAt(b.Prose, first, 0)
	}
	p.add(place{first, 1}, b)
	p.paragraph, p.list = false, false
}

// put adds a block of ours; nil for one that cannot be read.
func (p *topicParser) put(b Block) {
	p.slide.shown, p.slide.idle = true, false
	if b != nil {
		p.add(place{p.row, 1}, b)
	}
}

// add puts a block on the slide or in its column.
func (p *topicParser) add(at place, b Block) {
	d := &p.slide
	switch l := d.layout; {
	case l == nil:
		d.Blocks = append(d.Blocks, b)
	case l.column < 0:
		p.problem(at, kindOutsideColumn)
		l.column = 0
	case l.block.Ratio != nil:
		l.block.Columns[l.column] = append(l.block.Columns[l.column], b)
	}
}

// reveal is the step at which what comes now appears.
func (p *topicParser) reveal() Reveal { return Reveal{p.slide.step} }

// grow adds to the size of the slide, and returns whether it may be so large.
func (p *topicParser) grow(line, size int) bool {
	d := &p.slide
	if d.size <= maxSlide && d.size+size > maxSlide {
		p.problem(place{line, 1}, kindLongSlide, maxSlide>>10)
	}
	d.size += size
	return d.size <= maxSlide
}

// heading reads a heading: the first of a slide is its title.
func (p *topicParser) heading(level int, text string) {
	d := &p.slide
	inside := d.layout != nil
	if d.shown || inside {
		if level <= 2 {
			p.problem(p.begin(p.row), kindLateHeading)
		}
		p.list = false
		p.prose(1)
		return
	}
	at := p.begin(p.row)
	switch words := strings.TrimSpace(text[level:]); {
	case strings.Trim(words, "#") == "":
		p.problem(at, kindEmptyHeading)
	case utf8.RuneCountInString(words) > maxTitle:
		p.problem(at, kindLongTitle, maxTitle)
	case !strings.ContainsAny(words, "\\`*_[]<>&~#\t"): // there are no marks in most
		d.Title = words
	default:
		title := Parse(text)
		p.wrongAt(title, p.row, len(p.line(p.row))-len(text))
		d.Title = title.Text()
	}
	d.Large = level == 1
	d.shown, d.idle = true, false
	p.row++
}

// heading is the level of a heading, or 0.
func heading(text string) int {
	n := 0
	for n < len(text) && text[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	return n
}

// listItem is the length of the mark that begins an item of a list, or 0.
func listItem(text string) int {
	n := 0
	for n < len(text) && n < 9 && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	marks := ".)"
	if n == 0 {
		marks = "-*+"
	}
	if n+1 < len(text) && strings.IndexByte(marks, text[n]) >= 0 && (text[n+1] == ' ' || text[n+1] == '\t') {
		return n + 1
	}
	return 0
}

// indent is how many columns a line is indented.
func indent(line string) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case ' ':
			n++
		case '\t':
			n += 4 - n%4
		default:
			return n
		}
	}
	return n
}

func (p *topicParser) newSlide() {
	p.slide = draft{begin: p.row, text: -1, steps: 1}
	p.paragraph, p.list = false, false
}

// endSlide adds the slide to the topic. A section with nothing but questions
// is no slide.
func (p *topicParser) endSlide(last bool) {
	p.flush()
	p.closeLayout()
	d := &p.slide
	d.shown = d.shown || d.Hero != ""
	first := d.begin
	for first < p.row && strings.TrimSpace(p.line(first)) == "" {
		first++
	}
	switch {
	case d.idle:
		p.problem(d.paused, kindIdlePause)
	case d.Large && d.Hero != "":
		p.problem(d.heroAt, kindHeroTitle)
	case !d.shown && d.directives:
		p.problem(p.begin(first), kindNothingShown)
	case !d.shown && !d.questions && !last:
		p.problem(p.begin(min(p.row, p.lines()-1)), kindEmptySection)
	}
	if !d.shown {
		return
	}
	d.Number = len(p.topic.Slides) + 1
	d.Line = first + 1
	d.Steps = d.steps
	d.source = p.span(d.begin, p.row)
	if d.notes != "" {
		d.Notes = Parse(d.notes)
		p.wrongIn(d.Notes, d.noted, p.row)
	}
	p.topic.Slides = append(p.topic.Slides, d.Slide)
}
