package quiz_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

func TestDrawErrors(t *testing.T) {
	bank := func(rules deck.Rules) *deck.Deck {
		return newDeck(rules, singles(deck.General, "g", 2), singles(deck.Level1, "m", 3), singles(deck.Level2, "n", 1), topic{level: deck.Level2})
	}
	tests := []struct {
		name   string
		rules  deck.Rules
		topics []int
		want   []string // parts of the error; none: no error
	}{
		{"whole bank", deck.Rules{Questions: 6, Cover: 1}, nil, nil},
		{"all covered", deck.Rules{Questions: 2, Cover: 1}, nil, nil},
		{"no questions", deck.Rules{}, nil, []string{"quiz.questions is 0: ask for at least 1"}},
		{"bank too small", deck.Rules{Questions: 7, Cover: 1}, nil, []string{"quiz.questions is 7, but the bank holds only 6"}},
		{"cover too large", deck.Rules{Questions: 1, Cover: 1}, nil, []string{"quiz.cover is 1 of each level, too many for a quiz of 1: cover at most 0"}},
		{"level 2 short", deck.Rules{Questions: 6, Cover: 2}, nil, []string{"quiz.cover is 2, but level 2 holds only 1"}},
		{"all at once", deck.Rules{Questions: 7, Cover: 4}, nil, []string{"the bank holds only 6", "at most 3", "level 1 holds only 3", "level 2 holds only 1"}},
		{"chosen topics need no cover", deck.Rules{Questions: 6, Cover: 3}, []int{1}, nil},
		{"no topic chosen", deck.Rules{Questions: 6}, []int{}, []string{"the chosen topics hold no question"}},
		{"topic without questions", deck.Rules{Questions: 6}, []int{3}, []string{"the chosen topics hold no question"}},
		{"topic past the end", deck.Rules{Questions: 6}, []int{1, 4}, []string{"no topic 4 in a deck of 4"}},
		{"negative topic", deck.Rules{Questions: 6}, []int{-1}, []string{"no topic -1"}},
		{"chosen topics, no questions", deck.Rules{}, []int{1}, []string{"quiz.questions is 0"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := quiz.Draw(bank(tt.rules), tt.topics, seeded(1))
			if len(tt.want) == 0 {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if err == nil {
				t.Fatalf("drew %v, want an error", ids(p))
			}
			for _, part := range tt.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("error %q lacks %q", err, part)
				}
			}
		})
	}
}

// covered reports whether there are as many of each level as the quiz must have.
func covered(d *deck.Deck, of map[int]int) bool {
	for level := 1; level <= max(1, d.Levels()); level++ {
		if of[level] < d.Quiz.Cover {
			return false
		}
	}
	return true
}

// Every draw keeps the rules, and one fails only where no paper could.
func TestDrawKeepsRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDeck(t)
		holds, sizes := map[int]int{}, map[int]int{}
		for _, q := range d.Questions() {
			holds[d.Topics[q.Topic].Level]++
			sizes[q.Topic]++
		}
		n, cover := d.Quiz.Questions, d.Quiz.Cover
		possible := n >= 1 && n <= len(d.Questions()) && max(1, d.Levels())*cover <= n && covered(d, holds)

		p, err := quiz.Draw(d, nil, seeded(rapid.Uint64().Draw(t, "seed")))
		if possible != (err == nil) {
			t.Fatalf("possible %v, error %v", possible, err)
		}
		if err != nil {
			return
		}
		if len(p.Items) != n {
			t.Fatalf("%d items, want %d", len(p.Items), n)
		}
		levels, taken := map[int]int{}, map[int]int{}
		for _, it := range p.Items {
			levels[d.Topics[it.Question.Topic].Level]++
			taken[it.Question.Topic]++
		}
		if !covered(d, levels) {
			t.Errorf("items by level %v, want at least %d of each", levels, cover)
		}
		checkItems(t, d, p)

		// Spread: no question could be exchanged for one of a topic that has
		// had two fewer, unless its level is owed it.
		for from := range taken {
			for to := range sizes {
				level := d.Topics[from].Level
				bound := level != deck.General && levels[level] == cover && level != d.Topics[to].Level
				if taken[to] < sizes[to] && taken[to]+2 <= taken[from] && !bound {
					t.Errorf("topic %d has %d questions, topic %d only %d of %d", from, taken[from], to, taken[to], sizes[to])
				}
			}
		}
	})
}

