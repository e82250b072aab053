package tui

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// position is where a talk stands: slide, step of the slide, and page of the
// step where it is taller than the stage. All count from 0.
type position struct{ slide, step, page int }

// shape tells how the deck is laid out in the present window. It is a type
// parameter where it is asked, so that a turn makes no interface of it.
type shape interface {
	slides() int
	steps(slide int) int
	// pages says how many pages a step has, and on which of them what the
	// step reveals stands.
	pages(slide, step int) (pages, reveal int)
}

// forward is the position after p: the next page, else the next step, else the
// next slide; ok is false at the end of the deck.
func forward[D shape](d D, p position) (next position, ok bool) {
	if pages, _ := d.pages(p.slide, p.step); p.page+1 < pages {
		return position{p.slide, p.step, p.page + 1}, true
	}
	if p.step+1 < d.steps(p.slide) {
		_, reveal := d.pages(p.slide, p.step+1)
		return position{p.slide, p.step + 1, reveal}, true
	}
	if p.slide+1 < d.slides() {
		return position{slide: p.slide + 1}, true
	}
	return p, false
}

// backward undoes forward; ok is false at the start of the deck.
func backward[D shape](d D, p position) (previous position, ok bool) {
	if _, reveal := d.pages(p.slide, p.step); p.page > reveal {
		return position{p.slide, p.step, p.page - 1}, true
	}
	if p.step > 0 {
		return lastPage(d, p.slide, p.step-1), true
	}
	if p.slide > 0 {
		return lastPage(d, p.slide-1, d.steps(p.slide-1)-1), true
	}
	return p, false
}

func lastPage[D shape](d D, slide, step int) position {
	pages, _ := d.pages(slide, step)
	return position{slide, step, pages - 1}
}

// clamp brings a position back into the deck, after a change of the window.
func clamp[D shape](d D, p position) position {
	p.slide = max(0, min(p.slide, d.slides()-1))
	p.step = max(0, min(p.step, d.steps(p.slide)-1))
	pages, _ := d.pages(p.slide, p.step)
	p.page = max(0, min(p.page, pages-1))
	return p
}

// talkShape lays the deck out for the session's window.
type talkShape struct {
	s     *session
	stage area
}

func (t talkShape) slides() int         { return t.s.Deck.Len() }
func (t talkShape) steps(slide int) int { return t.s.Deck.Slide(slide).Steps }
func (t talkShape) pages(slide, step int) (pages, reveal int) {
	return t.s.renderer.Pages(t.s.Deck, slide, step, t.stage.width, t.stage.height)
}

// stepShape is the deck as a trainer leads through it: step by step, however
// many pages a step has in the console's small pane.
type stepShape struct{ s *session }

func (t stepShape) slides() int                   { return t.s.Deck.Len() }
func (t stepShape) steps(slide int) int           { return t.s.Deck.Slide(slide).Steps }
func (t stepShape) pages(int, int) (pages, r int) { return 1, 0 }

// turner is where somebody stands in the deck, and the keys that move them.
type turner struct {
	at     position
	digits string // of a page number being typed
}

// turn takes a key; past is true where there was nothing to go on to.
func turn[D shape](t *turner, press tea.KeyPressMsg, k *keymap, d D) (past bool) {
	digits, name := t.digits, keyName(press)
	t.digits = ""
	switch {
	case bound(name, k.page):
		t.digits = (digits + press.Text)[max(0, len(digits)+1-4):]
	case digits != "" && (name == "enter" || bound(name, k.last) && name != "end"):
		n, _ := strconv.Atoi(digits)
		t.at = clamp(d, position{slide: max(1, n) - 1})
	case digits != "" && name == "backspace":
		t.digits = digits[:len(digits)-1]
	case digits != "" && bound(name, k.esc):
	case bound(name, k.first):
		t.at = position{}
	case bound(name, k.last):
		t.at = position{slide: d.slides() - 1}
	case bound(name, k.next):
		var more bool
		t.at, more = forward(d, t.at)
		return !more
	case bound(name, k.back):
		t.at, _ = backward(d, t.at)
	}
	return false
}

// goTo words the page number being typed.
func (t *turner) goTo(s *session) string {
	return s.styles.Strong.Render(fmt.Sprintf(s.words.Frame.GoTo, t.digits))
}
