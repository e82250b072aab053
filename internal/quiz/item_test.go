package quiz_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

func TestNormalAndCorrect(t *testing.T) {
	tests := []struct {
		kind    string
		options int
		right   int
		given   string
		want    string // in normal form, or a part of the error after "!"
		correct bool
	}{
		{deck.Single, 4, 1, "a", "a", true},
		{deck.Single, 4, 1, "c", "c", false},
		{deck.Single, 4, 1, "a a", "a", true},
		{deck.Single, 4, 1, "a b", "!choose one", false},
		{deck.Single, 4, 1, "", "!nothing given", false},
		{deck.Single, 4, 1, "e", `!no option "e"`, false},
		{deck.Single, 4, 1, "A", `!no option "A"`, false},
		{deck.TrueFalse, 2, 1, "a", "a", true},
		{deck.TrueFalse, 2, 1, "b", "b", false},
		{deck.TrueFalse, 2, 1, "a b", "!choose one", false},
		{deck.Multiple, 4, 2, "a b", "a b", true},
		{deck.Multiple, 4, 2, "b a b", "a b", true},
		{deck.Multiple, 4, 2, "a", "a", false},
		{deck.Multiple, 4, 2, "c a b", "a b c", false},
		{deck.Multiple, 4, 2, "", "!nothing given", false},
		{deck.Multiple, 4, 2, "a b x", `!no option "x"`, false},
		{deck.Order, 3, 0, "a b c", "a b c", true},
		{deck.Order, 3, 0, "b a c", "b a c", false},
		{deck.Order, 3, 0, "a b", "!give each letter once", false},
		{deck.Order, 3, 0, "a b b", "!give each letter once", false},
		{deck.Order, 3, 0, "a b c c", "!give each letter once", false},
		{deck.Order, 3, 0, "", "!give each letter once", false},
		{deck.Order, 3, 0, "a b d", `!no option "d"`, false},
	}
	for _, tt := range tests {
		q := question("q", tt.kind, tt.options, tt.right)
		it := quiz.Item{Question: &q}
		given := strings.Fields(tt.given)
		normal, err := it.Normal(given)
		got := strings.Join(normal, " ")
		if err != nil {
			got = "!" + err.Error()
		}
		if part, bad := strings.CutPrefix(tt.want, "!"); bad != (err != nil) || !strings.Contains(got, part) || !bad && got != tt.want {
			t.Errorf("%s, Normal(%q) = %q, want %q", tt.kind, tt.given, got, tt.want)
		}
		if got := it.Correct(given); got != tt.correct {
			t.Errorf("%s, Correct(%q) = %v, want %v", tt.kind, tt.given, got, tt.correct)
		}
		if got := strings.Join(given, " "); got != tt.given {
			t.Errorf("%s: given %q changed to %q", tt.kind, tt.given, got)
		}
	}
}

// What Normal gives it gives again, and the answer is as right as before.
func TestNormalIdempotent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQuestion(t, "q")
		it := quiz.Item{Question: &q, Shown: letters(q)}
		given := rapid.SliceOf(rapid.SampledFrom(append(letters(q), "?"))).Draw(t, "anything")
		if rapid.Bool().Draw(t, "valid") {
			given = anyGiven(t, it)
		}
		once, err := it.Normal(given)
		if err != nil {
			if it.Correct(given) {
				t.Errorf("%v is correct, but %v", given, err)
			}
			return
		}
		twice, err := it.Normal(once)
		if err != nil || !slices.Equal(once, twice) {
			t.Errorf("Normal(%v) = %v, again %v, %v", given, once, twice, err)
		}
		if it.Correct(given) != it.Correct(once) {
			t.Errorf("Correct(%v) differs from Correct(%v)", given, once)
		}
	})
}

// A set is right in any order; an order in one only.
func TestCorrectOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQuestion(t, "q")
		it := quiz.Item{Question: &q, Shown: letters(q)}
		right := q.RightLetters()
		given := rapid.Permutation(right).Draw(t, "given")
		want := q.Type != deck.Order || slices.Equal(given, right)
		if got := it.Correct(given); got != want {
			t.Errorf("%s, right %v: Correct(%v) = %v, want %v", q.Type, right, given, got, want)
		}
		if !it.Correct(right) {
			t.Errorf("%s: the right answer %v is wrong", q.Type, right)
		}
	})
}

func letters(q deck.Question) []string {
	var all []string
	for _, o := range q.Options {
		all = append(all, o.Letter)
	}
	return all
}
