package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// From a list to a result that is vouched for: letters for a list, a quiz of who
// has one, and an earlier one under the typed name that becomes theirs.
func TestEnrolFromTheCommandLine(t *testing.T) {
	t.Parallel()
	data, dir := t.TempDir(), t.TempDir()
	list, letters := filepath.Join(dir, "danh-sach.csv"), filepath.Join(dir, "phieu.csv")
	if err := os.WriteFile(list, []byte("Họ tên,Đơn vị\nNguyễn Văn An,IOIT\nTrần Thị Hoa,IMH\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	quiz := func(who string, args ...string) string {
		t.Helper()
		cmd := command(t, nil, append([]string{"present", "--plain", "--data", data}, args...)...)
		cmd.Stdin = strings.NewReader("2\n1\n" + who + strings.Repeat("1\n12\n123\n1234\n12345\n123456\n", 10))
		out, _ := cmd.CombinedOutput() // the answers end before the program does
		return string(out)
	}
	out := quiz("Nguyễn Văn An\nIOIT\n\n")
	receipt := regexp.MustCompile(`Đã ghi. Mã biên nhận: (\S{9})`).FindStringSubmatch(out)
	if receipt == nil {
		t.Fatalf("under a typed name: %s", out)
	}
	runs(t, 0, "people", "accept", receipt[1], "--data", data) // pipes answer in haste
	if out := runs(t, 0, "people", "enrol", "--data", data, "--roster", list, "-o", letters, "--host", "training.vast.vn:2222"); !strings.Contains(out, "Đã ghi 2 phiếu") {
		t.Errorf("enrolled: %s", out)
	}
	file, err := os.Open(letters)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][2] != "Nguyễn Văn An" || rows[1][5] != "ssh -p 2222 training.vast.vn" {
		t.Fatalf("letters: %q, %v", rows, err)
	}
	if out := quiz("Nguyễn Văn An\n0\n", "--identity", "enrolled"); strings.Contains(out, "Đã ghi.") {
		t.Errorf("a name alone is recorded: %s", out)
	}
	if out := quiz(rows[1][4]+"\n", "--identity", "enrolled"); !strings.Contains(out, "Người làm bài: Nguyễn Văn An") || !strings.Contains(out, "Đã ghi. Mã biên nhận:") {
		t.Errorf("with a letter: %s", out)
	}
	runs(t, 1, "people", "claim", "2222-2222", "--data", data)
	for _, wrong := range [][]string{{"people", "enrol"}, {"people", "enrol", "An", "--roster", list}, {"people", "enrol", "--roster", list, "-o", "phieu.txt"}, {"serve", "--identity", "closed"}} {
		runs(t, 2, wrong...)
	}
	if out := runs(t, 0, "people", "enrol", "trần thị hoa", "--data", data); !strings.Contains(out, "mã ghi danh: ") || strings.Contains(out, rows[2][4]) {
		t.Errorf("a new letter: %s", out)
	}
	if out := runs(t, 0, "people", "claim", "--data", data); !strings.Contains(out, receipt[1]) || !strings.Contains(out, "tự khai") {
		t.Errorf("to be claimed: %s", out)
	}
	runs(t, 0, "people", "claim", receipt[1], "--data", data)
	if out := runs(t, 0, "people", "claim", "--data", data); !strings.Contains(out, "Không có lượt nào") {
		t.Errorf("after it was claimed: %s", out)
	}
	runs(t, 0, "results", "verify", "--data", data)
}