// Questions that ask the same fact never meet in a paper, and a paper can be
// drawn wherever each level has facts of its own to cover it.
func TestDrawTakesOneOfAFact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDeck(t)
		for i := range d.Topics {
			for j := range d.Topics[i].Questions {
				d.Topics[i].Questions[j].Fact = rapid.SampledFrom([]string{"", "", "x", "y", "z"}).Draw(t, "fact")
			}
		}
		topics := rapid.SampledFrom([][]int{nil, {0}}).Draw(t, "topics")
		p, err := quiz.Draw(d, topics, seeded(rapid.Uint64().Draw(t, "seed")))
		if err != nil {
			return
		}
		met, levels := map[string]string{}, map[int]int{}
		for _, it := range p.Items {
			if fact := it.Question.Fact; fact != "" {
				if first, ok := met[fact]; ok {
					t.Errorf("%s and %s ask the same", first, it.Question.ID)
				}
				met[fact] = it.Question.ID
			}
			levels[d.Topics[it.Question.Topic].Level]++
		}
		if topics == nil && (!covered(d, levels) || len(p.Items) != d.Quiz.Questions) {
			t.Errorf("%d items, by level %v, of a quiz of %+v", len(p.Items), levels, d.Quiz)
		}
	})
}

func TestDrawRoute(t *testing.T) {
	d := newDeck(deck.Rules{Questions: 10, Cover: 5}, singles(deck.Level1, "m", 4), singles(deck.Level2, "n", 4))
	for i := range d.Topics {
		d.Topics[i].First = 2 * i
		d.Topics[i].Slides = make([]deck.Slide, 2)
	}
	d.Topics[1].Questions[3].Slide = 2
	for _, tt := range []struct {
		name  string
		route deck.Route
		want  int
	}{
		{"as many as the route says", deck.Route{Quiz: deck.Rules{Questions: 2, Pass: 1}, Stops: []deck.Stop{{Topic: 0}}}, 2},
		{"the deck's number, as far as it goes", deck.Route{Stops: []deck.Stop{{Topic: 0}}}, 4},
		{"of the slides shown", deck.Route{Stops: []deck.Stop{{Topic: 1, Slides: []int{1}}}}, 3},
	} {
		p, err := quiz.DrawRoute(d, &tt.route, seeded(1))
		if err != nil || len(p.Items) != tt.want {
			t.Errorf("%s: %d items, want %d, error %v", tt.name, len(p.Items), tt.want, err)
		}
		for _, it := range p.Items {
			if it.Question.Topic != tt.route.Stops[0].Topic || tt.route.Stops[0].Slides != nil && it.Question.Slide != 1 {
				t.Errorf("%s: %s is of no slide of the route", tt.name, it.Question.ID)
			}
		}
	}
	if _, err := quiz.DrawRoute(d, &deck.Route{ID: "empty"}, seeded(1)); err == nil {
		t.Error("a route without questions gives a paper")
	}
}

// checkItems checks what holds for any paper.
func checkItems(t *rapid.T, d *deck.Deck, p quiz.Paper) {
	seen := map[string]bool{}
	for _, it := range p.Items {
		q := it.Question
		if seen[q.ID] {
			t.Errorf("%s comes twice", q.ID)
		}
		seen[q.ID] = true
		if q != d.Question(q.ID) {
			t.Errorf("%s is not the deck's own", q.ID)
		}
		var all []string
		for _, o := range q.Options {
			all = append(all, o.Letter)
		}
		if !slices.Equal(sorted(it.Shown), all) {
			t.Errorf("%s shows %v of %v", q.ID, it.Shown, all)
		}
		if (q.Type == deck.TrueFalse || q.Type == deck.Tap) && !slices.Equal(it.Shown, all) {
			t.Errorf("%s, %s, shows %v", q.ID, q.Type, it.Shown)
		}
		if q.Type == deck.Order && slices.Equal(it.Shown, q.RightLetters()) {
			t.Errorf("%s, order, is shown in the right order", q.ID)
		}
	}
}

