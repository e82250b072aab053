package slips_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/slips"
)

func sheet(n int) slips.Sheet {
	s := slips.Sheet{
		Deck: &deck.Deck{Title: "Tiện ích VNeID", Units: []deck.Unit{{Code: "IOIT", Name: "Viện Công nghệ thông tin"}}},
		Way:  "ssh training.vast.vn", Made: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC), App: "test",
	}
	for i := range n {
		s.Slips = append(s.Slips, record.Slip{Person: record.Person{Name: fmt.Sprint("Nguyễn Thị Hoà ", i), Unit: "IOIT", Code: "007"}, Letter: fmt.Sprintf("K7RT-92X%d", 2+i)})
	}
	return s
}

func write(t *testing.T, kind string, s slips.Sheet) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := slips.Write(&out, kind, s, locale.For(locale.Vi)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Tables have what a letter is filled with.
func TestTables(t *testing.T) {
	want := []string{"IOIT", "Viện Công nghệ thông tin", "Nguyễn Thị Hoà 1", "007", "K7RT-92X3", "ssh training.vast.vn"}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(write(t, ".csv", sheet(2)), []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 3 || strings.Join(rows[2], "|") != strings.Join(want, "|") {
		t.Errorf("csv: %q, %v", rows, err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(write(t, ".xlsx", sheet(2))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if rows, err = book.GetRows(book.GetSheetName(0)); err != nil || len(rows) != 3 || strings.Join(rows[2], "|") != strings.Join(want, "|") {
		t.Errorf("xlsx: %q, %v", rows, err)
	}
}

// Ten slips stand on a page, each with all that its reader needs.
func TestPDF(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext (poppler) is not here")
	}
	path := filepath.Join(t.TempDir(), "slips.pdf")
	if err := os.WriteFile(path, write(t, ".pdf", sheet(11)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "pdftotext", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := string(out)
	for what, want := range map[string]int{
		"\f": 2, "Nguyễn Thị Hoà 10": 1, "K7RT-92X12": 1, "gõ: ssh training.vast.vn": 11, "ô họ tên": 11, "dùng được một lần": 11, "Viện Công nghệ thông tin · 007": 11,
	} {
		if got := strings.Count(text, what); got != want {
			t.Errorf("%q stands there %d times, not %d", what, got, want)
		}
	}
}
