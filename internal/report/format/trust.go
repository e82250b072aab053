package format

import (
	"fmt"

	"training.vast.vn/vneid-training/internal/report"
)

// mostHasty is how many attempts answered in haste are named one by one.
const mostHasty = 20

// tries says how many attempts passes took.
func (t *text) tries() {
	var parts []string
	farmed := 0
	for _, row := range t.report.Tries {
		name := fmt.Sprint(row.From)
		switch {
		case row.To == 0:
			name = "≥ " + name
		case row.To != row.From:
			name += "–" + fmt.Sprint(row.To)
		}
		if row.People > 0 {
			parts = append(parts, name+": "+t.count(row.People))
		}
		farmed += row.Farmed
	}
	if len(parts) == 0 {
		return
	}
	t.section(t.words.Tables.Tries)
	t.parts("", parts)
	if farmed > 0 {
		t.wrapped("  ! ", t.styles.Wrong, t.words.Totals.Farmed+": "+t.count(farmed))
	}
}

// doubles lists the learners who are likely one person.
func (t *text) doubles() {
	if len(t.report.Doubles) == 0 {
		return
	}
	t.section(t.words.Tables.Doubles)
	for _, d := range t.report.Doubles {
		t.cells(pad(fmt.Sprint(d.Group), 3)+"  ", pad(d.Learner, -13), pad(d.Person.Unit, -9), pad(d.Person.Name, -30), pad(d.Person.Code, -9), t.count(d.Attempts))
	}
	t.muted(t.words.DoublesHint)
}

// hasty lists the attempts that wait for an organiser, and how to accept them.
func (t *text) hasty() {
	if len(t.report.Hasty) == 0 {
		return
	}
	t.section(t.words.Tables.Hasty)
	for i, h := range t.report.Hasty {
		if i == mostHasty {
			t.muted(fmt.Sprintf(t.words.MoreHasty, len(t.report.Hasty)-i))
			break
		}
		t.cells(pad(h.Receipt, -11), pad(h.Ended.Format("02/01/2006 15:04"), -18), pad(h.Unit, -12), pad(fmt.Sprintf("%d/%d", h.Score.K, h.Score.N), -7),
			report.ProofWord(h.Proof, &t.words.Proof))
	}
	t.muted(t.words.AcceptHow)
}
