package term_test

import (
	"fmt"
	"io"
	"strings"
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

// A stranger's windows take thousands of sizes while others turn the slides of
// a common one: what is kept stays within its bound, and theirs stays kept.
func TestWindowsOfAThousandSizesTakeNoMoreThanTheBound(t *testing.T) {
	const bound, slides = 256 << 10, 40
	cache := term.NewCache(bound)
	slide := func(i int) tea.View { return view("slide %d\n%s", i%slides, strings.Repeat("text ", 8)) }
	honest := term.NewBrush(io.Discard, cache, 100, 30, colorprofile.TrueColor)
	for i := range 20 * slides {
		honest.Show(slide(i))
	}
	var turns, missed int64
	for size := range 3000 {
		stranger := term.NewBrush(io.Discard, cache, 20+size%400, 6+size/400, colorprofile.TrueColor)
		stranger.Show(view("size %d %s", size, strings.Repeat("wide ", 20)))
		if s := cache.Stats(); s.Bytes > bound || s.Max != bound {
			t.Fatalf("after %d sizes %d bytes are kept, at most %d said; want at most %d", size+1, s.Bytes, s.Max, bound)
		}
		if size%5 == 0 {
			before := cache.Stats().Misses
			honest.Show(slide(int(turns)))
			missed += cache.Stats().Misses - before
			turns++
		}
	}
	if missed > turns/20 {
		t.Errorf("of %d turns at the common size %d were worked out again; want at most %d", turns, missed, turns/20)
	}
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
