package request_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record"
	"training.vast.vn/vneid-training/internal/report/request"
)

// Whoever asks for a report of a record that was cut short is told so beside it, and
// when it was whole, by Vietnam's clock.
func TestReportTellsOfARecordCutShort(t *testing.T) {
	dir, noon := t.TempDir(), time.Date(2026, 11, 23, 12, 0, 0, 0, locale.Vietnam())
	f, err := record.Open(dir, record.Options{SpareDir: t.TempDir(), Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Append(t.Context(), record.Attempt{Learner: "hv-1", Unit: "IOIT", Mode: record.Self, How: record.Submitted}); err != nil {
		t.Fatal(err)
	}
	f.Close()
	tells := func() string {
		t.Helper()
		var out, said bytes.Buffer
		o := request.Options{Data: dir, Course: deck.NewCourse(locale.Vi, nil), Language: locale.Vi}
		if err := request.Run(context.Background(), o, request.Streams{Out: &out, Err: &said}); err != nil || out.Len() == 0 {
			t.Fatal(out.String(), err)
		}
		return said.String()
	}
	if said := tells(); said != "" {
		t.Errorf("of a whole record it tells %q", said)
	}
	if err := os.Truncate(filepath.Join(dir, record.File), 0); err != nil {
		t.Fatal(err)
	}
	if said := tells(); !strings.Contains(said, "Sổ đã bị cắt bớt") || !strings.Contains(said, "2026-11-23 12:00:00 có 1 dòng") {
		t.Errorf("of one cut short it tells %q", said)
	}
}
