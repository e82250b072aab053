package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A trainer or learner names a route on the command line; the record says
// which was taken.
func TestPresentAlongARoute(t *testing.T) {
	data, folder := t.TempDir(), tapDeck(t)
	settings := filepath.Join(folder, "deck.yaml")
	text, err := os.ReadFile(settings)
	if err != nil {
		t.Fatal(err)
	}
	routes := "routes: [{id: 20-phut, title: 20 phút, minutes: 20, topics: [1.md], quiz: {questions: 2, pass: 0.5}}]\n"
	if err := os.WriteFile(settings, append(text, routes...), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, nil, "present", folder, "--data", data, "--route", "20-phut")
	see(t, p, "20 phút", "2 câu, đạt từ 50%")
	identify(t, p)
	tapThrough(t, p)
	tapped(t, data, "local")
	if a := attempts(t, data)[0]; a.Route != "20-phut" {
		t.Errorf("the record says route %q", a.Route)
	}

	plain := t.TempDir()
	cmd := command(t, nil, "present", folder, "--plain", "--data", plain, "--route", "20-phut")
	cmd.Stdin = strings.NewReader("2\n1\nNguyễn Văn An\nvien cong nghe thong tin\n\n12\n4\n12\n4\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	tapped(t, plain, "local")
	if a := attempts(t, plain)[0]; a.Route != "20-phut" {
		t.Errorf("as plain text the record says route %q", a.Route)
	}

	cmd = command(t, nil, "present", folder, "--plain", "--data", data, "--route", "30-phut")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "20-phut") {
		t.Errorf("a route that is not there: %v\n%s", err, out)
	}
}
