package deck_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
)

func themed(yaml string) fstest.MapFS {
	f := pictured("x", pngOf(4, 2))
	f["deck.yaml"] = &fstest.MapFile{Data: []byte(goodDeck + "theme: t.yaml\n")}
	f["t.yaml"] = &fstest.MapFile{Data: []byte(yaml)}
	return f
}

func TestTheme(t *testing.T) {
	d := mustLoad(t, themed("logo: a.png\ndark:\n  text: 'E6E9F0'\n  stage: \"#101010\"\nlight: {brand: a01020}\n"))
	if th := d.Theme; th == nil || th.Logo == nil || th.Logo.Alt != d.Title || th.Dark["text"] != (deck.Colour{RGB: 0xE6E9F0, Line: 3}) || th.Dark["stage"].RGB != 0x101010 || th.Light["brand"].RGB != 0xA01020 {
		t.Errorf("the theme is read as %+v", th)
	}
	if d := mustLoad(t, themed("logo: VIỆN VẬT LÝ\n")); d.Theme.LogoText != "VIỆN VẬT LÝ" || d.Theme.Logo != nil {
		t.Errorf("a logo in words is read as %+v", d.Theme)
	}
}

func TestWrongThemesSayWhereAndWhatToDo(t *testing.T) {
	for _, tt := range []struct{ yaml, place, says string }{
		{"logo: ../a.png\n", "t.yaml:1:7", "not a file of the deck"},
		{"logo: b.png\n", "t.yaml:1:7", "there is no picture"},
		{"dark: {txt: '000000'}\n", "t.yaml:1:8", `did you mean "text"`},
		{"dark:\n  text: #E6E9F0\n", "t.yaml:2:8", "in quotes"},
		{"dark:\n  text: red\n", "t.yaml:2:9", "six hex digits"},
		{"fonts: x\n", "t.yaml:1:1", "logo, dark, light"},
	} {
		_, err := deck.Load(themed(tt.yaml))
		if err == nil || !strings.Contains(err.Error(), tt.place) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q: %v; want %s and %q", tt.yaml, err, tt.place, tt.says)
		}
	}
	f := themed("")
	delete(f, "t.yaml")
	if _, err := deck.Load(f); err == nil || !strings.Contains(err.Error(), "deck.yaml:10:8") {
		t.Errorf("no theme file: %v", err)
	}
}