func TestDrawTopics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDeck(t)
		topics := rapid.SliceOf(rapid.IntRange(0, len(d.Topics)-1)).Draw(t, "chosen")
		if topics == nil {
			topics = []int{}
		}
		holds := 0
		for i, tp := range d.Topics {
			if slices.Contains(topics, i) {
				holds += len(tp.Questions)
			}
		}
		p, err := quiz.Draw(d, topics, seeded(rapid.Uint64().Draw(t, "seed")))
		if possible := holds > 0 && d.Quiz.Questions > 0; possible != (err == nil) {
			t.Fatalf("possible %v, error %v", possible, err)
		}
		if err != nil {
			return
		}
		if want := min(holds, d.Quiz.Questions); len(p.Items) != want {
			t.Errorf("%d items, want %d", len(p.Items), want)
		}
		for _, it := range p.Items {
			if !slices.Contains(topics, it.Question.Topic) {
				t.Errorf("%s is of topic %d, not of %v", it.Question.ID, it.Question.Topic, topics)
			}
		}
		checkItems(t, d, p)
	})
}

func TestSameSeedSamePaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDeck(t)
		seed := rapid.Uint64().Draw(t, "seed")
		first, err1 := quiz.Draw(d, nil, seeded(seed))
		second, err2 := quiz.Draw(d, nil, seeded(seed))
		if !reflect.DeepEqual(first, second) || (err1 == nil) != (err2 == nil) {
			t.Errorf("%v, %v and %v, %v", first, err1, second, err2)
		}
	})
	if d := builtin(4); reflect.DeepEqual(draw(t, d, seeded(1)), draw(t, d, seeded(2))) {
		t.Error("two seeds, one paper")
	}
}

func draw(t testing.TB, d *deck.Deck, r *rand.Rand) quiz.Paper {
	t.Helper()
	p, err := quiz.Draw(d, nil, r)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const draws = 24_000

// Options come in all their orders equally often, but for the right order of
// an Order question and the fixed one of a TrueFalse question.
func TestOptionsUniform(t *testing.T) {
	tests := []struct {
		kind    string
		options int
		orders  int
		never   string
	}{
		{deck.Single, 4, 24, ""},
		{deck.Multiple, 4, 24, ""},
		{deck.Order, 3, 5, "abc"},
		{deck.TrueFalse, 2, 1, "ba"},
	}
	for _, tt := range tests {
		d := newDeck(deck.Rules{Questions: 1}, topic{questions: []deck.Question{question("q", tt.kind, tt.options, 1)}})
		r := seeded(7)
		got := map[string]int{}
		for range draws {
			got[strings.Join(draw(t, d, r).Items[0].Shown, "")]++
		}
		if len(got) != tt.orders || got[tt.never] > 0 {
			t.Errorf("%s: shown in %d orders, want %d; in order %q %d times", tt.kind, len(got), tt.orders, tt.never, got[tt.never])
		}
		if tt.orders > 1 {
			want := map[string]float64{}
			for order := range got {
				want[order] = draws / float64(tt.orders)
			}
			chiSquare(t, tt.kind, got, want)
		}
	}
}

// The items of a paper come in all orders equally often.
func TestItemsUniform(t *testing.T) {
	d := newDeck(deck.Rules{Questions: 4, Cover: 1}, singles(deck.General, "g", 1), singles(deck.Level1, "m", 2), singles(deck.Level2, "n", 1))
	r := seeded(8)
	got := map[string]int{}
	for range draws {
		got[strings.Join(ids(draw(t, d, r)), " ")]++
	}
	want := map[string]float64{}
	for order := range got {
		want[order] = draws / 24
	}
	chiSquare(t, "items", got, want)
}

// Each pick is uniform over the questions that may come next. The shares are
// worked out by hand.
func TestQuestionsUniform(t *testing.T) {
	tests := []struct {
		name string
		deck *deck.Deck
		want map[string]float64
	}{
		{
			"one question of three topics",
			newDeck(deck.Rules{Questions: 1}, singles(0, "x", 1), singles(1, "y", 2), singles(2, "z", 2)),
			map[string]float64{"x1": .2, "y1": .2, "y2": .2, "z1": .2, "z2": .2},
		},
		{
			// Two topics of three: xy 1/6·2/5 + 2/6·1/4, xz 1/6·3/5 + 3/6·1/3, yz 2/6·3/4 + 3/6·2/3.
			"two questions, no topic twice",
			newDeck(deck.Rules{Questions: 2}, singles(0, "x", 1), singles(1, "y", 2), singles(2, "z", 3)),
			map[string]float64{
				"x1 y1": .15 / 2, "x1 y2": .15 / 2,
				"x1 z1": .8 / 9, "x1 z2": .8 / 9, "x1 z3": .8 / 9,
				"y1 z1": 3.5 / 36, "y1 z2": 3.5 / 36, "y1 z3": 3.5 / 36, "y2 z1": 3.5 / 36, "y2 z2": 3.5 / 36, "y2 z3": 3.5 / 36,
			},
		},
		{
			// x never comes: both places are owed.
			"cover fills the paper",
			newDeck(deck.Rules{Questions: 2, Cover: 1}, singles(0, "x", 3), singles(1, "y", 1), singles(2, "z", 2)),
			map[string]float64{"y1 z1": .5, "y1 z2": .5},
		},
		{
			// y comes twice and x never: no place is free.
			"cover before spread",
			newDeck(deck.Rules{Questions: 4, Cover: 2}, singles(0, "x", 2), singles(1, "y", 2), singles(2, "z", 1), singles(2, "w", 1)),
			map[string]float64{"w1 y1 y2 z1": 1},
		},
	}
	for i, tt := range tests {
		r := seeded(uint64(i))
		got := map[string]int{}
		for range draws {
			got[strings.Join(sorted(ids(draw(t, tt.deck, r))), " ")]++
		}
		want := map[string]float64{}
		for paper, share := range tt.want {
			want[paper] = share * draws
		}
		chiSquare(t, tt.name, got, want)
	}
}

func TestPick(t *testing.T) {
	d := builtin(2)
	named := []string{"t3-1", "t0-2", "t19-1"}
	first := map[string]bool{}
	for seed := range uint64(50) {
		p, err := quiz.Pick(d, named, seeded(seed))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(sorted(ids(p)), sorted(named)) {
			t.Fatalf("picked %v, want %v", ids(p), named)
		}
		first[p.Items[0].Question.ID] = true
	}
	if len(first) != len(named) {
		t.Errorf("first in 50 papers: %v; want each of %v", first, named)
	}
	for want, list := range map[string][]string{
		"none named":                     nil,
		`the deck has no question "t99"`: {"t3-1", "t99"},
		`"t3-1" is named twice`:          {"t3-1", "t3-1"},
	} {
		if _, err := quiz.Pick(d, list, seeded(1)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Pick(%v): error %v, want %q", list, err, want)
		}
	}
}

func records(p quiz.Paper) []quiz.Record {
	var recs []quiz.Record
	for _, it := range p.Items {
		recs = append(recs, quiz.Record{Question: it.Question.ID, Revision: it.Question.Revision, Shown: slices.Clone(it.Shown)})
	}
	return recs
}

func TestRebuild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := anyPaper(t)
		recs := records(p)
		got, err := quiz.Rebuild(d, recs)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, p) {
			t.Fatalf("rebuilt %v, want %v", got, p)
		}
		recs[0].Shown[0] = "?"
		if !reflect.DeepEqual(got, p) {
			t.Error("the paper shares its letters with the records")
		}
	})
}

