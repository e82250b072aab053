package hall

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/slides"
)

// What is asked in half blocks is read from the last row: in large letters, and
// where it is too long for those on a card as high as those of the options.
func TestLongQuestionsOnTheProjector(t *testing.T) {
	t.Parallel()
	folder, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	s := kit.NewSession(kit.Config{Deck: d, Shared: kit.NewShared(nil), Language: "vi", Look: theme.Look{Mode: theme.Light, Profile: colorprofile.TrueColor}})
	s.Width, s.Height = 160, 45
	for _, q := range d.Questions() {
		if q.Type != deck.TrueFalse {
			continue
		}
		v := &Room{Role: briefing.Screen, Answer: quiz.NewAnswering(quiz.Item{Question: q, Shown: []string{"a", "b"}})}
		v.View.Poll, v.View.Phase = &briefing.Poll{}, briefing.Asking
		b, ok := v.Board(s)
		switch {
		case !ok:
			t.Errorf("%s: no board", q.ID)
		case len([]rune(q.Text)) <= 110 && !b.asked.Large():
			t.Errorf("%s: %q is not large", q.ID, q.Text)
		case !b.asked.Large() && b.asked.Rows < 7:
			t.Errorf("%s: %q stands on %d rows", q.ID, q.Text, b.asked.Rows)
		}
	}
}
