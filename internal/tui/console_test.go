package tui_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// Every screen on the console of a kiosk is of glyphs that its font has.
func TestScreensOnTheConsoleAreOfItsFont(t *testing.T) {
	t.Parallel()
	table, err := os.ReadFile("../canvas/testdata/vietnamese-fixed16.txt")
	if err != nil {
		t.Fatal(err)
	}
	font := strings.ToUpper(string(table))
	console := func(c *tui.Config) { c.Look = theme.Look{Profile: colorprofile.ANSI, Blocks: theme.NoBlocks} }
	form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
	wrong := []string{"1", "2", "3", "4", "enter", "enter"}
	done := slices.Concat(form, wrong, wrong, wrong, wrong)
	for _, size := range []size{{160, 45}, {100, 30}, {80, 25}, {60, 20}, {40, 12}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			t.Parallel()
			missing := map[rune]string{}
			look := func(name, content string) {
				for _, r := range ansi.Strip(content) {
					if r != '\n' && missing[r] == "" && !strings.Contains(font, fmt.Sprintf("\n%04X\n", r)) {
						missing[r] = name
						t.Errorf("%s: the font has no %q (%U)\n%s", name, r, r, ansi.Strip(content))
					}
				}
			}
			// Walks that are looked at after each key.
			for name, keys := range map[string][]string{
				"slides":   {"?", "esc", "enter", "right", "right", "right", "s", "s", "t", "b", "b", "w", "w", "4G", "right", "right", "5G", "right", "G", "o", "esc", "/", "luu", "esc", "esc"},
				"practice": {"5", "enter", "1", "2", "2", "2", "esc", "esc"},
				"quiz":     slices.Concat(done, []string{"1", "v", "esc", "right", "esc", "esc", "q"}),
				"round":    slices.Concat(done, []string{"3"}, wrong[:5]),
				"leaving":  append(slices.Clone(form), "q"),
			} {
				folder := withFolder(t)
				l := newLearner(t, size.width, size.height, func(c *tui.Config) { folder(c); console(c) })
				l.hold = keys[0] == "?" // the clock of a slide
				look(name, l.content())
				for i, key := range keys {
					l.press(key)
					look(fmt.Sprintf("%s after %q at %v", name, keys[:i+1], size), l.content())
				}
			}
			l := newLearner(t, size.width, size.height, func(c *tui.Config) { withDrill(t)(c); console(c) })
			l.drillAt(1)
			look("a message", l.content())
			l.press("2")
			look("a message that was judged", l.content())
			l = newLearner(t, size.width, size.height, func(c *tui.Config) { console(c); c.Deck = routesDeck(t) })
			l.press("7")
			look("routes", l.content())
			folder := withFolder(t)
			l = newLearner(t, 100, 30, folder)
			l.toExam()
			for range 4 {
				l.answerRight()
			}
			l.model.Wear(theme.Look{Profile: colorprofile.ANSI, Blocks: theme.NoBlocks})
			l.send(tea.WindowSizeMsg{Width: size.width, Height: size.height})
			look("passed", l.content())
			l.press("c")
			look("the certificate", l.content())
			l.press("esc", "esc")
			look("home after it", l.content())
			l.send(tui.Notice("Máy sắp nghỉ"))
			look("a notice", l.content())

			// The course itself, with its phones, charts and pictures.
			l = newLearner(t, size.width, size.height, func(c *tui.Config) { console(c); c.Deck = course(t) })
			l.hold = true
			l.press("enter")
			for i := range 150 {
				l.press("right", "right")
				look(fmt.Sprintf("turn %d of the course", 2*i), l.content())
			}

			// A room, from all its seats.
			if size.width != 100 && size.width != 40 {
				return
			}
			r := rooms(t)
			sit := func(change func(*attendee)) func(string, *attendee) {
				return func(name string, a *attendee) { change(a); a.settle(); look(name, a.model.View().Content) }
			}
			trainer := attendWith(t, r, size.width, size.height, leading, console)
			code := codeOf(trainer)
			learner := attendWith(t, r, size.width, size.height, following(code), console)
			nothing := func(*attendee) {}
			sit(nothing)("the lobby", trainer)
			sit(nothing)("the question for a name", learner)
			sit(func(a *attendee) { a.press("up", "enter") })("a follower's lobby", learner)
			for _, keys := range [][]string{{"enter"}, {"right"}, {"s"}, {"s"}, {"m"}, {"esc"}, {"e"}, {"enter"}, {"right"}, {"right"}, {"i"}, {"r"}, {"enter"}, {"enter"}, {"q"}} {
				sit(func(a *attendee) { a.press(keys...) })(fmt.Sprintf("the console after %q", keys), trainer)
				look(fmt.Sprintf("a follower after %q", keys), learner.model.View().Content)
			}
		})
	}
}
