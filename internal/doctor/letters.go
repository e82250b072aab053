package doctor

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tones are the marks of Vietnamese tones: none, huyền, sắc, hỏi, ngã, nặng.
var tones = []string{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}

// Letters are all Vietnamese letters that a plain keyboard lacks and their
// bare vowels, small and capital, as precomposed characters: a row for each
// vowel, and one for đ.
func Letters() []string {
	var rows []string
	for _, vowel := range "aăâeêioôơuưy" {
		var small []string
		for _, t := range tones {
			small = append(small, norm.NFC.String(string(vowel)+t))
		}
		row := strings.Join(small, " ")
		rows = append(rows, row+"  "+strings.Map(unicode.ToUpper, row))
	}
	return append(rows, "đ  Đ")
}
