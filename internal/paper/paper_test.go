package paper_test

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/deck/starter"
	"training.vast.vn/vneid-training/internal/golden"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/slides"
)

func load(t testing.TB, folder fs.FS, err error) *deck.Deck {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// decks are all that we carry.
func decks(t testing.TB) map[string]*deck.Deck {
	all := map[string]*deck.Deck{"test": small(t)}
	for _, language := range slides.Languages() {
		folder, err := slides.Deck(language)
		all["built in, "+language] = load(t, folder, err)
	}
	for _, language := range []string{"vi", "en"} {
		folder, err := starter.Deck(language)
		all["starter, "+language] = load(t, folder, err)
	}
	return all
}

func small(t testing.TB) *deck.Deck {
	t.Helper()
	return load(t, os.DirFS("testdata/deck"), nil)
}

type format struct {
	name  string
	write func(io.Writer, *deck.Deck, paper.Options) error
	html  func(t testing.TB, written string) string
}

// formats are both, and how to get HTML of them to look into.
var formats = []format{
	{"html", paper.WriteHTML, func(_ testing.TB, s string) string { return s }},
	{"markdown", paper.WriteMarkdown, commonMark},
}

// commonMark renders Markdown as a program would that lets HTML through.
func commonMark(t testing.TB, source string) string {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(ghtml.WithUnsafe()))
	if err := md.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (f format) of(t testing.TB, d *deck.Deck, o paper.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// squeezed is text without white space, which is laid out anew.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// text is what a reader sees of a page.
func text(t testing.TB, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "alt" {
				b.WriteString(a.Val)
			}
		}
	}
	return squeezed(b.String())
}

func allowed(t *testing.T, seen, what string, want bool) {
	t.Helper()
	for line := range strings.SplitSeq(what, "\n") {
		if line = squeezed(line); line != "" && strings.Contains(seen, line) != want {
			t.Errorf("printed: %t, want %t: %s", !want, want, line)
		}
	}
}

func TestEverythingIsPrinted(t *testing.T) {
	for name, d := range decks(t) {
		for _, f := range formats {
			t.Run(name+", "+f.name, func(t *testing.T) {
				seen := text(t, f.html(t, f.of(t, d, paper.Options{Answers: true})))
				for _, s := range []string{d.Title, d.Subtitle, d.Version, d.Source.Number, d.Source.Issuer} {
					allowed(t, seen, s, true)
				}
				for i := range d.Topics {
					topic := &d.Topics[i]
					allowed(t, seen, topic.Title, true)
					for k := range topic.Slides {
						allowed(t, seen, topic.Slides[k].Title, true)
						if name != "test" { // its marks are told apart by the golden files
							allowed(t, seen, topic.Slides[k].Text(), true)
						}
					}
					for _, q := range topic.Questions {
						allowed(t, seen, q.Text+"\n"+q.Explain, true)
						for _, o := range q.Options {
							allowed(t, seen, o.Text, true)
						}
					}
				}
			})
		}
	}
}

// marks stand in notes that are not printed as they are written.
var marks = regexp.MustCompile("[*_`\\[\\]<>\\\\]")

func TestNotesAndAnswersOnlyOnDemand(t *testing.T) {
	for name, d := range decks(t) {
		for _, f := range formats {
			t.Run(name+", "+f.name, func(t *testing.T) {
				with := text(t, f.html(t, f.of(t, d, paper.Options{Notes: true, Answers: true})))
				without := text(t, f.html(t, f.of(t, d, paper.Options{})))
				taught := ""
				for i := range d.Len() {
					if !hasDrill(d.Slide(i)) {
						taught += squeezed(d.Slide(i).Text())
					}
				}
				for i := range d.Len() {
					for line := range strings.SplitSeq(d.Slide(i).Notes.Source, "\n") {
						if len(line) > 40 && !marks.MatchString(line) {
							allowed(t, with, line, true)
							if !strings.Contains(taught, squeezed(line)) {
								allowed(t, without, line, false)
							}
						}
					}
					for _, b := range d.Slide(i).Blocks {
						if b, ok := b.(*deck.Drill); ok {
							for _, l := range b.Lines {
								if !strings.Contains(taught, squeezed(l.Sign)) {
									allowed(t, without, l.Sign, false)
								}
							}
						}
					}
				}
				for _, q := range d.Questions() {
					allowed(t, without, q.Explain, false)
				}
			})
		}
	}
}

func hasDrill(s *deck.Slide) bool {
	return slices.ContainsFunc(s.Blocks, func(b deck.Block) bool { _, ok := b.(*deck.Drill); return ok })
}

