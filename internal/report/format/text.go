// Package format writes a report: as text for a terminal, as a page, and in
// formats for spreadsheets and other programs.
package format

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/theme"
)

// Widths of the text: what is read well, and the least that can be drawn.
const (
	widest    = 100
	narrowest = 40
)

// WriteText writes the report for people to read in a terminal of this width,
// 80 columns where it is 0, with the colours of the look; none, and no escape
// codes at all, where its profile is NoTTY.
func WriteText(w io.Writer, r *report.Report, words *locale.Words, look theme.Look, width int) error {
	if width == 0 {
		width = 80
	}
	t := &text{
		phrases: phrases{r, &words.Report, words.Language == locale.En},
		styles:  theme.New(look), width: max(narrowest, min(width, widest)),
	}
	t.head()
	if r.Summary.Started > 0 {
		t.figures()
	}
	t.WriteByte('\n')
	for _, sentence := range t.sentences() {
		t.wrapped("", t.styles.Text, sentence)
	}
	t.units()
	if r.Summary.Started > 0 {
		t.teach()
		t.signatures()
	}
	t.WriteByte('\n')
	t.line(t.styles.Brand.Render(t.words.Appendix))
	t.left()
	if r.Summary.Started > 0 {
		t.days()
		t.scores()
		t.routes()
		t.heat()
		t.utilities()
		t.wrong()
		t.items()
		t.tries()
	}
	t.hasty()
	t.doubles()
	t.quality()
	out := &colorprofile.Writer{Forward: w, Profile: look.Profile}
	_, err := io.WriteString(out, t.String())
	return err
}

// text gathers lines.
type text struct {
	strings.Builder
	phrases
	styles *theme.Styles
	width  int
}

// line writes one line behind the margin, cut at the width.
func (t *text) line(s string) {
	s = ansi.Truncate(" "+strings.TrimRight(s, " "), t.width, "…")
	t.WriteString(strings.TrimRight(s, " "))
	t.WriteByte('\n')
}

// wrapped writes a text over as many lines as it needs, the first one behind
// a label.
func (t *text) wrapped(label string, style lipgloss.Style, s string) {
	indent := ansi.StringWidth(label)
	for i, part := range strings.Split(ansi.Wrap(s, t.width-indent-2, ""), "\n") {
		if i > 0 {
			label = strings.Repeat(" ", indent)
		}
		t.line(t.styles.Muted.Render(label) + style.Render(part))
	}
}

// cells writes a line of as many of the parts as fit: a figure is left out
// rather than cut.
func (t *text) cells(parts ...string) {
	line, width := "", 1
	for _, p := range parts {
		if width += ansi.StringWidth(p); width > t.width {
			break
		}
		line += p
	}
	t.line(line)
}

// parts writes short texts side by side, over as many lines as they need.
func (t *text) parts(indent string, parts []string) {
	line := indent
	for _, p := range parts {
		if line != indent && ansi.StringWidth(line)+ansi.StringWidth(p)+1 > t.width {
			t.line(line)
			line = indent
		}
		line += p + "  "
	}
	t.line(line)
}

func (t *text) section(title string) {
	t.WriteByte('\n')
	rule := strings.Repeat("─", max(0, t.width-ansi.StringWidth(title)-3))
	t.line(t.styles.Title.Render(title) + " " + t.styles.Frame.Render(rule))
}

func (t *text) muted(s string) { t.wrapped("", t.styles.Muted, s) }

// pad sets s in a field of n columns: at its right end where n is positive,
// else at its left.
func pad(s string, n int) string {
	room := max(n, -n) - ansi.StringWidth(s)
	switch {
	case room <= 0:
		return ansi.Truncate(s, max(n, -n), "…")
	case n > 0:
		return strings.Repeat(" ", room) + s
	}
	return s + strings.Repeat(" ", room)
}

// bar draws a share in n columns, to half of one.
func (t *text) bar(share float64, n int, style lipgloss.Style) string {
	halves := int(max(0, min(1, share))*float64(2*n) + 0.5)
	full := strings.Repeat("━", halves/2)
	if halves%2 == 1 {
		full += "╸"
	}
	return style.Render(full) + t.styles.Frame.Render(strings.Repeat("·", n-ansi.StringWidth(full)))
}

