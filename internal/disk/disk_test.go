package disk_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/disk"
)

func write(text string) func(*os.File) error {
	return func(f *os.File) error { _, err := f.WriteString(text); return err }
}

// only checks that the folder holds one file, with this text.
func only(t *testing.T, path, text string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != text {
		t.Errorf("%s holds %q, %v; want %q", path, got, err, text)
	}
	if there, _ := os.ReadDir(filepath.Dir(path)); len(there) != 1 {
		t.Errorf("beside it: %v", there)
	}
}

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	for _, text := range []string{"one", "two"} {
		if err := disk.Replace(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
		only(t, path, text)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 && runtime.GOOS != "windows" {
		t.Errorf("mode %v, want 0640", info.Mode())
	}
	broken := errors.New("broken")
	if err := disk.ReplaceBy(path, 0o600, func(*os.File) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
	only(t, path, "two")
}

func TestCreate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := disk.Create(path, 0o600, write("first")); err != nil {
		t.Fatal(err)
	}
	if err := disk.Create(path, 0o600, write("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v, want fs.ErrExist", err)
	}
	only(t, path, "first")
}

// Somebody makes the file after Create looked whether it is there.
func TestCreateLosesARace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	err := disk.Create(path, 0o600, func(f *os.File) error {
		return errors.Join(write("mine")(f), os.WriteFile(path, []byte("theirs"), 0o600))
	})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v, want fs.ErrExist", err)
	}
	only(t, path, "theirs")
}

func TestReadPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("all files look open to all")
	}
	path := filepath.Join(t.TempDir(), "key")
	if _, err := disk.ReadPrivate(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want fs.ErrNotExist", err)
	}
	if err := disk.Replace(path, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := disk.ReadPrivate(path); err != nil || string(text) != "secret" {
		t.Errorf("%q, %v", text, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.ReadPrivate(path); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("error %v, want one that says what to do", err)
	}
}
