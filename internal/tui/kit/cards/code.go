package cards

import (
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// Code draws a card for each digit of a code, the one to be typed raised, under its
// title where type grows, and lines below them, which begin at left and top.
func Code(s *kit.Session, title, typed string, digits int, below []string) (lines []string, left, top int) {
	const gap = 2
	c, room := s.Canvas(), len(below)
	wide := min(20, (s.Width-2*s.Side()+gap)/digits-gap)
	high := min(wide/2+2, c.Bounds().Dy()-room-3)
	x := (s.Width - digits*(wide+gap) + gap) / 2
	y := Title(s, c, x, title, high+2+room)
	for i := range digits {
		card := canvas.Rect(x+i*(wide+gap), y, wide, high)
		switch {
		case i < len(typed):
			c.Card(card, s.Styles.Card)
			if d, ok := s.Letters(typed[i:i+1], wide-4, high-2, letters.XL, letters.L, letters.M, letters.Digits); ok {
				c.Dots(card.Min.X+(wide-d.Columns)/2, card.Min.Y+(high-d.Rows)/2, d.Mask, s.Styles.Brand)
			} else {
				c.Centre(card.Min.X, card.Min.Y+high/2, wide, typed[i:i+1], s.Styles.Bold(s.Styles.Brand))
			}
		case i == len(typed):
			c.Card(card, s.Styles.Raised)
			c.Rule(card.Min.X+wide/4, card.Max.Y-2, wide-wide/4*2, s.Styles.BrandFill)
		default:
			c.Card(card, s.Styles.Card)
			if s.Styles.Card.Shows() {
				c.Centre(card.Min.X, card.Min.Y+high/2, wide, "·", s.Styles.Ghost)
			} else { // a place to be typed on, too
				c.Rule(card.Min.X+wide/4, card.Max.Y-2, wide-wide/4*2, s.Styles.Track)
			}
		}
	}
	top = y + high + 2
	for i, line := range below {
		c.Put(x, top+i, line)
	}
	return c.Lines(), x, top
}