// head is a letter's, and what the report is of.
func (t *text) head() {
	r := t.report
	office, dated := t.office(), t.dated()
	if room := t.width - 2 - ansi.StringWidth(office) - ansi.StringWidth(dated); office != "" && room > 1 {
		t.line(t.styles.Muted.Render(office + strings.Repeat(" ", room) + dated))
	} else {
		for _, part := range []string{office, dated} {
			if part != "" {
				t.muted(part)
			}
		}
	}
	t.WriteByte('\n')
	t.line(t.styles.Title.Render(t.title()))
	if r.Unit != "" {
		t.line(fmt.Sprintf(t.words.Of, r.Unit))
	}
	if span := t.span(); span != "" {
		t.line(span)
	}
	t.line(t.styles.Muted.Render(fmt.Sprintf(t.words.Made, r.Made.Format("02/01/2006 15:04"))))
	if due := deadline(r, t.words); due != "" {
		t.line(t.styles.Brand.Render(due))
	}
}

// figures sets the headline side by side.
func (t *text) figures() {
	list := t.headline()
	t.WriteByte('\n')
	column := (t.width - 2) / len(list)
	if column < 19 {
		for _, f := range list {
			t.line(t.styles.Strong.Render(pad(f[0], 12)) + "  " + t.styles.Muted.Render(f[1]))
		}
		return
	}
	top, below := "", ""
	for i, f := range list {
		column := column
		if i == len(list)-1 {
			column = 0
		}
		top += t.styles.Strong.Render(f[0]) + strings.Repeat(" ", max(0, column-ansi.StringWidth(f[0])))
		below += t.styles.Muted.Render(f[1]) + strings.Repeat(" ", max(0, column-ansi.StringWidth(f[1])))
	}
	t.line(top)
	t.line(below)
}

// units draws how far each unit is.
func (t *text) units() {
	t.section(t.words.Tables.Units)
	c := &t.words.Columns
	heads, widths := []string{c.Passed, c.Started, c.People, "%", c.Last}, [5]int{6, 6, 6, 8, 10}
	figures := 0
	for i, h := range heads {
		widths[i] = max(widths[i], ansi.StringWidth(h)+2)
		figures += widths[i]
	}
	bar, shown := 10, len(heads)
	name := t.width - 3 - bar - figures
	if name < 16 { // a narrow window does without bars and days
		bar, shown = 0, len(heads)-1
		name = max(8, t.width-3-figures+widths[shown])
	}
	row := func(u string, bar string, figures ...string) {
		parts := []string{pad(u, -name) + " " + bar}
		for i, f := range figures[:shown] {
			parts = append(parts, pad(f, widths[i]))
		}
		t.cells(parts...)
	}
	row(t.styles.Muted.Render(pad(c.UnitName, -name)), strings.Repeat(" ", bar), heads...)
	for _, u := range busy(t.report) {
		share, worded := t.ofUnit(u)
		people := "–"
		if u.People > 0 {
			people = t.count(u.People)
		}
		row(u.Name, t.bar(share.Value, bar, t.styles.Right), t.count(u.Passed), t.count(u.Started), people, worded, u.Last.Format("02/01/06"))
	}
	for _, note := range t.unitNotes() {
		t.muted(note)
	}
}

// teach draws what to teach again first.
func (t *text) teach() {
	t.section(t.words.Teach)
	first := teach(t.report)
	if len(first) == 0 {
		t.wrapped("", t.styles.Right, "✓ "+t.words.NoTeach)
	}
	t.topics(first)
}

// signatures leaves room to sign.
func (t *text) signatures() {
	t.WriteByte('\n')
	half := (t.width - 4) / 2
	centred := func(s string) string {
		return lipgloss.PlaceHorizontal(half, lipgloss.Center, ansi.Truncate(s, half, "…"))
	}
	two := func(style lipgloss.Style, a, b string) {
		t.line(style.Render(strings.TrimRight(centred(a)+centred(b), " ")))
	}
	two(t.styles.Strong, t.words.SignedBy[0], t.words.SignedBy[1])
	two(t.styles.Muted, t.words.SignHere, t.words.SignHere)
	t.WriteString("\n\n\n\n")
}