// A handout without answers is the same whatever is right.
func TestNothingGivesTheAnswersAway(t *testing.T) {
	source, err := os.ReadFile("testdata/deck/1.md")
	if err != nil {
		t.Fatal(err)
	}
	other := strings.NewReplacer("- wrong:", "- right:", "- right:", "- wrong:", "answer: false", "answer: true").Replace(string(source))
	files := fstest.MapFS{"1.md": {Data: []byte(other)}}
	for _, name := range []string{"deck.yaml", "units.yaml"} {
		data, err := os.ReadFile("testdata/deck/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	changed := load(t, files, nil)
	for _, f := range formats {
		if f.of(t, small(t), paper.Options{}) != f.of(t, changed, paper.Options{}) {
			t.Errorf("%s without answers tells which are right", f.name)
		}
		if f.of(t, small(t), paper.Options{Answers: true}) == f.of(t, changed, paper.Options{Answers: true}) {
			t.Errorf("%s with answers does not tell which are right", f.name)
		}
	}
}

// What is to be put in order is not in order, and the key puts it there.
func TestOrderIsMixed(t *testing.T) {
	list := regexp.MustCompile(`(?m)(?:^- \\_\\_ .*\n)+`)
	for name, d := range decks(t) {
		page := formats[1].of(t, d, paper.Options{Answers: true})
		lists := list.FindAllString(page, -1)
		for _, q := range d.Questions() {
			if q.Type != deck.Order {
				continue
			}
			if len(lists) == 0 {
				t.Fatalf("%s: %s has no list", name, q.ID)
			}
			var steps, printed, key []string
			labels := map[string]string{}
			for line := range strings.Lines(lists[0]) {
				label, step, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(line, `- \_\_ `)), ". ")
				printed, labels[plain(step)] = append(printed, plain(step)), label+". "+step
			}
			for _, o := range q.Options {
				steps, key = append(steps, o.Text), append(key, labels[o.Text])
			}
			if slices.Equal(steps, printed) {
				t.Errorf("%s: %s stands in the right order", name, q.ID)
			}
			if !strings.Contains(page, strings.Join(key, " → ")) {
				t.Errorf("%s: the key of %s is not %v", name, q.ID, key)
			}
			lists = lists[1:]
		}
		if len(lists) > 0 {
			t.Errorf("%s: lists of no question: %v", name, lists)
		}
	}
}

