//go:build !race

package term_test

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"context"
	"fmt"
	"image"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/sitting"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/wire"
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

// A page shows what an emulated terminal does that is sent escape codes, after
// any frames, of any size, and also where it has missed some.
func TestLongPageShowsWhatATerminalDoes(t *testing.T) {
	t.Parallel()
	pieces := []string{" ", "   ", "            ", "a", "Mức độ 1", "ế", "你好", "│", "━━━", "▄▀▄▀▄▀", "▄▄▄▄▄▄▄▄", "e\u0302\u0301", "0123456789", ""}
	pens := []string{"\x1b[m", "\x1b[1m", "\x1b[2m", "\x1b[3;4m", "\x1b[7m", "\x1b[38;2;10;200;30m", "\x1b[48;2;1;2;3m", "\x1b[22m", "\x1b[39;49m", "\x1b[9m", "\x1b[0m"}
	cache := term.NewCache(64 << 10)
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.Custom(func(t *rapid.T) string {
			var b strings.Builder
			for range rapid.IntRange(0, 6).Draw(t, "pieces") {
				if rapid.IntRange(0, 2).Draw(t, "pen") == 0 {
					b.WriteString(rapid.SampledFrom(pens).Draw(t, "sgr"))
				}
				b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
			}
			return b.String() + "\x1b[m"
		})
		width, height := rapid.IntRange(2, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
		page := &sheet{fail: t.Fatal}
		told := &wire.Told{}
		onPage := term.NewBrushOf(term.Terminal{Out: page, Cache: cache, Profile: colorprofile.TrueColor, Width: width, Height: height, Told: func() *wire.Told { return told }})
		lines := rapid.SliceOfN(line, 0, height+1).Draw(t, "lines")
		for range rapid.IntRange(1, 5).Draw(t, "frames") {
			for i := range lines {
				if rapid.IntRange(0, 2).Draw(t, "other") == 0 {
					lines[i] = line.Draw(t, "line")
				}
			}
			view := tea.NewView(strings.Join(lines, "\n"))
			view.AltScreen = true
			view.WindowTitle = rapid.SampledFrom([]string{"", "một", "hai"}).Draw(t, "title")
			if rapid.Bool().Draw(t, "cursor") {
				view.Cursor = tea.NewCursor(rapid.IntRange(0, width-1).Draw(t, "x"), rapid.IntRange(0, height-1).Draw(t, "y"))
			}
			if rapid.IntRange(0, 4).Draw(t, "resize") == 0 {
				width, height = rapid.IntRange(2, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
				if view.Cursor != nil {
					view.Cursor.X, view.Cursor.Y = min(view.Cursor.X, width-1), min(view.Cursor.Y, height-1)
				}
				onPage.Resize(width, height)
			}
			onPage.Show(view)

			screen := termtest.New(width, height)
			go io.Copy(io.Discard, screen)
			term.NewBrush(screen, cache, width, height, colorprofile.TrueColor).Show(view)
			for y := range height {
				for x := range width {
					cell, size := page.Cell(x, y)
					if got, want := ofPage(cell), ofScreen(screen.Cell(x, y)); got != want || size != wire.Ordinary {
						t.Fatalf("at %d, %d of %dx%d the page shows %s, the terminal %s, of %q", x, y, width, height, got, want, lines)
					}
				}
			}
			_ = screen.Close()
			if shown := view.Cursor != nil; page.Cursor != shown || shown && (page.CursorX != view.Cursor.X || page.CursorY != view.Cursor.Y) || page.Title != view.WindowTitle {
				t.Fatalf("the cursor at %d, %d (%v), the title %q; want %v, %q", page.CursorX, page.CursorY, page.Cursor, page.Title, view.Cursor, view.WindowTitle)
			}
		}
	})
}

// A stranger's windows take thousands of sizes while others turn the slides of
// a common one: what is kept stays within its bound, and theirs stays kept.
func TestLongWindowsOfAThousandSizesTakeNoMoreThanTheBound(t *testing.T) {
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

// A terminal that draws pictures itself is sent each once, shows each where it
// stands, and holds none once it is left. One that does not sees the same cells
// as if there were none.
func TestLongGallery(t *testing.T) {
	t.Parallel()
	photos := []*deck.Image{photo(1, image.Pt(90, 60)), photo(2, image.Pt(300, 200)), photo(3, image.Pt(20, 70))}
	rapid.Check(t, func(t *rapid.T) {
		const width, height = 60, 16
		store := graphics.NewStore(1 << 20)
		g := newGlass(width, height)
		g.answers(io.Discard)
		defer g.close()
		held := termtest.NewGraphics(g.emulator)
		brush := term.NewBrushOf(term.Terminal{Out: g, Cache: term.NewCache(1 << 20), Profile: colorprofile.TrueColor, Width: width, Height: height, Grounds: true, Pictures: store})
		brush.Named("kitty(0.40.0)")
		brush.Show(tea.NewView("begin"))
		brush.Draw(theme.Graphics{Pictures: theme.Kitty, Cell: image.Pt(9, 20)}, tea.NewView("begin"))
		sent := map[string]bool{}
		for step := range rapid.IntRange(1, 6).Draw(t, "steps") {
			want := map[image.Rectangle]*deck.Image{}
			for i, p := range photos {
				if !rapid.Bool().Draw(t, "hangs") {
					continue
				}
				at := canvas.Rect(2+19*i, rapid.IntRange(1, 4).Draw(t, "y"), rapid.IntRange(1, 19).Draw(t, "columns"), rapid.IntRange(1, 10).Draw(t, "rows"))
				want[at] = p
				sent[fmt.Sprint(i, at.Size())] = true
			}
			v := hung(store, width, height, strings.Repeat("a", step), want)
			if rapid.Bool().Draw(t, "whole") {
				brush.ShowWhole(v)
			} else {
				brush.Show(v)
				brush.Show(tea.NewView("away"))
				brush.ShowWhole(v)
			}
			shown, err := held.Shown(g.emulator)
			if err != nil || len(held.Wrong) > 0 {
				t.Fatal(err, held.Wrong)
			}
			places := map[image.Rectangle]*deck.Image{}
			for id, at := range shown {
				h := held.Held[id]
				if at.Size() != image.Pt(h.Columns, h.Rows) {
					t.Fatalf("a picture of %dx%d cells stands in %v", h.Columns, h.Rows, at)
				}
				places[at] = want[at]
			}
			if !maps.Equal(places, want) || held.Sent != len(sent) {
				t.Fatalf("shown in %v, want %v; %d of %d sent", shown, want, held.Sent, len(sent))
			}
		}
		brush.Leave()
		if len(held.Held) > 0 || len(held.Wrong) > 0 {
			t.Fatalf("%d pictures are held at the end; %q", len(held.Held), held.Wrong)
		}
	})
}
