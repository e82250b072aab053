package quiz

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
)

// An Attempt is one person's run through a paper, under way or done. It is
// not safe for concurrent use.
type Attempt struct {
	paper   Paper
	rules   deck.Rules
	clock   time.Time // when the current item's time began
	answers []Answer
}

// An Answer is what was given to one item.
type Answer struct {
	Item    Item
	Given   []string // as Item.Normal gives it
	Correct bool
	Seconds float64 // since the answer before or the start; never negative, no part of the score
}

// A Stored answer is one read back from a journal.
type Stored struct {
	Given   []string
	Seconds float64
}

// A Score sums an attempt up. Items without an answer count as wrong.
type Score struct {
	Correct int
	Of      int     // items in the paper
	Need    int     // right answers that pass
	Scaled  float64 // Correct/Of, 0 to 1
	Passed  bool
}

// Start begins an attempt at the paper. Of the rules only Pass is used.
func Start(p Paper, rules deck.Rules, now time.Time) *Attempt {
	return &Attempt{paper: p, rules: rules, clock: now}
}

// Restore takes up a broken-off attempt: it gives the stored answers to the
// items of the paper in turn and lets the time of the next item begin now, so
// that the time away counts for nothing. It is for an attempt without answers
// yet; on error the attempt is unchanged.
func (a *Attempt) Restore(stored []Stored, now time.Time) error {
	if len(a.answers) > 0 {
		return errors.New("restoring an attempt: it has answers already")
	}
	if len(stored) > len(a.paper.Items) {
		return fmt.Errorf("restoring an attempt: %d answers to a paper of %d items", len(stored), len(a.paper.Items))
	}
	var answers []Answer
	for i, s := range stored {
		ans, err := answer(a.paper.Items[i], s.Given, s.Seconds)
		if err != nil {
			return fmt.Errorf("restoring an attempt: %w", err)
		}
		answers = append(answers, ans)
	}
	a.answers, a.clock = answers, now
	return nil
}

// Current gives the item to be answered and its place in the paper, from 0;
// ok is false when all are answered.
func (a *Attempt) Current() (i int, it Item, ok bool) {
	i = len(a.answers)
	if a.Done() {
		return i, Item{}, false
	}
	return i, a.paper.Items[i], true
}

// Answer answers the current item and moves on to the next. An answer that
// Item.Normal refuses is an error, as is one after the last item; the attempt
// is then unchanged.
func (a *Attempt) Answer(given []string, now time.Time) (Answer, error) {
	_, it, ok := a.Current()
	if !ok {
		return Answer{}, errors.New("answering: all items are answered")
	}
	ans, err := answer(it, given, now.Sub(a.clock).Seconds())
	if err != nil {
		return Answer{}, err
	}
	a.answers, a.clock = append(a.answers, ans), now
	return ans, nil
}

// Answers lists what has been answered so far, in the paper's order.
func (a *Attempt) Answers() []Answer { return slices.Clone(a.answers) }

// Done reports whether all items are answered.
func (a *Attempt) Done() bool { return len(a.answers) == len(a.paper.Items) }

// Score sums up the answers so far.
func (a *Attempt) Score() Score {
	s := Score{Of: len(a.paper.Items)}
	for _, ans := range a.answers {
		if ans.Correct {
			s.Correct++
		}
	}
	s.Need = need(a.rules.Pass, s.Of)
	s.Passed = s.Correct >= s.Need
	if s.Of > 0 {
		s.Scaled = float64(s.Correct) / float64(s.Of)
	}
	return s
}

// Again lists the topics to look at again: the indexes of those with a wrong
// answer, in the deck's order. It is empty, never nil, when there are none.
func (a *Attempt) Again() []int {
	again := []int{}
	for _, ans := range a.answers {
		if !ans.Correct {
			again = append(again, ans.Item.Question.Topic)
		}
	}
	slices.Sort(again)
	return slices.Compact(again)
}

func answer(it Item, given []string, seconds float64) (Answer, error) {
	normal, err := it.Normal(given)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Item: it, Given: normal, Correct: it.Correct(normal), Seconds: max(seconds, 0)}, nil
}

// need is the least number of right answers whose share is at least pass.
//
// k/of and pass are each the float nearest to a true share, so equal shares
// are equal floats: 7/10 is 0.7. Comparing with pass*of instead would round
// twice: 0.55*100 comes out above 55.
func need(pass float64, of int) int {
	return sort.Search(of+1, func(k int) bool { return float64(k)/float64(of) >= pass })
}
