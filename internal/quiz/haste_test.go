package quiz_test

import (
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

// A question of 20 words takes two seconds at 600 words a minute, a message
// above it adds its own. One long pause does not make up for the rest.
func TestHasty(t *testing.T) {
	q := question("q", deck.Single, 3, 1)
	q.Text, q.Message = strings.Repeat("chữ ", 15), &deck.Message{From: "Cục ABC", Text: "xin gọi lại"}
	item := quiz.Item{Question: &q, Shown: []string{"a", "b", "c"}}
	if item.Least() != 2*time.Second {
		t.Fatalf("it takes %v, want 2s", item.Least())
	}
	for _, tt := range []struct {
		name    string
		seconds []float64
		want    bool
	}{
		{"read", []float64{2, 2, 2, 2}, false},
		{"known by heart, half of them", []float64{1.9, 1.9, 2, 2}, false},
		{"most too fast", []float64{1.9, 1.9, 1.9, 60}, true},
		{"a program", []float64{0, 0, 0, 0}, true},
		{"nothing answered", nil, false},
	} {
		items := make([]quiz.Item, 4)
		for i := range items {
			items[i] = item
		}
		now := after(0)
		a := quiz.Start(quiz.Paper{Items: items}, deck.Rules{Pass: 0.5}, now)
		for _, s := range tt.seconds {
			now = now.Add(time.Duration(s * float64(time.Second)))
			if _, err := a.Answer([]string{"a"}, now); err != nil {
				t.Fatal(err)
			}
		}
		if got := a.Hasty(); got != tt.want {
			t.Errorf("%s: hasty %v, want %v", tt.name, got, tt.want)
		}
	}
}
