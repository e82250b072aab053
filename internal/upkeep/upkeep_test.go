package upkeep_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/progress"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/upkeep"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// folder holds two people of the same name and an attempt of each.
func folder(t *testing.T) (dir string, people [2]record.Person) {
	t.Helper()
	dir = t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, unit := range []string{"IOIT", "IMH"} {
		p := record.Person{Learner: f.LearnerID("Nguyễn Văn An", unit, ""), Name: "Nguyễn Văn An", Unit: unit}
		people[i] = p
		if err := f.Remember(t.Context(), p); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Append(context.Background(), record.Attempt{Learner: p.Learner, Unit: unit, Mode: record.Self, Passed: true, Score: record.Score{Correct: 9, Of: 10, Scaled: 0.9}, EndedAt: record.At(now), How: record.Submitted}); err != nil {
			t.Fatal(err)
		}
	}
	return dir, people
}

func says(t *testing.T, out string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(out, p) {
			t.Errorf("%q is not in:\n%s", p, out)
		}
	}
}

func TestAPersonsRequests(t *testing.T) {
	ctx, w := context.Background(), locale.For(locale.En)
	dir, people := folder(t)
	var out bytes.Buffer

	err := upkeep.Show(ctx, &out, upkeep.Place{Dir: dir}, "nguyen van an", w)
	if err == nil {
		t.Fatal("a name that two people have was taken for one of them")
	}
	says(t, err.Error(), people[0].Learner, people[1].Learner, "IMH")

	if err := upkeep.Show(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "Nguyễn Văn An", "IOIT", "9/10", "passed", "receipt")

	path := filepath.Join(t.TempDir(), "an.json")
	if err := upkeep.Export(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, path, w); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var exported struct {
		Learner  string
		People   []map[string]any
		Attempts []record.Attempt
	}
	if err := json.Unmarshal(text, &exported); err != nil {
		t.Fatal(err)
	}
	if exported.Learner != people[0].Learner || len(exported.People) != 1 || exported.People[0]["name"] != "Nguyễn Văn An" || len(exported.Attempts) != 1 || strings.Contains(string(text), people[1].Learner) {
		t.Errorf("exported: %s", text)
	}
	if err := upkeep.Export(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, path, w); err == nil {
		t.Error("a file that exists was written over")
	}

	name := "Nguyễn Văn Ân"
	if err := upkeep.Correct(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, upkeep.Change{Name: &name}, "", "test", w); err != nil {
		t.Fatal(err)
	}
	bad := "A\x1b[31m"
	if err := upkeep.Correct(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, upkeep.Change{Name: &bad}, "", "test", w); err == nil {
		t.Error("a name with control characters was taken")
	}

	learnt := progress.NewStore(store.Dir(dir))
	for _, p := range people[:2] {
		if err := learnt.Save(p.Learner, "vneid", progress.State{Topic: "1.md", Slide: 2}); err != nil {
			t.Fatal(err)
		}
	}
	out.Reset()
	if err := upkeep.Export(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, "", w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), `"progress"`, `"topic": "1.md"`)

	if err := upkeep.Erase(ctx, &out, upkeep.Place{Dir: dir}, name, "", "test", upkeep.Consent{}, w); err == nil {
		t.Error("erased although nobody agreed")
	}
	if err := upkeep.Erase(ctx, &out, upkeep.Place{Dir: dir}, name, "", "test", upkeep.Consent{In: strings.NewReader("yes\n")}, w); err == nil {
		t.Error("erased although the answer was another word")
	}
	out.Reset()
	if err := upkeep.Erase(ctx, &out, upkeep.Place{Dir: dir}, name, "", "test", upkeep.Consent{In: strings.NewReader("erase\n")}, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "1 attempts no longer count, 1 lines with a name", "forgotten too")
	for i, there := range []bool{false, true} {
		if state, err := learnt.Load(people[i].Learner, "vneid"); err != nil || (state.Topic != "") != there {
			t.Errorf("progress of %s after one was erased: %+v, %v", people[i].Learner, state, err)
		}
	}
	out.Reset()
	if err := upkeep.Show(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "(no name kept)", "no longer counts")
	kept, err := os.ReadFile(filepath.Join(dir, "people.jsonl"))
	if err != nil || bytes.Contains(kept, []byte("Ân")) || !bytes.Contains(kept, []byte(people[1].Learner)) {
		t.Errorf("people.jsonl is %s, %v", kept, err)
	}
}

func TestVerifyNamesTheLine(t *testing.T) {
	w := locale.For(locale.En)
	dir, _ := folder(t)
	path := filepath.Join(dir, "results.jsonl")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	chain, err := record.Verify(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, text, noted string
		says              []string
		broken            bool
	}{
		{"whole", string(text), "", []string{"2 lines, 2 with a hash", chain.Head, "whole"}, false},
		{"changed", strings.Replace(string(text), `"correct":9`, `"correct":8`, 1), "", []string{"-:1: this line was changed"}, true},
		{"missing", lines[1], "", []string{"-:1: before this line"}, true},
		{"put in", lines[0] + "{}\n" + lines[1], "", []string{"-:2: this line has no hash"}, true},
		{"torn", lines[0] + "{\"v\":\n" + lines[1], "", []string{"-:2: torn", "results repair"}, false},
		{"cut off, the head noted", lines[0], chain.Head, []string{"no line has the hash " + chain.Head}, true},
		{"grown, the head noted", string(text), lines[0][len(lines[0])-74 : len(lines[0])-3], []string{"is on line 1"}, false},
	} {
		var out bytes.Buffer
		err := upkeep.Verify(t.Context(), &out, strings.NewReader(tt.text), []string{"-"}, upkeep.Place{}, tt.noted, w)
		if errors.Is(err, upkeep.ErrBroken) != tt.broken || err != nil && !tt.broken {
			t.Errorf("%s: %v", tt.name, err)
		}
		says(t, out.String(), tt.says...)
	}
}

