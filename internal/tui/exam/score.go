package exam

import (
	"cmp"
	"fmt"
	"image"
	"math"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// An outcomeForm is what of an outcome is large.
type outcomeForm struct {
	name    bool // in large letters
	verdict bool // in large letters
	cards   bool // for what to do
	again   int  // rows for what to look at again, at least; fewer if that is all
}

// outcomeForms are those of the board, the best first.
var outcomeForms = []outcomeForm{
	{true, true, true, math.MaxInt}, {false, true, true, math.MaxInt}, {true, true, false, math.MaxInt},
	{false, true, false, 4}, {false, false, false, 0},
}

// board draws the outcome where the window has room: a ring for the score, and
// beside it the verdict in large letters, whether it is recorded, what to look
// at again and what to do. It is false if that is more than the stage holds.
func (o *outcomeScreen) board(s *kit.Session) (body []string, on kit.Rows, ok bool) {
	if !s.Drawn() {
		return nil, kit.Rows{}, false
	}
	for _, f := range outcomeForms {
		if body, on, ok = o.boardIn(f, s); ok {
			break
		}
	}
	return body, on, ok
}

// boardIn is the board in a form.
func (o *outcomeScreen) boardIn(f outcomeForm, s *kit.Session) (body []string, on kit.Rows, ok bool) {
	score := o.run.attempt.Score()
	ring := ringSize(s)
	x := s.Side() + ring.X + 6
	wide := s.Width - x - s.Side()
	style, fill := s.Styles.Right, s.Styles.RightFill
	mark, word, text := "✓ ", s.Words.Outcome.Passed, fmt.Sprintf(s.Words.Outcome.Share, kit.Percent(score.Scaled), kit.Percent(o.run.journal.Pass))
	switch {
	case o.run.kind.practice():
		style, fill = s.Styles.General, s.Styles.GeneralFill
		mark, word, text = "", s.Words.Round.Done, fmt.Sprintf(s.Words.Round.Score, score.Correct, score.Of)
	case !score.Passed:
		mark, style, fill, word = "✗ ", s.Styles.Wrong, s.Styles.WrongFill, s.Words.Outcome.Failed
	}

	saved := o.receipt(s, wide-5, !f.name)
	var verdict, name letters.Text
	stage := s.Stage().Height
	if f.verdict { // without it where it does not fit
		verdict, _ = s.Letters(word, wide, stage/3, letters.L, letters.M, letters.S)
	}
	if f.name {
		if name, ok = s.Letters(o.name(s), wide-5, stage/3, letters.S); !ok || name.Lines > 1 || !s.Grand() {
			return nil, kit.Rows{}, false
		}
	}
	head := verdict.Rows
	if head > 0 {
		head++
	}
	_, items := o.offers(s)
	choices, do := o.choices(s, items, fill), len(items)
	if f.cards {
		do = cards.StackRows(s, wide, 0, choices)
	}
	fixed := head + 2 + name.Rows + len(saved) + 2 + 1 + do
	again := o.againLines(s, wide, stage-fixed-1)
	rows := fixed + len(again)
	if len(again) > 0 {
		rows++
	}
	if rows > stage || len(again) < min(f.again, len(o.againLines(s, wide, math.MaxInt))) {
		return nil, kit.Rows{}, false
	}

	if f.cards { // what room is left makes them looser, but for a row or two
		loose := cards.StackRows(s, wide, do+max(0, stage-rows-2), choices)
		rows, do = rows+loose-do, loose
	}

	c := s.Canvas()
	y := (stage - rows) / 2
	middle := canvas.Rect(s.Side(), (stage-ring.Y)/2, ring.X, ring.Y)
	c.Ring(middle, score.Scaled, fill)
	o.figure(c, s, middle, score.Correct, fmt.Sprintf("/ %d", score.Of))
	if head > 0 {
		c.Dots(x, y, verdict.Mask, style)
	}
	end := c.Text(x, y+head, fmt.Sprintf("%s%s  %d/%d", mark, word, score.Correct, score.Of), s.Styles.Bold(style))
	c.Text(end+3, y+head, text, s.Styles.Muted)
	y += head + 2
	card := canvas.Rect(x, y, wide, name.Rows+len(saved)+2)
	c.Card(card, s.Styles.Card)
	c.Edge(card, fill)
	if name.Rows > 0 {
		c.Dots(x+3, y+1, name.Mask, s.Styles.Strong)
	}
	for i, line := range saved {
		c.Put(x+3, y+1+name.Rows+i, line)
	}
	y = card.Max.Y
	if len(again) > 0 {
		for i, line := range again {
			c.Put(x, y+i, line)
		}
		y += len(again) + 1
	}
	y++
	if f.cards {
		on = cards.Stack(s, c, canvas.Rect(x, y, wide, do), choices, o.menu.At)
		return c.Lines(), on, true
	}
	o.menu.Draw(c, x, y, wide, items, fill)
	on = kit.Rows{Items: kit.RowsBelow(0, len(items)), Top: y, Left: x, Width: wide}
	return c.Lines(), on, true
}

// choices are what there is to do, each for a card of its own.
func (o *outcomeScreen) choices(s *kit.Session, items []kit.Item, fill theme.Ground) []cards.Choice {
	choices := make([]cards.Choice, len(items))
	for i, it := range items {
		choices[i] = cards.Choice{Figure: i + 1, Fill: fill, Text: it.Text, Style: s.Styles.Text, Mark: s.Styles.Muted.Render(it.Remark)}
	}
	return choices
}

// ringSize is how many columns and rows the ring takes.
func ringSize(s *kit.Session) image.Point {
	switch {
	case s.Grand():
		return image.Pt(48, 24)
	case s.Wide():
		return image.Pt(32, 16)
	}
	return image.Pt(20, 10)
}

// figure draws how many answers were right into the ring, and of how many.
func (o *outcomeScreen) figure(c *canvas.Canvas, s *kit.Session, r image.Rectangle, right int, of string) {
	y := r.Min.Y + (r.Dy()-6)/2
	sizes := []letters.Size{letters.Digits}
	if s.Grand() {
		sizes = []letters.Size{letters.L, letters.Digits}
	}
	if set, ok := s.Letters(fmt.Sprint(right), r.Dx()/2, 6, sizes...); ok {
		c.Dots(r.Min.X+(r.Dx()-set.Columns)/2, y, set.Mask, s.Styles.Strong)
		if y += set.Rows; set.Rows+2 < r.Dy()*2/3 { // else a blank row would move what follows into the ring
			y++
		}
	} else {
		c.Centre(r.Min.X, y+1, r.Dx(), fmt.Sprint(right), s.Styles.Strong)
		y += 3
	}
	c.Centre(r.Min.X, y, r.Dx(), of, s.Styles.Muted)
}

// name is that of who took the quiz; "" if it is not known.
func (o *outcomeScreen) name(s *kit.Session) string { return cmp.Or(o.run.person, s.Who).Name }

// receipt is what is said of the record, a line each, with whose it is or without.
func (o *outcomeScreen) receipt(s *kit.Session, width int, named bool) []string {
	lines := o.savedLines(s, width)
	if name := o.name(s); named && name != "" {
		lines = append([]string{s.Styles.Strong.Render(ansi.Truncate(name, width, "…"))}, lines...)
	}
	if _, ok := o.run.pass(s); ok {
		k := s.Keys.Certify.Help()
		lines = append(lines, s.Styles.Key.Render(k.Key)+" "+s.Styles.Muted.Render(k.Desc))
	}
	return lines
}
