package learn

import (
	"fmt"
	"image"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/clean"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
	"training.vast.vn/vneid-training/internal/wire"
)

// searchScreen finds slides by what stands on them, with or without
// Vietnamese marks.
type searchScreen struct {
	input *textinput.Model
	list  choose.List
	from  kit.Place // where Esc returns to

	query []string // the words that were looked for last, folded
	found []int    // the slides that hold them
	typed bool     // something else may be in the field since
}

const mostHits = 50

// NewSearch is an empty field; from is where Esc returns to.
func NewSearch(s *kit.Session, from kit.Place) kit.Screen {
	sc := &searchScreen{input: kit.NewInput(s.Words.Search.Empty), from: from, typed: true}
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

// Field is where the query is typed.
func (sc *searchScreen) Field(s *kit.Session) (kit.Field, bool) {
	return kit.Field{Input: sc.input, Label: s.Words.Search.Prompt, Kind: wire.Search, Most: kit.QueryRunes}, true
}

func (sc *searchScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	return []key.Binding{k.Enter, k.ListDown, k.Esc, k.ListUp, k.Start, k.Redraw, k.Quit}
}

func (sc *searchScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	if i, ok := kit.Clicked(msg); ok {
		return kit.OpenSlide(sc.hits(s)[i])
	}
	k := s.Keys
	switch {
	case kit.Is(msg, k.Esc):
		return kit.Open(sc.from)
	case kit.Is(msg, k.Enter):
		if hits := sc.hits(s); len(hits) > 0 {
			return kit.OpenSlide(hits[sc.list.At])
		}
	case kit.Is(msg, k.ListDown), kit.Is(msg, k.ListUp), kit.Is(msg, k.ScrollDown), kit.Is(msg, k.ScrollUp):
		sc.list.Update(msg, s, len(sc.hits(s)))
	default:
		cmd := kit.Typed(sc.input, msg, func(v string) string { return clean.Line(v, kit.QueryRunes) })
		sc.typed = true
		return kit.Do(cmd)
	}
	return nil
}

// hits are the slides that hold every word of the query: first those where it
// stands in the title of the topic, then of the slide, then in the text; without
// a query, what topics begin with. They are looked for when they are asked for: of
// many keys that came together only the last says what is wanted.
func (sc *searchScreen) hits(s *kit.Session) []int {
	if !sc.typed {
		return sc.found
	}
	sc.typed, sc.found, sc.list = false, nil, choose.List{}
	sc.query = strings.Fields(deck.Fold(sc.input.Value()))
	if len(sc.query) == 0 {
		sc.found = beginnings(s.Deck)
		return sc.found
	}
	var ranks [3][]int
	for i, slide := range s.Shared.Searched(s.Deck) {
		switch {
		case s.Deck.Slide(i).Number == 1 && kit.Holds(slide.Topic, sc.query):
			ranks[0] = append(ranks[0], i)
		case kit.Holds(slide.Title, sc.query):
			ranks[1] = append(ranks[1], i)
		case kit.Holds(slide.Text, sc.query):
			ranks[2] = append(ranks[2], i)
		}
	}
	all := slices.Concat(ranks[:]...)
	sc.found = all[:min(len(all), mostHits)]
	return sc.found
}

// beginnings are the first slides of topics, before all of those with a number.
func beginnings(d *deck.Deck) []int {
	var numbered, others []int
	for i := range d.Topics {
		if t := &d.Topics[i]; t.Item > 0 {
			numbered = append(numbered, t.First)
		} else {
			others = append(others, t.First)
		}
	}
	return append(numbered, others...)
}

// excerpt is the line of the slide that holds the query's first word, or its
// first line. One that says little by itself, such as the head of a column, goes
// on with the next ones.
func (sc *searchScreen) excerpt(s *kit.Session, at int) string {
	const tells = 24 // runes
	slide := &s.Shared.Searched(s.Deck)[at]
	if len(slide.Lines) == 0 {
		return ""
	}
	first := max(0, slices.IndexFunc(slide.Folded, func(line string) bool { return kit.Holds(line, sc.query[:min(1, len(sc.query))]) }))
	text := slide.Lines[first]
	for _, line := range slide.Lines[first+1:] {
		if utf8.RuneCountInString(text) >= tells {
			break
		}
		text += " · " + line
	}
	return text
}

func (sc *searchScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Search
	if s.Wide() {
		return sc.drawn(s)
	}
	room := s.Column()
	body := []string{s.Styles.Muted.Render(ansi.Truncate(w.Prompt, room, "…")), s.Styles.Brand.Render("› ") + s.InputView(sc.input), ""}
	cursor := kit.InputCursor(sc.input, s.Inset()+2, s.StageTop()+1)

	status, rows := "", kit.Rows{}
	hits := sc.hits(s)
	switch query := strings.TrimSpace(sc.input.Value()); {
	case query != "" && len(hits) == 0:
		body = append(body, kit.Wrap(fmt.Sprintf(w.Nothing, query), room, s.Styles.Text)...)
	case len(hits) > 0:
		status = sc.status(s, hits)
		var shown []string
		shown, rows = sc.lines(s, hits)
		body = append(body, shown...)
	}
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill, Right: status})
	p := s.Frame(head, s.Indent(body), s.Footer("", sc.Keys(s)))
	p.Cursor, p.Rows = cursor, rows
	return p
}

