package learn

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// routesScreen lists the ways through the deck: the whole of it, the routes for
// a time that people have, and those for some work.
type routesScreen struct {
	kit.Fixed
	list   kit.List
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
	head := s.Header(kit.Header{Place: w.Choose, Fill: s.Styles.BrandFill, Title: s.Deck.Title})
	if s.Drawn() {
		c := s.Canvas()
		if rows, ok := cards.List(s, c, s.Margin(), s.Width-2*s.Margin(), r.entries(s), r.list.At); ok {
			return s.Frame(head, c.Lines(), s.Footer("", r.Keys(s))).With(rows)
		}
	}
	var lines []string
	var items []int
	add := func(line string, item int) { lines, items = append(lines, line), append(items, item) }
	cursor, under := 0, w.Times
	for i, e := range r.entries(s) {
		if e.Under != under {
			under = e.Under
			add("", kit.None)
			add(s.Styles.Muted.Render(under), kit.None)
		}
		if i == r.list.At {
			cursor = len(lines)
		}
		add(s.Line(i == r.list.At, "", e.Title, "  "+s.Styles.Muted.Render(e.Remark)), i)
	}
	shown, from := s.Window(lines, s.Stage().Height, -1, max(0, cursor-1), cursor)
	p := s.Frame(head, s.Indent(shown), s.Footer("", r.Keys(s)))
	p.Rows = kit.Rows{Items: items[from:], Width: s.Width}
	return p
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