// plain is text without the marks that escape it.
func plain(s string) string { return strings.ReplaceAll(s, `\`, "") }

// The page is well formed, needs nothing else, and says so.
func TestPageIsWhole(t *testing.T) {
	void := map[string]bool{"meta": true, "link": true, "br": true, "hr": true, "img": true}
	for name, d := range decks(t) {
		t.Run(name, func(t *testing.T) {
			page := formats[0].of(t, d, paper.Options{Notes: true, Answers: true})
			for _, bad := range []string{"<script", "@import", "url(", "ZgotmplZ", "<no value>", "%!", "raw HTML omitted"} {
				if strings.Contains(page, bad) {
					t.Errorf("the page contains %q", bad)
				}
			}
			for _, want := range []string{`<html lang="` + d.Language + `">`, "size: A4", "prefers-color-scheme: dark", "break-before: page"} {
				if !strings.Contains(page, want) {
					t.Errorf("the page lacks %q", want)
				}
			}
			var open, targets []string
			ids := map[string]bool{}
			z := html.NewTokenizer(strings.NewReader(page))
			for z.Next() != html.ErrorToken {
				token := z.Token()
				switch token.Type {
				case html.StartTagToken:
					if !void[token.Data] {
						open = append(open, token.Data)
					}
				case html.EndTagToken:
					if len(open) == 0 || open[len(open)-1] != token.Data {
						t.Fatalf("</%s> closes %v", token.Data, open)
					}
					open = open[:len(open)-1]
				}
				for _, a := range token.Attr {
					switch {
					case a.Key == "id" && ids[a.Val]:
						t.Errorf("two elements are #%s", a.Val)
					case a.Key == "id":
						ids[a.Val] = true
					case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
						targets = append(targets, a.Val[1:])
					case a.Key == "href" && token.Data == "a" && (strings.HasPrefix(a.Val, "http://") || strings.HasPrefix(a.Val, "https://")):
					case a.Key == "src" && token.Data == "img" && strings.HasPrefix(a.Val, "data:image/"):
					case (a.Key == "href" || a.Key == "src" || a.Key == "action") && a.Val != "data:,":
						t.Errorf("<%s> refers to %s", token.Data, a.Val)
					case strings.HasPrefix(a.Key, "on"):
						t.Errorf("<%s> runs %s", token.Data, a.Val)
					}
				}
			}
			if z.Err() != io.EOF || len(open) > 0 {
				t.Errorf("%v; still open: %v", z.Err(), open)
			}
			for _, target := range targets {
				if !ids[target] {
					t.Errorf("a link leads to #%s, which is not there", target)
				}
			}
			if phones := strings.Count(page, `class="phone"`); phones != screens(d) {
				t.Errorf("%d phones, want %d", phones, screens(d))
			}
		})
	}
}

// screens counts the phone screens of a deck.
func screens(d *deck.Deck) int {
	n := 0
	var count func(blocks []deck.Block)
	count = func(blocks []deck.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *deck.Columns:
				for _, c := range b.Columns {
					count(c)
				}
			case *deck.Phone:
				n++
			case *deck.Walkthrough:
				for _, s := range b.Steps {
					if s.Screen.Title != "" {
						n++
					}
				}
			}
		}
	}
	for _, q := range d.Questions() {
		n += len(q.Screens)
	}
	for i := range d.Len() {
		count(d.Slide(i).Blocks)
	}
	return n
}

// Whatever a deck says is text: no element and no attribute comes of it.
func TestHostileText(t *testing.T) {
	const hostile = `</title></style><script>alert(1)</script><img src=x onerror=alert(1)>"'&amp;`
	quoted := func(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
	prose := strings.ReplaceAll(hostile, "<", `\<`) // as it stands it is no deck: HTML is refused there
	yaml, yamlProse := quoted(hostile), quoted(prose)
	files := fstest.MapFS{
		"deck.yaml": {Data: []byte("id: thu\ntitle: " + yaml + "\nsubtitle: " + yaml + "\nlanguage: vi\nversion: " + yaml + "\nsource: {number: " + yaml + ", date: " + yaml + ", issuer: " + yaml + "}\n" +
			"quiz: {questions: 1, pass: 0.8, cover: 0}\nnotice: Lưu điểm.\nunits: units.yaml\n")},
		"units.yaml": {Data: []byte("- {code: A, name: A}\n")},
		"1.md": {Data: []byte("---\ntitle: " + yaml + "\nlevel: 1\nitem: 1\nminutes: 2\n---\n## A " + prose + "\n\n" + prose + "\n\n[a](javascript:alert(1))\n\n" +
			"```walkthrough\n- do: " + yamlProse + "\n  screen: " + yaml + "\n  rows: [" + yaml + "]\n  tap: " + yaml + "\n```\n" +
			"```callout\nkind: tip\ntext: " + yamlProse + "\n```\n" + "```qr\nurl: https://a.vn/?q=\"><script>\ncaption: " + yamlProse + "\n```\n" +
			"```drill\nkind: scam\nscreen: " + yaml + "\nlines:\n  - text: " + yaml + "\n    sign: " + yaml + "\n  - text: b\nexplain: " + yamlProse + "\n```\n" +
			"<!-- speaker_note: |\n  " + prose + "\n-->\n" +
			"\n---\n```question\nid: b-1\ntype: single\ntext: " + yaml + "\nanswers:\n  - right: " + yaml + "\n  - wrong: b\nexplain: " + yaml + "\nslide: 1\n```\n")},
	}
	d := load(t, files, nil)
	for _, f := range formats {
		doc, err := html.Parse(strings.NewReader(f.html(t, f.of(t, d, paper.Options{Notes: true, Answers: true}))))
		if err != nil {
			t.Fatal(err)
		}
		scripts := 0
		for n := range doc.Descendants() {
			if n.Type != html.ElementNode {
				scripts += strings.Count(n.Data, "<script>alert(1)</script>")
				continue
			}
			if n.Data == "script" || n.Data == "img" {
				t.Errorf("%s: an element <%s>", f.name, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(a.Val, "javascript:") && f.name == "html" {
					t.Errorf("%s: an attribute %s=%s", f.name, a.Key, a.Val)
				}
			}
		}
		if scripts < 15 {
			t.Errorf("%s: the text stands in %d places", f.name, scripts)
		}
	}
}

func TestGolden(t *testing.T) {
	for _, f := range formats {
		golden.Equal(t, "handout."+f.name, f.of(t, small(t), paper.Options{Notes: true, Answers: true}))
	}
}
