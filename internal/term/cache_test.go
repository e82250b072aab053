package term_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/term"
)

func view(format string, a ...any) tea.View {
	v := tea.NewView(fmt.Sprintf(format, a...))
	v.AltScreen = true
	return v
}

func TestNoBoundNoCache(t *testing.T) {
	out := &counted{}
	cache := term.NewCache(0)
	brush := term.NewBrush(out, cache, 20, 3, colorprofile.TrueColor)
	brush.Show(view("one"))
	brush.Show(view("two"))
	if s := cache.Stats(); s.Bytes != 0 || s.Misses != 2 || out.bytes == 0 {
		t.Errorf("a cache of no bytes holds %d after %d frames", s.Bytes, s.Misses)
	}
}
