package deck_test

import (
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
)

func charted(yaml string) string { return goodTop + "## A\n```chart\n" + yaml + "```\n" + goodAsk }

func TestChart(t *testing.T) {
	d := mustLoad(t, folder(charted("kind: bars\ncaption: Đã đạt\nunit: người\npoints:\n  - Viện Toán: 40\n  - Văn phòng: 12,5\n")))
	b, ok := d.Slide(0).Blocks[0].(*deck.Chart)
	if !ok || b.Kind != deck.Bars || len(b.Points) != 2 || b.Most() != 40 || b.Points[1].Value != 12.5 {
		t.Fatalf("the chart is read as %+v", b)
	}
	if got := strings.ReplaceAll(d.Slide(0).Text(), "\u00A0", " "); got != "A\nĐã đạt\nViện Toán 40 người\nVăn phòng 12,5 người" {
		t.Errorf("its text is %q", got)
	}
}

func TestWrongChartsSayWhereAndWhatToDo(t *testing.T) {
	for _, tt := range []struct{ yaml, place, says string }{
		{"kind: donut\npoints: [a: 1, b: 2]\n", "1.md:9:7", "bars, line"},
		{"kind: bars\n", "1.md:8:1", `"points" is missing`},
		{"kind: bars\npoints: [a: 1]\n", "1.md:10:9", "2 to 12"},
		{"kind: bars\npoints:\n  - a: 1\n  - b\n", "1.md:12:5", "a label, a colon and a number"},
		{"kind: bars\npoints:\n  - a: 1\n  - b: 1.200\n", "1.md:12:8", "such as 1200 or 12.5"},
		{"kind: bars\npoints:\n  - a: 1\n  - b: -2\n", "1.md:12:8", "such as 1200 or 12.5"},
		{"kind: bars\npoints:\n  - a: 1\n  - b: 3 %\n", "1.md:12:8", "the unit stands in unit"},
		{"kind: bars\npoints:\n  - a: 1\n  - " + strings.Repeat("b", 41) + ": 3\n", "1.md:12:5", "40 characters"},
	} {
		_, err := deck.Load(folder(charted(tt.yaml)))
		if err == nil || !strings.Contains(err.Error(), tt.place) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q: %v; want %s and %q", tt.yaml, err, tt.place, tt.says)
		}
	}
}
