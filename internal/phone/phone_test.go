package phone_test

import (
	"bufio"
	"fmt"
	"image"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/phone"
	"training.vast.vn/vneid-training/internal/termtest"
	"training.vast.vn/vneid-training/internal/theme"
)

var tabs = []string{"Chính", "Ví", "Mã QR", "Cá nhân"}

func list(rows ...string) phone.Screen {
	return phone.Screen{Title: "Dịch vụ công", Back: true, Rows: rows, Tap: len(rows) / 2, Tabs: tabs}
}

func screens() map[string]phone.Screen {
	many := list()
	for i := range 40 {
		many.Rows = append(many.Rows, fmt.Sprintf("Dòng %d", i+1))
	}
	many.Tap = 30
	wallet := list("Căn cước điện tử", "Giấy phép lái xe", "Thẻ bảo hiểm y tế")
	wallet.Wallet, wallet.Show = true, "Xem"
	bare := phone.Screen{Title: "Đã gửi", Tap: -1}
	return map[string]phone.Screen{
		"few":    list("Thông tin cư trú", "Thẻ căn cước/CCCD", "Giấy phép lái xe", "Sổ sức khỏe điện tử"),
		"long":   list("Cơ sở lưu trú du lịch", "Nơi khác, do Công an xã hoặc phường xác định", "Hộ gia đình"),
		"many":   many,
		"wallet": wallet,
		"bare":   bare,
	}
}

func draw(look theme.Look, size image.Point, s phone.Screen) (*canvas.Canvas, *termtest.Screen) {
	c := canvas.New(theme.New(look), size.X+4, size.Y+2)
	phone.Draw(c, canvas.Rect(2, 1, size.X, size.Y), s, 2)
	t := termtest.New(size.X+4, size.Y+2)
	t.Show(c.String())
	return c, t
}

var sizes = []image.Point{{50, 40}, {36, 26}, {32, 20}, {30, 16}}

// looks are one of each kind.
func looks() []theme.Look {
	var all []theme.Look
	for _, mode := range []theme.Mode{theme.Dark, theme.Projector} {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
			for blocks := theme.HalfBlocks; blocks <= theme.NoBlocks; blocks++ {
				all = append(all, theme.Look{Mode: mode, Profile: profile, Blocks: blocks})
			}
		}
	}
	return all
}

// Whatever the look and the size, the title and the row to tap are read on the
// phone, the row stands out, and nothing is drawn beside the phone.
func TestDraw(t *testing.T) {
	for _, look := range looks() {
		for _, size := range sizes {
			for name, s := range screens() {
				_, shown := draw(look, size, s)
				text := shown.Text()
				where := fmt.Sprintf("%v, %v, %s", look, size, name)
				if !strings.Contains(text, s.Title) {
					t.Errorf("%s: no title:\n%s", where, text)
				}
				for y, line := range strings.Split(text, "\n") {
					out := y == 0 || y > size.Y
					if r := []rune(line); out && strings.TrimSpace(line) != "" || len(r) > size.X+2 || len(r) > 1 && strings.TrimSpace(string(r[:2])) != "" {
						t.Errorf("%s: drawn beside the phone:\n%s", where, text)
					}
				}
				if s.Tap < 0 {
					continue
				}
				words := strings.Fields(s.Rows[s.Tap])
				x, y, ok := find(text, words[0]+" "+words[1])
				if !ok {
					t.Errorf("%s: the row to tap is not there:\n%s", where, text)
					continue
				}
				cell, other := shown.Cell(x, y), shown.Cell(x, y)
				if name != "many" {
					first := strings.Fields(s.Rows[0])
					if x, y, ok = find(text, first[0]+" "+first[1]); ok {
						other = shown.Cell(x, y)
					}
					if cell.Style.Bg == other.Style.Bg && cell.Style.Attrs&uv.AttrReverse == other.Style.Attrs&uv.AttrReverse {
						t.Errorf("%s: the row to tap looks like others", where)
					}
				}
			}
		}
	}
}

