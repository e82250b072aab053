package format

import (
	"bufio"
	_ "embed" // the template
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/theme"
)

//go:embed base.html.tmpl
var basePage string

//go:embed report.html.tmpl
var reportPage string

//go:embed tables.html.tmpl
var tablePage string

// WriteHTML writes the report as one file that needs no other: styles and
// charts are inside, there is no script, and nothing is fetched. It follows
// the reader's choice of light or dark, and prints on A4.
func WriteHTML(w io.Writer, r *report.Report, words *locale.Words) error {
	t := &webPage{phrases{r, &words.Report, words.Language == locale.En}}
	return executePage(w, reportPage, t.page(words), template.FuncMap{
		"count": t.count, "percent": percent, "decimal": t.decimal, "interval": t.interval,
		"shown":  func(s report.Share) report.Figure { return s.Shown() },
		"bar":    htmlBar,
		"grade":  func(s report.Share) string { return gradeOf(s.Shown()) },
		"heat":   func(s report.Share) string { return "h-" + gradeOf(s.Shown()) },
		"chosen": t.chosen,
		"state":  func(l report.LeftRow) string { return l.StateWords(t.words) },
		"ofUnit": func(u report.UnitRow) report.Figure {
			share, _ := t.ofUnit(u)
			return share
		},
		"ofUnitText": func(u report.UnitRow) string {
			_, worded := t.ofUnit(u)
			return worded
		},
		"heatText": func(s report.Share) string {
			if f := s.Shown(); f.Known {
				return strconv.Itoa(int(f.Value*100 + 0.5))
			}
			return "·"
		},
		"day": func(at time.Time) string {
			if at.IsZero() {
				return "–"
			}
			return at.Format("02/01/2006")
		},
		"optionFigure": func(o report.OptionRow) string {
			if o.Share.Known {
				return percent(o.Share)
			}
			return strconv.Itoa(o.N)
		},
		"cell":    t.cell,
		"numeric": numeric,
	})
}

// WriteTablesHTML writes tables as a page like that of WriteHTML.
func WriteTablesHTML(w io.Writer, title string, tables []report.Table, words *locale.Words) error {
	t := &phrases{words: &words.Report, english: words.Language == locale.En}
	data := struct {
		Language, Title string
		Light, Dark     template.CSS
		Tables          []report.Table
	}{words.Language, title, template.CSS(theme.CSS(theme.Light, nil)), template.CSS(theme.CSS(theme.Dark, nil)), tables}
	return executePage(w, tablePage, data, template.FuncMap{"cell": t.cell, "numeric": numeric})
}

// executePage fills in a page that stands on the base.
func executePage(w io.Writer, page string, data any, funcs template.FuncMap) error {
	tmpl := template.New("page").Funcs(funcs)
	for _, text := range []string{basePage, page} {
		if _, err := tmpl.Parse(text); err != nil {
			return fmt.Errorf("making the page: %w", err)
		}
	}
	out := bufio.NewWriter(w)
	if err := tmpl.Execute(out, data); err != nil {
		return fmt.Errorf("making the page: %w", err)
	}
	return out.Flush()
}

// A webPage lays a report out for a browser.
type webPage struct{ phrases }

// pageData is what the template fills in.
type pageData struct {
	Language, Title, Unit, Span, Made, Deadline string
	Office, Dated                               string
	Sentences, UnitNotes                        []string
	Busy                                        []report.UnitRow
	Teach                                       []report.TopicRow
	Alpha                                       string
	Light, Dark                                 template.CSS
	Words                                       *locale.Report
	Report                                      *report.Report
	Figures                                     []struct{ Value, Name string }
	Curve                                       *curve
	Scores                                      []scoreBars
	Ranked                                      []report.TopicRow
	Items                                       []itemView
	Lists                                       []report.Table // drawn as they are
}

type scoreBars struct {
	Label, Class  string
	First, Best   report.Figure
	FirstN, BestN int
}

type itemView struct {
	Row                             report.ItemRow
	Name, N, Class, Flags, Interval string
	Kind                            string // of question, worded
	Options                         []report.OptionRow
}

