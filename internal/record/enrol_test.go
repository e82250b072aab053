package record

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/tries"
)

// enrol gives people their letters.
func enrol(t testing.TB, f *Folder, people ...Person) []Slip {
	t.Helper()
	var slips []Slip
	if _, err := f.Enrol(t.Context(), people, func(s []Slip) error { slips = s; return nil }); err != nil {
		t.Fatal(err)
	}
	if len(slips) != len(people) {
		t.Fatalf("%d slips for %d people", len(slips), len(people))
	}
	return slips
}

func TestSplitCode(t *testing.T) {
	for _, tt := range []struct{ typed, name, code string }{
		{"K7RT-92XV", "", "K7RT92XV"},
		{"k7rt92xv", "", "K7RT92XV"},
		{" k7rt 92xv ", "", "K7RT92XV"},
		{"K7RT – 92XV", "", "K7RT92XV"},
		{"Nguyễn Văn An K7RT-92XV", "Nguyễn Văn An", "K7RT92XV"},
		{"Nguyễn Văn An k7rt92xv", "Nguyễn Văn An", "K7RT92XV"},
		{"Nguyễn Văn An", "", ""}, {"", "", ""}, {"-", "", ""},
		{"K7RT-92X", "", ""}, {"K7RT-92XVV", "", ""}, {"K7RT-92XA", "", ""}, {"K0RT-92XV", "", ""}, {"K1RT-92XV", "", ""},
	} {
		if got, want := LikeCode(tt.typed), strings.HasPrefix(tt.typed, "K") && !strings.Contains(tt.typed, " "); tt.code == "" && got != want {
			t.Errorf("LikeCode(%q) = %v", tt.typed, got)
		}
		name, code, ok := SplitCode(tt.typed)
		if name != tt.name || code != tt.code || ok != (tt.code != "") {
			t.Errorf("SplitCode(%q) = %q, %q, %v", tt.typed, name, code, ok)
		}
	}
}

// Whatever is typed, a code is eight characters of its alphabet, and reads the
// same again as it is shown.
func FuzzSplitCode(f *testing.F) {
	for _, s := range []string{"K7RT-92XV", "Nguyễn Văn An k7rt92xv", "k7rt – 92xv", "\x1b[2J", "ſſſſ ssss"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		name, code, ok := SplitCode(typed)
		if !ok {
			return
		}
		if len(code) != EnrolDigits || strings.Trim(code, enrolAlphabet) != "" {
			t.Fatalf("SplitCode(%q) has the code %q", typed, code)
		}
		if _, again, ok := SplitCode(name + " " + grouped(code)); !ok || again != code {
			t.Fatalf("SplitCode(%q) = %q, and shown again %q", typed, code, again)
		}
	})
}

// A code is what people type of it, in any way that they do.
func TestCodeIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code, err := newEnrolCode()
		if err != nil {
			t.Fatal(err)
		}
		typed := rapid.SampledFrom([]func(string) string{strings.ToLower, strings.ToUpper, strings.TrimSpace}).Draw(t, "case")(code)
		at := rapid.SampledFrom([]string{"", "-", " ", " - ", "–"}).Draw(t, "between")
		typed = typed[:4] + at + typed[4:]
		want := rapid.SampledFrom([]string{"", "Lê Hòa", "Nguyễn Văn An"}).Draw(t, "name")
		if name, got, ok := SplitCode(want + " " + typed); !ok || got != code || name != want {
			t.Fatalf("SplitCode(%q) = %q, %q, %v; want %q", want+" "+typed, name, got, ok, code)
		}
	})
}

func TestEnrolment(t *testing.T) { each(t, testEnrolment) }

