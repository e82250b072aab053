package guess_test

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/guess"
)

// bank is a deck of questions about a slide with bold words.
func bank(t *testing.T, language string, questions ...string) *deck.Deck {
	t.Helper()
	topic := "---\ntitle: T\nlevel: 0\nminutes: 1\n---\n# A\n\nLook at **the green door** there.\n\n---\n"
	for i, q := range questions {
		topic += "```question\nid: q-" + string(rune('a'+i)) + "\n" + q + "explain: E\nslide: 1\n```\n"
	}
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": {Data: []byte("id: x\ntitle: T\nlanguage: " + language + "\nversion: '1'\nquiz: {questions: 1, pass: 0.8}\n")},
		"1.md":      {Data: []byte(topic)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func pick(kind, text string, answers ...string) string {
	return "type: " + kind + "\ntext: " + text + "\nanswers:\n  - " + strings.Join(answers, "\n  - ") + "\n"
}

func TestBank(t *testing.T) {
	four := func(right, wrong string) string {
		return pick("multiple", "Q", "right: "+right+" one", "right: "+right+" two", "wrong: "+wrong+" one", "wrong: "+wrong+" two")
	}
	for _, tt := range []struct {
		name          string
		language      string
		questions     []string
		kind          string
		way           guess.Way
		right, chance float64
	}{
		{"longest", "en", []string{pick("single", "Q", "right: abcd", "wrong: ab", "wrong: abc")}, "single", guess.Longest, 1, 1. / 3},
		{"two as long", "en", []string{pick("single", "Q", "right: abcd", "wrong: abcx", "wrong: abc")}, "single", guess.Longest, .5, 1. / 3},
		{"shortest", "en", []string{pick("single", "Q", "right: abcd", "wrong: ab", "wrong: abc")}, "single", guess.Shortest, 0, 1. / 3},
		{"cautious", "en", []string{pick("single", "Q", "right: Check it first", "wrong: Lend it")}, "single", guess.Cautious, 1, .5},
		{"cautious in Vietnamese", "vi", []string{pick("single", "Q", "right: Hỏi công an", "wrong: Đọc mã cho nhanh")}, "single", guess.Cautious, 1, .5},
		{"absolute", "vi", []string{"type: true-false\ntext: Luôn luôn được\nanswer: false\n"}, "true-false", guess.Absolute, 1, .5},
		{"a part of a word is no word", "en", []string{"type: true-false\ntext: Allow this\nanswer: true\n"}, "true-false", guess.Absolute, 1, .5},
		{"bold", "en", []string{pick("single", "Q", "right: the green door", "wrong: the red one")}, "single", guess.Bold, 1, .5},
		{"echo", "en", []string{pick("single", "Which door?", "right: the red one", "wrong: a door")}, "single", guess.Echo, 0, .5},
		{"letter", "en", []string{pick("single", "Q", "wrong: a", "right: b"), pick("single", "Q", "wrong: a", "right: b"), pick("single", "Q", "right: a", "wrong: b")}, "single", guess.Common, 2. / 3, .5},
		{"the usual number", "en", []string{four("a", "b"), four("c", "d")}, "multiple", guess.Count, 1. / 6, 1. / 15},
		{"another number", "en", []string{four("a", "b"), four("a", "b"), pick("multiple", "Q", "right: a", "right: b", "right: c", "right: d")}, "multiple", guess.Count, 2. / 18, 1. / 15},
		{"all", "en", []string{pick("multiple", "Q", "right: a", "right: b")}, "multiple", guess.All, 1, 1. / 3},
		{"several by length", "en", []string{four("longer", "b")}, "multiple", guess.Longest, 1, 1. / 15},
		{"first row", "en", []string{"type: tap\ntext: Q\nphone: {screen: S, rows: [a, b, c, d]}\ntap: a\n"}, "tap", guess.First, 1, .25},
		{"last row", "en", []string{"type: tap\ntext: Q\nphone: {screen: S, rows: [a, b, c, d]}\ntap: a\n"}, "tap", guess.Last, 0, .25},
		{"row in the text", "en", []string{"type: tap\ntext: You want the news\nphone: {screen: S, rows: [Home, News]}\ntap: News\n"}, "tap", guess.Echo, 1, .5},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, s := range guess.Bank(bank(t, tt.language, tt.questions...)) {
				if s.Way != tt.way || s.Type != tt.kind {
					continue
				}
				if math.Abs(s.Right-tt.right) > 1e-9 || math.Abs(s.Chance-tt.chance) > 1e-9 || s.Of != len(tt.questions) {
					t.Errorf("right %.3f of %d, chance %.3f; want %.3f, %.3f", s.Right, s.Of, s.Chance, tt.right, tt.chance)
				}
				if (len(s.Hits) > 0) != (tt.right > tt.chance) {
					t.Errorf("hits %v", s.Hits)
				}
				return
			}
			t.Fatal("not tried")
		})
	}
}
