package deck

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A file is the text of one file of the deck: NFC, lines ended by "\n",
// without a byte order mark and without characters that a terminal would
// obey. Lines are counted from 0 here, from 1 in problems. Normalising turns
// one line into one line, so lines are the author's own; columns count the
// characters of the normalised line, which is what an editor shows.
type file struct {
	report
	path   string
	text   string
	starts []int // byte at which each line begins
}

// newFile reads the bytes of a file. It is false if they are not UTF-8: then
// the problem is told and there is no text.
func newFile(path string, data []byte) (*file, bool) {
	f := &file{path: path}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	mark := len(data) - len(text)
	if !utf8.ValidString(text) {
		f.text = strings.ToValidUTF8(text, "\uFFFD")
		f.notUTF8(text, mark)
		return f, false
	}
	text = norm.NFC.String(strings.ReplaceAll(text, "\r\n", "\n"))
	f.split(text)
	f.clean()
	return f, true
}

func (f *file) split(text string) {
	f.text = text
	f.starts = append(make([]int, 0, strings.Count(text, "\n")+1), 0)
	for i := 0; ; {
		n := strings.IndexByte(text[i:], '\n')
		if n < 0 {
			return
		}
		i += n + 1
		f.starts = append(f.starts, i)
	}
}

// notUTF8 tells of the first byte that is not UTF-8.
func (f *file) notUTF8(text string, mark int) {
	at := 0
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	begin := strings.LastIndexByte(text[:at], '\n') + 1
	end := len(text)
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		end = at + n
	}
	f.add(Problem{
		File:   f.path,
		Line:   strings.Count(text[:begin], "\n") + 1,
		Column: utf8.RuneCountInString(text[begin:at]) + 1,
		Source: printable(strings.ToValidUTF8(text[begin:end], "\uFFFD")),
		Kind:   kindNotUTF8,
		Args:   []any{mark + at, fmt.Sprintf("0x%02X", text[at])},
	})
}

// clean tells of the characters that do not belong in a deck, and puts
// U+FFFD in their place.
func (f *file) clean() {
	if strings.IndexFunc(f.text, hidden) < 0 {
		return
	}
	raw := *f
	f.split(printable(f.text))
	line := 0
	for i, r := range raw.text {
		if r == '\n' {
			line++
		}
		if hidden(r) {
			column := 0
			if !f.full() {
				column = utf8.RuneCountInString(raw.text[raw.starts[line]:i]) + 1
			}
			f.problem(place{line, column}, kindControlCharacter, character(r))
		}
	}
}

// hidden says that a terminal would obey the character or show nothing for
// it: controls, overrides of direction, line separators, marks of no width.
func hidden(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7F, r == '\n', r == '\t':
		return false
	case r == '\u200C', r == '\u200D': // joiners are spelling in some scripts
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r&0xFFFE == 0xFFFE
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

func character(r rune) string { return fmt.Sprintf("U+%04X", r) }

// lines is the number of lines; a last line without an end counts.
func (f *file) lines() int { return len(f.starts) }

// line returns line i without its end.
func (f *file) line(i int) string { return f.span(i, i+1) }

// span returns the lines from first up to, not including, end.
func (f *file) span(first, end int) string {
	if end < len(f.starts) {
		return f.text[f.starts[first] : f.starts[end]-1]
	}
	return f.text[f.starts[first]:]
}

// A place is a line, from 0, and a column in characters, from 1.
type place struct{ line, column int }

// at is the place of byte i of a line.
func (f *file) at(line, i int) place {
	if f.full() {
		return place{line, 1}
	}
	return place{line, utf8.RuneCountInString(f.line(line)[:i]) + 1}
}

// begin is the place of the first character of a line that is no blank.
func (f *file) begin(line int) place {
	text := f.line(line)
	return place{line, len(text) - len(strings.TrimLeft(text, " \t")) + 1}
}

// problem tells of a problem at a place.
func (f *file) problem(at place, kind Kind, args ...any) {
	if f.full() {
		f.more++
		return
	}
	f.add(Problem{
		File: f.path, Line: at.line + 1, Column: at.column, Source: f.line(at.line),
		Kind: kind, Args: args,
	})
}

// whole tells of a problem of the file as a whole.
func (f *file) whole(kind Kind, args ...any) {
	f.add(Problem{File: f.path, Kind: kind, Args: args})
}

// name is "path:line", to point from one problem to another place.
func (f *file) name(at place) string { return fmt.Sprintf("%s:%d", f.path, at.line+1) }
