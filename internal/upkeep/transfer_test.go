package upkeep_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/record/postgres"
	"training.vast.vn/vneid-training/internal/record/store"
	"training.vast.vn/vneid-training/internal/upkeep"
)

// database makes a database with today's tables.
func database(t *testing.T, server *pgtest.Server) *postgres.Store {
	t.Helper()
	url, err := server.Database()
	if err == nil {
		_, _, err = postgres.Migrate(t.Context(), url)
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := postgres.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// A folder goes into a database and comes out of it, byte for byte; once more
// brings nothing twice, and only what the folder has more.
func TestIntoADatabaseAndOut(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	s, w := database(t, server), locale.For(locale.En)
	dir, people := folder(t)
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	under := record.Journal{ID: record.NewID(), Learner: people[0].Learner, StartedAt: now, Sitting: "x"}
	if err := f.Begin(under); err != nil {
		t.Fatal(err)
	}
	f.Close()
	for _, name := range []string{"briefings/20261129-1234.jsonl", "progress/hv-1.json"} {
		if err := store.Put(t.Context(), store.Dir(dir), name, []byte("{\"n\":1}\n")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".new-half"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	bring := func(parts ...string) {
		t.Helper()
		var out bytes.Buffer
		if err := upkeep.ImportFolder(t.Context(), &out, dir, s, w); err != nil {
			t.Fatal(err)
		}
		says(t, out.String(), parts...)
	}
	bring("a record of 2 lines, 1 attempts under way, 1 briefings, the progress of 1 learners")
	bring("6 files stood there already", "0 attempts under way")

	add := func(opt record.Options) {
		t.Helper()
		opt.SpareDir = t.TempDir()
		f, err := record.Open(dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := f.Append(t.Context(), record.Attempt{Learner: people[0].Learner, Mode: record.Self, EndedAt: record.At(now)}); err != nil {
			t.Fatal(err)
		}
	}
	add(record.Options{})
	bring("a record of 3 lines")
	add(record.Options{Store: s})
	bring("has gone on since")

	// Every command reads it there, and in the folder that comes out.
	out := filepath.Join(t.TempDir(), "out")
	var said bytes.Buffer
	err = s.Snapshot(t.Context(), func(s store.Store) error { return upkeep.ExportFolder(t.Context(), &said, s, out, dir, w) })
	if err != nil {
		t.Fatal(err)
	}
	says(t, said.String(), "a record of 4 lines, 1 attempts under way, 1 briefings, the progress of 1 learners")
	for _, at := range []upkeep.Place{{Dir: dir, Store: s}, {Dir: out}} {
		var said bytes.Buffer
		if err := errors.Join(
			upkeep.Verify(t.Context(), &said, nil, nil, at, "", w),
			upkeep.Show(t.Context(), &said, at, people[0].Learner, w),
			upkeep.Prune(t.Context(), &said, at, now.AddDate(-1, 0, 0), true, w),
		); err != nil {
			t.Errorf("%v: %v", at.Store != nil, err)
		}
		says(t, said.String(), "4 lines", "Nguyễn Văn An")
	}
	for _, name := range []string{record.PeopleFile, "briefings/20261129-1234.jsonl", "progress/hv-1.json"} {
		was, _ := os.ReadFile(filepath.Join(dir, name))
		if is, err := os.ReadFile(filepath.Join(out, name)); err != nil || !bytes.Equal(is, was) {
			t.Errorf("%s came out as %q, %v; it was %q", name, is, err, was)
		}
	}
	if err := upkeep.ExportFolder(t.Context(), &said, s, out, dir, w); err == nil {
		t.Error("a folder that is not empty was written over")
	}

	// Who is erased there is not brought back.
	if err := upkeep.Erase(t.Context(), &said, upkeep.Place{Dir: dir, Store: s}, people[0].Learner, "", "test", upkeep.Consent{Given: true}, w); err != nil {
		t.Fatal(err)
	}
	bring("has gone on since")
	if text, err := store.ReadAll(t.Context(), s, record.PeopleFile); err != nil || strings.Contains(string(text), people[0].Learner) {
		t.Errorf("people.jsonl: %s, %v", text, err)
	}
}

// What does not belong into a database leaves it as it was.
func TestWhatIsNotBrought(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t)
	w := locale.For(locale.En)
	s := database(t, server)
	mine, _ := folder(t)
	var out bytes.Buffer
	if err := upkeep.ImportFolder(t.Context(), &out, mine, s, w); err != nil {
		t.Fatal(err)
	}
	before, err := s.List(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	theirs, _ := folder(t)
	if err := upkeep.ImportFolder(t.Context(), &out, theirs, s, w); err == nil || !strings.Contains(err.Error(), "keys export") {
		t.Errorf("a folder with other keys: %v", err)
	}
	for _, key := range []string{"learner.key", record.SigningFile} {
		text, err := os.ReadFile(filepath.Join(mine, key))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(theirs, key), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := upkeep.ImportFolder(t.Context(), &out, theirs, s, w); err == nil || !strings.Contains(err.Error(), "another database") {
		t.Errorf("another record: %v", err)
	}
	if _, err := record.Open(t.TempDir(), record.Options{Store: s}); err == nil || !strings.Contains(err.Error(), "keys export") {
		t.Errorf("a server without the keys: %v", err)
	}
	if after, err := s.List(t.Context(), ""); err != nil || len(after) != len(before) {
		t.Errorf("%d files, and %d before, %v", len(after), len(before), err)
	}
	path := filepath.Join(mine, record.File)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Replace(text, []byte(`"correct":9`), []byte(`"correct":8`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := database(t, server)
	if err := upkeep.ImportFolder(t.Context(), &out, mine, empty, w); !errors.Is(err, upkeep.ErrBroken) {
		t.Errorf("a record that was changed: %v", err)
	}
	if all, err := empty.List(t.Context(), ""); err != nil || len(all) != 0 {
		t.Errorf("of it came %v, %v", all, err)
	}
}
