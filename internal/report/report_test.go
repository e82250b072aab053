package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
	"training.vast.vn/vneid-training/internal/roster"
	"training.vast.vn/vneid-training/internal/theme"
)

var now = time.Date(2026, time.November, 24, 3, 0, 0, 0, time.UTC)

// file writes lines to a results file and returns its path.
func file(t testing.TB, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "results.jsonl")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// chained seals lines into a record, a line each.
func chained(t testing.TB, lines ...any) []string {
	t.Helper()
	var all []string
	var b bytes.Buffer
	s := &sealer{w: &b}
	for _, l := range lines {
		b.Reset()
		if err := s.add(l); err != nil {
			t.Fatal(err)
		}
		all = append(all, b.String())
	}
	return all
}

func build(t testing.TB, in report.Input) *report.Report {
	t.Helper()
	if in.Words == nil {
		in.Words = locale.For(locale.Vi)
	}
	if in.Now.IsZero() {
		in.Now = now
	}
	r, err := report.Build(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// id makes the UUID of an attempt.
func id(n int) string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", n) }

// try is an attempt at two questions of the deck in testdata; right says which
// were right. It ended n hours after the training began.
func try(n int, learner, unit string, given ...string) record.Attempt {
	rights := []string{"b", "a"}
	a := record.Attempt{
		V: 1, Type: "attempt", ID: id(n), Learner: learner, Unit: unit, Mode: record.Self, How: record.Submitted, Pass: 0.8, Number: 1,
		StartedAt: record.At(began.Add(time.Duration(n) * time.Hour)), EndedAt: record.At(began.Add(time.Duration(n)*time.Hour + 5*time.Minute)),
		Score: record.Score{Of: len(given)},
	}
	for i, g := range given {
		w := record.Answer{Question: fmt.Sprintf("q-%d", i+1), Revision: "00000000", Type: deck.Single, Shown: []string{"a", "b", "c"}, Given: strings.Split(g, ""), Right: []string{rights[i%2]}, Seconds: float64(10 * (i + 1))}
		if w.Correct = g == rights[i%2]; w.Correct {
			a.Score.Correct++
		}
		a.Answers = append(a.Answers, w)
	}
	a.Score.Scaled = float64(a.Score.Correct) / float64(max(1, a.Score.Of))
	a.Passed = a.Score.Scaled >= 0.8
	return a
}

// Twelve people, worked by hand: see the figures beside each check.
func TestFiguresByHand(t *testing.T) {
	var lines []any
	given := [][2]string{ // q-1: b is right; q-2: a is right
		{"b", "a"}, {"b", "a"}, {"b", "a"}, {"b", "a"}, {"b", "c"}, {"b", "c"}, // 1-6
		{"c", "a"}, {"c", "a"}, {"c", "c"}, {"c", "c"}, {"a", "c"}, {"c", "c"}, // 7-12
	}
	for i, g := range given {
		unit := "IOIT"
		if i >= 8 {
			unit = "IMH"
		}
		lines = append(lines, try(i+1, fmt.Sprintf("hv-%02d", i+1), unit, g[0], g[1]))
	}
	// A second attempt never counts for the questions, but it passes its learner.
	lines = append(lines, try(50, "hv-12", "IMH", "b", "a"))
	r := build(t, report.Input{Files: []string{file(t, chained(t, lines...)...)}})

	q := r.Items[0]
	if q.Question != "q-1" || q.N != 12 || q.Right != 6 || q.Facility.Value != 0.5 {
		t.Errorf("q-1: %+v, want 6 of 12 right", q)
	}
	// q-1 and the rest, which is q-2: both 4, only q-1 2, only q-2 2, none 4. As a
	// 2x2 table: φ = (4·4 - 2·2)/(6·6) = 1/3.
	if got := q.Rest; !got.Known || abs(got.Value-1./3) > 1e-12 {
		t.Errorf("q-1: item-rest correlation %v, want 1/3", got)
	}
	// 27 % of 12 are 3.24: of the 4 with 2 right all have q-1, of the 4 with none
	// nobody has.
	if got := q.UpperLower; !got.Known || abs(got.Value-1) > 1e-12 {
		t.Errorf("q-1: D %v, want 1", got)
	}
	// Wilson for 6 of 12: (0.5 + z²/24 ± z √(0.25/12 + z²/576))/(1 + z²/12), z² = 3.8415.
	if abs(q.Low.Value-0.2538) > 1e-4 || abs(q.High.Value-0.7462) > 1e-4 {
		t.Errorf("q-1: interval %v to %v, want 0.2538 to 0.7462", q.Low.Value, q.High.Value)
	}
	if q.Seconds.Value != 10 || r.Items[1].Seconds.Value != 20 {
		t.Errorf("median seconds %v and %v, want 10 and 20", q.Seconds, r.Items[1].Seconds)
	}
	want := []report.OptionRow{
		{Question: "q-1", Revision: "00000000", Option: "a", N: 1, Share: report.Figure{Value: 1. / 12, Known: true}},
		{Question: "q-1", Revision: "00000000", Option: "b", Right: true, N: 6, Share: report.Figure{Value: 0.5, Known: true}},
		{Question: "q-1", Revision: "00000000", Option: "c", N: 5, Share: report.Figure{Value: 5. / 12, Known: true}},
	}
	if got := r.Options[:3]; !reflect.DeepEqual(got, want) {
		t.Errorf("options of q-1:\n%+v, want\n%+v", got, want)
	}
	// c was taken by 6 of 12 in q-2 and by 5 of 12 in q-1; a by 1 of 12 only.
	if len(r.Wrong) != 2 || r.Wrong[0].Question != "q-2" || r.Wrong[0].N != 6 || r.Wrong[1].Question != "q-1" || r.Wrong[1].Option != "c" {
		t.Errorf("misconceptions: %+v, want c of q-2, then c of q-1", r.Wrong)
	}
	// KR-20 of the table 4, 2, 2, 4: Σpq = 1/2; scores 2, 1, 0 for 4, 4, 4 people,
	// variance 2/3; 2 · (1 - (1/2)/(2/3)) = 1/2.
	if s := r.Summary; !s.Alpha.Known || abs(s.Alpha.Value-0.5) > 1e-12 || s.Tests != 12 || s.Started != 12 || s.Passed != 5 || s.Attempts != 13 {
		t.Errorf("summary: %+v, want alpha 0.5 of 12 first attempts, 12 started, 5 passed, 13 attempts", s)
	}
	if len(r.Units) != 2 || r.Units[0].Code != "IMH" || r.Units[0].Started != 4 || r.Units[0].Passed != 1 || r.Units[1].Passed != 4 {
		t.Errorf("units: %+v", r.Units)
	}
	// The first 12 ended on 2 November in Vietnam up to 01:00Z + 12 h; hv-12 passed 50 h later.
	if d := r.Days; len(d) != 2 || d[0].Passed != 4 || d[1].Total != 5 || d[1].Day.Format(time.DateOnly) != "2026-11-04" {
		t.Errorf("days: %+v", r.Days)
	}
	if s := r.Scores; s[0].First != 4 || s[5].First != 4 || s[10].First != 4 || s[0].Best != 3 || s[10].Best != 5 {
		t.Errorf("scores: %+v", s)
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestWhatCounts(t *testing.T) {
	first, second := try(1, "hv-a", "IOIT", "c", "c"), try(2, "hv-a", "IOIT", "b", "a")
	void := func(n int) record.Correction {
		return record.Correction{V: 1, Type: record.Void, ID: id(900 + n), Attempt: id(n), At: record.At(now)}
	}
	erase := func(at time.Time) record.Correction {
		return record.Correction{V: 1, Type: record.Erase, ID: id(990), Learner: "hv-a", At: record.At(at)}
	}
	preview := try(3, "hv-b", "IOIT", "b", "a")
	preview.Mode = record.Preview
	gone := try(4, "hv-c", "IOIT", "b", "")
	gone.How, gone.Passed = record.Abandoned, false
	nobody := try(5, "", "IOIT", "b", "a")
	fast := try(6, "hv-d", "IOIT", "b", "a")
	fast.Hasty = true
	vouched := second
	vouched.Verified, vouched.Vouched = true, true
	accept := record.Correction{V: 1, Type: record.Accepted, ID: id(980), Attempt: id(6), At: record.At(now)}

	for _, c := range []struct {
		name                            string
		lines                           []any
		started, passed, attempts, test int
		right                           int // of q-1, in first attempts
	}{
		{"both", []any{first, second}, 1, 1, 2, 1, 0},
		{"out of order", []any{second, first}, 1, 1, 2, 1, 0},
		{"twice", []any{first, second, first, second}, 1, 1, 2, 1, 0},
		{"first one void", []any{first, second, void(1)}, 1, 1, 1, 1, 1},
		{"void stands before", []any{void(1), first, second}, 1, 1, 1, 1, 1},
		{"second one void", []any{first, second, void(2)}, 1, 0, 1, 1, 0},
		{"both void", []any{first, second, void(1), void(2)}, 0, 0, 0, 0, 0},
		{"erased", []any{first, second, erase(now)}, 0, 0, 0, 0, 0},
		{"erased, then came back", []any{first, second, erase(first.EndedAt.Time)}, 1, 1, 1, 1, 1},
		{"preview", []any{preview}, 0, 0, 0, 0, 0},
		{"given up", []any{gone}, 1, 0, 1, 0, 0},
		{"faster than anybody reads", []any{fast, second}, 1, 1, 1, 1, 1},
		{"fast, then accepted", []any{fast, second, accept}, 2, 2, 2, 2, 2},
		{"accepted, then void", []any{fast, accept, void(6)}, 0, 0, 0, 0, 0},
		{"somebody's in a vouched person's name before hers", []any{first, vouched}, 1, 1, 2, 1, 1},
		{"no learner", []any{nobody}, 0, 0, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := build(t, report.Input{Files: []string{file(t, chained(t, c.lines...)...)}})
			s := r.Summary
			if s.Started != c.started || s.Passed != c.passed || s.Attempts != c.attempts || s.Tests != c.test {
				t.Errorf("%d started, %d passed, %d attempts, %d analysed; want %d, %d, %d, %d", s.Started, s.Passed, s.Attempts, s.Tests, c.started, c.passed, c.attempts, c.test)
			}
			right := 0
			for _, i := range r.Items {
				if i.Question == "q-1" {
					right += i.Right
				}
			}
			if right != c.right {
				t.Errorf("q-1 was right %d times, want %d", right, c.right)
			}
			q := r.Quality[0]
			if q.Attempts != q.Counted+q.Duplicates+q.Previews+q.Voided+q.Erased+q.Hasty {
				t.Errorf("attempts do not add up: %+v", q)
			}
		})
	}
}

// However the lines are spread over files, repeated and shuffled, the figures
// are the same: only what is said of the files themselves differs.
func TestOrderAndFilesDoNotMatter(t *testing.T) {
	d := small(t)
	c := newCrowd(d, 120, 30)
	var all []any
	for range 120 {
		all = append(all, c.attempt())
	}
	all = append(all, record.Correction{V: 1, Type: record.Void, ID: id(1), Attempt: all[0].(record.Attempt).ID, At: record.At(now)},
		record.Correction{V: 1, Type: record.Erase, ID: id(2), Learner: all[7].(record.Attempt).Learner, At: record.At(c.clock)})
	lines := chained(t, all...)
	figures := func(t testing.TB, paths ...string) string {
		r := build(t, report.Input{Files: paths, Decks: []*deck.Deck{d}}.Chunks(20_000))
		r.Quality = nil
		var b bytes.Buffer
		if err := format.WriteJSON(&b, r, r.Tables(locale.For(locale.Vi))); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	want := figures(t, file(t, lines...))
	rapid.Check(t, func(rt *rapid.T) {
		files := make([][]string, rapid.IntRange(1, 4).Draw(rt, "files"))
		for _, l := range rapid.Permutation(lines).Draw(rt, "order") {
			n := rapid.IntRange(0, len(files)-1).Draw(rt, "file")
			files[n] = append(files[n], l)
		}
		files[0] = append(files[0], rapid.SliceOfN(rapid.SampledFrom(lines), 0, 5).Draw(rt, "again")...)
		var paths []string
		for _, lines := range files {
			paths = append(paths, file(t, lines...))
		}
		if got := figures(t, paths...); got != want {
			rt.Fatalf("the figures differ:\n%s", golden.Difference(got, want))
		}
	})
}

// What the report says of a damaged file is what record.Read and
// record.Verify say of it, over many chunks.
func TestQualityIsThatOfTheRecord(t *testing.T) {
	d := small(t)
	c := newCrowd(d, 60, 30)
	var all []any
	for range 60 {
		all = append(all, c.attempt())
	}
	sealed := chained(t, all...)
	rapid.Check(t, func(rt *rapid.T) {
		lines := slices.Clone(sealed)
		for range rapid.IntRange(0, 12).Draw(rt, "damages") {
			i := rapid.IntRange(0, len(lines)-1).Draw(rt, "line")
			switch rapid.SampledFrom([]string{"cut", "change", "drop", "blank", "newer", "foreign", "no hash", "long", "swap", "spaces"}).Draw(rt, "damage") {
			case "cut":
				lines[i] = lines[i][:len(lines[i])/2] + "\n"
			case "change":
				lines[i] = strings.Replace(lines[i], `"passed":true`, `"passed":false`, 1)
			case "drop":
				lines[i] = ""
			case "blank":
				lines[i] = " \n" + lines[i]
			case "newer":
				lines[i] = strings.Replace(lines[i], `{"v":1,`, `{"v":2,`, 1)
			case "foreign":
				lines[i] = `{"v":1,"type":"note","text":"hello"}` + "\n"
			case "no hash":
				at := strings.Index(lines[i], `,"previous"`)
				if at > 0 {
					lines[i] = lines[i][:at] + "}\n"
				}
			case "long":
				lines[i] = `{"v":1,"x":"` + strings.Repeat("x", record.MaxLine) + "\"}\n"
			case "swap":
				j := (i + 1) % len(lines)
				lines[i], lines[j] = lines[j], lines[i]
			case "spaces":
				lines[i] = strings.Replace(lines[i], `,"unit":`, ` , "unit": `, 1)
			}
		}
		text := strings.Join(lines, "")
		path := file(t, text)
		got := build(t, report.Input{Files: []string{path}}.Chunks(9_000)).Quality[0]
		chain, err := record.Verify(strings.NewReader(text))
		if err != nil {
			rt.Fatal(err)
		}
		tally, err := record.Read(strings.NewReader(text), func(int, record.Attempt) error { return nil })
		if err != nil {
			rt.Fatal(err)
		}
		breaks := map[string]int{}
		for _, b := range chain.Breaks {
			breaks[b.Kind]++
		}
		if got.Lines != tally.Lines || got.Attempts != tally.Attempts || got.Torn != tally.Torn || got.Unknown != tally.Unknown || got.Newer != tally.Newer {
			rt.Errorf("report: %+v\nresults.Read: %+v", got, tally)
		}
		if got.Changed != breaks[record.Changed] || got.Missing != breaks[record.Missing] || got.Unsealed != breaks[record.Unsealed] {
			rt.Errorf("report: %d changed, %d missing, %d unsealed\nresults.Verify: %v", got.Changed, got.Missing, got.Unsealed, breaks)
		}
	})
}

func TestFlags(t *testing.T) {
	// people(n, given) repeats a pair of answers.
	type many struct {
		n    int
		q, r string
	}
	record := func(groups ...many) string {
		var lines []any
		n := 0
		for _, g := range groups {
			for range g.n {
				n++
				lines = append(lines, try(n, fmt.Sprintf("hv-%04d", n), "IOIT", g.q, g.r))
			}
		}
		return file(t, chained(t, lines...)...)
	}
	for _, c := range []struct {
		name string
		path string
		want []string
	}{
		{"good", record(many{30, "b", "a"}, many{10, "a", "a"}, many{5, "b", "c"}, many{15, "c", "c"}), nil},
		{"those who know the other one do worse", record(many{10, "b", "a"}, many{30, "a", "a"}, many{30, "b", "c"}, many{10, "c", "c"}), []string{report.WrongKey}},
		{"easy", record(many{39, "b", "a"}, many{39, "b", "c"}, many{1, "a", "c"}, many{1, "c", "c"}), []string{report.TooEasy}},
		{"hard and no help", record(many{10, "b", "a"}, many{10, "b", "c"}, many{30, "a", "a"}, many{30, "c", "c"}), []string{report.TooHard, report.Weak}},
		{"an option nobody takes", record(many{30, "b", "a"}, many{30, "a", "c"}), nil}, // c is not known without the deck
		{"nine people", record(many{9, "b", "a"}), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := build(t, report.Input{Files: []string{c.path}})
			if got := r.Items[0].Flags; !slices.Equal(got, c.want) {
				t.Errorf("flags %v, want %v (%+v)", got, c.want, r.Items[0])
			}
		})
	}
	few := build(t, report.Input{Files: []string{record(many{9, "b", "a"})}}).Items[0]
	if few.N != 9 || few.Right != 9 || few.Facility.Known || few.Low.Known || few.Rest.Known || few.Seconds.Known {
		t.Errorf("nine people: %+v, want counts only", few)
	}
}

// An option of the deck that nobody took is listed, and flagged where there
// were enough to take it.
func TestUnusedOption(t *testing.T) {
	d := small(t)
	q := d.Question("luu-tru-1") // single, b is right
	for n, flagged := range map[int]bool{29: false, 40: true} {
		var lines []any
		for i := range n {
			a := try(i+1, fmt.Sprintf("hv-%d", i), "IOIT", "b")
			a.Answers[0].Question, a.Answers[0].Revision = q.ID, q.Revision
			if i%3 == 0 {
				a.Answers[0].Given, a.Answers[0].Correct = []string{"a"}, false
			}
			lines = append(lines, a)
		}
		r := build(t, report.Input{Files: []string{file(t, chained(t, lines...)...)}, Decks: []*deck.Deck{d}})
		if got := slices.Contains(r.Items[0].Flags, report.UnusedOption); got != flagged {
			t.Errorf("%d people: flags %v", n, r.Items[0].Flags)
		}
		if len(r.Options) != 4 || r.Options[2].N != 0 || r.Options[2].Text == "" || !r.Options[1].Right {
			t.Errorf("options: %+v", r.Options)
		}
		if len(r.Wrong) != 1 || r.Wrong[0].Explain != q.Explain || r.Wrong[0].Slide != q.Slide || r.Wrong[0].SlideTitle == "" || r.Wrong[0].OptionText != q.Options[0].Text {
			t.Errorf("misconceptions: %+v", r.Wrong)
		}
	}
}

// A question that changed is analysed apart; its old revision keeps its topic
// but not the options that it no longer has.
func TestRevisionsAreApart(t *testing.T) {
	d := small(t)
	q := d.Question("luu-tru-1")
	var lines []any
	for i := range 30 {
		a := try(i+1, fmt.Sprintf("hv-%d", i), "IOIT", "b")
		a.Answers[0].Question, a.Answers[0].Revision = q.ID, q.Revision
		if i < 12 {
			a.Answers[0].Revision = "0ld0ld00"
		}
		lines = append(lines, a)
	}
	r := build(t, report.Input{Files: []string{file(t, chained(t, lines...)...)}, Decks: []*deck.Deck{d}})
	if len(r.Items) != 2 || r.Items[0].N != 18 || r.Items[0].Edition != "vi" || r.Items[1].N != 12 || r.Items[1].Edition != "" || r.Items[1].Topic == "" {
		t.Errorf("items: %+v", r.Items)
	}
	if r.Topics[0].Share != (report.Share{K: 30, N: 30}) {
		t.Errorf("utility 1.1: %+v, want both revisions together", r.Topics[0])
	}
}

func TestStdinAndBadFiles(t *testing.T) {
	lines := strings.Join(chained(t, try(1, "hv-a", "IOIT", "b", "a")), "")
	r := build(t, report.Input{Files: []string{"-"}, Stdin: strings.NewReader(lines)})
	if r.Summary.Passed != 1 {
		t.Errorf("from stdin: %+v", r.Summary)
	}
	dir := t.TempDir()
	for name, want := range map[string]string{filepath.Join(dir, "none.jsonl"): "no such file", dir: "is a folder"} {
		_, err := report.Build(context.Background(), report.Input{Files: []string{name}, Words: locale.For(locale.Vi)})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	empty := build(t, report.Input{Files: []string{file(t)}})
	if empty.Summary.Started != 0 || len(empty.Items) != 0 {
		t.Errorf("of an empty file: %+v", empty.Summary)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := report.Build(ctx, report.Input{Files: []string{file(t, chained(t, try(1, "hv-a", "IOIT", "b", "a"))...)}, Words: locale.For(locale.Vi)})
	if err == nil {
		t.Error("no error though the context has ended")
	}
}

func TestJSONHasEveryColumn(t *testing.T) {
	d := small(t)
	var b bytes.Buffer
	if err := newCrowd(d, 400, 80).write(&b, 400); err != nil {
		t.Fatal(err)
	}
	words := locale.For(locale.Vi)
	members, people := []roster.Member{{Unit: "IOIT", Name: "Nobody"}}, map[string]record.Person{}
	for i := range 80 { // the crowd's learners
		p := record.Person{Learner: fmt.Sprintf("hv-%08x", uint32(i)*2654435761), Unit: "IOIT", Name: fmt.Sprint("An ", i)}
		members, people[p.Learner] = append(members, roster.Member{Unit: p.Unit, Name: p.Name}), p
	}
	r := build(t, report.Input{Files: []string{file(t, b.String())}, Decks: []*deck.Deck{d}, Roster: members, People: people, Names: true, Due: now})
	r.Hasty = []report.HastyRow{{Receipt: "7K3M-9QX2", Ended: now, Unit: "IMH", Score: report.Share{K: 9, N: 10}}}
	r.Doubles = []report.DoubleRow{{Group: 1, Learner: "hv-1", Person: roster.Member{Unit: "IMH", Name: "Trần Hoà"}, Attempts: 2, Passed: true}, {Group: 1, Learner: "hv-2", Person: roster.Member{Unit: "IMH", Name: "Tran Hoa"}, Attempts: 1}}
	tables := r.Tables(words)
	var ids []string
	for _, table := range tables {
		ids = append(ids, table.ID)
		if table.Title == "" || len(table.Rows) == 0 && table.ID != "wrong" {
			t.Errorf("table %s: title %q, %d rows", table.ID, table.Title, len(table.Rows))
		}
		for _, c := range table.Columns {
			if c.Title == "" {
				t.Errorf("table %s: column %s has no title", table.ID, c.ID)
			}
		}
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Fatalf("table %s: a row of %d cells under %d columns", table.ID, len(row), len(table.Columns))
			}
			for i, cell := range row {
				if !fits(table.Columns[i].Kind, cell) {
					t.Errorf("table %s: %T in column %s", table.ID, cell, table.Columns[i].ID)
				}
			}
		}
	}
	if !slices.Equal(ids, report.TableIDs()) {
		t.Errorf("tables %v, want %v", ids, report.TableIDs())
	}
	b.Reset()
	if err := format.WriteJSON(&b, r, tables); err != nil {
		t.Fatal(err)
	}
	var whole struct {
		Made, Due string
		Tables    map[string]json.RawMessage
	}
	if err := json.Unmarshal(b.Bytes(), &whole); err != nil {
		t.Fatal(err)
	}
	if len(whole.Tables) != len(ids) || whole.Due != "2026-11-24" {
		t.Errorf("JSON: due %s, %d tables", whole.Due, len(whole.Tables))
	}
	b.Reset()
	if err := format.WriteJSONL(&b, tables); err != nil {
		t.Fatal(err)
	}
	met := map[string]int{}
	for line := range strings.Lines(b.String()) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		met[row["table"].(string)]++
	}
	for _, table := range tables[1:] {
		if met[table.ID] != len(table.Rows) {
			t.Errorf("JSONL has %d rows of %s, want %d", met[table.ID], table.ID, len(table.Rows))
		}
	}
}

func fits(kind int, cell report.Cell) bool {
	switch cell.(type) {
	case nil:
		return true
	case string, report.Term:
		return kind == report.Text || kind == report.Mixed
	case int:
		return kind == report.Count || kind == report.Mixed
	case float64:
		return kind == report.Ratio || kind == report.Number || kind == report.Secs || kind == report.Mixed
	case bool:
		return kind == report.Truth
	case time.Time:
		return kind == report.Day || kind == report.Moment || kind == report.Mixed
	}
	return false
}

// Every attempt that counts is one of its route's, whatever became of it.
func TestRoutes(t *testing.T) {
	d := small(t)
	d.Routes = []deck.Route{{ID: "ngan", Title: "20 phút"}, {ID: "lai-xe", Title: "Lái xe"}}
	along := func(a record.Attempt, route string) record.Attempt {
		a.Route = route
		return a
	}
	preview := along(try(9, "hv-5", "IOIT", "b", "a"), "ngan")
	preview.Mode = record.Preview
	words := locale.For(locale.Vi)
	r := build(t, report.Input{Decks: []*deck.Deck{d}, Words: words, Files: []string{file(t, chained(t,
		try(1, "hv-1", "IOIT", "b", "a"),
		along(try(2, "hv-1", "IOIT", "b", "c"), "lai-xe"),
		along(try(3, "hv-2", "IOIT", "b", "a"), "lai-xe"),
		along(try(4, "hv-3", "IMH", "b", "a"), "ngan"),
		along(try(5, "hv-4", "IMH", "b", "a"), "cu"),
		along(try(6, "", "IMH", "b", "a"), "ngan"),
		preview,
	)...)}})
	want := []report.RouteRow{{"", words.Route.Whole, 1, 1}, {"ngan", "20 phút", 1, 1}, {"lai-xe", "Lái xe", 2, 1}, {"cu", "cu", 1, 1}}
	if !slices.Equal(r.Routes, want) {
		t.Errorf("routes %+v, want %+v", r.Routes, want)
	}
	if r.Summary.Attempts != 5 {
		t.Errorf("%d attempts, of which the routes have 5", r.Summary.Attempts)
	}
	page, plain := webPage(t, r, locale.Vi), text(t, r, locale.Vi, theme.Look{Profile: colorprofile.NoTTY}, 80)
	for _, of := range []string{page, plain} {
		if !strings.Contains(of, words.Report.Tables.Routes) || !strings.Contains(of, "Lái xe") || !strings.Contains(of, "50 %") {
			t.Errorf("the routes are not shown in:\n%.2000s", of)
		}
	}
	r = build(t, report.Input{Words: words, Files: []string{file(t, chained(t, try(1, "hv-1", "IOIT", "b", "a"))...)}})
	if page := webPage(t, r, locale.Vi); strings.Contains(page, words.Report.Tables.Routes) {
		t.Error("the page tells of routes where none was taken")
	}
}

// The page says of each item what type of question it is.
func TestPageNamesTypes(t *testing.T) {
	words := locale.For(locale.Vi)
	a := try(1, "hv-1", "IOIT", "b", "a")
	a.Answers[0].Type, a.Answers[1].Type = deck.Tap, deck.Order
	page := webPage(t, build(t, report.Input{Words: words, Files: []string{file(t, chained(t, a)...)}}), locale.Vi)
	for _, kind := range []string{words.Report.Types.Tap, words.Report.Types.Order} {
		if !strings.Contains(page, `<span class="muted">`+kind+`</span>`) {
			t.Errorf("the page does not say %q", kind)
		}
	}
}
