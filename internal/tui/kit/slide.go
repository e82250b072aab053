package kit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
)

// SlideFrame is the whole window with a slide on it. It depends on nothing but
// its key, so every session whose window and colours are alike shares one; kind
// tells apart those whose footers differ.
func (s *Session) SlideFrame(at Position, kind string, foot func() Foot) Picture {
	return s.framed(at, kind, func() Picture {
		a := s.Stage()
		body := s.Renderer.Slide(s.Deck, at.Slide, at.Step, at.Page, a.Width, a.Height)
		return s.Frame(s.SlideHeader(at, s.StepOf(at)), body.Lines, foot())
	})
}

// SharedFrame is a whole window that depends on nothing but the deck, the
// window's size and look, and kind: it is drawn once for all sessions that are
// alike. Of what draw gives, cursor and rows are not kept.
func (s *Session) SharedFrame(kind string, draw func() Picture) Picture {
	return s.framed(Position{Slide: None}, kind, draw)
}

func (s *Session) framed(at Position, kind string, draw func() Picture) Picture {
	if !s.inRoom { // where everyone goes the same way
		kind += s.Route().Name()
	}
	key := render.Key{
		Deck: s.Deck.Hash, Slide: at.Slide, Step: at.Step, Page: at.Page,
		Width: s.Width, Height: s.Height, Look: s.Look, Lang: s.Language, Variant: kind,
	}
	f := s.Cache.Frame(key, func() *render.Frame {
		p := draw()
		f := s.Renderer.Frame(p.Content, s.Width)
		f.Spots = p.Hints
		return f
	})
	return Picture{Content: f.String(), Hints: f.Spots, shown: true}
}

// SlideHeader says where in the course a slide stands.
func (s *Session) SlideHeader(at Position, right string) string {
	slide := s.Deck.Slide(at.Slide)
	topic := &s.Deck.Topics[slide.Topic]
	h := Header{Place: s.Deck.Place(topic), Fill: s.Styles.Fill(topic.Level), Right: right}
	if !slide.Large {
		h.Title = topic.Title
	}
	return s.Header(h)
}

// StepOf words the step of a slide that has several.
func (s *Session) StepOf(at Position) string {
	if steps := s.Deck.Slide(at.Slide).Steps; steps > 1 {
		return fmt.Sprintf(s.Words.Frame.Step, at.Step+1, steps)
	}
	return ""
}

// PageOf is the progress bar and the number of the slide.
func (s *Session) PageOf(at Position) string {
	page := s.Styles.Muted.Render(fmt.Sprintf(s.Words.Frame.Page, at.Slide+1, s.Deck.Len()) + s.onRoute(at.Slide))
	if bar := s.bar(s.Deck.Slide(at.Slide).Topic); s.Width >= barWidth && ansi.StringWidth(bar) <= s.Width/2 {
		return bar + "   " + page
	}
	return page
}

// BarTopic is the topic whose part of the progress bar stands in a column of the
// footer of a slide, or None.
func (s *Session) BarTopic(slide, x int) int {
	if bar := s.bar(s.Deck.Slide(slide).Topic); s.Width < barWidth || ansi.StringWidth(bar) > s.Width/2 {
		return None
	}
	at := s.Margin()
	for i, t := range s.Deck.Topics {
		if i > 0 && t.Level != s.Deck.Topics[i-1].Level {
			at++
		}
		if at == x {
			return i
		}
		at++
	}
	return None
}

// onRoute tells where on the route a slide is, in words that go on; "" where
// there is none.
func (s *Session) onRoute(slide int) string {
	r := s.Route()
	if r == nil {
		return ""
	}
	path := s.Deck.Path(r)
	if at := slices.Index(path, slide); at >= 0 {
		return " · " + fmt.Sprintf(s.Words.Route.At, at+1, len(path))
	}
	return " · " + s.Words.Route.Outside
}

// barWidth is the least width of a window that has room for the progress bar
// beside the keys.
const barWidth = 72

// Preview is a slide in a pane of a window, at the page on which stands what its
// step reveals. Only a whole row of the window can be set large, so none is.
func (s *Session) Preview(at Position, a Area) []string {
	look := s.Look
	look.Big = theme.NoBig
	r := s.Shared.outfit(look, s.Language).renderer
	_, reveal := r.Pages(s.Deck, at.Slide, at.Step, a.Width, a.Height)
	return r.Slide(s.Deck, at.Slide, at.Step, reveal, a.Width, a.Height).Lines
}

// NoteLines are a slide's notes in a window of so many rows, in the lines in which
// they are written: as far as there is room with a title, and with blank rows
// between them. It is false if there is no room for all of them, of which the last
// row then tells.
func (s *Session) NoteLines(slide, width, height int) (lines []string, whole bool) {
	notes := s.Deck.Slide(slide).Notes.Source
	if notes == "" {
		return Wrap(s.Words.Briefing.NoNotes, width, s.Styles.Muted), true
	}
	for _, end := range []string{"\n\n", "  \n"} { // which ends a paragraph, a line, in Markdown
		lines = s.Renderer.Prose(deck.Parse(strings.ReplaceAll(notes, "\n", end)), width)
		if len(lines) < height {
			return append([]string{s.Styles.Strong.Render(s.Words.Talk.Notes)}, lines...), true
		}
	}
	whole = len(lines) <= height
	lines, _ = s.Window(lines, height, 0, 0, 0)
	return lines, whole
}

// Pace words how long a talk has gone on, and how far behind the plan it is.
func (s *Session) Pace(elapsed, behind time.Duration) string {
	w := &s.Words.Briefing
	text := fmt.Sprintf(w.Elapsed, int(elapsed.Minutes())) + " · "
	switch n := int(behind.Minutes()); {
	case n > 0:
		return text + fmt.Sprintf(w.Late, n)
	case n < 0:
		return text + fmt.Sprintf(w.Early, -n)
	}
	return text + w.OnTime
}
