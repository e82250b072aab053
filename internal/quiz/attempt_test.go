package quiz_test

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

var morning = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func after(seconds float64) time.Time {
	return morning.Add(time.Duration(seconds * float64(time.Second)))
}

// plain makes a paper of n single questions whose right answer is a, each of
// its own topic.
func plain(n int) quiz.Paper {
	var p quiz.Paper
	for i := range n {
		q := question("q"+strconv.Itoa(i), deck.Single, 4, 1)
		q.Topic = i
		p.Items = append(p.Items, quiz.Item{Question: &q, Shown: []string{"d", "c", "b", "a"}})
	}
	return p
}

func give(t testing.TB, a *quiz.Attempt, letters string) {
	t.Helper()
	for _, letter := range strings.Split(letters, "") {
		if _, err := a.Answer([]string{letter}, morning); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAttempt(t *testing.T) {
	p := plain(3)
	a := quiz.Start(p, deck.Rules{Pass: 0.6}, morning)
	steps := []struct {
		at      float64
		given   string
		correct bool
		seconds float64
	}{
		{12.5, "a", true, 12.5},
		{10, "b", false, 0}, // the clock was set back
		{11, "a", true, 1},
	}
	for i, s := range steps {
		at, it, ok := a.Current()
		if at != i || !ok || it.Question != p.Items[i].Question || a.Done() {
			t.Fatalf("item %d: Current() = %d, %v, %v, Done() = %v", i, at, it, ok, a.Done())
		}
		if _, err := a.Answer([]string{"e"}, after(500)); err == nil {
			t.Fatal("took an answer that is no option")
		}
		got, err := a.Answer([]string{s.given, s.given}, after(s.at))
		want := quiz.Answer{Item: it, Given: []string{s.given}, Correct: s.correct, Seconds: s.seconds}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("item %d: Answer = %+v, %v, want %+v", i, got, err, want)
		}
		if list := a.Answers(); len(list) != i+1 || !reflect.DeepEqual(list[i], want) {
			t.Fatalf("item %d: Answers() = %v", i, list)
		}
	}
	if i, _, ok := a.Current(); i != 3 || ok || !a.Done() {
		t.Errorf("at the end Current() = %d, %v, Done() = %v", i, ok, a.Done())
	}
	if _, err := a.Answer([]string{"a"}, after(20)); err == nil {
		t.Error("took an answer after the last item")
	}
	if got, want := a.Score(), (quiz.Score{Correct: 2, Of: 3, Need: 2, Scaled: 2.0 / 3, Passed: true}); got != want {
		t.Errorf("Score() = %+v, want %+v", got, want)
	}
	a.Answers()[0].Correct = false
	if a.Score().Correct != 2 {
		t.Error("the list of answers is the attempt's own")
	}
}

func TestScore(t *testing.T) {
	tests := []struct {
		pass    float64
		of      int
		correct int
		need    int
		passed  bool
	}{
		{0.8, 10, 8, 8, true},
		{0.8, 10, 7, 8, false},
		{0.7, 10, 7, 7, true},
		{0.7, 10, 6, 7, false},
		{0.55, 100, 55, 55, true}, // 0.55*100 > 55
		{0.29, 100, 29, 29, true}, // 0.29*100 < 29
		{0.28, 100, 27, 28, false},
		{0.07, 100, 7, 7, true}, // 0.07*100 > 7
		{0.8, 3, 2, 3, false},   // 2.4
		{0.67, 3, 2, 3, false},
		{0.66, 3, 2, 2, true},
		{2.0 / 3, 3, 2, 2, true},
		{1, 10, 9, 10, false},
		{1, 10, 10, 10, true},
		{0.001, 10, 0, 1, false},
		{0.001, 10, 1, 1, true},
		{0.8, 0, 0, 1, false},
	}
	for _, tt := range tests {
		a := quiz.Start(plain(tt.of), deck.Rules{Pass: tt.pass}, morning)
		if tt.of > 0 {
			give(t, a, strings.Repeat("a", tt.correct)+strings.Repeat("b", tt.of-tt.correct))
		}
		got := a.Score()
		if got.Correct != tt.correct || got.Of != tt.of || got.Need != tt.need || got.Passed != tt.passed {
			t.Errorf("pass %v, %d of %d: %+v, want need %d, passed %v", tt.pass, tt.correct, tt.of, got, tt.need, tt.passed)
		}
	}
}

// What is not answered counts as wrong.
func TestScoreUnfinished(t *testing.T) {
	a := quiz.Start(plain(10), deck.Rules{Pass: 0.5}, morning)
	give(t, a, "aaaa")
	if got, want := a.Score(), (quiz.Score{Correct: 4, Of: 10, Need: 5, Scaled: 0.4}); got != want {
		t.Errorf("Score() = %+v, want %+v", got, want)
	}
	give(t, a, "a")
	if !a.Score().Passed {
		t.Error("not passed with all the right answers needed")
	}
}

// The pass mark is that of exact arithmetic on the decimal fraction that
// deck.yaml has.
func TestPassExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		of := rapid.IntRange(1, 150).Draw(t, "of")
		digits := rapid.IntRange(1, 6).Draw(t, "digits")
		scale := int(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil).Int64())
		share := big.NewRat(int64(rapid.IntRange(1, scale).Draw(t, "share")), int64(scale))
		pass, err := strconv.ParseFloat(share.FloatString(digits), 64)
		if err != nil {
			t.Fatal(err)
		}
		want := 0
		for big.NewRat(int64(want), int64(of)).Cmp(share) < 0 {
			want++
		}
		if got := quiz.Start(plain(of), deck.Rules{Pass: pass}, morning).Score().Need; got != want {
			t.Errorf("%v of %d needs %d, want %d", pass, of, got, want)
		}
	})
}

