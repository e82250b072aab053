package tui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/render"
)

// slideFrame is the whole window with a slide on it. It depends on nothing but
// its key, so every session whose window and colours are alike shares one; kind
// tells apart those whose footers differ.
func (s *session) slideFrame(at position, kind string, foot func() Foot) Picture {
	key := render.Key{
		Deck: s.Deck.Hash, Slide: at.slide, Step: at.step, Page: at.page,
		Width: s.width, Height: s.height, Look: s.Look, Lang: s.Language, Variant: kind,
	}
	f := s.Cache.Frame(key, func() *render.Frame {
		a := s.stage()
		body := s.renderer.Slide(s.Deck, at.slide, at.step, at.page, a.width, a.height)
		p := s.frame(s.slideHeader(at, s.stepOf(at)), body.Lines, foot())
		f := render.NewFrame(p.Content)
		f.Spots = p.Hints
		return f
	})
	return Picture{Content: f.String(), Hints: f.Spots}
}

func (s *session) slideHeader(at position, right string) string {
	slide := s.Deck.Slide(at.slide)
	topic := &s.Deck.Topics[slide.Topic]
	h := header{place: s.place(topic), accent: s.styles.Accent(topic.Level), right: right}
	if !slide.Large {
		h.title = topic.Title
	}
	return s.header(h)
}

// stepOf words the step of a slide that has several.
func (s *session) stepOf(at position) string {
	if steps := s.Deck.Slide(at.slide).Steps; steps > 1 {
		return fmt.Sprintf(s.words.Frame.Step, at.step+1, steps)
	}
	return ""
}

// pageOf is the progress bar and the number of the slide.
func (s *session) pageOf(at position) string {
	page := s.styles.Muted.Render(fmt.Sprintf(s.words.Frame.Page, at.slide+1, s.Deck.Len()))
	if bar := s.bar(s.Deck.Slide(at.slide).Topic); s.width >= barWidth && ansi.StringWidth(bar) <= s.width/2 {
		return bar + "   " + page
	}
	return page
}

// barWidth is the least width of a window that has room for the progress bar
// beside the keys.
const barWidth = 72

// consoleWidth is the least width at which slide, next slide, notes and people
// stand side by side.
const consoleWidth = 110

// preview is a slide in a pane, at the page on which stands what its step
// reveals.
func (s *session) preview(at position, a area) *render.Frame {
	_, reveal := s.renderer.Pages(s.Deck, at.slide, at.step, a.width, a.height)
	return s.renderer.Slide(s.Deck, at.slide, at.step, reveal, a.width, a.height)
}

// presentAndNext are the present slide and below it the next.
func (s *session) presentAndNext(at position, a area) []string {
	height := a.height * 3 / 5
	lines := append(filled(s.preview(at, area{a.width, height}).Lines, height), s.nextRule(at, a.width))
	next, more := forward(stepShape{s}, at)
	if rest := a.height - len(lines); more && rest > 2 {
		lines = append(lines, s.preview(next, area{a.width, rest}).Lines...)
	}
	return lines
}

// nextRule is a line that names the next slide.
func (s *session) nextRule(at position, width int) string {
	w := &s.words.Briefing
	title := w.LastSlide
	if next, more := forward(stepShape{s}, at); more {
		title = w.Next
		if t := s.Deck.Slide(next.slide).Title; t != "" && next.slide != at.slide {
			title += ": " + t
		}
	}
	title = ansi.Truncate(" "+title+" ", max(1, width-s.margin()-6), "…")
	rule := strings.Repeat("─", max(0, width-s.margin()-2-ansi.StringWidth(title)))
	return strings.Repeat(" ", s.margin()) + s.styles.Frame.Render("──") + s.styles.Muted.Render(title) + s.styles.Frame.Render(rule)
}

// noteLines are a slide's notes.
func (s *session) noteLines(slide, width int) []string {
	notes := s.Deck.Slide(slide).Notes
	if notes.Source == "" {
		return wrap(s.words.Briefing.NoNotes, width, s.styles.Muted)
	}
	return append([]string{s.styles.Strong.Render(s.words.Talk.Notes)}, s.renderer.Prose(notes, width)...)
}

// besides sets two columns side by side on the stage, a line between them.
func (s *session) besides(left, right []string, width int) []string {
	return beside(left, right, width, s.stage().height, s.styles.Frame.Render("│")+" ")
}
