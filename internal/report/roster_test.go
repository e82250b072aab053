package report_test

import (
	"slices"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

func TestReadRoster(t *testing.T) {
	decks := []*deck.Deck{small(t)}
	binh := report.Member{Unit: "IOIT", Name: "Trần Bình", Code: "012"}
	for name, c := range map[string]struct {
		text string
		want []report.Member
		err  string
	}{
		"commas":            {"unit,name,code\nIOIT,Trần Bình,012\n", []report.Member{binh}, ""},
		"semicolons, BOM":   {"\ufeffMã cán bộ;Họ và tên;Đơn vị\n012;Trần Bình;Viện Công nghệ thông tin\n", []report.Member{binh}, ""},
		"tabs, more":        {"stt\tunit\tname\tcode\tnote\r\n1\tioit\tTrần  Bình\t012\tx\r\n", []report.Member{binh}, ""},
		"decomposed":        {"don vi,ho ten,ma\nIOIT,Tra\u0302\u0300n Bi\u0300nh,012\n", []report.Member{binh}, ""},
		"no code":           {"unit,name\nIMH,Lê Lan\n\n,,\nIMH,Lê Huệ\n", []report.Member{{Unit: "IMH", Name: "Lê Lan"}, {Unit: "IMH", Name: "Lê Huệ"}}, ""},
		"only a head":       {"unit,name\n", []report.Member{}, ""},
		"escape sequences":  {"unit,name\nIMH,\x1b[31mLê\u202e Lan\n", []report.Member{{Unit: "IMH", Name: "Lê Lan"}}, ""},
		"empty":             {"", nil, "line 1: the roster is empty"},
		"no head":           {"IOIT,Trần Bình,012\n", nil, "line 1: the columns are called IOIT, Trần Bình, 012"},
		"a unit not known":  {"unit,name\nIOIT,Trần Bình\nXYZ,Lê Lan\n", nil, `line 3: no unit "XYZ"`},
		"neither":           {"unit,name,code\nIOIT,,\n", nil, "line 2: there is neither a name nor a code"},
		"a quote not ended": {"unit,name\nIOIT,\"Trần\n", nil, "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := report.ReadRoster(strings.NewReader(c.text), decks)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				return
			}
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func FuzzReadRoster(f *testing.F) {
	decks := []*deck.Deck{small(f)}
	f.Add("unit,name,code\nIOIT,Trần Bình,012\n")
	f.Add("\ufeffđơn vị;họ tên\nIMH;\"Lê \"\"Lan\"\"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := report.ReadRoster(strings.NewReader(text), decks)
		if err != nil {
			return
		}
		for _, m := range all {
			if code, ok := report.UnitCode(decks, m.Unit); !ok || code != m.Unit || m.Name == "" && m.Code == "" || strings.ContainsAny(m.Name+m.Code, "\x1b\n\r\u202e") {
				t.Errorf("member %q", m)
			}
		}
	})
}

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
	roster := []report.Member{
		{Unit: "IOIT", Name: "TRẦN BÌNH", Code: ""},
		{Unit: "IOIT", Name: "Lê Lan"},
		{Unit: "IMH", Name: "Lê Lan"},
		{Unit: "IOIT", Name: "Hòa"},                 // the tone stands elsewhere: the same person
		{Unit: "IOIT", Name: "Hòa"},                 // a second one of that name
		{Unit: "IOIT", Name: "Phạm Sơn", Code: "8"}, // not the one with code 7
		{Unit: "IOIT", Name: "P. Sơn", Code: "7"},   // he, by his code
	}
	r := build(t, report.Input{Files: []string{record}, Decks: []*deck.Deck{d}, Roster: roster, People: people})
	half := report.Figure{Value: 0.5, Known: true}
	want := []report.LeftRow{
		{Member: roster[1], State: report.NotPassed, Best: half, Attempts: 1},
		{Member: roster[2], State: report.NotStarted},
		{Member: roster[4], State: report.SameName},
		{Member: roster[5], State: report.NotStarted},
	}
	if !slices.Equal(r.Left, want) {
		t.Errorf("left:\n%+v, want\n%+v", r.Left, want)
	}
	for _, u := range r.Units {
		if u.Code == "IOIT" && (u.People != 6 || u.Share != (report.Figure{Value: 0.5, Known: true})) {
			t.Errorf("IOIT: %+v, want 3 of the roster's 6", u)
		}
	}
	one := build(t, report.Input{Files: []string{record}, Decks: []*deck.Deck{d}, Roster: roster, People: people, Unit: "IMH"})
	if len(one.Left) != 1 || len(one.Units) != 1 || one.Summary.Started != 0 || one.Summary.People != 1 {
		t.Errorf("of IMH alone: %+v, units %+v, left %+v", one.Summary, one.Units, one.Left)
	}
}
