// Package guess answers the questions of a deck as people do who never saw the
// course: by the longest answer, by cautious words, by what is mostly right. A
// bank that such a guesser does well in does not show who has learnt.
package guess

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

// A Score is how one way of guessing does on all questions of one type.
type Score struct {
	Way    Way
	Type   string   // of the questions
	Of     int      // how many there are
	Right  float64  // share that it gets right, 0 to 1; where it can't decide, what it may expect
	Chance float64  // share that blind choice may expect
	Hits   []string // ids of the questions that the guesser does better in than blind choice
}

// Limit is how much better than blind choice a guesser may do before a bank
// says more of how it was written than of who answers it: a share.
const Limit = 0.08

// Over is by how much the guesser does better than blind choice: a share, less
// than 0 where it does worse.
func (s Score) Over() float64 { return s.Right - s.Chance }

// A Way is a rule that answers without knowing.
type Way string

// The ways of guessing. Where a question has several right answers, each picks
// as many as questions with so many answers mostly have.
const (
	Longest  Way = "longest"  // the longest answer; a statement longer than most is true
	Shortest Way = "shortest" // the shortest answer; a statement shorter than most is true
	Cautious Way = "cautious" // the most prudent words, and the fewest rash ones
	Absolute Way = "absolute" // no "always", "never", "only"
	Bold     Way = "bold"     // what most resembles the bold words of the slide
	Echo     Way = "echo"     // what most resembles the question itself
	Common   Way = "common"   // where right answers mostly stand; of statements, what mostly holds
	Count    Way = "count"    // any, but as many as are mostly right
	All      Way = "all"      // all of them
	First    Way = "first"    // the first row
	Last     Way = "last"     // the last row
)

// ways are those that can be tried on questions of a type.
var ways = []struct {
	kind string
	ways []Way
}{
	{deck.Single, []Way{Longest, Shortest, Cautious, Absolute, Bold, Echo, Common}},
	{deck.TrueFalse, []Way{Longest, Shortest, Cautious, Absolute, Bold, Common}},
	{deck.Multiple, []Way{Longest, Shortest, Cautious, Absolute, Bold, Echo, Count, All}},
	{deck.Tap, []Way{Longest, Shortest, Bold, Echo, First, Last, Common}},
}

// Bank tries all ways on all questions of a deck, in the deck's language. Types
// that the deck has no question of are left out, as is order: nobody knows an
// order by its look.
func Bank(d *deck.Deck) []Score {
	g := &guesser{deck: d, list: lists[d.Language], usual: make(map[int]int)}
	byType := make(map[string][]*deck.Question)
	for _, q := range d.Questions() {
		byType[q.Type] = append(byType[q.Type], q)
	}
	g.habits(byType)
	var scores []Score
	for _, w := range ways {
		bank := byType[w.kind]
		for _, way := range w.ways {
			if len(bank) == 0 {
				continue
			}
			s := Score{Way: way, Type: w.kind, Of: len(bank)}
			for _, q := range bank {
				hit, chance := g.expect(way, q), blind(q)
				s.Right += hit / float64(len(bank))
				s.Chance += chance / float64(len(bank))
				if hit > chance {
					s.Hits = append(s.Hits, q.ID)
				}
			}
			scores = append(scores, s)
		}
	}
	return scores
}

// A guesser knows the bank's habits, and none of its answers.
type guesser struct {
	deck   *deck.Deck
	list   list
	usual  map[int]int       // number of answers -> of right ones, mostly
	letter map[string]string // type -> where the right answer mostly stands
	length int               // median length of a statement, in characters
}

func (g *guesser) habits(byType map[string][]*deck.Question) {
	counts := make(map[int]map[int]int)
	for _, q := range byType[deck.Multiple] {
		n := len(q.Options)
		if counts[n] == nil {
			counts[n] = make(map[int]int)
		}
		counts[n][len(q.RightLetters())]++
	}
	for n, of := range counts {
		g.usual[n] = most(of)
	}
	g.letter = make(map[string]string)
	for _, kind := range []string{deck.Single, deck.TrueFalse, deck.Tap} {
		at := make(map[string]int)
		for _, q := range byType[kind] {
			for _, l := range q.RightLetters() {
				at[l]++
			}
		}
		g.letter[kind] = most(at)
	}
	var lengths []int
	for _, q := range byType[deck.TrueFalse] {
		lengths = append(lengths, utf8.RuneCountInString(q.Text))
	}
	if slices.Sort(lengths); len(lengths) > 0 {
		g.length = lengths[len(lengths)/2]
	}
}

