package deck_test

import (
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
)

func TestHero(t *testing.T) {
	for _, tt := range []struct{ name, slide, hero, problem string }{
		{"one", "## Khách ngủ lại\n\n<!-- hero:  Trước   23 giờ -->\n\nx\n", "Trước 23 giờ", ""},
		{"two", "## A\n\n<!-- hero: một -->\n<!-- hero: hai -->\n\nx\n", "", "a second hero"},
		{"long", "## A\n\n<!-- hero: " + strings.Repeat("chữ ", 20) + "-->\n\nx\n", "", "more than 60 characters"},
		{"under a large title", "# A\n\n<!-- hero: một -->\n\nx\n", "", "set large already"},
	} {
		d, err := deck.Load(folder(goodTop + tt.slide + "\n" + goodAsk))
		switch {
		case tt.problem == "" && (err != nil || d.Slide(0).Hero != tt.hero):
			t.Errorf("%s: %v", tt.name, err)
		case tt.problem != "" && (err == nil || !strings.Contains(err.Error(), tt.problem)):
			t.Errorf("%s: %v; want %q", tt.name, err, tt.problem)
		}
	}
}
