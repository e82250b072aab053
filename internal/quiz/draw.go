// Package quiz draws questions from a deck's bank, takes one person's answers
// and scores them. It is pure: chance and time are passed in, so the same seed
// gives the same paper, and nothing here reads, writes or draws on a screen.
package quiz

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
)

// A Paper is what one learner is asked, in the order asked.
type Paper struct {
	Items []Item
}

// A Record names one item of a paper as a journal keeps it.
type Record struct {
	Question string   // id
	Revision string   // of the question, when it was shown
	Shown    []string // option letters in the order shown
}

// Draw makes a paper for the whole deck, or for the chosen topics.
//
// For the whole deck (topics is nil) it has d.Quiz.Questions items, at least
// d.Quiz.Cover of them of level 1 and as many of level 2. For chosen topics,
// the practice quiz of one utility, nothing need be covered, and it has fewer
// items if these topics hold fewer questions. An empty list of topics is an
// error, as is a bank that cannot satisfy the rules.
//
// Questions are taken one at a time, each uniformly from all those that may
// come next: of the topics that have had the fewest so far, and, once the
// places left are all owed to a level, of that level only. So no question
// comes twice, and no topic has a second question before every other topic
// had its first, general topics among them, unless the cover needs it. The
// items are then shuffled, and the options of each.
//
// r is used while Draw runs and not kept.
func Draw(d *deck.Deck, topics []int, r *rand.Rand) (Paper, error) {
	bank, rules := d.Questions(), d.Quiz
	if topics != nil {
		for _, t := range topics {
			if t < 0 || t >= len(d.Topics) {
				return Paper{}, fmt.Errorf("drawing a quiz: no topic %d in a deck of %d topics", t, len(d.Topics))
			}
		}
		bank = slices.DeleteFunc(bank, func(q *deck.Question) bool { return !slices.Contains(topics, q.Topic) })
		if len(bank) == 0 {
			return Paper{}, errors.New("drawing a quiz: the chosen topics hold no question")
		}
		rules.Cover = 0
		rules.Questions = min(rules.Questions, len(deck.Keys(bank)))
	}
	if err := satisfiable(d, bank, rules); err != nil {
		return Paper{}, fmt.Errorf("drawing a quiz: %w", err)
	}
	return lay(choose(d, bank, rules, r), r), nil
}

// DrawRoute makes a paper of what a route teaches, as Draw does of chosen
// topics: as many items as the route says, or where it says nothing, as the deck
// does. With no route it draws for the whole deck.
func DrawRoute(d *deck.Deck, route *deck.Route, r *rand.Rand) (Paper, error) {
	if route == nil {
		return Draw(d, nil, r)
	}
	bank, rules := d.Asked(route), d.Rules(route)
	rules.Cover = 0
	rules.Questions = min(rules.Questions, len(deck.Keys(bank)))
	if err := satisfiable(d, bank, rules); err != nil {
		return Paper{}, fmt.Errorf("drawing a quiz of the route %s: %w", route.ID, err)
	}
	return lay(choose(d, bank, rules, r), r), nil
}

// Pick makes a paper of just these questions, shuffled as Draw does: a second
// round. An id that is unknown or comes twice is an error, as is an empty list.
func Pick(d *deck.Deck, ids []string, r *rand.Rand) (Paper, error) {
	if len(ids) == 0 {
		return Paper{}, errors.New("picking questions: none named")
	}
	var chosen []*deck.Question
	for _, id := range ids {
		q := d.Question(id)
		if q == nil {
			return Paper{}, fmt.Errorf("picking questions: the deck has no question %q", id)
		}
		if slices.Contains(chosen, q) {
			return Paper{}, fmt.Errorf("picking questions: %q is named twice", id)
		}
		chosen = append(chosen, q)
	}
	return lay(chosen, r), nil
}

