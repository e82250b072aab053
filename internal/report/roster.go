package report

import (
	"maps"
	"slices"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/roster"
)

// States of a LeftRow.
const (
	NotStarted = "not-started"
	NotPassed  = "not-passed"
	SameName   = "same-name" // another of that name has passed: whose result is it?
)

// A LeftRow is somebody on the roster who has not passed.
type LeftRow struct {
	roster.Member
	State    string
	In       string // code of the unit where the one of the same name is, if that is another
	Best     Figure
	Attempts int
}

// A person is a learner of whom a name is known.
type person struct {
	record.Person
	*learner
	code, name, bare string // folded
	claimed          bool   // somebody on the roster is known to be them
	taken            bool   // and their result is that one's
	away             bool   // they did it in a unit that was not asked for
}

// seat is a member of the roster and who they are: more than one where they
// typed their name in two ways or two people share one.
type seat struct {
	roster.Member
	code, name, bare string
	mine             []*person
	passed           *person // of mine; nil: not yet
}

// people looks up how everybody stands of whom a name is known, sorted by id.
func (b *builder) people() []*person {
	var all []*person
	for _, id := range slices.Sorted(maps.Keys(b.in.People)) {
		p := b.in.People[id]
		one := &person{Person: p, learner: &learner{}, code: record.Fold(p.Code), name: record.FoldName(p.Name), bare: record.FoldBare(p.Name)}
		if i, ok := b.survey.learnerAt[keyOf([]byte(id))]; ok {
			one.learner = &b.survey.learners[i]
			if one.attempts == 0 && b.survey.away != nil {
				one.learner, one.away = &b.survey.away[i], true
			}
		}
		all = append(all, one)
	}
	return all
}

// The ways in which a member is known to be a learner, the surest first. A
// staff code is the same person's whatever the unit, if the names agree: some
// units count from 1.
var sameness = []func(*seat, *person) bool{
	func(s *seat, p *person) bool { return s.code != "" && s.code == p.code && s.Unit == p.Unit },
	func(s *seat, p *person) bool {
		return s.code != "" && s.code == p.code && !p.claimed && (s.bare == "" || p.bare == "" || s.bare == p.bare)
	},
	func(s *seat, p *person) bool { return s.Unit == p.Unit && s.name == p.name && s.mayBe(p) },
	func(s *seat, p *person) bool {
		return s.Unit == p.Unit && s.bare == p.bare && !p.claimed && (s.name == s.bare || p.name == p.bare) && s.mayBe(p)
	},
}

// mayBe says that codes and names do not speak against it.
func (s *seat) mayBe(p *person) bool { return s.name != "" && (s.code == "" || p.code == "") }

// seats finds who the members of the roster are.
func (b *builder) seats(all []*person) []*seat {
	byCode, byBare := map[string][]*person{}, map[string][]*person{}
	for _, p := range all {
		byCode[p.code], byBare[p.bare] = append(byCode[p.code], p), append(byBare[p.bare], p)
	}
	var seats []*seat
	for _, m := range b.in.Roster {
		if b.in.Unit == "" || m.Unit == b.in.Unit {
			seats = append(seats, &seat{Member: m, code: record.Fold(m.Code), name: record.FoldName(m.Name), bare: record.FoldBare(m.Name)})
		}
	}
	for i, same := range sameness {
		for _, s := range seats {
			candidates := byBare[s.bare]
			if i < 2 {
				candidates = byCode[s.code]
			}
			if len(s.mine) > 0 {
				continue
			}
			for _, p := range candidates {
				if same(s, p) {
					s.mine = append(s.mine, p)
				}
			}
			for _, p := range s.mine {
				p.claimed = true
			}
		}
	}
	for _, s := range seats {
		for _, p := range s.mine {
			if p.pass != nil && !p.taken && (s.passed == nil || p.proof > s.passed.proof) {
				s.passed = p // rather what the organiser vouches for
			}
		}
		if s.passed != nil {
			s.passed.taken = true
		}
	}
	return seats
}

// left says how a member stands who has not passed. Others of the same name
// may have.
func (s *seat) left(others []*person) LeftRow {
	row := LeftRow{Member: s.Member, State: NotStarted}
	var best learner
	shared := false
	for _, p := range s.mine {
		if p.pass != nil { // it is another's
			shared = true
			continue
		}
		row.Attempts += int(p.attempts)
		if (&entry{correct: p.correct, of: p.of}).better(best.correct, best.of) {
			best = *p.learner
		}
	}
	if best.of > 0 {
		row.Best = Share{int(best.correct), int(best.of)}.Value()
	}
	if row.Attempts > 0 {
		row.State = NotPassed
		return row
	}
	if shared {
		row.State = SameName
		return row
	}
	for _, p := range others {
		if p.pass != nil && !p.taken && p.Unit != s.Unit && s.name == p.name && s.mayBe(p) {
			row.State, row.In = SameName, p.Unit
			return row
		}
	}
	return row
}
