package sitting_test

import (
	"errors"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/sitting"
)

// A colleague who files failures in somebody's name takes nothing from who was
// enrolled: neither their attempts of the day nor the rest after a failure, nor
// their place in the record.
func TestAColleagueFilesFailures(t *testing.T) {
	now := time.Date(2026, 11, 28, 3, 0, 0, 0, time.UTC)
	folder, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	var letter string
	hoa := record.Person{Name: "Trần Thị Hoa", Unit: "IOIT"}
	if _, err := folder.Enrol(t.Context(), []record.Person{hoa}, func(all []record.Slip) error { letter = all[0].Letter; return nil }); err != nil {
		t.Fatal(err)
	}
	rules := deck.Rules{Attempts: 2, Wait: time.Hour}
	colleague := sitting.Desk{Log: folder, Folder: folder, Public: true}
	known, err := colleague.Known(t.Context(), hoa)
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		_, err := folder.Append(t.Context(), record.Attempt{Learner: known.Person.Learner, Mode: record.Self, StartedAt: record.At(now), EndedAt: record.At(now)})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := colleague.MayBegin(t.Context(), known.Person, rules, now); err == nil {
		t.Error("the colleague goes on")
	}

	hers := sitting.Desk{Log: folder, Folder: folder, Public: true}
	who, own, err := hers.Redeem(t.Context(), letter)
	if err != nil || own == "" {
		t.Fatal(who, own, err)
	}
	hers.Sit(who)
	known, err = hers.Known(t.Context(), record.Person{Name: "Ai Khác", Unit: "IOP"}) // whatever a form may say
	if err != nil || known.Person != who || known.Number != 1 {
		t.Errorf("known: %+v, %v", known, err)
	}
	if err := hers.MayBegin(t.Context(), known.Person, rules, now); err != nil {
		t.Errorf("she may not begin: %v", err)
	}
	j := hers.Begin(record.Journal{}, known.Person, course(), quiz.Paper{})
	if !j.Vouched || j.Verified || j.Learner != who.Learner || hers.Anonymous() {
		t.Errorf("begun: %+v", j)
	}
	hers.Rise()
	if known, err = hers.Known(t.Context(), hoa); err != nil || known.Person.Learner == who.Learner || !hers.Anonymous() {
		t.Errorf("after she rose: %+v, %v", known, err)
	}
}

// Where only enrolled people are recorded nobody else begins; the house's rule
// goes before the deck's.
func TestIdentity(t *testing.T) {
	folder, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	an := record.Person{Learner: "hv-an", Name: "An", Unit: "IOIT"}
	for _, tt := range []struct {
		house, deck, called string
		may                 bool
	}{
		{"", "", "", true}, {"", deck.Open, "", true}, {"", deck.Enrolled, "", false}, {deck.Enrolled, "", "", false},
		{deck.Open, deck.Enrolled, "", true}, {deck.Enrolled, deck.Open, "", false},
		{"", deck.Enrolled, "An", true}, {"", deck.Enrolled, "Bình", false},
	} {
		desk := sitting.Desk{Folder: folder, Identity: tt.house, Called: tt.called}
		err := desk.MayBegin(t.Context(), an, deck.Rules{Identity: tt.deck}, time.Now())
		if (err == nil) != tt.may || err != nil && !errors.Is(err, locale.QuizEnrolled) {
			t.Errorf("%+v: %v", tt, err)
		}
	}
}
