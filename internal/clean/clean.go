// Package clean lets text from outside in: names, and lines that people type
// or paste. What it returns is NFC, holds no control, bidirectional or
// zero-width character, and so can reach any screen, log or file unescaped.
package clean

import (
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/locale"
)

// Limits of a name.
const (
	NameRunes = 40
	NameCells = 60
	marksRun  = 2
)

// Errors of Name, in words.
const (
	ErrEmpty  = locale.NameEmpty
	ErrLong   = locale.NameLong
	ErrRune   = locale.NameRune
	ErrSpace  = locale.NameSpace
	ErrScript = locale.NameScript
)

// Name returns s in NFC if it is a person's name: letters, digits, spaces,
// full stops, hyphens and apostrophes, within the limits, with single spaces
// between words. Parsing its result again returns it unchanged.
func Name(s string) (string, error) {
	s = norm.NFC.String(s)
	switch {
	case s == "":
		return "", ErrEmpty
	case strings.TrimSpace(s) != s || strings.Contains(s, "  "):
		return "", ErrSpace
	case len([]rune(s)) > NameRunes || ansi.StringWidth(s) > NameCells:
		return "", ErrLong
	case Typed(s, NameRunes) != s:
		return "", ErrRune
	case !oneScript(s):
		return "", ErrScript
	}
	return s, nil
}

// together are scripts that are written in one word.
var together = []map[string]bool{
	{"Han": true, "Hiragana": true, "Katakana": true},
	{"Han": true, "Hangul": true},
	{"Han": true, "Bopomofo": true},
}

// oneScript says whether the letters of s are of one script, or of such as are
// written together: letters of another one only look like those around them. A
// letter of no script, such as those of mathematics, is none of a name.
func oneScript(s string) bool {
	met := map[string]bool{}
	for _, r := range s {
		if unicode.IsLetter(r) {
			met[scriptOf(r)] = true
		}
	}
	if met[""] {
		return false
	}
	if len(met) < 2 {
		return true
	}
	for _, set := range together {
		all := true
		for script := range met {
			all = all && set[script]
		}
		if all {
			return true
		}
	}
	return false
}

// scriptOf names the script of a letter, "" for one that several share.
func scriptOf(r rune) string {
	if unicode.Is(unicode.Latin, r) {
		return "Latin"
	}
	for name, table := range unicode.Scripts {
		if name != "Common" && name != "Inherited" && unicode.Is(table, r) {
			return name
		}
	}
	return ""
}

// Typed keeps of s, which was typed or pasted into a name field, what a name
// may hold: allowed characters, at most most of them. White space of any kind
// becomes single spaces, so that a pasted line still reads as a name.
func Typed(s string, most int) string {
	return keep(s, most, func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.N) || strings.ContainsRune(".-'", r)
	})
}

// Line keeps of s what one line of text may hold: letters, marks, digits,
// punctuation, symbols and single spaces, at most most characters.
func Line(s string, most int) string {
	return keep(s, most, func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
	})
}

func keep(s string, most int, allowed func(rune) bool) string {
	var b strings.Builder
	count, marks, space := 0, 0, true
	for _, r := range norm.NFC.String(ansi.Strip(s)) {
		switch {
		case count == most:
			return norm.NFC.String(b.String())
		case unicode.IsSpace(r):
			if space {
				continue
			}
			r, space, marks = ' ', true, 0
		case unicode.Is(unicode.M, r):
			if marks == marksRun || count == 0 || space || !visible(r) {
				continue
			}
			marks++
		case r != unicode.ReplacementChar && visible(r) && allowed(r):
			space, marks = false, 0
		default:
			continue
		}
		b.WriteRune(r)
		count++
	}
	return norm.NFC.String(b.String())
}

// visible is false for what draws nothing or reorders its neighbours though
// its category is a letter or a mark.
func visible(r rune) bool {
	return !unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Shown is text of a peer as it may be repeated to it: one short line of
// visible characters.
func Shown(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
	return ansi.Truncate(s, 40, "…")
}
