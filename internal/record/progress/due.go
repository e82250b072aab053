package progress

import (
	"cmp"
	"slices"
	"time"
)

// Days after the last quiz on which a few questions are asked again: what is
// called to mind at growing distances is kept.
var days = [...]int{1, 7, 30}

// DueQuestions is how many questions a review has.
const DueQuestions = 3

// Rounds is how many reviews have come due by now for a quiz that ended at
// that time: 0 to 3. A review comes due at the beginning of its day, in the
// time zone of now.
func Rounds(quiz, now time.Time) int {
	quiz = quiz.In(now.Location())
	n := 0
	for _, d := range days {
		if due := time.Date(quiz.Year(), quiz.Month(), quiz.Day()+d, 0, 0, 0, 0, now.Location()); now.Before(due) {
			break
		}
		n++
	}
	return n
}

// Quiz notes that an attempt has come to its end: the reviews begin anew.
func (p *Progress) Quiz(ended time.Time) {
	p.quiz, p.rounds = second(ended), 0
}

// Due lists the questions of the review that is due now: those last answered
// wrong before the others, and of those the ones asked longest ago. It is
// empty when none is due.
func (p *Progress) Due(now time.Time) []string {
	if p.quiz.IsZero() || Rounds(p.quiz, now) <= p.rounds {
		return nil
	}
	ids := p.questions(func(Asked) bool { return true })
	slices.SortStableFunc(ids, func(a, b string) int {
		x, y := p.asked[a], p.asked[b]
		if x.Right != y.Right {
			if y.Right {
				return -1
			}
			return 1
		}
		return cmp.Compare(x.At.Unix(), y.At.Unix())
	})
	return ids[:min(len(ids), DueQuestions)]
}

// Reviewed notes that the review due now is done. Those that were missed
// before it are not made up for: one a visit is enough.
func (p *Progress) Reviewed(now time.Time) {
	p.rounds = max(p.rounds, Rounds(p.quiz, now))
}
