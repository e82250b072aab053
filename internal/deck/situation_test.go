package deck_test

import (
	"errors"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
)

// asks is a topic with one question.
func asks(question string) string {
	return goodTop + "# A\n\n---\n```question\n" + question + "explain: E\nslide: 1\n```\n"
}

const twoScreens = "id: x-1\ntype: tap\ntext: T?\nphone:\n  - screen: Ví\n    rows: [Thẻ căn cước, Mã QR]\n  - {screen: Thẻ, rows: [Xem, Mã QR]}\n"

func TestTap(t *testing.T) {
	for _, tt := range []struct{ name, question, options, right string }{
		{"one screen", "id: x-1\ntype: tap\ntext: T?\nphone: {screen: Ví, rows: [a, b, c]}\ntap: b\n", "a b c", "b"},
		{"the only such row of two screens", twoScreens + "tap: Xem\n", "Thẻ căn cước Mã QR Xem Mã QR", "c"},
		{"the screen is named", twoScreens + "tap: {screen: Thẻ, row: Mã QR}\n", "Thẻ căn cước Mã QR Xem Mã QR", "d"},
	} {
		q := mustLoad(t, folder(asks(tt.question))).Question("x-1")
		var texts []string
		for _, o := range q.Options {
			texts = append(texts, o.Text)
		}
		if got := strings.Join(texts, " "); got != tt.options {
			t.Errorf("%s: options %q, want %q", tt.name, got, tt.options)
		}
		if got := strings.Join(q.RightLetters(), ""); got != tt.right {
			t.Errorf("%s: right is %q, want %q", tt.name, got, tt.right)
		}
		if q.Screens[0].Tap != "" {
			t.Errorf("%s: the screen gives the answer away", tt.name)
		}
	}
}

const askedTrue = "id: x-1\ntype: true-false\ntext: T?\nanswer: true\n"

func TestSituation(t *testing.T) {
	load := func(more string) *deck.Question {
		return mustLoad(t, folder(asks(askedTrue+more))).Question("x-1")
	}
	plain := load("")
	seen := map[string]string{plain.Revision: "nothing"}
	for _, tt := range []struct {
		yaml string
		want deck.Message
	}{
		{"message: {from: A, text: B}\n", deck.Message{From: "A", Text: "B"}},
		{"notice: {title: A, text: B}\n", deck.Message{Notice: true, From: "A", Text: "B"}},
		{"message:\n  from: A\n  text: |\n    B\n    C\n", deck.Message{From: "A", Text: "B\nC"}},
	} {
		q := load(tt.yaml)
		if q.Message == nil || *q.Message != tt.want {
			t.Errorf("%q: message %v, want %v", tt.yaml, q.Message, tt.want)
		}
		if before, ok := seen[q.Revision]; ok {
			t.Errorf("%q has the revision of %q: another situation is another question", tt.yaml, before)
		}
		seen[q.Revision] = tt.yaml
	}
	q := load("phone: {screen: S, rows: [a, b]}\n")
	if len(q.Screens) != 1 || q.Screens[0].Title != "S" || len(q.Options) != 2 {
		t.Errorf("screens %v, options %v", q.Screens, q.Options)
	}
	if q.Revision == plain.Revision {
		t.Error("a phone screen does not change the revision")
	}
	tap := mustLoad(t, folder(asks("message: {from: A, text: B}\n"+twoScreens+"tap: Xem\n"))).Question("x-1")
	if tap.Message == nil || len(tap.Screens) != 2 {
		t.Error("a tap question cannot begin with a message")
	}
}

func TestWrongQuestionsSayWhereAndWhatToDo(t *testing.T) {
	one := "id: x-1\ntype: tap\ntext: T?\n"
	for _, tt := range []struct{ name, question, place, says string }{
		{"no phone", one + "tap: a\n", "1.md:11:1", `"phone" is missing`},
		{"no tap", one + "phone: {screen: S, rows: [a, b]}\n", "1.md:11:1", `"tap" is missing`},
		{"tap no row", one + "phone: {screen: S, rows: [abc, b]}\ntap: abd\n", "1.md:15:6", `did you mean "abc"`},
		{"tap on no screen", twoScreens + "tap: {screen: X, row: Xem}\n", "1.md:18:15", "write one of Ví, Thẻ"},
		{"tap on the other screen", twoScreens + "tap: {screen: Ví, row: Xem}\n", "1.md:18:24", "Thẻ căn cước, Mã QR"},
		{"tap on both", twoScreens + "tap: Mã QR\n", "1.md:18:6", "on both screens"},
		{"row twice", one + "phone: {screen: S, rows: [a, a]}\ntap: a\n", "1.md:14:8", "twice"},
		{"one row", one + "phone: {screen: S, rows: [a]}\ntap: a\n", "1.md:14:8", "2 to 9 rows"},
		{"ten rows", one + "phone: {screen: S, rows: [a, b, c, d, e, f, g, h, i, j]}\ntap: a\n", "1.md:14:8", "not 10"},
		{"three screens", one + "phone: [{screen: S, rows: [a]}, {screen: T, rows: [b]}, {screen: U, rows: [c]}]\ntap: a\n", "1.md:14:8", "at most 2"},
		{"answers of tap", one + "phone: {screen: S, rows: [a, b]}\ntap: a\nanswers: [right: a]\n", "1.md:16:10", "rows of"},
		{"tap of another type", askedTrue + "tap: a\n", "1.md:15:6", "type: tap"},
		{"tap in the phone", one + "phone: {screen: S, rows: [a, b], tap: a}\ntap: a\n", "1.md:14:", "tap"},
		{"two situations", askedTrue + "message: {from: A, text: B}\nnotice: {title: A, text: B}\n", "1.md:16:9", "one situation too many"},
		{"message without text", askedTrue + "message: {from: A}\n", "1.md:15:10", `"text" is missing`},
		{"fact no slug", askedTrue + "fact: Đọc mã\n", "1.md:15:7", "small letters"},
	} {
		_, err := deck.Load(folder(asks(tt.question)))
		var problems deck.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: Load = %v; want Problems", tt.name, err)
			continue
		}
		if text := err.Error(); !strings.Contains(text, tt.place) || !strings.Contains(text, tt.says) {
			t.Errorf("%s: the error lacks %q or %q:\n%s", tt.name, tt.place, tt.says, text)
		}
	}
}

func TestAllAnswersMayBeRight(t *testing.T) {
	q := mustLoad(t, folder(asks("id: x-1\ntype: multiple\ntext: T?\nanswers:\n  - right: a\n  - right: b\n"))).Question("x-1")
	if got := strings.Join(q.RightLetters(), ""); got != "ab" {
		t.Errorf("right is %q", got)
	}
}

// A quiz asks a fact once, so that twins do not make the bank larger.
func TestTwinsCountOnce(t *testing.T) {
	f := folder(asks(askedTrue+"fact: f\n") + "```question\n" + strings.Replace(askedTrue, "x-1", "x-2", 1) + "explain: E\nslide: 1\nfact: f\n```\n")
	f["deck.yaml"].Data = []byte(strings.Replace(goodDeck, "questions: 1", "questions: 2", 1))
	if _, err := deck.Load(f); err == nil || !strings.Contains(err.Error(), "only 1 that ask different facts") {
		t.Errorf("two questions of one fact make a quiz of two: %v", err)
	}
}
