package report

import (
	"fmt"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
)

// Kinds of column: what its cells hold and how they are shown.
const (
	Text   = iota // string or Term
	Count         // int
	Ratio         // float64, 0 to 1, shown in per cent
	Number        // float64, shown with two decimals
	Secs          // float64, seconds, shown with one decimal
	Day           // time.Time, midnight
	Moment        // time.Time
	Truth         // bool
	Mixed         // any of these; Cell.Kind says which
)

// A Column of a table. ID is its name in files for machines, Title in the
// language of the report.
type Column struct {
	ID, Title string
	Kind      int
}

// A Cell is a value of its column's kind, or nil where nothing is known.
type Cell any

// A Term is a cell with one name, or a list of them, for machines, and words
// for people.
type Term struct {
	Code  any // string or []string
	Words string
}

// A Table is a part of the report in the form that every file format shares.
type Table struct {
	ID, Title string
	Columns   []Column
	Rows      [][]Cell
}

// TableIDs are the names of all tables, in order.
func TableIDs() []string {
	return []string{"summary", "units", "people", "left", "days", "weeks", "scores", "routes", "utilities", "heat", "items", "options", "wrong", "tries", "hasty", "doubles", "quality"}
}

// Tables lays the report out as tables: one for each of its parts, in the
// order of TableIDs. Who has passed is there only if names were asked for, who is
// left only with a roster.
func (r *Report) Tables(words *locale.Words) []Table {
	w := &words.Report
	all := []*Table{r.summaryTable(w), r.unitsTable(w)}
	if r.Named {
		all = append(all, r.peopleTable(w))
	}
	if r.Roster {
		all = append(all, r.leftTable(w))
	}
	all = append(all, r.daysTable(w), r.weeksTable(w), r.scoresTable(w), r.routesTable(w), r.utilitiesTable(w), r.heatTable(w),
		r.itemsTable(w), r.optionsTable(w), r.wrongTable(w), r.triesTable(w), r.hastyTable(w), r.doublesTable(w), r.qualityTable(w))
	tables := make([]Table, len(all))
	for i, t := range all {
		tables[i] = *t
	}
	return tables
}

func (t *Table) add(cells ...Cell) { t.Rows = append(t.Rows, cells) }

// Cell is the cell of a figure.
func (f Figure) Cell() Cell {
	if !f.Known {
		return nil
	}
	return f.Value
}

// Some is the cell of a count of which 0 says that it is not known.
func Some(n int) Cell {
	if n == 0 {
		return nil
	}
	return n
}

func word(s string) Cell {
	if s == "" {
		return nil
	}
	return s
}

func moment(t time.Time) Cell {
	if t.IsZero() {
		return nil
	}
	return t
}

// summaryTable has a figure in each row, by its name in files.
func (r *Report) summaryTable(w *locale.Report) *Table {
	t := &Table{ID: "summary", Title: w.Tables.Summary, Columns: []Column{
		{ID: "measure", Title: w.Columns.Measure},
		{ID: "value", Title: w.Columns.Value, Kind: Mixed},
	}}
	s, n := &r.Summary, &w.Totals
	inTime := Cell(nil)
	if !r.Due.IsZero() {
		inTime = s.InTime
	}
	length := Cell(nil)
	if s.Tests > 0 {
		length = s.Length
	}
	t.add(Term{"people", n.People}, Some(s.People))
	t.add(Term{"started", n.Started}, s.Started)
	t.add(Term{"passed", n.Passed}, s.Passed)
	if r.Roster {
		t.add(Term{"passed_others", n.Others}, s.Others)
	}
	t.add(Term{"passed_vouched", n.Vouched}, s.Proofs[record.Vouched.Strength()])
	t.add(Term{"passed_same_key", n.SameKey}, s.Proofs[record.SameKey.Strength()])
	t.add(Term{"passed_typed", n.Typed}, s.Proofs[record.Typed.Strength()])
	t.add(Term{"passed_farmed", n.Farmed}, s.Farmed)
	t.add(Term{"in_time", n.InTime}, inTime)
	t.add(Term{"attempts", n.Attempts}, s.Attempts)
	t.add(Term{"tests", n.Tests}, s.Tests)
	t.add(Term{"mean", n.Mean}, s.Mean.Value().Cell())
	t.add(Term{"alpha", n.Alpha}, s.Alpha.Cell())
	t.add(Term{"length", n.Length}, length)
	t.add(Term{"last", n.Last}, moment(s.Last))
	return t
}

