package learn

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// contentsScreen lists the topics, with a tick by those seen or practised
// whole and a dot by those begun.
type contentsScreen struct {
	kit.Fixed
	list choose.List
	from kit.Place                 // where Esc returns to
	here int                       // the topic that the talk is at; None if it has not begun
	told func(*kit.Session) string // in a room: what there is to tell of it
}

// NewContents has the cursor at a topic; here is the one of the slide shown.
// On the console of a room, told is what there is to tell of that.
func NewContents(from kit.Place, topic, here int, told func(*kit.Session) string) kit.Screen {
	return &contentsScreen{list: choose.List{At: topic}, from: from, here: here, told: told}
}

func (c *contentsScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	if c.told != nil {
		return []key.Binding{k.Include, k.Choose, k.Esc, k.Down, k.Up, k.First, k.Last, k.Help, k.Redraw, k.Leave}
	}
	return []key.Binding{k.Choose, k.Down, k.Esc, k.Up, k.First, k.Last, k.Search, k.Practise, k.Start, k.Help, k.Redraw, k.Leave}
}

func (c *contentsScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if topic, ok := kit.Clicked(msg); ok {
		return c.open(s, topic)
	}
	k := s.Keys
	switch {
	case kit.Is(msg, k.Choose):
		return c.open(s, c.list.At)
	case kit.Is(msg, k.Esc), kit.Is(msg, k.Contents):
		return kit.Open(c.from)
	case kit.Is(msg, k.Include) && c.told != nil:
		return kit.Include{Topic: c.list.At}
	case kit.Is(msg, k.Search) && c.told == nil:
		return kit.Open(kit.Search)
	case kit.Is(msg, k.Practise) && c.told == nil:
		if slide, ok := toPractise(s, c.list.At); ok {
			return kit.Go{To: kit.Practice, Slide: slide}
		}
	default:
		c.list.Browse(msg, s, len(s.Deck.Topics))
	}
	return nil
}

// open goes to the first slide of a topic that is on the route, or in the deck.
func (c *contentsScreen) open(s *kit.Session, topic int) kit.Want {
	g := kit.Go{To: kit.Talk, Slide: s.Deck.Topics[topic].First}
	if c.told != nil {
		g.To = kit.Live
	}
	if r := s.Route(); r != nil && r.Has(topic) {
		path := s.Deck.Path(r)
		g.Slide = path[slices.IndexFunc(path, func(slide int) bool { return s.Deck.Slide(slide).Topic == topic })]
	}
	return g
}

func (c *contentsScreen) View(s *kit.Session) kit.Picture {
	if p, ok := c.drawn(s); ok {
		return p
	}
	body, rows := underLevels(s, len(s.Deck.Topics), c.list.At, func(i int) int { return i }, func(i int) string { return c.line(s, i) })
	return c.frame(s, s.Indent(body), rows)
}

func (c *contentsScreen) frame(s *kit.Session, body []string, rows kit.Rows) kit.Picture {
	w := &s.Words.Contents
	chosen := &s.Deck.Topics[c.list.At]
	left := s.Styles.Muted.Render(fmt.Sprintf(w.Slides, len(chosen.Slides), chosen.Minutes))
	if c.told != nil {
		left = s.Styles.Strong.Render(c.told(s))
	}
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill, Title: s.Deck.Title})
	return s.Frame(head, body, s.Footer(left, c.Keys(s))).With(rows)
}

// drawn is the contents in two columns, and where there is room, the chosen
// topic beside them; false if the window is too small.
func (c *contentsScreen) drawn(s *kit.Session) (p kit.Picture, ok bool) {
	if !s.Drawn() {
		return kit.Picture{}, false
	}
	entries := make([]cards.Entry, len(s.Deck.Topics))
	for i := range entries {
		t := &s.Deck.Topics[i]
		e := cards.Entry{Level: t.Level, Tick: ticked(s, i), Number: t.Item, Title: t.Title}
		if s.Grand() { // the footer says it of the chosen one; titles are whole
			e.Remark = fmt.Sprintf(s.Words.Frame.Minutes, t.Minutes)
		}
		if r := s.Route(); r != nil && !r.Has(i) {
			e.Quiet, e.Remark = true, c.outside(s)
		}
		if i == c.here {
			e.Remark = "← " + s.Words.Contents.Here
		}
		entries[i] = e
	}
	body, rows, ok := inColumns(s, entries, c.list.At, c.list.At)
	if !ok {
		return kit.Picture{}, false
	}
	return c.frame(s, body, rows), true
}

