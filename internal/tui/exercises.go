package tui

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/practice"
)

// exercisesScreen lists all that can be practised, with a tick by what was.
type exercisesScreen struct {
	fixed
	list   list
	slides []int // of the exercises, in the deck's order
	from   Place // where Esc returns to
}

// newExercises has the cursor at the exercise on a slide, if there is one.
func newExercises(s *session, from Place, last int) *exercisesScreen {
	e := &exercisesScreen{from: from}
	for i := range s.Deck.Len() {
		if practice.Has(s.Deck, i) {
			e.slides = append(e.slides, i)
		}
	}
	e.list.at = max(0, slices.Index(e.slides, last))
	return e
}

func (e *exercisesScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.choose, k.down, k.esc, k.up, k.first, k.last, k.start, k.help, k.redraw, k.leave}
}

func (e *exercisesScreen) Update(msg tea.Msg, s *session) Want {
	if i, ok := clicked(msg); ok {
		return Go{To: Practice, Slide: e.slides[i]}
	}
	switch {
	case is(msg, s.keys.esc):
		return open(e.from)
	case len(e.slides) == 0:
	case is(msg, s.keys.choose):
		return Go{To: Practice, Slide: e.slides[e.list.at]}
	default:
		e.list.browse(msg, s, len(e.slides))
	}
	return nil
}

func (e *exercisesScreen) View(s *session) Picture {
	w := &s.words.Practice
	body, rows := wrap(w.Nothing, s.column(), s.styles.Text), Rows{}
	if len(e.slides) > 0 {
		topic := func(i int) int { return s.Deck.Slide(e.slides[i]).Topic }
		body, rows = underLevels(s, len(e.slides), e.list.at, topic, func(i int) string { return e.line(s, i) })
	}
	done := 0
	for _, slide := range e.slides {
		if _, ok := s.progress.Practised(slide); ok {
			done++
		}
	}
	left := s.styles.Muted.Render(fmt.Sprintf(w.ListCount, done, len(e.slides)))
	head := s.header(header{place: w.Title, accent: s.styles.Brand, title: w.List})
	p := s.frame(head, s.indent(body), s.footer(left, e.Keys(s)))
	p.Rows = rows
	return p
}

func (e *exercisesScreen) line(s *session, i int) string {
	tick, remark := "  ", ""
	if score, ok := s.progress.Practised(e.slides[i]); ok {
		tick = s.styles.Right.Render("✓ ")
		remark = fmt.Sprintf("%d/%d", score.First, score.Of)
	}
	room := s.column() - 8 - ansi.StringWidth(remark)
	title := ansi.Truncate(exerciseTitle(s, e.slides[i]), max(8, room), "…")
	return s.line(i == e.list.at, tick, title, " "+s.styles.Muted.Render(remark))
}