func (t *webPage) page(words *locale.Words) *pageData {
	r, w := t.report, t.words
	p := &pageData{
		Language: words.Language, Title: t.title(), Made: fmt.Sprintf(w.Made, r.Made.Format("02/01/2006 15:04")), Deadline: deadline(r, w),
		Light: template.CSS(theme.CSS(theme.Light, nil)), Dark: template.CSS(theme.CSS(theme.Dark, nil)), Words: w, Report: r, Curve: t.curve(), Ranked: ranked(r),
	}
	if r.Unit != "" {
		p.Unit = fmt.Sprintf(w.Of, r.Unit)
	}
	p.Span, p.Office, p.Dated, p.Sentences = t.span(), t.office(), t.dated(), t.sentences()
	p.Busy, p.UnitNotes, p.Teach, p.Alpha = busy(r), t.unitNotes(), teach(r), t.alpha()
	for _, f := range t.headline() {
		p.Figures = append(p.Figures, struct{ Value, Name string }{f[0], f[1]})
	}
	most := 1
	for _, s := range r.Scores {
		most = max(most, s.First, s.Best)
	}
	for i, s := range r.Scores {
		p.Scores = append(p.Scores, scoreBars{
			t.band(i), t.passing(s), report.Share{K: s.First, N: most}.Value(), report.Share{K: s.Best, N: most}.Value(), s.First, s.Best,
		})
	}
	options := optionsByItem(r)
	for _, i := range r.Items {
		p.Items = append(p.Items, itemView{
			Row: i, Name: t.itemName(i), N: t.sample(i), Class: "t-" + gradeOf(i.Facility), Flags: i.FlagWords(w),
			Interval: span100(i.Low.Value, i.High.Value), Options: options[key(&i)], Kind: report.TypeWord(i.Type, &w.Types),
		})
	}
	for _, table := range r.Tables(words) {
		switch table.ID {
		case "hasty", "doubles":
			if len(table.Rows) > 0 {
				p.Lists = append(p.Lists, table)
			}
		case "quality":
			p.Lists = append(p.Lists, table)
		}
	}
	return p
}

// htmlBar draws a share as a bar.
func htmlBar(f report.Figure, class string) template.HTML {
	width := max(0, min(100, 100*f.Value))
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 100 8" preserveAspectRatio="none" height="10" aria-hidden="true"><rect class="track" width="100" height="8" rx="1"/><rect class="%s" width="%.2f" height="8" rx="1"/></svg>`,
		template.HTMLEscapeString(class), width))
}

// curve is completion over time, laid out for the page. DueDay is "" where it
// is To, which is then marked as DueIsTo.
type curve struct {
	Line, Area, Top, From, To, DueDay, DueAnchor string
	HasDue, DueIsTo                              bool
	Due                                          float64
}

// curve is nil where all passed on one day, or nobody: that is no curve.
func (t *webPage) curve() *curve {
	r := t.report
	if len(r.Days) < 2 {
		return nil
	}
	const left, right, bottom, height = 64.0, 710.0, 180.0, 165.0
	from, to := r.Days[0].Day.AddDate(0, 0, -1), r.Days[len(r.Days)-1].Day
	c := &curve{HasDue: !r.Due.IsZero()}
	if c.HasDue && r.Due.After(to) {
		to = r.Due
	}
	if c.HasDue && !r.Due.After(from) {
		from = r.Due
	}
	top := max(1, r.Whole(), r.Summary.Passed)
	x := func(day time.Time) float64 {
		return left + (right-left)*day.Sub(from).Hours()/max(24, to.Sub(from).Hours())
	}
	y := func(n int) float64 { return bottom - height*float64(n)/float64(top) }
	var line strings.Builder
	fmt.Fprintf(&line, "M%.1f %.1f", x(r.Days[0].Day.AddDate(0, 0, -1)), bottom)
	before := 0
	for _, d := range r.Days {
		fmt.Fprintf(&line, "L%.1f %.1fL%.1f %.1f", x(d.Day.AddDate(0, 0, -1)), y(before), x(d.Day), y(d.Total))
		before = d.Total
	}
	c.Line = line.String()
	c.Area = c.Line + fmt.Sprintf("L%.1f %.1fZ", x(r.Days[len(r.Days)-1].Day), bottom)
	c.Top, c.From, c.To = t.count(top), from.Format("02/01/2006"), to.Format("02/01/2006")
	if c.HasDue {
		c.Due, c.DueDay, c.DueAnchor = max(left, min(right, x(r.Due))), r.Due.Format("02/01/2006"), "middle"
		const half = 35.0 // of a label
		switch {
		case c.DueDay == c.To:
			c.DueDay, c.DueIsTo = "", true
		case c.Due > right-half:
			c.DueAnchor = "end"
		case c.Due < left+half:
			c.DueAnchor = "start"
		}
	}
	return c
}
