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

// Normal is the package's Normal of the item's question.
func (i Item) Normal(given []string) ([]string, error) {
	q := i.Question
	normal, err := Normal(q.Type, letters(q), given)
	if err != nil {
		return nil, fmt.Errorf("answering %s: %w", q.ID, err)
	}
	return normal, nil
}

// Correct reports whether the answer is right: all right options and no other,
// given in any order; for an Order question, in the right order. What Normal
// refuses is not correct.
func (i Item) Correct(given []string) bool {
	normal, err := i.Normal(given)
	return err == nil && Right(normal, i.Question.RightLetters())
}

// Normal gives the one form of an answer that is kept, to a question of this
// type with these option letters: for an Order question the letters as given,
// else the letters sorted and each once. It is an error to give a letter that
// is no option; none at all; more than one where one is right; or, to an Order
// question, anything but all its letters, each once.
func Normal(kind string, options, given []string) ([]string, error) {
	for _, letter := range given {
		if !slices.Contains(options, letter) {
			return nil, fmt.Errorf("no option %q: give some of %v", letter, options)
		}
	}
	if kind == deck.Order {
		if !permutes(options, given) {
			return nil, fmt.Errorf("%v is no order of %v: give each letter once", given, options)
		}
		return slices.Clone(given), nil
	}
	set := slices.Compact(slices.Sorted(slices.Values(given)))
	if len(set) == 0 {
		return nil, fmt.Errorf("nothing given: choose from %v", options)
	}
	if len(set) > 1 && kind != deck.Multiple {
		return nil, fmt.Errorf("%v given: choose one", set)
	}
	return set, nil
}

// Right reports whether an answer, in the form that Normal gives, is the right
// one.
func Right(normal, right []string) bool { return slices.Equal(normal, right) }

// letters are the question's option letters, in the deck's order.
func letters(q *deck.Question) []string {
	all := make([]string, len(q.Options))
	for i, o := range q.Options {
		all[i] = o.Letter
	}
	return all
}

// permutes reports whether the list holds each of the options once.
func permutes(options, list []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(list)), slices.Sorted(slices.Values(options)))
}
