package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/tui"
)

// keeping is a folder whose files a test looks at.
func keeping(t *testing.T) (dir string, change func(*tui.Config)) {
	t.Helper()
	dir = t.TempDir()
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return dir, func(c *tui.Config) { c.Log, c.Folder, c.Path = f, f, filepath.Join(dir, "results.jsonl") }
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWhoDeclinesCanLearnAndTakeTheQuizAndNothingIsKept(t *testing.T) {
	dir, change := keeping(t)
	l := newLearner(t, 100, 30, change)
	l.press("1", "right", "right") // learning asks for no name
	l.sees("trang 3/6")
	l.press("esc", "2")
	l.sees("Thông tin được lưu", "Lưu họ tên, đơn vị và điểm để báo cáo.", "Làm thử, không ghi lại")
	l.press("Nguyễn Văn An", "shift+tab", "enter") // typed, then thought better of
	l.sees("Câu 1/4", "làm thử, không ghi")
	for range 4 {
		l.answerRight()
	}
	l.sees("ĐẠT", "Bài làm thử, không ghi lại.")
	for _, name := range []string{"results.jsonl", "people.jsonl"} {
		if text := content(t, filepath.Join(dir, name)); text != "" {
			t.Errorf("%s holds %q", name, text)
		}
	}
	if left, err := os.ReadDir(filepath.Join(dir, "journal")); err != nil || len(left) > 0 {
		t.Errorf("journals are left: %v, %v", left, err)
	}
}

func TestANameIsKeptInOneFileOnly(t *testing.T) {
	dir, change := keeping(t)
	l := newLearner(t, 100, 30, change)
	l.toExam()
	for range 3 {
		l.answerRight()
	}
	holders := func() (found []string) {
		err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && strings.Contains(content(t, path), "Văn An") {
				found = append(found, d.Name())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	if got := strings.Join(holders(), " "); got != "people.jsonl" {
		t.Errorf("amid the quiz the name is in %q, want people.jsonl only", got)
	}
	l.answerRight()
	l.sees("Đã ghi.")
	if got := strings.Join(holders(), " "); got != "people.jsonl" {
		t.Errorf("after the quiz the name is in %q, want people.jsonl only", got)
	}
}
