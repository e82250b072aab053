//go:build !race

package tui_test

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

func TestLongPracticeStaysWithinTheWindow(t *testing.T) {
	keys := []string{"down", "up", "enter", "1", "2", "3", "4", "5", "9", "esc", "space", "m", "right", "end", "home", "?", "f5"}
	rapid.Check(t, func(t *rapid.T) {
		l := newLearner(t, 100, 30, withDrill(t))
		l.press("5", rapid.SampledFrom([]string{"home", "end"}).Draw(t, "from"), "enter")
		for range rapid.IntRange(1, 30).Draw(t, "messages") {
			if rapid.IntRange(0, 5).Draw(t, "kind") == 0 {
				l.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 200).Draw(t, "width"), Height: rapid.IntRange(1, 60).Draw(t, "height")})
			} else {
				l.press(rapid.SampledFrom(keys).Draw(t, "key"))
			}
			inWindow(t, l)
		}
	})
}

func TestLongScreensStayWithinTheWindow(t *testing.T) {
	folder := withFolder(t)
	keys := []string{"right", "left", "up", "down", "enter", "esc", "space", "tab", "backspace", "pgup", "pgdown", "home", "end", "f5",
		"shift+up", "shift+down", "1", "2", "3", "4", "5", "9", "a", "b", "g", "G", "o", "/", "s", "t", "v", "m", "r", "?", "w", "ư", "漢", "n", "p"}
	rapid.Check(t, func(t *rapid.T) {
		l := newLearner(t, 100, 30, folder)
		for range rapid.IntRange(1, 40).Draw(t, "messages") {
			switch rapid.IntRange(0, 9).Draw(t, "kind") {
			case 0:
				l.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 200).Draw(t, "width"), Height: rapid.IntRange(1, 60).Draw(t, "height")})
			case 1:
				l.send(tea.PasteMsg{Content: rapid.String().Draw(t, "paste")})
			case 2:
				l.now = l.now.Add(time.Second)
				l.send(tea.MouseClickMsg{X: rapid.IntRange(-1, 200).Draw(t, "x"), Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft})
			default:
				l.press(rapid.SampledFrom(keys).Draw(t, "key"))
			}
			inWindow(t, l)
		}
	})
}
