package report

import (
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
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
	return []string{"summary", "units", "left", "days", "scores", "utilities", "heat", "items", "options", "wrong", "quality"}
}

// Tables lays the report out as tables: one for each of its parts, in the
// order of TableIDs. The table of who is left is there only with a roster.
func (r *Report) Tables(words *locale.Words) []Table {
	w := &words.Report
	table := func(id string, columns ...Column) *Table {
		for i := range columns {
			columns[i].Title = w.Columns[columns[i].ID]
		}
		return &Table{ID: id, Title: w.Tables[id], Columns: columns}
	}
	all := []*Table{r.summaryTable(table, w), r.unitsTable(table)}
	if r.Roster {
		all = append(all, r.leftTable(table, w))
	}
	all = append(all, r.daysTable(table), r.scoresTable(table), r.utilitiesTable(table), r.heatTable(table),
		r.itemsTable(table, w), r.optionsTable(table), r.wrongTable(table), r.qualityTable(table))
	tables := make([]Table, len(all))
	for i, t := range all {
		tables[i] = *t
	}
	return tables
}

type newTable func(id string, columns ...Column) *Table

func (t *Table) add(cells ...Cell) { t.Rows = append(t.Rows, cells) }

// known is the cell of a figure.
func known(f Figure) Cell {
	if !f.Known {
		return nil
	}
	return f.Value
}

