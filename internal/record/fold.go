package record

import (
	"strings"
	"unicode"

	"go.mau.fi/util/confusable"
	"golang.org/x/text/unicode/norm"
)

// Fold is the form in which codes are compared: two texts with the same form
// are one (see [Folder.LearnerID]).
func Fold(s string) string { return fold(s) }

// FoldName is Fold for names, in which letters that look like others count as
// those, and full stops, dashes and apostrophes do not count.
func FoldName(s string) string { return fold(plainName(s)) }

// FoldBare is FoldName without marks, đ as d: many leave them out.
func FoldBare(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'đ':
			return 'd'
		case unicode.Is(unicode.Mn, r):
			return -1
		}
		return r
	}, norm.NFD.String(FoldName(s)))
}

// Marks of Vietnamese letters, taken apart.
const (
	tones = "\u0300\u0301\u0303\u0309\u0323" // huyền, sắc, ngã, hỏi, nặng
	hats  = "\u0302\u0306\u031B"             // of â, ă, ơ
)

// fold is the form in which LearnerID compares.
func fold(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		var letters, marks []rune
		for _, r := range norm.NFD.String(w) {
			if strings.ContainsRune(tones, r) {
				marks = append(marks, r)
			} else {
				letters = append(letters, r)
			}
		}
		words[i] = norm.NFC.String(string(letters)) + string(marks)
	}
	return strings.Join(words, " ")
}

// plainName writes a name with the letters of Vietnamese where others look
// like them. A name that has no others comes back as it is, but for what stands
// between its words: ids made before are the same.
func plainName(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Pd, r):
			return ' '
		case strings.ContainsRune(".'’", r), unicode.Is(unicode.M, r) && !strings.ContainsRune(tones+hats, r):
			return -1
		case r < unicode.MaxASCII || r == 'Đ' || r == 'đ' || !unicode.IsLetter(r):
			return r
		}
		return looksLike(r)
	}, norm.NFKD.String(gha.Replace(s))))
}

// gha is what converters from old Vietnamese fonts leave of Ư and ư.
var gha = strings.NewReplacer("Ƣ", "Ư", "ƣ", "ư")

// alphabet has the letters that others may look like. Of I and l, which look
// alike, a capital is taken for the first and a small letter for the second.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZĐabcdefghijklmnopqrstuvwxyzđ"

// looksLike is the letter of Vietnamese that another one looks like (UTS 39),
// as it stands or as a capital; else that other one.
func looksLike(r rune) rune {
	for _, form := range []rune{r, unicode.ToUpper(r)} {
		same := confusable.Skeleton(string(form))
		if same == "l" && unicode.IsUpper(form) {
			return 'I'
		}
		for _, a := range alphabet {
			if a != 'I' && confusable.Skeleton(string(a)) == same {
				return a
			}
		}
	}
	return r
}
