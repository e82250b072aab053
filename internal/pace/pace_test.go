package pace_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/pace"
)

func load(t *testing.T, language, slide string) *deck.Deck {
	t.Helper()
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": {Data: []byte("id: x\ntitle: T\nlanguage: " + language + "\nversion: '1'\nquiz: {questions: 1, pass: 1}\n" +
			"routes: [{id: r, title: R, minutes: 1, topics: [{topic: 1.md, slides: [2]}]}]\n")},
		"1.md": {Data: []byte("---\ntitle: T\nlevel: 0\nminutes: 1\n---\n# A\n\n" + slide + "\n---\n## B\n\n<!-- speaker_note:\n" + strings.Repeat("một ", 130) + "\n-->\n\n---\n" +
			"```question\nid: a\ntype: true-false\ntext: Q\nanswer: true\nexplain: E\nslide: 2\n```\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSlide(t *testing.T) {
	note := func(text string) string { return "<!-- speaker_note:\n" + text + "\n-->\n" }
	for _, tt := range []struct {
		name, language, slide string
		want                  time.Duration
	}{
		{"nothing", "vi", "x\n", 0},
		{"what is shown is not said", "vi", strings.Repeat("chữ ", 500) + "\n", 0},
		{"130 words a minute", "vi", note(strings.Repeat("một ", 260)), 2 * time.Minute},
		{"sources are not said", "vi", note(strings.Repeat("một ", 130) + "\n\nNguồn: báo A, 03/2026"), time.Minute},
		{"a question to the room", "vi", note("Hỏi cả phòng: " + strings.Repeat("một ", 127)), 75 * time.Second},
		{"a question to the room in English", "en", note("Ask the room: " + strings.Repeat("one ", 127)), 75 * time.Second},
		{"steps", "vi", "```walkthrough\n- do: A\n- do: B\n- do: C\n```\n", 30 * time.Second},
		{"steps in a column", "vi", "<!-- column_layout: [1, 1] -->\n<!-- column: 0 -->\n```walkthrough\n- do: A\n```\n<!-- reset_layout -->\n", 10 * time.Second},
		{"a message", "vi", "```drill\nkind: genuine\nscreen: S\nlines:\n  - text: a\n  - text: b\nexplain: E\n```\n", 40 * time.Second},
	} {
		d := load(t, tt.language, tt.slide)
		if got := pace.Slide(d.Slide(0), d.Language).Round(time.Second); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestTopicAndRoute(t *testing.T) {
	d := load(t, "vi", "```walkthrough\n- do: A\n```\n")
	if got := pace.Topic(&d.Topics[0], "vi"); got != 70*time.Second {
		t.Errorf("topic: %v", got)
	}
	if got := pace.Route(d, d.Route("r")); got != time.Minute {
		t.Errorf("route: %v", got)
	}
	d.Topics[0].Slides[1].Notes = deck.Prose{}
	if got := pace.Topic(&d.Topics[0], "vi"); got != 0 {
		t.Errorf("a topic without notes: %v, want 0: not known", got)
	}
}
