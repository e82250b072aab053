package sitting_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

// course has three questions of each type; how many options are right grows.
func course() *deck.Deck {
	d := &deck.Deck{ID: "vneid", Version: "2026.11", Language: "vi", Hash: "sha256:00", Quiz: deck.Rules{Pass: 0.8}, Topics: make([]deck.Topic, 1)}
	for _, kind := range []string{deck.Single, deck.Multiple, deck.TrueFalse, deck.Order} {
		for n := range 3 {
			q := deck.Question{ID: fmt.Sprintf("%s-%d", kind, n), Type: kind, Revision: fmt.Sprintf("%08x", n)}
			options := 4
			if kind == deck.TrueFalse {
				options = 2
			}
			for i := range options {
				q.Options = append(q.Options, deck.Option{Letter: string(rune('a' + i)), Right: i == n%options || kind == deck.Multiple && i <= n || kind == deck.Order})
			}
			d.Topics[0].Questions = append(d.Topics[0].Questions, q)
		}
	}
	return d
}

// given draws an answer that the question takes.
func given(t *rapid.T, it quiz.Item) []string {
	switch it.Question.Type {
	case deck.Order:
		return rapid.Permutation(it.Shown).Draw(t, "order")
	case deck.Multiple:
		return rapid.SliceOfNDistinct(rapid.SampledFrom(it.Shown), 1, -1, rapid.ID).Draw(t, "letters")
	}
	return []string{rapid.SampledFrom(it.Shown).Draw(t, "letter")}
}

