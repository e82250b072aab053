package request_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report/request"
)

// A span of days is compared with as many days before it, and with nothing
// where no first day is named.
func TestComparedWithTheDaysBefore(t *testing.T) {
	dir := t.TempDir()
	f, err := record.Open(dir, record.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []struct {
		learner string
		day     int
		passed  bool
	}{
		{"hv-old", 2, true}, // a week earlier still
		{"hv-a", 10, true}, {"hv-b", 15, false},
		{"hv-b", 16, true}, {"hv-c", 17, true}, {"hv-d", 22, false},
		{"hv-e", 23, true}, // after the last day
	} {
		at := record.At(time.Date(2026, 11, a.day, 9, 0, 0, 0, locale.Vietnam()))
		if _, err := f.Append(context.Background(), record.Attempt{ID: record.NewID(), Learner: a.learner, Unit: "IOIT", Mode: record.Self, How: record.Submitted, StartedAt: at, EndedAt: at, Passed: a.passed}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ since, until, want string }{
		{"16/11/2026", "22/11/2026", "khi ấy 1 người đạt trong 2 người đã làm"},
		{"16/11/2026", "", "khi ấy 1 người đạt trong 2 người đã làm"}, // until now, the 23rd: eight days
		{"", "22/11/2026", ""},
	} {
		var out bytes.Buffer
		o := request.Options{Data: dir, Course: deck.NewCourse(locale.Vi, nil), Language: locale.Vi, Since: c.since, Until: c.until, Now: time.Date(2026, 11, 23, 15, 0, 0, 0, locale.Vietnam())}
		if err := request.Run(context.Background(), o, request.Streams{Out: &out}); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(out.String()), " ")
		if c.want == "" && strings.Contains(text, "So với đợt trước") || !strings.Contains(text, c.want) {
			t.Errorf("%q to %q lacks %q:\n%s", c.since, c.until, c.want, out.String())
		}
	}
}