// left names who has not passed.
func (t *text) left() {
	if !t.report.Roster {
		return
	}
	t.section(t.words.Tables.Left)
	if len(t.report.Left) == 0 {
		t.wrapped("", t.styles.Right, "✓ "+t.words.AllPassed)
		return
	}
	byUnit := slices.Clone(t.report.Left)
	slices.SortStableFunc(byUnit, func(a, b report.LeftRow) int { return strings.Compare(a.Unit, b.Unit) })
	name := max(16, t.width-52)
	unit := ""
	for _, l := range byUnit {
		if l.Unit != unit {
			unit = l.Unit
			t.line(t.styles.General.Render(t.unitName(unit)))
		}
		state := l.StateWords(t.words)
		if l.Best.Known {
			state += ", " + percent(l.Best)
		}
		t.line("  " + pad(l.Name, -name) + " " + pad(l.Code, -12) + " " + t.styles.Muted.Render(state))
	}
}

// days draws completion over time, by days, weeks or months, so that it fits.
func (t *text) days() {
	rows := gather(t.report.Days, 14)
	if len(rows) == 0 {
		return
	}
	t.section(t.words.Tables.Days)
	whole := cmp.Or(t.report.Whole(), t.report.Summary.Started)
	bar := t.width - 42
	due, drawn := t.report.Due, t.report.Due.IsZero()
	mark := func() {
		drawn = true
		label := pad(due.Format("02/01/2006"), -22) + "┄"
		t.line(t.styles.Brand.Render(label + strings.Repeat("┄", max(0, t.width-ansi.StringWidth(label)-2))))
	}
	for _, d := range rows {
		if !drawn && d.from.After(due) {
			mark()
		}
		style := t.styles.Right
		if !due.IsZero() && d.from.After(due) {
			style = t.styles.Level2
		}
		label := d.from.Format("02/01/2006")
		if !d.to.Equal(d.from) {
			label = d.from.Format("02/01") + "–" + d.to.Format("02/01/2006")
		}
		share := report.Share{K: d.total, N: whole}.Value()
		line := pad(label, -17) + pad("+"+t.count(d.passed), 8)
		if bar >= 4 {
			line += " " + t.bar(share.Value, bar, style)
		}
		t.cells(line, pad(t.count(d.total), 7), pad(percent(share), 6))
	}
	if !drawn {
		mark()
	}
}

// span is some days together.
type span struct {
	from, to      time.Time
	passed, total int
}

// gather joins days into at most most spans: days, weeks, then months or more.
func gather(days []report.DayRow, most int) []span {
	if len(days) == 0 {
		return nil
	}
	first, last := days[0].Day, days[len(days)-1].Day
	if int(last.Sub(first).Hours()/24) >= most {
		first = report.Monday(first)
	}
	whole := int(last.Sub(first).Hours()/24) + 1
	size := 1
	for _, s := range []int{1, 7, 28, 91, 364} {
		if size = s; (whole+s-1)/s <= most {
			break
		}
	}
	if (whole+size-1)/size > most {
		size = (whole + most - 1) / most
	}
	var all []span
	for _, d := range days {
		n := int(d.Day.Sub(first).Hours()/24) / size
		for len(all) <= n {
			from := first.AddDate(0, 0, len(all)*size)
			s := span{from: from, to: from.AddDate(0, 0, size-1)}
			if len(all) > 0 {
				s.total = all[len(all)-1].total
			}
			all = append(all, s)
		}
		all[n].passed += d.Passed
		all[n].total = d.Total
	}
	return all
}

// scores draws the learners by their scores.
func (t *text) scores() {
	t.section(t.words.Tables.Scores)
	most := 1
	for _, s := range t.report.Scores {
		most = max(most, s.First, s.Best)
	}
	bar := max(6, (t.width-30)/2)
	t.line(t.styles.Muted.Render(pad("", 10) + "  " + pad(t.words.Columns.First, -bar-8) + t.words.Columns.BestPeople))
	for i, s := range t.report.Scores {
		style := t.styles.Level2
		if t.passing(s) == "good" {
			style = t.styles.Right
		}
		t.line(pad(t.band(i), 10) + "  " + t.bar(float64(s.First)/float64(most), bar, style) + pad(t.count(s.First), 6) + "  " +
			t.bar(float64(s.Best)/float64(most), bar, style) + pad(t.count(s.Best), 6))
	}
}

