package report

import (
	"maps"
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
)

// A WeekRow counts what happened in a week.
type WeekRow struct {
	Monday   time.Time // midnight in Vietnam
	Attempts int       // that count, by known learners
	Passed   int       // people who first passed
	Total    int       // up to and with this week
}

// Monday is when the week of a moment began in Vietnam.
func Monday(t time.Time) time.Time {
	day := Midnight(t)
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

// weeks counts by week, of those in which something happened.
func (b *builder) weeks() {
	byWeek := map[int64]*WeekRow{} // by its beginning
	row := func(ms int64) *WeekRow {
		monday := Monday(at(ms))
		w := byWeek[monday.Unix()]
		if w == nil {
			w = &WeekRow{Monday: monday}
			byWeek[monday.Unix()] = w
		}
		return w
	}
	for i := range b.survey.chunks {
		for n := range b.survey.chunks[i].entries {
			if e := &b.survey.chunks[i].entries[n]; e.counts() && e.flags&nobody == 0 {
				row(e.ended).Attempts++
			}
		}
	}
	for _, one := range b.standings {
		if one.pass != nil {
			row(one.pass.ended).Passed++
		}
	}
	total := 0
	for _, unix := range slices.Sorted(maps.Keys(byWeek)) {
		w := byWeek[unix]
		total += w.Passed
		w.Total = total
		b.report.Weeks = append(b.report.Weeks, *w)
	}
}

func (r *Report) weeksTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "weeks", Title: w.Tables.Weeks, Columns: []Column{
		{ID: "monday", Title: c.Monday, Kind: Day},
		{ID: "attempts", Title: c.Attempts, Kind: Count},
		{ID: "passed", Title: c.Passed, Kind: Count},
		{ID: "total", Title: c.Total, Kind: Count},
		{ID: "total_share", Title: c.TotalShare, Kind: Ratio},
	}}
	for _, week := range r.Weeks {
		t.add(week.Monday, week.Attempts, week.Passed, week.Total, Share{week.Total, r.Whole()}.Value().Cell())
	}
	return t
}