func TestRepairSaysWhatItDid(t *testing.T) {
	w := locale.For(locale.En)
	dir, _ := folder(t)
	path := filepath.Join(dir, "results.jsonl")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	if err := os.WriteFile(path, bytes.Join([][]byte{lines[0], []byte("{torn\n"), lines[1]}, nil), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := upkeep.Repair(context.Background(), &out, upkeep.Place{Dir: dir}, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "Moved torn line 2 to "+filepath.Join(dir, "quarantine"), "whole")
	if got, _ := os.ReadFile(path); !bytes.Equal(got, text) {
		t.Error("the record is not what it was before the torn line")
	}
	out.Reset()
	if err := upkeep.Repair(context.Background(), &out, upkeep.Place{Dir: dir}, w); err != nil {
		t.Fatal(err)
	}
	says(t, out.String(), "nothing to repair")
}

func TestNoFolderIsMade(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mistyped")
	if err := upkeep.Show(context.Background(), &bytes.Buffer{}, upkeep.Place{Dir: dir}, "An", locale.For(locale.Vi)); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("Show: %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("it made the folder")
	}
}

func TestBefore(t *testing.T) {
	for age, want := range map[string]string{
		"24m": "2024-11-23", "2y": "2024-11-23", "30d": "2026-10-24",
		"": "", "0m": "", "24": "", "-1m": "", "1h": "", "24m ": "", "99999m": "",
	} {
		got, ok := upkeep.Before(age, now)
		if ok != (want != "") || ok && got.Format(time.DateOnly) != want {
			t.Errorf("Before(%q) = %v, %v; want %q", age, got, ok, want)
		}
	}
}

// A record that was cut short is whole as a chain; its seal tells.
func TestVerifyTellsOfARecordCutShort(t *testing.T) {
	w, dir := locale.For(locale.Vi), t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := f.Append(context.Background(), record.Attempt{Learner: "hv-1", Mode: record.Self}); err != nil {
			t.Fatal(err)
		}
	}
	f.Close()
	var out bytes.Buffer
	if err := upkeep.Verify(t.Context(), &out, nil, nil, upkeep.Place{Dir: dir}, "", w); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	path := filepath.Join(dir, record.File)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, text[:bytes.IndexByte(text, '\n')+1], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := upkeep.Verify(t.Context(), &out, nil, nil, upkeep.Place{Dir: dir}, "", w); !errors.Is(err, upkeep.ErrBroken) || !strings.Contains(out.String(), "bị cắt bớt") {
		t.Errorf("a record cut short: %v\n%s", err, out.String())
	}
}

// Whom others have locked out of a quiz under way an organiser lets in again, and
// tells the code.
func TestUnlock(t *testing.T) {
	w := locale.For(locale.Vi)
	f, err := record.Open(t.TempDir(), record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p := record.Person{Name: "Nguyễn Văn An", Unit: "IOIT", Learner: f.LearnerID("Nguyễn Văn An", "IOIT", "")}
	if err := f.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	j := record.Journal{ID: record.NewID(), Learner: p.Learner, Code: "123456", Items: make([]record.JournalItem, 10), StartedAt: time.Now()}
	if err := f.Begin(j); err != nil {
		t.Fatal(err)
	}
	unlock := func() string {
		t.Helper()
		var out bytes.Buffer
		if err := upkeep.Unlock(t.Context(), &out, upkeep.Place{Dir: f.Dir()}, "nguyen van an", w); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if said := unlock(); said != "Nguyễn Văn An không có bài đang dở nào bị khóa mã.\n" {
		t.Errorf("before: %q", said)
	}
	for range 11 {
		if _, _, err := f.Unlock(p.Learner, "000000"); err != nil {
			t.Fatal(err)
		}
	}
	if said := unlock(); said != "Bài đang dở, câu 1/10, nay mở lại được bằng mã 123456.\n" {
		t.Errorf("it says %q", said)
	}
	if open, _, err := f.Unlock(p.Learner, "123456"); err != nil || open == nil {
		t.Errorf("by the code: %v, %v", open, err)
	}
}

// Questions are answered from a folder that can't be written: nothing in it is
// touched, made or locked.
func TestQuestionsLeaveTheFolderAsItIs(t *testing.T) {
	ctx, w := t.Context(), locale.For(locale.En)
	dir, people := folder(t)
	if _, err := record.SigningKey(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "lock")); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	state := func() (files []string) {
		err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := e.Info()
			files = append(files, path+" "+info.ModTime().String())
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	before := state()
	var out bytes.Buffer
	for what, err := range map[string]error{
		"show":   upkeep.Show(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, w),
		"export": upkeep.Export(ctx, &out, upkeep.Place{Dir: dir}, people[0].Learner, filepath.Join(t.TempDir(), "an.json"), w),
		"prune":  upkeep.Prune(ctx, &out, upkeep.Place{Dir: dir}, now.AddDate(1, 0, 0), true, w),
		"key":    upkeep.WritePublicKey(ctx, &out, upkeep.Place{Dir: dir}, w),
		"verify": upkeep.Verify(t.Context(), &out, nil, nil, upkeep.Place{Dir: dir}, "", w),
	} {
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	says(t, out.String(), "Nguyễn Văn An", "BEGIN PUBLIC KEY")
	if after := state(); !slices.Equal(before, after) {
		t.Errorf("the folder was %q and is %q", before, after)
	}
}
