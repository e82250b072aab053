package check_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

var files = map[string]string{
	"deck.yaml":  "id: x\ntitle: T\nsubtitle: S\nlanguage: en\nversion: '1'\nsource: {number: '1', date: '2', issuer: I}\nquiz: {questions: 1, pass: 0.8, cover: 0}\nnotice: N\nunits: units.yaml\n",
	"units.yaml": "- code: A\n  name: Unit A\n  headcount: 3\n",
	"1.md": "---\ntitle: Topic\nlevel: 1\nitem: 1\nminutes: 2\n---\n# One\n\n---\n## Two\n\nx\n\n<!-- pause -->\n\ny\n" +
		"\n---\n```question\nid: a-1\ntype: single\ntext: Q?\nanswers:\n  - right: a\n  - wrong: b\nexplain: E\nslide: 1\n```\n" +
		"```question\nid: a-2\ntype: true-false\ntext: Q?\nanswer: true\nexplain: E\nslide: 1\n```\n",
}

// with is the deck with one text of a file put in the place of another.
func with(t *testing.T, file, before, after string) *deck.Deck {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		if name == file {
			if !strings.Contains(text, before) {
				t.Fatalf("%s does not hold %q", name, before)
			}
			text = strings.Replace(text, before, after, 1)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCompare(t *testing.T) {
	words := &locale.For(locale.En).Twins
	same := with(t, "", "", "")
	for _, tt := range []struct{ name, file, before, after, want string }{
		{"other words", "1.md", "# One", "# Một", ""},
		{"other options", "1.md", "right: a", "right: z", ""},
		{"id", "deck.yaml", "id: x", "id: y", `deck.yaml:1: id is "y"`},
		{"rules", "deck.yaml", "pass: 0.8", "pass: 0.5", "deck.yaml:1: the rules"},
		{"units", "units.yaml", "code: A", "code: B", "deck.yaml:1: unit B"},
		{"minutes", "1.md", "minutes: 2", "minutes: 3", "1.md:1: level, item or minutes"},
		{"steps", "1.md", "<!-- pause -->", "", "1.md:10: slide 2 has 1 steps, in the other deck 2"},
		{"slides", "1.md", "## Two\n", "## Two\n\n---\n## Three\n", "1.md:1: there are 3 slides, the other deck has 2"},
		{"question", "1.md", "id: a-1", "id: a-9", "1.md:19: question a-9 is not in the other deck"},
		{"right answer", "1.md", "right: a\n  - wrong: b", "wrong: a\n  - right: b", "1.md:19: question a-1 has the right answer b, in the other deck a"},
		{"options", "1.md", "wrong: b", "wrong: b\n  - wrong: c", "1.md:19: question a-1 has 3 options, in the other deck 2"},
		{"type", "1.md", "type: single", "type: multiple", "1.md:19: question a-1 has type multiple"},
		{"fact", "1.md", "slide: 1\n```\n```", "slide: 1\nfact: f\n```\n```", `1.md:19: question a-1 has the fact "f", in the other deck ""`},
		{"situation", "1.md", "answer: true", "message: {from: A, text: B}\nanswer: true", "1.md:29: question a-2 shows another kind"},
		{"screen", "1.md", "answer: true", "phone: {screen: A, rows: [B]}\nanswer: true", "1.md:29: question a-2 shows another kind"},
		{"tap", "1.md", "type: single\ntext: Q?\nanswers:\n  - right: a\n  - wrong: b", "type: tap\ntext: Q?\nphone: {screen: S, rows: [a, b]}\ntap: a", "1.md:19: question a-1 has type tap"},
		{"route", "deck.yaml", "notice: N", "routes: [{id: r, title: R, minutes: 5, topics: [1.md]}]\nnotice: N", "deck.yaml:1: route r differs"},
		{"slide to go back to", "1.md", "slide: 1", "slide: 2", "1.md:19: question a-1 goes back to slide 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := check.Compare(with(t, tt.file, tt.before, tt.after), same, words)
			if tt.want == "" {
				if len(got) > 0 {
					t.Fatalf("differs: %q", got)
				}
				return
			}
			if !slices.ContainsFunc(got, func(l string) bool { return strings.HasPrefix(l, tt.want) }) {
				t.Fatalf("got %q, want a line that begins with %q", got, tt.want)
			}
		})
	}
}

func TestCompareRoutes(t *testing.T) {
	words := &locale.For(locale.En).Twins
	deckOf := func(title, minutes, role, stop, quiz string) *deck.Deck {
		return with(t, "deck.yaml", "notice: N", "routes: [{id: r, title: "+title+", minutes: "+minutes+", role: "+role+", topics: ["+stop+"], quiz: {questions: "+quiz+", pass: 0.8}}]\nnotice: N")
	}
	same := deckOf("R", "5", "true", "1.md", "2")
	for _, tt := range []struct {
		name  string
		deck  *deck.Deck
		alike bool
	}{
		{"only the words", deckOf("Khác", "5", "true", "1.md", "2"), true},
		{"minutes", deckOf("R", "6", "true", "1.md", "2"), false},
		{"role", deckOf("R", "5", "false", "1.md", "2"), false},
		{"slides", deckOf("R", "5", "true", "{topic: 1.md, slides: [1, 2]}", "2"), false},
		{"quiz", deckOf("R", "5", "true", "1.md", "1"), false},
	} {
		if got := check.Compare(tt.deck, same, words); (len(got) == 0) != tt.alike {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}
