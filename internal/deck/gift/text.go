package gift

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// Formats of a text.
const (
	formatMoodle   = "moodle" // text in which HTML counts too
	formatHTML     = "html"
	formatPlain    = "plain"
	formatMarkdown = "markdown"
)

// raw is the text of [from, to) as it is written, without comments; blanks
// around ends of lines go, but not before lines of code.
func (r *reader) raw(from, to int) string {
	text := r.text[from:to]
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, commentEnd) < 0 {
		return text
	}
	var lines []string
	code := strings.Contains(text, "```") || strings.Contains(text, "<pre")
	for line := range strings.SplitSeq(text, "\n") {
		if commented(line) {
			continue
		}
		line = strings.TrimRight(line, " \t")
		if !code {
			line = strings.TrimLeft(line, " \t")
		}
		lines = append(lines, line)
	}
	if code && !strings.Contains(text, "<pre") {
		dedent(lines)
	}
	return strings.Join(lines, "\n")
}

// dedent takes off the blanks that all lines but the first begin with.
func dedent(lines []string) {
	most := -1
	for _, line := range lines[min(1, len(lines)):] {
		if n := len(line) - len(strings.TrimLeft(line, " \t")); line != "" && (most < 0 || n < most) {
			most = n
		}
	}
	for i := 1; i < len(lines) && most > 0; i++ {
		lines[i] = lines[i][min(most, len(lines[i])):]
	}
}

