package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui"
	"training.vast.vn/vneid-training/internal/wire"
	"training.vast.vn/vneid-training/slides"
)

// course is the built-in deck.
func course(t tester) *deck.Deck {
	folder, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// turned is a talk in the middle of the built-in deck whose next few turns
// have been made before.
func turned(t tester) (*learner, *render.Cache) { return turnedOn(t, false) }

// turnedOn is the same on a page, or not.
func turnedOn(t tester, page bool) (*learner, *render.Cache) {
	cache := render.NewCache(32 << 20)
	l := newLearner(t, 100, 30, func(c *tui.Config) { c.Deck, c.Cache, c.Page = course(t), cache, page })
	l.press("enter", "37G")
	for _, key := range []string{"right", "left"} {
		for range turns {
			l.press(key)
			l.content()
		}
	}
	return l, cache
}

const turns = 8

func TestTurningToACachedSlideDrawsNothing(t *testing.T) {
	l, cache := turned(t)
	before := cache.Stats().Renders
	for range turns {
		l.press("right")
		l.content()
	}
	if drawn := cache.Stats().Renders - before; drawn != 0 {
		t.Errorf("%d turns to cached slides drew %d frames; want none", turns, drawn)
	}
}

func TestTurningToACachedSlideAllocatesNothing(t *testing.T) {
	l, _ := turned(t)
	for _, key := range []tea.KeyPressMsg{{Code: tea.KeyRight}, {Code: tea.KeyLeft}, {Code: tea.KeySpace, Text: " "}, {Code: tea.KeyPgUp}} {
		msg := tea.Msg(key)
		if n := testing.AllocsPerRun(turns-1, func() {
			l.model.Update(msg)
			l.model.View()
		}); n != 0 {
			t.Errorf("%s to a cached slide allocated %v times; want 0 beyond the message", key, n)
		}
	}
}

// BenchmarkTurn measures a turn from key message to frame.
func BenchmarkTurn(b *testing.B) {
	l, _ := turned(b)
	right, left := tea.Msg(tea.KeyPressMsg{Code: tea.KeyRight}), tea.Msg(tea.KeyPressMsg{Code: tea.KeyLeft})
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i/turns%2 == 0 {
			l.model.Update(right)
		} else {
			l.model.Update(left)
		}
		if l.model.View().Content == "" {
			b.Fatal("an empty frame")
		}
	}
}

// BenchmarkPageTurn measures a turn from key message to what a page is sent
// beside the cells.
func BenchmarkPageTurn(b *testing.B) {
	l, _ := turnedOn(b, true)
	right, left := tea.Msg(tea.KeyPressMsg{Code: tea.KeyRight}), tea.Msg(tea.KeyPressMsg{Code: tea.KeyLeft})
	var was *wire.Told
	var sent []byte
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i/turns%2 == 0 {
			l.model.Update(right)
		} else {
			l.model.Update(left)
		}
		l.model.View()
		is := l.model.Told()
		sent = wire.AppendTold(sent[:0], was, is)
		was = is
	}
}

// BenchmarkScreen measures a key on each screen, from key message to frame.
// Screens whose frames are kept allocate nothing; the others lay theirs out.
func BenchmarkScreen(b *testing.B) {
	for _, screen := range []struct {
		name     string
		keys     []string
		to, back tea.KeyPressMsg // a key, and the one that undoes it
	}{
		{"home", nil, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp}},
		{"talk", []string{"enter", "37G"}, tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyLeft}},
		{"notes", []string{"enter", "37G", "s"}, tea.KeyPressMsg{Code: tea.KeyRight}, tea.KeyPressMsg{Code: tea.KeyLeft}},
		{"contents", []string{"enter", "37G", "o"}, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp}},
		{"search", []string{"enter", "/", "bao hiem"}, tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp}},
		{"typing", []string{"enter", "/", "bao hie"}, tea.KeyPressMsg{Code: 'm', Text: "m"}, tea.KeyPressMsg{Code: tea.KeyBackspace}},
		{"help", []string{"enter"}, tea.KeyPressMsg{Code: '?', Text: "?"}, tea.KeyPressMsg{Code: tea.KeyEscape}},
	} {
		b.Run(screen.name, func(b *testing.B) {
			l := newLearner(b, 100, 30, func(c *tui.Config) { c.Deck = course(b) })
			l.press(screen.keys...)
			to, back := tea.Msg(screen.to), tea.Msg(screen.back)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 {
					l.model.Update(to)
				} else {
					l.model.Update(back)
				}
				if l.model.View().Content == "" {
					b.Fatal("an empty frame")
				}
			}
		})
	}
}

// BenchmarkYardstick renders the same slides as maaslalani/slides does: a new
// glamour renderer for every frame.
func BenchmarkYardstick(b *testing.B) {
	d := course(b)
	var sources []string
	for i := 36; len(sources) < turns; i++ {
		s := d.Slide(i)
		source := "# " + s.Title + "\n\n"
		for _, block := range s.Blocks {
			switch block := block.(type) {
			case *deck.Markdown:
				source += block.Source + "\n\n"
			case *deck.Walkthrough:
				for _, step := range block.Steps {
					source += "1. " + step.Do.Source + "\n"
				}
			}
		}
		sources = append(sources, source)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r, err := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(94))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Render(sources[i%turns]); err != nil {
			b.Fatal(err)
		}
	}
}
