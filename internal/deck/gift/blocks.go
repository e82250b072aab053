package gift

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

var idForm = regexp.MustCompile(`\[id:([^\[\]]+)\]`)

const categoryMark = "$CATEGORY:"

// open decodes the file and blanks its comments.
func (r *reader) open(data []byte) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			data = text
			r.warn(1, kindUtf16)
		}
	case !utf8.Valid(data):
		if text, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			data = text
			r.warn(1, kindWindows1252)
		}
	}
	text := strings.ToValidUTF8(string(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\x00", "", "\x01", "", "\x02", "", "\x03", "").Replace(text)
	b := []byte(norm.NFC.String(text))
	r.starts = append(r.starts, 0)
	for i, c := range b {
		if c == '\n' {
			r.starts = append(r.starts, i+1)
		}
	}
	for n, from := range r.starts {
		to := len(b)
		if n+1 < len(r.starts) {
			to = r.starts[n+1] - 1
		}
		line := b[from:to]
		if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("//")) {
			continue
		}
		if m := idForm.FindSubmatch(line); m != nil {
			r.ids[n+1] = strings.TrimSpace(string(m[1]))
		}
		// A comment does not end a question, so something stays in its line.
		for i := range line {
			line[i] = ' '
		}
		line[len(line)-1] = commentEnd
	}
	r.text = string(b)
	r.mask = mask(b)
}

// commentEnd stands for a comment, so that its line is not blank.
const commentEnd = '\x02'

// mask hides what is escaped.
func mask(b []byte) string {
	m := bytes.Clone(b)
	for i := 0; i+1 < len(m); i++ {
		if m[i] == '\\' && strings.IndexByte(`\:#={}~n`, b[i+1]) >= 0 {
			m[i], m[i+1] = '\x01', '\x01'
			i++
		}
	}
	return string(m)
}

// A block is what stands between blank lines: bytes of the text.
type block struct {
	from, to      int
	opens, closes int
}

// blocks parts the file. A block whose { is not closed takes in those after it
// up to its }, unless a question begins between them.
func (r *reader) blocks() []block {
	var raw []block
	open := false
	for n, from := range r.starts {
		to := len(r.text)
		if n+1 < len(r.starts) {
			to = r.starts[n+1] - 1
		}
		if blank(r.text[from:to]) {
			open = false
			continue
		}
		if !open {
			raw = append(raw, block{from: from})
			open = true
		}
		b := &raw[len(raw)-1]
		b.to = to
		if !strings.HasPrefix(strings.TrimSpace(r.text[from:to]), categoryMark) {
			b.opens += strings.Count(r.mask[from:to], "{")
			b.closes += strings.Count(r.mask[from:to], "}")
		}
	}
	var all []block
	for i := 0; i < len(raw); i++ {
		b := raw[i]
		// A blank line between the question and its answers.
		if b.opens == 0 && b.closes == 0 && !r.isCategory(b.from) && i+1 < len(raw) && r.answersOnly(raw[i+1]) {
			r.warn(r.line(b.to)+1, kindBlankBefore)
			i++
			b = block{b.from, raw[i].to, raw[i].opens, raw[i].closes}
		}
		for j, net := i+1, b.opens-b.closes; net > 0 && j < len(raw) && raw[j].opens == 0 && !begins(r.text[raw[j].from:raw[j].to]); j++ {
			if net -= raw[j].closes; net <= 0 {
				r.warn(r.line(raw[i].to)+1, kindJoined)
				b.to, b.closes, i = raw[j].to, b.opens-net, j
			}
		}
		all = append(all, b)
	}
	return all
}

// answersOnly says that a block begins with answers and ends after them.
func (r *reader) answersOnly(b block) bool {
	text := strings.Trim(r.mask[b.from:b.to], " \t\n"+string(commentEnd))
	return b.opens > 0 && text[0] == '{' && text[len(text)-1] == '}'
}

// openTitle says that a name begins at from and does not end before to.
func (r *reader) openTitle(from, to int) bool {
	text := strings.TrimLeft(r.mask[from:to], " \t\n"+string(commentEnd))
	return strings.HasPrefix(text, "::") && !strings.Contains(text[2:], "::") && !strings.Contains(text, "{")
}

func blank(line string) bool {
	return strings.TrimSpace(line) == ""
}

// begins says that a text begins a question or a category.
func begins(text string) bool {
	text = strings.TrimLeft(text, " \t\n"+string(commentEnd))
	return strings.HasPrefix(text, "::") || strings.HasPrefix(text, categoryMark)
}

// A group is a pair of braces; close is -1 where it is not closed.
type group struct{ open, close int }

