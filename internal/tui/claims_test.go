package tui_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Whatever a screen's help names does something there: at once, from where other
// keys of the screen lead, or with another question.
func TestHelpNamesNothingThatDoesNothing(t *testing.T) {
	t.Parallel()
	type arrive func(*testing.T) *learner
	walk := func(keys ...string) arrive {
		return func(t *testing.T) *learner {
			l := newLearner(t, 100, 30, withFolder(t))
			l.press(keys...)
			return l
		}
	}
	read := func(keys ...string) arrive { // with no clock that ticks
		return func(t *testing.T) *learner {
			l := newLearner(t, 100, 30, withDrill(t))
			l.hold = true
			l.press(keys...)
			return l
		}
	}
	click := func(to arrive, item string) arrive {
		return func(t *testing.T) *learner {
			l := to(t)
			l.click(item)
			return l
		}
	}
	routed := func(t *testing.T) *learner {
		return newLearner(t, 100, 30, func(c *tui.Config) { c.Deck = routesDeck(t) })
	}
	drill := func(keys ...string) arrive {
		return func(t *testing.T) *learner {
			l := newLearner(t, 100, 30, withDrill(t))
			l.drillAt(1)
			l.press(keys...)
			return l
		}
	}
	form := []string{"2", "Lê Hoa", "enter", "cong", "enter", "enter", "enter"}
	wrong := []string{"1", "2", "3", "4", "enter", "enter"}
	done := slices.Concat(form, wrong, wrong, wrong, wrong)
	ask := func(n int) arrive {
		return walk(slices.Concat(form, slices.Concat(slices.Repeat([][]string{wrong}, n)...))...)
	}
	for name, ways := range map[string][]arrive{
		"home": {walk()}, "home after a quiz": {walk(append(done, "esc")...)},
		"slide": {read("enter", "2G"), read("enter", "4G")}, "contents": {read("o"), read("enter", "4G", "o")}, "search": {read("/", "e")},
		"exercises": {read("5")}, "practice": {walk("5", "enter")}, "practised": {walk("5", "enter", "1", "2", "2", "2")},
		"drill": {drill()}, "drill answered": {drill("2")}, "routes": {click(routed, "Học theo thời gian")},
		"form": {walk("2", "Lê")}, "question": {ask(0), ask(1), ask(2)},
		"feedback": {walk(append(form, wrong[:5]...)...)},
		"outcome":  {walk(done...)}, "review": {walk(append(done, "1")...)},
		"results": {click(walk(append(done, "esc")...), "Kết quả của tôi")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, b := range ways[0](t).model.Keys() {
				if b.Help().Key == "PgDn" || b.Help().Key == "PgUp" { // all may be in sight
					continue
				}
				works := false
				for _, to := range ways {
					for _, first := range []string{"", "down", "end", "1"} {
						l := to(t)
						l.hold = true // what waits
						if first != "" {
							l.press(first)
						}
						works = works || acts(t, l.model, b.Keys()[0])
						if works {
							break
						}
					}
				}
				if !works {
					t.Errorf("%s (%s) does nothing on\n%s", b.Help().Key, b.Help().Desc, ways[0](t).text())
				}
			}
		})
	}
}

// The console of a room names no key for what nobody waits for.
func TestConsoleNamesKeysForWhatWaits(t *testing.T) {
	t.Parallel()
	r := rooms(t)
	trainer := attend(t, r, 100, 30, leading)
	code := codeOf(trainer)
	trainer.sees("Chưa có ai vào")
	trainer.press("enter")
	names := func() (all string) {
		for _, b := range trainer.model.Keys() {
			all += b.Help().Key + " "
		}
		return all
	}
	for _, key := range []string{"x", "d", "i", "s"} { // notes and people stand beside the slide
		if strings.Contains(names(), key+" ") {
			t.Errorf("alone, the trainer is told of %q: %s", key, names())
		}
	}
	trainer.press("m")
	if strings.Contains(names(), "t ") {
		t.Errorf("where no question is, the trainer is told to take none of its sender: %s", names())
	}
	trainer.press("esc")
	seat, err := briefing.NewDoor(t.Context(), r.Rooms).Follow(code, "l", "", "Lê Hoa")
	if err != nil {
		t.Fatal(err)
	}
	for _, do := range []briefing.Action{briefing.Say{Text: "Mua hàng không?"}, briefing.Hand{Up: true}} {
		if err := seat.Do(do); err != nil {
			t.Fatal(err)
		}
	}
	trainer.sees("1 câu hỏi đang chờ", "1 người giơ tay")
	for _, key := range []string{"x", "d"} {
		if !strings.Contains(names(), key+" ") {
			t.Errorf("with people who wait the trainer is not told of %q: %s", key, names())
		}
	}
	trainer.press("m", "down", "down", "down")
	if !strings.Contains(names(), "t ") {
		t.Errorf("on a question the trainer is not told that no more need be taken: %s", names())
	}
	trainer.press("esc")
	trainer.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !strings.Contains(names(), "s ") {
		t.Errorf("where people and notes have no room the trainer is not told how to see them: %s", names())
	}
}

// acts reports whether a key changes what is shown, or has something done.
func acts(t *testing.T, m *tui.Model, name string) bool {
	press, ok := kit.Pressed(name)
	if !ok {
		t.Fatalf("no key is called %q", name)
	}
	before := m.View().Content
	_, cmd := m.Update(press)
	return cmd != nil || m.View().Content != before
}