func testEnrolment(t *testing.T, dir string) {
	ctx, now := t.Context(), day
	f := folderAt(t, dir, &now)
	an, binh := Person{Name: "Nguyễn Văn An", Unit: "IOIT", Code: "CB-7"}, Person{Name: "Trần Thị Bình", Unit: "IOIT"}
	slips := enrol(t, f, an, binh)
	if typed := f.LearnerID(an.Name, an.Unit, an.Code); slips[0].Learner == typed {
		t.Error("who types the name is taken for the enrolled person")
	}
	if text := readKept(t, dir, PeopleFile); bytes.Contains(text, []byte(slips[0].Letter)) || bytes.Contains(text, []byte(strings.ReplaceAll(slips[0].Letter, "-", ""))) {
		t.Error("a code stands on the disk")
	}
	before, err := f.Enrol(ctx, []Person{an, binh}, func([]Slip) error { t.Error("slips for who has one"); return nil })
	if err != nil || before != 2 {
		t.Errorf("enrolled again: %d were before, %v", before, err)
	}
	redeem := func(what, typed, key, want string) (own string) {
		t.Helper()
		who, own, err := f.Redeem(ctx, typed, key)
		switch {
		case want == "" && !errors.Is(err, locale.EnrolWrong):
			t.Errorf("%s: %+v, %v", what, who, err)
		case want != "" && (err != nil || who.Name != want):
			t.Errorf("%s: %+v, %v; want %s", what, who, err, want)
		}
		return own
	}
	// With a key.
	redeem("a wrong code", "2222-2222", "", "")
	if own := redeem("with a key", slips[0].Letter, "key", an.Name); own != "" {
		t.Error("who has a key has another code as well")
	}
	redeem("the letter again", slips[0].Letter, "key", "")
	if who, ok, err := f.EnrolledKey("key"); err != nil || !ok || who.Name != an.Name || who.Code != "CB-7" || who.Learner != slips[0].Learner {
		t.Errorf("of the key: %+v, %v, %v", who, ok, err)
	}
	// Without one, and then in another process.
	own := redeem("without a key", strings.ToLower(slips[1].Letter), "", binh.Name)
	redeem("the letter again", slips[1].Letter, "", "")
	other := open(t, dir)
	for range 2 {
		if who, again, err := other.Redeem(ctx, own, ""); err != nil || who.Learner != slips[1].Learner || again != "" {
			t.Errorf("their own code: %+v, %q, %v", who, again, err)
		}
	}
	// On a PC that another's key is on.
	redeem("on another's PC", own, "key", binh.Name)
	if who, _, _ := f.EnrolledKey("key"); who.Name != an.Name {
		t.Errorf("the key is now %s's", who.Name)
	}
	// A new letter makes all before it void.
	again := enrol(t, f, slips[0].Person, slips[1].Person)
	if _, ok, _ := f.EnrolledKey("key"); ok {
		t.Error("the old key still is somebody")
	}
	redeem("an old code", own, "", "")
	redeem("the new letter", again[1].Letter, "new", binh.Name)
	if all, err := other.Enrolled(); err != nil || len(all) != 2 || all[0].Came || !all[1].Came {
		t.Errorf("enrolled: %+v, %v", all, err)
	}
	// What is erased is gone.
	if _, err := f.Erase(ctx, slips[1].Learner, "test", "", "test"); err != nil {
		t.Fatal(err)
	}
	if _, ok, _ := f.EnrolledKey("new"); ok {
		t.Error("the key of who is erased still is somebody")
	}
	if text := readKept(t, dir, PeopleFile); bytes.Contains(text, []byte(slips[1].Learner)) {
		t.Errorf("something is left of who was erased:\n%s", text)
	}
	// And so is what is pruned.
	now = now.AddDate(2, 0, 0)
	if p, err := f.Prune(ctx, now.AddDate(-1, 0, 0), false); err != nil || p.People != 1 {
		t.Errorf("pruned %+v, %v", p, err)
	}
	redeem("a code of who is forgotten", again[0].Letter, "", "")
	if text := readKept(t, dir, PeopleFile); len(text) > 0 {
		t.Errorf("left:\n%s", text)
	}
}

// Whoever can't be told from another gets no letter, nor does anybody else of
// the list; nor where the letters can't be written.
func TestNobodyIsEnrolled(t *testing.T) { each(t, testNobodyIsEnrolled) }

func testNobodyIsEnrolled(t *testing.T, dir string) {
	f := open(t, dir)
	an := Person{Name: "Nguyễn Văn An", Unit: "IOIT"}
	full := errors.New("the disk is full")
	for _, tt := range []struct {
		what   string
		people []Person
		want   error
	}{
		{"twice", []Person{an, {Name: "nguyễn văn  an", Unit: "IOIT"}}, locale.EnrolTwice},
		{"no name", []Person{an, {Unit: "IOIT", Code: "7"}}, locale.EnrolNoName},
		{"full", []Person{an}, full},
	} {
		_, err := f.Enrol(t.Context(), tt.people, func([]Slip) error { return full })
		if all, _ := f.Enrolled(); !errors.Is(err, tt.want) || len(all) > 0 {
			t.Errorf("%s: %v, enrolled %v", tt.what, err, all)
		}
	}
	with := func(code string) Person { return Person{Name: an.Name, Unit: an.Unit, Code: code} }
	if slips := enrol(t, f, with("1"), with("2")); slips[0].Learner == slips[1].Learner {
		t.Error("two staff codes are one person")
	}
}

