package report_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/report/format"
	"training.vast.vn/vneid-training/internal/roster"
	"training.vast.vn/vneid-training/internal/theme"
)

// threePasses are a member who failed first, one who passed in another unit,
// and somebody who is not on the roster; a fourth has not passed.
func threePasses(t *testing.T) report.Input {
	t.Helper()
	people := map[string]record.Person{}
	for _, p := range []record.Person{
		{Learner: "hv-a", Name: "Trần Bình", Unit: "IOIT", Code: "007"}, {Learner: "hv-b", Name: "Lê Lan", Unit: "IMH", Code: "CB2"}, {Learner: "hv-c", Name: "An", Unit: "IMH"},
		{Learner: "hv-d", Name: "Phạm Sơn", Unit: "IOIT"},
	} {
		people[p.Learner] = p
	}
	vouched := try(3, "hv-b", "IMH", "b", "a")
	vouched.Verified, vouched.Vouched = true, true
	return report.Input{
		Files:  []string{file(t, chained(t, try(1, "hv-a", "IOIT", "b", "c"), try(2, "hv-a", "IOIT", "b", "a"), vouched, try(200, "hv-c", "IMH", "b", "a"), try(201, "hv-d", "IOIT", "b", "c"))...)},
		Decks:  []*deck.Deck{small(t)},
		Roster: []roster.Member{{Unit: "IOIT", Name: "Lê Lan", Code: "CB2"}, {Unit: "IOIT", Name: "Trần Bình", Code: "007"}, {Unit: "IOIT", Name: "Phạm Sơn"}},
		People: people, Names: true, Words: locale.For(locale.Vi),
	}
}

func TestWhoHasPassed(t *testing.T) {
	in := threePasses(t)
	show := func(r *report.Report) (all []string) {
		for _, p := range r.People {
			all = append(all, fmt.Sprint(p.Unit, " ", p.Name, " ", p.Code, " ", p.At.Format("02/01 15:04"), " ", p.In, " ", p.Receipt, " ", p.Proof, " ", p.Listed))
		}
		return all
	}
	receipt := func(n int) string { return record.Receipt(record.Attempt{ID: id(n)}) }
	want := []string{
		"IOIT Lê Lan CB2 02/11 11:05 IMH " + receipt(3) + " vouched true",
		"IOIT Trần Bình 007 02/11 10:05  " + receipt(2) + " typed true",
		"IMH An  10/11 16:05  " + receipt(200) + " typed false",
	}
	r := build(t, in)
	if got := show(r); !slices.Equal(got, want) {
		t.Errorf("on the roster and others:\n%q, want\n%q", got, want)
	}
	if s := r.Summary; s.People != 3 || s.Passed != 2 || s.Started != 3 || s.Others != 1 || s.Proofs != [3]int{1, 0, 1} {
		t.Errorf("%+v; want 2 of 3 passed, one vouched for, and one other", s)
	}
	if len(r.Weeks) != 2 || r.Weeks[0].Monday.Format("02/01") != "02/11" || r.Weeks[0].Attempts != 3 || r.Weeks[0].Passed != 2 || r.Weeks[1].Attempts != 2 || r.Weeks[1].Total != 2 {
		t.Errorf("weeks: %+v", r.Weeks)
	}
	in.Roster = nil
	if got := show(build(t, in)); len(got) != 3 || !strings.HasPrefix(got[0], "IMH An") || !strings.HasPrefix(got[1], "IMH Lê Lan") || !strings.HasPrefix(got[2], "IOIT Trần") { // the deck has IMH first
		t.Errorf("without a roster: %q", got)
	}
	in.Names = false
	if got := show(build(t, in)); len(got) > 0 {
		t.Errorf("though nobody asked for names: %q", got)
	}
}

// The first and last day count whole, by Vietnam's clock.
func TestSinceAndUntil(t *testing.T) {
	in := threePasses(t)
	day := func(d int) time.Time { return time.Date(2026, 11, d, 0, 0, 0, 0, locale.Vietnam()) }
	for _, c := range []struct {
		since, until time.Time
		passed       int
		attempts     int
	}{{day(2), day(2), 2, 3}, {day(3), day(9), 0, 0}, {day(10), time.Time{}, 0, 2}, {time.Time{}, day(10), 2, 5}} {
		in.Since, in.Until = c.since, c.until
		r := build(t, in)
		counted := 0
		for _, w := range r.Weeks {
			counted += w.Attempts
		}
		if r.Summary.Passed != c.passed || counted != c.attempts {
			t.Errorf("%v to %v: %d passed, %d attempts; want %d and %d", c.since, c.until, r.Summary.Passed, counted, c.passed, c.attempts)
		}
	}
}

func TestPeopleAsTextAndCSV(t *testing.T) {
	words := locale.For(locale.Vi)
	r := build(t, threePasses(t))
	tables := slices.DeleteFunc(r.Tables(words), func(t report.Table) bool { return t.ID != "people" })
	var b bytes.Buffer
	for _, width := range []int{0, 60, 120} {
		b.Reset()
		if err := format.WriteTables(&b, tables, words, theme.Look{Profile: colorprofile.NoTTY}, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := len([]rune(line)) - 1; width > 0 && n > width || strings.HasSuffix(line, " \n") || strings.Contains(line, "\x1b") {
				t.Errorf("%d columns: %q", width, line)
			}
		}
		if width != 60 && (!strings.Contains(b.String(), "Trần Bình") || !strings.Contains(b.String(), "được xác nhận")) {
			t.Errorf("%d columns:\n%s", width, b.String())
		}
	}
	for separator, want := range map[rune]string{
		',': "IOIT,Viện Công nghệ thông tin,Trần Bình,007,2026-11-02 10:05:00,1,Cả khóa,",
		';': `IOIT;Viện Công nghệ thông tin;Trần Bình;"=""007""";02/11/2026 10:05:00;1;Cả khóa;`,
	} {
		b.Reset()
		if err := format.WriteCSV(&b, tables, words, separator); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
	b.Reset()
	units := slices.DeleteFunc(r.Tables(words), func(t report.Table) bool { return t.ID != "units" })
	if err := format.WriteCSV(&b, units, words, ';'); err != nil || !strings.Contains(b.String(), ";0,666667;") {
		t.Errorf("decimals for people: %v\n%s", err, b.String())
	}
}