// find is where a text stands on a screen.
func find(screen, text string) (x, y int, ok bool) {
	for y, line := range strings.Split(screen, "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return len([]rune(before)), y, true
		}
	}
	return 0, 0, false
}

// A hand points at the row to tap where there is room for it, and an arrow
// where there is none or no colour to draw it in.
func TestHand(t *testing.T) {
	few := screens()["few"]
	hand := func(look theme.Look, size image.Point) bool {
		c, _ := draw(look, size, few)
		without := few
		without.Tap = -1
		d, _ := draw(look, size, without)
		below := 0
		a, b := c.Lines(), d.Lines()
		for y := range a {
			if a[y] != b[y] {
				below++
			}
		}
		return below > 5
	}
	colours := theme.Look{Profile: colorprofile.TrueColor}
	if !hand(colours, image.Pt(50, 40)) || !hand(colours, image.Pt(36, 26)) {
		t.Error("no hand where there is room")
	}
	if hand(colours, image.Pt(30, 16)) {
		t.Error("a hand on a phone too small for it")
	}
	plain := theme.Look{Profile: colorprofile.ASCII}
	if _, shown := draw(plain, image.Pt(36, 26), few); !strings.Contains(shown.Text(), "◂") {
		t.Errorf("neither hand nor arrow without colours:\n%s", shown.Text())
	}
}

func TestFit(t *testing.T) {
	for _, tc := range []struct {
		columns, rows int
		want          image.Point
	}{
		{160, 45, image.Pt(50, 40)}, {60, 30, image.Pt(36, 26)}, {34, 40, image.Pt(32, 20)}, {31, 17, image.Pt(30, 16)}, {29, 40, image.Point{}}, {60, 15, image.Point{}},
	} {
		if got, ok := phone.Fit(tc.columns, tc.rows); got != tc.want || ok != (got.X > 0) {
			t.Errorf("Fit(%d, %d) = %v, %v; want %v", tc.columns, tc.rows, got, ok, tc.want)
		}
	}
}

// On the kiosk's console only glyphs of its font are drawn.
func TestConsoleFont(t *testing.T) {
	f, err := os.Open("../canvas/testdata/vietnamese-fixed16.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	font := map[rune]bool{'\n': true}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if r, err := strconv.ParseUint(lines.Text(), 16, 32); err == nil {
			font[rune(r)] = true
		}
	}
	for _, size := range sizes {
		for name, s := range screens() {
			_, shown := draw(theme.Look{Profile: colorprofile.ANSI, Blocks: theme.NoBlocks}, size, s)
			for _, r := range shown.Text() {
				if !font[r] {
					t.Errorf("%v, %s: the font has no %q", size, name, r)
				}
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	s := theme.New(theme.Look{Profile: colorprofile.TrueColor, Blocks: theme.Quadrants})
	few := screens()["few"]
	for b.Loop() {
		c := canvas.New(s, 160, 45)
		phone.Draw(c, canvas.Rect(100, 2, 50, 40), few, 2)
		_ = c.Lines()
	}
}

// Signs that are not to be read stay on the line of their row: fewer of them say
// the same.
func TestHiddenSigns(t *testing.T) {
	s := phone.Screen{Title: "Thông tin của tôi", Rows: []string{"Số định danh ● ● ● ● ● ●", "Họ và tên"}, Tap: -1}
	for _, size := range sizes {
		_, shown := draw(theme.Look{Profile: colorprofile.TrueColor}, size, s)
		for line := range strings.Lines(shown.Text()) {
			if strings.Contains(line, "● ●") && !strings.Contains(line, "Số định danh ● ● ●") {
				t.Errorf("%v: signs stand alone:\n%s", size, shown.Text())
			}
		}
		if !strings.Contains(shown.Text(), "Số định danh ● ● ●") {
			t.Errorf("%v: no signs:\n%s", size, shown.Text())
		}
	}
}
