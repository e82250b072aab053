package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
)

// searchScreen finds slides by what stands on them, with or without
// Vietnamese marks.
type searchScreen struct {
	input *textinput.Model
	list  list
	hits  []hit
	from  Place // where Esc returns to
}

// hit is a slide that holds the query.
type hit struct {
	slide   int
	excerpt string
}

const mostHits = 50

func newSearch(s *session, from Place) *searchScreen {
	sc := &searchScreen{input: newInput(s, s.words.Search.Empty), from: from}
	sc.input.Focus()
	sc.Resize(s)
	return sc
}

// Resize fits the field to the window.
func (sc *searchScreen) Resize(s *session) { sc.input.SetWidth(max(1, min(s.column()-4, queryRunes))) }

// Typing is always true.
func (sc *searchScreen) Typing() bool { return true }

func (sc *searchScreen) Keys(s *session) []key.Binding {
	k := s.keys
	return []key.Binding{k.enter, k.listDown, k.esc, k.listUp, k.start, k.redraw, k.quit}
}

func (sc *searchScreen) Update(msg tea.Msg, s *session) Want {
	if i, ok := clicked(msg); ok {
		return openSlide(sc.hits[i].slide)
	}
	k := s.keys
	switch {
	case is(msg, k.esc):
		return open(sc.from)
	case is(msg, k.enter):
		if len(sc.hits) > 0 {
			return openSlide(sc.hits[sc.list.at].slide)
		}
	case is(msg, k.listDown), is(msg, k.listUp), is(msg, k.scrollDown), is(msg, k.scrollUp):
		sc.list.Update(msg, s, len(sc.hits))
	default:
		cmd := typed(sc.input, msg, func(v string) string { return clean.Line(v, queryRunes) })
		sc.find(s)
		return do(cmd)
	}
	return nil
}

// find lists the slides that hold every word of the query: first those where
// it stands in the title of the topic, then of the slide, then in the text.
func (sc *searchScreen) find(s *session) {
	sc.hits, sc.list = nil, list{}
	query := strings.Fields(deck.Fold(sc.input.Value()))
	if len(query) == 0 {
		return
	}
	var ranks [3][]hit
	for i, text := range s.Shared.texts(s.Deck) {
		slide := s.Deck.Slide(i)
		topic := deck.Fold(s.Deck.Topics[slide.Topic].Title)
		title := deck.Fold(slide.Title)
		switch {
		case slide.Number == 1 && holds(topic, query):
			ranks[0] = append(ranks[0], hit{i, excerpt(slide, query)})
		case holds(title, query):
			ranks[1] = append(ranks[1], hit{i, excerpt(slide, query)})
		case holds(text, query):
			ranks[2] = append(ranks[2], hit{i, excerpt(slide, query)})
		}
	}
	for _, r := range ranks {
		sc.hits = append(sc.hits, r...)
	}
	sc.hits = sc.hits[:min(len(sc.hits), mostHits)]
}

// excerpt is the line of the slide that holds the query's first word, or its
// first line.
func excerpt(slide *deck.Slide, query []string) string {
	first := ""
	for line := range strings.SplitSeq(slide.Text(), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line == slide.Title {
			continue
		}
		if first == "" {
			first = line
		}
		if holds(deck.Fold(line), query[:1]) {
			return line
		}
	}
	return first
}

func (sc *searchScreen) View(s *session) Picture {
	w := &s.words.Search
	room := s.column()
	body := []string{s.styles.Muted.Render(ansi.Truncate(w.Prompt, room, "…")), s.styles.Brand.Render("› ") + sc.input.View(), ""}
	cursor := inputCursor(sc.input, s.inset()+2, s.stageTop()+1)

	status, rows := "", Rows{}
	switch query := strings.TrimSpace(sc.input.Value()); {
	case query != "" && len(sc.hits) == 0:
		body = append(body, wrap(fmt.Sprintf(w.Nothing, query), room, s.styles.Text)...)
	case len(sc.hits) > 0:
		status = fmt.Sprintf(w.Found, len(sc.hits))
		var shown []string
		shown, rows = sc.found(s)
		body = append(body, shown...)
	}
	head := s.header(header{place: w.Title, accent: s.styles.Brand, right: status})
	p := s.frame(head, s.indent(body), s.footer("", sc.Keys(s)))
	p.Cursor, p.Rows = cursor, rows
	return p
}

// searchHead is how many rows stand over what was found: the prompt, the
// field, a blank one.
const searchHead = 3

// found lists what was found, two rows each.
func (sc *searchScreen) found(s *session) (shown []string, on Rows) {
	var lines []string
	var rows []int
	for i, h := range sc.hits {
		lines = append(lines, sc.line(s, h, i == sc.list.at, s.column())...)
		rows = append(rows, i, i)
	}
	at := sc.list.at * 2
	shown, from := s.window(lines, s.stage().height-searchHead, -1, at, at+1)
	return shown, Rows{items: rows[from:], top: searchHead, width: s.width}
}

func (sc *searchScreen) line(s *session, h hit, chosen bool, room int) []string {
	slide := s.Deck.Slide(h.slide)
	topic := &s.Deck.Topics[slide.Topic]
	title := topic.Title
	if slide.Title != "" && slide.Number > 1 {
		title += " · " + slide.Title
	}
	page := fmt.Sprintf("%4d  ", h.slide+1)
	return []string{
		s.line(chosen, s.styles.Accent(topic.Level).Render(page), ansi.Truncate(title, room-10, "…"), ""),
		strings.Repeat(" ", 9) + s.styles.Muted.Render(ansi.Truncate(h.excerpt, room-9, "…")),
	}
}
