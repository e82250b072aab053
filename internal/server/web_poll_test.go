package server

import (
	"strings"
	"testing"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/wire"
)

// What is right of a poll is in no byte that a follower's page or the projector's
// is sent before the trainer shows it; then it is.
func TestPageOfAPollKeepsWhatIsRight(t *testing.T) {
	h, key := meeting(t, nil)
	url := webDoor(t, h)
	trainer := sit(t, h.login(t, "an", key), 160, 45, "lead")
	code := roomCode(t, trainer)
	b := open(t, url, hello("/"+code))
	b.until("the form", func(p *wire.Page) bool { return p.Field.Kind == wire.Name })
	b.tap("Vào mà không cho biết tên")
	b.until("the lobby", func(p *wire.Page) bool { return p.Room == code && p.Field.ID == 0 })
	screen := open(t, url, hello("/screen/"+code))
	screen.until("the lobby", func(p *wire.Page) bool { return strings.Contains(p.Text(), code) })
	trainer.press("\r")
	trainer.see("trang 1/")
	trainer.press("12\r")
	b.shows("trang 12/")
	screen.until("the slide", func(p *wire.Page) bool { return p.Heading != "" })
	d, err := h.opt.Course.Deck("vi")
	if err != nil {
		t.Fatal(err)
	}
	words := h.opt.Shared.Words("vi")
	begins := func(text string) string { return string([]rune(text)[:18]) }
	asked := func(p *wire.Page) *deck.Question {
		for _, q := range d.Questions() {
			for _, l := range p.Lines {
				if l.Text == q.Text {
					return q
				}
			}
		}
		return nil
	}
	for range 3 {
		b.has(func(*wire.Page) { b.raw = nil })
		screen.has(func(*wire.Page) { screen.raw = nil })
		trainer.press("v")
		var q *deck.Question
		b.until("a question", func(p *wire.Page) bool { q = asked(p); return q != nil && len(p.Taps) == len(q.Options) })
		screen.shows(words.Briefing.Question)
		for _, step := range []string{"it is open", "it is locked", "the bars"} {
			for _, page := range []*browser{b, screen} {
				page.say(wire.Ping{Number: len(step)})
				page.until("all that was sent", func(p *wire.Page) bool { return p.Pong == len(step) })
				page.has(func(p *wire.Page) {
					if raw := string(page.raw); strings.Contains(raw, begins(q.Explain)) || strings.Contains(raw, "✓") || strings.Contains(p.Text(), "✓") {
						t.Errorf("%s, and the bytes of a page say what is right of %s: %q", step, q.ID, raw)
					}
					for _, tap := range p.Taps {
						if tap.State&wire.Chosen != 0 {
							t.Errorf("%s: an answer is marked that nobody gave: %+v", step, tap)
						}
					}
				})
			}
			trainer.press("\r")
			if step != "the bars" {
				trainer.see(map[string]string{"it is open": words.Briefing.AskLocked, "it is locked": "hiện đáp án"}[step])
			}
		}
		trainer.see("về bài giảng")
		for _, page := range []*browser{b, screen} {
			page.until("what is right", func(p *wire.Page) bool { return strings.Contains(p.Text(), "✓") || q.Type == deck.Order })
		}
		trainer.press("\r")
		trainer.see("trang ")
	}
}
