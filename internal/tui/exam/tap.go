package exam

import (
	"image"
	"slices"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// Measures of a question that is answered on phones, in cells.
const (
	besidePhones = 4  // between the question and the phones
	betweenTwo   = 2  // between two phones
	leastAsked   = 24 // for the question
)

// pick is the answer as it stands on the phones.
func (e *examScreen) pick() render.Pick {
	q := e.answer.Item.Question
	p := render.Pick{Question: q, At: e.answer.At}
	if given := e.answer.Given(); len(given) > 0 {
		p.Chosen = given[0]
	}
	if e.judged != nil {
		p.At, p.Chosen, p.Judged = kit.None, "", make(map[string]bool)
		for _, letter := range slices.Concat(e.judged.Given, q.RightLetters()) {
			p.Judged[letter] = q.Option(letter).Right
		}
	}
	return p
}

// tapBoard sets the stage where the window has room for the phones that a
// question is answered on: they stand side by side at the right, and what is
// asked and said at their left. It is false where there is no room.
func (e *examScreen) tapBoard(s *kit.Session) (body []string, on kit.Rows, ok bool) {
	if !s.Drawn() || e.answer.Item.Question.Type != deck.Tap {
		return nil, kit.Rows{}, false
	}
	p := e.pick()
	screens := p.Question.Screens
	stage, side := s.Stage(), s.Side()
	wide := s.Width - 2*side
	size, ok := render.PhoneFor(screens, (wide-leastAsked-besidePhones+betweenTwo)/len(screens)-betweenTwo, stage.Height)
	if !ok {
		return nil, kit.Rows{}, false
	}
	c := s.Canvas()
	x := s.Width - side - len(screens)*(size.X+betweenTwo) + betweenTwo
	if !e.asked(s, c, canvas.Rect(side, 0, x-besidePhones-side, stage.Height)) {
		return nil, kit.Rows{}, false
	}
	y := (stage.Height - size.Y - 1) / 2
	for i, t := range p.Touches() {
		lines, rows := s.Renderer.Touch(t, slices.Clone(screens), e.level(), size.X, size.Y+1)
		for k, line := range lines {
			c.Put(x, y+k, line)
		}
		for k := range rows {
			if rows[k] >= 0 {
				rows[k] += t.First
			}
		}
		column := kit.Rows{Items: rows, Top: y, Left: x, Width: size.X}
		if i > 0 {
			before := on
			column.Beside = &before
		}
		on = column
		x += size.X + betweenTwo
	}
	return c.Lines(), on, true
}

// asked draws what a question on phones is about, itself, and what is said of
// the answer, in the middle of an area; false if there is no room. Once it is
// answered, what is said comes before the question where not both are large.
func (e *examScreen) asked(s *kit.Session, c *canvas.Canvas, r image.Rectangle) bool {
	forms := []form{{question: true}, {}}
	if e.judged != nil && s.Grand() {
		forms = append([]form{{question: true, said: cards.Large}, {said: cards.Large}}, forms...)
	}
	return slices.ContainsFunc(forms, func(f form) bool { return e.askedIn(f, s, c, r) })
}

// askedIn is asked in a form.
func (e *examScreen) askedIn(f form, s *kit.Session, c *canvas.Canvas, r image.Rectangle) bool {
	const in = 3
	q := e.answer.Item.Question
	shown := s.Renderer.Situation(q, e.level(), r.Dx(), r.Dy()/2)
	text := kit.Wrap(q.Text, r.Dx()-2*in, s.Styles.Strong)
	how := kit.Wrap(asks(s, q.Type), r.Dx()-in, s.Styles.Muted)
	said, ok := f.said.SetAll(s, e.remarks(s), r.Dx()-2*in)
	if !ok {
		return false
	}
	rows := 1 + len(how)
	if len(shown) > 0 {
		rows += len(shown) + 1
	}
	if said.Rows > 0 {
		rows += said.Rows + 3
	}
	edge := 0 // above and below what is asked, where that stands on a card
	if s.Grand() {
		edge = 1
	}
	room := r.Dy() - rows - 2*edge
	if !f.question {
		room = min(room, len(text))
	}
	headline := cards.NewHeadline(s, 0, q.Text, text, r.Dx()-2*in, room)
	if headline.Rows > room {
		return false
	}
	if edge > 0 && !headline.Large() && rows+headline.Rows+4 <= r.Dy() {
		edge = 2
	}
	headline.Rows += 2 * edge
	rows += headline.Rows
	y := r.Min.Y + (r.Dy()-rows)/2
	put := func(x int, lines []string) {
		for _, line := range lines {
			c.Put(x, y, line)
			y++
		}
	}
	if len(shown) > 0 {
		put(r.Min.X, append(shown, ""))
	}
	card := canvas.Rect(r.Min.X, y, r.Dx(), headline.Rows)
	if edge > 0 {
		c.Card(card, s.Styles.Raised)
		c.Edge(card, s.Styles.Fill(e.level()))
	} else {
		c.Fill(canvas.Rect(r.Min.X, y, 1, card.Dy()), s.Styles.Fill(e.level()))
	}
	y = headline.Draw(c, r.Min.X+in, y+edge, s.Styles.Accent(e.level())) + edge + 1
	put(r.Min.X+in, how)
	if said.Rows > 0 {
		said.Card(c, canvas.Rect(r.Min.X, y+1, r.Dx(), said.Rows+2), e.verdictFill(s))
		said.Draw(c, r.Min.X+in, y+2)
	}
	return true
}
