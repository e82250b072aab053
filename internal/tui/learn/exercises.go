package learn

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// exercisesScreen lists all that can be practised, with a tick by what was.
type exercisesScreen struct {
	kit.Fixed
	list   kit.List
	slides []int     // of the exercises, in the deck's order
	from   kit.Place // where Esc returns to
}

// NewExercises has the cursor at the exercise on a slide, if there is one.
func NewExercises(s *kit.Session, from kit.Place, last int) kit.Screen {
	e := &exercisesScreen{from: from}
	for i := range s.Deck.Len() {
		if practice.Has(s.Deck, i) {
			e.slides = append(e.slides, i)
		}
	}
	e.list.At = max(0, slices.Index(e.slides, last))
	return e
}

func (e *exercisesScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	return []key.Binding{k.Choose, k.Down, k.Esc, k.Up, k.First, k.Last, k.Start, k.Help, k.Redraw, k.Leave}
}

func (e *exercisesScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if i, ok := kit.Clicked(msg); ok {
		return kit.Go{To: kit.Practice, Slide: e.slides[i]}
	}
	switch {
	case kit.Is(msg, s.Keys.Esc):
		return kit.Open(e.from)
	case len(e.slides) == 0:
	case kit.Is(msg, s.Keys.Choose):
		return kit.Go{To: kit.Practice, Slide: e.slides[e.list.At]}
	default:
		e.list.Browse(msg, s, len(e.slides))
	}
	return nil
}

func (e *exercisesScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Practice
	body, rows := s.Indent(kit.Wrap(w.Nothing, s.Column(), s.Styles.Text)), kit.Rows{}
	if shown, on, ok := e.drawn(s); ok {
		body, rows = shown, on
	} else if len(e.slides) > 0 {
		topic := func(i int) int { return s.Deck.Slide(e.slides[i]).Topic }
		body, rows = underLevels(s, len(e.slides), e.list.At, topic, func(i int) string { return e.line(s, i) })
		body = s.Indent(body)
	}
	done := 0
	for _, slide := range e.slides {
		if _, ok := s.Reached.Practised(slide); ok {
			done++
		}
	}
	left := s.Styles.Muted.Render(fmt.Sprintf(w.ListCount, done, len(e.slides)))
	head := s.Header(kit.Header{Place: w.Title, Accent: s.Styles.Brand, Title: s.Deck.Words.Practice})
	return s.Frame(head, body, s.Footer(left, e.Keys(s))).With(rows)
}

// drawn is the list in two columns; false if the window is too small.
func (e *exercisesScreen) drawn(s *kit.Session) (lines []string, rows kit.Rows, ok bool) {
	if !s.Drawn() || len(e.slides) == 0 {
		return nil, kit.Rows{}, false
	}
	entries := make([]entry, len(e.slides))
	for i, slide := range e.slides {
		topic, part := exerciseName(s, slide)
		entries[i] = entry{level: topic.Level, title: topic.Title, part: part}
		if score, ok := s.Reached.Practised(slide); ok {
			entries[i].tick, entries[i].remark = s.Styles.Right.Render("✓"), fmt.Sprintf("%d/%d", score.First, score.Of)
		}
	}
	c := s.Canvas()
	rows, ok = board(s, c, s.Margin(), s.Width-2*s.Margin(), entries, e.list.At)
	return c.Lines(), rows, ok
}

func (e *exercisesScreen) line(s *kit.Session, i int) string {
	tick, remark := "  ", ""
	if score, ok := s.Reached.Practised(e.slides[i]); ok {
		tick = s.Styles.Right.Render("✓ ")
		remark = fmt.Sprintf("%d/%d", score.First, score.Of)
	}
	room := s.Column() - 8 - ansi.StringWidth(remark)
	title := ansi.Truncate(exerciseTitle(s, e.slides[i]), max(8, room), "…")
	return s.Line(i == e.list.At, tick, title, " "+s.Styles.Muted.Render(remark))
}
