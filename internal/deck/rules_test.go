package deck_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
)

// How often and how soon the quiz may be taken again is read strictly, and
// holds for routes with a quiz of their own.
func TestQuizRules(t *testing.T) {
	d := &deck.Deck{Quiz: deck.Rules{Questions: 10, Pass: 0.8, Attempts: 3, Wait: time.Minute, Identity: deck.Enrolled}}
	if r := d.Rules(&deck.Route{Quiz: deck.Rules{Questions: 2, Pass: 0.5}}); r != (deck.Rules{Questions: 2, Pass: 0.5, Attempts: 3, Wait: time.Minute, Identity: deck.Enrolled}) {
		t.Errorf("along a route: %+v", r)
	}
	for _, tt := range []struct {
		rules    string
		attempts int
		wait     time.Duration
		kind     string
	}{
		{"attempts: 3 a day, wait: 1h30m", 3, 90 * time.Minute, ""},
		{"wait: 10m", 0, 10 * time.Minute, ""},
		{"attempts: 3", 0, 0, "want-a-day"},
		{"attempts: 0 a day", 0, 0, "want-a-day"},
		{"attempts: three a day", 0, 0, "want-a-day"},
		{"wait: 10", 0, 0, "want-span"},
		{"wait: -5m", 0, 0, "want-span"},
		{"wait: 169h", 0, 0, "want-span"},
		{"wait: 0s", 0, 0, "want-span"},
		{"identity: open", 0, 0, ""},
		{"identity: enrolled", 0, 0, ""},
		{"identity: closed", 0, 0, "want-identity"},
	} {
		fsys := folder(goodTop + "## T\n\nx\n" + goodAsk)
		yaml := string(fsys["deck.yaml"].Data)
		if !strings.Contains(yaml, "quiz: {") {
			t.Fatalf("the deck has no quiz: %s", yaml)
		}
		fsys["deck.yaml"].Data = []byte(strings.Replace(yaml, "quiz: {", "quiz: {"+tt.rules+", ", 1))
		d, err := deck.Load(fsys)
		var problems deck.Problems
		errors.As(err, &problems)
		switch {
		case tt.kind == "" && err != nil:
			t.Errorf("%s: %v", tt.rules, err)
		case tt.kind == "" && (d.Quiz.Attempts != tt.attempts || d.Quiz.Wait != tt.wait):
			t.Errorf("%s: %+v", tt.rules, d.Quiz)
		case tt.kind != "" && (len(problems) != 1 || problems[0].Kind.ID != tt.kind):
			t.Errorf("%s: %v, want %s", tt.rules, err, tt.kind)
		}
	}
}
