package paper

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
)

// seen is the text that a reader of the Markdown sees, without white space.
func seen(t rapid.TB, markdown string) string {
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough), goldmark.WithRendererOptions(ghtml.WithUnsafe()))
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return textOf(t, b.String())
}

func textOf(t rapid.TB, page string) string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(text.String()), "")
}

// Escaped text means itself, alone and within a list, a table or emphasis.
func TestEscapedTextMeansItself(t *testing.T) {
	texts := rapid.OneOf(
		rapid.StringOfN(rapid.SampledFrom([]rune("a1 .)-+=#>~|*_`[]()<>&;!\\:/é\"'")), 1, 12, -1),
		rapid.SampledFrom([]string{"<b>", "&lt;", "1. a", "12) a", "- a", "# a #", "a|b", "![x](y)", "https://a.vn/?a=1&b=2", "~~a~~", "***", "===", "<a@b.vn>", "R&D", "a\\"}),
	)
	rapid.Check(t, func(t *rapid.T) {
		text := texts.Draw(t, "text")
		want := strings.Join(strings.Fields(text), "")
		for name, markdown := range map[string]string{
			"paragraph": escapeLine(text), "item": "- " + escapeLine(text), "heading": "## x " + escape(text), "emphasis": "**x" + escape(text) + "x**",
		} {
			got := seen(t, markdown)
			switch name {
			case "heading":
				got = strings.TrimPrefix(got, "x")
			case "emphasis":
				got = strings.TrimSuffix(strings.TrimPrefix(got, "x"), "x")
			}
			if got != want {
				t.Fatalf("%s: %q is written %q and read %q", name, text, markdown, got)
			}
		}
	})
}

// Code of blanks only opens no code that its neighbours would close.
func TestCodeOfBlanksOpensNone(t *testing.T) {
	p := deck.Parse("`c```a`b``    ``a`b``")
	if again := rewrite(p); seen(t, again) != textOf(t, string(newWeb().blocks(p))) {
		t.Errorf("it is written %q", again)
	}
}

// Markdown written anew says what it said. Marks of emphasis that touch
// each other are left out: what they mean depends on all that stands around.
func TestRewrittenMarkdownSaysTheSame(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"a", "b c", " **b** ", " *i*", "`c`", "``a`b``", "[l](https://a.vn/x)", "<https://a.vn>", "\\<", "\\*", "&amp;", "~~s~~", "|", "1. x", "- y", "# h", "> q", "    ", "\n", "\n\n", "  \n", "\n***\n", "---\n", "* ",
		"\n- a\n- b\n", "\n1. a\n2. b\n   - c\n", "\n| a | b |\n| --- | ---: |\n| `x` | y\\|z |\n", "\n```\ncode <x>\n```\n", "\n> a\n> b\n", "\n## h\n", " ",
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(piece, 1, 8).Draw(t, "pieces"), "")
		p := deck.Parse(source)
		want := textOf(t, string(newWeb().blocks(p)))
		again := rewrite(p)
		if got := seen(t, again); got != want {
			t.Fatalf("%q is written %q: read %q, want %q", source, again, got, want)
		}
		line := deck.ParseLine(strings.Join(strings.Fields(source), " "))
		want, again = textOf(t, string(newWeb().line(line))), rewriteLine(line)
		if got := seen(t, again); got != want {
			t.Fatalf("the line %q is written %q: read %q, want %q", line.Source, again, got, want)
		}
	})
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"Ví giấy tờ", "Ví giấy tờ"},
		{"Mật khẩu ● ● ● ● ● ● ●", "Mật khẩu/● ● ● ● ● ● ●"},
		{"Đăng ký tài khoản mức 1", "Đăng ký tài/khoản mức 1"},
		{"dichvucong.quoc-gia.gov.vn", "dichvucong.quoc-/gia.gov.vn"},
	} {
		if got := strings.Join(fold(tt.text, 120), "/"); got != tt.want {
			t.Errorf("fold(%q) = %q, want %q", tt.text, got, tt.want)
		}
		for _, line := range fold(tt.text, 120) {
			if width(line) > 120 && len([]rune(line)) > 1 {
				t.Errorf("%q is wider than its room", line)
			}
		}
	}
}
