package gift

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// Bounds of a question in a deck.
const (
	fewest     = 2
	fewestStep = 3
	mostOption = 9
	mostBytes  = 48 << 10
)

// piece reads one question, description or category.
func (r *reader) piece(p piece) {
	for p.from < p.to && strings.IndexByte(" \t\n"+string(commentEnd), r.text[p.from]) >= 0 {
		p.from++
	}
	for p.to > p.from && strings.IndexByte(" \t\n"+string(commentEnd), r.text[p.to-1]) >= 0 {
		p.to--
	}
	if p.from == p.to {
		return
	}
	if p = r.unfence(p); p.from == p.to {
		return
	}
	text := r.text[p.from:p.to]
	if rest, ok := strings.CutPrefix(text, categoryMark); ok {
		name, _, _ := strings.Cut(rest, "\n")
		r.category = category(name)
		return
	}
	q := Question{Line: r.line(p.from), Category: r.category}
	q.ID = r.idAbove(p)
	if strings.HasPrefix(text, "::") {
		p.from = r.title(&q, p)
	}
	g, ok := r.answerGroup(&q, p)
	if !ok {
		return
	}
	format := formatMoodle
	before, after := r.raw(p.from, g.open), r.raw(g.close+1, p.to)
	said := ""
	if rest, ok := strings.CutPrefix(strings.TrimSpace(after), "####"); ok {
		r.warn(r.line(g.close), kindOutside)
		said, after = rest, ""
	}
	if strings.TrimSpace(after) != "" {
		before += "_____" + after
	}
	q.Text, format = r.prose(q.Line, before, format)
	if q.Text == "" && strings.Contains(q.Title, " ") {
		r.warn(q.Line, kindTitleText)
		q.Text = q.Title
	}
	if q.Text == "" {
		r.lose(q.Line, kindNoText)
		return
	}
	q.Explain, _ = r.prose(r.line(g.close), said, format)
	r.answers(&q, g.open+1, g.close, format)
}

// unfence leaves out lines of ``` before and after a question, which stand
// around it where it was taken from a document in Markdown. Those in a question
// are in pairs.
func (r *reader) unfence(p piece) piece {
	text := r.text[p.from:p.to]
	if strings.Count(text, "```")%2 == 0 && strings.TrimLeft(text, "`") != "" {
		return p
	}
	first, _, _ := strings.Cut(text, "\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	switch {
	case fenceForm.MatchString(first):
		r.warn(r.line(p.from), kindFence)
		p.from += len(first)
	case strings.TrimSpace(last) == "```":
		r.warn(r.line(p.to), kindFence)
		p.to -= len(last)
	}
	for p.from < p.to && strings.IndexByte(" \t\n"+string(commentEnd), r.text[p.from]) >= 0 {
		p.from++
	}
	for p.to > p.from && strings.IndexByte(" \t\n"+string(commentEnd), r.text[p.to-1]) >= 0 {
		p.to--
	}
	return p
}

var fenceForm = regexp.MustCompile("^```[a-zA-Z]*[ \t]*$")

// idAbove is the id in the comments of the piece or right above it.
func (r *reader) idAbove(p piece) string {
	for n := r.line(p.from) - 1; n >= 1 && commented(r.lineText(n)); n-- {
		if id, ok := r.ids[n]; ok {
			delete(r.ids, n)
			return id
		}
	}
	for n := r.line(p.from); n <= r.line(p.to); n++ {
		if id, ok := r.ids[n]; ok {
			delete(r.ids, n)
			return id
		}
	}
	return ""
}

// title reads ::name:: and returns where the text begins.
func (r *reader) title(q *Question, p piece) int {
	from := p.from + len("::")
	end := strings.Index(r.mask[from:p.to], "::")
	if brace := strings.IndexByte(r.mask[from:p.to], '{'); end < 0 || brace >= 0 && brace < end && !strings.Contains(r.mask[from:from+end], "}") {
		r.warn(q.Line, kindOpenTitle)
		return from
	}
	q.Title = strings.Join(strings.Fields(r.clean(q.Line, unescape(r.raw(from, from+end)))), " ")
	return from + end + len("::")
}

