package letters

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/theme"
)

// toned are the 72 forms that a Vietnamese vowel can have.
func toned() []string {
	var all []string
	for _, vowel := range []string{"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"} {
		for _, tone := range []string{"", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"} {
			all = append(all, norm.NFC.String(vowel+tone))
		}
	}
	return all
}

// apart is in how many pixels two letters differ, where they are most alike.
func apart(a, b bitmap) int {
	least := 1 << 30
	for shift := -1; shift <= 1; shift++ {
		n := 0
		for y := range a.rows {
			for x := -1; x <= max(a.width, b.width); x++ {
				on := func(m bitmap, x int) bool { return x >= 0 && x < m.width && m.rows[y][x] }
				if on(a, x) != on(b, x+shift) {
					n++
				}
			}
		}
		least = min(least, n)
	}
	return least
}

func TestVowelsAreApart(t *testing.T) {
	for _, b := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks} {
		for s := S; s <= XL; s++ {
			for name, change := range map[string]func(string) string{"small": strings.Clone, "capital": strings.ToUpper} {
				p := newPen(s.measures(b))
				var drawn []bitmap
				for _, vowel := range toned() {
					w, ok := p.word(change(vowel))
					if !ok {
						t.Fatalf("%v, size %d: no %q", b, s, change(vowel))
					}
					drawn = append(drawn, w)
				}
				least := 1 << 30
				for i := range drawn {
					for j := range i {
						n := apart(drawn[i], drawn[j])
						least = min(least, n)
						if n < 2 {
							t.Errorf("%v, size %d, %s letters: %s and %s differ by %d pixels", b, s, name, change(toned()[i]), change(toned()[j]), n)
						}
					}
				}
				t.Logf("%v, size %d, %s letters: the most alike differ by %d pixels", b, s, name, least)
			}
		}
	}
}

func TestDigitsAreApart(t *testing.T) {
	const digits = "0123456789"
	for _, b := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks} {
		for s := Digits; s <= XL; s++ {
			p := newPen(s.measures(b))
			for i := range digits {
				for j := range i {
					x, _ := p.word(digits[i : i+1])
					y, _ := p.word(digits[j : j+1])
					if n := apart(x, y); n < 2 {
						t.Errorf("%v, size %d: %c and %c differ by %d pixels", b, s, digits[i], digits[j], n)
					}
				}
			}
		}
		rows := 3
		if b == theme.NoBlocks {
			rows = 5
		}
		if x, ok := Fit("09:41 100%", b, 200, rows, Digits); !ok || x.Rows != rows {
			t.Errorf("%v: %d rows of digits, %v", b, x.Rows, ok)
		}
	}
	if _, ok := Fit("9 giờ", theme.HalfBlocks, 200, 30, Digits); ok {
		t.Error("letters are drawn of six half blocks, in which vowels are alike")
	}
}

func TestFit(t *testing.T) {
	for _, tc := range []struct {
		text          string
		columns, rows int
		sizes         []Size
		lines         int // 0: does not fit
	}{
		{"Thẻ căn cước", 70, 8, []Size{S}, 1},
		{"Thẻ căn cước", 70, 30, []Size{XL, L, M, S}, 3},
		{"Thẻ căn cước", 30, 20, []Size{XL, L, M, S}, 3},
		{"Thẻ căn cước", 70, 3, []Size{XL, L, M, S}, 0},
		{"Thẻ căn cước", 9, 30, []Size{XL, L, M, S}, 0},
		{"", 70, 30, []Size{S}, 0},
		{"漢字", 70, 30, []Size{S}, 0},
	} {
		got, ok := Fit(tc.text, theme.Quadrants, tc.columns, tc.rows, tc.sizes...)
		if got.Lines != tc.lines || ok != (tc.lines > 0) {
			t.Errorf("Fit(%q, %d, %d): %d lines, %v; want %d", tc.text, tc.columns, tc.rows, got.Lines, ok, tc.lines)
		}
		if got.Columns > tc.columns || got.Rows > tc.rows {
			t.Errorf("Fit(%q, %d, %d) takes %d columns and %d rows", tc.text, tc.columns, tc.rows, got.Columns, got.Rows)
		}
	}
}

// What is measured is what is drawn.
func TestWidth(t *testing.T) {
	for _, b := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks} {
		for s := Digits; s <= XL; s++ {
			text := "Trước 23 giờ"
			if s == Digits {
				text = "23:00 - 100%"
			}
			want, ok := Fit(text, b, 1000, 100, s)
			if got, measured := Width(text, b, s); !ok || !measured || got != want.Columns {
				t.Errorf("%v, size %d: measured %d columns, drawn %d", b, s, got, want.Columns)
			}
		}
	}
	if _, ok := Width("漢字", theme.Quadrants, S); ok {
		t.Error("letters that the font lacks have a width")
	}
}

func BenchmarkFit(b *testing.B) {
	for b.Loop() {
		Fit("Báo với Công an xã, phường trước 23 giờ", theme.Quadrants, 140, 20, S)
	}
}

// Each line of a centred text has as much room at its left as at its right, and
// no dot is lost.
// What a no-break space holds together stands on one line, as far apart as with
// another.
func TestNoBreak(t *testing.T) {
	const text, held = "bất kỳ để bắt đầu", "bất\u00A0kỳ để bắt đầu"
	for _, b := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks} {
		one, _ := Width(text, b, S)
		if got, ok := Width(held, b, S); !ok || got != one {
			t.Errorf("%v: it is %d columns wide, %v; want %d", b, got, ok, one)
		}
		pair, _ := Width("bất kỳ", b, S)
		if _, ok := Fit(held, b, pair-1, 100, S); ok {
			t.Errorf("%v: a line ends at a no-break space", b)
		}
	}
}

func TestCentred(t *testing.T) {
	t.Parallel()
	for _, b := range []theme.Blocks{theme.HalfBlocks, theme.Quadrants, theme.NoBlocks} {
		set, ok := Fit("Buổi tập huấn đã kết thúc", b, 100, 40, M)
		if !ok || set.Lines < 2 {
			t.Fatalf("%v: %d lines", b, set.Lines)
		}
		centred := set.Centred()
		for i, l := range set.lines {
			left, right := centred.Mask.Rect.Max.X, 0
			dots := 0
			for y := l.Min.Y; y < l.Max.Y; y++ {
				for x := range centred.Mask.Rect.Max.X {
					if centred.Mask.AlphaAt(x, y).A > 0 {
						left, right, dots = min(left, x), max(right, x+1), dots+1
					}
					if set.Mask.AlphaAt(x, y).A > 0 {
						dots--
					}
				}
			}
			if room := centred.Mask.Rect.Max.X - right; room-left < -3 || room-left > 3 || dots != 0 {
				t.Errorf("%v: line %d stands between %d and %d dots; %d dots more", b, i, left, room, dots)
			}
		}
	}
}
