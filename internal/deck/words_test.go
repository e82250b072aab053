package deck_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

func worded3(words string) fstest.MapFS {
	f := folder(goodTop + "# A\n" + goodAsk)
	f["2.md"] = &fstest.MapFile{Data: []byte("---\ntitle: B\nlevel: 3\nitem: 1\nminutes: 2\n---\n# B\n")}
	f["3.md"] = &fstest.MapFile{Data: []byte("---\ntitle: C\nlevel: 0\nminutes: 2\n---\n# C\n")}
	f["deck.yaml"] = &fstest.MapFile{Data: []byte(goodDeck + words)}
	return f
}

// A deck says what its parts are called; one that does not speaks of no course
// in particular.
func TestDeckNamesItsParts(t *testing.T) {
	for _, tt := range []struct{ words, places, source, find string }{
		{"", "Phần 1 · Chủ đề 1/1|Phần 3 · Chủ đề 1/1|Phần chung", "Theo 1/A, 01/01/2024", "Tra cứu"},
		{"words: {levels: [Cơ bản, Nâng cao, Chuyên sâu], item: bài, general: Mở đầu, find: Tìm bài, source: 'Quyết định {number}'}\n",
			"Cơ bản · Bài 1/1|Chuyên sâu · Bài 1/1|Mở đầu", "Quyết định 1/A", "Tìm bài"},
		{"words: {levels: [Cơ bản]}\n", "Cơ bản · Chủ đề 1/1|Phần 3 · Chủ đề 1/1|Phần chung", "Theo 1/A, 01/01/2024", "Tra cứu"},
	} {
		d := mustLoad(t, worded3(tt.words))
		var places []string
		for i := range d.Topics {
			places = append(places, d.Place(&d.Topics[i]))
		}
		if got := strings.Join(places, "|"); got != tt.places || d.SourceLine() != tt.source || d.Words.Find != tt.find {
			t.Errorf("%q: %s; %s; %s", tt.words, got, d.SourceLine(), d.Words.Find)
		}
	}
}

func TestWrongWordsSayWhereAndWhatToDo(t *testing.T) {
	for _, tt := range []struct{ words, place, says string }{
		{"words: {itm: bài}\n", "deck.yaml:10:9", `did you mean "item"`},
		{"words: {levels: Một}\n", "deck.yaml:10:17", "must be a list"},
		{"words: {levels: [a, b, c, d, e, f, g, h, i, k]}\n", "deck.yaml:10:17", "at most 9"},
		{"words: {source: 'Theo {so}'}\n", "deck.yaml:10:17", "{number} and {date}"},
	} {
		_, err := deck.Load(worded3(tt.words))
		if err == nil || !strings.Contains(err.Error(), tt.place) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q: %v; want %s and %q", tt.words, err, tt.place, tt.says)
		}
	}
}

// Cover is of each level that there is, be it one or nine.
func TestCoverCountsTheLevelsOfTheDeck(t *testing.T) {
	f := worded3("")
	f["deck.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(goodDeck, "cover: 0", "cover: 1", 1))}
	if _, err := deck.Load(f); err == nil || !strings.Contains(err.Error(), "there are 3 levels") {
		t.Errorf("three levels in a quiz of one question: %v", err)
	}
	delete(f, "2.md")
	mustLoad(t, f)
}
