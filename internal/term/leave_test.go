package term_test

import (
	"bytes"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/term"
)

// A terminal that has no other screen is left empty, with all that has scrolled
// away still there.
func TestNothingIsLeftOnTheScreen(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	brush := term.NewBrushOf(term.Terminal{Out: &out, Width: 20, Height: 4, Profile: colorprofile.TrueColor, Cache: term.NewCache(0)})
	view := tea.NewView("Bài giảng")
	view.AltScreen = true
	brush.Show(view)
	out.Reset()
	brush.Leave()
	erased, left := strings.Index(out.String(), "\x1b[H\x1b[2J"), strings.Index(out.String(), "\x1b[?1049l")
	if erased < 0 || left < erased || strings.Contains(out.String(), "\x1b[3J") {
		t.Errorf("left with %q", out.String())
	}
}

// tmux 3.3 does not repeat a letter of more than one byte, and mosh none.
func TestRepeatsOnlyWhereTheTerminalDoes(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"kitty(0.41.1)": true, "XTerm(379)": true, "tmux 3.3a": false, "tmux 3.5a": false, "": false} {
		var out bytes.Buffer
		brush := term.NewBrushOf(term.Terminal{Out: &out, Width: 80, Height: 4, Profile: colorprofile.TrueColor, Cache: term.NewCache(0)})
		brush.Named(name)
		brush.Show(tea.NewView(strings.Repeat("▄", 60)))
		if got := strings.Contains(out.String(), "\x1b[59b"); got != want {
			t.Errorf("%q is told to repeat: %t, want %t: %q", name, got, want, out.String())
		}
	}
}
