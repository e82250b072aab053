package format

import (
	"fmt"
	"strings"

	"training.vast.vn/vneid-training/internal/report"
)

// mostTopics is how many utilities the front page says to teach again.
const mostTopics = 5

// office is who reports, as a letter has it on its left; "": not known.
func (t *phrases) office() string {
	if d := t.report.Deck; d != nil {
		return strings.ToUpper(d.Source.Issuer)
	}
	return ""
}

// dated is the right of a letter's head: a place to fill in, and the day.
func (t *phrases) dated() string {
	day := t.report.Made
	return fmt.Sprintf(t.words.Dated, day.Day(), int(day.Month()), day.Year())
}

// sentences say what there is to know: how far it is, how that was before, and
// what the figures leave out.
func (t *phrases) sentences() []string {
	s := &t.report.Summary
	if s.Started == 0 {
		return []string{t.words.Empty}
	}
	all := []string{}
	if whole := t.report.Whole(); whole > 0 {
		all = append(all, fmt.Sprintf(t.words.PassedOf, t.count(s.Passed), t.count(whole), percent(report.Share{K: s.Passed, N: whole}.Value()), t.count(s.Started-s.Passed), t.count(max(0, whole-s.Started))))
	} else {
		all = append(all, fmt.Sprintf(t.words.PassedOfStarted, t.count(s.Passed), t.count(s.Started)))
	}
	if b := t.report.Before; b != nil {
		all = append(all, fmt.Sprintf(t.words.Compared, t.count(b.Passed), t.count(b.Started), percent(s.Mean.Value()), percent(b.Mean.Value())))
	}
	if !t.report.Due.IsZero() {
		all = append(all, t.inTime()+".")
	}
	if days := t.report.Days; len(days) == 1 {
		all = append(all, fmt.Sprintf(t.words.OneDay, days[0].Day.Format("02/01/2006")))
	}
	for _, more := range []string{t.proofs(), t.notListed()} {
		if more != "" {
			all = append(all, more)
		}
	}
	return all
}

// span says which days are reported; "" where all are.
func (t *phrases) span() string {
	r := t.report
	switch {
	case r.Since.IsZero() && r.Until.IsZero():
		return ""
	case r.Since.IsZero():
		return fmt.Sprintf(t.words.UpTo, r.Until.Format("02/01/2006"))
	case r.Until.IsZero():
		return fmt.Sprintf(t.words.FromTo, r.Since.Format("02/01/2006"), r.Made.Format("02/01/2006"))
	}
	return fmt.Sprintf(t.words.FromTo, r.Since.Format("02/01/2006"), r.Until.Format("02/01/2006"))
}

// teach lists what to teach again first: the utilities that fewest get right,
// where enough were asked.
func teach(r *report.Report) []report.TopicRow {
	all := ranked(r)
	n := 0
	for n < min(len(all), mostTopics) && all[n].Share.Shown().Known && gradeOf(all[n].Share.Shown()) != "good" {
		n++
	}
	return all[:n]
}

// ofUnit is the share of a unit's people who have passed, else, marked, of those
// who have started.
func (t *phrases) ofUnit(u report.UnitRow) (share report.Figure, worded string) {
	if u.Share.Known {
		return u.Share, percent(u.Share)
	}
	share = report.Share{K: u.Passed, N: u.Started}.Value()
	return share, percent(share) + t.words.Unsure
}

// unitNotes says what a table of those units leaves out or marks.
func (t *phrases) unitNotes() (all []string) {
	var idle []string
	marked := false
	for _, u := range t.report.Units {
		switch {
		case u.Started == 0 && u.People > 0:
			idle = append(idle, u.Name+" ("+t.count(u.People)+")")
		case u.Started == 0:
			idle = append(idle, u.Name)
		default:
			marked = marked || !u.Share.Known
		}
	}
	if marked {
		all = append(all, t.words.OfStarted)
	}
	if len(idle) > 0 {
		all = append(all, fmt.Sprintf(t.words.Nobody, strings.Join(idle, "; ")))
	}
	return all
}

// busy are the units of which somebody has started.
func busy(r *report.Report) (all []report.UnitRow) {
	for _, u := range r.Units {
		if u.Started > 0 {
			all = append(all, u)
		}
	}
	return all
}
