package learn

import (
	"image"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/practice"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// besidePhone parts the phone from what stands beside it, in cells.
const besidePhone = 4

// board sets the stage where the window has room for the phone of a
// walkthrough: the phone at the right, the same at every step, and at its left
// the steps done, the present one raised, and what is said. It is false where
// there is no room.
func (p *practiceScreen) board(s *kit.Session, step deck.WalkStep, level int, touch render.Touch) (body []string, on kit.Rows, ok bool) {
	stage, side := s.Stage(), s.Side()
	size, ok := render.PhoneFor(p.screens, (s.Width-2*side)/2, stage.Height)
	if !ok || !s.Drawn() || len(p.screens) == 0 {
		return nil, kit.Rows{}, false
	}
	c := s.Canvas()
	columns := s.Width - 2*side - size.X - besidePhone
	p.steps(s, c, canvas.Rect(side, 0, columns, stage.Height), step, level)
	if step.Screen.Title == "" {
		return c.Lines(), kit.Rows{}, true
	}
	lines, rows := s.Renderer.Touch(touch, p.screens, level, size.X, size.Y+1)
	x, y := s.Width-side-size.X, (stage.Height-len(lines))/2
	for i, line := range lines {
		c.Put(x, y+i, line)
	}
	return c.Lines(), kit.Rows{Items: rows, Top: y, Left: x, Width: size.X}, true
}

// steps draws what stands beside the phone, in the middle of an area: how much
// is told, the steps done, the present one, and what is said. Of the
// steps done it leaves out the first ones for which there is no room.
func (p *practiceScreen) steps(s *kit.Session, c *canvas.Canvas, r image.Rectangle, step deck.WalkStep, level int) {
	const in = 4
	accent := s.Styles.Fill(level)
	now, left, edge := p.task(s, step, r.Dx()-2*in+2), r.Min.X+in-2, 1
	if s.Grand() {
		now, left, edge = p.worded(s, step, r.Dx()-2*in), r.Min.X+in, 2
	}
	said := p.said(s, step, r.Dx()-2*in)
	head := append(kit.Wrap(told(&s.Words.Practice, p.run.Fading()), r.Dx()-in, s.Styles.Muted), "")
	words := s.Words.Practice.Recall
	if p.run.Worded(p.run.At()) {
		words = practice.Task(step).Text()
	}
	rows := len(head) + 1 + max(2, len(said)) + 2 // a hint of two lines moves nothing
	headline := cards.NewHeadline(s, p.run.At()+1, words, now, r.Dx()-2*in, r.Dy()-rows-2*edge)
	headline.Rows += 2 * edge
	rows += headline.Rows
	var done []string
	for i := p.run.At() - 1; i >= 0; i-- {
		lines := kit.Hang(s.Styles.Right.Render("✓ "), p.run.Step(i).Do.Text(), r.Dx()-in, s.Styles.Muted)
		if rows+len(done)+len(lines)+1 > r.Dy() {
			break
		}
		done = append(lines, done...)
	}
	if len(done) > 0 {
		done = append(done, "")
	}
	done = append(head, done...)
	y := r.Min.Y + max(0, (r.Dy()-rows-len(done)+len(head))/2)
	for i, line := range done {
		c.Put(r.Min.X+in-2, y+i, line)
	}

	card := canvas.Rect(r.Min.X, y+len(done), r.Dx(), headline.Rows)
	c.Card(card, s.Styles.Raised)
	c.Edge(card, accent)
	headline.Draw(c, left, card.Min.Y+edge, s.Styles.Accent(level))

	card = canvas.Rect(r.Min.X, card.Max.Y+1, r.Dx(), len(said)+2)
	c.Card(card, s.Styles.Card)
	accent = s.Styles.Track
	if p.wrong != "" {
		accent = s.Styles.WrongFill
	} else if p.right {
		accent = s.Styles.RightFill
	}
	c.Edge(card, accent)
	for i, line := range said {
		c.Put(r.Min.X+in, card.Min.Y+1+i, line)
	}
}