func (r *Report) unitsTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "units", Title: w.Tables.Units, Columns: []Column{
		{ID: "unit", Title: c.Unit},
		{ID: "unit_name", Title: c.UnitName},
		{ID: "people", Title: c.People, Kind: Count},
		{ID: "started", Title: c.Started, Kind: Count},
		{ID: "passed", Title: c.Passed, Kind: Count},
		{ID: "passed_share", Title: c.PassedShare, Kind: Ratio},
		{ID: "best", Title: c.Best, Kind: Ratio},
		{ID: "mean_best", Title: c.MeanBest, Kind: Ratio},
		{ID: "last", Title: c.Last, Kind: Moment},
	}}
	for _, u := range r.Units {
		t.add(u.Code, u.Name, Some(u.People), u.Started, u.Passed, u.Share.Cell(), u.Best.Cell(), u.MeanBest.Cell(), moment(u.Last))
	}
	return t
}

func (r *Report) leftTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "left", Title: w.Tables.Left, Columns: []Column{
		{ID: "unit", Title: c.Unit},
		{ID: "unit_name", Title: c.UnitName},
		{ID: "name", Title: c.Name},
		{ID: "code", Title: c.Code},
		{ID: "state", Title: c.State},
		{ID: "best", Title: c.Best, Kind: Ratio},
		{ID: "attempts", Title: c.Attempts, Kind: Count},
	}}
	for _, l := range r.Left {
		t.add(l.Unit, r.unitNames[l.Unit], word(l.Name), word(l.Code), Term{l.State, l.StateWords(w)}, l.Best.Cell(), l.Attempts)
	}
	return t
}

func (r *Report) daysTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "days", Title: w.Tables.Days, Columns: []Column{
		{ID: "day", Title: c.Day, Kind: Day},
		{ID: "passed", Title: c.Passed, Kind: Count},
		{ID: "total", Title: c.Total, Kind: Count},
		{ID: "total_share", Title: c.TotalShare, Kind: Ratio},
		{ID: "in_time", Title: c.InTime, Kind: Truth},
	}}
	for _, d := range r.Days {
		inTime := Cell(nil)
		if !r.Due.IsZero() {
			inTime = !d.Day.After(r.Due)
		}
		t.add(d.Day, d.Passed, d.Total, Share{d.Total, r.Whole()}.Value().Cell(), inTime)
	}
	return t
}

func (r *Report) scoresTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "scores", Title: w.Tables.Scores, Columns: []Column{
		{ID: "from", Title: c.From, Kind: Ratio},
		{ID: "to", Title: c.To, Kind: Ratio},
		{ID: "first", Title: c.First, Kind: Count},
		{ID: "best_people", Title: c.BestPeople, Kind: Count},
	}}
	for _, s := range r.Scores {
		t.add(s.From, s.To, s.First, s.Best)
	}
	return t
}

func (r *Report) utilitiesTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "utilities", Title: w.Tables.Utilities, Columns: []Column{
		{ID: "level", Title: c.Level, Kind: Count},
		{ID: "item", Title: c.Item, Kind: Count},
		{ID: "topic", Title: c.Topic},
		{ID: "n", Title: c.N, Kind: Count},
		{ID: "right", Title: c.Right, Kind: Count},
		{ID: "share", Title: c.Share, Kind: Ratio},
		{ID: "low", Title: c.Low, Kind: Ratio},
		{ID: "high", Title: c.High, Kind: Ratio},
	}}
	for _, u := range r.Topics {
		low, high := u.Share.Interval()
		t.add(u.Level, u.Item, u.Title, u.Share.N, u.Share.K, u.Share.Shown().Cell(), low, high)
	}
	return t
}

