package kiosk

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/charmbracelet/x/ansi"
	"rsc.io/qr"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/phone"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// walkOf is the walkthrough of a slide, or nil.
func walkOf(s *deck.Slide) *deck.Walkthrough {
	for _, b := range s.Blocks {
		if w, ok := b.(*deck.Walkthrough); ok {
			return w
		}
	}
	return nil
}

// steps reports whether a scene is a step of a walkthrough that is drawn large.
func (w *show) steps(at scene) bool {
	walk := walkOf(w.s.Deck.Slide(at.slide))
	return walk != nil && w.s.Wide() && at.step >= walk.From() && at.step-walk.From() < len(walk.Steps)
}

// step is the step of such a scene.
func (w *show) step(at scene) deck.WalkStep {
	walk := walkOf(w.s.Deck.Slide(at.slide))
	return walk.Steps[at.step-walk.From()]
}

// screen is what the phone shows in such a scene: that of the step, else that
// of the last one before it, with nothing to tap.
func (w *show) screen(at scene) deck.Screen {
	screen := w.step(at).Screen
	for screen.Title == "" {
		if at.step--; !w.steps(at) {
			break
		}
		screen = w.step(at).Screen
		screen.Tap, screen.Note = "", ""
	}
	return screen
}

// walk draws a step of a walkthrough for who stands three metres away: its
// number and what is tapped in large letters beside the phone, and the step in
// words below.
func (w *show) walk(at scene) (p kit.Picture, ok bool) {
	s := w.s
	c := s.Canvas()
	size, ok := phone.Fit(c.Bounds().Dx()*45/100, c.Bounds().Dy()-1)
	if !ok {
		return p, false
	}
	slide, screen := s.Deck.Slide(at.slide), w.screen(at)
	level := s.Deck.Topics[slide.Topic].Level
	return s.SharedFrame(fmt.Sprint("scene ", at, " ", w.frame), func() kit.Picture {
		x, columns := s.Side(), c.Bounds().Dx()-2*s.Side()
		if screen.Title != "" {
			columns -= size.X + 4
			shown := phone.Screen{Title: screen.Title, Rows: screen.Rows, Tap: kit.None, Back: at.step > 0}
			if w.frame > 0 {
				shown.Tap = slices.Index(screen.Rows, screen.Tap)
			}
			r := canvas.Rect(s.Width-s.Side()-size.X, (c.Bounds().Dy()-1-size.Y)/2, size.X, size.Y)
			phone.Draw(c, r, shown, level)
			c.Centre(r.Min.X, r.Max.Y, size.X, cmp.Or(screen.Note, s.Words.Slide.Illustration), s.Styles.Muted)
		}
		w.say(c, x, columns, at, level)
		return s.Frame(s.SlideHeader(kit.Position{Slide: at.slide}, s.StepOf(kit.Position{Slide: at.slide, Step: at.step})), c.Lines(), w.foot())
	}), true
}

// gap is how many blank rows stand between what is large and what is below it.
func (w *show) gap() int {
	if w.s.Grand() {
		return 2
	}
	return 1
}

// say draws the number of a step, what it is about in large letters, and the
// step in words. Where both do not fit, the number gives way; where nothing is
// large, number and words stand on a card.
func (w *show) say(c *canvas.Canvas, x, columns int, at scene, level int) {
	s, words := w.s, w.step(at).Do.Text()
	said := w.gap() + s.SayRows()*len(kit.Wrap(words, s.SayWidth(columns), s.Styles.Strong))
	number, _ := s.Letters(fmt.Sprint(at.step+1), columns, 8, letters.L, letters.M, letters.Digits)
	above := number.Rows + w.gap()
	room := c.Bounds().Dy() - said
	hero, text := w.large(at, columns, room-above)
	if text == "" {
		if hero, text = w.large(at, columns, room); text != "" {
			number, above = letters.Text{}, 0
		}
	}
	switch {
	case text == words:
		said = 0
	case text == "" && s.SayRows() == 1: // beside rows that a terminal doubles nothing stands
		w.card(c, number, s.Styles.Fill(level), x, columns, words)
		return
	}
	y := max(0, (c.Bounds().Dy()-above-hero.Rows-said)*2/5)
	if number.Mask != nil {
		c.Dots(x, y, number.Mask, s.Styles.Accent(level))
		y += above
	}
	if text != "" {
		c.Dots(x, y, hero.Mask, s.Styles.Strong)
		y += hero.Rows + w.gap()
	}
	if said > 0 {
		s.Say(c, x, y, columns, words, s.Styles.Strong)
	}
}

