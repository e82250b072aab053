package check_test

import (
	"bytes"
	"image"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"training.vast.vn/vneid-training/internal/check"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// pngOf is a picture of so many dots, none of which can be told from another.
func pngOf(t *testing.T, across, down int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, across, down))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		if m.Pix[i] = uint8(r.Uint32()); i%4 == 3 {
			m.Pix[i] = 0xFF
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAdvise(t *testing.T) {
	long := strings.Repeat("từ ", 70)
	choice := func(id, right, wrong string) string {
		return "```question\nid: " + id + "\ntype: single\ntext: Q?\nanswers:\n  - right: " + right + "\n  - wrong: " + wrong + "\nexplain: E\nslide: 1\n```\n"
	}
	many := ""
	for _, c := range "abcdefgh" {
		many += choice("m-"+string(c), "x", "y")
	}
	words := locale.For(locale.En)
	large, small := &fstest.MapFile{Data: pngOf(t, 1000, 400)}, &fstest.MapFile{Data: pngOf(t, 100, 40)}
	for _, tt := range []struct{ name, body, want string }{
		{"nothing", "x\n", ""},
		{"a long paragraph", long + "\n", "1.md:7: a text of 209 characters"},
		{"a large picture", "![A](large.png)\n", "1.md:7: a picture of 1173 KB: terminals that show it as it is get 512 KB at most"},
		{"a small one", "![A](small.png)\n", ""},
		{"a long step", "```walkthrough\n- do: " + long + "\n```\n", "1.md:7: a text of 209 characters"},
		{"a phone is not read", "```phone\nscreen: S\nrows: [" + strings.Repeat("mười chữ cái, ", 14) + "x]\n```\n", ""},
		{"an answer that stands out", choice("a-2", "a right answer told at length", "short"), "1.md:9: question a-2: the right answer has 29 characters"},
		{"an answer a little longer", choice("a-2", "a right one", "short"), ""},
		{"always the first", many, "deck.yaml:1: 9 of 9 single-choice questions have the right answer a"},
		{"too much for its minutes", "<!-- speaker_note:\n" + strings.Repeat("word ", 1000) + "\n-->\n", "1.md:1: 2 minutes are planned, but the notes (130 words a minute), steps and questions to the room take 7.7"},
		{"old sources", "<!-- speaker_note:\nNguồn: báo A, 03/2020; báo B, 12/04/2021.\n-->\n", "1.md:1: the newest source is of 04/2021, more than 24 months old"},
		{"a new source", "<!-- speaker_note:\nSource: A, 03/2020; B, 10/2026.\n-->\n", ""},
		{"a date is no source", "<!-- speaker_note:\nIn 03/2020 it began. " + strings.Repeat("word ", 256) + "\n-->\n", ""},
		{"separate marks", "Ti\u00eA\u0323n\n", "1.md:9: letters are written with separate marks"},
		{"twelve digits", "Số 001 099 012 345\n", `1.md:9: "001 099 012 345" has 12 digits`},
		{"nine digits", "Số 012345678\n", `1.md:9: "012345678" has 9 digits`},
		{"a telephone number", "1900 0368, 024 3756 4344\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range files {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
			fsys["large.png"], fsys["small.png"] = large, small
			fsys["1.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Topic\nlevel: 1\nitem: 1\nminutes: 2\n---\n# One\n\n" + tt.body + "\n---\n" + choice("a-1", "a", "b"))}
			d, err := deck.Load(fsys)
			if err != nil {
				t.Fatal(err)
			}
			o := check.Options{Now: time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC), Months: 24}
			var got []string
			for _, a := range check.Advise(d, fsys, words, o) {
				got = append(got, a.String())
			}
			if tt.want == "" && len(got) > 0 || tt.want != "" && (len(got) != 1 || !strings.HasPrefix(got[0], tt.want)) {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A slide of several lines with nothing in large letters is told, and a hero that
// is too long for them; a hero that fits ends it.
func TestCheckAdvisesOnHeroes(t *testing.T) {
	const title = "## Một tiêu đề rất dài mà không cửa sổ nào in được bằng chữ lớn trên một hay hai dòng\n"
	for _, tt := range []struct{ name, slide, want string }{
		{"nothing large", title + "- a\n- b\n", "in large letters; shorten the title"},
		{"one line", title + "a\n", ""},
		{"a short title", "## Hai mức\n- a\n- b\n", ""},
		{"a hero", title + "<!-- hero: Trước 23 giờ -->\n- a\n- b\n", ""},
		{"a hero of a word too long", title + "<!-- hero: " + strings.Repeat("w", 60) + " -->\n- a\n- b\n", "does not fit in large letters at 100×30"},
		{"a phone", title + "```phone\nscreen: S\n```\n- a\n- b\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range files {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
			fsys["1.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Topic\nlevel: 1\nitem: 1\nminutes: 2\n---\n" + tt.slide + "\n---\n```question\nid: a-1\ntype: true-false\ntext: Q?\nanswer: true\nexplain: E\nslide: 1\n```\n")}
			var out strings.Builder
			if err := check.Run(&out, locale.For(locale.En), check.Options{}, fsys); err != nil {
				t.Fatal(err)
			}
			if told := strings.Contains(out.String(), "large letters"); told != (tt.want != "") || !strings.Contains(out.String(), tt.want) {
				t.Errorf("want %q:\n%s", tt.want, out.String())
			}
		})
	}
}

// An icon that there is not is told, with those that there are.
func TestAdviseOnIcons(t *testing.T) {
	d := &deck.Deck{Topics: []deck.Topic{{Path: "1.md", Icon: "bed"}, {Path: "2.md", Icon: "bedd"}, {Path: "3.md"}}}
	var got []string
	for _, a := range check.Advise(d, fstest.MapFS{}, locale.For(locale.En), check.Options{}) {
		if strings.Contains(a.Text, "icon") {
			got = append(got, a.String())
		}
	}
	if len(got) != 1 || !strings.HasPrefix(got[0], "2.md:1: there is no icon “bedd”") || !strings.Contains(got[0], "siren") {
		t.Errorf("%q", got)
	}
}

// A point that the smallest window cuts is told, with how long it is there.
func TestCheckAdvisesOnPointsThatAreCut(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["1.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Topic\nlevel: 1\nitem: 1\nminutes: 2\n---\n## A\n- " + strings.Repeat("word ", 70) + "\n- " + strings.Repeat("word ", 40) +
		"\n\n---\n```question\nid: a-1\ntype: true-false\ntext: Q?\nanswer: true\nexplain: E\nslide: 1\n```\n")}
	var out strings.Builder
	if err := check.Run(&out, locale.For(locale.En), check.Options{}, fsys); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "smallest window, 40×12"); n != 1 || !strings.Contains(out.String(), "1.md:7: a point takes 10 rows") {
		t.Errorf("%d points:\n%s", n, out.String())
	}
}
