package report_test

import (
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report"
	"training.vast.vn/vneid-training/internal/roster"
)

// A colleague files failures and a pass in her name: her own attempt stays her
// first, her pass is the one that is vouched for, and what an organiser gives her
// of the rest is hers from then on.
func TestAnEnrolledPersonsAttempts(t *testing.T) {
	d := small(t)
	people := map[string]record.Person{}
	for _, p := range []record.Person{{Learner: "hv-a", Name: "Trần Thị Hoa", Unit: "IOIT"}, {Learner: "hv-z", Name: "Trần Thị Hoa", Unit: "IOIT"}} {
		people[p.Learner] = p // hv-a was typed, hv-z is enrolled
	}
	var lines []any
	for n := range 20 {
		lines = append(lines, try(n+1, "hv-a", "IOIT", "c", "c"))
	}
	stranger := try(30, "hv-a", "IOIT", "b", "a")
	hers := try(31, "hv-z", "IOIT", "b", "a")
	hers.Verified, hers.Vouched = true, true
	lines = append(lines, stranger, hers)
	ask := func(lines []any) *report.Report {
		return build(t, report.Input{
			Files: []string{file(t, chained(t, lines...)...)}, Decks: []*deck.Deck{d}, People: people, Names: true,
			Roster: []roster.Member{{Unit: "IOIT", Name: "Trần Thị Hoa"}},
		})
	}
	r := ask(lines)
	if s := r.Summary; s.Passed != 1 || s.Others != 1 || r.People[0].Proof != string(record.Vouched) || r.People[0].Receipt != record.Receipt(hers) || !r.People[0].Listed {
		t.Errorf("passed %d, others %d: %+v", s.Passed, s.Others, r.People)
	}
	if r.People[1].Proof != string(record.Typed) {
		t.Errorf("of the typed name: %+v", r.People[1])
	}
	claim := record.Correction{V: 1, Type: record.Claimed, ID: id(990), Attempt: stranger.ID, From: "hv-a", Learner: "hv-z", At: record.At(now)}
	r = ask(append(lines, claim))
	if s := r.Summary; s.Passed != 1 || s.Others != 0 || len(r.People) != 1 || r.People[0].Proof != string(record.Vouched) {
		t.Errorf("once it is hers: passed %d, others %d: %+v", s.Passed, s.Others, r.People)
	}
	var owned []string
	err := report.EachCounted(t.Context(), report.Input{Files: []string{file(t, chained(t, append(lines, claim)...)...)}}, func(a *record.Attempt) error {
		if a.Learner == "hv-z" && a.Proof() == record.Vouched {
			owned = append(owned, a.ID)
		}
		return nil
	})
	if err != nil || len(owned) != 2 {
		t.Errorf("the enrolled person's attempts: %q, %v", owned, err)
	}
}
