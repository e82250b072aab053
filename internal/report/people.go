package report

import (
	"cmp"
	"context"
	"slices"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/roster"
)

// A PassRow is somebody who has passed: on the roster as that names them, else
// as they named themselves.
type PassRow struct {
	roster.Member
	Listed  bool   // on the roster
	In      string // code of the unit where they passed, if that is another
	At      time.Time
	Score   Figure
	Route   string // worded
	Receipt string // "7K3M-9QX2"
	Proof   string // as record.Proof

	pass *entry
}

// passRow words a pass.
func (b *builder) passRow(m roster.Member, listed bool, l *learner) PassRow {
	e := l.pass
	row := PassRow{
		Member: m, Listed: listed, At: at(e.ended).In(locale.Vietnam()), Score: Share{int(e.correct), int(e.of)}.Value(),
		Route: b.routeTitle(b.survey.routes.shown[e.route]), Proof: string(proofs[l.proof]), pass: e,
	}
	if unit := b.survey.units.shown[e.unit]; unit != m.Unit {
		row.In = unit
	}
	return row
}

var proofs = [...]record.Proof{record.Typed, record.SameKey, record.Vouched} // by strength

// passes lists who has passed: the roster in its order, then others by unit and
// name.
func (b *builder) passes(seats []*seat, all []*person) {
	byLearner := map[*learner]*person{}
	for _, p := range all {
		byLearner[p.learner] = p
	}
	for _, s := range seats {
		if s.passed != nil {
			b.report.People = append(b.report.People, b.passRow(s.Member, true, s.passed.learner))
		}
	}
	var others []PassRow
	for i := range b.survey.learners {
		l := &b.survey.learners[i]
		p := byLearner[l]
		if l.pass == nil || p != nil && p.taken {
			continue
		}
		m := roster.Member{Unit: b.survey.units.shown[l.latest.unit]}
		if p != nil {
			m.Name, m.Code = Shown(p.Name), Shown(p.Code)
		}
		others = append(others, b.passRow(m, false, l))
	}
	place := b.unitPlaces()
	slices.SortStableFunc(others, func(x, y PassRow) int {
		return cmp.Or(cmp.Compare(orLast(place[x.Unit]), orLast(place[y.Unit])), cmp.Compare(x.Unit, y.Unit),
			cmp.Compare(record.FoldName(x.Name), record.FoldName(y.Name)), x.At.Compare(y.At))
	})
	b.report.People = append(b.report.People, others...)
}

// receipts reads the lines of the passes again: a receipt is made of the
// attempt's whole id.
func (b *builder) receipts(ctx context.Context) error {
	rows := map[*entry][]int{}
	for i, p := range b.report.People {
		rows[p.pass] = append(rows[p.pass], i)
	}
	c := b.survey
	return parallel(ctx, b.in.Workers, len(c.chunks), func(i int) error {
		return c.lines(&c.chunks[i], func(e *entry) bool { return rows[e] != nil }, func(e *entry, line []byte) error {
			receipt := record.Receipt(record.Attempt{ID: string(record.LookAt(line, false).Head.ID)})
			for _, i := range rows[e] { // no two chunks have the same entry
				b.report.People[i].Receipt = receipt
			}
			return nil
		})
	})
}

func (r *Report) peopleTable(w *locale.Report) *Table {
	c := &w.Columns
	t := &Table{ID: "people", Title: w.Tables.People, Columns: []Column{
		{ID: "unit", Title: c.Unit},
		{ID: "unit_name", Title: c.UnitName},
		{ID: "name", Title: c.Name},
		{ID: "code", Title: c.Code},
		{ID: "passed_at", Title: c.PassedAt, Kind: Moment},
		{ID: "score", Title: c.Score, Kind: Ratio},
		{ID: "route", Title: c.RouteTitle},
		{ID: "receipt", Title: c.Receipt},
		{ID: "proof", Title: c.Proof},
		{ID: "passed_in", Title: c.PassedIn},
	}}
	if r.Roster {
		t.Columns = append(t.Columns, Column{ID: "on_roster", Title: c.Listed, Kind: Truth})
	}
	for _, p := range r.People {
		cells := []Cell{p.Unit, r.unitNames[p.Unit], word(p.Name), word(p.Code), p.At, p.Score.Cell(), p.Route, p.Receipt, Term{p.Proof, ProofWord(record.Proof(p.Proof), &w.Proof)}, word(p.In)}
		if r.Roster {
			cells = append(cells, p.Listed)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