// status says on how many slides the query stands; "" without one.
func (sc *searchScreen) status(s *kit.Session, hits []int) string {
	if len(sc.query) == 0 {
		return ""
	}
	return fmt.Sprintf(s.Words.Search.Found, len(hits))
}

// searchHead is how many rows stand over what was found: the prompt, the
// field, a blank one.
const searchHead = 3

// lines lists what was found, two rows each.
func (sc *searchScreen) lines(s *kit.Session, hits []int) (shown []string, on kit.Rows) {
	var lines []string
	var rows []int
	for i, slide := range hits {
		lines = append(lines, sc.line(s, slide, i == sc.list.At, s.Column())...)
		rows = append(rows, i, i)
	}
	at := sc.list.At * 2
	shown, from := s.Window(lines, s.Stage().Height-searchHead, -1, at, at+1)
	return shown, kit.Rows{Items: rows[from:], Top: searchHead, Width: s.Width}
}

// hitRows is how high the card of a slide that was found is.
const hitRows = 4

// drawn is the field on a card, and under it a card for each slide found.
func (sc *searchScreen) drawn(s *kit.Session) kit.Picture {
	w := &s.Words.Search
	c, x, width := s.Canvas(), s.Inset(), s.Column()
	c.Text(x, 0, ansi.Truncate(w.Prompt, width, "…"), s.Styles.Muted)
	c.Card(canvas.Rect(x, 1, width, 3), s.Styles.Raised)
	c.Text(x+2, 2, "›", s.Styles.Brand)
	c.Put(x+4, 2, s.InputView(sc.input))

	const top = 5
	status, rows := "", kit.Rows{Top: top, Left: x, Width: width}
	hits := sc.hits(s)
	switch query := strings.TrimSpace(sc.input.Value()); {
	case query != "" && len(hits) == 0:
		for i, line := range kit.Wrap(fmt.Sprintf(w.Nothing, query), width, s.Styles.Text) {
			c.Put(x, top+i, line)
		}
	case len(hits) > 0:
		status = sc.status(s, hits)
		room := (c.Bounds().Dy() - top) / hitRows
		if room < len(hits) { // a row says how many are below
			room = (c.Bounds().Dy() - top - 1) / hitRows
		}
		first := max(0, min(sc.list.At-room/2, len(hits)-room))
		last := min(first+room, len(hits))
		if first > 0 {
			c.Text(x+3, top-1, fmt.Sprintf("▴ %d", first), s.Styles.Muted)
		}
		if last < len(hits) {
			c.Text(x+3, top+room*hitRows, fmt.Sprintf("▾ %d", len(hits)-last), s.Styles.Muted)
		}
		for i := first; i < last; i++ {
			sc.card(s, c, canvas.Rect(x, top+len(rows.Items), width, hitRows), hits[i], i == sc.list.At)
			rows.Items = append(rows.Items, slices.Repeat([]int{i}, hitRows)...)
		}
	}
	head := s.Header(kit.Header{Place: w.Title, Fill: s.Styles.BrandFill, Right: status})
	p := s.Frame(head, c.Lines(), s.Footer("", sc.Keys(s)))
	p.Cursor, p.Rows = kit.InputCursor(sc.input, x+4, s.StageTop()+2), rows
	return p
}

// card draws a slide that was found: its number, what it is called, and the
// line in which the words stand.
func (sc *searchScreen) card(s *kit.Session, c *canvas.Canvas, r image.Rectangle, at int, chosen bool) {
	slide := s.Deck.Slide(at)
	topic := &s.Deck.Topics[slide.Topic]
	ground, style, mark := s.Styles.Card, s.Styles.Text, ""
	if chosen {
		ground, style, mark = s.Styles.Raised, s.Styles.Strong, "▸"
	}
	c.Card(r, ground)
	if ground.Edge == theme.NoEdge {
		c.Edge(r, s.Styles.Fill(topic.Level))
	}
	c.Text(r.Min.X+1, r.Min.Y+1, mark, s.Styles.Brand)
	number := strconv.Itoa(at + 1)
	const text = 8 // columns before it
	c.Text(r.Min.X+text-2-len(number), r.Min.Y+1, number, s.Styles.Accent(topic.Level))
	room := r.Dx() - text - 3
	c.Text(r.Min.X+text, r.Min.Y+1, ansi.Truncate(hitTitle(topic, slide), room, "…"), style)
	c.Text(r.Min.X+text, r.Min.Y+2, ansi.Truncate(sc.excerpt(s, at), room, "…"), s.Styles.Muted)
}

// hitTitle is what a slide that was found is called.
func hitTitle(topic *deck.Topic, slide *deck.Slide) string {
	if slide.Title != "" && slide.Number > 1 && slide.Title != topic.Title {
		return topic.Title + " · " + slide.Title
	}
	return topic.Title
}

func (sc *searchScreen) line(s *kit.Session, at int, chosen bool, room int) []string {
	slide := s.Deck.Slide(at)
	topic := &s.Deck.Topics[slide.Topic]
	title := hitTitle(topic, slide)
	page := fmt.Sprintf("%4d  ", at+1)
	return []string{
		choose.Line(s, chosen, s.Styles.Accent(topic.Level).Render(page), ansi.Truncate(title, room-10, "…"), ""),
		strings.Repeat(" ", 9) + s.Styles.Muted.Render(ansi.Truncate(sc.excerpt(s, at), room-9, "…")),
	}
}
