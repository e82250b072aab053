package tui_test

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// What colours tell, marks and words tell too: the screens are read here
// without any style at all, as they are without colours.
func TestNothingIsToldByColourAlone(t *testing.T) {
	form := []string{"2", "Le Hoa", "enter", "cong", "enter", "enter", "enter"}
	tests := []struct {
		name  string
		keys  []string
		marks []string
	}{
		{"the chosen line of a menu", nil, []string{"▸ 1"}},
		{"the level and the utility", []string{"enter", "3", "enter"}, []string{"Mức độ 1 · Tiện ích 3/1"}},
		{"the step under way, done, and the row to tap", []string{"enter", "4", "enter", "right"}, []string{"✓", "║", "◂"}},
		{"the field that takes what is typed", []string{"2"}, []string{"▸ Họ và tên"}},
		{"the option under the cursor", form, []string{"▸ "}},
		{"a right or wrong answer, with words", append(form, "2", "1", "3", "4", "enter"), []string{"✓", "Đáp án đúng", "✗ Chưa đúng"}},
	}
	for _, profile := range []colorprofile.Profile{colorprofile.Ascii, colorprofile.NoTTY} {
		for _, mode := range []theme.Mode{theme.Dark, theme.Light, theme.Projector, theme.Contrast} {
			for _, tt := range tests {
				t.Run(tt.name, func(t *testing.T) {
					l := newLearner(t, 100, 30, func(c *tui.Config) { c.Look = theme.Look{Mode: mode, Profile: profile} })
					l.press(tt.keys...)
					l.sees(tt.marks...)
				})
			}
		}
	}
}