func TestAgain(t *testing.T) {
	p := plain(5)
	for i, topic := range []int{4, 1, 4, 0, 2} {
		p.Items[i].Question.Topic = topic
	}
	tests := []struct {
		given string
		want  []int
	}{
		{"bbbbb", []int{0, 1, 2, 4}},
		{"babaa", []int{4}},
		{"abaab", []int{1, 2}},
		{"aaaaa", []int{}},
		{"ab", []int{1}},
	}
	for _, tt := range tests {
		a := quiz.Start(p, deck.Rules{Pass: 0.8}, morning)
		give(t, a, tt.given)
		if got := a.Again(); got == nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: Again() = %#v, want %v", tt.given, got, tt.want)
		}
	}
}

// Whatever is answered, the score stays within its range and agrees with the
// answers.
func TestScoreRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := anyPaper(t)
		a := quiz.Start(p, d.Quiz, morning)
		for range rapid.IntRange(0, len(p.Items)).Draw(t, "answered") {
			_, it, _ := a.Current()
			if _, err := a.Answer(anyGiven(t, it), after(rapid.Float64Range(-100, 100).Draw(t, "at"))); err != nil {
				t.Fatal(err)
			}
		}
		s, right := a.Score(), 0
		for _, ans := range a.Answers() {
			if ans.Correct != ans.Item.Correct(ans.Given) {
				t.Errorf("%+v disagrees with the item", ans)
			}
			if ans.Correct {
				right++
			}
			if ans.Seconds < 0 {
				t.Errorf("%v seconds", ans.Seconds)
			}
		}
		if s.Correct != right || s.Of != len(p.Items) || s.Scaled < 0 || s.Scaled > 1 || s.Need < 1 || s.Need > s.Of || s.Passed != (s.Correct >= s.Need) {
			t.Errorf("%+v, %d right", s, right)
		}
		if s.Passed != (s.Scaled >= d.Quiz.Pass) {
			t.Errorf("%+v: passed disagrees with the share at %v", s, d.Quiz.Pass)
		}
	})
}

// Taking up a broken-off attempt ends like answering straight through.
func TestRestore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, p := anyPaper(t)
		whole := quiz.Start(p, d.Quiz, morning)
		broken := quiz.Start(p, d.Quiz, morning)
		cut := rapid.IntRange(0, len(p.Items)).Draw(t, "cut")
		now := morning
		for i := 0; ; i++ {
			if i == cut {
				var stored []quiz.Stored
				for _, ans := range whole.Answers() {
					stored = append(stored, quiz.Stored{Given: ans.Given, Seconds: ans.Seconds})
				}
				if err := broken.Restore(stored, now); err != nil {
					t.Fatal(err)
				}
			}
			_, it, ok := whole.Current()
			if !ok {
				break
			}
			now = now.Add(time.Duration(rapid.IntRange(-1000, 100_000).Draw(t, "ms")) * time.Millisecond)
			given := anyGiven(t, it)
			if _, err := whole.Answer(given, now); err != nil {
				t.Fatal(err)
			}
			if i < cut {
				continue
			}
			if _, err := broken.Answer(given, now); err != nil {
				t.Fatal(err)
			}
		}
		if !reflect.DeepEqual(broken, whole) {
			t.Errorf("restored: %+v\nanswered: %+v", broken, whole)
		}
	})
}

func TestRestoreTimeAway(t *testing.T) {
	a := quiz.Start(plain(2), deck.Rules{Pass: 0.8}, morning)
	if err := a.Restore([]quiz.Stored{{Given: []string{"a"}, Seconds: 5}}, after(7200)); err != nil {
		t.Fatal(err)
	}
	got, err := a.Answer([]string{"a"}, after(7203))
	if err != nil || got.Seconds != 3 || a.Answers()[0].Seconds != 5 {
		t.Errorf("%+v, %v; the first %+v", got, err, a.Answers()[0])
	}
}

func TestRestoreErrors(t *testing.T) {
	a := quiz.Start(plain(2), deck.Rules{Pass: 0.8}, morning)
	ok := quiz.Stored{Given: []string{"a"}}
	for want, stored := range map[string][]quiz.Stored{
		"3 answers to a paper of 2": {ok, ok, ok},
		`no option "z"`:             {ok, {Given: []string{"z"}}},
	} {
		err := a.Restore(stored, after(9))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
		if len(a.Answers()) != 0 {
			t.Fatalf("%q: the attempt has changed", want)
		}
	}
	give(t, a, "a")
	if err := a.Restore([]quiz.Stored{ok}, morning); err == nil {
		t.Error("restored an attempt that had answers")
	}
	if got := len(a.Answers()); got != 1 {
		t.Errorf("%d answers, want 1", got)
	}
}
