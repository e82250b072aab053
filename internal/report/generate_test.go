package report_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/slides"
)

// began is when the training of all test records began.
var began = time.Date(2026, time.November, 2, 1, 0, 0, 0, time.UTC)

// small loads a deck of three utilities, 12 questions and 7 units.
func small(t testing.TB) *deck.Deck { return load(t, os.DirFS("testdata/deck")) }

// builtIn loads the Vietnamese deck.
func builtIn(t testing.TB) *deck.Deck {
	t.Helper()
	fsys, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	return load(t, fsys)
}

func load(t testing.TB, fsys fs.FS) *deck.Deck {
	t.Helper()
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sealer writes lines as the program does: each with the hash of the one
// before it.
type sealer struct {
	w    io.Writer
	head string
}

func (s *sealer) add(line any) error {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(line); err != nil {
		return err
	}
	b, ok := bytes.CutSuffix(text.Bytes(), []byte(`,"previous":"","hash":""}`+"\n"))
	if !ok {
		return fmt.Errorf("%.80q… has hashes already", b)
	}
	b = append(append(append(b, `,"previous":"`...), s.head...), `"}`...)
	sum := sha256.Sum256(b)
	s.head = "sha256:" + hex.EncodeToString(sum[:])
	b = append(b[:len(b)-1], `,"hash":"`...)
	b = append(append(b, s.head...), "\"}\n"...)
	_, err := s.w.Write(b)
	return err
}

// crowd makes attempts of people who differ in what they know, at questions
// that differ in how hard they are.
type crowd struct {
	deck     *deck.Deck
	bank     []*deck.Question
	random   *rand.Rand
	learners int
	clock    time.Time
	seen     map[int]int
	pace     time.Duration
}

func newCrowd(d *deck.Deck, attempts, learners int) *crowd {
	return &crowd{
		deck: d, bank: d.Questions(), random: rand.New(rand.NewPCG(7, 11)), learners: learners, clock: began,
		seen: map[int]int{}, pace: 20 * 24 * time.Hour / time.Duration(attempts),
	}
}

// attempt is the next in time. Who has tried before knows more.
func (c *crowd) attempt() record.Attempt {
	who := c.random.IntN(c.learners)
	c.seen[who]++
	c.clock = c.clock.Add(c.pace)
	skill := math.Sin(float64(who)*12.9898)*1.3 + 0.6*float64(c.seen[who]-1)
	unit := c.deck.Units[(who*who+who/3)%(len(c.deck.Units)-3)].Code
	var id uuid.UUID
	for i := range id {
		id[i] = byte(c.random.Uint32())
	}
	a := record.Attempt{
		V: record.Version, Type: "attempt", ID: id.String(), Learner: fmt.Sprintf("hv-%08x", uint32(who)*2654435761), Unit: unit,
		Deck: record.DeckRef{ID: c.deck.ID, Version: c.deck.Version, Language: "vi", Hash: c.deck.Hash}, Mode: record.Self, Via: "ssh",
		Number: c.seen[who], StartedAt: record.At(c.clock.Add(-4 * time.Minute)), EndedAt: record.At(c.clock), Pass: c.deck.Quiz.Pass, How: record.Submitted, App: "vneid-training/test",
		Score: record.Score{Of: c.deck.Quiz.Questions},
	}
	for _, k := range c.random.Perm(len(c.bank))[:c.deck.Quiz.Questions] {
		w := c.answer(k, skill)
		a.Answers = append(a.Answers, w)
		a.Seconds += w.Seconds
		if w.Correct {
			a.Score.Correct++
		}
	}
	a.Seconds = math.Round(a.Seconds*1000) / 1000
	a.Score.Scaled = float64(a.Score.Correct) / float64(a.Score.Of)
	a.Passed = a.Score.Scaled >= a.Pass
	return a
}

func (c *crowd) answer(k int, skill float64) record.Answer {
	q := c.bank[k]
	hard := math.Sin(float64(k)*78.233) * 1.2
	w := record.Answer{Question: q.ID, Revision: q.Revision, Type: q.Type, Right: q.RightLetters()}
	for _, o := range q.Options {
		w.Shown = append(w.Shown, o.Letter)
	}
	c.random.Shuffle(len(w.Shown), func(i, j int) { w.Shown[i], w.Shown[j] = w.Shown[j], w.Shown[i] })
	w.Seconds = math.Round((4+c.random.ExpFloat64()*9)*1000) / 1000
	if c.random.Float64() < 1/(1+math.Exp(-(skill-hard+0.9))) {
		w.Given, w.Correct = w.Right, true
		return w
	}
	for { // one wrong answer is liked more than others
		switch q.Type {
		case deck.Order:
			w.Given = slices.Clone(w.Right)
			i := c.random.IntN(len(w.Given) - 1)
			w.Given[i], w.Given[i+1] = w.Given[i+1], w.Given[i]
		case deck.Multiple:
			w.Given = nil
			for _, o := range q.Options {
				if c.random.IntN(2) == 0 {
					w.Given = append(w.Given, o.Letter)
				}
			}
		default:
			w.Given = []string{q.Options[min(len(q.Options)-1, int(c.random.ExpFloat64()*1.5))].Letter}
		}
		if len(w.Given) > 0 && !slices.Equal(w.Given, w.Right) {
			return w
		}
	}
}

// write writes a record of n attempts.
func (c *crowd) write(w io.Writer, n int) error {
	out := bufio.NewWriterSize(w, 1<<20)
	s := &sealer{w: out}
	for range n {
		a := c.attempt()
		if err := s.add(a); err != nil {
			return err
		}
	}
	return out.Flush()
}