// most is the key with the greatest count, and of several the least.
func most[K cmp.Ordered](counts map[K]int) (best K) {
	n := 0
	for k, c := range counts {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}

// expect is the share of tries in which a way gets a question right.
func (g *guesser) expect(way Way, q *deck.Question) float64 {
	if q.Type == deck.TrueFalse {
		return g.statement(way, q)
	}
	k := 1
	if q.Type == deck.Multiple {
		k = g.usual[len(q.Options)]
	}
	if way == All {
		k = len(q.Options)
	}
	appeal := make([]float64, len(q.Options))
	for i, o := range q.Options {
		appeal[i] = g.appeal(way, q, o, i)
	}
	return chosen(q, appeal, k)
}

// appeal is how much a way likes an answer.
func (g *guesser) appeal(way Way, q *deck.Question, o deck.Option, i int) float64 {
	switch way {
	case Longest:
		return float64(utf8.RuneCountInString(o.Text))
	case Shortest:
		return -float64(utf8.RuneCountInString(o.Text))
	case Cautious:
		return g.prudence(o.Text)
	case Absolute:
		return -count(o.Text, g.list.absolute)
	case Bold:
		return alike(o.Text, g.bold(q))
	case Echo:
		return alike(o.Text, q.Text)
	case Common:
		return is(o.Letter == g.letter[q.Type])
	case First:
		return is(i == 0)
	case Last:
		return is(i == len(q.Options)-1)
	}
	return 0
}

// prudence is how many more prudent words than rash ones a text has.
func (g *guesser) prudence(text string) float64 {
	return count(text, g.list.cautious) - count(text, g.list.careless)
}

// statement is the share of tries in which a way says rightly whether a
// statement holds.
func (g *guesser) statement(way Way, q *deck.Question) float64 {
	length := utf8.RuneCountInString(q.Text)
	var holds bool
	switch way {
	case Longest:
		holds = length > g.length
	case Shortest:
		holds = length < g.length
	case Cautious:
		holds = g.prudence(q.Text) > 0
	case Absolute:
		holds = count(q.Text, g.list.absolute) == 0
	case Bold:
		holds = alike(g.bold(q), q.Text) > 0.5
	case Common:
		holds = g.letter[q.Type] == "a"
	}
	return is(q.Option("a").Right == holds)
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// chosen is the share of tries in which the k answers with the most appeal are
// the right ones, where those of the same appeal are chosen from blindly.
func chosen(q *deck.Question, appeal []float64, k int) float64 {
	if len(q.RightLetters()) != k || k == 0 {
		return 0
	}
	edge := slices.Sorted(slices.Values(appeal))[len(appeal)-k]
	above, tied := 0, 0
	for i, o := range q.Options {
		switch {
		case appeal[i] > edge && !o.Right, appeal[i] < edge && o.Right:
			return 0
		case appeal[i] > edge:
			above++
		case appeal[i] == edge:
			tied++
		}
	}
	return 1 / choose(tied, k-above)
}

// choose is how many sets of k there are of n.
func choose(n, k int) float64 {
	sets := 1.0
	for i := range k {
		sets = sets * float64(n-i) / float64(i+1)
	}
	return sets
}

// blind is the share of tries in which blind choice gets a question right. Of
// several right answers it knows only that there is at least one.
func blind(q *deck.Question) float64 {
	n := len(q.Options)
	if q.Type == deck.Multiple {
		return 1 / float64(int(1)<<n-1)
	}
	return 1 / float64(n)
}

// bold is the bold words of the slide that a question goes back to.
func (g *guesser) bold(q *deck.Question) string {
	var b bolds
	for block := range g.deck.Topics[q.Topic].Slides[q.Slide-1].All() {
		block.Visit(&b)
	}
	return strings.Join(b, " ")
}

// bolds are the bold words of the blocks that it visits.
type bolds []string

func (b *bolds) prose(p deck.Prose) {
	for n := range p.Nodes() {
		if e, ok := n.(*ast.Emphasis); ok && e.Level == 2 {
			*b = append(*b, p.Line(e))
		}
	}
}

func (b *bolds) Markdown(m *deck.Markdown) { b.prose(m.Prose) }
func (b *bolds) Callout(c *deck.Callout)   { b.prose(c.Text) }
func (b *bolds) Drill(d *deck.Drill)       { b.prose(d.Explain) }
func (b *bolds) Columns(*deck.Columns)     {} // what stands in them is visited by itself
func (b *bolds) Phone(*deck.Phone)         {}
func (b *bolds) QR(*deck.QR)               {}
func (b *bolds) Image(*deck.Image)         {}
func (b *bolds) Chart(*deck.Chart)         {}
func (b *bolds) Walkthrough(w *deck.Walkthrough) {
	for _, step := range w.Steps {
		b.prose(step.Do)
	}
}

// words are a text's words and numbers, in small letters.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
}

// count is how often phrases stand in a text.
func count(text string, phrases []string) float64 {
	n := 0
	text = " " + strings.Join(words(text), " ") + " "
	for _, p := range phrases {
		n += strings.Count(text, " "+p+" ")
	}
	return float64(n)
}

// alike is the share of a text's words that another has: 0 to 1.
func alike(text, other string) float64 {
	in := make(map[string]bool)
	for _, w := range words(other) {
		in[w] = true
	}
	all := words(text)
	if len(all) == 0 {
		return 0
	}
	n := 0
	for _, w := range all {
		if in[w] {
			n++
		}
	}
	return float64(n) / float64(len(all))
}
