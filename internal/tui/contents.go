package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/record/progress"
)

// contentsScreen lists the topics, with a tick by those seen or practised
// whole and a dot by those begun.
type contentsScreen struct {
	list list
	from place // where Esc returns to
}

func (c *contentsScreen) open(s *session, from place, topic int) {
	c.from = from
	c.list.at = topic
}

func (c *contentsScreen) Update(msg tea.Msg, s *session, t *talkScreen) intent {
	if topic, ok := clicked(msg, s, func() touchable { _, on := c.lay(s, t); return on }); ok {
		return openSlide(s.Deck.Topics[topic].First)
	}
	k := s.keys
	switch {
	case is(msg, k.choose) && c.from == live:
		return intent{to: live, goes: true, slide: s.Deck.Topics[c.list.at].First}
	case is(msg, k.choose):
		return openSlide(s.Deck.Topics[c.list.at].First)
	case is(msg, k.esc), is(msg, k.contents):
		return open(c.from)
	case is(msg, k.search) && c.from != live:
		return open(search)
	case is(msg, k.practise):
		if slide, ok := s.toPractise(c.list.at); ok {
			return openPractice(slide)
		}
	case is(msg, k.first):
		c.list.at = 0
	case is(msg, k.last):
		c.list.at = len(s.Deck.Topics) - 1
	case is(msg, k.down):
		c.list.at = min(c.list.at+1, len(s.Deck.Topics)-1)
	case is(msg, k.up):
		c.list.at = max(c.list.at-1, 0)
	default:
		c.list.Update(msg, s, len(s.Deck.Topics))
	}
	return intent{}
}

func (c *contentsScreen) View(s *session, t *talkScreen) string {
	w := &s.words.Contents
	shown, _ := c.lay(s, t)
	chosen := &s.Deck.Topics[c.list.at]
	left := s.styles.Muted.Render(fmt.Sprintf(w.Slides, len(chosen.Slides), chosen.Minutes))
	head := s.header(header{place: w.Title, accent: s.styles.Brand, title: s.Deck.Title})
	return s.frame(head, s.indent(shown), s.footer(left, s.keys.bindings(contents)))
}

// lay lists the topics under their levels.
func (c *contentsScreen) lay(s *session, t *talkScreen) (shown []string, on touchable) {
	here := keep
	if !t.begun.IsZero() {
		here = s.Deck.Slide(t.at.slide).Topic
	}
	var lines []string
	var rows []int
	add := func(line string, topic int) { lines, rows = append(lines, line), append(rows, topic) }
	at := 0
	for i := range s.Deck.Topics {
		topic := &s.Deck.Topics[i]
		if i == 0 || topic.Level != s.Deck.Topics[i-1].Level {
			if i > 0 {
				add("", keep)
			}
			add(s.styles.Accent(topic.Level).Bold(true).Render(s.levelName(topic.Level)), keep)
		}
		if i == c.list.at {
			at = len(lines)
		}
		add(c.line(s, topic, i == c.list.at, s.progress.Topic(i), i == here), i)
	}
	shown, from := s.window(lines, s.stage().height, -1, max(0, at-1), at)
	return shown, touchable{rows: rows[from:], width: s.width}
}

func (s *session) levelName(level int) string {
	w := &s.words.Contents
	return [...]string{deck.General: w.General, deck.Level1: w.Level1, deck.Level2: w.Level2}[level]
}

// toPractise is the slide of the first exercise of a topic that was not done
// yet, or of its first.
func (s *session) toPractise(topic int) (slide int, ok bool) {
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

func (c *contentsScreen) line(s *session, topic *deck.Topic, chosen bool, mark progress.Mark, here bool) string {
	tick, style, cursor := "  ", s.styles.Text, "  "
	switch mark {
	case progress.Done:
		tick = s.styles.Right.Render("✓ ")
	case progress.Begun:
		tick = s.styles.Muted.Render("· ")
	}
	if chosen {
		cursor, style = s.styles.Brand.Render("▸ "), s.styles.Selected
	}
	number := "   "
	if topic.Item > 0 {
		number = fmt.Sprintf("%2d ", topic.Item)
	}
	remark := ""
	if here {
		remark = "  ← " + s.words.Contents.Here
	}
	room := s.column() - 8 - ansi.StringWidth(remark)
	title := ansi.Truncate(topic.Title, max(8, room), "…")
	return cursor + tick + s.styles.Muted.Render(number) + style.Render(" "+title+" ") + s.styles.Muted.Render(strings.TrimRight(remark, " "))
}