// some is the cell of a count of which 0 says that it is not known.
func some(n int) Cell {
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

// A Measure is a figure of the summary by its name in files.
type Measure struct {
	ID    string
	Kind  int
	Value Cell
}

// Measures lists the figures of the summary.
func (r *Report) Measures() []Measure {
	s := &r.Summary
	inTime := Cell(nil)
	if !r.Due.IsZero() {
		inTime = s.InTime
	}
	length := Cell(nil)
	if s.Tests > 0 {
		length = s.Length
	}
	return []Measure{
		{"people", Count, some(s.People)}, {"started", Count, s.Started}, {"passed", Count, s.Passed}, {"in_time", Count, inTime},
		{"attempts", Count, s.Attempts}, {"tests", Count, s.Tests}, {"mean", Ratio, known(s.Mean.Value())},
		{"alpha", Number, known(s.Alpha)}, {"length", Number, length}, {"last", Moment, moment(s.Last)},
	}
}

func (r *Report) summaryTable(table newTable, w *locale.Report) *Table {
	t := table("summary", Column{ID: "measure"}, Column{ID: "value", Kind: Mixed})
	for _, m := range r.Measures() {
		t.add(w.Totals[m.ID], m.Value)
	}
	return t
}

func (r *Report) unitsTable(table newTable) *Table {
	t := table("units", Column{ID: "unit"}, Column{ID: "unit_name"}, Column{ID: "people", Kind: Count}, Column{ID: "started", Kind: Count},
		Column{ID: "passed", Kind: Count}, Column{ID: "passed_share", Kind: Ratio}, Column{ID: "best", Kind: Ratio},
		Column{ID: "mean_best", Kind: Ratio}, Column{ID: "last", Kind: Moment})
	for _, u := range r.Units {
		t.add(u.Code, u.Name, some(u.People), u.Started, u.Passed, known(u.Share), known(u.Best), known(u.MeanBest), moment(u.Last))
	}
	return t
}

func (r *Report) leftTable(table newTable, w *locale.Report) *Table {
	t := table("left", Column{ID: "unit"}, Column{ID: "name"}, Column{ID: "code"}, Column{ID: "state"}, Column{ID: "best", Kind: Ratio}, Column{ID: "attempts", Kind: Count})
	for _, l := range r.Left {
		t.add(l.Unit, word(l.Name), word(l.Code), Term{l.State, w.States[l.State]}, known(l.Best), l.Attempts)
	}
	return t
}

func (r *Report) daysTable(table newTable) *Table {
	t := table("days", Column{ID: "day", Kind: Day}, Column{ID: "passed", Kind: Count}, Column{ID: "total", Kind: Count},
		Column{ID: "total_share", Kind: Ratio}, Column{ID: "in_time", Kind: Truth})
	for _, d := range r.Days {
		inTime := Cell(nil)
		if !r.Due.IsZero() {
			inTime = !d.Day.After(r.Due)
		}
		t.add(d.Day, d.Passed, d.Total, known(Share{d.Total, r.Summary.People}.Value()), inTime)
	}
	return t
}

func (r *Report) scoresTable(table newTable) *Table {
	t := table("scores", Column{ID: "from", Kind: Ratio}, Column{ID: "to", Kind: Ratio}, Column{ID: "first", Kind: Count}, Column{ID: "best_people", Kind: Count})
	for _, s := range r.Scores {
		t.add(s.From, s.To, s.First, s.Best)
	}
	return t
}

func (r *Report) utilitiesTable(table newTable) *Table {
	t := table("utilities", Column{ID: "level", Kind: Count}, Column{ID: "item", Kind: Count}, Column{ID: "topic"}, Column{ID: "n", Kind: Count},
		Column{ID: "right", Kind: Count}, Column{ID: "share", Kind: Ratio}, Column{ID: "low", Kind: Ratio}, Column{ID: "high", Kind: Ratio})
	for _, u := range r.Topics {
		low, high := u.Share.interval()
		t.add(u.Level, u.Item, u.Title, u.Share.N, u.Share.K, known(u.Share.shown()), low, high)
	}
	return t
}

func (r *Report) heatTable(table newTable) *Table {
	t := table("heat", Column{ID: "unit"}, Column{ID: "unit_name"}, Column{ID: "level", Kind: Count}, Column{ID: "item", Kind: Count}, Column{ID: "topic"},
		Column{ID: "n", Kind: Count}, Column{ID: "right", Kind: Count}, Column{ID: "share", Kind: Ratio})
	for _, u := range r.Heat {
		for i, c := range u.Cells {
			topic := r.Topics[i]
			t.add(u.Code, u.Name, topic.Level, topic.Item, topic.Title, c.N, c.K, known(c.shown()))
		}
	}
	return t
}

func (r *Report) itemsTable(table newTable, w *locale.Report) *Table {
	t := table("items", Column{ID: "question"}, Column{ID: "revision"}, Column{ID: "edition"}, Column{ID: "topic"}, Column{ID: "type"}, Column{ID: "text"},
		Column{ID: "n", Kind: Count}, Column{ID: "right", Kind: Count}, Column{ID: "skipped", Kind: Count}, Column{ID: "facility", Kind: Ratio},
		Column{ID: "low", Kind: Ratio}, Column{ID: "high", Kind: Ratio}, Column{ID: "rest", Kind: Number}, Column{ID: "upper_lower", Kind: Number},
		Column{ID: "seconds", Kind: Secs}, Column{ID: "flags"}, Column{ID: "sure", Kind: Truth})
	for _, i := range r.Items {
		edition := Term{i.Edition, i.Edition}
		if i.Edition == "" {
			edition = Term{"old", w.Old}
		}
		t.add(i.Question, i.Revision, edition, word(i.Topic), Term{i.Type, w.Types[i.Type]}, word(i.Text), i.N, i.Right, i.Skipped,
			known(i.Facility), known(i.Low), known(i.High), known(i.Rest), known(i.UpperLower), known(i.Seconds), Term{append([]string{}, i.Flags...), i.flagWords(w)}, i.N >= FewestSure)
	}
	return t
}

// flagWords lists the flags in words.
func (r *ItemRow) flagWords(w *locale.Report) string {
	var all []string
	for _, f := range r.Flags {
		all = append(all, w.Flags[f])
	}
	return strings.Join(all, "; ")
}

func (r *Report) optionsTable(table newTable) *Table {
	t := table("options", Column{ID: "question"}, Column{ID: "revision"}, Column{ID: "option"}, Column{ID: "option_text"}, Column{ID: "correct", Kind: Truth},
		Column{ID: "n", Kind: Count}, Column{ID: "share", Kind: Ratio})
	for _, o := range r.Options {
		t.add(o.Question, o.Revision, o.Option, word(o.Text), o.Right, o.N, known(o.Share))
	}
	return t
}

func (r *Report) wrongTable(table newTable) *Table {
	t := table("wrong", Column{ID: "question"}, Column{ID: "revision"}, Column{ID: "text"}, Column{ID: "option"}, Column{ID: "option_text"},
		Column{ID: "n", Kind: Count}, Column{ID: "of", Kind: Count}, Column{ID: "share", Kind: Ratio}, Column{ID: "explain"},
		Column{ID: "topic"}, Column{ID: "slide", Kind: Count}, Column{ID: "slide_title"})
	for _, m := range r.Wrong {
		t.add(m.Question, m.Revision, word(m.Text), m.Option, word(m.OptionText), m.N, m.Of, known(Share{m.N, m.Of}.Value()),
			word(m.Explain), word(m.Topic), some(m.Slide), word(m.SlideTitle))
	}
	return t
}

func (r *Report) qualityTable(table newTable) *Table {
	t := table("quality", Column{ID: "file"})
	for _, id := range []string{"bytes", "lines", "attempts", "counted", "previews", "duplicates", "voided", "erased", "nameless", "corrections",
		"torn", "unknown", "newer", "breaks", "changed", "missing", "unsealed"} {
		t.Columns = append(t.Columns, table("", Column{ID: id, Kind: Count}).Columns...)
	}
	for _, q := range r.Quality {
		t.add(q.Name, int(q.Bytes), q.Lines, q.Attempts, q.Counted, q.Previews, q.Duplicates, q.Voided, q.Erased, q.Nameless, q.Corrections,
			q.Torn, q.Unknown, q.Newer, q.Breaks(), q.Changed, q.Missing, q.Unsealed)
	}
	return t
}
