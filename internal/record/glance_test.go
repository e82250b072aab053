package record

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// lineOf seals an attempt as the first line of a record.
func lineOf(t testing.TB, a Attempt) []byte {
	t.Helper()
	b, err := body(a.normal())
	if err != nil {
		t.Fatal(err)
	}
	line, _ := seal(nil, b, "")
	return bytes.TrimSuffix(line, []byte("\n"))
}

func glanced() Attempt {
	return Attempt{
		ID: "00000000-0000-4000-8000-000000000001", Learner: "hv-8f3k2q", Unit: "IOIT", Deck: DeckRef{"vneid", "2026.11", "vi", "sha256:00"}, Mode: Self, Via: "ssh", Number: 1,
		StartedAt: At(day), EndedAt: At(day.Add(270250 * time.Millisecond)),
		Seconds: 270.25, Score: Score{8, 10, 0.8}, Pass: 0.8, Passed: true, How: Submitted, App: "test",
		Answers: []Answer{{"luu-tru-1", "3b7f0e12", "single", []string{"b", "a"}, []string{"b"}, []string{"b"}, true, 12.1}, {"x", "0", "order", nil, nil, []string{"a", "b", "c"}, false, 0}},
	}
}

// FuzzLookAt holds the quick reading of a line to that of encoding/json.
func FuzzLookAt(f *testing.F) {
	good := lineOf(f, glanced())
	odd := glanced()
	odd.Unit, odd.Learner, odd.Answers = `a"b\c,"how":"`, "", nil
	along := glanced()
	along.Route = "45-phut"
	fast := glanced()
	fast.Hasty, fast.Vouched = true, true
	f.Add(good)
	f.Add(lineOf(f, fast))
	f.Add(lineOf(f, along))
	f.Add(lineOf(f, odd))
	f.Add([]byte(strings.Replace(string(good), `,"unit"`, ` , "unit"`, 1)))
	f.Add([]byte(strings.Replace(string(good), `"luu-tru-1"`, `"\u006cuu"`, 1)))
	f.Add([]byte(`{"v":1,"type":"void","id":"x","attempt":"y","previous":"z"}`))
	f.Add([]byte(`{"v":9}`))
	f.Add([]byte(`{"v":1,"type":"attempt","id":`))
	f.Fuzz(func(t *testing.T, line []byte) {
		if bytes.ContainsAny(line, "\n") {
			return
		}
		g := LookAt(line, false)
		if (g.Kind == TornLine) != (!json.Valid(line) && len(bytes.TrimSpace(line)) > 0) {
			t.Fatalf("kind %d of %q", g.Kind, line)
		}
		if g.Kind != AttemptLine {
			return
		}
		var a Attempt
		if err := json.Unmarshal(line, &a); err != nil {
			return // a member that the head does not need is of another type
		}
		h := Head{[]byte(a.ID), []byte(a.Learner), []byte(a.Unit), []byte(a.Mode), []byte(a.Route), []byte(a.How), a.EndedAt.Time, a.Score.Correct, a.Score.Of, a.Passed, a.Hasty, a.Proof()}
		if h.Proof != g.Head.Proof || h.Hasty != g.Head.Hasty || string(h.ID) != string(g.Head.ID) || string(h.Learner) != string(g.Head.Learner) || string(h.Unit) != string(g.Head.Unit) || string(h.Mode) != string(g.Head.Mode) || string(h.Route) != string(g.Head.Route) ||
			string(h.How) != string(g.Head.How) || !h.Ended.Equal(g.Head.Ended) || h.Correct != g.Head.Correct || h.Of != g.Head.Of || h.Passed != g.Head.Passed {
			t.Fatalf("head %+v, want %+v, of %q", g.Head, h, line)
		}
	})
}

func TestReaderReadsWhatJSONReads(t *testing.T) {
	escaped := glanced()
	escaped.Answers[0].Question = "câu \"1\" \\ <&>"
	none := glanced()
	none.Answers = nil
	spaced := []byte(strings.Replace(string(lineOf(t, glanced())), `"given":[`, `"given": [`, 1))
	var r Reader
	for name, line := range map[string][]byte{
		"plain": lineOf(t, glanced()), "escaped": lineOf(t, escaped), "none": lineOf(t, none), "spaced": spaced,
	} {
		for range 2 { // the second time with texts that are known
			var want Attempt
			if err := json.Unmarshal(line, &want); err != nil {
				t.Fatal(err)
			}
			got, err := r.Answers(line)
			if err != nil || len(got) != len(want.Answers) {
				t.Fatalf("%s: %v, %v", name, got, err)
			}
			for i := range got {
				g, w := got[i], want.Answers[i]
				g.Shown, w.Shown = nil, nil
				if len(g.Given) == 0 {
					g.Given, w.Given = nil, nil
				}
				if !reflect.DeepEqual(g, w) {
					t.Errorf("%s: answer %d is %+v, want %+v", name, i, g, w)
				}
			}
		}
	}
}

// A line that names a route is read as quickly as any other.
func TestHeadReadsTheRoute(t *testing.T) {
	for _, route := range []string{"", "45-phut"} {
		a := glanced()
		a.Route = route
		if h, ok := head(lineOf(t, a)); !ok || string(h.Route) != route || h.Correct != 8 {
			t.Errorf("head of a line along %q: %+v, %v", route, h, ok)
		}
	}
}
