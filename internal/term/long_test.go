//go:build !race

package term_test

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
)

// In a walk through the built-in deck, step by step in windows of 80x24 and
// 100x30 with true colours, a turn takes few bytes though every slide has grounds, large
// letters and a phone.
func TestLongWalkTakesFewBytes(t *testing.T) {
	const mostFirst, mostStep, mostSlide = 6000, 1600, 4500
	course, err := slides.Course("")
	if err != nil {
		t.Fatal(err)
	}
	d, err := course.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []struct{ width, height int }{{80, 24}, {100, 30}} {
		t.Run(fmt.Sprintf("%dx%d", size.width, size.height), func(t *testing.T) {
			width, height := size.width, size.height
			model := tea.Model(tui.New(tui.Config{Deck: d, Course: course, Language: locale.Vi, Cache: render.NewCache(32 << 20),
				Look: theme.Look{Profile: colorprofile.TrueColor}, Now: time.Now}))
			g := newGlass(width, height)
			g.answers(io.Discard)
			brush := term.NewBrush(g, term.NewCache(1<<20), width, height, colorprofile.TrueColor)
			brush.Named("XTerm(398)")
			send := func(msg tea.Msg) int {
				model, _ = model.Update(msg)
				brush.Show(model.View())
				n, _ := g.written()
				return n
			}
			first := send(tea.WindowSizeMsg{Width: width, Height: height})
			send(tea.KeyPressMsg{Code: tea.KeyEnter})
			var steps, turns []int
			for i := range d.Len() {
				for range d.Slide(i).Steps - 1 {
					steps = append(steps, send(tea.KeyPressMsg{Code: tea.KeyRight}))
				}
				if i < d.Len()-1 {
					turns = append(turns, send(tea.KeyPressMsg{Code: tea.KeyRight}))
				}
			}
			g.close()
			slices.Sort(steps)
			slices.Sort(turns)
			step, slide := steps[len(steps)/2], turns[len(turns)/2]
			t.Logf("first frame %d bytes, next step %d, next slide %d (medians)", first, step, slide)
			if first > mostFirst || step > mostStep || slide > mostSlide {
				t.Errorf("first frame %d bytes, next step %d, next slide %d; want at most %d, %d, %d", first, step, slide, mostFirst, mostStep, mostSlide)
			}
		})
	}
}

// Random walks through all screens, at random sizes and colours.
func TestLongEveryScreenLooksAsBubbleTeaDrawsIt(t *testing.T) {
	folder, err := slides.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	shared := tui.NewShared(render.NewCache(32 << 20))
	cache := term.NewCache(8 << 20)
	keys := []tea.KeyPressMsg{
		{Code: tea.KeyRight}, {Code: tea.KeyRight}, {Code: tea.KeyRight}, {Code: tea.KeyLeft}, {Code: tea.KeyUp}, {Code: tea.KeyDown}, {Code: tea.KeyDown},
		{Code: tea.KeyEnter}, {Code: tea.KeyEnter}, {Code: tea.KeyEnter}, {Code: tea.KeyEscape}, {Code: tea.KeyTab}, {Code: tea.KeySpace, Text: " "},
		{Code: tea.KeyPgDown}, {Code: tea.KeyPgUp}, {Code: tea.KeyEnd}, {Code: tea.KeyBackspace}, {Code: tea.KeyF5},
	}
	for _, r := range "123456789gGobwst?/vrađếnhng" {
		keys = append(keys, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 160).Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height")
		look := theme.Look{
			Mode:    rapid.SampledFrom([]theme.Mode{theme.Dark, theme.Light, theme.Projector, theme.Contrast}).Draw(t, "mode"),
			Profile: rapid.SampledFrom(profiles).Draw(t, "profile"),
		}
		over, leave := context.WithCancel(context.Background())
		defer leave()
		w := &walker{now: time.Date(2026, 11, 23, 9, 41, 0, 0, time.UTC)}
		w.model = tui.New(tui.Config{
			Deck: d, Shared: shared, Language: rapid.SampledFrom([]string{locale.Vi, locale.En}).Draw(t, "language"), Look: look, Desk: sitting.Desk{Via: "ssh"},
			Start:   rapid.SampledFrom([]tui.Start{tui.AtHome, tui.AtTalk, tui.AtQuiz}).Draw(t, "start"),
			Context: over, Now: func() time.Time { return w.now }, Rand: rand.New(rand.NewPCG(1, rapid.Uint64().Draw(t, "seed"))),
		})
		w.run(w.model.Init())
		w.send(tea.WindowSizeMsg{Width: width, Height: height})
		g := newGlass(width, height)
		g.answers(io.Discard)
		defer g.close()
		brush := term.NewBrush(g, cache, width, height, look.Profile)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "kind") {
			case 0:
				width, height = rapid.IntRange(1, 160).Draw(t, "width"), rapid.IntRange(1, 50).Draw(t, "height")
				g.resize(width, height)
				brush.Resize(width, height)
				w.send(tea.WindowSizeMsg{Width: width, Height: height})
			case 1:
				w.send(tea.PasteMsg{Content: "Nguyễn Văn An"})
			case 2:
				w.send(tui.Notice(rapid.SampledFrom([]string{"", "Máy chủ sắp đóng"}).Draw(t, "notice")))
			default:
				// Several keys at once leave frames out, as a slow line does.
				for range rapid.IntRange(1, 4).Draw(t, "keys") {
					w.send(rapid.SampledFrom(keys).Draw(t, "key"))
				}
			}
			view := w.model.View()
			brush.Show(view)
			alike(t, g, view, width, height, look.Profile)
		}
	})
}

// Two sessions that turn the same slides: what one has worked out the other
// only writes.
func TestLongATurnOnSharedFramesAllocatesNothing(t *testing.T) {
	m, cache := talk(t, 100, 30), term.NewCache(4<<20)
	views := []tea.View{m.View()}
	turnsOf(m, func(v tea.View) { views = append(views, v) })
	one, other := term.NewBrush(io.Discard, cache, 100, 30, colorprofile.ANSI256), term.NewBrush(io.Discard, cache, 100, 30, colorprofile.ANSI256)
	for _, v := range views {
		one.Show(v)
	}
	before := cache.Stats()
	i := 0
	other.Show(views[0])
	allocs := testing.AllocsPerRun(len(views)-2, func() {
		i++
		other.Show(views[i])
	})
	if after := cache.Stats(); after.Misses != before.Misses {
		t.Errorf("%d turns were worked out again; want none", after.Misses-before.Misses)
	}
	if allocs != 0 {
		t.Errorf("a turn that another session has made allocated %v times; want 0", allocs)
	}
}
