package speech_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/slides"
)

var words = &locale.For(locale.Vi).Reading

// slide is the slide that a text makes.
func slide(t *testing.T, text string) *deck.Slide {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": file("id: x\ntitle: T\nsubtitle: S\nlanguage: vi\nversion: \"1\"\nsource: {number: n, date: d, issuer: i}\nquiz: {questions: 1, pass: 0.5, cover: 0}\nnotice: N\nunits: u.yaml\n"),
		"u.yaml":    file("- {code: A, name: A}\n"),
		"1.md":      file("---\ntitle: T\nlevel: 0\nminutes: 1\n---\n## Tên\n\n" + text + "\n\n---\n```question\nid: q\ntype: true-false\ntext: Q\nanswer: true\nexplain: E\nslide: 1\n```\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return d.Slide(0)
}

func TestSlide(t *testing.T) {
	type lines = []speech.Line
	tests := []struct {
		name, text string
		want       lines
	}{
		{"marks", "Một **hai** *ba* `bốn` ~~năm~~", lines{{0, 0, "", "Một hai ba bốn năm"}}},
		{"escapes", `Giá \*5\* &amp; thuế`, lines{{0, 0, "", "Giá *5* & thuế"}}},
		{"links", "[cổng](https://a.vn/b) <https://c.vn> [https://d.vn](https://d.vn)", lines{{0, 0, "", "cổng (https://a.vn/b) https://c.vn https://d.vn"}}},
		{"broken lines", "Một\nhai  \nba", lines{{0, 0, "", "Một hai ba"}}},
		{"lists", "- Một\n  - Trong\n- Hai\n\n  thêm\n\n3. Ba\n4. Bốn", lines{
			{0, 1, "- ", "Một"}, {0, 2, "- ", "Trong"}, {0, 1, "- ", "Hai"}, {0, 1, "  ", "thêm"}, {0, 1, "3. ", "Ba"}, {0, 1, "4. ", "Bốn"}}},
		{"quote", "> Một\n> hai\n>\n> ba", lines{{0, 0, "", "“Một hai"}, {0, 0, "", "ba”"}}},
		{"short quote", "> Một", lines{{0, 0, "", "“Một”"}}},
		{"table", "| Mốc | |\n| --- | --- |\n| 1/7 | **Mới** |\n| | cũ |", lines{{0, 1, "- ", "Mốc: 1/7; Mới"}, {0, 1, "- ", "cũ"}}},
		{"table to be filled in", "| Họ tên | Ký |\n| --- | --- |\n| An | |", lines{{0, 1, "- ", "Họ tên: An"}, {0, 1, "- ", "Ký"}}},
		{"head of a table", "| Họ tên | Ký |\n| --- | --- |", lines{{0, 1, "- ", "Họ tên; Ký"}}},
		{"tabs", "a\tb\tc", lines{{0, 0, "", "a b c"}}},
		{"code", "```\na  b\n\n  c\n```", lines{{0, 0, "", "a  b"}, {0, 0, "", "  c"}}},
		{"steps", "Một\n\n<!-- pause -->\n\nHai", lines{{0, 0, "", "Một"}, {1, 0, "", "Hai"}}},
		{"columns", "<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n\nTrái\n\n<!-- column: 1 -->\n\nPhải", lines{{0, 0, "", "Trái"}, {0, 0, "", "Phải"}}},
		{"callout", "```callout\nkind: law\ntext: Điều **30**.\n```", lines{{0, 0, "", "Quy định: Điều 30."}}},
		{"qr", "```qr\nurl: https://vneid.gov.vn\ncaption: Trang chủ\n```", lines{{0, 0, "", "Trang chủ. Mã QR dẫn đến địa chỉ https://vneid.gov.vn"}}},
		{"phone", "```phone\nscreen: Ví\nrows: [Thẻ, 'Số ● ● ●']\ntap: Thẻ\nnote: ví dụ\n```", lines{{0, 0, "", "Màn hình “Ví” có các mục: Thẻ, Số. Chạm “Thẻ”. (ví dụ)"}}},
		{"walkthrough", "```walkthrough\n- do: Mở **Ví**\n  screen: Trang chủ\n  rows: [Ví, Khác]\n  tap: Ví\n- do: Chờ!\n```", lines{
			{0, 0, "", "Bước 1 trên 2: Mở Ví. Màn hình “Trang chủ” có các mục: Ví, Khác. Chạm “Ví”."}, {1, 0, "", "Bước 2 trên 2: Chờ!"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := speech.Slide(slide(t, tt.text), words); !reflect.DeepEqual(got, tt.want) {
				t.Errorf("reads %+v; want %+v", got, tt.want)
			}
		})
	}
}

// Nothing that stands on a slide of the course is left out.
func TestNoWordIsLost(t *testing.T) {
	fsys, err := slides.Deck(locale.Vi)
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	letters := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n.,;:!?“”\"()●•", r) })
	}
	for i := range d.Len() {
		s := d.Slide(i)
		read := s.Title
		for _, l := range speech.Slide(s, words) {
			if l.Step < 0 || l.Step >= s.Steps {
				t.Errorf("slide %d: a line at step %d of %d", i+1, l.Step, s.Steps)
			}
			read += " " + l.Text
		}
		have := letters(read)
		for _, word := range letters(s.Text()) {
			if !slices.Contains(have, word) {
				t.Errorf("slide %d (%s): %q is not read", i+1, s.Title, word)
			}
		}
	}
}

func TestTime(t *testing.T) {
	for words, want := range map[int]time.Duration{0: 4 * time.Second, 5: 4 * time.Second, 16: 8 * time.Second, 80: 32 * time.Second, 10_000: 40 * time.Second} {
		if got := speech.Time(words); got != want {
			t.Errorf("Time(%d) = %v; want %v", words, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	s := slide(t, "Một hai\n\n<!-- pause -->\n\n- ba\n- bốn năm\n\n<!-- pause -->\n\n"+"```walkthrough\n- do: Mở\n- do: Chờ đi\n```")
	for step, want := range []int{3, 3, 5, 6} { // a walkthrough's step says "Bước 1 trên 2:" too
		if got := speech.Words(s, step, words); got != want {
			t.Errorf("step %d adds %d words; want %d: %v", step, got, want, speech.Slide(s, words))
		}
	}
}

func ExampleSlide() {
	s := &deck.Slide{Blocks: []deck.Block{&deck.Markdown{Prose: deck.Parse("Mang theo:\n\n- thẻ **căn cước**\n- điện thoại")}}, Steps: 1}
	for _, l := range speech.Slide(s, words) {
		fmt.Println(l.Label + l.Text)
	}
	// Output:
	// Mang theo:
	// - thẻ căn cước
	// - điện thoại
}
