package deck_test

import (
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/slides"
)

const edited = goodTop + `# Một

lời

---
## Hai

- a

<!-- pause -->

- b

---
## Ba

` + "```walkthrough\n- do: Mở\n  screen: S\n  rows: [x, y]\n  tap: x\n```\n" + goodAsk

func TestEditedIsWhereTheAuthorWorked(t *testing.T) {
	before := mustLoad(t, folder(edited))
	for _, tt := range []struct {
		name, old, new string
		want           int
	}{
		{"nothing", "", "", -1},
		{"a blank line more", "\nlời\n", "\n\nlời\n", -1},
		{"a word", "- b", "- c", 1},
		{"a pause", "<!-- pause -->\n", "", 1},
		{"a note", "lời\n", "lời\n\n<!-- speaker_note: nhớ -->\n", 0},
		{"a row of a phone", "rows: [x, y]", "rows: [x, z]", 2},
		{"a new slide", "---\n## Ba", "---\n## Mới\n\n---\n## Ba", 2},
		{"a question", "text: Đúng chứ?", "text: Sai chứ?", 0},
		{"an explanation", "explain: Vì thế.", "explain: Vì vậy.", 0},
		{"the last slide goes", "---\n## Ba\n\n```walkthrough\n- do: Mở\n  screen: S\n  rows: [x, y]\n  tap: x\n```\n", "", 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			after := mustLoad(t, folder(strings.Replace(edited, tt.old, tt.new, 1)))
			if got := after.Edited(before); got != tt.want {
				t.Errorf("slide %d, want %d", got, tt.want)
			}
		})
	}
}

// Every kind of block that the built-in deck uses is equal to itself.
func TestABuiltInDeckReadTwiceIsNotEdited(t *testing.T) {
	fsys, err := slides.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	one, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	two, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if at := two.Edited(one); at != -1 {
		t.Errorf("slide %d counts as edited", at)
	}
}
