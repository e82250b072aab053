package report_test

import (
	"slices"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/roster"
)

func TestWhoIsLeft(t *testing.T) {
	d := small(t)
	person := func(learner, name, unit, code string) record.Person {
		return record.Person{Learner: learner, Name: name, Unit: unit, Code: code}
	}
	people := map[string]record.Person{}
	for _, p := range []record.Person{
		person("hv-a", "Trần Bình", "IOIT", "012"), person("hv-b", "Lê Lan", "IOIT", ""), person("hv-c", "Lê Lan", "IMH", ""),
		person("hv-d", "Hoà", "IOIT", ""), person("hv-e", "Phạm Sơn", "IOIT", "7"),
	} {
		people[p.Learner] = p
	}
	record := file(t, chained(t,
		try(1, "hv-a", "IOIT", "b", "a"), // passed
		try(2, "hv-b", "IOIT", "b", "c"), // half
		try(3, "hv-d", "IOIT", "b", "a"), // passed
		try(4, "hv-e", "IOIT", "b", "a"), // passed
	)...)
	members := []roster.Member{
		{Unit: "IOIT", Name: "TRẦN BÌNH", Code: ""},
		{Unit: "IOIT", Name: "Lê Lan"},
		{Unit: "IMH", Name: "Lê Lan"},
		{Unit: "IOIT", Name: "Hòa"},                 // the tone stands elsewhere: the same person
		{Unit: "IOIT", Name: "Hòa"},                 // a second one of that name
		{Unit: "IOIT", Name: "Phạm Sơn", Code: "8"}, // not the one with code 7
		{Unit: "IOIT", Name: "P. Sơn", Code: "7"},   // he, by his code
	}
	r := build(t, report.Input{Files: []string{record}, Decks: []*deck.Deck{d}, Roster: members, People: people})
	half := report.Figure{Value: 0.5, Known: true}
	want := []report.LeftRow{
		{Member: members[1], State: report.NotPassed, Best: half, Attempts: 1},
		{Member: members[2], State: report.NotStarted},
		{Member: members[4], State: report.SameName},
		{Member: members[5], State: report.NotStarted},
	}
	if !slices.Equal(r.Left, want) {
		t.Errorf("left:\n%+v, want\n%+v", r.Left, want)
	}
	for _, u := range r.Units {
		if u.Code == "IOIT" && (u.People != 6 || u.Share != (report.Figure{Value: 0.5, Known: true})) {
			t.Errorf("IOIT: %+v, want 3 of the roster's 6", u)
		}
	}
	one := build(t, report.Input{Files: []string{record}, Decks: []*deck.Deck{d}, Roster: members, People: people, Unit: "IMH"})
	if len(one.Left) != 1 || len(one.Units) != 1 || one.Summary.Started != 0 || one.Summary.People != 1 {
		t.Errorf("of IMH alone: %+v, units %+v, left %+v", one.Summary, one.Units, one.Left)
	}
}

// Whoever is on the roster under another unit, or without marks, is found where
// that is sure, and where it is not the row says who else has passed.
func TestWhoIsWho(t *testing.T) {
	d := small(t)
	people := map[string]record.Person{}
	for _, p := range []record.Person{
		{Learner: "hv-a", Name: "Nguyễn Văn Ân", Unit: "IOIT", Code: "CB1"},
		{Learner: "hv-b", Name: "Lê Thị Hoà", Unit: "IOIT"}, {Learner: "hv-c", Name: "Lê Thị Hoa", Unit: "IMH"},
		{Learner: "hv-d", Name: "Đỗ Sơn", Unit: "IOIT"}, {Learner: "hv-e", Name: "Ai Đó", Unit: "IOIT", Code: "7"},
	} {
		people[p.Learner] = p
	}
	file := file(t, chained(t, try(1, "hv-a", "IMH", "b", "a"), try(2, "hv-b", "IOIT", "b", "a"), try(3, "hv-c", "IMH", "b", "a"),
		try(4, "hv-d", "IOIT", "b", "a"), try(5, "hv-e", "IOIT", "b", "a"), try(6, "hv-f", "IOIT", "b", "a"))...)
	for name, c := range map[string]struct {
		member roster.Member
		unit   string
		state  string // "": has passed
		in     string
	}{
		"a code in another unit":            {member: roster.Member{Unit: "IMH", Name: "NGUYEN VAN AN", Code: "cb1"}},
		"that unit alone":                   {member: roster.Member{Unit: "IOIT", Name: "Nguyễn Văn Ân", Code: "CB1"}, unit: "IOIT"},
		"the code of somebody elsewhere":    {member: roster.Member{Unit: "IMH", Name: "Phạm Minh", Code: "7"}, state: report.NotStarted},
		"without marks":                     {member: roster.Member{Unit: "IOIT", Name: "le thi hoa"}},
		"other marks":                       {member: roster.Member{Unit: "IOIT", Name: "Lê Thị Hoá"}, state: report.NotStarted},
		"Ð and a dash":                      {member: roster.Member{Unit: "IOIT", Name: "Ðỗ–Sơn"}},
		"the name in another unit":          {member: roster.Member{Unit: "IMH", Name: "Đỗ Sơn"}, state: report.SameName, in: "IOIT"},
		"the name there, with another code": {member: roster.Member{Unit: "IMH", Name: "Ai Đó", Code: "8"}, state: report.NotStarted},
	} {
		t.Run(name, func(t *testing.T) {
			r := build(t, report.Input{Files: []string{file}, Decks: []*deck.Deck{d}, Roster: []roster.Member{c.member}, People: people, Unit: c.unit})
			s := r.Summary
			if s.People != 1 || s.Passed != 1-len(r.Left) || c.unit == "" && s.Passed+s.Others != 6 {
				t.Errorf("%d of %d have passed and %d others; want 1 member at most, and 6 together", s.Passed, s.People, s.Others)
			}
			if c.state == "" && len(r.Left) > 0 || c.state != "" && (len(r.Left) != 1 || r.Left[0].State != c.state || r.Left[0].In != c.in) {
				t.Errorf("left: %+v; want %q %q", r.Left, c.state, c.in)
			}
		})
	}
}