// unescape gives what escapes stand for. Other backslashes are text.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`\:#={}~n`, s[i+1]) >= 0 {
			i++
			if s[i] == 'n' {
				b.WriteByte('\n')
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var formatForm = regexp.MustCompile(`^\[([a-zA-Z]{1,20})\]`)

// prose reads a text that may have lines: its format, escapes and HTML. It
// returns the format for what belongs to it.
func (r *reader) prose(line int, raw, format string) (string, string) {
	text := strings.TrimSpace(raw)
	if m := formatForm.FindStringSubmatch(text); m != nil {
		switch f := strings.ToLower(m[1]); f {
		case formatMoodle, formatHTML, formatPlain, formatMarkdown:
			format, text = f, text[len(m[0]):]
		}
	}
	if format != formatPlain && formulaForm.MatchString(text) && (strings.Contains(text, "$") || strings.Contains(text, `\(`) || strings.Contains(text, `\[`)) {
		r.warn(line, kindFormula)
		text = formulaForm.ReplaceAllString(text, `$1\\$2`)
	}
	text = unescape(text)
	switch {
	case format == formatHTML:
		text = r.strip(line, text, true)
	case format == formatMoodle, format == formatMarkdown && !strings.Contains(text, "`"):
		text = r.strip(line, text, false)
	}
	return strings.TrimSpace(r.clean(line, text)), format
}

// formulaForm finds commands of TeX that begin like an escaped end of line.
var formulaForm = regexp.MustCompile(`(^|[^\\])\\(n(?:abla|cong|earrow|eg|eq?|exists|geq|i|leq|mid|ot|otin|parallel|sim|subseteq|u|warrow)(?:[^a-zA-Z]|$))`)

// option is prose on one line, unless lines are escaped or hold code.
func (r *reader) option(line int, raw, format string) (string, string) {
	raw = strings.TrimSpace(raw)
	if !strings.Contains(raw, "```") && !strings.Contains(raw, "</pre>") {
		raw = strings.ReplaceAll(raw, "\n", " ")
	}
	text, format := r.prose(line, raw, format)
	if text == "" && strings.HasPrefix(raw, "<") && !pictureForm.MatchString(raw) {
		r.warn(line, kindTagsText)
		text = strings.TrimSpace(r.clean(line, unescape(raw)))
	}
	return text, format
}

var pictureForm = regexp.MustCompile(`(?i)<(img|audio|video|iframe|object|embed)\s`)

// What stands for the tags of HTML; those not named are text.
var tags = map[string]string{
	"p": "\n", "br": "\n", "div": "\n", "li": "\n- ", "ul": "\n", "ol": "\n", "tr": "\n", "table": "\n", "tbody": "", "thead": "", "td": " ", "th": " ", "pre": "\n",
	"h1": "\n", "h2": "\n", "h3": "\n", "h4": "\n", "h5": "\n", "h6": "\n", "hr": "\n", "blockquote": "\n", "dl": "\n", "dt": "\n", "dd": "\n",
	"b": "", "i": "", "u": "", "s": "", "em": "", "strong": "", "span": "", "font": "", "a": "", "sub": "", "sup": "", "code": "", "tt": "", "kbd": "", "samp": "", "var": "",
	"figure": "\n", "figcaption": "\n", "caption": "\n", "colgroup": "", "col": "", "tfoot": "", "nobr": "", "wbr": "", "o:p": "", "small": "", "big": "", "strike": "", "del": "", "ins": "", "mark": "", "q": "", "cite": "", "abbr": "", "center": "", "section": "\n", "article": "\n", "label": "",
	"img": "", "audio": "", "video": "", "iframe": "", "object": "", "embed": "", "source": "", "style": "", "script": "",
}

// paired are the tags that HTML wants closed: one alone is what the text is
// about.
var paired = map[string]bool{"b": true, "i": true, "u": true, "em": true, "strong": true, "a": true, "table": true, "ul": true, "ol": true, "code": true, "pre": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "mark": true, "div": true, "span": true, "label": true, "section": true, "article": true, "iframe": true, "audio": true, "video": true, "object": true, "style": true, "script": true}

// A part of HTML is a tag, or text of the type 0.
type part struct {
	html.Token
	raw string
}

// parts takes HTML apart, without comments, and counts the paired tags that are
// not closed. What only begins like a tag, as in a<b, is text.
func parts(text string, open map[string]int) (all []part) {
	for z := html.NewTokenizer(strings.NewReader(text)); z.Next() != html.ErrorToken; z.NextIsNotRawText() {
		p := part{raw: string(z.Raw())}
		text, p.Token = text[len(p.raw):], z.Token()
		_, known := tags[p.Data]
		switch k := strings.LastIndexByte(p.raw, '<'); {
		case p.Type == html.CommentToken && strings.HasPrefix(p.raw, "<!--") && strings.HasSuffix(p.raw, "-->"):
		case p.Type != html.StartTagToken && p.Type != html.EndTagToken && p.Type != html.SelfClosingTagToken, !known && k == 0:
			all = append(all, part{raw: p.raw})
		case k > 0:
			all = append(append(all, part{raw: p.raw[:k]}), parts(p.raw[k:], open)...)
		default:
			if paired[p.Data] {
				open[p.Data] += turns[p.Type]
			}
			all = append(all, p)
		}
	}
	return append(all, part{raw: text})
}

var turns = map[html.TokenType]int{html.StartTagToken: 1, html.EndTagToken: -1}

// inCode keeps blanks apart from those that mean nothing.
var inCode = strings.NewReplacer(" ", "\u00A0", "\t", "\u00A0\u00A0\u00A0\u00A0")

// strip takes the tags out of HTML and words its references. Where all of the
// text is HTML its lines are one, but for those in <pre>.
func (r *reader) strip(line int, text string, all bool) string {
	if !all && !strings.ContainsAny(text, "<&") {
		return text
	}
	open := map[string]int{}
	parts := parts(text, open)
	var b strings.Builder
	var pictures, found, code bool
	for i := 0; i < len(parts); i++ {
		p := &parts[i]
		tag := p.Type != 0 && open[p.Data] == 0 // else it is what the text is about
		found = found || tag
		switch {
		case !tag && code:
			b.WriteString(inCode.Replace(p.raw))
		case !tag && all:
			b.WriteString(blanks.ReplaceAllString(p.raw, " "))
		case !tag:
			b.WriteString(p.raw)
		case p.Data == "style", p.Data == "script":
			for i++; i < len(parts)-1 && parts[i].Data != p.Data; i++ {
			}
		case (p.Data == "sub" || p.Data == "sup") && i+2 < len(parts) && len(parts[i+1].raw) <= 40 && parts[i+2].Data == p.Data:
			b.WriteString(raised(p.Data, parts[i+1].raw))
			i += 2
		case p.Data == "li" && p.Type == html.EndTagToken:
			b.WriteByte('\n')
		default:
			if p.Data == "pre" {
				code = p.Type == html.StartTagToken
			}
			stands := tags[p.Data]
			for _, a := range p.Attr {
				if a.Key == "alt" {
					stands = a.Val
				}
			}
			b.WriteString(stands)
			pictures = pictures || pictureForm.MatchString(p.raw)
		}
	}
	if pictures {
		r.warn(line, kindPicture)
	}
	text = b.String()
	if found {
		text = strings.TrimSpace(spaces.ReplaceAllString(text, "\n"))
	}
	return strings.ReplaceAll(html.UnescapeString(text), "\u00A0", " ")
}

var (
	blanks = regexp.MustCompile(`[ \t\n]+`)
	spaces = regexp.MustCompile(`[ \t]*\n[ \t\n]*`)
)

// raised writes a small figure above or below the line without HTML.
func raised(how, text string) string {
	signs, sign := smallSigns[how], "_"
	if how == "sup" {
		sign = "^"
	}
	text = html.UnescapeString(strings.TrimSpace(text))
	out := strings.Map(func(r rune) rune {
		if s, ok := signs[r]; ok {
			return s
		}
		return -1
	}, text)
	switch n := len([]rune(text)); {
	case len([]rune(out)) == n:
		return out
	case n == 1, how == "sup" && ordinal[strings.ToLower(text)]:
		if ordinal[strings.ToLower(text)] {
			return text
		}
		return sign + text
	}
	return sign + "(" + text + ")"
}

// ordinal are letters that stand above the line after a number.
var ordinal = map[string]bool{"st": true, "nd": true, "rd": true, "th": true, "er": true, "re": true, "ème": true, "e": true, "o": true, "a": true, "®": true, "™": true}

var smallSigns = map[string]map[rune]rune{
	"sup": {'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹', '+': '⁺', '-': '⁻', '−': '⁻', 'n': 'ⁿ', '(': '⁽', ')': '⁾'},
	"sub": {'0': '₀', '1': '₁', '2': '₂', '3': '₃', '4': '₄', '5': '₅', '6': '₆', '7': '₇', '8': '₈', '9': '₉', '+': '₊', '-': '₋', '−': '₋', '(': '₍', ')': '₎'},
}

var referenceForm = regexp.MustCompile(`&#[xX]?[0-9a-fA-F]{1,7};`)

// clean takes out what shows nothing or what a terminal obeys.
func (r *reader) clean(line int, s string) string {
	text := printable(norm.NFC.String(s))
	text = referenceForm.ReplaceAllStringFunc(text, func(ref string) string {
		if c := html.UnescapeString(ref); printable(c) != c {
			return ""
		}
		return ref
	})
	if text != norm.NFC.String(s) {
		r.warn(line, kindHidden)
	}
	return norm.NFC.String(text)
}

// printable is s without the characters that a deck refuses.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == '\u200C', r == '\u200D':
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp), r&0xFFFE == 0xFFFE:
			return -1
		}
		return r
	}, s)
}
