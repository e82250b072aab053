package render

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

var captions = Captions{Tip: "Mẹo", Warning: "Lưu ý", Law: "Quy định", Illustration: "màn hình minh họa", More: "còn nữa", Tap: "chạm"}

func newRenderer(mode theme.Mode, profile colorprofile.Profile) *Renderer {
	return New(theme.New(theme.Look{Mode: mode, Profile: profile}), captions, NewCache(1<<20))
}

func TestAHardLineBreakEndsTheLine(t *testing.T) {
	got := newRenderer(theme.Dark, colorprofile.TrueColor).Prose(deck.Parse("Chào *các anh,  \nchị*.  \nNguồn: Công văn."), 40)
	for i := range got {
		got[i] = ansi.Strip(got[i])
	}
	if want := []string{"Chào các anh,", "chị.", "Nguồn: Công văn."}; !slices.Equal(got, want) {
		t.Errorf("drawn as %q; want %q", got, want)
	}
}

func TestSlideHoldsItsWords(t *testing.T) {
	sl := &deck.Slide{Title: "Chuẩn bị", Steps: 1, Blocks: []deck.Block{
		&deck.Markdown{Prose: deck.Parse("- Điện thoại đã cài **VNeID**\n- Thẻ căn cước gắn chíp\n\n1. một\n2. hai [VNeID](https://vneid.gov.vn)\n\n| A | B |\n|---|--:|\n| một | hai |")},
		&deck.Callout{Kind: deck.Tip, Text: deck.Parse("Tên mục có thể khác theo phiên bản.")},
	}}
	f := newRenderer(theme.Dark, colorprofile.TrueColor).draw(sl, of(1), 0, 0, 71, 24)
	text := ansi.Strip(f.String())
	for _, want := range []string{"Chuẩn bị", "• Điện thoại đã cài VNeID", "Mẹo", "2. hai VNeID https://vneid.gov.vn", "một", "phiên bản"} {
		if !strings.Contains(text, want) {
			t.Errorf("the slide lacks %q:\n%s", want, text)
		}
	}
}
