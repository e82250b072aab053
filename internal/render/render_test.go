package render

import (
	"fmt"
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

// A page that goes on with a table begins with the table's head.
func TestATableHasItsHeadOnEveryPage(t *testing.T) {
	var rows strings.Builder
	for i := range 20 {
		fmt.Fprintf(&rows, "| dòng %d | %d |\n", i, i*i)
	}
	sl := &deck.Slide{Title: "Bảng", Steps: 1, Blocks: []deck.Block{&deck.Markdown{Prose: deck.Parse("Trước bảng.\n\n| Tên | Số |\n|---|---|\n" + rows.String() + "\nSau bảng.")}}}
	r := newRenderer(theme.Dark, colorprofile.ASCII)
	seen, pages := "", 1
	for page := 0; page < pages; page++ {
		f := r.draw(sl, of(1), 0, page, 40, 10)
		pages = f.Pages
		text := ansi.Strip(f.String())
		if strings.Contains(text, "dòng") && !strings.Contains(text, "Tên") {
			t.Errorf("page %d has no head:\n%s", page, text)
		}
		seen += text
	}
	for i := range 20 {
		if want := fmt.Sprintf("dòng %d ", i); strings.Count(seen, want) != 1 {
			t.Errorf("%q stands %d times on %d pages", want, strings.Count(seen, want), pages)
		}
	}
}

// The numbers of cards that appear together are all large or all small.
func TestNumbersOfCardsAreAlike(t *testing.T) {
	t.Parallel()
	r := newRenderer(theme.Light, colorprofile.TrueColor)
	for cards := 2; cards < 8; cards++ {
		sl := &deck.Slide{Title: "Để làm gì", Steps: 2, Blocks: []deck.Block{
			&deck.Markdown{Prose: deck.Parse(strings.Repeat("- Thông tin được đối chiếu với cơ sở dữ liệu quốc gia về dân cư, khớp mới hiển thị\n", cards))}, &deck.Callout{Reveal: deck.Reveal{Step: 1}, Kind: deck.Tip, Text: deck.Parse("Tên mục có thể khác theo phiên bản.")},
		}}
		for height := 24; height < 50; height++ {
			small := 0
			for line := range strings.SplitSeq(ansi.Strip(r.draw(sl, of(1), 0, 0, 160, height).String()), "\n") {
				if number := strings.TrimSpace(line[:min(len(line), 16)]); number != "" && strings.Contains("1234567", number) {
					small++
				}
			}
			if small != 0 && small != cards {
				t.Errorf("%d of %d numbers are small at 160x%d", small, cards, height)
			}
		}
	}
}

// A small number stands on the first line of its text.
func TestASmallNumberStandsOnTheFirstLine(t *testing.T) {
	do := "Chọn lý do, ở đây là Mất thiết bị, rồi bấm Tiếp tục để sang màn hình sau"
	walk := &deck.Walkthrough{Steps: []deck.WalkStep{
		{Do: deck.Parse(do), Screen: deck.Screen{Title: "Lý do", Rows: []string{"Mất thẻ", "Mất thiết bị"}, Tap: "Mất thiết bị"}},
		{Do: deck.Parse(do)},
	}}
	prose := &deck.Markdown{Prose: deck.Parse("- " + strings.Repeat(do+". ", 2) + "\n- " + do)}
	r := newRenderer(theme.Dark, colorprofile.ASCII)
	for _, sl := range []*deck.Slide{{Title: "Từng bước", Steps: 2, Blocks: []deck.Block{walk}}, {Title: "Hai điều", Steps: 1, Blocks: []deck.Block{prose}}} {
		for height := 18; height < 30; height++ {
			drawn := ansi.Strip(r.draw(sl, of(1), 0, 0, 80, height).String())
			for line := range strings.SplitSeq(drawn, "\n") {
				if strings.Contains(line, "Chọn lý do") && !strings.ContainsAny(strings.SplitN(line, "Chọn", 2)[0], "12") && !strings.Contains(line, ". Chọn") {
					t.Errorf("at 80x%d no number stands before %q:\n%s", height, line, drawn)
				}
			}
		}
	}
}