// routes tells how attempts went by route, where any was along one.
func (t *text) routes() {
	if !t.report.Along() {
		return
	}
	t.section(t.words.Tables.Routes)
	bar := 12
	name := t.width - 2 - bar - 8 - 8 - 6
	c := t.words.Columns
	t.line(t.styles.Muted.Render(pad(c.RouteTitle, -max(10, name)) + strings.Repeat(" ", bar) + pad(c.Passed, 8) + pad(c.Attempts, 8) + pad("%", 6)))
	for _, r := range t.report.Routes {
		share := r.Share().Value()
		t.cells(pad(r.Title, -max(10, name))+t.bar(share.Value, bar, t.styles.Right), pad(t.count(r.Passed), 8), pad(t.count(r.Attempts), 8), t.styles.Strong.Render(pad(percent(share), 6)))
	}
}

// heat draws the map of utilities by units.
func (t *text) heat() {
	r := t.report
	if len(r.Topics) == 0 || len(r.Heat) == 0 {
		return
	}
	t.section(t.words.Tables.Heat)
	const cell = 4
	name := 7
	perBand := max(1, (t.width-name-2)/cell)
	for from := 0; from < len(r.Topics); from += perBand {
		to := min(len(r.Topics), from+perBand)
		head := pad("", -name)
		for _, u := range r.Topics[from:to] {
			head += t.styles.Accent(u.Level).Render(pad(fmt.Sprintf(t.words.Level, u.Level, u.Item), cell))
		}
		t.line(head)
		for _, row := range r.Heat {
			line := pad(row.Code, -name)
			for _, c := range row.Cells[from:to] {
				line += t.heatCell(c, cell)
			}
			t.line(line)
		}
	}
	t.muted(t.words.HeatHint)
}

func (t *text) heatCell(c report.Share, width int) string {
	f := c.Shown()
	switch {
	case c.N == 0:
		return t.styles.Frame.Render(pad("·", width))
	case !f.Known:
		return t.styles.Muted.Render(pad("("+strconv.Itoa(c.N)+")", width))
	}
	figure := strconv.Itoa(int(f.Value*100 + 0.5))
	style := t.grade(f.Value)
	if gradeOf(f) == "bad" {
		return " " + style.Reverse(true).Render(pad(figure, width-1))
	}
	return style.Render(pad(figure, width))
}

// grade is the style of a share of right answers.
func (t *text) grade(share float64) lipgloss.Style {
	switch gradeOf(report.Figure{Value: share, Known: true}) {
	case "bad":
		return t.styles.Wrong
	case "fair":
		return t.styles.Level2
	}
	return t.styles.Right
}

// utilities ranks them, the worst known first.
func (t *text) utilities() {
	ranked := ranked(t.report)
	if len(ranked) == 0 {
		return
	}
	t.section(t.words.Tables.Utilities)
	t.topics(ranked)
}

func (t *text) topics(all []report.TopicRow) {
	bar := 14
	name := t.width - 2 - 4 - bar - 6 - 8 - 12
	for _, u := range all {
		label := t.styles.Accent(u.Level).Render(pad(fmt.Sprintf(t.words.Level, u.Level, u.Item), -4))
		f := u.Share.Shown()
		t.cells(label+" "+pad(u.Title, -max(10, name))+t.bar(f.Value, bar, t.grade(f.Value)), pad(percent(f), 6),
			t.styles.Muted.Render(pad(t.interval(u.Share), 8)), t.styles.Muted.Render(pad("n="+t.count(u.Share.N), 10)))
	}
}

// wrong tells what many get wrong, and where it is taught.
func (t *text) wrong() {
	t.section(t.words.Tables.Wrong)
	if len(t.report.Wrong) == 0 {
		t.wrapped("", t.styles.Right, "✓ "+t.words.None)
		return
	}
	for i, m := range t.report.Wrong {
		if i > 0 {
			t.WriteByte('\n')
		}
		t.line(t.styles.Wrong.Render(t.chosen(m)) + "  " + t.styles.Muted.Render(m.Question))
		if m.Text != "" {
			t.wrapped("  ", t.styles.Strong, m.Text)
		}
		option := m.OptionText
		if option == "" {
			option = "(" + m.Option + ")"
		}
		t.wrapped("  ✗ "+t.words.Instead+": ", t.styles.Wrong, option)
		if m.Explain != "" {
			t.wrapped("  "+t.words.Because+": ", t.styles.Text, strings.TrimSpace(m.Explain))
		}
		if m.Slide > 0 {
			t.wrapped("  → "+t.words.See+": ", t.styles.Link, fmt.Sprintf(t.words.SlideAt, m.Topic, m.Slide, m.SlideTitle))
		}
	}
}

