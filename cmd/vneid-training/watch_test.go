package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An author writes while the deck is shown beside the editor.
func TestWatchShowsWhatIsSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bai")
	if out, err := command(t, nil, "new", dir).CombinedOutput(); err != nil {
		t.Fatalf("new: %v\n%s", err, out)
	}
	path := filepath.Join(dir, "01-mo-dau.md")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// save saves as many editors do: a new file takes the place of the old one.
	save := func(text string) {
		t.Helper()
		next := filepath.Join(dir, ".01-mo-dau.md.swp")
		if err := os.WriteFile(next, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(next, path); err != nil {
			t.Fatal(err)
		}
	}
	p := start(t, nil, "present", "--watch", dir)
	see(t, p, "Bắt đầu học")
	save(strings.Replace(string(whole), "Mỗi dòng một ý", "Vừa mới sửa", 1))
	see(t, p, "Vừa mới sửa", "Bên phải")
	save(strings.Replace(string(whole), "kind: tip", "kind: tipp", 1))
	see(t, p, "01-mo-dau.md:30:7", "Bài giảng đang có lỗi")
	save(string(whole))
	see(t, p, "Bên trái", "Mỗi dòng một ý")
	press(t, p, "q")
	if code, err := p.Wait(); err != nil || code != 0 {
		t.Fatalf("left with code %d, error %v", code, err)
	}
}