func (r *Report) heatTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "heat", Title: w.Tables.Heat, Columns: []Column{
		{ID: "unit", Title: c.Unit},
		{ID: "unit_name", Title: c.UnitName},
		{ID: "level", Title: c.Level, Kind: Count},
		{ID: "item", Title: c.Item, Kind: Count},
		{ID: "topic", Title: c.Topic},
		{ID: "n", Title: c.N, Kind: Count},
		{ID: "right", Title: c.Right, Kind: Count},
		{ID: "share", Title: c.Share, Kind: Ratio},
	}}
	for _, u := range r.Heat {
		for i, c := range u.Cells {
			topic := r.Topics[i]
			t.add(u.Code, u.Name, topic.Level, topic.Item, topic.Title, c.N, c.K, c.Shown().Cell())
		}
	}
	return t
}

func (r *Report) itemsTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "items", Title: w.Tables.Items, Columns: []Column{
		{ID: "question", Title: c.Question},
		{ID: "revision", Title: c.Revision},
		{ID: "edition", Title: c.Edition},
		{ID: "topic", Title: c.Topic},
		{ID: "type", Title: c.Type},
		{ID: "text", Title: c.Text},
		{ID: "n", Title: c.N, Kind: Count},
		{ID: "right", Title: c.Right, Kind: Count},
		{ID: "skipped", Title: c.Skipped, Kind: Count},
		{ID: "facility", Title: c.Facility, Kind: Ratio},
		{ID: "low", Title: c.Low, Kind: Ratio},
		{ID: "high", Title: c.High, Kind: Ratio},
		{ID: "rest", Title: c.Rest, Kind: Number},
		{ID: "upper_lower", Title: c.UpperLower, Kind: Number},
		{ID: "seconds", Title: c.Seconds, Kind: Secs},
		{ID: "flags", Title: c.Flags},
		{ID: "sure", Title: c.Sure, Kind: Truth},
	}}
	for _, i := range r.Items {
		edition := Term{i.Edition, i.Edition}
		if i.Edition == "" {
			edition = Term{"old", w.Old}
		}
		t.add(i.Question, i.Revision, edition, word(i.Topic), Term{i.Type, TypeWord(i.Type, &w.Types)}, word(i.Text), i.N, i.Right, i.Skipped,
			i.Facility.Cell(), i.Low.Cell(), i.High.Cell(), i.Rest.Cell(), i.UpperLower.Cell(), i.Seconds.Cell(), Term{append([]string{}, i.Flags...), i.FlagWords(w)}, i.N >= FewestSure)
	}
	return t
}

// FlagWords lists the flags in words.
func (r *ItemRow) FlagWords(w *locale.Report) string {
	var all []string
	for _, f := range r.Flags {
		all = append(all, flagWord(f, &w.Flags))
	}
	return strings.Join(all, "; ")
}

func flagWord(flag string, w *locale.ReportFlags) string {
	switch flag {
	case WrongKey:
		return w.WrongKey
	case Weak:
		return w.Weak
	case TooEasy:
		return w.TooEasy
	case TooHard:
		return w.TooHard
	case UnusedOption:
		return w.UnusedOption
	}
	return ""
}

// StateWords says how far somebody on the roster is.
func (l *LeftRow) StateWords(w *locale.Report) string {
	switch {
	case l.State == NotStarted:
		return w.States.NotStarted
	case l.State == NotPassed:
		return w.States.NotPassed
	case l.In != "":
		return fmt.Sprintf(w.States.PassedIn, l.In)
	}
	return w.States.SameName
}

