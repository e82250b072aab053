package main

import (
	"strings"
	"testing"
)

// A command that is put in twice stands in the help twice.
func TestEveryCommandIsThereOnce(t *testing.T) {
	out, err := command(t, nil, "--help").CombinedOutput()
	if err != nil {
		t.Fatalf("--help: %v\n%s", err, out)
	}
	seen := map[string]int{}
	for line := range strings.Lines(string(out)) {
		if words := strings.Fields(line); strings.HasPrefix(line, "    ") && len(words) > 1 && !strings.HasPrefix(words[0], "-") {
			seen[words[0]]++
		}
	}
	for _, name := range []string{"present", "kiosk", "serve", "report", "check", "new", "export", "import", "deploy", "certificate", "verify", "people", "prune", "results", "doctor"} {
		if seen[name] != 1 {
			t.Errorf("%s stands in the help %d times:\n%s", name, seen[name], out)
		}
	}
}
