package report

import (
	"cmp"
	"slices"

	"training.vast.vn/vneid-training/internal/locale"
)

// A RouteRow counts the attempts along a route, by known learners.
type RouteRow struct {
	ID       string // "": the whole course
	Title    string
	Attempts int // that count
	Passed   int // of these
}

// Share is the part of the attempts that passed.
func (r RouteRow) Share() Share { return Share{r.Passed, r.Attempts} }

// Along reports whether an attempt was taken along a route.
func (r *Report) Along() bool {
	return slices.ContainsFunc(r.Routes, func(row RouteRow) bool { return row.ID != "" })
}

// routes gathers the attempts by route: the whole course, then the routes in
// the deck's order, then others by id.
func (b *builder) routes() {
	c := b.survey
	rows := map[uint32]*RouteRow{}
	for i := range c.chunks {
		for n := range c.chunks[i].entries {
			e := &c.chunks[i].entries[n]
			if !e.counts() || e.flags&nobody != 0 {
				continue
			}
			row := rows[e.route]
			if row == nil {
				row = &RouteRow{ID: c.routes.shown[e.route]}
				rows[e.route] = row
			}
			row.Attempts++
			if e.flags&passed != 0 {
				row.Passed++
			}
		}
	}
	place := map[string]int{"": -1}
	for _, d := range slices.Backward(b.in.Decks) { // the first one's order stands
		for i := range d.Routes {
			place[d.Routes[i].ID] = i + 1
		}
	}
	for _, row := range rows {
		row.Title = b.routeTitle(row.ID)
		b.report.Routes = append(b.report.Routes, *row)
	}
	slices.SortFunc(b.report.Routes, func(x, y RouteRow) int {
		return cmp.Or(cmp.Compare(orLast(place[x.ID]), orLast(place[y.ID])), cmp.Compare(x.ID, y.ID))
	})
}

// routeTitle is what a route is called in the first deck that has it.
func (b *builder) routeTitle(id string) string {
	if id == "" && b.in.Words != nil {
		return b.in.Words.Route.Whole
	}
	for _, d := range b.in.Decks {
		if r := d.Route(id); r != nil {
			return r.Title
		}
	}
	return id
}

func (r *Report) routesTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "routes", Title: w.Tables.Routes, Columns: []Column{
		{ID: "route", Title: c.Route},
		{ID: "route_title", Title: c.RouteTitle},
		{ID: "attempts", Title: c.Attempts, Kind: Count},
		{ID: "passed", Title: c.Passed, Kind: Count},
		{ID: "passed_share", Title: c.PassedShare, Kind: Ratio},
	}}
	for _, row := range r.Routes {
		t.add(word(row.ID), row.Title, row.Attempts, row.Passed, row.Share().Value().Cell())
	}
	return t
}
