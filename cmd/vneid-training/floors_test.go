package main

import (
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "training.vast.vn/vneid-training/"

// The README's table of rooms is true: every package stands in it once, and
// imports only from floors below its own.
func TestFloors(t *testing.T) {
	floors := readFloors(t)
	listed := map[string]bool{}
	cmd := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		packages := strings.Fields(line)
		room := strings.TrimPrefix(packages[0], module)
		listed[room] = true
		floor, ok := floors[room]
		if !ok {
			t.Errorf("%s has no row in the README's table of rooms", room)
			continue
		}
		for _, p := range packages[1:] {
			below, ours := strings.CutPrefix(p, module)
			if under, known := floors[below]; ours && known && under >= floor {
				t.Errorf("%s (floor %d) imports %s (floor %d)", room, floor, below, under)
			}
		}
	}
	for room := range floors {
		if !listed[room] {
			t.Errorf("the README's table of rooms has %s, which is no package", room)
		}
	}
}

// Nothing shows at the top of the repository but what has its place there.
func TestTopLevel(t *testing.T) {
	all, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range all {
		name := entry.Name()
		if !strings.HasPrefix(name, ".") && !slices.Contains([]string{"cmd", "internal", "slides", "go.mod", "go.sum", "Makefile", "README.md", "bin"}, name) {
			t.Errorf("%s has no place at the top of the repository", name)
		}
	}
}

// readFloors reads the table: rows of rooms in backticks, what they are for,
// and their floor.
func readFloors(t *testing.T) map[string]int {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(text), "\n| room |")
	table, _, ended := strings.Cut(table, "\n\n")
	if !found || !ended {
		t.Fatal("the README has no table of rooms")
	}
	floors := map[string]int{}
	for row := range strings.Lines(table) {
		cells := strings.Split(row, "|")
		if !strings.Contains(cells[1], "`") {
			continue
		}
		floor, err := strconv.Atoi(strings.TrimSpace(cells[len(cells)-2]))
		if err != nil {
			t.Fatalf("a row without its floor: %s", row)
		}
		for _, room := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(cells[1], -1) {
			name := path.Clean(room[1])
			if _, twice := floors[name]; twice {
				t.Errorf("%s stands in the table twice", name)
			}
			floors[name] = floor
		}
	}
	return floors
}
