package learn

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// routesScreen lists the ways through the deck: the whole of it, the routes for
// a time that people have, and those for some work.
type routesScreen struct {
	kit.Fixed
	list   choose.List
	routes []*deck.Route // nil: the whole deck
}

// NewRoutes has the cursor at the route that is followed.
func NewRoutes(s *kit.Session) kit.Screen {
	r := &routesScreen{routes: []*deck.Route{nil}}
	for _, role := range []bool{false, true} {
		for i := range s.Deck.Routes {
			if route := &s.Deck.Routes[i]; route.Role == role {
				r.routes = append(r.routes, route)
			}
		}
	}
	for i, route := range r.routes {
		if route != nil && route.ID == s.Along {
			r.list.At = i
		}
	}
	return r
}

func (r *routesScreen) Keys(s *kit.Session) []key.Binding {
	k := s.Keys
	return []key.Binding{k.Choose, k.Down, k.Esc, k.Up, k.First, k.Last, k.Start, k.Help, k.Redraw, k.Leave}
}

// Update goes to the first slide of the route that is chosen.
func (r *routesScreen) Update(msg tea.Msg, s *kit.Session) kit.Want {
	chosen, ok := kit.Clicked(msg)
	switch {
	case ok:
	case kit.Is(msg, s.Keys.Esc):
		return kit.Open(kit.Home)
	case kit.Is(msg, s.Keys.Choose):
		chosen = r.list.At
	default:
		r.list.Browse(msg, s, len(r.routes))
		return nil
	}
	s.Along = ""
	if route := r.routes[chosen]; route != nil {
		s.Along = route.ID
	}
	first, _ := s.Deck.Ends(s.Route())
	return kit.OpenSlide(first)
}

func (r *routesScreen) View(s *kit.Session) kit.Picture {
	w := &s.Words.Route
	head := s.Header(kit.Header{Place: w.Choose, Fill: s.Styles.BrandFill})
	if body, rows, ok := r.grand(s); ok {
		return s.Frame(head, body, s.Footer("", r.Keys(s))).With(rows)
	}
	if s.Drawn() {
		c := s.Canvas()
		if rows, ok := cards.List(s, c, s.Margin(), s.Width-2*s.Margin(), r.entries(s), r.list.At); ok {
			return s.Frame(head, c.Lines(), s.Footer("", r.Keys(s))).With(rows)
		}
	}
	var lines []string
	var items []int
	add := func(line string, item int) { lines, items = append(lines, line), append(items, item) }
	cursor, under := 0, ""
	for i, e := range r.entries(s) {
		if e.Under != under {
			if under = e.Under; i > 0 {
				add("", kit.None)
			}
			add(s.Styles.Muted.Render(under), kit.None)
		}
		if i == r.list.At {
			cursor = len(lines)
		}
		title := ansi.Truncate(e.Title, max(8, s.Column()-6-ansi.StringWidth(e.Remark)), "…")
		add(choose.Line(s, i == r.list.At, "", title, "  "+s.Styles.Muted.Render(e.Remark)), i)
	}
	shown, from := s.Window(lines, s.Stage().Height, -1, max(0, cursor-1), cursor)
	p := s.Frame(head, s.Indent(shown), s.Footer("", r.Keys(s)))
	p.Rows = kit.Rows{Items: items[from:], Width: s.Width}
	return p
}

// grand has a large card for each route, those for a time at the left, those for
// some work at the right; false where the window has no room for them.
func (r *routesScreen) grand(s *kit.Session) (body []string, on kit.Rows, ok bool) {
	const each = 6 // rows of a card, with a blank one
	c, w := s.Canvas(), &s.Words.Route
	times := len(r.routes)
	for times > 0 && r.routes[times-1] != nil && r.routes[times-1].Role {
		times--
	}
	rows := 2 + each*max(times, len(r.routes)-times)
	if !s.Grand() || rows > c.Bounds().Dy() {
		return nil, on, false
	}
	wide, top := (s.Width-2*s.Side()-cards.ColumnsGap)/2, (c.Bounds().Dy()-rows)/2
	column := func(x, from, to int, under string) kit.Rows {
		if from == to {
			return kit.Rows{}
		}
		var choices []cards.Choice
		for _, route := range r.routes[from:to] {
			o := cards.Choice{Figure: s.Deck.Minutes(route), Fill: s.Styles.GeneralFill, Text: s.RouteName(route), Style: s.Styles.Text, Note: s.Length(route)}
			if route == s.Route() {
				o.Mark = s.Styles.Right.Render("✓ " + w.Here)
			}
			choices = append(choices, o)
		}
		c.Chip(x, top, under, s.Styles.GeneralFill)
		return cards.Stack(s, c, canvas.Rect(x, top+2, wide, each*len(choices)-1), choices, r.list.At-from).From(from)
	}
	on = column(s.Side(), 0, times, w.Times)
	roles := column(s.Side()+wide+cards.ColumnsGap, times, len(r.routes), w.Roles)
	on.Beside = &roles
	return c.Lines(), on, true
}

// entries are the routes, those for a time before those for some work.
func (r *routesScreen) entries(s *kit.Session) []cards.Entry {
	w := &s.Words.Route
	entries := make([]cards.Entry, len(r.routes))
	for i, route := range r.routes {
		e := cards.Entry{Under: w.Times, Title: s.RouteName(route), Remark: fmt.Sprintf(w.Minutes, s.Deck.Minutes(route))}
		if route != nil && route.Role {
			e.Under = w.Roles
		}
		if route == s.Route() {
			e.Tick = s.Styles.Right.Render("✓")
			e.Remark += " · " + w.Here
		}
		entries[i] = e
	}
	return entries
}