// groups pairs braces: with those inside them if all are balanced, else each {
// with the first } after it, as Moodle does.
func (r *reader) groups(from, to int) (all []group, loose bool) {
	depth, balanced, nested := 0, true, false
	for i := from; i < to && balanced; i++ {
		switch r.mask[i] {
		case '{':
			depth++
			nested = nested || depth > 1
		case '}':
			depth--
			balanced = depth >= 0
		}
	}
	balanced = balanced && depth == 0
	at := -1
	depth = 0
	for i := from; i < to; i++ {
		switch c := r.mask[i]; {
		case c == '{' && at < 0:
			at, depth = i, 1
		case c == '{' && balanced:
			depth++
		case c == '{':
			nested = true
		case c == '}' && at < 0:
			all = append(all, group{-1, i})
		case c == '}':
			if depth--; depth == 0 || !balanced {
				all = append(all, group{at, i})
				at = -1
			}
		}
	}
	if at >= 0 {
		all = append(all, group{at, -1})
	}
	return all, nested
}

// A piece is one question, description or category.
type piece struct{ from, to int }

// pieces parts a block in which blank lines are missing.
func (r *reader) pieces(b block) []piece {
	var all []piece
	first := r.line(b.from)
	last := r.line(b.to)
	from := b.from
	cut := func(at int, told bool) {
		if blankish(r.text[from:at]) {
			return // comments belong to the question below them
		}
		all = append(all, piece{from, at})
		from = at
		if told {
			r.warn(r.line(at), kindNoBlankLine)
		}
	}
	groups, _ := r.groups(b.from, b.to)
	// From the end: where does the next strong group begin, where the next titled line?
	type ahead struct{ strong, titled int }
	far := ahead{b.to + 1, b.to + 1}
	next := make([]ahead, last-first+2)
	g := len(groups) - 1
	for n := last; n >= first; n-- {
		start := r.starts[n-1]
		for g >= 0 && max(groups[g].open, groups[g].close) >= start {
			if groups[g].open >= start && r.strong(groups[g]) {
				far.strong = groups[g].open
			}
			if groups[g].open < start && groups[g].close >= start && groups[g].open >= 0 {
				break
			}
			g--
		}
		next[n-first] = far
		if begins(r.lineText(n)) && !commented(r.lineText(n)) {
			far.titled = start
		}
	}
	g = 0
	closed := -1 // where the last group before this line closes
	comments := -1
	for n := first; n <= last; n++ {
		start := r.starts[n-1]
		for g < len(groups) && groups[g].close >= 0 && groups[g].close < start {
			if groups[g].open >= 0 {
				closed = groups[g].close
			}
			g++
		}
		inside := g < len(groups) && groups[g].open >= 0 && groups[g].open < start
		text := r.lineText(n)
		if commented(text) {
			if comments < 0 {
				comments = start
			}
			continue
		}
		at := start
		if comments >= 0 {
			at = comments
		}
		comments = -1
		trimmed := strings.TrimLeft(text, " \t")
		switch {
		case inside || start == b.from, strings.HasPrefix(trimmed, "::") && r.openTitle(from, start):
		case strings.HasPrefix(trimmed, categoryMark), strings.HasPrefix(trimmed, "::"):
			cut(at, !r.isCategory(from))
		case r.isCategory(from):
			cut(at, false)
		case closed >= from && blankish(r.text[closed+1:start]) && next[n-first].strong < next[n-first].titled && next[n-first].strong <= b.to:
			cut(at, true)
		}
	}
	return append(all, piece{from, b.to})
}

func (r *reader) lineText(n int) string {
	to := len(r.text)
	if n < len(r.starts) {
		to = r.starts[n] - 1
	}
	return r.text[r.starts[n-1]:to]
}

func (r *reader) isCategory(from int) bool {
	return strings.HasPrefix(strings.TrimLeft(r.text[from:min(len(r.text), from+200)], " \t\n"+string(commentEnd)), categoryMark)
}

func commented(line string) bool { return strings.HasSuffix(line, string(commentEnd)) }

func blankish(text string) bool {
	return strings.Trim(text, " \t\n"+string(commentEnd)) == ""
}

// strong says that what stands in braces can only be answers.
func (r *reader) strong(g group) bool {
	if g.open < 0 || g.close < 0 {
		return false
	}
	text := strings.TrimLeft(r.mask[g.open+1:g.close], " \t\n"+string(commentEnd))
	if text == "" || strings.IndexByte("=~#>", text[0]) >= 0 {
		return true
	}
	return truthForm.MatchString(text) || clozeForm.MatchString(text)
}

// clozeForm is how answers begin in Moodle's cloze questions.
var clozeForm = regexp.MustCompile(`^[0-9]*:(SHORTANSWER|SAC?|SHORTANSWER_C|MWC?|NUMERICAL|NM|MULTICHOICE|MULTICHOICE_[VHS]+|MC[VHS]*|MULTIRESPONSE|MULTIRESPONSE_[HS]+|MR[HS]*):`)

var truthForm = regexp.MustCompile(`(?i)^(T|F|TRUE|FALSE)\s*(#|$)`)
