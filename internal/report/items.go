package report

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/stats"
)

// An item is one revision of a question, and what first attempts made of it.
// All of it are whole numbers in tables that grow with the bank and the
// quiz, not with the attempts; so the order of reading does not matter.
type item struct {
	question, revision, kind string
	number                   int // in order of meeting; only a name
	n, right, skipped        int
	scores                   map[score]int  // whole attempts by their score
	given                    map[string]int // by option letter; of an order question by sequence
	placed                   map[string]int // order: by letter, how often in its right place
	tenths                   map[uint16]int // answers by time taken, in tenths of a second
	letters                  []string       // options that are right; order: the sequence
}

// score is one attempt's, seen from one of its items.
type score struct {
	of, correct int
	right       bool // this item
}

// share is a count of right answers.
type share struct{ n, right int }

// analysis is what the second pass gathers from first attempts.
type analysis struct {
	mu    sync.Mutex
	items map[string]*item
	order []*item
	units map[uint32]map[string]*share // unit, question
	pairs stats.Pairs
	tests int // attempts analysed
}

// mostItems bounds the table of pairs that alpha needs.
const mostItems = 2000

// analyse reads the answers of the first attempts, in parallel.
func analyse(ctx context.Context, c *survey, in Input, progress *atomic.Int64) (*analysis, error) {
	a := &analysis{items: map[string]*item{}, units: map[uint32]map[string]*share{}}
	err := parallel(ctx, in.Workers, len(c.chunks), func(i int) error {
		defer progress.Add(c.chunks[i].size)
		var reader record.Reader
		return c.lines(&c.chunks[i], func(e *entry) bool { return e.flags&firstOne != 0 }, func(e *entry, line []byte) error {
			answers, err := reader.Answers(line)
			if err != nil { // the file was changed under our hands
				return fmt.Errorf("reading %s again: %w", c.sources[c.chunks[i].source].name, err)
			}
			a.mu.Lock()
			defer a.mu.Unlock()
			a.add(e, answers)
			return nil
		})
	})
	return a, err
}

// lines gives the lines of a chunk's attempts that are wanted.
func (c *survey) lines(in *chunk, wanted func(e *entry) bool, fn func(e *entry, line []byte) error) error {
	left := in.entries
	skip := func() {
		for len(left) > 0 && !wanted(&left[0]) {
			left = left[1:]
		}
	}
	if skip(); len(left) == 0 {
		return nil
	}
	return record.EachLine(in.reader(c.sources[in.source]), func(number int, line []byte, _ bool) error {
		if len(left) == 0 || uint32(number) != left[0].line {
			return nil
		}
		e := &left[0]
		left = left[1:]
		skip()
		return fn(e, line)
	})
}

// add counts a first attempt.
func (a *analysis) add(e *entry, answers []record.Answer) {
	a.tests++
	unit := a.units[e.unit]
	if unit == nil {
		unit = map[string]*share{}
		a.units[e.unit] = unit
	}
	correct := 0
	for i := range answers {
		if answers[i].Correct {
			correct++
		}
	}
	var numbers []int
	var right []bool
	var key []byte
	for i := range answers {
		w := &answers[i]
		key = append(append(append(key[:0], w.Question...), 0), w.Revision...)
		it := a.items[string(key)]
		if it == nil {
			it = &item{
				question: w.Question, revision: w.Revision, kind: w.Type, number: len(a.order), scores: map[score]int{},
				given: map[string]int{}, placed: map[string]int{}, tenths: map[uint16]int{}, letters: append([]string(nil), w.Right...),
			}
			a.items[string(key)] = it
			a.order = append(a.order, it)
		}
		it.add(w, score{len(answers), correct, w.Correct})
		if it.number < mostItems {
			numbers, right = append(numbers, it.number), append(right, w.Correct)
		}
		s := unit[w.Question]
		if s == nil {
			s = &share{}
			unit[w.Question] = s
		}
		s.add(w.Correct)
	}
	if len(numbers) == len(answers) {
		a.pairs.Add(numbers, right)
	}
}

func (s *share) add(right bool) {
	s.n++
	if right {
		s.right++
	}
}

func (it *item) add(w *record.Answer, s score) {
	it.n++
	if w.Correct {
		it.right++
	}
	it.scores[s]++
	if len(w.Given) == 0 {
		it.skipped++
		return
	}
	it.tenths[uint16(max(0, min(math.Round(w.Seconds*10), math.MaxUint16)))]++
	if it.kind != deck.Order {
		for _, letter := range w.Given {
			it.given[letter]++
		}
		return
	}
	sequence := ""
	for i, letter := range w.Given {
		sequence += letter
		if i < len(it.letters) && it.letters[i] == letter {
			it.placed[letter]++
		}
	}
	it.given[sequence]++
}

// facility is the share of the people who had the item right.
func (it *item) facility() float64 { return float64(it.right) / float64(it.n) }

// sorted gives the scores in one order, so that sums round the same way
// whatever order the files came in.
func (it *item) sorted() []score {
	return slices.SortedFunc(maps.Keys(it.scores), func(a, b score) int {
		return cmp.Or(cmp.Compare(a.of, b.of), cmp.Compare(a.correct, b.correct), cmp.Compare(a.mark(), b.mark()))
	})
}

// mark is the item's own score.
func (s score) mark() int {
	if s.right {
		return 1
	}
	return 0
}

// rest is the correlation of the item's score with the share of the other
// items right.
func (it *item) rest() (r float64, ok bool) {
	var points []stats.Point
	for _, s := range it.sorted() {
		if s.of > 1 {
			others := float64(s.correct-s.mark()) / float64(s.of-1)
			points = append(points, stats.Point{X: float64(s.mark()), Y: others, N: it.scores[s]})
		}
	}
	return stats.Correlation(points)
}

// upperLower is D, people ranked by the share of all their items right.
func (it *item) upperLower() (d float64, ok bool) {
	var points []stats.Point
	for _, s := range it.sorted() {
		points = append(points, stats.Point{X: float64(s.mark()), Y: float64(s.correct) / float64(s.of), N: it.scores[s]})
	}
	return stats.UpperLower(points)
}

// seconds is the median time taken, of those who answered, to a tenth of a
// second; more than 6553 s counts as that.
func (it *item) seconds() (median float64, ok bool) {
	median, ok = stats.Median(it.tenths)
	return median / 10, ok
}
