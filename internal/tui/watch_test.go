package tui_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui"
)

// saved is the fixture as its author has just saved it.
func saved(t *testing.T, file, before, after string) tui.Reloaded {
	t.Helper()
	fsys := fixture()
	text := string(fsys[file].Data)
	if !strings.Contains(text, before) {
		t.Fatalf("%s does not hold %q", file, before)
	}
	fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, before, after, 1))}
	d, err := deck.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return tui.Reloaded{Deck: d}
}

func TestReloadGoesToTheSlideThatWasEdited(t *testing.T) {
	l := newLearner(t, 80, 24, nil)
	l.press("enter")
	l.send(saved(t, "1.md", "| 1 | 9 |", "| 1 | chín |"))
	l.sees("Hai mức", "chín")
}

func TestReloadWithoutAnEditStays(t *testing.T) {
	l := newLearner(t, 80, 24, nil)
	l.press("enter", "2G")
	l.sees("Hai mức")
	l.send(saved(t, "deck.yaml", "Để kiểm tra", "Để thử"))
	l.sees("Hai mức")
}

func TestABrokenDeckIsToldOverTheOldOne(t *testing.T) {
	l := newLearner(t, 80, 24, nil)
	l.press("enter", "2G")
	l.send(tui.Broken{"1.md:12:3: sai rồi"})
	l.sees("1.md:12:3: sai rồi", "Bài giảng đang có lỗi")
	l.press("esc")
	l.sees("Hai mức")
	l.send(tui.Broken{"1.md:12:3: sai rồi"})
	l.send(saved(t, "1.md", "| 1 | 9 |", "| 1 | chín |"))
	l.sees("Hai mức", "chín")
	l.lacks("sai rồi")
}

func TestReloadLeavesAQuizAlone(t *testing.T) {
	l := newLearner(t, 100, 30, withFolder(t))
	l.toExam()
	asked := l.text()
	l.send(saved(t, "1.md", "| 1 | 9 |", "| 1 | chín |"))
	if l.text() != asked {
		t.Errorf("the question was\n%s\nnow it is\n%s", asked, l.text())
	}
}

// A deck of which half was cut away while it is shown at its end.
func TestReloadOfAShorterDeck(t *testing.T) {
	full := fixture()
	short := fixture()
	text := string(full["2.md"].Data)
	short["2.md"] = &fstest.MapFile{Data: []byte(text[:strings.Index(text, "## Trang dài")] + "## Còn lại\n\nx\n\n---\n" + text[strings.Index(text, "```question"):])}
	d, err := deck.Load(short)
	if err != nil {
		t.Fatal(err)
	}
	for _, keys := range [][]string{{"enter", "end"}, {"enter", "o", "end"}, {"4", "trang dai"}} {
		l := newLearner(t, 80, 24, nil)
		l.press(keys...)
		l.send(tui.Reloaded{Deck: d})
		l.sees("Còn lại")
	}
}
