package exam

import (
	"cmp"
	"fmt"
	"image"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// board draws the outcome where the window has room: a ring for the score, and
// beside it the verdict in large letters, whether it is recorded, what to look
// at again and what to do. It is false if that is more than the stage holds.
func (o *outcomeScreen) board(s *kit.Session) (body []string, on kit.Rows, ok bool) {
	if !s.Wide() {
		return nil, kit.Rows{}, false
	}
	c := s.Canvas()
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

	saved := o.receipt(s, wide-5)
	_, items := o.offers(s)
	stage := s.Stage().Height
	verdict, large := s.Letters(word, wide, stage/3, letters.L, letters.M, letters.S)
	head := verdict.Rows // 0 where it does not fit
	if large {
		head++
	}
	fixed := head + 2 + len(saved) + 2 + 1 + len(items)
	again := o.againLines(s, wide, stage-fixed-1)
	rows := fixed + len(again)
	if len(again) > 0 {
		rows++
	}
	if rows > stage {
		return nil, kit.Rows{}, false
	}

	y := (stage - rows) / 2
	middle := canvas.Rect(s.Side(), (stage-ring.Y)/2, ring.X, ring.Y)
	c.Ring(middle, score.Scaled, fill)
	o.figure(c, s, middle, score.Correct, fmt.Sprintf("/ %d", score.Of))
	if large {
		c.Dots(x, y, verdict.Mask, style)
	}
	end := c.Text(x, y+head, fmt.Sprintf("%s%s  %d/%d", mark, word, score.Correct, score.Of), s.Styles.Bold(style))
	c.Text(end+3, y+head, text, s.Styles.Muted)
	y += head + 2
	card := canvas.Rect(x, y, wide, len(saved)+2)
	c.Card(card, s.Styles.Card)
	c.Edge(card, fill)
	for i, line := range saved {
		c.Put(x+3, y+1+i, line)
	}
	y = card.Max.Y
	if len(again) > 0 {
		for i, line := range again {
			c.Put(x, y+i, line)
		}
		y += len(again) + 1
	}
	y++
	o.menu.Draw(c, x, y, wide, items, fill)
	on = kit.Rows{Items: kit.RowsBelow(0, len(items)), Top: y, Left: x, Width: wide}
	return c.Lines(), on, true
}

// ringSize is how many columns and rows the ring takes.
func ringSize(s *kit.Session) image.Point {
	if s.Grand() {
		return image.Pt(48, 24)
	}
	return image.Pt(32, 16)
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
		y += set.Rows
	} else {
		c.Centre(r.Min.X, y+1, r.Dx(), fmt.Sprint(right), s.Styles.Strong)
		y += 2
	}
	c.Centre(r.Min.X, y+1, r.Dx(), of, s.Styles.Muted)
}

// receipt is what is said of the record, a line each.
func (o *outcomeScreen) receipt(s *kit.Session, width int) []string {
	lines := o.savedLines(s, width)
	if name := cmp.Or(o.run.person, s.Who).Name; name != "" {
		lines = append([]string{s.Styles.Strong.Render(ansi.Truncate(name, width, "…"))}, lines...)
	}
	if _, ok := o.run.pass(s); ok {
		k := s.Keys.Certify.Help()
		lines = append(lines, s.Styles.Key.Render(k.Key)+" "+s.Styles.Muted.Render(k.Desc))
	}
	return lines
}
