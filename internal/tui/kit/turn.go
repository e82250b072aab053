package kit

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/keymap"
)

// Position is where a talk stands: slide, step of the slide, and page of the
// step where it is taller than the stage. All count from 0.
type Position struct{ Slide, Step, Page int }

// Shape tells how the deck is laid out in the present window. It is a type
// parameter where it is asked, so that a turn makes no interface of it.
type Shape interface {
	slides() int
	ends() (first, last int)
	after(slide int) (next int, ok bool)
	before(slide int) (previous int, ok bool)
	steps(slide int) int
	// pages says how many pages a step has, and on which of them what the
	// step reveals stands.
	Pages(slide, step int) (pages, reveal int)
}

// Forward is the position after p: the next page, else the next step, else the
// next slide; ok is false at the end of the deck.
func Forward[D Shape](d D, p Position) (next Position, ok bool) {
	if pages, _ := d.Pages(p.Slide, p.Step); p.Page+1 < pages {
		return Position{p.Slide, p.Step, p.Page + 1}, true
	}
	if p.Step+1 < d.steps(p.Slide) {
		_, reveal := d.Pages(p.Slide, p.Step+1)
		return Position{p.Slide, p.Step + 1, reveal}, true
	}
	if slide, ok := d.after(p.Slide); ok {
		return Position{Slide: slide}, true
	}
	return p, false
}

// backward undoes forward; ok is false at the start of the deck.
func backward[D Shape](d D, p Position) (previous Position, ok bool) {
	if _, reveal := d.Pages(p.Slide, p.Step); p.Page > reveal {
		return Position{p.Slide, p.Step, p.Page - 1}, true
	}
	if p.Step > 0 {
		return LastPage(d, p.Slide, p.Step-1), true
	}
	if slide, ok := d.before(p.Slide); ok {
		return LastPage(d, slide, d.steps(slide)-1), true
	}
	return p, false
}

// LastPage is the last page of a step.
func LastPage[D Shape](d D, slide, step int) Position {
	pages, _ := d.Pages(slide, step)
	return Position{slide, step, pages - 1}
}

// Clamp brings a position back into the deck, after a change of the window.
func Clamp[D Shape](d D, p Position) Position {
	p.Slide = max(0, min(p.Slide, d.slides()-1))
	p.Step = max(0, min(p.Step, d.steps(p.Slide)-1))
	pages, _ := d.Pages(p.Slide, p.Step)
	p.Page = max(0, min(p.Page, pages-1))
	return p
}

// TalkShape lays the deck out for the session's window.
type TalkShape struct {
	s     *Session
	stage Area
}

// Shape is the deck in the pages that this room makes of it.
func (s *Session) Shape(a Area) TalkShape { return TalkShape{s, a} }

func (t TalkShape) slides() int              { return t.s.Deck.Len() }
func (t TalkShape) ends() (int, int)         { return t.s.Deck.Ends(t.s.Route()) }
func (t TalkShape) after(i int) (int, bool)  { return t.s.Deck.After(t.s.Route(), i) }
func (t TalkShape) before(i int) (int, bool) { return t.s.Deck.Before(t.s.Route(), i) }
func (t TalkShape) steps(slide int) int      { return t.s.Deck.Slide(slide).Steps }

// Pages are those that the session's renderer makes of a step.
func (t TalkShape) Pages(slide, step int) (pages, reveal int) {
	return t.s.Renderer.Pages(t.s.Deck, slide, step, t.stage.Width, t.stage.Height)
}

// stepShape is the deck as a trainer leads through it: step by step, however
// many pages a step has in the console's small pane.
type stepShape struct{ s *Session }

// BySteps is the deck step by step.
func (s *Session) BySteps() stepShape { return stepShape{s} }

func (t stepShape) slides() int                   { return t.s.Deck.Len() }
func (t stepShape) ends() (int, int)              { return t.s.Deck.Ends(t.s.Route()) }
func (t stepShape) after(i int) (int, bool)       { return t.s.Deck.After(t.s.Route(), i) }
func (t stepShape) before(i int) (int, bool)      { return t.s.Deck.Before(t.s.Route(), i) }
func (t stepShape) steps(slide int) int           { return t.s.Deck.Slide(slide).Steps }
func (t stepShape) Pages(int, int) (pages, r int) { return 1, 0 }

// Turner is where somebody stands in the deck, and the keys that move them.
type Turner struct {
	At     Position
	Digits string // of a page number being typed
}

// Turn takes a key; past is true where there was nothing to go on to.
func Turn[D Shape](t *Turner, press tea.KeyPressMsg, k *keymap.Map, d D) (past bool) {
	digits, name := t.Digits, KeyName(press)
	t.Digits = ""
	switch {
	case Bound(name, k.Page):
		t.Digits = (digits + press.Text)[max(0, len(digits)+1-4):]
	case digits != "" && (name == "enter" || Bound(name, k.Last) && name != "end"):
		n, _ := strconv.Atoi(digits)
		t.At = Clamp(d, Position{Slide: max(1, n) - 1})
	case digits != "" && name == "backspace":
		t.Digits = digits[:len(digits)-1]
	case digits != "" && Bound(name, k.Esc):
	case Bound(name, k.First):
		first, _ := d.ends()
		t.At = Position{Slide: first}
	case Bound(name, k.Last):
		_, last := d.ends()
		t.At = Position{Slide: last}
	case Bound(name, k.Next):
		var more bool
		t.At, more = Forward(d, t.At)
		return !more
	case Bound(name, k.Back):
		t.At, _ = backward(d, t.At)
	}
	return false
}

// GoTo words the page number being typed.
func (t *Turner) GoTo(s *Session) string {
	return s.Styles.Strong.Render(fmt.Sprintf(s.Words.Frame.GoTo, t.Digits))
}
