package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record/progress"
)

// contentsScreen lists the topics, with a tick by those seen or practised
// whole and a dot by those begun.
type contentsScreen struct {
	fixed
	list list
	from Place // where Esc returns to
	here int   // the topic that the talk is at; None if it has not begun
}

func newContents(from Place, topic, here int) *contentsScreen {
	return &contentsScreen{list: list{topic}, from: from, here: here}
}

func (c *contentsScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.choose, k.down, k.esc, k.up, k.first, k.last, k.search, k.practise, k.start, k.help, k.redraw, k.leave}
}

func (c *contentsScreen) Update(msg tea.Msg, s *session) Want {
	if topic, ok := clicked(msg); ok {
		return openSlide(s.Deck.Topics[topic].First)
	}
	k := s.keys
	switch {
	case is(msg, k.choose) && c.from == Live:
		return Go{To: Live, Slide: s.Deck.Topics[c.list.at].First}
	case is(msg, k.choose):
		return openSlide(s.Deck.Topics[c.list.at].First)
	case is(msg, k.esc), is(msg, k.contents):
		return open(c.from)
	case is(msg, k.search) && c.from != Live:
		return open(Search)
	case is(msg, k.practise):
		if slide, ok := toPractise(s, c.list.at); ok {
			return Go{To: Practice, Slide: slide}
		}
	default:
		c.list.browse(msg, s, len(s.Deck.Topics))
	}
	return nil
}

func (c *contentsScreen) View(s *session) Picture {
	w := &s.words.Contents
	body, rows := underLevels(s, len(s.Deck.Topics), c.list.at, func(i int) int { return i }, func(i int) string { return c.line(s, i) })
	chosen := &s.Deck.Topics[c.list.at]
	left := s.styles.Muted.Render(fmt.Sprintf(w.Slides, len(chosen.Slides), chosen.Minutes))
	head := s.header(header{place: w.Title, accent: s.styles.Brand, title: s.Deck.Title})
	p := s.frame(head, s.indent(body), s.footer(left, c.Keys(s)))
	p.Rows = rows
	return p
}

// underLevels lists n things in the deck's order under the levels of their
// topics, in as much of the stage as it takes.
func underLevels(s *session, n, at int, topic func(i int) int, line func(i int) string) (shown []string, rows Rows) {
	var lines []string
	var items []int
	add := func(line string, item int) { lines, items = append(lines, line), append(items, item) }
	cursor, level := 0, None
	for i := range n {
		if l := s.Deck.Topics[topic(i)].Level; l != level {
			if i > 0 {
				add("", None)
			}
			level = l
			add(s.styles.Accent(level).Bold(true).Render(s.levelName(level)), None)
		}
		if i == at {
			cursor = len(lines)
		}
		add(line(i), i)
	}
	shown, from := s.window(lines, s.stage().height, -1, max(0, cursor-1), cursor)
	return shown, Rows{items: items[from:], width: s.width}
}

func (c *contentsScreen) line(s *session, i int) string {
	topic := &s.Deck.Topics[i]
	tick, number, remark := "  ", "   ", ""
	switch s.progress.Topic(i) {
	case progress.Done:
		tick = s.styles.Right.Render("✓ ")
	case progress.Begun:
		tick = s.styles.Muted.Render("· ")
	}
	if topic.Item > 0 {
		number = fmt.Sprintf("%2d ", topic.Item)
	}
	if i == c.here {
		remark = "  ← " + s.words.Contents.Here
	}
	room := s.column() - 8 - ansi.StringWidth(remark)
	title := ansi.Truncate(topic.Title, max(8, room), "…")
	return s.line(i == c.list.at, tick+s.styles.Muted.Render(number), title, s.styles.Muted.Render(strings.TrimRight(remark, " ")))
}

// toPractise is the slide of the first exercise of a topic that was not done
// yet, or of its first.
func toPractise(s *session, topic int) (slide int, ok bool) {
	t := &s.Deck.Topics[topic]
	for i := range t.Slides {
		at := t.First + i
		if !practice.Has(s.Deck, at) {
			continue
		}
		if _, done := s.progress.Practised(at); !done {
			return at, true
		}
		if !ok {
			slide, ok = at, true
		}
	}
	return slide, ok
}
