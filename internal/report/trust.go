package report

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/roster"
)

// The bank counts as farmed by who passed after so many attempts in so short a
// time: each shows the answers to as many questions as a quiz has.
const (
	farmedAttempts = 5
	farmedWithin   = time.Hour
)

// A HastyRow is an attempt that was answered faster than anybody reads and does
// not count until an organiser accepts it.
type HastyRow struct {
	Receipt string
	Ended   time.Time
	Unit    string // code
	Score   Share
	Passed  bool
	Proof   record.Proof
}

// A TryRow counts learners by the attempts that they took to pass, From to To
// (0: or more), those that do not count for their haste among them.
type TryRow struct {
	From, To int
	People   int
	Farmed   int // of them, who had that many attempts in an hour
}

// trust lists what deserves a second look: attempts answered in haste, and how
// many attempts passes took.
func (b *builder) trust() {
	c := b.survey
	tries, ended := make([]int, len(c.learners)), make([][]int64, len(c.learners))
	for i := range c.chunks {
		for n := range c.chunks[i].entries {
			e := &c.chunks[i].entries[n]
			if e.flags&(hasty|preview|duplicate|withdrawn|elsewhere) == hasty {
				b.report.Hasty = append(b.report.Hasty, HastyRow{
					Receipt: record.Receipt(record.Attempt{ID: uuid.UUID(e.id).String()}), Ended: at(e.ended).In(locale.Vietnam()),
					Unit: c.units.shown[e.unit], Score: Share{int(e.correct), int(e.of)}, Passed: e.flags&passed != 0, Proof: proofs[e.proof],
				})
			}
			pass := c.learners[e.learner].pass
			if e.flags&(preview|duplicate|withdrawn|elsewhere|nobody) != 0 || pass == nil || e.ended > pass.ended {
				continue
			}
			if tries[e.learner]++; pass.ended-e.ended <= farmedWithin.Milliseconds() {
				ended[e.learner] = append(ended[e.learner], e.ended)
			}
		}
	}
	slices.SortFunc(b.report.Hasty, func(x, y HastyRow) int {
		return cmp.Or(y.Ended.Compare(x.Ended), cmp.Compare(x.Receipt, y.Receipt))
	})
	rows := []TryRow{{From: 1, To: 1}, {From: 2, To: 2}, {From: 3, To: 4}, {From: 5, To: 9}, {From: 10}}
	for i, n := range tries {
		if n == 0 {
			continue
		}
		row := &rows[slices.IndexFunc(rows, func(r TryRow) bool { return r.To == 0 || n <= r.To })]
		row.People++
		if len(ended[i]) >= farmedAttempts {
			row.Farmed++
			b.report.Summary.Farmed++
		}
	}
	b.report.Tries = rows
}

func (r *Report) hastyTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "hasty", Title: w.Tables.Hasty, Columns: []Column{
		{ID: "receipt", Title: c.Receipt},
		{ID: "ended", Title: c.Ended, Kind: Moment},
		{ID: "unit", Title: c.Unit},
		{ID: "right", Title: c.Right, Kind: Count},
		{ID: "of", Title: c.Of, Kind: Count},
		{ID: "passed", Title: c.Passed, Kind: Truth},
		{ID: "proof", Title: c.Proof},
	}}
	for _, h := range r.Hasty {
		t.add(h.Receipt, h.Ended, h.Unit, h.Score.K, h.Score.N, h.Passed, Term{string(h.Proof), ProofWord(h.Proof, &w.Proof)})
	}
	return t
}

// ProofWord says how it is known whose an attempt is.
func ProofWord(p record.Proof, w *locale.ReportProofs) string {
	switch p {
	case record.Vouched:
		return w.Vouched
	case record.SameKey:
		return w.SameKey
	}
	return w.Typed
}

func (r *Report) triesTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "tries", Title: w.Tables.Tries, Columns: []Column{
		{ID: "from", Title: c.From, Kind: Count},
		{ID: "to", Title: c.To, Kind: Count},
		{ID: "passed", Title: c.Passed, Kind: Count},
		{ID: "farmed", Title: c.Farmed, Kind: Count},
	}}
	for _, row := range r.Tries {
		t.add(row.From, Some(row.To), row.People, row.Farmed)
	}
	return t
}

// A DoubleRow is a learner who is likely the same person as the others of its
// group: in one unit their names differ only by marks or by letters that look
// alike, or anywhere they have the same staff code.
type DoubleRow struct {
	Group    int // from 1
	Learner  string
	Person   roster.Member
	Attempts int
	Passed   bool
	Proof    record.Proof // of a pass
}

// doubles finds the learners with attempts that are likely one person.
func (b *builder) doubles() {
	if b.in.Roster == nil && !b.in.Names {
		return
	}
	groups := map[[2]string][]*person{} // by unit and name, or by staff code
	for _, p := range b.people() {
		if p.attempts == 0 {
			continue
		}
		keys := [][2]string{{p.Unit, p.bare}}
		if p.code != "" {
			keys = append(keys, [2]string{"", p.code})
		}
		for _, k := range keys {
			groups[k] = append(groups[k], p)
		}
	}
	group, told := 0, map[string]bool{}
	for _, k := range slices.SortedFunc(maps.Keys(groups), func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }) {
		all := groups[k]
		slices.SortFunc(all, func(x, y *person) int {
			return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Person.Learner, y.Person.Learner))
		})
		codes := map[string]bool{}
		fresh := 0
		for _, p := range all {
			if p.code != "" {
				codes[p.code] = true
			}
			if !told[p.Person.Learner] {
				fresh++
			}
		}
		if len(all) < 2 || len(codes) > 1 || fresh == 0 { // two staff codes are two people of one name
			continue
		}
		group++
		for _, p := range all {
			told[p.Person.Learner] = true
			b.report.Doubles = append(b.report.Doubles, DoubleRow{
				Group: group, Learner: p.Person.Learner, Person: roster.Member{Unit: p.Unit, Name: Shown(p.Name), Code: Shown(p.Person.Code)},
				Attempts: int(p.attempts), Passed: p.pass != nil, Proof: proofs[p.proof],
			})
		}
	}
}

func (r *Report) doublesTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "doubles", Title: w.Tables.Doubles, Columns: []Column{
		{ID: "group", Title: c.Group, Kind: Count},
		{ID: "learner", Title: c.Learner},
		{ID: "unit", Title: c.Unit},
		{ID: "name", Title: c.Name},
		{ID: "code", Title: c.Code},
		{ID: "attempts", Title: c.Attempts, Kind: Count},
		{ID: "passed", Title: c.Passed, Kind: Truth},
		{ID: "proof", Title: c.Proof},
	}}
	for _, d := range r.Doubles {
		proof := Cell(nil)
		if d.Passed {
			proof = Term{string(d.Proof), ProofWord(d.Proof, &w.Proof)}
		}
		t.add(d.Group, d.Learner, d.Person.Unit, d.Person.Name, word(d.Person.Code), d.Attempts, d.Passed, proof)
	}
	return t
}
