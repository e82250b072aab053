package gift

import (
	"html"
	"regexp"
	"strings"
	"unicode"

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
// around ends of lines go.
func (r *reader) raw(from, to int) string {
	text := r.text[from:to]
	if strings.IndexByte(text, '\n') < 0 && strings.IndexByte(text, commentEnd) < 0 {
		return text
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if !commented(line) {
			lines = append(lines, strings.Trim(line, " \t"+string(commentEnd)))
		}
	}
	return strings.Join(lines, "\n")
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
	text = unescape(text)
	switch format {
	case formatHTML:
		text = r.strip(line, strings.Join(strings.Fields(text), " "), true)
	case formatMoodle:
		text = r.strip(line, text, false)
	}
	return strings.TrimSpace(r.clean(line, text)), format
}

// option is prose on one line, unless lines are escaped.
func (r *reader) option(line int, raw, format string) (string, string) {
	return r.prose(line, strings.ReplaceAll(strings.TrimSpace(raw), "\n", " "), format)
}

var (
	tagForm = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/?>`)
	altForm = regexp.MustCompile(`(?i)\balt\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	spaces  = regexp.MustCompile(`[ \t]*\n[ \t\n]*`)
)

// What stands for the tags of HTML; those not named are text.
var tags = map[string]string{
	"p": "\n", "br": "\n", "div": "\n", "li": "\n- ", "ul": "\n", "ol": "\n", "tr": "\n", "table": "\n", "tbody": "", "thead": "", "td": " ", "th": " ", "pre": "\n",
	"h1": "\n", "h2": "\n", "h3": "\n", "h4": "\n", "h5": "\n", "h6": "\n", "hr": "\n", "blockquote": "\n", "dl": "\n", "dt": "\n", "dd": "\n",
	"b": "", "i": "", "u": "", "s": "", "em": "", "strong": "", "span": "", "font": "", "a": "", "sub": "", "sup": "", "code": "", "tt": "", "kbd": "", "samp": "", "var": "",
	"small": "", "big": "", "strike": "", "del": "", "ins": "", "mark": "", "q": "", "cite": "", "abbr": "", "center": "", "section": "\n", "article": "\n", "label": "",
	"img": "", "audio": "", "video": "", "iframe": "", "object": "", "embed": "", "source": "",
}

// strip takes the tags out of HTML and words its references.
func (r *reader) strip(line int, text string, all bool) string {
	if !all && !strings.ContainsAny(text, "<&") {
		return text
	}
	pictures, found := false, false
	text = tagForm.ReplaceAllStringFunc(text, func(tag string) string {
		m := tagForm.FindStringSubmatch(tag)
		name := strings.ToLower(m[2])
		stands, known := tags[name]
		if !known {
			return tag
		}
		found = true
		switch name {
		case "img", "audio", "video", "iframe", "object", "embed":
			pictures = pictures || m[1] == ""
			if alt := altForm.FindStringSubmatch(m[3]); alt != nil {
				return alt[1] + alt[2]
			}
		}
		if m[1] == "/" && stands == "\n- " {
			return "\n"
		}
		return stands
	})
	if pictures {
		r.warn(line, "picture")
	}
	if found {
		text = strings.TrimSpace(spaces.ReplaceAllString(text, "\n"))
	}
	return strings.ReplaceAll(html.UnescapeString(text), "\u00A0", " ")
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
		r.warn(line, "hidden")
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
