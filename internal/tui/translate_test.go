package tui_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/tui"
)

// inEnglish is the fixture with some of its words in English.
func inEnglish() fstest.MapFS {
	english := fixture()
	for name, f := range english {
		english[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(
			"language: vi", "language: en", "Bài thử", "Trial", "Để kiểm tra", "To try things", "Thông báo lưu trú", "Overnight stays", "Hai mức", "Two levels",
			"Khách đến lúc 20 giờ thì thông báo muộn nhất khi nào?", "A guest comes at 8 p.m. Notify by when?",
			"Mức độ 2 dùng được 16 tiện ích.", "Level 2 has 16 utilities.", "Sắp xếp các bước.", "Put the steps in order.",
		).Replace(string(f.Data)))}
	}
	return english
}

// bilingual gives a session the fixture in two languages, to begin in one.
func bilingual(t *testing.T, language string) func(*tui.Config) {
	course := deck.NewCourse("vi", map[string]fs.FS{"vi": fixture(), "en": inEnglish()})
	d, err := course.Deck(language)
	if err != nil {
		t.Fatal(err)
	}
	return func(c *tui.Config) { c.Course, c.Deck, c.Language = course, d, language }
}

func TestAnotherLanguageIsAnotherDeckAtTheSamePlace(t *testing.T) {
	l := newLearner(t, 80, 24, bilingual(t, locale.Vi))
	l.press("enter", "2G")
	l.sees("Hai mức")
	l.press("esc", "6")
	l.sees("To try things", "page 2")
	l.press("1")
	l.sees("Two levels")
	l.press("esc", "6", "1")
	l.sees("Hai mức")
}

func TestAQuizGoesOnInTheLanguageItWasBegunIn(t *testing.T) {
	folder := withFolder(t)
	l := newLearner(t, 100, 30, func(c *tui.Config) { folder(c); bilingual(t, locale.Vi)(c) })
	l.toExam()
	l.answerRight()
	asked := l.text()

	again := newLearner(t, 100, 30, func(c *tui.Config) { folder(c); bilingual(t, locale.En)(c) })
	again.sees("Overnight stays")
	again.press("2")
	question := ""
	for _, q := range []string{"Mức độ 2 dùng được 16 tiện ích.", "Khách đến lúc 20 giờ", "Sắp xếp các bước."} {
		if strings.Contains(again.text(), q) && strings.Contains(asked, q) {
			question = q
		}
	}
	if question == "" {
		t.Fatalf("asked was\n%s\nthen\n%s", asked, again.text())
	}
}
