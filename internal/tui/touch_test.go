package tui_test

import (
	"regexp"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/tui"
)

// Who has a finger and no keys is not told to press some: at home, in help, in
// practice, in the quiz. The last row is the page's own, which has buttons there.
func TestTouchIsToldOfNoKeys(t *testing.T) {
	t.Parallel()
	keys := regexp.MustCompile(`Enter|Esc|F5|[Nn]hấn|[Pp]hím|[Gg]õ số|[↑↓]`)
	for _, touch := range []bool{true, false} {
		found := 0
		look := func(l *learner, where string) {
			t.Helper()
			rows := strings.Split(strings.TrimRight(l.text(), "\n"), "\n")
			text := strings.Join(rows[:len(rows)-1], "\n")
			if is := keys.FindString(text); is != "" {
				if found++; touch {
					t.Errorf("%s speaks of %q:\n%s", where, is, text)
				}
			}
		}
		begin := func() *learner {
			return newLearner(t, 48, 30, func(c *tui.Config) { c.Deck, c.Touch, c.Page = course(t), touch, true })
		}
		l := begin()
		look(l, "home")
		l.press("enter")
		look(l, "a slide")
		l.press(".")
		look(l, "the dark screen")
		l = begin()
		l.press("?")
		look(l, "the help of home")
		l.press("esc", "enter", "?")
		look(l, "the help of a slide")
		l.press("esc", "m")
		look(l, "exercises")
		for range 4 {
			l.press("enter")
			look(l, "practice")
		}
		l = begin()
		l.press("2")
		look(l, "the form")
		l.press("shift+tab", "enter") // unrecorded
		l.sees("1/10")
		for range 10 {
			look(l, "a question")
			l.press("enter")
			look(l, "a question that was not answered")
			l.press("1", "2", "3", "4", "5", "6", "7", "8", "9", "enter")
			look(l, "the answer")
			l.press("enter")
		}
		look(l, "the outcome")
		if !touch && found < 5 {
			t.Errorf("keys are named %d times to who has some; the test looks for the wrong words", found)
		}
	}
}