// answerGroup finds the braces that hold the answers.
func (r *reader) answerGroup(q *Question, p piece) (group, bool) {
	groups, loose := r.groups(p.from, p.to)
	if len(groups) == 0 {
		r.warn(q.Line, kindDescription)
		return group{}, false
	}
	var strong []group
	for _, g := range groups {
		switch {
		case g.open < 0:
			r.lose(r.line(g.close), kindStrayBrace)
			return group{}, false
		case g.close < 0:
			r.lose(r.line(g.open), kindOpenBrace)
			return group{}, false
		case r.strong(g):
			strong = append(strong, g)
		}
	}
	if len(strong) > 1 { // {} may be text where another holds answers
		strong = slices.DeleteFunc(strong, func(g group) bool { return blankish(r.text[g.open+1 : g.close]) })
	}
	chosen := groups[len(groups)-1]
	switch {
	case len(strong) > 1:
		r.lose(r.line(strong[1].open), kindSeveralGaps)
		return group{}, false
	case len(strong) == 1:
		chosen = strong[0]
	}
	if len(groups) > 1 || loose {
		r.warn(q.Line, kindLooseBraces)
	}
	return chosen, true
}

// answers reads what stands in the braces, and keeps the question if a deck
// can hold it.
func (r *reader) answers(q *Question, from, to int, format string) {
	if at := strings.LastIndex(r.mask[from:to], "####"); at >= 0 {
		q.Explain, _ = r.prose(r.line(from+at), r.raw(from+at+4, to), format)
		to = from + at
	}
	for from < to && strings.IndexByte(" \t\n"+string(commentEnd), r.text[from]) >= 0 {
		from++
	}
	for to > from && strings.IndexByte(" \t\n"+string(commentEnd), r.text[to-1]) >= 0 {
		to--
	}
	// A single gap of a cloze question with choices is a question of ours.
	if m := clozeForm.FindStringSubmatchIndex(r.mask[from:to]); m != nil {
		switch kind := r.mask[from+m[2] : from+m[3]]; kind[:2] {
		case "MC", "MR", "MU":
			from += m[1]
		case "NU", "NM":
			r.lose(q.Line, kindNumerical)
			return
		default:
			r.lose(q.Line, kindShortAnswer)
			return
		}
	}
	content := r.mask[from:to]
	ok := false
	switch {
	case content == "":
		r.lose(q.Line, kindEssay)
	case content[0] == '#':
		r.lose(q.Line, kindNumerical)
	case content[0] == '>':
		ok = r.order(q, from, to)
	case strings.Contains(content, "~"):
		ok = r.choices(q, from, to, format)
	case truthForm.MatchString(content):
		ok = r.truth(q, from, to, format)
	case strings.Contains(content, "=") && strings.Contains(content, "->"):
		r.lose(q.Line, kindMatching)
	default:
		r.lose(q.Line, kindShortAnswer)
	}
	if ok && r.fits(q) {
		r.questions = append(r.questions, *q)
	}
}

// fits tells what a deck does not let through.
func (r *reader) fits(q *Question) bool {
	size := len(q.Text) + len(q.Explain)
	met := map[string]bool{}
	for _, o := range q.Options {
		size += len(o.Text)
		key := strings.ToLower(strings.Join(strings.Fields(o.Text), " "))
		if q.Type != deck.TrueFalse && met[key] {
			r.lose(q.Line, kindSameAnswers, o.Text)
			return false
		}
		met[key] = true
	}
	least := fewest
	if q.Type == deck.Order {
		least = fewestStep
	}
	switch n := len(q.Options); {
	case size > mostBytes:
		r.lose(q.Line, kindLongQuestion, mostBytes>>10)
	case n < least:
		r.lose(q.Line, kindFewAnswers, n, least)
	case n > mostOption:
		r.lose(q.Line, kindManyAnswers, n, mostOption)
	default:
		return true
	}
	return false
}

// truth reads {T}, {FALSE#…#…}.
func (r *reader) truth(q *Question, from, to int, format string) bool {
	parts := r.split(from, to, '#', 3)
	word := strings.TrimSpace(r.raw(parts[0].from, parts[0].to))
	right := strings.EqualFold(word[:1], "T")
	if word != strings.ToUpper(word) {
		r.warn(q.Line, kindTruthCase, word)
	}
	q.Type = deck.TrueFalse
	q.Options = []Option{{Right: right}, {Right: !right}}
	// Moodle writes the feedback of the wrong answer first.
	for i := len(parts) - 1; i > 0; i-- {
		text, _ := r.prose(r.line(parts[i].from), r.raw(parts[i].from, parts[i].to), format)
		if text == "" || text == q.Explain {
			continue
		}
		if q.Explain != "" {
			r.warn(q.Line, kindFeedback)
			q.Explain += "\n"
		}
		q.Explain += text
	}
	return true
}

