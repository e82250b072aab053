package deck_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

// routed is a deck of two topics, three slides and two slides, with a route.
func routed(routes string) fstest.MapFS {
	ask := func(id, slide string) string {
		return "```question\nid: " + id + "\ntype: true-false\ntext: " + id + "?\nanswer: true\nexplain: E\nslide: " + slide + "\n```\n"
	}
	f := folder(goodTop + "# A\n\n---\n## B\n\n---\n## C\n\n---\n" + ask("a-1", "1") + ask("a-3", "3"))
	f["2.md"] = &fstest.MapFile{Data: []byte(strings.Replace(goodTop, "item: 1", "item: 2", 1) + "# D\n\n---\n## E\n\n---\n" + ask("d-1", "1"))}
	f["deck.yaml"] = &fstest.MapFile{Data: []byte(goodDeck + "routes:\n" + routes)}
	return f
}

func TestRoute(t *testing.T) {
	d := mustLoad(t, routed("  - id: ngan\n    title: Ngắn\n    minutes: 20\n    topics:\n      - 2.md\n      - {topic: 1.md, slides: [3, 2]}\n    quiz: {questions: 2, pass: 0.5}\n"))
	r := d.Route("ngan")
	if r == nil || r.Title != "Ngắn" || r.Minutes != 20 || r.Role || r.Quiz != (deck.Rules{Questions: 2, Pass: 0.5}) {
		t.Fatalf("route %+v", r)
	}
	if got := d.Path(r); !slices.Equal(got, []int{3, 4, 2, 1}) {
		t.Errorf("path %v", got)
	}
	var ids []string
	for _, q := range d.Asked(r) {
		ids = append(ids, q.ID)
	}
	if !slices.Equal(ids, []string{"a-3", "d-1"}) {
		t.Errorf("asks %v: a question of a slide outside the route, or not all of those within", ids)
	}
	if d.Route("dai") != nil {
		t.Error("a route that nobody wrote")
	}
}

func TestWrongRoutesSayWhereAndWhatToDo(t *testing.T) {
	const head = "  - id: r\n    title: R\n    minutes: 20\n"
	for _, tt := range []struct{ name, routes, place, says string }{
		{"no topic", head + "    topics: [9.txt]\n", "deck.yaml:14:14", "no topic"},
		{"near topic", head + "    topics: [1.dm]\n", "deck.yaml:14:14", `did you mean "1.md"`},
		{"topic twice", head + "    topics: [1.md, 2.md, 1.md]\n", "deck.yaml:14:26", "twice"},
		{"slide out of range", head + "    topics: [{topic: 2.md, slides: [3]}]\n", "deck.yaml:14:37", "1 to 2"},
		{"slide twice", head + "    topics: [{topic: 2.md, slides: [1, 1]}]\n", "deck.yaml:14:40", "twice"},
		{"no slide 0", head + "    topics: [{topic: 2.md, slides: [0]}]\n", "deck.yaml:14:37", "slides"},
		{"id twice", head + "    topics: [1.md]\n" + head + "    topics: [2.md]\n", "deck.yaml:15:9", "on line 11"},
		{"too few questions", head + "    topics: [2.md]\n    quiz: {questions: 2, pass: 1}\n", "deck.yaml:15:23", "only 1"},
		{"no question at all", head + "    topics: [{topic: 2.md, slides: [2]}]\n", "deck.yaml:11:5", "only 0"},
		{"role neither true nor false", head + "    role: yes\n    topics: [1.md]\n", "deck.yaml:14:11", "true or false"},
		{"no minutes", "  - id: r\n    title: R\n    topics: [1.md]\n", "deck.yaml:11:5", `"minutes" is missing`},
		{"no topics", head + "    topics: []\n", "deck.yaml:14:13", "empty"},
	} {
		_, err := deck.Load(routed(tt.routes))
		if err == nil {
			t.Errorf("%s: no error", tt.name)
			continue
		}
		if text := err.Error(); !strings.Contains(text, tt.place) || !strings.Contains(text, tt.says) {
			t.Errorf("%s: the error lacks %q or %q:\n%s", tt.name, tt.place, tt.says, text)
		}
	}
}

// On a route the slides go in its order; from outside it leads back to it.
func TestAlongARoute(t *testing.T) {
	d := mustLoad(t, routed("  - {id: r, title: R, minutes: 5, topics: [2.md, {topic: 1.md, slides: [3, 1]}]}\n")) // 3 4 2 0 of 5
	r := d.Route("r")
	for _, tt := range []struct {
		route         *deck.Route
		slide         int
		after, before int // -1: none
	}{
		{nil, 0, 1, -1}, {nil, 2, 3, 1}, {nil, 4, -1, 3},
		{r, 3, 4, -1}, {r, 4, 2, 3}, {r, 2, 0, 4}, {r, 0, -1, 2},
		{r, 1, 2, 0}, // outside
	} {
		after, ok := d.After(tt.route, tt.slide)
		if !ok {
			after = -1
		}
		before, ok := d.Before(tt.route, tt.slide)
		if !ok {
			before = -1
		}
		if after != tt.after || before != tt.before {
			t.Errorf("route %q, slide %d: after it %d, before it %d; want %d, %d", tt.route.Name(), tt.slide, after, before, tt.after, tt.before)
		}
	}
	if first, last := d.Ends(r); first != 3 || last != 0 {
		t.Errorf("ends %d, %d", first, last)
	}
	if !r.Has(0) || r.Has(2) {
		t.Error("Has")
	}
}
