package deck_test

import (
	"errors"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
)

// What some reader could not show is told with its place, in prose wherever it
// stands, and what means the same otherwise is not.
func TestWhatCannotBeShownIsAProblem(t *testing.T) {
	for _, tt := range []struct{ name, slide, want string }{
		{"a block of HTML", "a\n\n<div>\nkhối\n</div>", "1.md:11:1 html"},
		{"HTML in a line", "một<br>hai <b>ba</b>", "1.md:9:4 html, 1.md:9:12 html, 1.md:9:17 html"},
		{"HTML in a title", "<!-- // -->\n---\n## A <b>x</b>", "1.md:11:6 html, 1.md:11:10 html"},
		{"HTML in an item", "- a\n  - <i>b</i>", "1.md:10:5 html, 1.md:10:9 html"},
		{"HTML in a callout", "```callout\nkind: tip\ntext: |\n  a\n  b <u>c\n```", "1.md:13:5 html"},
		{"HTML in a step", "```walkthrough\n- do: Bấm <b>OK\n```", "1.md:10:11 html"},
		{"HTML in a caption", "```qr\nurl: https://a.vn\ncaption: <b>A\n```", "1.md:11:10 html"},
		{"HTML in a note", "<!-- speaker_note:\n  một\n  <p>hai\n-->", "1.md:11:3 html"},
		{"a comment in a quotation", "> <!-- pause -->", "1.md:9:3 comment-in-text, 1.md:9:3 html"},
		{"signs", "a < b \\<b> `<b>` 3<4\n\n```\n<div>\n```", ""},
		{"a picture", "x ![hình](p.png) y", "1.md:9:3 picture"},
		{"a footnote", "chú[^1] thích\n\n[^1]: Lời dài", "1.md:9:4 footnote, 1.md:11:1 footnote"},
		{"a footnote of a word", "chú[^1]\n\n[^1]: Lời", "1.md:11:1 footnote"},
		{"no footnote", "chú \\[^1] `[^1]` x[^ 1]", ""},
		{"the title of a link", "[a](https://a.vn \"ba\")", "1.md:9:1 link-title"},
		{"a link without text", "x [](https://a.vn)", "1.md:9:3 empty-link"},
		{"an address by name", "[a][r]\n\n[r]: https://a.vn", ""},
		{"an address that nothing uses", "a\n\n[r]: https://a.vn", "1.md:11:1 unused-link"},
		{"a second address of a name", "[r]\n\n[r]: https://a.vn\n[R]: https://b.vn", "1.md:12:1 unused-link"},
		{"a long row", "| a |\n|---|\n| b | c |\n| d |\n| `e\\|f` |", "1.md:11:7 table-cells"},
		{"an unknown block", "```mermaid\na\n```", "1.md:9:4 unknown-block"},
		{"a block that is nearly ours", "~~~ calout\na\n~~~", "1.md:9:5 near-block"},
		{"a block of ours in a quotation", "> ```qr\n> url: https://a.vn\n> ```", "1.md:9:6 inner-block"},
		{"words behind a language", "```go run\na\n```", "1.md:9:4 block-info"},
		{"languages", "```go\na\n```\n\n```\nb\n```\n\n    c", ""},
		{"code in an item", "- ```\n  ---\n  <!-- pause -->\n  ```\n- a", ""},
		{"lists in lists", strings.Repeat("> ", 9) + "a", "1.md:9:17 deep-prose"},
		{"as many as there may be", strings.Repeat("> ", 8) + "a", ""},
		{"a hidden character", "a &#27; b", "1.md:9:3 control-character"},
		{"a hidden character by name", "a&shy;b &Tab; `&shy;`", "1.md:9:2 control-character"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := deck.Load(folder(goodTop + "## T\n\n" + tt.slide + "\n" + goodAsk))
			var problems deck.Problems
			errors.As(err, &problems)
			var got []string
			for _, p := range problems {
				got = append(got, p.Position()+" "+p.Kind.ID)
			}
			if told := strings.Join(got, ", "); told != tt.want {
				t.Errorf("told: %s\nwant: %s\n%v", told, tt.want, err)
			}
		})
	}
}

// Tabs within lines, escapes and references are read alike by all.
func TestText(t *testing.T) {
	for source, want := range map[string]string{
		"a\tb\tc":                               "a b c",
		"| a\tb | c |\n|---|---|\n| x\ty | z |": "a b\nc\nx y\nz",
		`\*a\* \~ \" \&amp; \\`:                 `*a* ~ " &amp; \`,
		"&amp;lt; &copy; &copy 3 &nope; R&D":    "&lt; © &copy 3 &nope; R&D",
		"`&amp; \\*`":                           `&amp; \*`,
		"[a](https://b.vn) [b.vn](https://b.vn) <https://c.vn> <a@b.vn>": "a (https://b.vn) b.vn https://c.vn a@b.vn",
		"a  \nb\\\nc\nd":          "a b c d",
		"```go\na\n\tb\n```\n\nc": "a\n\tb\nc",
		"- [x] việc\n- ~~b~~":     "[x] việc\nb",
	} {
		if got := deck.Parse(source).Text(); got != want {
			t.Errorf("Text of %q is %q; want %q", source, got, want)
		}
	}
	if got := deck.ParseLine("1. a *b*\n# c").Text(); got != "1. a b # c" {
		t.Errorf("a line is read as %q", got)
	}
	if got := (deck.Prose{}).Text(); got != "" {
		t.Errorf("nothing is read as %q", got)
	}
}
