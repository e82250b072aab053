package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
)

// contentsScreen lists the topics, with a tick by those seen whole and a dot
// by those seen in part.
type contentsScreen struct {
	list list
	from place // where Esc returns to
}

func (c *contentsScreen) open(s *session, from place, topic int) {
	c.from = from
	c.list.at = topic
}

func (c *contentsScreen) Update(msg tea.Msg, s *session) intent {
	k := s.keys
	switch {
	case is(msg, k.choose):
		return openSlide(s.Deck.Topics[c.list.at].First)
	case is(msg, k.esc), is(msg, k.contents):
		return open(c.from)
	case is(msg, k.search):
		return open(search)
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
	here := -1
	if !t.begun.IsZero() {
		here = s.Deck.Slide(t.at.slide).Topic
	}
	var lines []string
	at := 0
	for i := range s.Deck.Topics {
		topic := &s.Deck.Topics[i]
		if i == 0 || topic.Level != s.Deck.Topics[i-1].Level {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, s.styles.Accent(topic.Level).Bold(true).Render(c.group(s, topic.Level)))
		}
		if i == c.list.at {
			at = len(lines)
		}
		lines = append(lines, c.line(s, topic, i == c.list.at, t.seenOf(topic), i == here))
	}
	stage := s.stage()
	shown, _ := s.window(lines, stage.height, -1, max(0, at-1), at)
	chosen := &s.Deck.Topics[c.list.at]
	left := s.styles.Muted.Render(fmt.Sprintf(w.Slides, len(chosen.Slides), chosen.Minutes))
	head := s.header(header{place: w.Title, accent: s.styles.Brand, title: s.Deck.Title})
	return s.frame(head, s.indent(shown), s.footer(left, s.keys.bindings(contents)))
}

func (c *contentsScreen) group(s *session, level int) string {
	w := &s.words.Contents
	return [...]string{deck.General: w.General, deck.Level1: w.Level1, deck.Level2: w.Level2}[level]
}

func (c *contentsScreen) line(s *session, topic *deck.Topic, chosen bool, seen int, here bool) string {
	tick, style, mark := "  ", s.styles.Text, "  "
	switch {
	case seen == len(topic.Slides):
		tick = s.styles.Right.Render("✓ ")
	case seen > 0:
		tick = s.styles.Muted.Render("· ")
	}
	if chosen {
		mark, style = s.styles.Brand.Render("▸ "), s.styles.Selected
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
	return mark + tick + s.styles.Muted.Render(number) + style.Render(" "+title+" ") + s.styles.Muted.Render(strings.TrimRight(remark, " "))
}
