package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/practice"
)

// exercisesScreen lists all that can be practised, with a tick by what was.
type exercisesScreen struct {
	list   list
	slides []int // of the exercises, in the deck's order
	last   int   // slide of the exercise that was opened last
	from   place // where Esc returns to
}

func (e *exercisesScreen) open(s *session, from place) {
	if from != practising && from != drilling {
		e.from = below(from)
	}
	if e.slides == nil {
		for i := range s.Deck.Len() {
			if practice.Has(s.Deck, i) {
				e.slides = append(e.slides, i)
			}
		}
	}
	e.list.at = max(0, slices.Index(e.slides, e.last))
}

func (e *exercisesScreen) Update(msg tea.Msg, s *session) intent {
	if i, ok := clicked(msg, s, func() touchable { _, on := e.lay(s); return on }); ok {
		e.list.at = i
		return openPractice(e.slides[i])
	}
	k := s.keys
	switch {
	case is(msg, k.esc):
		return open(e.from)
	case len(e.slides) == 0:
	case is(msg, k.choose):
		return openPractice(e.slides[e.list.at])
	case is(msg, k.first):
		e.list.at = 0
	case is(msg, k.last):
		e.list.at = len(e.slides) - 1
	case is(msg, k.down):
		e.list.at = min(e.list.at+1, len(e.slides)-1)
	case is(msg, k.up):
		e.list.at = max(e.list.at-1, 0)
	default:
		e.list.Update(msg, s, len(e.slides))
	}
	return intent{}
}

func (e *exercisesScreen) View(s *session) string {
	w := &s.words.Practice
	body, _ := e.lay(s)
	done := 0
	for _, slide := range e.slides {
		if _, ok := s.progress.Practised(slide); ok {
			done++
		}
	}
	left := s.styles.Muted.Render(fmt.Sprintf(w.ListCount, done, len(e.slides)))
	head := s.header(header{place: w.Title, accent: s.styles.Brand, title: w.List})
	return s.frame(head, s.indent(body), s.footer(left, s.keys.bindings(exercises)))
}

// lay lists the exercises under their levels.
func (e *exercisesScreen) lay(s *session) (body []string, on touchable) {
	var lines []string
	var rows []int
	add := func(line string, row int) { lines, rows = append(lines, line), append(rows, row) }
	at, level := 0, keep
	for i, slide := range e.slides {
		topic := &s.Deck.Topics[s.Deck.Slide(slide).Topic]
		if topic.Level != level {
			if i > 0 {
				add("", keep)
			}
			level = topic.Level
			add(s.styles.Accent(level).Bold(true).Render(s.levelName(level)), keep)
		}
		if i == e.list.at {
			at = len(lines)
		}
		add(e.line(s, slide, i == e.list.at), i)
	}
	if len(lines) == 0 {
		return wrap(s.words.Practice.Nothing, s.column(), s.styles.Text), touchable{}
	}
	shown, from := s.window(lines, s.stage().height, -1, max(0, at-1), at)
	return shown, touchable{rows: rows[from:], left: 0, width: s.width}
}

func (e *exercisesScreen) line(s *session, slide int, chosen bool) string {
	mark, tick, style, remark := "  ", "  ", s.styles.Text, ""
	if score, ok := s.progress.Practised(slide); ok {
		tick = s.styles.Right.Render("✓ ")
		remark = fmt.Sprintf("%d/%d", score.First, score.Of)
	}
	if chosen {
		mark, style = s.styles.Brand.Render("▸ "), s.styles.Selected
	}
	room := s.column() - 8 - ansi.StringWidth(remark)
	title := ansi.Truncate(s.exerciseTitle(slide), max(8, room), "…")
	return mark + tick + style.Render(" "+title+" ") + " " + s.styles.Muted.Render(remark)
}
