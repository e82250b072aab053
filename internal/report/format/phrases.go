package format

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

// phrases word figures, for the text and for the page.
type phrases struct {
	report  *report.Report
	words   *locale.Report
	english bool
}

// Shares right below which a utility is to be taught again, and looked at.
const (
	low  = 0.6
	fair = 0.8
)

// count writes a number with its thousands set apart.
func (t *phrases) count(n int) string {
	s, sep := strconv.Itoa(n), "."
	if t.english {
		sep = ","
	}
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

func (t *phrases) decimal(f report.Figure, digits int) string {
	if !f.Known {
		return "–"
	}
	s := strconv.FormatFloat(f.Value, 'f', digits, 64)
	if strings.Trim(s, "-0.") == "" {
		s = strings.TrimPrefix(s, "-")
	}
	if !t.english {
		s = strings.Replace(s, ".", ",", 1)
	}
	return strings.Replace(s, "-", "−", 1)
}

// title names the report and the deck.
func (t *phrases) title() string {
	if d := t.report.Deck; d != nil {
		return t.words.Title + " · " + d.Title + " " + d.Version
	}
	return t.words.Title
}

// headline lists the figures that matter most, and what they are.
func (t *phrases) headline() [][2]string {
	s := &t.report.Summary
	passed := t.count(s.Passed)
	if whole := t.report.Whole(); whole > 0 {
		passed += " / " + t.count(whole)
	}
	return [][2]string{
		{passed, t.words.Totals.Passed},
		{t.count(s.Started), t.words.Totals.Started},
		{percent(s.Mean.Value()), t.words.Totals.Mean},
	}
}

// proofs counts who passed by how it is known who they are; "" where nobody has.
func (t *phrases) proofs() string {
	s := &t.report.Summary
	if s.Passed == 0 {
		return ""
	}
	of := func(p record.Proof) string { return t.count(s.Proofs[p.Strength()]) }
	return fmt.Sprintf(t.words.Proofs, of(record.Vouched), of(record.SameKey), of(record.Typed))
}

// alpha explains the reliability of the quiz; "" where it is not known.
func (t *phrases) alpha() string {
	if a := t.report.Summary.Alpha; a.Known {
		return fmt.Sprintf(t.words.AlphaHint, t.decimal(a, 2)) + " "
	}
	return ""
}

// notListed says how many passed beside those on the roster; "" where none did.
func (t *phrases) notListed() string {
	if t.report.Summary.Others == 0 {
		return ""
	}
	return fmt.Sprintf(t.words.NotListed, t.count(t.report.Summary.Others))
}

// inTime counts who passed by the due day, and who later.
func (t *phrases) inTime() string {
	s := &t.report.Summary
	return fmt.Sprintf(t.words.InTime, t.report.Due.Format("02/01/2006"), t.count(s.InTime)) + "; " + fmt.Sprintf(t.words.Late, t.count(s.Passed-s.InTime))
}

// band names a row of scores.
func (t *phrases) band(i int) string {
	if i == len(t.report.Scores)-1 {
		return "100 %"
	}
	return fmt.Sprintf("%d–%d%%", 10*i, 10*i+9)
}

// passing says whether a row of scores passes: "good" or "fair".
func (t *phrases) passing(s report.ScoreRow) string {
	if d := t.report.Deck; d == nil || s.To > d.Quiz.Pass+1e-9 || s.From >= 1 {
		return "good"
	}
	return "fair"
}

// interval writes the 95 % interval of a share: "74–88".
func (t *phrases) interval(s report.Share) string {
	l, h := s.Interval()
	if l == nil {
		return ""
	}
	return span100(l.(float64), h.(float64))
}

// chosen says how many gave a wrong answer.
func (t *phrases) chosen(m report.WrongRow) string {
	s := fmt.Sprintf(t.words.Chosen, percent(report.Share{K: m.N, N: m.Of}.Value()), m.N, m.Of)
	if m.Of < report.FewestSure {
		s += t.words.Unsure
	}
	return s
}

// sample is how many were asked, marked where that is few.
func (t *phrases) sample(i report.ItemRow) string {
	if i.N < report.FewestSure {
		return t.count(i.N) + t.words.Unsure
	}
	return t.count(i.N)
}

func (t *phrases) itemName(i report.ItemRow) string {
	switch {
	case i.Edition == "":
		return i.Question + " (" + t.words.Old + " " + i.Revision + ")"
	case t.report.Deck != nil && i.Edition != t.report.Deck.Language:
		return i.Question + " (" + i.Edition + ")"
	}
	return i.Question
}

func (t *phrases) unitName(code string) string {
	for _, u := range t.report.Units {
		if u.Code == code {
			return u.Name
		}
	}
	return code
}

func percent(f report.Figure) string {
	if !f.Known {
		return "–"
	}
	return strconv.Itoa(int(f.Value*100+0.5)) + " %"
}

func span100(l, h float64) string { return fmt.Sprintf("%.0f–%.0f", 100*l, 100*h) }

// deadline says how far away the due day is; "" if there is none.
func deadline(r *report.Report, w *locale.Report) string {
	if r.Due.IsZero() {
		return ""
	}
	day := r.Due.Format("02/01/2006")
	switch days := int(r.Due.Sub(report.Midnight(r.Made)).Hours() / 24); {
	case days > 0:
		return fmt.Sprintf(w.Deadline, day, days)
	case days < 0:
		return fmt.Sprintf(w.DeadlineGone, day, -days)
	}
	return fmt.Sprintf(w.DeadlineToday, day)
}

func key(i *report.ItemRow) string { return i.Question + " " + i.Revision }

func optionsByItem(r *report.Report) map[string][]report.OptionRow {
	options := map[string][]report.OptionRow{}
	for _, o := range r.Options {
		key := o.Question + " " + o.Revision
		options[key] = append(options[key], o)
	}
	return options
}

// gradeOf names the grade of a share of right answers, as it is shown, in
// whole per cent.
func gradeOf(f report.Figure) string {
	switch shown := math.Floor(f.Value*100+0.5) / 100; {
	case !f.Known:
		return "none"
	case shown < low:
		return "bad"
	case shown < fair:
		return "fair"
	}
	return "good"
}

// worse sorts utilities by what is known of them, the lowest share first.
func worse(a, b report.TopicRow) int {
	return cmp.Compare(orOne(a.Share.Shown()), orOne(b.Share.Shown()))
}

func orOne(f report.Figure) float64 {
	if !f.Known {
		return 2
	}
	return f.Value
}

// ranked lists the utilities, the worst known first.
func ranked(r *report.Report) []report.TopicRow {
	ranked := slices.Clone(r.Topics)
	slices.SortStableFunc(ranked, worse)
	return ranked
}
