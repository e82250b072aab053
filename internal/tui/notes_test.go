package tui_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/tui/notes"
)

// begun is when the talk of the notes' tests began.
var begun = time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)

func notesOf(t *testing.T, width, height int) *notes.Model {
	t.Helper()
	files := fixture()
	files["1.md"].Data = bytes.Replace(files["1.md"].Data, []byte("Chào các anh, chị."), []byte("Chào các anh, chị.\nNguồn: Công văn 254."), 1)
	d, err := deck.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	n := notes.New(tui.Config{
		Deck: d, Language: locale.Vi, Look: theme.Look{Profile: colorprofile.TrueColor}, Now: func() time.Time { return begun.Add(20 * time.Minute) },
	})
	n.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return n
}

func TestNotesKnowWhatTheHallSees(t *testing.T) {
	n := notesOf(t, 100, 30)
	says := func(texts ...string) {
		t.Helper()
		for _, text := range texts {
			if shown := ansi.Strip(n.View().Content); !strings.Contains(shown, text) {
				t.Errorf("the notes lack %q:\n%s", text, shown)
			}
		}
	}
	says("Đang chờ người trình chiếu")
	n.Update(tui.Standing{Begun: begun, Seen: "slide"})
	says("trang 1/6", "Ghi chú cho giảng viên", "Trang sau", "Hai mức")
	for line := range strings.Lines(ansi.Strip(n.View().Content)) {
		if strings.Contains(line, "Chào các anh, chị.") && strings.Contains(line, "Nguồn") {
			t.Errorf("the notes have lost the end of a line: %s", line)
		}
	}
	n.Update(tui.Standing{Slide: 3, Step: 1, Begun: begun, Seen: "slide", From: time.Minute, To: 4 * time.Minute})
	says("trang 4/6", "Bước 2/3", "Bước sau", "20 phút · 16 phút chậm hơn", "09:20")
	for seen, text := range map[tui.Sight]string{"black": "màn chiếu đang tối", "white": "màn chiếu đang trắng", "": "màn chiếu đang ở ngoài bài"} {
		n.Update(tui.Standing{Slide: 3, Step: 1, Begun: begun, Seen: seen, From: time.Minute, To: 4 * time.Minute})
		says(text)
	}
	n.Update(tea.KeyPressMsg{Code: '?', Text: "?"})
	says("Các phím", "vẽ lại màn hình")
	n.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	says("trang 4/6")
	if _, cmd := n.Update(tea.KeyPressMsg{Code: 'q', Text: "q"}); cmd == nil {
		t.Error("q does not end the notes")
	}
}

// A presenter's session tells wherever it goes, and nothing twice.
func TestPresenterTellsWhatTheHallSees(t *testing.T) {
	var told []tui.Standing
	l := newLearner(t, 100, 30, func(c *tui.Config) { c.Moved = func(at tui.Standing) { told = append(told, at) } })
	l.press("enter", "right", "b", "x", "x", "w", "x", "esc")
	var seen []tui.Sight
	for i, at := range told {
		if i > 0 && at == told[i-1] {
			t.Errorf("told twice: %+v", at)
		}
		if n := len(seen); n == 0 || seen[n-1] != at.Seen {
			seen = append(seen, at.Seen)
		}
	}
	if want := []tui.Sight{"slide", "black", "slide", "white", "slide", ""}; fmt.Sprint(seen) != fmt.Sprint(want) {
		t.Errorf("told of %q; want %q", seen, want)
	}
}

// Slides that are passed over make nobody early, and the route that is taken on
// the way has a plan of its own.
func TestNotesFollowRouteAndJumps(t *testing.T) {
	var at tui.Standing
	l := newLearner(t, 100, 30, func(c *tui.Config) { c.Moved = func(now tui.Standing) { at = now } })
	l.press("enter")
	first := at.To
	if first <= 0 || at.From != 0 {
		t.Errorf("on the first slide: %+v", at)
	}
	l.press("end")
	if at.From != first || at.To <= at.From {
		t.Errorf("after a jump to the end: from %v to %v, with %v before it", at.From, at.To, first)
	}
	last := at.To
	l.press("home")
	if at.From != last-first || at.To != last {
		t.Errorf("back at the first: from %v to %v", at.From, at.To)
	}
}

func TestGoldenNotes(t *testing.T) {
	var got strings.Builder
	for _, size := range sizes {
		n := notesOf(t, size.width, size.height)
		n.Update(tui.Standing{Slide: 0, Begun: begun, Seen: "slide", To: time.Minute})
		s := termtest.New(size.width, size.height)
		s.Show(n.View().Content)
		fmt.Fprintf(&got, "== %dx%d\n%s\n", size.width, size.height, s.Text())
	}
	golden.Equal(t, "second-notes.golden", got.String())
}

// On the desk stand the next slide and the notes whole, also the longest of our
// course; on a large one at twice their size where the terminal can.
func TestNotesAreWholeOnTheDesk(t *testing.T) {
	d := course(t)
	longest := make([]int, d.Len())
	for i := range longest {
		longest[i] = i
	}
	slices.SortFunc(longest, func(a, b int) int { return len(d.Slide(b).Notes.Source) - len(d.Slide(a).Notes.Source) })
	for _, size := range [][2]int{{80, 24}, {100, 30}, {160, 45}} {
		for _, big := range []theme.Big{theme.NoBig, theme.DoubleHeight} {
			t.Run(fmt.Sprint(size, big), func(t *testing.T) {
				t.Parallel()
				n := notes.New(tui.Config{
					Deck: d, Language: locale.Vi, Look: theme.Look{Profile: colorprofile.TrueColor, Big: big}, Now: func() time.Time { return begun },
				})
				n.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				for _, slide := range longest[:15] {
					n.Update(tui.Standing{Slide: slide, Begun: begun, Seen: "slide"})
					content := n.View().Content
					s := termtest.New(size[0], size[1])
					s.Show(content)
					if text := s.Text(); strings.Contains(text, "↓ còn") || !strings.Contains(text, "Trang sau") && !strings.Contains(text, "Bước sau") {
						t.Errorf("slide %d:\n%s", slide+1, text)
					}
					if large := size[0] == 160 && big != theme.NoBig; large != strings.Contains(content, "\x1b#3") {
						t.Errorf("slide %d: notes at twice their size: %t", slide+1, !large)
					}
				}
			})
		}
	}
}
