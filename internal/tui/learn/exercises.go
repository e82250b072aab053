package learn

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// exercisesScreen lists all that can be practised, with a tick by what was.
type exercisesScreen struct {
	kit.Fixed
	list   choose.List
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
	body, rows, drawn := e.inColumns(s)
	switch {
	case drawn:
	case len(e.slides) == 0:
		body = s.Indent(kit.Wrap(w.Nothing, s.Column(), s.Styles.Text))
	case s.Wide():
		body, rows = e.drawn(s)
	default:
		body, rows = e.window(s, s.Column())
		body = s.Indent(body)
		rows.Width = s.Width
	}
	done := 0
	for _, slide := range e.slides {
		if _, ok := s.Reached.Practised(slide); ok {
			done++
		}
	}
	left := s.Styles.Muted.Render(fmt.Sprintf(w.ListCount, done, len(e.slides)))
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill, Title: s.Deck.Words.Practice})
	return s.Frame(head, body, s.Footer(left, e.Keys(s))).With(rows)
}

// inColumns is the list in two columns beside what the one in hand is about;
// false if the window has no room for all of it.
func (e *exercisesScreen) inColumns(s *kit.Session) (body []string, on kit.Rows, ok bool) {
	if len(e.slides) == 0 || !s.Grand() {
		return nil, on, false
	}
	entries := make([]cards.Entry, len(e.slides))
	for i, slide := range e.slides {
		topic, part := exerciseName(s, slide)
		o := cards.Entry{Level: topic.Level, Title: topic.Title}
		if part != "" {
			o.Of, o.Title = topic.Title, part
		}
		o.Tick, o.Remark = e.practised(s, i)
		entries[i] = o
	}
	return inColumns(s, entries, e.list.At, s.Deck.Slide(e.slides[e.list.At]).Topic)
}

// practised are the tick and the score of an exercise that was done, "" of others.
func (e *exercisesScreen) practised(s *kit.Session, i int) (tick, score string) {
	if score, ok := s.Reached.Practised(e.slides[i]); ok {
		return s.Styles.Right.Render("✓"), fmt.Sprintf("%d/%d", score.First, score.Of)
	}
	return "", ""
}

// drawn is the list on a card, and beside it what the one in hand is about.
func (e *exercisesScreen) drawn(s *kit.Session) ([]string, kit.Rows) {
	c := s.Canvas()
	x, width := s.Margin(), s.Width-2*s.Margin()-topicWidth-cards.ColumnsGap
	card := canvas.Rect(x, 0, width, c.Bounds().Dy())
	c.Card(card, s.Styles.Card)
	lines, rows := e.window(s, width-4)
	for i, line := range lines {
		c.Put(x+2, 1+i, line)
	}
	drawTopic(s, c, x+width+cards.ColumnsGap, 0, card.Dy(), s.Deck.Slide(e.slides[e.list.At]).Topic)
	rows.Top, rows.Left, rows.Width = 1, x, width
	return c.Lines(), rows
}

// window is as much of the list as the stage holds: the exercises of a topic
// stand under its title, those of topics that have but one under their level.
func (e *exercisesScreen) window(s *kit.Session, width int) ([]string, kit.Rows) {
	var lines []string
	var items []int
	add := func(line string, item int) { lines, items = append(lines, line), append(items, item) }
	cursor, topic, level := 0, kit.None, kit.None
	for i, slide := range e.slides {
		at := s.Deck.Slide(slide).Topic
		t, part := exerciseName(s, slide)
		if t.Level != level {
			if i > 0 {
				add("", kit.None)
			}
			level = t.Level
			add(s.Styles.Bold(s.Styles.Accent(level)).Render(s.Deck.LevelName(level)), kit.None)
		}
		if at != topic && part != "" {
			add("     "+s.Styles.Muted.Render(ansi.Truncate(t.Title, width-5, "…")), kit.None)
		}
		topic = at
		if i == e.list.At {
			cursor = len(lines)
		}
		add(e.line(s, i, width), i)
	}
	height := s.Stage().Height
	if s.Wide() {
		height -= 2 // the edges of the card
	}
	shown, from := s.Window(lines, height, -1, max(0, cursor-1), cursor)
	return shown, kit.Rows{Items: items[from:]}
}

func (e *exercisesScreen) line(s *kit.Session, i, width int) string {
	tick, remark := e.practised(s, i)
	tick += strings.Repeat(" ", 2-ansi.StringWidth(tick))
	topic, title := exerciseName(s, e.slides[i])
	if title == "" {
		title = topic.Title
	} else {
		tick += "  "
	}
	title = ansi.Truncate(title, max(8, width-ansi.StringWidth(tick)-5-ansi.StringWidth(remark)), "…")
	return choose.Line(s, i == e.list.At, tick, title, " "+s.Styles.Muted.Render(remark))
}