// split parts [from, to) at a character, into most parts.
func (r *reader) split(from, to int, at byte, most int) []piece {
	var parts []piece
	for len(parts) < most-1 {
		i := strings.IndexByte(r.mask[from:to], at)
		if i < 0 {
			break
		}
		parts = append(parts, piece{from, from + i})
		from += i + 1
	}
	return append(parts, piece{from, to})
}

// order reads Moodle's ordering questions: {>n settings, then a step a line}.
func (r *reader) order(q *Question, from, to int) bool {
	end := strings.IndexByte(r.text[from:to], '\n')
	if end < 0 {
		r.lose(q.Line, kindOrderForm)
		return false
	}
	settings := strings.Fields(r.text[from+1 : from+end])
	q.Type = deck.Order
	for line := range strings.SplitSeq(r.raw(from+end+1, to), "\n") {
		if text := strings.TrimSpace(r.clean(q.Line, unescape(line))); text != "" {
			q.Options = append(q.Options, Option{text, true})
		}
	}
	if len(settings) > 1 && strings.HasPrefix(strings.ToUpper(settings[1]), "R") || len(settings) > 1 && strings.HasPrefix(strings.ToUpper(settings[1]), "C") {
		if n, err := strconv.Atoi(settings[0]); err == nil && n < len(q.Options) {
			r.warn(q.Line, kindOrderPart)
		}
	}
	return true
}

// A choice is one answer as it is written.
type choice struct {
	at       int // of its = or ~; of loose text, where it begins
	from, to int
	sign     byte
}

var weightForm = regexp.MustCompile(`^\s*%\s*([-+]?[0-9]{1,3}(?:[.,][0-9]*)?)\s*%`)

// choices reads {=right ~wrong} and {~%50%right ~%-50%wrong}.
func (r *reader) choices(q *Question, from, to int, format string) bool {
	var weighted, sum float64
	equals, partial, right := 0, false, 0
	type feedback struct {
		text, of string
		right    bool
	}
	var said []feedback
	q.Type = deck.Multiple
	list := r.choiceList(q, from, to)
	for _, c := range list {
		if c.sign == '=' {
			q.Type = deck.Single
		}
	}
	sharing := r.sharing(list)
	if sharing {
		r.warn(q.Line, kindEqualWeights)
		q.Type = deck.Multiple
	}
	for _, c := range list {
		weight := math.NaN()
		if m := weightForm.FindStringSubmatchIndex(r.text[c.from:c.to]); m != nil {
			weight, _ = strconv.ParseFloat(strings.Replace(r.text[c.from+m[2]:c.from+m[3]], ",", ".", 1), 64)
			c.from += m[1]
		}
		parts := r.split(c.from, c.to, '#', 2)
		line := r.line(c.at)
		text, _ := r.option(line, r.raw(parts[0].from, parts[0].to), format)
		if text == "" {
			r.warn(line, kindEmptyAnswer)
			continue
		}
		o := Option{Text: text}
		switch {
		case sharing:
			o.Right = weight > 0
		case c.sign == '=':
			o.Right = math.IsNaN(weight) || weight >= 100
			equals++
		case q.Type == deck.Single:
			o.Right = weight >= 100
		default:
			o.Right = weight > 0
		}
		if o.Right {
			right++
			if !math.IsNaN(weight) {
				weighted++
				sum += weight
			}
		} else if weight > 0 {
			partial = true
		}
		if len(parts) > 1 {
			if f, _ := r.prose(r.line(parts[1].from), r.raw(parts[1].from, parts[1].to), format); f != "" {
				said = append(said, feedback{f, text, o.Right})
			}
		}
		q.Options = append(q.Options, o)
	}
	if partial {
		r.warn(q.Line, kindPartial)
	}
	if right > 1 && q.Type == deck.Single {
		r.warn(q.Line, kindSeveralRight, right)
		q.Type = deck.Multiple
	} else if q.Type == deck.Multiple && weighted > 0 && math.Abs(sum-100) > 1 {
		r.warn(q.Line, kindWeights, sum)
	}
	// What is said of the right answer explains the question; what is said of
	// others names them.
	lines := []string{}
	if q.Explain != "" {
		lines = append(lines, q.Explain)
	}
	joined := false
	for _, first := range []bool{true, false} {
		for _, f := range said {
			if f.right != first || slices.Contains(lines, f.text) {
				continue
			}
			if first && len(lines) == 0 && right == 1 {
				lines = append(lines, f.text)
				continue
			}
			joined = true
			lines = append(lines, "“"+f.of+"”: "+f.text)
		}
	}
	q.Explain = strings.Join(lines, "\n")
	if joined {
		r.warn(q.Line, kindFeedback)
	}
	if right == 0 && len(q.Options) >= fewest && len(q.Options) <= mostOption { // else fits tells
		r.lose(q.Line, kindNoRight)
		return false
	}
	return true
}