// TypeWord names a type of question.
func TypeWord(kind string, w *locale.ReportTypes) string {
	switch kind {
	case deck.Single:
		return w.Single
	case deck.Multiple:
		return w.Multiple
	case deck.TrueFalse:
		return w.TrueFalse
	case deck.Order:
		return w.Order
	case deck.Tap:
		return w.Tap
	}
	return ""
}

func (r *Report) optionsTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "options", Title: w.Tables.Options, Columns: []Column{
		{ID: "question", Title: c.Question},
		{ID: "revision", Title: c.Revision},
		{ID: "option", Title: c.Option},
		{ID: "option_text", Title: c.OptionText},
		{ID: "correct", Title: c.Correct, Kind: Truth},
		{ID: "n", Title: c.N, Kind: Count},
		{ID: "share", Title: c.Share, Kind: Ratio},
	}}
	for _, o := range r.Options {
		t.add(o.Question, o.Revision, o.Option, word(o.Text), o.Right, o.N, o.Share.Cell())
	}
	return t
}

func (r *Report) wrongTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "wrong", Title: w.Tables.Wrong, Columns: []Column{
		{ID: "question", Title: c.Question},
		{ID: "revision", Title: c.Revision},
		{ID: "text", Title: c.Text},
		{ID: "option", Title: c.Option},
		{ID: "option_text", Title: c.OptionText},
		{ID: "n", Title: c.N, Kind: Count},
		{ID: "of", Title: c.Of, Kind: Count},
		{ID: "share", Title: c.Share, Kind: Ratio},
		{ID: "explain", Title: c.Explain},
		{ID: "topic", Title: c.Topic},
		{ID: "slide", Title: c.Slide, Kind: Count},
		{ID: "slide_title", Title: c.SlideTitle},
	}}
	for _, m := range r.Wrong {
		t.add(m.Question, m.Revision, word(m.Text), m.Option, word(m.OptionText), m.N, m.Of, Share{m.N, m.Of}.Value().Cell(),
			word(m.Explain), word(m.Topic), Some(m.Slide), word(m.SlideTitle))
	}
	return t
}

func (r *Report) qualityTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "quality", Title: w.Tables.Quality, Columns: []Column{
		{ID: "file", Title: c.File},
		{ID: "bytes", Title: c.Bytes, Kind: Count},
		{ID: "lines", Title: c.Lines, Kind: Count},
		{ID: "attempts", Title: c.Attempts, Kind: Count},
		{ID: "counted", Title: c.Counted, Kind: Count},
		{ID: "previews", Title: c.Previews, Kind: Count},
		{ID: "duplicates", Title: c.Duplicates, Kind: Count},
		{ID: "voided", Title: c.Voided, Kind: Count},
		{ID: "erased", Title: c.Erased, Kind: Count},
		{ID: "hasty", Title: c.Hasty, Kind: Count},
		{ID: "nameless", Title: c.Nameless, Kind: Count},
		{ID: "corrections", Title: c.Corrections, Kind: Count},
		{ID: "torn", Title: c.Torn, Kind: Count},
		{ID: "unknown", Title: c.Unknown, Kind: Count},
		{ID: "newer", Title: c.Newer, Kind: Count},
		{ID: "breaks", Title: c.Breaks, Kind: Count},
		{ID: "changed", Title: c.Changed, Kind: Count},
		{ID: "missing", Title: c.Missing, Kind: Count},
		{ID: "unsealed", Title: c.Unsealed, Kind: Count},
	}}
	for _, q := range r.Quality {
		t.add(q.Name, int(q.Bytes), q.Lines, q.Attempts, q.Counted, q.Previews, q.Duplicates, q.Voided, q.Erased, q.Hasty, q.Nameless, q.Corrections,
			q.Torn, q.Unknown, q.Newer, q.Breaks(), q.Changed, q.Missing, q.Unsealed)
	}
	return t
}
