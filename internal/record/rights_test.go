package record

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// folderAt is a folder with a clock of its own.
func folderAt(t testing.TB, dir string, now *time.Time) *Folder {
	t.Helper()
	f, err := Open(dir, Options{Store: storeAt(t, dir), SpareDir: filepath.Join(dir, "spare"), Now: func() time.Time { return *now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func remember(t testing.TB, f *Folder, name, unit string) Person {
	t.Helper()
	p := Person{Learner: f.LearnerID(name, unit, ""), Name: name, Unit: unit}
	if err := f.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFind(t *testing.T) { each(t, testFind) }

func testFind(t *testing.T, dir string) {
	f := open(t, dir)
	hoa := remember(t, f, "Nguyễn Thị Hoà", "IMH")
	other := remember(t, f, "Nguyễn Thị Hoà", "IOP")
	dao := remember(t, f, "Đào Văn Ân", "IOIT")
	if _, err := f.Append(context.Background(), sample("hv-nameless")); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		who  string
		want []string
	}{
		{hoa.Learner, []string{hoa.Learner}},
		{"nguyễn thị  hòa", []string{hoa.Learner, other.Learner}},
		{"nguyen thi hoa", []string{hoa.Learner, other.Learner}},
		{"DAO VAN AN", []string{dao.Learner}},
		{"Nguyễn Thị Hoá", []string{hoa.Learner, other.Learner}}, // marks mistyped: shown, for a person to choose
		{"Đào", nil}, {"", nil}, {"hv-unknown", nil},
		{"hv-nameless", []string{"hv-nameless"}},
	} {
		found, err := f.Find(context.Background(), tt.who)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, p := range found {
			got[p.Learner] = true
		}
		if len(got) != len(tt.want) {
			t.Errorf("Find(%q) = %v, want %v", tt.who, found, tt.want)
		}
		for _, id := range tt.want {
			if !got[id] {
				t.Errorf("Find(%q) = %v, want %v", tt.who, found, tt.want)
			}
		}
	}
}

func TestErase(t *testing.T) { each(t, testErase) }

func testErase(t *testing.T, dir string) {
	ctx, now := context.Background(), day.Add(time.Hour)
	f := folderAt(t, dir, &now)
	an, binh := remember(t, f, "Nguyễn Văn An", "IOIT"), remember(t, f, "Trần Thị Bình", "IOIT")
	an.Code = "CB-7"
	if err := f.Remember(t.Context(), an); err != nil { // a second line about the same person
		t.Fatal(err)
	}
	a := sample(an.Learner)
	if _, err := f.Append(ctx, a); err != nil {
		t.Fatal(err)
	}
	b, err := f.Append(ctx, sample(binh.Learner))
	if err != nil {
		t.Fatal(err)
	}
	under := journalOf(long(an.Learner))
	if err := f.Begin(under); err != nil {
		t.Fatal(err)
	}
	writeKept(t, dir, PeopleFile, append(readKept(t, dir, PeopleFile), `{"v":1,"type":"person","name":"Nguyễn Văn An","le`+"\n"...)) // a torn line
	before := readKept(t, dir, "results.jsonl")
	other := open(t, dir) // the server, which has read the names
	if _, ok, _ := other.Person(an.Learner); !ok {
		t.Fatal("the other process does not know them")
	}

	e, err := f.Erase(ctx, an.Learner, "local", "yêu cầu", "test")
	if err != nil {
		t.Fatal(err)
	}
	if e.Attempts != 1 || e.Journals != 1 || e.Names != 3 || e.Correction.Type != Erase {
		t.Errorf("Erase = %+v", e)
	}
	record := readKept(t, dir, "results.jsonl")
	if !bytes.HasPrefix(record, before) {
		t.Error("lines of the record were edited")
	}
	if c := verify(t, dir); len(c.Breaks) > 0 || c.Sealed != 3 {
		t.Errorf("the record afterwards: %+v", c)
	}
	attempts, tally := readAll(t, dir)
	for _, x := range attempts {
		if got, want := tally.Withdrawn(x), x.ID != b.ID; got != want {
			t.Errorf("attempt %s withdrawn: %v, want %v", x.ID, got, want)
		}
	}
	if _, ok, _ := other.Person(an.Learner); ok {
		t.Error("another process still knows the name")
	}
	if _, ok, _ := other.Person(binh.Learner); !ok {
		t.Error("somebody else's name is gone")
	}
	all, err := kept(t, dir).List(ctx, "")
	if err != nil || len(all) < 3 {
		t.Fatal(all, err)
	}
	for _, e := range all {
		if bytes.Contains(readKept(t, dir, e.Name), []byte("Văn An")) || strings.Contains(e.Name, under.ID) {
			t.Errorf("%s still holds the name or is the journal", e.Name)
		}
	}
	again, err := f.Erase(ctx, an.Learner, "local", "", "test")
	if err != nil || again != (Erased{}) {
		t.Errorf("a second time: %+v, %v; want nothing done", again, err)
	}
	// Who comes back is a new learner as far as counting goes.
	now = now.Add(time.Hour)
	back := sample(an.Learner)
	back.EndedAt = At(now)
	if _, err := f.Append(ctx, back); err != nil {
		t.Fatal(err)
	}
	attempts, tally = readAll(t, dir)
	if tally.Withdrawn(attempts[len(attempts)-1]) {
		t.Error("an attempt after the erasure is withdrawn too")
	}
}

func TestRename(t *testing.T) { each(t, testRename) }

func testRename(t *testing.T, dir string) {
	f := open(t, dir)
	p := remember(t, f, "Nguyen Van An", "IOIT")
	other := remember(t, f, "Trần Thị Bình", "IMH")
	p.Name, p.Unit = "Nguyễn Văn An", "IMH"
	if err := f.Rename(t.Context(), p, "test", "", ""); err != nil {
		t.Fatal(err)
	}
	if got, _, _ := open(t, dir).Person(p.Learner); got != p {
		t.Errorf("Person = %+v, want %+v", got, p)
	}
	if got, _, _ := f.Person(other.Learner); got != other {
		t.Errorf("somebody else is now %+v", got)
	}
	if text := readKept(t, dir, "people.jsonl"); bytes.Contains(text, []byte("Nguyen Van An")) {
		t.Error("the wrong name is still there")
	}
	if info, err := os.Stat(filepath.Join(dir, "people.jsonl")); storeAt(t, dir) == nil && (err != nil || info.Mode().Perm() != 0o600) {
		t.Errorf("people.jsonl: %v, %v; want it for its owner only", info.Mode(), err)
	}
}

func TestPrune(t *testing.T) { each(t, testPrune) }

func testPrune(t *testing.T, dir string) {
	ctx, now := context.Background(), day
	f := folderAt(t, dir, &now)
	old := remember(t, f, "Nguyễn Văn Cũ", "IOIT")   // nothing since
	active := remember(t, f, "Trần Thị Mới", "IOIT") // an old name line, a new attempt
	busy := remember(t, f, "Lê Văn Dở", "IOIT")      // an old name line, an attempt under way
	for _, p := range []Person{old, active} {
		if _, err := f.Append(ctx, sample(p.Learner)); err != nil {
			t.Fatal(err)
		}
	}
	stale, fresh := journalOf(long("hv-x")), journalOf(long(busy.Learner))
	for _, j := range []Journal{stale, fresh} {
		if err := f.Begin(j); err != nil {
			t.Fatal(err)
		}
	}
	const quarantine, leftover = "quarantine/results-20241123T000000.000Z-at-0-00000000.torn", ".new-123"
	staleFile, freshFile := journalFile(stale.Learner, stale.ID), journalFile(fresh.Learner, fresh.ID)
	for _, name := range []string{quarantine, leftover} {
		writeKept(t, dir, name, []byte("{"))
	}
	now = day.AddDate(2, 1, 0)
	newer := sample(active.Learner)
	newer.EndedAt = At(now)
	if _, err := f.Append(ctx, newer); err != nil {
		t.Fatal(err)
	}
	recent := remember(t, f, "Phạm Văn Nay", "IOIT")
	for _, name := range []string{quarantine, leftover, staleFile} {
		touch(t, dir, name, day)
	}
	touch(t, dir, freshFile, now)

	want := Pruned{People: 1, Journals: 1, Quarantine: 1, Leftovers: 1}
	record := readKept(t, dir, File)
	before := now.AddDate(0, -24, 0)
	if got, err := f.Prune(ctx, before, true); err != nil || got != want {
		t.Fatalf("a dry Prune = %+v, %v; want %+v", got, err, want)
	}
	if _, ok, _ := f.Person(old.Learner); !ok {
		t.Error("a dry Prune removed a name")
	}
	if got, err := f.Prune(ctx, before, false); err != nil || got != want {
		t.Fatalf("Prune = %+v, %v; want %+v", got, err, want)
	}
	for p, there := range map[Person]bool{old: false, active: true, busy: true, recent: true} {
		if _, ok, _ := f.Person(p.Learner); ok != there {
			t.Errorf("the name of %s is there: %v, want %v", p.Name, ok, there)
		}
	}
	for name, there := range map[string]bool{quarantine: false, leftover: false, staleFile: false, freshFile: true} {
		if stands(t, dir, name) != there {
			t.Errorf("%s is there: %v, want %v", name, !there, there)
		}
	}
	if !bytes.Equal(readKept(t, dir, File), record) {
		t.Error("the record was touched")
	}
	if got, err := f.Prune(ctx, before, false); err != nil || got != (Pruned{}) {
		t.Errorf("a second Prune = %+v, %v; want nothing", got, err)
	}
}

func TestRecorded(t *testing.T) { each(t, testRecorded) }

func testRecorded(t *testing.T, dir string) {
	ctx := context.Background()
	f := open(t, dir)
	a, err := f.Append(ctx, sample("hv-1"))
	if err != nil {
		t.Fatal(err)
	}
	receipt := Receipt(a)
	for _, typed := range []string{receipt, strings.ToLower(receipt), strings.ReplaceAll(receipt, "-", ""), " " + strings.ReplaceAll(receipt, "0", "O")} {
		got, ok, err := f.Recorded(ctx, typed)
		if err != nil || !ok || got.Withdrawn || got.ID != a.ID {
			t.Errorf("Recorded(%q) = %s, %v, %v, %v", typed, got.ID, got.Withdrawn, ok, err)
		}
	}
	if _, ok, err := f.Recorded(ctx, "0000-0000"); ok || err != nil {
		t.Errorf("a receipt that there is not: %v, %v", ok, err)
	}
	text := readKept(t, dir, File)
	writeKept(t, dir, File, bytes.Replace(text, []byte(`"correct":8`), []byte(`"correct":9`), 1))
	if got, ok, err := f.Recorded(ctx, receipt); err == nil || ok {
		t.Errorf("of a line that was changed: %+v, %v", got, err)
	}
	writeKept(t, dir, File, text)
	if _, err := f.Correct(ctx, Correction{Type: Void, Attempt: a.ID, At: At(day)}); err != nil {
		t.Fatal(err)
	}
	if got, ok, _ := f.Recorded(ctx, receipt); !ok || !got.Withdrawn {
		t.Errorf("a voided attempt: withdrawn %v, found %v", got.Withdrawn, ok)
	}
}
