package clean

import (
	"errors"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestName(t *testing.T) {
	long := strings.Repeat("a", NameRunes)
	tests := []struct {
		in, want string
		err      error
	}{
		{"Nguyễn Văn An", "Nguyễn Văn An", nil},
		{norm.NFD.String("Trần Thị Tuyết"), "Trần Thị Tuyết", nil},
		{"O'Brien-Nguyễn Jr.", "O'Brien-Nguyễn Jr.", nil},
		{long, long, nil},
		{long + "a", "", ErrLong},
		{strings.Repeat("漢", 31), "", ErrLong},
		{"", "", ErrEmpty},
		{" An", "", ErrSpace},
		{"An ", "", ErrSpace},
		{"An  Bình", "", ErrSpace},
		{"An\x1b[31m", "", ErrRune},
		{"An\nBình", "", ErrRune},
		{"An\u202eBình", "", ErrRune},
		{"A\u200dn", "", ErrRune},
		{"\u0301An", "", ErrRune},
		{"A\u0323\u0323\u0323\u0323n", "", ErrRune},
		{"=SUM(A1)", "", ErrRune},
		{"Trần Thị Нoa", "", ErrScript}, // the H is Cyrillic
		{"Тrần Thị Hoa", "", ErrScript},
		{"Αn", "", ErrScript}, // Greek
		{"𝐓rần", "", ErrScript},
		{"Ngô Thị 漢", "", ErrScript},
		{"Иван Петров", "Иван Петров", nil},
		{"田中ひろし", "田中ひろし", nil},
		{"Ðỗ Văn Ân", "Ðỗ Văn Ân", nil}, // one script, folded where names are compared
	}
	for _, tt := range tests {
		got, err := Name(tt.in)
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("Name(%q) = %q, %v; want %q, %v", tt.in, got, err, tt.want, tt.err)
		}
	}
}

func TestTyped(t *testing.T) {
	tests := []struct {
		in   string
		most int
		want string
	}{
		{"Lê\tThị\r\nHoa", 40, "Lê Thị Hoa"},
		{"An ", 40, "An "},
		{"\x1b]0;title\x07Bình", 40, "Bình"},
		{"Hoàng", 3, "Hoà"},
		{norm.NFD.String("Hoàng"), 3, "Hoà"},
		{"123@#$", 40, "123"},
	}
	for _, tt := range tests {
		if got := Typed(tt.in, tt.most); got != tt.want {
			t.Errorf("Typed(%q, %d) = %q; want %q", tt.in, tt.most, got, tt.want)
		}
	}
}

func TestLineKeepsPunctuation(t *testing.T) {
	if got, want := Line("Mất SIM rồi, làm sao?\x1b[2J\u202e", 200), "Mất SIM rồi, làm sao?"; got != want {
		t.Errorf("Line = %q; want %q", got, want)
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"Nguyễn Văn An", "A\u0323\u0323\u0323", "\x1b[31mA", "\u202e", "=1+1", "A\u0300\u0301\u0302"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name, err := Name(s)
		if err != nil {
			return
		}
		again, err := Name(name)
		if err != nil || again != name {
			t.Fatalf("Name(%q) = %q, and again %q, %v", s, name, again, err)
		}
		for _, r := range name {
			if !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune(" .-'", r) {
				t.Fatalf("Name(%q) lets %q through", s, r)
			}
		}
		if Line(name, 200) != name {
			t.Fatalf("Line changes the name %q", name)
		}
	})
}
