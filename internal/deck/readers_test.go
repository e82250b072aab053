package deck_test

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/paper"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/slides"
)

// wordsOf are the words of a text: runs of letters, digits and marks.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) })
}

// readers tell what each of them shows of slide i, in all its steps.
var readers = []struct {
	name string
	of   func(t testing.TB, d *deck.Deck, i int) string
}{
	{"screen", onScreen},
	{"board", onBoard},
	{"plain text", func(_ testing.TB, d *deck.Deck, i int) string {
		text := d.Slide(i).Title
		for _, l := range speech.Slide(d.Slide(i), &locale.For(d.Language).Reading) {
			text += "\n" + l.Text
		}
		return text
	}},
	{"search", func(_ testing.TB, d *deck.Deck, i int) string { return d.Slide(i).Text() }},
}

// onScreen is what stands on a narrow stage, on which titles are text but for
// those that are set large.
func onScreen(_ testing.TB, d *deck.Deck, i int) string {
	title := ""
	if d.Slide(i).Large {
		title = d.Slide(i).Title
	}
	return drawn(d, i, title, 71)
}

// onBoard is what stands on a wide stage, on which titles and heroes are drawn.
func onBoard(_ testing.TB, d *deck.Deck, i int) string {
	return drawn(d, i, d.Slide(i).Title+"\n"+d.Slide(i).Hero, 130)
}

// drawn is the text of a slide on a stage so wide, and a title that is drawn.
func drawn(d *deck.Deck, i int, title string, width int) string {
	w := locale.For(d.Language)
	r := render.New(theme.New(theme.Look{Profile: colorprofile.ASCII}), render.Captions{Tip: w.Slide.Tip, Warning: w.Slide.Warning, Law: w.Slide.Law, More: "+", Tap: "t", Scam: "s", Genuine: "g"}, nil)
	var text strings.Builder
	text.WriteString(title + "\n")
	for step := range d.Slide(i).Steps {
		for page, pages := 0, 1; page < pages; page++ {
			f := r.Slide(d, i, step, page, width, 400)
			pages = f.Pages
			text.WriteString(ansi.Strip(f.String()) + "\n")
		}
	}
	// What no line holds is cut, as an address may be.
	return text.String() + strings.Join(strings.Fields(text.String()), "")
}