// Of two windows with the same letter one becomes the person.
func TestOneLetterInManyWindows(t *testing.T) { each(t, testOneLetterInManyWindows) }

func testOneLetterInManyWindows(t *testing.T, dir string) {
	f, other := open(t, dir), open(t, dir) // as two processes
	letter := enrol(t, f, Person{Name: "Nguyễn Văn An", Unit: "IOIT"})[0].Letter
	var wait sync.WaitGroup
	var mu sync.Mutex
	var became []string
	for i := range 8 {
		wait.Go(func() {
			in, key := f, ""
			if i%2 == 1 {
				in, key = other, fmt.Sprint("key ", i)
			}
			if who, own, err := in.Redeem(t.Context(), letter, key); err == nil {
				mu.Lock()
				defer mu.Unlock()
				became = append(became, who.Name+own)
			} else if !errors.Is(err, locale.EnrolWrong) {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if len(became) != 1 {
		t.Errorf("became the person: %q", became)
	}
}

// While strangers guess, from wherever they come, a right code still goes in with
// its name, and tells nothing without.
func TestGuessedEnrolmentCodes(t *testing.T) { each(t, testGuessedEnrolmentCodes) }

func testGuessedEnrolmentCodes(t *testing.T, dir string) {
	now := day
	f := folderAt(t, dir, &now)
	slips := enrol(t, f, Person{Name: "Nguyễn Văn An", Unit: "IOIT"}, Person{Name: "Trần Thị Bình", Unit: "IOIT"})
	looked := 0
	for range 2000 {
		now = now.Add(time.Millisecond)
		if _, _, err := f.Redeem(t.Context(), "3333-3333", ""); errors.Is(err, locale.EnrolWrong) {
			looked++
		} else if !errors.Is(err, locale.EnrolNameToo) {
			t.Fatal(err)
		}
	}
	if looked > tries.AtOnce {
		t.Errorf("%d bare codes were looked at, at most %d should be", looked, tries.AtOnce)
	}
	if _, _, err := f.Redeem(t.Context(), slips[0].Letter, ""); !errors.Is(err, locale.EnrolNameToo) {
		t.Errorf("a right code without a name: %v", err)
	}
	if _, _, err := f.Redeem(t.Context(), "Trần Thị Bình "+slips[0].Letter, ""); !errors.Is(err, locale.EnrolWrong) {
		t.Errorf("a right code under another's name: %v", err)
	}
	if who, _, err := f.Redeem(t.Context(), "nguyen van an "+slips[0].Letter, ""); err != nil || who.Name != "Nguyễn Văn An" {
		t.Errorf("a right code with its name: %+v, %v", who, err)
	}
	now = now.Add(tries.AtOnce * tries.Every)
	if who, _, err := f.Redeem(t.Context(), slips[1].Letter, ""); err != nil || who.Name != "Trần Thị Bình" {
		t.Errorf("a quarter of an hour later: %+v, %v", who, err)
	}
}

// What is tried on other servers counts here, from when they are first heard of.
func TestCodesGuessedElsewhere(t *testing.T) {
	now := day
	f := folderAt(t, t.TempDir(), &now)
	slips := enrol(t, f, Person{Name: "Nguyễn Văn An", Unit: "IOIT"})
	for _, tried := range []int64{5000, 5000 + tries.AtOnce - 1} {
		f.WrongCodes().There("b", tried, now)
		if !f.Opens(slips[0].Letter) {
			t.Fatalf("after %d elsewhere no code does alone", tried)
		}
	}
	f.WrongCodes().There("c", 0, now)
	f.WrongCodes().There("c", 1, now)
	if f.Opens(slips[0].Letter) || !f.Opens("Nguyễn Văn An "+slips[0].Letter) {
		t.Error("after as many on two servers as may come at once a code still does alone, or not with its name")
	}
	if n := f.WrongCodes().Here(); n != 0 {
		t.Errorf("%d were tried here", n)
	}
}

// An attempt under the typed name becomes the enrolled person's, with its name
// and its place among theirs, and the chain stays whole.
func TestClaim(t *testing.T) { each(t, testClaim) }

func testClaim(t *testing.T, dir string) {
	ctx, now := t.Context(), day.Add(time.Hour)
	f := folderAt(t, dir, &now)
	typed := remember(t, f, "nguyễn văn An", "IOIT")
	other := remember(t, f, "Trần Thị Bình", "IOP")
	add := func(p Person) Attempt {
		t.Helper()
		a := sample(p.Learner)
		a.Unit, a.Who = p.Unit, f.Bind(a.ID, p.Name, p.Unit)
		a, err := f.Append(ctx, a)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	mine, stays, theirs := add(typed), add(typed), add(other)
	void := Correction{Type: Void, Attempt: add(typed).ID, At: At(now), By: "test"}
	if _, err := f.Correct(ctx, void); err != nil {
		t.Fatal(err)
	}
	an := enrol(t, f, Person{Name: "Nguyễn Văn An", Unit: "IOIT", Code: "7"})[0].Person
	found, err := f.Claimable(ctx)
	if err != nil || len(found) != 2 || found[0].ID != mine.ID || found[1].ID != stays.ID || len(found[0].To) != 1 || found[0].To[0] != an {
		t.Fatalf("claimable: %+v, %v", found, err)
	}
	if _, err := f.Claim(ctx, mine, an, "test", "đúng là lượt của chị ấy", "test"); err != nil {
		t.Fatal(err)
	}
	for _, f := range []*Folder{f, open(t, dir)} { // and in who has not read it before
		e, ok, err := f.Recorded(ctx, Receipt(mine))
		if err != nil || !ok || e.Person.Name != an.Name || e.Learner != an.Learner || e.Proof() != Vouched || e.Withdrawn {
			t.Errorf("the claimed attempt: %+v, %v, %v", e, ok, err)
		}
		for _, tt := range []struct {
			learner string
			want    int
		}{{an.Learner, 1}, {typed.Learner, 2}, {other.Learner, 1}} {
			if n, err := f.Attempts(ctx, tt.learner); err != nil || n != tt.want {
				t.Errorf("%s has %d attempts, want %d (%v)", tt.learner, n, tt.want, err)
			}
		}
		if h, err := f.History(ctx, an.Learner); err != nil || len(h) != 1 || h[0].ID != mine.ID || h[0].Proof() != Vouched {
			t.Errorf("history: %+v, %v", h, err)
		}
		held, err := f.Held(ctx, an.Learner)
		if err != nil || len(held.Attempts) != 1 || len(held.Corrections) != 1 || len(held.Names) != 2 {
			t.Errorf("held of the enrolled: %+v, %v", held, err)
		}
		if held, err := f.Held(ctx, typed.Learner); err != nil || len(held.Attempts) != 2 {
			t.Errorf("held of the typed: %+v, %v", held, err)
		}
	}
	if c := verify(t, dir); len(c.Breaks) > 0 {
		t.Errorf("the chain: %+v", c)
	}
	// Erasing whom it was taken from leaves it; erasing whose it is does not.
	if _, err := f.Erase(ctx, typed.Learner, "test", "", "test"); err != nil {
		t.Fatal(err)
	}
	if e, _, err := f.Recorded(ctx, Receipt(mine)); err != nil || e.Withdrawn || e.Person.Name != an.Name {
		t.Errorf("after the typed one was erased: %+v, %v", e, err)
	}
	if e, err := f.Erase(ctx, an.Learner, "test", "", "test"); err != nil || e.Attempts != 1 {
		t.Errorf("erased %+v, %v", e, err)
	}
	if e, _, err := f.Recorded(ctx, Receipt(mine)); err != nil || !e.Withdrawn || e.Person.Name != "" {
		t.Errorf("after the enrolled one was erased: %+v, %v", e, err)
	}
	if e, _, err := f.Recorded(ctx, Receipt(theirs)); err != nil || e.Withdrawn {
		t.Errorf("another's: %+v, %v", e, err)
	}
}
