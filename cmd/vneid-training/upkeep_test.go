package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/record"
)

// runs runs the binary and checks its exit code.
func runs(t *testing.T, want int, args ...string) string {
	t.Helper()
	return runsIn(t, nil, want, args...)
}

// runsIn is runs with more in the environment.
func runsIn(t *testing.T, env []string, want int, args ...string) string {
	t.Helper()
	cmd := command(t, env, args...)
	out, _ := cmd.CombinedOutput()
	if got := cmd.ProcessState.ExitCode(); got != want {
		t.Errorf("vneid-training %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, want, out)
	}
	return string(out)
}

func TestUpkeepFromTheCommandLine(t *testing.T) {
	data := t.TempDir()
	f, err := record.Open(data, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	p := record.Person{Learner: f.LearnerID("Nguyễn Văn An", "IOIT", ""), Name: "Nguyễn Văn An", Unit: "IOIT"}
	if err := f.Remember(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Append(context.Background(), record.Attempt{Learner: p.Learner, Mode: record.Self}); err != nil {
		t.Fatal(err)
	}
	f.Close()

	runs(t, 0, "results", "verify", "--data", data)
	runs(t, 0, "results", "repair", "--data", data)
	runs(t, 0, "people", "show", "nguyen van an", "--data", data)
	runs(t, 0, "people", "export", "nguyen van an", "--data", data)
	runs(t, 0, "people", "correct", "nguyen van an", "--name", "Nguyễn Văn Ân", "--data", data)
	runs(t, 1, "people", "erase", "nguyen van an", "--data", data)
	runs(t, 0, "people", "erase", "nguyen van an", "--yes", "--data", data)
	runs(t, 1, "people", "show", "nguyen van an", "--data", data)
	runs(t, 0, "prune", "--older-than", "24m", "--data", data)

	for _, wrong := range [][]string{
		{"results"}, {"people"}, {"people", "show"}, {"people", "show", "Nguyễn", "Văn"}, {"prune"}, {"prune", "--older-than", "old"},
		{"results", "repair", "extra"}, {"results", "verify", "--heads"},
	} {
		runs(t, 2, wrong...)
	}

	path := filepath.Join(data, "results.jsonl")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), `"mode":"self"`, `"mode":"live"`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := runs(t, 1, "results", "verify", "--data", data); !strings.Contains(out, path+":1:") {
		t.Errorf("the line that was changed is not named:\n%s", out)
	}
}
