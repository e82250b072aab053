package record

import (
	"bytes"
	"testing"
	"time"
)

// An attempt is the name's that it was begun under, spelled as it was then.
func TestRecordedUnderTheNameOfTheAttempt(t *testing.T) {
	each(t, testRecordedUnderTheNameOfTheAttempt)
}

func testRecordedUnderTheNameOfTheAttempt(t *testing.T, dir string) {
	f := open(t, dir)
	learner := f.LearnerID("Trần Thị Hoa", "IOIT", "")
	say := func(name string) {
		t.Helper()
		if err := f.Remember(t.Context(), Person{Learner: learner, Name: name, Unit: "IOIT"}); err != nil {
			t.Fatal(err)
		}
	}
	take := func(name string) string {
		t.Helper()
		say(name)
		a := sample(learner)
		a.ID = NewID()
		a.StartedAt, a.EndedAt = At(f.opt.now()), At(f.opt.now())
		a.Who = f.Bind(a.ID, name, "IOIT")
		a, err := f.Append(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		return Receipt(a)
	}
	is := func(receipt, want string) {
		t.Helper()
		e, ok, err := f.Recorded(t.Context(), receipt)
		if err != nil || !ok || e.Person.Name != want {
			t.Errorf("%s is %q's, %v, %v; want %q", receipt, e.Person.Name, ok, err, want)
		}
	}
	first := take("Trần Thị Hoa")
	say("tRẦN tHỊ hOA")
	is(first, "Trần Thị Hoa")
	if err := f.Rename(t.Context(), Person{Learner: learner, Name: "Trần Thị Hoà", Unit: "IMH"}, "test", "spelling", ""); err != nil {
		t.Fatal(err)
	}
	is(first, "Trần Thị Hoà")
	time.Sleep(2 * time.Millisecond)
	second := take("Trần Thị Hoa B")
	is(first, "Trần Thị Hoà")
	is(second, "Trần Thị Hoa B")
	if e, _, _ := f.Recorded(t.Context(), first); e.Person.Unit != "IMH" {
		t.Errorf("the unit is %q", e.Person.Unit)
	}
	text := readKept(t, dir, File)
	if bytes.Contains(text, []byte("Hoa")) || bytes.Contains(text, []byte("Hoà")) {
		t.Error("the record holds a name")
	}
	if c, err := Verify(bytes.NewReader(text)); err != nil || len(c.Breaks) > 0 {
		t.Errorf("the chain: %+v, %v", c, err)
	}
	if _, err := f.Erase(t.Context(), learner, "test", "", ""); err != nil {
		t.Fatal(err)
	}
	is(first, "")
}

// A line of before names were tied to attempts has the name that was known
// when it ended, whatever was typed since.
func TestRecordedOfAnOldLine(t *testing.T) {
	for _, tt := range []struct {
		name   string
		ended  time.Duration // after the first name, before the second
		second time.Duration
		want   string
	}{
		{"a name before", time.Hour, 2 * time.Hour, "Nguyễn Văn An"},
		{"at a kiosk, just after", -time.Minute, 2 * time.Hour, "Nguyễn Văn An"},
		{"no name then", -48 * time.Hour, time.Hour, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := open(t, t.TempDir())
			begun := f.opt.now()
			for _, n := range []struct {
				name string
				at   time.Time
			}{{"Nguyễn Văn An", begun}, {"Bộ trưởng Bất Kỳ", begun.Add(tt.second)}} {
				f.opt.Now = func() time.Time { return n.at }
				if err := f.Remember(t.Context(), Person{Learner: "hv-1", Name: n.name}); err != nil {
					t.Fatal(err)
				}
			}
			a := sample("hv-1")
			a.EndedAt = At(begun.Add(tt.ended))
			a, err := f.Append(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			if e, ok, err := f.Recorded(t.Context(), Receipt(a)); err != nil || !ok || e.Person.Name != tt.want {
				t.Errorf("it is %q's, %v, %v; want %q", e.Person.Name, ok, err, tt.want)
			}
		})
	}
}