// onPaper is what a handout says, as a web page and as Markdown set by another
// program.
func onPaper(t testing.TB, d *deck.Deck) map[string]string {
	t.Helper()
	papers := map[string]string{}
	for name, write := range map[string]func(io.Writer, *deck.Deck, paper.Options) error{"page": paper.WriteHTML, "Markdown": paper.WriteMarkdown} {
		var b bytes.Buffer
		if err := write(&b, d, paper.Options{Notes: true, Answers: true}); err != nil {
			t.Fatal(err)
		}
		if name == "Markdown" {
			source := b.String()
			b.Reset()
			if err := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Convert([]byte(source), &b); err != nil {
				t.Fatal(err)
			}
		}
		doc, err := html.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		var text, addresses strings.Builder
		for n := range doc.Descendants() {
			if n.Type == html.TextNode {
				text.WriteString(n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "href" || a.Key == "aria-label" || a.Key == "alt" {
					said, err := url.PathUnescape(a.Val)
					if err != nil {
						t.Fatal(err)
					}
					addresses.WriteString(" " + said)
				}
			}
			if n.Type == html.ElementNode && n.Data != "em" && n.Data != "strong" && n.Data != "code" && n.Data != "del" && n.Data != "a" {
				text.WriteByte('\n')
			}
		}
		papers[name] = text.String() + addresses.String()
	}
	return papers
}

// notWords are what of Markdown's source is no word of it: numbers of items, the
// line that opens code, how an address begins, and references to characters.
var notWords = regexp.MustCompile("(?m)(?:^[ >-]*[0-9]+[.)] (?:[0-9]+[.)] )*)|```.*$|https://|&nbsp;|&copy;")

// written are the words that the author wrote on a slide.
func written(s *deck.Slide) []string {
	words := append(wordsOf(s.Title), wordsOf(s.Hero)...)
	add := func(texts ...string) {
		for _, text := range texts {
			words = append(words, wordsOf(notWords.ReplaceAllString(text, " "))...)
		}
	}
	screen := func(s deck.Screen) { add(append(s.Rows, s.Title, s.Note)...) }
	for b := range s.All() {
		switch b := b.(type) {
		case *deck.Markdown:
			add(b.Source)
		case *deck.Callout:
			add(b.Text.Source)
		case *deck.QR:
			add(b.Caption.Source)
			words = append(words, wordsOf(b.URL)...)
		case *deck.Phone:
			screen(b.Screen)
		case *deck.Walkthrough:
			for _, step := range b.Steps {
				add(step.Do.Source)
				screen(step.Screen)
			}
		case *deck.Image:
			add(b.Alt)
		case *deck.Chart:
			add(b.Caption)
			for _, p := range b.Points {
				add(p.Label, p.Text)
			}
		case *deck.Drill:
			for _, l := range b.Lines {
				words = append(words, wordsOf(l.Text+" "+l.Sign)...)
			}
			add(b.Screen, b.Explain.Source)
		}
	}
	return words
}

// standEverywhere tells of each word of the deck that a reader leaves out.
func standEverywhere(t testing.TB, d *deck.Deck) (failed string) {
	t.Helper()
	set := func(text string) map[string]bool {
		words := map[string]bool{}
		for _, w := range wordsOf(text) {
			words[w] = true
		}
		return words
	}
	papers := onPaper(t, d)
	printed := map[string]map[string]bool{}
	for name, text := range papers {
		printed[name] = set(text)
	}
	for i := range d.Len() {
		s := d.Slide(i)
		source := written(s)
		for _, r := range readers {
			text := r.of(t, d, i)
			has := set(text)
			for _, w := range source {
				if !has[w] && !strings.Contains(text, w) {
					return fmt.Sprintf("slide %d (%s): %q is not in the %s:\n%s", i+1, s.Title, w, r.name, text)
				}
			}
		}
		for name, has := range printed {
			for _, w := range source {
				if !has[w] && !strings.Contains(papers[name], w) {
					return fmt.Sprintf("slide %d (%s): %q is not on paper (%s):\n%s", i+1, s.Title, w, name, papers[name])
				}
			}
		}
	}
	return ""
}

// All who show a deck read its prose at once.
func TestReadersAtOnce(t *testing.T) {
	fsys, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	d := mustLoad(t, fsys)
	var reading sync.WaitGroup
	for range 2 {
		for _, r := range readers {
			reading.Go(func() {
				for i := range 20 {
					if r.of(t, d, i) == "" {
						t.Errorf("the %s of slide %d is empty", r.name, i+1)
					}
				}
			})
		}
		reading.Go(func() {
			for _, write := range []func(io.Writer, *deck.Deck, paper.Options) error{paper.WriteHTML, paper.WriteMarkdown} {
				if err := write(io.Discard, d, paper.Options{Notes: true}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	reading.Wait()
}

// A writer draws Markdown as authors may write it. No two of its words are
// alike, so that none is seen where another stands.
type writer struct {
	t *rapid.T
	n int
}

func (w *writer) pick(what string, most int) int { return rapid.IntRange(0, most).Draw(w.t, what) }

func (w *writer) word() string {
	w.n++
	return fmt.Sprintf("%s%03d", rapid.SampledFrom([]string{"từ", "chữ", "Đ", "a\u0302", "w"}).Draw(w.t, "word"), w.n)
}

// inline is words on a line, each marked somehow.
func (w *writer) inline() string {
	var parts []string
	for range 1 + w.pick("words", 4) {
		a, b := w.word(), w.word()
		parts = append(parts, []string{
			a, a + " " + b, "**" + a + "**", "*" + a + "*", "`" + a + "`", "~~" + a + "~~", "**" + a + " *" + b + "***",
			"[" + a + "](https://" + b + ".vn)", "<https://" + a + ".vn>", "[" + a + ".vn](https://" + a + ".vn)", `\*` + a + `\<` + b + `\[^1\]`,
			a + "&nbsp;" + b, "&copy;" + a, "R&D " + a, a + "\t" + b, "`" + a + `\` + b + " &lt;`", "~~" + a + " **" + b + "**~~",
			"_" + a + "_", "a < " + a + " > " + b, "[ ] " + a, "1." + a, "`[^" + a + "]`",
		}[w.pick("mark", 21)])
	}
	return strings.Join(parts, " ")
}

// prose is one to three blocks, with a prefix before each line.
func (w *writer) prose(depth int) string {
	var parts []string
	for range 1 + w.pick("blocks", 2) {
		kind := w.pick("block", 9)
		if depth > 2 && kind > 3 {
			kind = 0
		}
		inner := func(first, rest string) string {
			return first + strings.ReplaceAll(w.prose(depth+1), "\n", "\n"+rest)
		}
		switch kind {
		default:
			parts = append(parts, w.inline())
		case 1:
			parts = append(parts, w.inline()+"\n"+w.word()+"  \n"+w.word()+"\\\n"+w.inline())
		case 2:
			parts = append(parts, "### "+w.inline())
		case 3:
			parts = append(parts, "- "+w.inline()+"\n- "+w.inline())
		case 4:
			parts = append(parts, inner("- ", "  ")+"\n- "+w.word())
		case 5:
			parts = append(parts, inner("9. ", "   ")+"\n10. "+w.word())
		case 6:
			parts = append(parts, inner("> ", "> "))
		case 7:
			parts = append(parts, "```"+[]string{"", "text", "go"}[w.pick("language", 2)]+"\n"+w.word()+"\n\t"+w.word()+` \* &lt;`+"\n```")
		case 8:
			parts = append(parts, "| "+w.inline()+" | "+w.word()+" |\n| --- | ---: |\n| "+w.inline()+" | `"+w.word()+`\|`+w.word()+"` |\n| "+w.word()+" |")
		case 9:
			parts = append(parts, "***\n\n"+w.word())
		}
	}
	return strings.Join(parts, "\n\n")
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// block is one of ours.
func (w *writer) block() string {
	prose := func() string { return "|\n  " + strings.ReplaceAll(w.prose(2), "\n", "\n  ") }
	line := func() string { return quoted(strings.ReplaceAll(w.inline(), "\t", " ")) }
	switch w.pick("ours", 6) {
	case 0:
		return "````callout\nkind: tip\ntext: " + prose() + "\n````"
	case 1:
		row := w.word()
		return "```walkthrough\n- do: " + line() + "\n  screen: " + w.word() + "\n  rows: [" + row + ", " + w.word() + "]\n  tap: " + row + "\n- do: " + line() + "\n```"
	case 2:
		return "```phone\nscreen: " + w.word() + "\nrows: [" + w.word() + "]\nnote: " + w.word() + "\n```"
	case 3:
		return "```qr\nurl: https://" + w.word() + ".vn\ncaption: " + line() + "\n```"
	case 4:
		return "![" + w.word() + " " + w.word() + "](p.png)"
	case 5:
		return "```chart\nkind: " + []string{"bars", "line"}[w.pick("kind", 1)] + "\ncaption: " + w.word() + "\nunit: " + w.word() + "\npoints:\n  - " + w.word() + ": 1001\n  - " + w.word() + " " + w.word() + ": 2,5\n```"
	}
	return "````drill\nkind: scam\nscreen: " + w.word() + "\nlines:\n  - text: " + w.word() + "\n  - text: " + w.word() + "\n    sign: " + w.word() + "\nexplain: " + prose() + "\n````"
}

func (w *writer) slide() string {
	parts := []string{"## " + strings.ReplaceAll(w.inline(), "\t", " ")}
	if w.pick("hero", 1) == 0 {
		parts = append(parts, "<!-- hero: "+w.word()+" "+w.word()+" -->")
	}
	for range 1 + w.pick("parts", 3) {
		switch w.pick("part", 3) {
		case 0:
			parts = append(parts, w.block())
		case 1:
			parts = append(parts, "<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->", w.prose(1), "<!-- column: 1 -->", w.block(), "<!-- reset_layout -->")
		default:
			parts = append(parts, w.prose(0))
		}
		if w.pick("pause", 2) == 0 {
			parts = append(parts, "<!-- pause -->", w.prose(1))
		}
	}
	return strings.Join(parts, "\n\n")
}

// FuzzReadersAgree reads any Markdown: if it may stand in a deck, each word that
// search finds stands on the slide, in the plain text and on paper, too.
func FuzzReadersAgree(f *testing.F) {
	f.Add("một **hai** [ba](https://b.vn) `bốn`\n\n- a\n  1. b\n\n> c\n\n| d | e |\n|---|---|\n| f | g |")
	f.Add("[a][r]\n\n[r]: https://b.vn\n\n```go\n\tx\n```\n\n~~s~~  \nt\\\nu &amp; v")
	f.Add("- ```\n  a\n  ```\n- > # b\n\n***\n\n    c\n\n1) d\n")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 2000 {
			return
		}
		d, err := deck.Load(folder(goodTop + "## T\n\n" + source + "\n" + goodAsk))
		if err != nil {
			return
		}
		papers := onPaper(t, d)
		for i := range d.Len() {
			for _, line := range strings.Split(d.Slide(i).Text(), "\n") {
				for _, w := range wordsOf(line) {
					for _, r := range readers {
						if text := r.of(t, d, i); !strings.Contains(text, w) {
							t.Fatalf("%q: %q is not in the %s:\n%s", source, w, r.name, text)
						}
					}
					for name, text := range papers {
						if !strings.Contains(text, w) {
							t.Fatalf("%q: %q is not on paper (%s):\n%s", source, w, name, text)
						}
					}
				}
			}
		}
	})
}
