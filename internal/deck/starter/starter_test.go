package starter_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/deck/starter"
	"training.vast.vn/vneid-training/internal/locale"
)

// The deck that authors begin with is right, shows every type of question, and
// leaves a check nothing to advise.
func TestStarterDeckIsRight(t *testing.T) {
	for _, language := range []string{locale.Vi, locale.En} {
		dir := filepath.Join(t.TempDir(), "new")
		if _, err := starter.Write(dir, language); err != nil {
			t.Fatal(err)
		}
		d, err := deck.Load(os.DirFS(dir))
		if err != nil {
			t.Fatalf("%s: %v", language, err)
		}
		var types []string
		for _, q := range d.Questions() {
			types = append(types, q.Type)
		}
		for _, kind := range []string{deck.Single, deck.Multiple, deck.TrueFalse, deck.Order} {
			if !slices.Contains(types, kind) {
				t.Errorf("%s: no question of type %s", language, kind)
			}
		}
		o := check.Options{Now: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Months: 36}
		for _, a := range check.Advise(d, os.DirFS(dir), locale.For(language), o) {
			t.Errorf("%s: %s", language, a)
		}
	}
}

func TestAFolderInUseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	mine := filepath.Join(dir, "deck.yaml")
	if err := os.WriteFile(mine, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := starter.Write(dir, locale.Vi); !errors.Is(err, starter.ErrNotEmpty) {
		t.Errorf("error %v, want ErrNotEmpty", err)
	}
	if text, _ := os.ReadFile(mine); string(text) != "mine" {
		t.Errorf("the file now holds %q", text)
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Errorf("the folder holds %v", all)
	}
}
