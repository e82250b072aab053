package deck_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
)

const (
	goodDeck = "id: thu\ntitle: Bài thử\nsubtitle: Thử\nlanguage: vi\nversion: \"1\"\nsource: {number: 1/A, date: 01/01/2024, issuer: Nơi gửi}\n" +
		"quiz: {questions: 1, pass: 0.8, cover: 0}\nnotice: Lưu điểm.\nunits: units.yaml\n"
	goodUnits = "- {code: A, name: Đơn vị A}\n"
	goodTop   = "---\ntitle: Bài\nlevel: 1\nitem: 1\nminutes: 2\n---\n"
	goodAsk   = "\n---\n```question\nid: b-1\ntype: true-false\ntext: Đúng chứ?\nanswer: true\nexplain: Vì thế.\nslide: 1\n```\n"
)

func folder(topic string) fstest.MapFS {
	return fstest.MapFS{
		"deck.yaml":  {Data: []byte(goodDeck)},
		"units.yaml": {Data: []byte(goodUnits)},
		"1.md":       {Data: []byte(topic)},
	}
}

func mustLoad(t testing.TB, fsys fs.FS) *deck.Deck {
	t.Helper()
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Each wrong topic is told with its place and a word on what to do.
func TestWrongTopicsSayWhereAndWhatToDo(t *testing.T) {
	tests := []struct{ name, topic, place, says string }{
		{"no front matter", "# A\n" + goodAsk, "1.md:1:1", "front matter"},
		{"bad level", "---\ntitle: Bài\nlevel: 10\nminutes: 2\n---\n# A\n" + goodAsk, "1.md:3:8", "level"},
		{"near key", "---\ntitel: Bài\nlevel: 0\nminutes: 2\n---\n# A\n" + goodAsk, "1.md:2:1", `did you mean "title"?`},
		{"no item", "---\ntitle: Bài\nlevel: 1\nminutes: 2\n---\n# A\n" + goodAsk, "1.md:", "item"},
		{"open fence", goodTop + "# A\n```phone\nscreen: X\n", "1.md:8:1", "```"},
		{"near directive", goodTop + "# A\n\n<!-- puase -->\n" + goodAsk, "1.md:9:", "pause"},
		{"tap not a row", goodTop + "# A\n```walkthrough\n- do: X\n  screen: S\n  rows: [a, b]\n  tap: c\n```\n" + goodAsk, "1.md:12:8", "tap"},
		{"two right", goodTop + "# A\n\n---\n```question\nid: x-1\ntype: single\ntext: T?\nanswers:\n  - right: a\n  - right: b\nexplain: E\nslide: 1\n```\n", "1.md:", "right"},
		{"slide out of range", goodTop + "# A\n" + strings.Replace(goodAsk, "slide: 1", "slide: 9", 1), "1.md:16:8", "9"},
		{"bad url", goodTop + "# A\n```qr\nurl: ftp://x\ncaption: c\n```\n" + goodAsk, "1.md:9:6", "https://"},
		{"bad utf-8", goodTop + "# A\xff\n" + goodAsk, "1.md:", "UTF-8"},
		{"escape", goodTop + "# A\x1b[31m\n" + goodAsk, "1.md:7:4", "delete it"},
		{"drill without a sign", goodTop + "# A\n```drill\nkind: scam\nscreen: S\nlines:\n  - text: a\n  - text: b\nexplain: E\n```\n" + goodAsk, "1.md:12:3", "sign:"},
		{"genuine drill with a sign", goodTop + "# A\n```drill\nkind: genuine\nscreen: S\nlines:\n  - text: a\n    sign: b\n  - text: c\nexplain: E\n```\n" + goodAsk, "1.md:13:11", "genuine"},
		{"drill of one line", goodTop + "# A\n```drill\nkind: genuine\nscreen: S\nlines:\n  - text: a\nexplain: E\n```\n" + goodAsk, "1.md:12:3", "2 to 8"},
		{"drill of an unknown kind", goodTop + "# A\n```drill\nkind: scamm\nscreen: S\nlines:\n  - text: a\n    sign: b\n  - text: c\nexplain: E\n```\n" + goodAsk, "1.md:9:7", `did you mean "scam"`},
		{"drill with a strange key", goodTop + "# A\n```drill\nkind: scam\nscreen: S\nlines:\n  - text: a\n    sgin: b\n  - text: c\nexplain: E\n```\n" + goodAsk, "1.md:13:5", `did you mean "sign"`},
		{"a hero without words", goodTop + "## A\n<!-- hero -->\nx\n" + goodAsk, "1.md:8:1", "hero: …"},
		{"two heroes", goodTop + "## A\n<!-- hero: Một -->\n<!-- hero: Hai -->\nx\n" + goodAsk, "1.md:9:1", "delete one"},
		{"a long hero", goodTop + "## A\n<!-- hero: " + strings.Repeat("từ ", 21) + "-->\nx\n" + goodAsk, "1.md:8:1", "60 characters"},
		{"a hero of a title slide", goodTop + "# A\n<!-- hero: Một -->\nx\n" + goodAsk, "1.md:8:1", "##"},
		{"an unknown directive", goodTop + "## A\n<!-- xyzzy -->\nx\n" + goodAsk, "1.md:8:1", "jump_to_middle, alignment, hero;"},
		{"a wrong alignment", goodTop + "## A\n<!-- alignment: middle -->\nx\n" + goodAsk, "1.md:8:1", "left, center or right"},
		{"alias", goodTop + "# A\n```phone\nscreen: &x S\nrows: [*x]\n```\n" + goodAsk, "1.md:9:", "anchors"},
	}
	for _, tt := range tests {
		_, err := deck.Load(folder(tt.topic))
		var problems deck.Problems
		if !errors.As(err, &problems) {
			t.Errorf("%s: Load = %v; want Problems", tt.name, err)
			continue
		}
		if text := err.Error(); !strings.Contains(text, tt.place) || !strings.Contains(text, tt.says) {
			t.Errorf("%s: the error lacks %q or %q:\n%s", tt.name, tt.place, tt.says, text)
		}
	}
}

func TestAllProblemsComeAtOnceWithTheLineAndACaret(t *testing.T) {
	fsys := folder("---\ntitel: A\nlevel: 10\nminutes: 0\n---\n# A\n")
	fsys["deck.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(goodDeck, "pass: 0.8", "pass: 8", 1))}
	_, err := deck.Load(fsys)
	var problems deck.Problems
	if !errors.As(err, &problems) || len(problems) < 4 {
		t.Fatalf("Load = %v; want four problems and more", err)
	}
	text := err.Error()
	for _, want := range []string{"deck.yaml:7:", "1.md:2:1", "1.md:3:8", "1.md:4:10", "titel: A", "^"} {
		if !strings.Contains(text, want) {
			t.Errorf("the errors lack %q:\n%s", want, text)
		}
	}
}

// What editors on other systems write is read as the same deck.
func TestLineEndsMarksAndByteOrder(t *testing.T) {
	topic := goodTop + "# Lưu trú\n\nThông báo trước **23 giờ**.\n" + goodAsk
	want := mustLoad(t, folder(topic))
	for name, other := range map[string]string{
		"CRLF": strings.ReplaceAll(topic, "\n", "\r\n"),
		"BOM":  "\ufeff" + topic,
		"NFD":  norm.NFD.String(topic),
	} {
		got := mustLoad(t, folder(other))
		if got.Slide(0).Title != want.Slide(0).Title || got.Slide(0).Text() != want.Slide(0).Text() {
			t.Errorf("%s: slide %q, %q; want %q, %q", name, got.Slide(0).Title, got.Slide(0).Text(), want.Slide(0).Title, want.Slide(0).Text())
		}
		if got.Questions()[0].Revision != want.Questions()[0].Revision {
			t.Errorf("%s: another revision of the same question", name)
		}
	}
}

func TestRulesInFencesPartNothing(t *testing.T) {
	d := mustLoad(t, folder(goodTop+"# Chỉ có tiêu đề\n\n---\n## Hai\n\n```text\na\n---\n<!-- pause -->\nb\n```\n"+goodAsk))
	if d.Len() != 2 {
		t.Fatalf("%d slides; want 2", d.Len())
	}
	if s := d.Slide(0); s.Title != "Chỉ có tiêu đề" || !s.Large {
		t.Errorf("the first slide is %+v", s)
	}
	if s := d.Slide(1); s.Steps != 1 {
		t.Errorf("a directive in a fence made %d steps", s.Steps)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Lưu trú": "luu tru", "ĐỔI SỐ": "doi so", norm.NFD.String("Ứng dụng"): "ung dung", "VNeID 2": "vneid 2"} {
		if got := deck.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q; want %q", in, got, want)
		}
	}
}

// holds says what a deck that Load returns may rely on.
func holds(t *testing.T, d *deck.Deck) {
	t.Helper()
	for i := range d.Len() {
		s := d.Slide(i)
		if s.Steps < 1 || s.Topic < 0 || s.Topic >= len(d.Topics) {
			t.Fatalf("slide %d is %+v", i, s)
		}
		for _, b := range s.Blocks {
			if b.From() < 0 || b.From() >= s.Steps {
				t.Fatalf("slide %d of %d steps has a block from step %d", i, s.Steps, b.From())
			}
		}
	}
	for _, q := range d.Questions() {
		if len(q.Options) < 2 || len(q.RightLetters()) == 0 || len(q.Revision) != 8 || q.Slide < 1 || q.Slide > len(d.Topics[q.Topic].Slides) {
			t.Fatalf("question %+v", q)
		}
	}
}

func FuzzAnyTopic(f *testing.F) {
	f.Add(goodTop + "# A\n" + goodAsk)
	f.Add(goodTop + "# A\n<!-- column_layout: [1, 2] -->\n<!-- column: 0 -->\na\n<!-- pause -->\n<!-- column: 1 -->\nb\n<!-- reset_layout -->\n" + goodAsk)
	f.Add(goodTop + "# A\n```walkthrough\n- do: X\n  screen: S\n  rows: [a, b]\n  tap: a\n- do: Y\n```\n" + goodAsk)
	f.Add(asks("message: {from: A, text: B}\n" + twoScreens + "tap: {screen: Thẻ, row: Mã QR}\nfact: f\n"))
	f.Add(asks(askedTrue + "phone: {screen: S, rows: [a, b], note: n}\n"))
	f.Add(goodTop + "# A\n<!-- alignment: right -->\n```chart\nkind: line\nunit: x\npoints:\n  - a: 1\n  - b: 2,5\n```\n![a](<b.png>)\n" + goodAsk)
	f.Add(goodTop + "# A\n~~~~\n```\n---\n<!-- speaker_note: |\n x\n-->\n")
	f.Fuzz(func(t *testing.T, topic string) {
		d, err := deck.Load(folder(topic))
		if err != nil {
			if err.Error() == "" {
				t.Fatal("an error without words")
			}
			return
		}
		holds(t, d)
	})
}

func FuzzAnyDeckYAML(f *testing.F) {
	f.Add(goodDeck, goodUnits)
	f.Add("id: [\n", "- {code: A")
	f.Add(goodDeck+"words: {levels: [A, B], item: b, source: '{number} {date}'}\ntheme: units.yaml\n", "logo: A\ndark: {text: 'E6E9F0', stage: #101010}\n")
	f.Add(goodDeck+"routes:\n  - {id: r, title: R, role: true, minutes: 9, topics: [{topic: 1.md, slides: [1]}], quiz: {questions: 1, pass: 1}}\n", goodUnits)
	f.Fuzz(func(t *testing.T, settings, units string) {
		fsys := folder(goodTop + "# A\n" + goodAsk)
		fsys["deck.yaml"] = &fstest.MapFile{Data: []byte(settings)}
		fsys["units.yaml"] = &fstest.MapFile{Data: []byte(units)}
		if d, err := deck.Load(fsys); err == nil {
			holds(t, d)
		}
	})
}

// BenchmarkLargeTopic reads a topic of 5 MB, and one of 1 MB beside it: what
// grows faster than the text shows in MB/s.
func BenchmarkLargeTopic(b *testing.B) {
	slide := "## Trang\n\n- một dòng có **chữ đậm**\n\n<!-- pause -->\n\n```text\n---\n```\n\n<!-- speaker_note: ghi chú -->\n\n---\n"
	for _, size := range []int{1 << 20, 5 << 20} {
		topic := goodTop + strings.Repeat(slide, size/len(slide)) + "## Cuối\n" + goodAsk
		b.Run(map[int]string{1 << 20: "1MB", 5 << 20: "5MB"}[size], func(b *testing.B) {
			b.SetBytes(int64(len(topic)))
			for b.Loop() {
				if _, err := deck.Load(folder(topic)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
