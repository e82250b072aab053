//go:build unix

package record

import (
	"os"
	"path/filepath"
	"testing"
)

// Nothing is believed, or written over, that somebody else has put where we
// look.
func TestWhatOthersPutThereIsNotUsed(t *testing.T) {
	t.Run("a link in the place of the probe", func(t *testing.T) {
		dir, target := t.TempDir(), filepath.Join(t.TempDir(), "theirs")
		if err := os.WriteFile(target, []byte("kept"), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(dir, Options{SpareDir: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := os.Symlink(target, filepath.Join(dir, ".probe")); err != nil {
			t.Fatal(err)
		}
		if err := f.Check(); err != nil {
			t.Error(err)
		}
		if text, err := os.ReadFile(target); err != nil || string(text) != "kept" {
			t.Errorf("the target holds %q, %v", text, err)
		}
	})
	t.Run("a foreign spare folder", func(t *testing.T) {
		if os.Geteuid() != 0 {
			t.Skip("only root can make a folder of somebody else")
		}
		dir := filepath.Join(t.TempDir(), "spare")
		s := &Spare{temp: filepath.Join(dir, "spare.jsonl")}
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		used := func() (used bool) { _ = s.locked(s.temp, func() error { used = true; return nil }); return used }
		s.wait = 1e9
		if !used() {
			t.Fatal("one of our own is not used")
		}
		if err := os.Chown(dir, 12345, 12345); err != nil {
			t.Fatal(err)
		}
		if used() {
			t.Error("it is used")
		}
	})
}
