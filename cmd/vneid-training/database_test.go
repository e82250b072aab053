package main

import (
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/pgtest"
	"training.vast.vn/vneid-training/internal/record"
)

func TestDatabaseFromTheCommandLine(t *testing.T) {
	url, err := pgtest.Start(t).Database()
	if err != nil {
		t.Fatal(err)
	}
	data, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	f, err := record.Open(data, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	p := record.Person{Learner: f.LearnerID("Nguyễn Văn An", "IOIT", ""), Name: "Nguyễn Văn An", Unit: "IOIT"}
	if err := f.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	a, err := f.Append(t.Context(), record.Attempt{Learner: p.Learner, Unit: "IOIT", Mode: record.Self, Who: f.Bind("", p.Name, p.Unit)})
	if err != nil {
		t.Fatal(err)
	}
	f.Close()

	for _, secret := range []string{"postgres://u:s3cret@h/d", "postgres://u@h/d?password=s3cret", "host=h password=s3cret", "postgres://u:s3cret@h:x/d"} {
		if said := runs(t, 2, "results", "verify", "--database", secret); strings.Contains(said, "s3cret") || !strings.Contains(said, "PGPASSWORD") {
			t.Errorf("with a password on the command line: %s", said)
		}
	}
	if said := runs(t, 1, "database", "check", "--database", url); !strings.Contains(said, "database migrate") {
		t.Errorf("without tables: %s", said)
	}
	// there runs a command with the database named in the environment.
	there := func(want int, args ...string) string {
		t.Helper()
		return runsIn(t, []string{twin("database") + "=" + url}, want, args...)
	}
	there(0, "database", "migrate")
	there(0, "database", "check")
	there(0, "database", "import", data)
	there(0, "database", "import", data)
	for _, args := range [][]string{
		{"results", "verify"}, {"results", "repair"}, {"report"}, {"report", "--table", "people"},
		{"people", "show", "nguyen van an"}, {"people", "export", "nguyen van an"}, {"people", "claim"}, {"prune", "--older-than", "24m"},
		{"doctor"}, {"certificate", "--public-key"},
		{"people", "correct", "nguyen van an", "--name", "Nguyễn Văn Ân"},
	} {
		there(0, append(args, "--data", data)...)
	}
	if said := there(0, "results", "verify"); !strings.Contains(said, "2 dòng") { // the attempt and the correction
		t.Errorf("the record: %s", said)
	}
	if said := there(1, "people", "erase", "nguyen van an", "--yes", "--data", t.TempDir()); !strings.Contains(said, "keys export") {
		t.Errorf("without the keys: %s", said)
	}
	there(0, "database", "export", out, "--data", data)
	there(1, "database", "export", out, "--data", data)
	there(2, "database", "import")

	runs(t, 0, "results", "verify", "--data", out)
	if said := runs(t, 0, "people", "show", "nguyen van an", "--data", out); !strings.Contains(said, record.Receipt(a)) || !strings.Contains(said, "Ân") {
		t.Errorf("the folder that came out: %s", said)
	}
}
