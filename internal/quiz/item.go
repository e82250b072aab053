package quiz

import (
	"fmt"
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
)

// An Item is one question of a paper, as it is shown to one learner.
type Item struct {
	Question *deck.Question
	Shown    []string // option letters in the order shown
}

// Normal gives the one form of an answer that is kept: for an Order question
// the letters as given, else the letters sorted and each once. It is an error
// to give a letter that is no option; none at all; more than one where one is
// right; or, to an Order question, anything but all its letters, each once.
func (i Item) Normal(given []string) ([]string, error) {
	q := i.Question
	for _, letter := range given {
		if q.Option(letter) == nil {
			return nil, fmt.Errorf("answering %s: no option %q: give some of %v", q.ID, letter, letters(q))
		}
	}
	if q.Type == deck.Order {
		if !permutes(q, given) {
			return nil, fmt.Errorf("answering %s: %v is no order of %v: give each letter once", q.ID, given, letters(q))
		}
		return slices.Clone(given), nil
	}
	set := slices.Compact(slices.Sorted(slices.Values(given)))
	if len(set) == 0 {
		return nil, fmt.Errorf("answering %s: nothing given: choose from %v", q.ID, letters(q))
	}
	if len(set) > 1 && q.Type != deck.Multiple {
		return nil, fmt.Errorf("answering %s: %v given: choose one", q.ID, set)
	}
	return set, nil
}

// Correct reports whether the answer is right: all right options and no other,
// given in any order; for an Order question, in the right order. What Normal
// refuses is not correct.
func (i Item) Correct(given []string) bool {
	normal, err := i.Normal(given)
	return err == nil && slices.Equal(normal, i.Question.RightLetters())
}

// letters are the question's option letters, in the deck's order.
func letters(q *deck.Question) []string {
	all := make([]string, len(q.Options))
	for i, o := range q.Options {
		all[i] = o.Letter
	}
	return all
}

// permutes reports whether the list holds each option letter of q once.
func permutes(q *deck.Question, list []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(list)), slices.Sorted(slices.Values(letters(q))))
}
