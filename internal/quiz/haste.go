package quiz

import (
	"strings"
	"time"
)

// Settle is how long a question takes no answer after it has come up: a key that
// was meant for what stood there before gives none, and nobody learns the answers
// of a bank faster than that.
const Settle = 300 * time.Millisecond

// scanning is how many words a minute somebody takes in who only looks for what
// they know already: the fastest of the five ways to read that R. P. Carver
// measured ("Reading rate: theory, research, and practical implications",
// Journal of Reading 36:2, 1992), before skimming (450) and reading (300). As in
// package pace a Vietnamese syllable counts as a word, which is generous: words
// have more than one.
const scanning = 600

// Least is the least time in which somebody can have read the question: that of
// scanning its text and the message above it. Who knows it well need not read
// its options.
func (i Item) Least() time.Duration {
	q := i.Question
	words := len(strings.Fields(q.Text))
	if m := q.Message; m != nil {
		words += len(strings.Fields(m.From)) + len(strings.Fields(m.Text))
	}
	return time.Duration(words) * time.Minute / scanning
}

// Hasty reports whether more than half of the answers came sooner than anybody
// can have read their questions.
func (a *Attempt) Hasty() bool {
	soon := 0
	for _, ans := range a.answers {
		if ans.Seconds < ans.Item.Least().Seconds() {
			soon++
		}
	}
	return 2*soon > len(a.answers)
}