// card draws what nothing is large of but a number, or nothing at all.
func (w *show) card(c *canvas.Canvas, number letters.Text, edge theme.Ground, x, columns int, text ...string) {
	s, in := w.s, x+3
	if number.Mask != nil {
		in += number.Columns + 4
	}
	var lines []string
	for _, t := range text {
		lines = append(lines, kit.Wrap(t, x+columns-3-in, s.Styles.Strong)...)
	}
	rows := max(number.Rows, len(lines)) + 4
	r := canvas.Rect(x, (c.Bounds().Dy()-rows)/2, columns, rows)
	c.Card(r, s.Styles.Raised)
	c.Edge(r, edge)
	if number.Mask != nil {
		c.Dots(x+3, r.Min.Y+2, number.Mask, s.Styles.Strong)
	}
	for i, line := range lines {
		c.Put(in, r.Min.Y+(rows-len(lines))/2+i, line)
	}
}

// large is the step in large letters, or where that is too long, the row that
// is tapped, or the screen on which it is done; "" where none fits.
func (w *show) large(at scene, columns, rows int) (letters.Text, string) {
	step, screen := w.step(at), w.screen(at)
	for _, text := range []string{step.Do.Text(), step.Screen.Tap, screen.Title} {
		if t, ok := w.s.Letters(text, columns, rows, letters.L, letters.M, letters.S); ok && text != "" {
			return t, text
		}
	}
	return letters.Text{}, ""
}

// own tells how to learn on a machine of one's own: the line to type, and its
// code for a phone. Where the code leaves no room for the card of the line, all
// stands beside it.
func (w *show) own() kit.Picture {
	s, text := w.s, &w.s.Words.Briefing
	head := s.Header(kit.Header{Place: s.Deck.Title, Fill: s.Styles.BrandFill})
	code, err := qr.Encode(w.way.Link, qr.M)
	columns, rows := 0, 0
	if err == nil {
		columns, rows = canvas.QRSize(s.Look.Blocks, code, render.Quiet)
	}
	if err != nil || !s.Drawn() || rows+2 > s.Stage().Height || columns > s.Width/2 {
		if _, large := s.Letters(s.Words.Kiosk.Own, s.Inner(), s.Stage().Height-6, letters.S); s.Drawn() && !large && s.SayRows() == 1 {
			c := s.Canvas()
			w.card(c, letters.Text{}, s.Styles.BrandFill, s.Side(), s.Inner(), s.Words.Kiosk.Own, "", text.LobbyJoin, "", w.way.Type)
			return s.Frame(head, c.Lines(), w.foot())
		}
		body, _ := cards.Poster{Icon: icon.Briefing, Style: s.Styles.Brand, Hero: s.Words.Kiosk.Own, Text: []string{text.LobbyJoin, w.way.Type}}.Draw(s)
		return s.Frame(head, body, w.foot())
	}
	c := s.Canvas()
	if s.Wide() {
		if free := (cards.Entrance{Say: text.LobbyJoin, Line: w.way.Type, Link: w.way.Link, Caption: s.Words.Kiosk.Code}).Draw(s, c); free.Dx() < s.Inner() {
			if hero, ok := s.Letters(s.Words.Kiosk.Own, free.Dx(), free.Dy(), letters.L, letters.M, letters.S); ok {
				c.Dots(free.Min.X, (free.Dy()-hero.Rows)/2, hero.Mask, s.Styles.Brand)
			} else {
				s.Say(c, free.Min.X, (free.Dy()-s.SayRows())/2, free.Dx(), s.Words.Kiosk.Own, s.Styles.Bold(s.Styles.Brand))
			}
			return s.Frame(head, c.Lines(), w.foot())
		}
		c = s.Canvas()
	}
	x, y := s.Width-s.Side()-columns, max(0, (c.Bounds().Dy()-rows-2)/2)
	c.QR(x, y, code, render.Quiet)
	for i, line := range kit.Wrap(s.Words.Kiosk.Code, columns, s.Styles.Muted) {
		c.Put(x+(columns-ansi.StringWidth(line))/2, y+rows+i, line)
	}
	left := c.Bounds().Dx() - 2*s.Side() - columns - 4
	said := w.gap() + 1 + s.SayRows()*(len(kit.Wrap(text.LobbyJoin, s.SayWidth(left), s.Styles.Text))+len(kit.Wrap(w.way.Type, s.SayWidth(left), s.Styles.Strong)))
	if hero, ok := s.Letters(s.Words.Kiosk.Own, left, c.Bounds().Dy()-said-1, letters.L, letters.M, letters.S); ok {
		y = (c.Bounds().Dy() - hero.Rows - said) / 2
		c.Dots(s.Side(), y, hero.Mask, s.Styles.Brand)
		y += hero.Rows + w.gap()
	} else {
		y = (c.Bounds().Dy() - said - s.SayRows()) / 2
		y = s.Say(c, s.Side(), y, left, s.Words.Kiosk.Own, s.Styles.Bold(s.Styles.Brand)) + 1
	}
	y = s.Say(c, s.Side(), y, left, text.LobbyJoin, s.Styles.Text) + 1
	s.Say(c, s.Side(), y, left, w.way.Type, s.Styles.Strong)
	return s.Frame(head, c.Lines(), w.foot())
}
