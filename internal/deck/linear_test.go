package deck_test

import (
	"fmt"
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
)

// traps are texts that a careless parser reads in more than linear time:
// each is repeated until the topic has the size asked for.
var traps = []struct{ name, before, part, after string }{
	{"slides", "# A\n", "---\n## Trang\n\n- một **dòng**\n\n<!-- pause -->\n\n```text\n---\n```\n\n<!-- speaker_note: lời -->\n", ""},
	{"questions", "# A\n---\n", "```question\nid: q-%d\ntype: single\ntext: Hỏi gì?\nanswers:\n  - wrong: một\n  - right: hai\n  - wrong: ba\nexplain: Vì thế.\nslide: 1\n```\n\n", ""},
	{"walkthroughs", "# A\n", "---\n## B\n```walkthrough\n- do: Mở **VNeID**\n  screen: Trang chủ\n  rows: [Một, Hai, Ba]\n  tap: Hai\n- do: Xem\n```\n", ""},
	{"open fences", "# A\n", "```\n````\n~~~~~\n", ""},
	{"open fences in items", "# A\n", "  - ```\n", ""},
	{"open fences of ours", "# A\n", "```question\n", ""},
	{"open comments", "# A\n", "<!-- a\n", ""},
	{"open comments in a line", "# A\nx ", "<!-- ", "\n"},
	{"a long comment", "# A\n<!-- ", "word: ", "\n-->\n"},
	{"a long note", "# A\n<!-- speaker_note:\n", "  chữ\n\n", "-->\n"},
	{"ends of comments", "# A\n", "<!-- pause --> --> <!--\n", ""},
	{"pauses", "# A\n", "<!-- pause -->\n", ""},
	{"separators", "# A\n", "---\n", ""},
	{"blank lines", "# A\n", "\n", ""},
	{"one line", "# A\n", "chữ ", "\n"},
	{"one title", "# ", "[", "\n"},
	{"columns", "# A\n", "<!-- column_layout: [1, 2] -->\n<!-- column: 0 -->\nx\n", ""},
	{"controls in a line", "# A\n", "\x1b", "\n"},
	{"references in a line", "# A\n", "&#", "\n"},
	{"combining marks", "# A\n", "a\u0301\u0302\u0303", "\n"},
	{"YAML keys", "# A\n", "```phone\na: 1\n```\n", ""},
	{"YAML in one block", "# A\n```question\n", "a: 1\n", "```\n"},
	{"wrong YAML", "# A\n", "```callout\na: b: c\n```\n", ""},
	{"deep YAML", "# A\n", "```callout\ntext: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n```\n", ""},
	{"front matter", "", "title: A\n", "\n---\n# A\n"},
}

func trap(i, size int) string {
	t := traps[i]
	var b strings.Builder
	if t.name == "front matter" {
		b.WriteString("---\n")
	} else {
		b.WriteString(goodTop)
	}
	b.WriteString(t.before)
	for n := 0; b.Len() < size; n++ {
		if strings.Contains(t.part, "%d") {
			fmt.Fprintf(&b, t.part, n)
		} else {
			b.WriteString(t.part)
		}
	}
	b.WriteString(t.after)
	return b.String()
}

// BenchmarkLoad reads topics of two sizes: what is not linear shows in MB/s.
func BenchmarkLoad(b *testing.B) {
	for i, tt := range traps {
		for _, size := range []int{1, 5} {
			fsys := folder(trap(i, size<<20))
			b.Run(fmt.Sprintf("%s/%dMB", strings.ReplaceAll(tt.name, " ", "-"), size), func(b *testing.B) {
				b.SetBytes(int64(len(fsys["1.md"].Data)))
				for b.Loop() {
					_, _ = deck.Load(fsys)
				}
			})
		}
	}
}
