// Package golden compares what tests show with what it was when somebody last
// looked at it: files in testdata. With -update a test writes them anew; their
// change is then to be read like one of code.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Updating reports whether golden files are written, not read.
func Updating() bool { return *update }

// Equal fails the test where a text is not that of the file with this name in
// testdata. With -update it writes the file.
func Equal(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("cannot read what was shown before: %v; go test -update writes it", err)
	}
	if got != string(want) {
		t.Errorf("%s is not what it was (go test -update rewrites it): %s", path, Difference(got, string(want)))
	}
}

// Difference says on which line two texts differ first.
func Difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			old := "nothing"
			if i < len(w) {
				old = w[i]
			}
			return fmt.Sprintf("line %d is\n%s\nand was\n%s", i+1, g[i], old)
		}
	}
	return fmt.Sprintf("%d lines; were %d", len(g), len(w))
}
