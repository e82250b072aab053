package report_test

import (
	"reflect"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
)

// An attempt that was too fast is listed with the receipt that people accept
// takes, until it is accepted or taken back.
func TestHastyAttemptsAreListed(t *testing.T) {
	fast := try(6, "hv-d", "IOIT", "b", "c")
	fast.Hasty, fast.Verified = true, true
	ask := func(lines ...any) []report.HastyRow {
		return build(t, report.Input{Files: []string{file(t, chained(t, lines...)...)}}).Hasty
	}
	want := []report.HastyRow{{
		Receipt: record.Receipt(fast), Ended: fast.EndedAt.In(locale.Vietnam()), Unit: "IOIT", Score: report.Share{K: 1, N: 2}, Proof: record.SameKey,
	}}
	if got := ask(fast, try(7, "hv-e", "IOIT", "b", "a")); !reflect.DeepEqual(got, want) {
		t.Errorf("listed are %+v, want %+v", got, want)
	}
	for _, kind := range []string{record.Accepted, record.Void} {
		if got := ask(fast, record.Correction{V: 1, Type: kind, ID: id(980), Attempt: fast.ID, At: record.At(now)}); len(got) != 0 {
			t.Errorf("after %q: %+v", kind, got)
		}
	}
}

// Passes are counted by the attempts that they took, those of a bank that was
// farmed apart.
func TestTriesBeforeAPass(t *testing.T) {
	var lines []any
	n := 0
	add := func(learner string, passed, fast bool, at time.Duration) {
		n++
		a := try(n, learner, "IOIT", "c", "c")
		if passed {
			a = try(n, learner, "IOIT", "b", "a")
		}
		a.Hasty, a.EndedAt = fast, record.At(began.Add(at))
		lines = append(lines, a)
	}
	add("hv-once", true, false, 0)
	add("hv-once", false, false, time.Hour) // after it passed: one attempt all the same
	for i := range 6 {                      // a week apart
		add("hv-patient", i == 5, false, time.Duration(i)*7*24*time.Hour)
	}
	for i := range 6 { // ten minutes apart, the first ones only to see the answers
		add("hv-farmer", i == 5, i < 5, time.Duration(i)*10*time.Minute)
	}
	add("hv-failed", false, false, 0)
	r := build(t, report.Input{Files: []string{file(t, chained(t, lines...)...)}})
	want := []report.TryRow{{From: 1, To: 1, People: 1}, {From: 2, To: 2}, {From: 3, To: 4}, {From: 5, To: 9, People: 2, Farmed: 1}, {From: 10}}
	if !reflect.DeepEqual(r.Tries, want) || r.Summary.Farmed != 1 {
		t.Errorf("tries %+v, %d farmed, want %+v", r.Tries, r.Summary.Farmed, want)
	}
}

// Who is likely one person is listed together: names that differ by marks or by
// letters that look alike, in one unit; or one staff code. Two staff codes are
// two people, and so are two units.
func TestDoubles(t *testing.T) {
	people, lines := map[string]record.Person{}, []any{}
	for i, p := range []record.Person{
		{Learner: "hv-0", Name: "Trần Thị Hoa", Unit: "IOIT"},
		{Learner: "hv-1", Name: "Tran Thi Hoa", Unit: "IOIT"},
		{Learner: "hv-2", Name: "Trần Thị Ноа", Unit: "IOIT"}, // Cyrillic
		{Learner: "hv-3", Name: "Trần Thị Hoa", Unit: "IMH"},
		{Learner: "hv-4", Name: "Lê An", Unit: "IMH", Code: "017"},
		{Learner: "hv-5", Name: "Lê Văn An", Unit: "IOIT", Code: "017"},
		{Learner: "hv-6", Name: "Vũ Bình", Unit: "IMH", Code: "1"},
		{Learner: "hv-7", Name: "Vũ Bình", Unit: "IMH", Code: "2"},
		{Learner: "hv-8", Name: "Vũ Chi", Unit: "IMH"},
		{Learner: "hv-9", Name: "Vũ Chí", Unit: "IMH"}, // no attempt
	} {
		people[p.Learner] = p
		if i < 9 {
			a := try(i+1, p.Learner, p.Unit, "b", "a")
			a.Verified = i == 0
			lines = append(lines, a)
		}
	}
	in := report.Input{Files: []string{file(t, chained(t, lines...)...)}, People: people, Names: true}
	var got [][]string
	for _, d := range build(t, in).Doubles {
		if d.Group > len(got) {
			got = append(got, nil)
		}
		got[d.Group-1] = append(got[d.Group-1], d.Learner)
	}
	want := [][]string{{"hv-4", "hv-5"}, {"hv-1", "hv-0", "hv-2"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("doubles %v, want %v", got, want)
	}
	in.Names = false
	if d := build(t, in).Doubles; len(d) != 0 {
		t.Errorf("without names: %+v", d)
	}
}