// Rebuild makes the paper that a journal tells of, exactly as it was shown. It
// is an error if the deck no longer holds each question as it was then: such a
// paper cannot be gone on with, and a new one is to be drawn.
func Rebuild(d *deck.Deck, items []Record) (Paper, error) {
	if len(items) == 0 {
		return Paper{}, errors.New("rebuilding a paper: it has no items")
	}
	var p Paper
	for _, rec := range items {
		q := d.Question(rec.Question)
		switch {
		case q == nil:
			return Paper{}, fmt.Errorf("rebuilding a paper: the deck no longer has question %q", rec.Question)
		case q.Revision != rec.Revision:
			return Paper{}, fmt.Errorf("rebuilding a paper: question %q has changed: revision %s was shown, the deck has %s", q.ID, rec.Revision, q.Revision)
		case !permutes(letters(q), rec.Shown):
			return Paper{}, fmt.Errorf("rebuilding a paper: question %q has options %v, not %v", q.ID, letters(q), rec.Shown)
		case slices.ContainsFunc(p.Items, func(it Item) bool { return it.Question == q }):
			return Paper{}, fmt.Errorf("rebuilding a paper: question %q comes twice", q.ID)
		}
		p.Items = append(p.Items, Item{Question: q, Shown: slices.Clone(rec.Shown)})
	}
	return p, nil
}

// satisfiable tells all that keeps the bank from satisfying the rules.
func satisfiable(d *deck.Deck, bank []*deck.Question, rules deck.Rules) error {
	var errs []error
	if rules.Questions < 1 {
		errs = append(errs, fmt.Errorf("quiz.questions is %d: ask for at least 1", rules.Questions))
	}
	keys := deck.Keys(bank)
	if len(keys) < rules.Questions {
		errs = append(errs, fmt.Errorf("quiz.questions is %d, but the bank holds only %d that ask different facts: write more questions or ask for fewer", rules.Questions, len(keys)))
	}
	levels := max(deck.Level1, d.Levels())
	if levels*rules.Cover > rules.Questions {
		errs = append(errs, fmt.Errorf("quiz.cover is %d of each level, too many for a quiz of %d: cover at most %d", rules.Cover, rules.Questions, rules.Questions/levels))
	}
	for level := deck.Level1; level <= levels; level++ {
		if n := d.OfLevel(keys, level); n < rules.Cover {
			errs = append(errs, fmt.Errorf("quiz.cover is %d, but level %d holds only %d that ask facts of their own: write more questions for it or cover fewer", rules.Cover, level, n))
		}
	}
	return errors.Join(errs...)
}

// choose takes rules.Questions of the bank, which must satisfy the rules, and
// uses the bank up.
func choose(d *deck.Deck, bank []*deck.Question, rules deck.Rules, r *rand.Rand) []*deck.Question {
	owed, debt := map[int]int{}, 0 // by level, and all of it
	for level := deck.Level1; level <= d.Levels(); level++ {
		owed[level] = rules.Cover
		debt += rules.Cover
	}
	taken := make([]int, len(d.Topics))
	chosen := make([]*deck.Question, 0, rules.Questions)
	next := make([]int, 0, len(bank)) // what may come next, as indexes of bank
	for len(chosen) < rules.Questions {
		free := rules.Questions - len(chosen) - debt
		next = next[:0]
		fewest := rules.Questions
		for i, q := range bank {
			n := taken[q.Topic]
			if n > fewest || free == 0 && owed[d.Topics[q.Topic].Level] == 0 {
				continue
			}
			if n < fewest {
				fewest, next = n, next[:0]
			}
			next = append(next, i)
		}
		i := next[r.IntN(len(next))]
		q := bank[i]
		bank = slices.DeleteFunc(bank, func(other *deck.Question) bool { return other.Key() == q.Key() })
		chosen = append(chosen, q)
		taken[q.Topic]++
		if level := d.Topics[q.Topic].Level; owed[level] > 0 {
			owed[level]--
			debt--
		}
	}
	return chosen
}

// lay shuffles the questions, and each one's options.
func lay(chosen []*deck.Question, r *rand.Rand) Paper {
	r.Shuffle(len(chosen), func(i, j int) { chosen[i], chosen[j] = chosen[j], chosen[i] })
	p := Paper{Items: make([]Item, len(chosen))}
	for i, q := range chosen {
		p.Items[i] = Item{Question: q, Shown: shuffled(q, r)}
	}
	return p
}

// shuffled gives the option letters in the order to show: for an Order
// question uniform over all orders but the right one, which would give the
// answer away; for a TrueFalse question always true, false; for a Tap question
// as they stand on the phone.
func shuffled(q *deck.Question, r *rand.Rand) []string {
	shown := letters(q)
	if q.Type == deck.TrueFalse || q.Type == deck.Tap || len(shown) < 2 {
		return shown
	}
	for {
		r.Shuffle(len(shown), func(i, j int) { shown[i], shown[j] = shown[j], shown[i] })
		if q.Type != deck.Order || !slices.Equal(shown, q.RightLetters()) {
			return shown
		}
	}
}
