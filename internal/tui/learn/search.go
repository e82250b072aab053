package learn

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// searchScreen finds slides by what stands on them, with or without
// Vietnamese marks.
type searchScreen struct {
	input *textinput.Model
	list  kit.List
	hits  []hit
	from  kit.Place // where Esc returns to
}

// hit is a slide that holds the query.
type hit struct {
	slide   int
	excerpt string
}

const mostHits = 50

// NewSearch is an empty field; from is where Esc returns to.
func NewSearch(s *kit.Session, from kit.Place) kit.Screen {
	sc := &searchScreen{input: kit.NewInput(s, s.Words.Search.Empty), from: from}
	sc.input.Focus()
	sc.Resize(s)
	return sc
}

// Resize fits the field to the window.
func (sc *searchScreen) Resize(s *kit.Session) {
	sc.input.SetWidth(max(1, min(s.Column()-4, kit.QueryRunes)))
}

// Typing is always true.
func (sc *searchScreen) Typing() bool { return true }

func (sc *searchScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	return []key.Binding{k.Enter, k.ListDown, k.Esc, k.ListUp, k.Start, k.Redraw, k.Quit}
}

func (sc *searchScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if i, ok := kit.Clicked(msg); ok {
		return kit.OpenSlide(sc.hits[i].slide)
	}
	k := s.Keys
	switch {
	case kit.Is(msg, k.Esc):
		return kit.Open(sc.from)
	case kit.Is(msg, k.Enter):
		if len(sc.hits) > 0 {
			return kit.OpenSlide(sc.hits[sc.list.At].slide)
		}
	case kit.Is(msg, k.ListDown), kit.Is(msg, k.ListUp), kit.Is(msg, k.ScrollDown), kit.Is(msg, k.ScrollUp):
		sc.list.Update(msg, s, len(sc.hits))
	default:
		cmd := kit.Typed(sc.input, msg, func(v string) string { return clean.Line(v, kit.QueryRunes) })
		sc.find(s)
		return kit.Do(cmd)
	}
	return nil
}

// find lists the slides that hold every word of the query: first those where
// it stands in the title of the topic, then of the slide, then in the text.
func (sc *searchScreen) find(s *kit.Session) {
	sc.hits, sc.list = nil, kit.List{}
	query := strings.Fields(deck.Fold(sc.input.Value()))
	if len(query) == 0 {
		return
	}
	var ranks [3][]hit
	for i, text := range s.Shared.Texts(s.Deck) {
		slide := s.Deck.Slide(i)
		topic := deck.Fold(s.Deck.Topics[slide.Topic].Title)
		title := deck.Fold(slide.Title)
		switch {
		case slide.Number == 1 && kit.Holds(topic, query):
			ranks[0] = append(ranks[0], hit{i, excerpt(slide, query)})
		case kit.Holds(title, query):
			ranks[1] = append(ranks[1], hit{i, excerpt(slide, query)})
		case kit.Holds(text, query):
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
		if kit.Holds(deck.Fold(line), query[:1]) {
			return line
		}
	}
	return first
}

func (sc *searchScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Search
	room := s.Column()
	body := []string{s.Styles.Muted.Render(ansi.Truncate(w.Prompt, room, "…")), s.Styles.Brand.Render("› ") + sc.input.View(), ""}
	cursor := kit.InputCursor(sc.input, s.Inset()+2, s.StageTop()+1)

	status, rows := "", kit.Rows{}
	switch query := strings.TrimSpace(sc.input.Value()); {
	case query != "" && len(sc.hits) == 0:
		body = append(body, kit.Wrap(fmt.Sprintf(w.Nothing, query), room, s.Styles.Text)...)
	case len(sc.hits) > 0:
		status = fmt.Sprintf(w.Found, len(sc.hits))
		var shown []string
		shown, rows = sc.found(s)
		body = append(body, shown...)
	}
	head := s.Header(kit.Header{Place: w.Title, Accent: s.Styles.Brand, Right: status})
	p := s.Frame(head, s.Indent(body), s.Footer("", sc.Keys(s)))
	p.Cursor, p.Rows = cursor, rows
	return p
}

// searchHead is how many rows stand over what was found: the prompt, the
// field, a blank one.
const searchHead = 3

// found lists what was found, two rows each.
func (sc *searchScreen) found(s *kit.Session) (shown []string, on kit.Rows) {
	var lines []string
	var rows []int
	for i, h := range sc.hits {
		lines = append(lines, sc.line(s, h, i == sc.list.At, s.Column())...)
		rows = append(rows, i, i)
	}
	at := sc.list.At * 2
	shown, from := s.Window(lines, s.Stage().Height-searchHead, -1, at, at+1)
	return shown, kit.Rows{Items: rows[from:], Top: searchHead, Width: s.Width}
}

func (sc *searchScreen) line(s *kit.Session, h hit, chosen bool, room int) []string {
	slide := s.Deck.Slide(h.slide)
	topic := &s.Deck.Topics[slide.Topic]
	title := topic.Title
	if slide.Title != "" && slide.Number > 1 {
		title += " · " + slide.Title
	}
	page := fmt.Sprintf("%4d  ", h.slide+1)
	return []string{
		s.Line(chosen, s.Styles.Accent(topic.Level).Render(page), ansi.Truncate(title, room-10, "…"), ""),
		strings.Repeat(" ", 9) + s.Styles.Muted.Render(ansi.Truncate(h.excerpt, room-9, "…")),
	}
}