// sharing says that answers marked = have weights that sum to the whole credit,
// as several right ones have; {=%50%a =%50%b ~c} is not what Moodle reads so.
func (r *reader) sharing(list []choice) bool {
	var sum float64
	for _, c := range list {
		m := weightForm.FindStringSubmatch(r.text[c.from:c.to])
		if m == nil {
			if c.sign == '=' {
				return false
			}
			continue
		}
		weight, _ := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
		if weight >= 100 {
			return false
		}
		if c.sign == '=' {
			sum += max(weight, 0)
		}
	}
	return math.Abs(sum-100) <= 1
}

// choiceList finds where answers begin. A ~ always begins one. A = does where
// it can; in the tags of HTML, in == <= >= !=, and amid a line where answers
// stand on lines of their own, it is text that somebody forgot to escape.
func (r *reader) choiceList(q *Question, from, to int) []choice {
	var tildes, lines, spaced, inner []int
	loose, ownLines, fresh, tag := false, true, true, false
	weights := strings.Contains(r.mask[from:to], "~%") || strings.Contains(r.mask[from:to], "~ %")
	for i := from; i < to; i++ {
		c := r.mask[i]
		switch {
		case c == '\n':
			fresh = true
			continue
		case c == ' ' || c == '\t' || c == commentEnd:
			continue
		case c == '~':
			tildes = append(tildes, i)
			ownLines = ownLines && fresh
			tag = false
		case c == '<' && i+1 < to && letter(r.mask[i+1]):
			tag = true
		case c == '>':
			tag = false
		case c == '=':
			before := r.mask[i-1]
			switch {
			case before == '~': // ~= is how cloze questions mark a right answer
				tildes[len(tildes)-1] = i
			case fresh:
				lines = append(lines, i)
				tag = false
			case tag, before == '=', before == '<', before == '!', before == '>' && i+1 < to && r.mask[i+1] == ' ', i+1 < to && r.mask[i+1] == '=':
				loose = true
			case before == ' ' || before == '\t':
				spaced = append(spaced, i)
			default:
				inner = append(inner, i)
			}
		}
		fresh = false
	}
	starts := tildes
	ownLines = ownLines && len(tildes)+len(lines) > 1 && strings.Contains(r.text[from:to], "\n")
	switch {
	case ownLines && (len(lines) > 0 || weights):
		starts = append(starts, lines...)
		loose = loose || len(spaced)+len(inner) > 0
	case len(lines)+len(spaced) > 0:
		starts = append(append(starts, lines...), spaced...)
		loose = loose || len(inner) > 0
	case !weights:
		starts = append(starts, inner...)
	default:
		loose = loose || len(inner) > 0
	}
	if loose {
		r.warn(q.Line, kindLooseEquals)
	}
	slices.Sort(starts)
	var list []choice
	// before is where an option ends that stands before the one with this sign.
	before := func(sign int) int {
		if r.mask[sign] == '=' && sign > from && r.mask[sign-1] == '~' {
			return sign - 1
		}
		return sign
	}
	if first := before(starts[0]); !blankish(r.text[from:first]) {
		r.warn(r.line(from), kindLooseText)
		list = append(list, choice{from, from, first, '~'})
	}
	for i, at := range starts {
		end := to
		if i+1 < len(starts) {
			end = max(at+1, before(starts[i+1]))
		}
		list = append(list, choice{at, at + 1, end, r.mask[at]})
	}
	return list
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// category reads the path of a category; "//" in it is a slash in a name.
func category(path string) string {
	const slash = "\x03"
	var names []string
	for i, name := range strings.Split(strings.ReplaceAll(strings.TrimSpace(path), "//", slash), "/") {
		name = strings.Join(strings.Fields(strings.ReplaceAll(name, slash, "/")), " ")
		known := strings.HasPrefix(name, "$") && strings.HasSuffix(name, "$")
		if name == "" || known || i < 2 && name == "top" {
			continue
		}
		names = append(names, printable(name))
	}
	return strings.Join(names, " – ")
}