// inColumns draws a list in two columns, and where there is room, a topic beside
// them; false if the window is too small.
func inColumns(s *kit.Session, entries []cards.Entry, at, topic int) (body []string, on kit.Rows, ok bool) {
	c := s.Canvas()
	x, width := s.Margin(), s.Width-2*s.Margin()
	if s.Grand() {
		width -= topicWidth + cards.ColumnsGap
	}
	on, ok = cards.List(s, c, x, width, entries, at)
	if ok && s.Grand() {
		rows := max(len(on.Items), len(on.Beside.Items)) - 1 // without the chips over the lists
		drawTopic(s, c, x+width+cards.ColumnsGap, (c.Bounds().Dy()-rows+1)/2, rows, topic)
	}
	return c.Lines(), on, ok
}

// topicWidth is how wide a topic is that is shown beside a list.
const topicWidth = 40

// drawTopic draws what a topic is about in a card of so many rows from y on: its
// picture, its title, how long it takes.
func drawTopic(s *kit.Session, c *canvas.Canvas, x, y, rows, topic int) {
	t := &s.Deck.Topics[topic]
	r := canvas.Rect(x, y, topicWidth, rows)
	c.Card(r, s.Styles.Card)
	const side = 32
	text := kit.Wrap(t.Title, topicWidth-6, lipgloss.NewStyle())
	y += (rows - side/2 - len(text) - 5) / 2
	c.Icon(x+(topicWidth-side)/2, y, pictureOf(t), side, s.Styles.Accent(t.Level))
	y += side/2 + 2
	for _, line := range text {
		c.Text(x+3, y, ansi.Strip(line), s.Styles.Strong)
		y++
	}
	c.Text(x+3, y+1, ansi.Truncate(s.Deck.Place(t), topicWidth-6, "…"), s.Styles.Accent(t.Level))
	c.Text(x+3, y+2, fmt.Sprintf(s.Words.Contents.Slides, len(t.Slides), t.Minutes), s.Styles.Muted)
}

// pictureOf is the picture of a topic, or that of its level if it has none.
func pictureOf(t *deck.Topic) icon.Icon {
	if i, err := icon.Named(t.Icon); err == nil {
		return i
	}
	switch t.Level {
	case deck.General:
		return icon.Letter
	case deck.Level1:
		return icon.Level1
	case deck.Level2:
		return icon.Level2
	}
	return icon.Briefing
}

// ticked is the mark of how far a topic was learnt, styled; "" if it was not
// begun.
func ticked(s *kit.Session, topic int) string {
	switch s.Reached.Topic(topic) {
	case progress.Done:
		return s.Styles.Right.Render("✓")
	case progress.Begun:
		return s.Styles.Muted.Render("·")
	}
	return ""
}

// underLevels lists n things in the deck's order under the levels of their
// topics, in as much of the stage as it takes.
func underLevels(s *kit.Session, n, at int, topic func(i int) int, line func(i int) string) (shown []string, rows kit.Rows) {
	var lines []string
	var items []int
	add := func(line string, item int) { lines, items = append(lines, line), append(items, item) }
	cursor, level := 0, kit.None
	for i := range n {
		if l := s.Deck.Topics[topic(i)].Level; l != level {
			if i > 0 {
				add("", kit.None)
			}
			level = l
			add(s.Styles.Accent(level).Bold(true).Render(s.Deck.LevelName(level)), kit.None)
		}
		if i == at {
			cursor = len(lines)
		}
		add(line(i), i)
	}
	shown, from := s.Window(lines, s.Stage().Height, -1, max(0, cursor-1), cursor)
	return shown, kit.Rows{Items: items[from:], Width: s.Width}
}

// outside is the mark of what is not led through.
func (c *contentsScreen) outside(s *kit.Session) string {
	if c.told != nil {
		return s.Words.Briefing.LeftOut
	}
	return s.Words.Route.Outside
}

func (c *contentsScreen) line(s *kit.Session, i int) string {
	topic := &s.Deck.Topics[i]
	tick, number, remark := "  ", "   ", ""
	if mark := ticked(s, i); mark != "" {
		tick = mark + " "
	}
	if topic.Item > 0 {
		number = fmt.Sprintf("%2d ", topic.Item)
	}
	if i == c.here {
		remark = "  ← " + s.Words.Contents.Here
	}
	if r := s.Route(); r != nil && !r.Has(i) {
		remark += "  " + c.outside(s)
	}
	room := s.Column() - 8 - ansi.StringWidth(remark)
	title := ansi.Truncate(topic.Title, max(8, room), "…")
	return choose.Line(s, i == c.list.At, tick+s.Styles.Muted.Render(number), title, s.Styles.Muted.Render(strings.TrimRight(remark, " ")))
}

// toPractise is the slide of the first exercise of a topic that was not done
// yet, or of its first.
func toPractise(s *kit.Session, topic int) (slide int, ok bool) {
	t := &s.Deck.Topics[topic]
	for i := range t.Slides {
		at := t.First + i
		if !practice.Has(s.Deck, at) {
			continue
		}
		if _, done := s.Reached.Practised(at); !done {
			return at, true
		}
		if !ok {
			slide, ok = at, true
		}
	}
	return slide, ok
}