func TestRebuildErrors(t *testing.T) {
	d := builtin(1)
	tests := []struct {
		want   string // part of the error
		change func(recs []quiz.Record) []quiz.Record
	}{
		{"no items", func(recs []quiz.Record) []quiz.Record { return nil }},
		{`no longer has question "gone"`, func(recs []quiz.Record) []quiz.Record { recs[1].Question = "gone"; return recs }},
		{"has changed: revision 00000000 was shown", func(recs []quiz.Record) []quiz.Record { recs[1].Revision = "00000000"; return recs }},
		{"not [a b c]", func(recs []quiz.Record) []quiz.Record { recs[1].Shown = []string{"a", "b", "c"}; return recs }},
		{"not [a b c c]", func(recs []quiz.Record) []quiz.Record { recs[1].Shown = []string{"a", "b", "c", "c"}; return recs }},
		{"not [a b c e]", func(recs []quiz.Record) []quiz.Record { recs[1].Shown = []string{"a", "b", "c", "e"}; return recs }},
		{"not []", func(recs []quiz.Record) []quiz.Record { recs[1].Shown = nil; return recs }},
		{"comes twice", func(recs []quiz.Record) []quiz.Record { return append(recs, recs[0]) }},
	}
	for _, tt := range tests {
		recs := tt.change(records(draw(t, d, seeded(1))))
		if _, err := quiz.Rebuild(d, recs); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("error %v, want %q", err, tt.want)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	d := builtin(4)
	r := seeded(1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := quiz.Draw(d, nil, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDrawTopic(b *testing.B) {
	d := builtin(4)
	r := seeded(1)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := quiz.Draw(d, []int{5}, r); err != nil {
			b.Fatal(err)
		}
	}
}
