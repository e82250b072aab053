package progress_test

import (
	"reflect"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record/progress"
)

const fence = "```"

// course is a deck of a general topic and two utilities of two slides each,
// the second slide with an exercise; three questions to each utility.
func course(t testing.TB) *deck.Deck {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	utility := func(item, id string) *fstest.MapFile {
		s := "---\ntitle: T" + item + "\nlevel: 1\nitem: " + item + "\nminutes: 1\n---\n# T\n\n---\n## W\n\n" +
			fence + "walkthrough\n- do: A\n  screen: S\n  rows: [A, B]\n  tap: A\n" + fence + "\n\n---\n"
		for _, n := range []string{"1", "2", "3"} {
			s += fence + "question\nid: " + id + n + "\ntype: true-false\ntext: Q\nanswer: true\nexplain: E\nslide: 1\n" + fence + "\n"
		}
		return file(s)
	}
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": file("id: thu\ntitle: T\nsubtitle: S\nlanguage: vi\nversion: \"1\"\nsource: {number: N, date: 07/02/2024, issuer: I}\n" +
			"quiz: {questions: 4, pass: 0.5, cover: 0}\nnotice: N\nunits: units.yaml\n"),
		"units.yaml": file("- {code: A, name: A}\n"),
		"0.md":       file("---\ntitle: G\nlevel: 0\nminutes: 1\n---\n# G\n"),
		"1.md":       utility("1", "a"),
		"2.md":       utility("2", "b"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMarks(t *testing.T) {
	d := course(t)
	p := progress.New(d)
	marks := func() (m [3]progress.Mark) {
		for i := range m {
			m[i] = p.Topic(i)
		}
		return m
	}
	check := func(at int, want [3]progress.Mark, done int) {
		t.Helper()
		if n, of := p.Utilities(); marks() != want || p.At() != at || n != done || of != 2 {
			t.Errorf("marks %v at %d, %d/%d utilities; want %v at %d, %d/2", marks(), p.At(), n, of, want, at, done)
		}
	}
	check(progress.None, [3]progress.Mark{}, 0)
	p.See(0)
	check(0, [3]progress.Mark{progress.Done}, 0)
	p.See(1)
	check(1, [3]progress.Mark{progress.Done, progress.Begun}, 0)
	p.See(2)
	check(2, [3]progress.Mark{progress.Done, progress.Done}, 1)
	p.Practise(4, practice.Score{First: 0, Of: 1}) // practised is as good as seen
	check(2, [3]progress.Mark{progress.Done, progress.Done, progress.Done}, 2)
	if p.See(2) || !p.See(1) {
		t.Error("See does not tell news from what is known")
	}
}

func TestRounds(t *testing.T) {
	hanoi := time.FixedZone("+07", 7*3600)
	quiz := time.Date(2026, 11, 23, 15, 0, 0, 0, hanoi)
	for _, tt := range []struct {
		now  time.Time
		want int
	}{
		{quiz, 0},
		{time.Date(2026, 11, 23, 23, 59, 59, 0, hanoi), 0},
		{time.Date(2026, 11, 24, 0, 0, 0, 0, hanoi), 1}, // the next morning, not 24 hours later
		{time.Date(2026, 11, 29, 23, 59, 59, 0, hanoi), 1},
		{time.Date(2026, 11, 30, 0, 0, 0, 0, hanoi), 2},
		{time.Date(2026, 12, 22, 23, 59, 59, 0, hanoi), 2},
		{time.Date(2026, 12, 23, 0, 0, 0, 0, hanoi), 3},
		{time.Date(2029, 1, 1, 0, 0, 0, 0, hanoi), 3},
		{time.Date(2026, 11, 23, 17, 30, 0, 0, time.UTC), 0},   // the day is that of now's zone
		{time.Date(2026, 11, 24, 0, 30, 0, 0, hanoi).UTC(), 0}, // there it is the 23rd still
		{quiz.AddDate(0, 0, -40), 0},                           // a clock set back
	} {
		if got := progress.Rounds(quiz, tt.now); got != tt.want {
			t.Errorf("at %v %d rounds are due; want %d", tt.now, got, tt.want)
		}
	}
}

func TestDue(t *testing.T) {
	quiz := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return quiz.AddDate(0, 0, n) }
	p := progress.New(course(t))
	if p.Due(day(50)) != nil {
		t.Error("questions are due before any quiz")
	}
	for i, id := range []string{"b2", "a1", "b1", "gone"} {
		p.Answer(id, id != "b1", quiz.Add(time.Duration(i)*time.Minute))
	}
	p.Quiz(quiz.Add(time.Hour))
	for _, tt := range []struct {
		day  int
		want []string
		does bool // and answers them
	}{
		{0, nil, false},
		{1, []string{"b1", "b2", "a1"}, false}, // wrong first, then those asked longest ago
		{2, []string{"b1", "b2", "a1"}, true},
		{3, nil, false},
		{7, []string{"b1", "b2", "a1"}, false},
		{31, []string{"b1", "b2", "a1"}, true}, // the round of day 7 was let pass: it is not made up for
		{32, nil, false},
		{400, nil, false},
	} {
		if got := p.Due(day(tt.day)); !slices.Equal(got, tt.want) {
			t.Errorf("on day %d %v are due; want %v", tt.day, got, tt.want)
		}
		if tt.does {
			p.Reviewed(day(tt.day))
		}
	}
	p.Quiz(day(40))
	if p.Due(day(40)) != nil || p.Due(day(41)) == nil {
		t.Error("a new quiz does not begin the reviews anew")
	}
}