// items lists the analysis: a line of figures, and one of options and flags.
func (t *text) items() {
	t.section(t.words.Tables.Items)
	t.muted(t.alpha() + t.words.ItemHint + " " + t.words.UnsureHint)
	name := max(10, t.width-46)
	head := []string{pad(t.words.Columns.Question, -name), pad("n", 7), pad("%", 6), pad("95 %", 9), pad("r", 7), pad("D", 7), pad("s", 7)}
	for i := range head {
		head[i] = t.styles.Muted.Render(head[i])
	}
	t.cells(head...)
	options := optionsByItem(t.report)
	for _, i := range t.report.Items {
		line := []string{pad(t.itemName(i), -name), pad(t.sample(i), 7)}
		if i.Facility.Known {
			line = append(line, t.grade(i.Facility.Value).Render(pad(percent(i.Facility), 6)), t.styles.Muted.Render(pad(span100(i.Low.Value, i.High.Value), 9)),
				pad(t.decimal(i.Rest, 2), 7), pad(t.decimal(i.UpperLower, 2), 7), pad(t.decimal(i.Seconds, 1), 7))
		} else {
			line = append(line, t.styles.Muted.Render(pad(fmt.Sprintf("%d/%d", i.Right, i.N), 6)))
		}
		t.cells(line...)
		t.parts("  ", t.optionTexts(options[key(&i)]))
		if len(i.Flags) > 0 {
			t.wrapped("  ", t.styles.Wrong, "! "+i.FlagWords(t.words))
		}
	}
}

// optionTexts says of each option how many took it.
func (t *text) optionTexts(options []report.OptionRow) []string {
	var parts []string
	for _, o := range options {
		figure := strconv.Itoa(o.N)
		if o.Share.Known {
			figure = strings.ReplaceAll(percent(o.Share), " ", "")
		}
		part := t.styles.Muted.Render(o.Option + " " + figure)
		if o.Right {
			part = t.styles.Right.Render(o.Option + "✓ " + figure)
		}
		parts = append(parts, part)
	}
	return parts
}

// quality says what was read, and what was amiss.
func (t *text) quality() {
	t.section(t.words.Tables.Quality)
	fine := true
	c := t.words.Columns
	for i := range t.report.Quality {
		q := &t.report.Quality[i]
		t.wrapped("", t.styles.Text, q.Name)
		part := func(name string, n int) string { return name + " " + t.count(n) }
		good := []string{part(c.Lines, q.Lines), part(c.Attempts, q.Attempts), part(c.Counted, q.Counted)}
		for _, m := range []struct {
			name string
			n    int
		}{{c.Previews, q.Previews}, {c.Duplicates, q.Duplicates}, {c.Voided, q.Voided}, {c.Erased, q.Erased}, {c.Hasty, q.Hasty}, {c.Corrections, q.Corrections}, {c.Nameless, q.Nameless}} {
			if m.n > 0 {
				good = append(good, part(m.name, m.n))
			}
		}
		t.wrapped("  ", t.styles.Muted, strings.Join(good, " · "))
		var bad []string
		for _, m := range []struct {
			name string
			n    int
		}{{c.Torn, q.Torn}, {c.Unknown, q.Unknown}, {c.Newer, q.Newer}, {c.Changed, q.Changed}, {c.Missing, q.Missing}, {c.Unsealed, q.Unsealed}} {
			if m.n > 0 {
				bad = append(bad, part(m.name, m.n))
			}
		}
		if len(bad) > 0 {
			fine = false
			t.wrapped("  ! ", t.styles.Wrong, strings.Join(bad, " · "))
		}
	}
	switch {
	case !fine:
		t.muted(t.words.Where)
	case len(t.report.Quality) > 0:
		t.wrapped("", t.styles.Right, "✓ "+t.words.Fine)
	}
	if !t.report.Roster {
		t.WriteByte('\n')
		t.muted(t.words.NoRoster)
	}
}