// What somebody answers, broken off and taken up wherever they like, stands in
// the record as they gave it, and nothing of it is left under way.
func TestWhatIsAnsweredIsRecorded(t *testing.T) {
	folder, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	d, person := course(), 0
	rapid.Check(t, func(t *rapid.T) {
		ctx, leave := context.WithCancel(context.Background())
		defer leave()
		must := func(err error) {
			if err != nil {
				t.Helper()
				t.Fatal(err)
			}
		}
		person++
		p := record.Person{Name: fmt.Sprint("Lê Hoà ", person), Unit: "IOIT"}
		desk := sitting.Desk{Log: folder, Folder: folder, Via: rapid.SampledFrom([]string{"local", "ssh"}).Draw(t, "via"), App: "vneid-training/test"}
		if rapid.Bool().Draw(t, "has a key") {
			desk.Learner, desk.Verified = folder.LearnerFromKey(p.Name), true
			desk.Called = rapid.SampledFrom([]string{"", p.Name, "lê hòa " + fmt.Sprint(person), "Ai Khác"}).Draw(t, "called")
		}
		for round := range rapid.IntRange(1, 2).Draw(t, "attempts") {
			known, err := desk.Known(ctx, p)
			must(err)
			if known.Number != round+1 || known.Pending != nil {
				t.Fatalf("before attempt %d: number %d, under way %v", round+1, known.Number, known.Pending)
			}
			must(folder.Remember(ctx, known.Person))

			ids := rapid.SliceOfNDistinct(rapid.SampledFrom(d.Questions()), 1, -1, func(q *deck.Question) string { return q.ID }).Draw(t, "questions")
			var names []string
			for _, q := range ids {
				names = append(names, q.ID)
			}
			paper, err := quiz.Pick(d, names, rand.New(rand.NewPCG(1, uint64(person))))
			must(err)
			now := time.Date(2026, 11, 23, 2, 3, 0, 0, time.UTC)
			began := now
			j := desk.Begin(record.Journal{Mode: record.Self, Number: known.Number, StartedAt: began}, known.Person, d, paper)
			must(folder.Begin(j))
			a := quiz.Start(paper, d.Rules(nil), now)
			var want []record.Answer
			spent := 0 // milliseconds
			for !a.Done() {
				if rapid.IntRange(0, 3).Draw(t, "broken off") == 0 {
					now = now.Add(time.Hour)
					found, err := desk.Known(ctx, p)
					must(err)
					if found.Pending == nil || found.Pending.ID != j.ID {
						t.Fatalf("the attempt under way is not found: %+v", found)
					}
					j, a, err = sitting.TakeOver(folder, d, *found.Pending, now)
					must(err)
				}
				n, it, _ := a.Current()
				took := rapid.IntRange(0, 100_000).Draw(t, "milliseconds")
				now = now.Add(time.Duration(took) * time.Millisecond)
				ans, err := a.Answer(given(t, it), now)
				must(err)
				must(folder.Record(j, n, ans.Given, ans.Seconds, now))
				q := it.Question
				want = append(want, record.Answer{
					Question: q.ID, Revision: q.Revision, Type: q.Type, Shown: it.Shown, Given: ans.Given,
					Right: q.RightLetters(), Correct: quiz.Right(ans.Given, q.RightLetters()), Seconds: float64(took) / 1000,
				})
				spent += took
			}
			if rapid.Bool().Draw(t, "gone before it is recorded") {
				leave()
			}
			line, spare, err := desk.Record(ctx, sitting.Finish(j, a, now, desk.App), known.Person)
			must(err)
			if spare != "" {
				t.Fatalf("kept in the second place %s", spare)
			}

			line.Sitting = "" // of no meaning once it is recorded
			got := last(t, folder)
			if !reflect.DeepEqual(got, line) {
				t.Fatalf("the record holds\n%+v\nnot what was returned:\n%+v", got, line)
			}
			if len(got.Answers) != len(want) {
				t.Fatalf("%d answers for %d questions", len(got.Answers), len(want))
			}
			right := 0
			for i := range want {
				if !reflect.DeepEqual(got.Answers[i], want[i]) {
					t.Fatalf("answer %d is\n%+v\nwant\n%+v", i, got.Answers[i], want[i])
				}
				if want[i].Correct {
					right++
				}
			}
			wantLine := record.Attempt{
				V: record.Version, Type: got.Type, ID: j.ID, Learner: known.Person.Learner, Unit: p.Unit, Verified: desk.Verified,
				Vouched: sitting.Vouched(desk.Called, p.Name), Deck: sitting.DeckRef(d), Mode: record.Self, Via: desk.Via, Number: round + 1,
				StartedAt: record.At(began), EndedAt: record.At(now), Seconds: float64(spent) / 1000,
				Score: record.Score{Correct: right, Of: len(want), Scaled: float64(right) / float64(len(want))}, Pass: 0.8, Passed: float64(right)/float64(len(want)) >= 0.8,
				How: record.Submitted, Answers: got.Answers, App: desk.App, Who: folder.Bind(j.ID, p.Name, p.Unit), Previous: got.Previous, Hash: got.Hash,
			}
			if !reflect.DeepEqual(got, wantLine) {
				t.Fatalf("recorded\n%+v\nwant\n%+v", got, wantLine)
			}
			if ctx.Err() != nil {
				return
			}
		}
		if j, _ := (&sitting.Desk{Folder: folder, Learner: desk.Learner}).BrokenOff(); j != nil {
			t.Fatalf("left under way: %+v", j)
		}
	})
	file, err := os.Open(filepath.Join(folder.Dir(), record.File))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if chain, err := record.Verify(file); err != nil || len(chain.Breaks) > 0 {
		t.Errorf("the record: %+v, %v", chain, err)
	}
}

// last reads the attempt that stands last in the record.
func last(t *rapid.T, f *record.Folder) (a record.Attempt) {
	file, err := os.Open(filepath.Join(f.Dir(), record.File))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := record.Read(file, func(_ int, read record.Attempt) error { a = read; return nil }); err != nil {
		t.Fatal(err)
	}
	return a
}

// A deck that asks something else now takes up nothing.
func TestAChangedQuestionIsNotResumed(t *testing.T) {
	d := course()
	paper, err := quiz.Pick(d, []string{d.Questions()[0].ID}, rand.New(rand.NewPCG(1, 2)))
	if err != nil {
		t.Fatal(err)
	}
	j := new(sitting.Desk).Begin(record.Journal{}, record.Person{}, d, paper)
	d.Questions()[0].Revision = "ffffffff"
	if _, err := sitting.Resume(d, j, time.Now()); err == nil {
		t.Error("resumed")
	}
}
