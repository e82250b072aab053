package term_test

import (
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/term"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/slides"
)

// counted counts what is written.
type counted struct{ bytes, writes int }

func (c *counted) Write(p []byte) (int, error) {
	c.bytes += len(p)
	c.writes++
	return len(p), nil
}

// talk is the built-in deck at its first slide.
func talk(t testing.TB, width, height int) *tui.Model {
	folder, err := slides.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	m := tui.New(tui.Config{
		Deck: d, Cache: render.NewCache(32 << 20), Language: locale.Vi, Start: tui.AtTalk,
		Look: theme.Look{Profile: colorprofile.ANSI256}, Now: time.Now,
	})
	m.Update(tea.WindowSizeMsg{Width: width, Height: height})
	return m
}

var right = tea.Msg(tea.KeyPressMsg{Code: tea.KeyRight})

// turnsOf turns to the end of the deck and calls shown for each view.
func turnsOf(m *tui.Model, shown func(tea.View)) (turns int) {
	first := m.View().Content
	for last := ""; ; turns++ {
		m.Update(right)
		v := m.View()
		if v.Content == last || v.Content == first || turns > 1000 {
			return turns
		}
		last = v.Content
		shown(v)
	}
}

// BenchmarkTurn measures a turn from the key's bytes to the bytes of the
// frame, on frames that other sessions have looked at.
func BenchmarkTurn(b *testing.B) {
	m := talk(b, 100, 30)
	out := &counted{}
	brush := term.NewBrush(out, term.NewCache(8<<20), 100, 30, colorprofile.ANSI256)
	var sent tea.Msg
	keys := term.NewKeys(func(msg tea.Msg) { sent = msg })
	turn := func(i int) {
		key := "\x1b[C"
		if i/200%2 == 1 {
			key = "\x1b[D"
		}
		keys.Feed(key)
		m.Update(sent)
		brush.Show(m.View())
	}
	for i := range 400 {
		turn(i)
	}
	out.bytes = 0
	b.ReportAllocs()
	i := 0
	for ; b.Loop(); i++ {
		turn(i)
	}
	b.ReportMetric(float64(out.bytes)/float64(i), "bytes/turn")
}

// BenchmarkFirst measures working out a frame that no session has seen.
func BenchmarkFirst(b *testing.B) {
	m := talk(b, 100, 30)
	views := []tea.View{}
	turnsOf(m, func(v tea.View) { views = append(views, v) })
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		brush := term.NewBrush(io.Discard, term.NewCache(1<<20), 100, 30, colorprofile.ANSI256)
		brush.Show(views[i%len(views)])
	}
}

// followers have a program for each of n sessions, on shared frames; turn has
// all of them show a view and returns when the last has written it.
func followers(b *testing.B, n int) (turn func(string)) {
	cache := term.NewCache(8 << 20)
	var written sync.WaitGroup
	all := make([]*term.Program, n)
	for i := range all {
		in, keys := io.Pipe()
		b.Cleanup(func() { keys.Close() })
		all[i] = term.New(counter{}, term.Terminal{In: in, Out: (*arrival)(&written), Width: 100, Height: 30, Profile: colorprofile.ANSI256, Cache: cache})
	}
	written.Add(n) // the first frames
	for _, p := range all {
		go p.Run(b.Context())
	}
	written.Wait()
	return func(text string) {
		written.Add(n)
		for _, p := range all {
			p.Send(show(text))
		}
		written.Wait()
	}
}

// arrival is a terminal at which a frame has arrived.
type arrival sync.WaitGroup

func (a *arrival) Write(p []byte) (int, error) {
	if !strings.Contains(string(p), leaving) {
		(*sync.WaitGroup)(a).Done()
	}
	return len(p), nil
}

// leaving is in what puts a terminal back in order.
const leaving = "\x1b[?1049l"

// BenchmarkBroadcast measures a turn that a thousand sessions follow, from the
// first message to the last frame written.
func BenchmarkBroadcast(b *testing.B) {
	turn := followers(b, 1000)
	slides := []string{strings.Repeat("one slide and its text\n", 20), strings.Repeat("another slide, another text\n", 20)}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		turn(slides[i%2])
	}
}
