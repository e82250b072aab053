package reminders_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report/reminders"
)

// an attempt that ended at ten in the morning of a day of November 2026.
type attempt struct {
	learner, unit string
	day           int
	passed        bool
	mode          string
}

func book(t *testing.T, all ...attempt) *reminders.Book {
	t.Helper()
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		mode := a.mode
		if mode == "" {
			mode = record.Self
		}
		at := record.At(time.Date(2026, 11, a.day, 3, 0, 0, 0, time.UTC))
		line := record.Attempt{ID: record.NewID(), Learner: a.learner, Unit: a.unit, Mode: mode, StartedAt: at, EndedAt: at, Passed: a.passed, How: record.Submitted}
		if _, err := f.Append(context.Background(), line); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(filepath.Join(dir, record.File))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var b reminders.Book
	if err := b.Read(file); err != nil {
		t.Fatal(err)
	}
	return &b
}

func day(n int) time.Time { return time.Date(2026, 11, n, 0, 0, 0, 0, locale.Vietnam()) }

func TestOpen(t *testing.T) {
	an := attempt{learner: "an", unit: "IOIT", day: 1, passed: true}
	for _, tt := range []struct {
		name string
		all  []attempt
		day  int
		want string
	}{
		{"the day they passed", []attempt{an}, 1, ""},
		{"the day after", []attempt{an}, 2, "an 1"},
		{"until the seventh", []attempt{an}, 7, "an 1"},
		{"then the next", []attempt{an}, 8, "an 7"},
		{"the last stays open", []attempt{an}, 30, "an 7"},
		{"a month", []attempt{an}, 31, "an 30"},
		{"and not for ever", []attempt{an}, 61, ""},
		{"who did not pass", []attempt{{learner: "an", unit: "IOIT", day: 1}}, 2, ""},
		{"a trial", []attempt{{learner: "an", unit: "IOIT", day: 1, passed: true, mode: record.Preview}}, 2, ""},
		{"who took the quiz again since", []attempt{an, {learner: "an", unit: "IOIT", day: 8}}, 9, ""},
		{"and before", []attempt{an, {learner: "an", unit: "IOIT", day: 3}}, 9, "an 7"},
		{"it counts from the first pass", []attempt{{learner: "an", unit: "IOIT", day: 5, passed: true}, an}, 8, "an 7"},
		{"by unit, then by how long ago", []attempt{{"c", "IMH", 1, true, ""}, {"b", "IOIT", 1, true, ""}, {"a", "IOIT", 8, true, ""}}, 9, "c 7, a 1, b 7"},
	} {
		var got []string
		for _, r := range book(t, tt.all...).Open(day(1).AddDate(0, 0, tt.day-1)) {
			got = append(got, fmt.Sprint(r.Learner, " ", r.After))
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, s, tt.want)
		}
	}
}

func TestCalendar(t *testing.T) {
	all := book(t, attempt{"hv-1", "IOIT", 1, true, ""}, attempt{"hv-2", "IOIT", 1, true, ""}, attempt{"hv-3", "IMH", 1, true, ""}).Open(day(2))
	who := reminders.Who{
		Name: func(id string) string { return map[string]string{"hv-1": "Nguyễn Thị Bình, phòng 3; nhà A"}[id] },
		Unit: func(code string) string {
			return map[string]string{"IOIT": "Viện Công nghệ thông tin có tên dài đến mức phải xuống dòng"}[code]
		},
	}
	var out bytes.Buffer
	if err := reminders.WriteICS(&out, all, day(2), day(2), who, locale.For(locale.Vi)); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	whole := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "DTSTART;VALUE=DATE:20261102\r\nDTEND;VALUE=DATE:20261103\r\n",
		"ngày 1 sau tập huấn: IMH\\, 1 người", "xuống dòng\\, 2 người", `DESCRIPTION:Nguyễn Thị Bình\, phòng 3\; nhà A\nhv-2`, "END:VCALENDAR\r\n",
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("%q is not in\n%s", want, whole)
		}
	}
	if n := strings.Count(text, "BEGIN:VEVENT"); n != 2 {
		t.Errorf("%d events for two units", n)
	}
}
