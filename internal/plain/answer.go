package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

// errAnswer says that what was typed is no answer to the item.
var errAnswer = errors.New("no such answer")

// parseAnswer reads the numbers of options, as shown, and returns their
// letters: "2", "1 3", "1,3", "3 1 2 4"; where no number has two digits also
// "13" and "3124".
func parseAnswer(text string, it quiz.Item) ([]string, error) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;.", r) })
	if len(fields) == 1 && len(it.Shown) <= 9 && len(fields[0]) <= len(it.Shown) {
		fields = strings.Split(fields[0], "")
	}
	var letters []string
	for _, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 || n > len(it.Shown) {
			return nil, errAnswer
		}
		letters = append(letters, it.Shown[n-1])
	}
	if normal, err := it.Normal(letters); err != nil || len(normal) != len(letters) {
		return nil, errAnswer
	}
	return letters, nil
}

// numbers are those that options were shown under: in the order given for an
// Order question, else from the least.
func numbers(it quiz.Item, letters []string) string {
	var parts []string
	for _, l := range letters {
		parts = append(parts, strconv.Itoa(slices.Index(it.Shown, l)+1))
	}
	if it.Question.Type != deck.Order {
		slices.Sort(parts)
	}
	return strings.Join(parts, ", ")
}