func TestDueIsAtMostThree(t *testing.T) {
	p := progress.New(course(t))
	now := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	for _, id := range []string{"a1", "a2", "a3", "b1", "b2"} {
		p.Answer(id, true, now)
	}
	p.Quiz(now)
	if got := p.Due(now.AddDate(0, 0, 1)); !slices.Equal(got, []string{"a1", "a2", "a3"}) {
		t.Errorf("%v are due", got)
	}
}

func TestWrong(t *testing.T) {
	p := progress.New(course(t))
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	for i, a := range []struct {
		id    string
		right bool
	}{{"a1", false}, {"a2", false}, {"a3", false}, {"b1", false}, {"b2", true}, {"gone", false}, {"b3", false}, {"a1", true}} {
		p.Answer(a.id, a.right, at.Add(time.Duration(i)*time.Second))
	}
	if got := p.Wrong(); !slices.Equal(got, []string{"b3", "b1", "a3", "a2"}) {
		t.Errorf("wrong last time: %v", got)
	}
}

// anyState draws what sessions of one learner may have kept.
func anyState(t *rapid.T, label string) progress.State {
	at := func() time.Time {
		return time.Date(2026, 11, rapid.IntRange(1, 3).Draw(t, label+"day"), 0, 0, 0, 0, time.UTC)
	}
	var s progress.State
	for _, path := range []string{"0.md", "1.md", "gone.md"} {
		if n := rapid.IntRange(0, 3).Draw(t, label+"slide"); n > 0 {
			s.Topic, s.Slide = path, n
			if s.Seen == nil {
				s.Seen = map[string][]int{}
			}
			s.Seen[path] = append(s.Seen[path], n)
		}
		if rapid.Bool().Draw(t, label+"practised") {
			if s.Practised == nil {
				s.Practised = map[string][]progress.Practised{}
			}
			s.Practised[path] = []progress.Practised{{Slide: 2, First: 1, Of: 1}}
		}
	}
	for _, id := range []string{"a1", "b1", "gone"} {
		if rapid.Bool().Draw(t, label+"asked") {
			if s.Asked == nil {
				s.Asked = map[string]progress.Asked{}
			}
			when := at()
			s.Asked[id] = progress.Asked{At: when, Right: when.Day()%2 == 0}
		}
	}
	if rapid.Bool().Draw(t, label+"quiz") {
		s.Quiz, s.Rounds = at(), rapid.IntRange(0, 3).Draw(t, label+"rounds")
	}
	return s
}

// Nothing that either session knew is lost, whoever saves last; saving the
// same again changes nothing.
func TestMerge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyState(t, "a "), anyState(t, "b ")
		ab, ba := progress.Merge(a, b), progress.Merge(b, a)
		if again := progress.Merge(ab, b); !reflect.DeepEqual(again, ab) {
			t.Fatalf("merging again changes\n%+v to\n%+v", ab, again)
		}
		ab.Topic, ab.Slide, ba.Topic, ba.Slide = "", 0, "", 0 // the place is that of who saves
		if !reflect.DeepEqual(ab, ba) {
			t.Fatalf("it matters who saves last:\n%+v\n%+v", ab, ba)
		}
		for _, s := range []progress.State{a, b} {
			for path, list := range s.Seen {
				for _, n := range list {
					if !slices.Contains(ab.Seen[path], n) {
						t.Fatalf("slide %d of %s is lost", n, path)
					}
				}
			}
			for id, q := range s.Asked {
				if ab.Asked[id].At.Before(q.At) {
					t.Fatalf("a newer answer to %s is lost", id)
				}
			}
		}
	})
}

// What is kept comes back, however the deck has changed since.
func TestTakeUndoesState(t *testing.T) {
	d := course(t)
	rapid.Check(t, func(t *rapid.T) {
		p := progress.New(d)
		p.Take(anyState(t, ""))
		again := progress.New(d)
		again.Take(p.State())
		if !reflect.DeepEqual(again.State(), p.State()) {
			t.Fatalf("%+v comes back as %+v", p.State(), again.State())
		}
		if at := p.At(); at != progress.None && (at < 0 || at >= d.Len()) {
			t.Fatalf("at slide %d of %d", at, d.Len())
		}
		if n, of := p.Utilities(); n > of {
			t.Fatalf("%d of %d utilities", n, of)
		}
	})
}

func TestStateNamesThePlaceByPath(t *testing.T) {
	p := progress.New(course(t))
	p.See(2)
	s := p.State()
	if s.Topic != "1.md" || s.Slide != 2 {
		t.Errorf("the place is kept as %q, %d", s.Topic, s.Slide)
	}
}

// Who does an exercise moves up, in every language and after being kept.
func TestFading(t *testing.T) {
	d := course(t)
	p := progress.New(d)
	for _, want := range []practice.Fading{practice.Full, practice.OneMissing, practice.OnYourOwn, practice.OnYourOwn} {
		if got := p.In(d).Fading(2); got != want || p.Fading(2) != want {
			t.Errorf("fading %d, kept %d; want %d", p.Fading(2), got, want)
		}
		p.Practise(2, practice.Score{First: 1, Of: 1, Faded: p.Fading(2)})
	}
	if p.Fading(4) != practice.Full {
		t.Error("another exercise has moved up too")
	}
	for _, faded := range []practice.Fading{-7, 99} { // a file of somebody else's
		other := progress.New(d)
		other.Take(progress.State{Practised: map[string][]progress.Practised{d.Topics[1].Path: {{Slide: 2, Of: 1, Faded: faded}}}})
		if f := other.Fading(2); f < practice.Full || f > practice.OnYourOwn {
			t.Errorf("of %d becomes %d", faded, f)
		}
	}
}
