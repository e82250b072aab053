//go:build linux

package record

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"training.vast.vn/vneid-training/internal/locale"

	"training.vast.vn/vneid-training/internal/record/store"
)

// A disk that has room but takes no more files is told as such.
func TestOutOfFiles(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m,nr_inodes=4"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	for i := range 4 {
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))), nil, 0o600); err != nil {
			break
		}
	}
	_, err := Open(filepath.Join(dir, "data"), Options{SpareDir: t.TempDir()})
	var f *store.Error
	if !errors.As(err, &f) {
		t.Fatalf("opening it: %v", err)
	}
	if text := f.In(locale.For(locale.Vi)); !strings.Contains(text, "inode") {
		t.Errorf("it says %q", text)
	}
}
