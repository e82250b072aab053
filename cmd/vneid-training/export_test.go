package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	builtin "training.vast.vn/vneid-training/slides"
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
		{nil, "html, markdown, gift hoặc deck"},
		{[]string{"--format", "pdf"}, `"pdf"`},
		{[]string{"--format", "gift", "--notes"}, "--notes"},
		{[]string{"--format", "gift", "--answers"}, "--answers"},
	} {
		if out := runs(t, 2, append([]string{"export"}, tt.args...)...); !strings.Contains(out, tt.says) {
			t.Errorf("export %v: %q is not in: %s", tt.args, tt.says, out)
		}
	}
}

// The built-in deck comes out of the program whole: what is presented from the
// folder is the same deck.
func TestTheBuiltInDeckComesOut(t *testing.T) {
	for _, language := range builtin.Languages() {
		dir := filepath.Join(t.TempDir(), "mine")
		if out := runs(t, 0, "export", "--format", "deck", dir, "--lang", language); !strings.Contains(out, dir) {
			t.Errorf("%s: it does not say where: %s", language, out)
		}
		folder, err := builtin.Deck(language)
		if err != nil {
			t.Fatal(err)
		}
		want, err := deck.Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := deck.Load(os.DirFS(dir)); err != nil || got.Hash != want.Hash {
			t.Errorf("%s: another deck (%v)", language, err)
		}
		if out := runs(t, 1, "export", "--format", "deck", dir); !strings.Contains(out, dir) {
			t.Errorf("a folder that is not empty: %s", out)
		}
	}
	runs(t, 2, "export", "--format", "deck")
}

// A handout of some topics has these, their questions and no others, under the
// numbers that they have in the whole.
func TestHandoutOfSomeTopics(t *testing.T) {
	whole := runs(t, 0, "export", "--format", "markdown")
	for _, tt := range []struct {
		args []string
		has  []string
		not  []string
	}{
		{[]string{"--topics", "3,5-6"}, []string{"## 3. ", "## 5. ", "## 6. "}, []string{"## 1. ", "## 4. ", "## 7. "}},
		{[]string{"--route", "lai-xe"}, []string{"## 17. "}, []string{"## 1. ", "## 5. "}},
		{[]string{"--route", "lai-xe", "--topics", "17"}, []string{"## 17. "}, []string{"## 11. "}},
	} {
		page := runs(t, 0, append([]string{"export", "--format", "markdown"}, tt.args...)...)
		for _, h := range tt.has {
			if !strings.Contains(page, "\n"+h) {
				t.Errorf("%v: %q is missing", tt.args, h)
			}
		}
		for _, h := range tt.not {
			if strings.Contains(page, "\n"+h) {
				t.Errorf("%v: %q is there", tt.args, h)
			}
		}
		for line := range strings.SplitSeq(page, "\n") {
			if strings.HasPrefix(line, "**Câu ") && !strings.Contains(whole, line) {
				t.Errorf("%v: another question than in the whole: %s", tt.args, line)
			}
		}
	}
	for _, bad := range []string{"0", "99", "x", "5-3", "3,", "-"} {
		if out := runs(t, 2, "export", "--format", "html", "--topics", bad); !strings.Contains(out, "3,5-7") {
			t.Errorf("--topics %s: %s", bad, out)
		}
	}
	if out := runs(t, 1, "export", "--format", "html", "--route", "x"); !strings.Contains(out, "lai-xe") {
		t.Errorf("a route that there is not: %s", out)
	}
	runs(t, 2, "export", "--format", "gift", "--topics", "3")
}
