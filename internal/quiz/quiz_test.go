package quiz_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

func seeded(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 254)) }

// question makes a question of n options; right says how many of them, from
// the first, are right. It is not used by Order questions.
func question(id, kind string, n, right int) deck.Question {
	q := deck.Question{ID: id, Type: kind, Text: id + "?", Slide: 1, Revision: fmt.Sprintf("%08x", len(id)*n)}
	for i := range n {
		q.Options = append(q.Options, deck.Option{Letter: string(rune('a' + i)), Right: kind == deck.Order || i < right})
	}
	return q
}

// topic is a level and the questions of a topic.
type topic struct {
	level     int
	questions []deck.Question
}

// singles makes a topic of n plain questions.
func singles(level int, prefix string, n int) topic {
	t := topic{level: level}
	for i := range n {
		t.questions = append(t.questions, question(fmt.Sprintf("%s%d", prefix, i+1), deck.Single, 4, 1))
	}
	return t
}

func newDeck(rules deck.Rules, topics ...topic) *deck.Deck {
	d := &deck.Deck{ID: "test", Quiz: rules}
	for t, tp := range topics {
		for i := range tp.questions {
			tp.questions[i].Topic = t
		}
		d.Topics = append(d.Topics, deck.Topic{Level: tp.level, Questions: tp.questions})
	}
	return d
}

// builtin has the size of the deck in the binary: 4 general topics, 9 of
// level 1, 7 of level 2.
func builtin(perTopic int) *deck.Deck {
	var topics []topic
	for i := range 20 {
		level := deck.General
		switch {
		case i >= 13:
			level = deck.Level2
		case i >= 4:
			level = deck.Level1
		}
		topics = append(topics, singles(level, fmt.Sprintf("t%d-", i), perTopic))
	}
	return newDeck(deck.Rules{Questions: 10, Pass: 0.8, Cover: 3}, topics...)
}

var kinds = []string{deck.Single, deck.Multiple, deck.TrueFalse, deck.Order, deck.Tap}

// anyQuestion draws a valid question of any type.
func anyQuestion(t *rapid.T, id string) deck.Question {
	kind := rapid.SampledFrom(kinds).Draw(t, "type")
	switch kind {
	case deck.TrueFalse:
		q := question(id, kind, 2, 0)
		q.Options[rapid.IntRange(0, 1).Draw(t, "right")].Right = true
		return q
	case deck.Order:
		return question(id, kind, rapid.IntRange(3, 9).Draw(t, "steps"), 0)
	case deck.Multiple:
		n := rapid.IntRange(2, 6).Draw(t, "options")
		q := question(id, kind, n, 0)
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 1, n, rapid.ID).Draw(t, "right") {
			q.Options[i].Right = true
		}
		return q
	default:
		n := rapid.IntRange(2, 6).Draw(t, "options")
		q := question(id, kind, n, 0)
		q.Options[rapid.IntRange(0, n-1).Draw(t, "right")].Right = true
		return q
	}
}

// anyDeck draws a deck whose bank may or may not satisfy its rules.
func anyDeck(t *rapid.T) *deck.Deck {
	var topics []topic
	for i := range rapid.IntRange(1, 12).Draw(t, "topics") {
		tp := topic{level: rapid.IntRange(0, 3).Draw(t, "level")}
		for j := range rapid.IntRange(0, 4).Draw(t, "questions") {
			tp.questions = append(tp.questions, anyQuestion(t, fmt.Sprintf("q%d-%d", i, j)))
		}
		topics = append(topics, tp)
	}
	return newDeck(deck.Rules{
		Questions: rapid.IntRange(0, 15).Draw(t, "quiz.questions"),
		Pass:      float64(rapid.IntRange(1, 100).Draw(t, "percent")) / 100,
		Cover:     rapid.IntRange(0, 4).Draw(t, "quiz.cover"),
	}, topics...)
}

// anyPaper draws a paper of at least one question of a random deck.
func anyPaper(t *rapid.T) (*deck.Deck, quiz.Paper) {
	d := anyDeck(t)
	d.Topics[0].Questions = append(d.Topics[0].Questions, anyQuestion(t, "always"))
	var ids []string
	for _, q := range d.Questions() {
		ids = append(ids, q.ID)
	}
	ids = rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, -1, rapid.ID).Draw(t, "ids")
	p, err := quiz.Pick(d, ids, seeded(rapid.Uint64().Draw(t, "seed")))
	if err != nil {
		t.Fatal(err)
	}
	return d, p
}

// anyGiven draws an answer that the item takes.
func anyGiven(t *rapid.T, it quiz.Item) []string {
	switch it.Question.Type {
	case deck.Order:
		// Half of them right: a random order of nine hardly ever is.
		if rapid.Bool().Draw(t, "in order") {
			return it.Question.RightLetters()
		}
		return rapid.Permutation(it.Shown).Draw(t, "given")
	case deck.Multiple:
		return rapid.SliceOfN(rapid.SampledFrom(it.Shown), 1, 8).Draw(t, "given")
	default:
		return []string{rapid.SampledFrom(it.Shown).Draw(t, "given")}
	}
}

func ids(p quiz.Paper) []string {
	var list []string
	for _, it := range p.Items {
		list = append(list, it.Question.ID)
	}
	return list
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// chiSquare fails the test when the counts lie further from the expectation
// than chance would bring them once in ten thousand runs. The seeds are fixed,
// so a test that passes keeps passing.
func chiSquare(t *testing.T, name string, got map[string]int, want map[string]float64) {
	t.Helper()
	// Quantiles of the chi-square distribution at 0.9999, by degrees of freedom.
	bounds := map[int]float64{0: 0, 1: 15.14, 4: 23.51, 10: 35.56, 23: 57.07}
	bound, ok := bounds[len(want)-1]
	if !ok {
		t.Fatalf("%s: no bound for %d degrees of freedom", name, len(want)-1)
	}
	x := 0.0
	for key, n := range want {
		x += (float64(got[key]) - n) * (float64(got[key]) - n) / n
	}
	for key, n := range got {
		if want[key] == 0 {
			t.Errorf("%s: %q came %d times, want never", name, key, n)
		}
	}
	if x > bound {
		t.Errorf("%s: chi-square %.2f, want at most %.2f\ngot  %v\nwant %v", name, x, bound, got, want)
	}
	t.Logf("%s: chi-square %.2f, bound %.2f", name, x, bound)
}
