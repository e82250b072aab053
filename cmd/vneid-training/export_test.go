package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExportFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "handout.html")
	runs(t, 0, "export", "--format", "html", "--answers", "-o", file)
	page, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), `<html lang="vi">`) || !strings.Contains(string(page), `id="answers"`) || strings.Contains(string(page), `class="notes"`) {
		t.Error("the handout is not the one asked for")
	}
	if out := runs(t, 1, "export", "--format", "html", "-o", file); !strings.Contains(out, file) {
		t.Errorf("a file that exists is not named: %s", out)
	}
	if again, err := os.ReadFile(file); err != nil || string(again) != string(page) {
		t.Errorf("a file that exists was written over (%v)", err)
	}
	runs(t, 0, "new", filepath.Join(dir, "mine"), "--lang", "en")
	if out := runs(t, 0, "export", filepath.Join(dir, "mine"), "--format", "markdown", "--notes"); !strings.HasPrefix(out, "# ") || !strings.Contains(out, "> **Notes for the trainer.**") {
		t.Errorf("the Markdown begins %.80q", out)
	}
	for _, tt := range []struct {
		args []string
		says string
	}{
		{nil, "html, markdown hoặc gift"},
		{[]string{"--format", "pdf"}, `"pdf"`},
		{[]string{"--format", "gift", "--notes"}, "--notes"},
		{[]string{"--format", "gift", "--answers"}, "--answers"},
	} {
		if out := runs(t, 2, append([]string{"export"}, tt.args...)...); !strings.Contains(out, tt.says) {
			t.Errorf("export %v: %q is not in: %s", tt.args, tt.says, out)
		}
	}
}
