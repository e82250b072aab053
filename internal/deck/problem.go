package deck

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A Problem is one thing wrong with a deck, and where.
type Problem struct {
	File   string
	Line   int    // from 1; 0 where the file as a whole is meant
	Column int    // in characters, from 1; 0 where Line is 0
	Source string // the line, without control characters
	Kind   Kind
	Args   []any // for the text of Kind: strings and ints
}

// Error is the problem in English.
func (p Problem) Error() string { return p.In("en") }

// In words the problem in a language: file:line:column, what is wrong and what
// to write instead, then the excerpt.
func (p Problem) In(language string) string {
	text := p.Position() + ": " + p.Kind.Message(language, p.Args...)
	if e := p.Excerpt(); e != "" {
		text += "\n" + e
	}
	return text
}

// Position is "file:line:column", as editors understand it, or the file
// alone.
func (p Problem) Position() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// excerptWidth is how many characters of an overlong line an excerpt shows.
const excerptWidth = 100

// Excerpt shows the line and below it a caret at the column: two lines, or ""
// where no line is meant.
func (p Problem) Excerpt() string {
	if p.Line == 0 {
		return ""
	}
	source, caret := cut(p.Source, p.Column-1)
	var gap strings.Builder
	for _, r := range source[:caret] {
		switch {
		case r == '\t':
			gap.WriteByte('\t')
		case unicode.Is(unicode.Mn, r):
		case wide(r):
			gap.WriteString("  ")
		default:
			gap.WriteByte(' ')
		}
	}
	number := fmt.Sprintf("%6d", p.Line)
	blank := strings.Repeat(" ", len(number))
	return strings.TrimRight(number+" | "+source, " \t") + "\n" + blank + " | " + gap.String() + "^"
}

// cut returns the part of line around character n, and the byte at which that
// character stands in it.
func cut(line string, n int) (string, int) {
	const before = excerptWidth / 2
	begin, caret, end := 0, len(line), len(line)
	i, first := 0, 0
	for at := range line {
		if i == n-before && n > before {
			begin, first = at, i
		}
		if i == n {
			caret = at
		}
		if i == first+excerptWidth && i > n {
			end = at
			break
		}
		i++
	}
	part, caret := line[begin:end], caret-begin
	if begin > 0 {
		part, caret = "…"+part, caret+len("…")
	}
	if end < len(line) {
		part += "…"
	}
	return part, caret
}

func wide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// Problems are all the problems of a deck: deck.yaml first, then the units,
// then the topics in path order, each by line.
type Problems []Problem

// Error is the problems' own texts, one under the other.
func (ps Problems) Error() string {
	texts := make([]string, len(ps))
	for i, p := range ps {
		texts[i] = p.Error()
	}
	return strings.Join(texts, "\n")
}

// Count is how many problems there are, with those that were only counted.
func (ps Problems) Count() int {
	n := len(ps)
	for _, p := range ps {
		if p.Kind == kindMore {
			n += p.Args[0].(int) - 1
		}
	}
	return n
}

// listed is how many problems of one file are told; the rest are counted.
const listed = 100

// A report collects the problems of one file.
type report struct {
	problems []Problem
	more     int
}

func (r *report) full() bool { return len(r.problems) == listed }

func (r *report) add(p Problem) {
	for i, a := range p.Args {
		if s, ok := a.(string); ok {
			p.Args[i] = clip(s)
		}
	}
	r.problems = append(r.problems, p)
}

// sorted returns the problems by line, and at the end the count of those not
// listed.
func (r *report) sorted(path string) []Problem {
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if r.more > 0 {
		return append(r.problems, Problem{File: path, Kind: kindMore, Args: []any{r.more}})
	}
	return r.problems
}

// choices are what may be written, told whole: what the author wrote is clipped.
type choices string

func allOf(words []string) choices { return choices(strings.Join(words, ", ")) }

// clip shortens what is quoted in a problem.
func clip(s string) string {
	const longest = 60
	if len(s) <= longest || utf8.RuneCountInString(s) <= longest {
		return s
	}
	n := 0
	for i := range s {
		if n == longest {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
