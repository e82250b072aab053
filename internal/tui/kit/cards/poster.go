// Package cards has what screens draw on grounds, where the window has room for
// that: lists, posters, a presenter's desk, the keys.
package cards

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Poster is a screen that says one thing, large, in the middle of the stage.
type Poster struct {
	Icon  icon.Icon // "" for none
	Style lipgloss.Style
	Hero  string   // as large as it fits
	Brief string   // stands for it where that is large and Hero can not be, which is then the first of Text; "" for none
	Text  []string // under it, each broken at words; the first is large where there is room
	Line  float64  // part of a line between hero and text that is drawn, 0 to 1; 0: there is no line
	Items []string // styled lines under all that, such as a menu; they stay together
}

// leastIcon is how many columns the icon of a poster has at least.
const leastIcon = 20

// Draw draws the poster on the stage. Rows are those of its items.
func (p Poster) Draw(s *kit.Session) (lines []string, rows kit.Rows) {
	if !s.Drawn() {
		return p.plain(s)
	}
	c := s.Canvas()
	columns, height := c.Bounds().Dx()-2*s.Side(), c.Bounds().Dy()
	p = p.brief(s, columns, height)
	text := p.wrapped(s.SayWidth(columns))
	below := len(text) * s.SayRows()
	if len(text) > 0 {
		below += 2
	}
	if p.Line > 0 { // a blank row between it and the text
		below++
	}
	if len(p.Items) > 0 {
		below += 1 + len(p.Items)
	}
	hero, large := largest(s, p.Hero, columns, max(3, height-below-3))
	if large && !s.Wide() { // the letters say more than the icon
		p.Icon = ""
	}
	if p.Icon != "" {
		if beside, ok := largest(s, p.Hero, columns, height-below-leastIcon/2-2); ok {
			hero, large = beside, true
		}
	}
	heroRows := hero.Rows
	if !large {
		heroRows = s.SayRows() * len(kit.Wrap(p.Hero, s.SayWidth(columns), p.Style))
	}
	var first letters.Text // of the text, if it is large
	if large && s.Wide() && len(text) > 0 && len(p.Items) == 0 {
		set, ok := s.Letters(p.Text[0], columns, height-heroRows-below+s.SayRows()-1, letters.S)
		if ok = ok && set.Lines == 1; ok {
			first, text = set, text[1:]
			below += set.Rows + 1 - s.SayRows()
			if p.Line > 0 { // large letters stand clear of it
				below--
			}
		}
	}
	wide := 0
	for _, w := range []int{32, 24, leastIcon} {
		if p.Icon != "" && heroRows+below+w/2+2 <= height && (w < 32 || s.Grand()) {
			wide = w
			break
		}
	}
	y := max(0, height-heroRows-below)
	if wide > 0 {
		y = max(0, height-heroRows-below-wide/2-1)
		y /= 2
		c.Icon((c.Bounds().Dx()-wide)/2, y, p.Icon, wide, p.Style)
		y += wide/2 + 1
	} else {
		y = y * 2 / 5
	}
	if large {
		c.Dots((c.Bounds().Dx()-hero.Columns)/2, y, hero.Centred().Mask, p.Style)
		y += hero.Rows
	} else {
		y = sayCentred(s, c, y, kit.Wrap(p.Hero, s.SayWidth(columns), lipgloss.NewStyle()), s.Styles.Bold(p.Style))
	}
	if wide := columns / 2; p.Line > 0 {
		x := (c.Bounds().Dx() - wide) / 2
		c.Rule(x, y+1, wide, s.Styles.Track)
		c.Rule(x, y+1, int(float64(wide)*p.Line+.5), s.Styles.BrandFill)
		if first.Rows == 0 {
			y++
		}
	}
	if len(p.Text) > 0 {
		y += 2
	}
	if first.Rows > 0 {
		c.Dots((c.Bounds().Dx()-first.Columns)/2, y, first.Mask, s.Styles.Strong)
		y += first.Rows + 1
	}
	if len(text) > 0 {
		y = sayCentred(s, c, y, text, s.Styles.Strong)
	}
	left := (c.Bounds().Dx() - kit.Widest(p.Items)) / 2
	for i, line := range p.Items {
		c.Put(left, y+1+i, line)
	}
	return c.Lines(), kit.Rows{Items: kit.RowsBelow(0, len(p.Items)), Top: y + 1, Left: left, Width: kit.Widest(p.Items)}
}

// brief is the poster with its brief hero where only that can be large.
func (p Poster) brief(s *kit.Session, columns, height int) Poster {
	if p.Brief == "" {
		return p
	}
	long, short := p, p
	short.Hero, short.Text = p.Brief, append([]string{p.Hero}, p.Text...)
	for _, p := range []Poster{long, short} {
		below := len(p.wrapped(s.SayWidth(columns)))*s.SayRows() + len(p.Items) + 3
		if p.Line > 0 {
			below++
		}
		if _, ok := largest(s, p.Hero, columns, height-below-2); ok {
			return p
		}
	}
	return long
}

// largest sets a text in the largest letters that hold it on one line, else in the
// largest that fit.
func largest(s *kit.Session, text string, columns, rows int) (letters.Text, bool) {
	sizes := []letters.Size{letters.XL, letters.L, letters.M, letters.S}
	for _, size := range sizes {
		if t, ok := s.Letters(text, columns, rows, size); ok && t.Lines == 1 {
			return t, true
		}
	}
	return s.Letters(text, columns, rows, sizes...)
}

// sayCentred puts lines in the middle, at twice their size where the terminal
// can, and returns the row after them.
func sayCentred(s *kit.Session, c *canvas.Canvas, y int, lines []string, style lipgloss.Style) int {
	for _, line := range lines {
		line = ansi.Strip(line)
		c.Double((c.Bounds().Dx()-canvas.DoubleWidth(s.Look.Big, line))/2, y, line, style)
		y += s.SayRows()
	}
	return y
}

// wrapped are the lines of the text, as wide as they may be.
func (p *Poster) wrapped(columns int) []string {
	var lines []string
	for _, t := range p.Text {
		lines = append(lines, kit.Wrap(t, columns, lipgloss.NewStyle())...)
	}
	return lines
}

func (p Poster) plain(s *kit.Session) ([]string, kit.Rows) {
	hero := s.Large(p.Hero, p.Style)
	if p.Brief != "" && len(p.Items) == 0 && len(hero) == 1 {
		if short := s.Large(p.Brief, p.Style); len(short) > 1 {
			hero, p.Text = short, append([]string{p.Hero}, p.Text...)
		}
	}
	var text []string
	for _, t := range p.Text {
		text = append(text, kit.Wrap(t, s.Column(), s.Styles.Strong)...)
	}
	wide := kit.Widest(text)
	for i, line := range text {
		text[i] = kit.Centred(line, wide)
	}
	lines := s.CentreBlocks(hero, text, p.Items)
	if len(p.Items) == 0 {
		return lines, kit.Rows{}
	}
	return lines, kit.Rows{Items: kit.RowsBelow(0, len(p.Items)), Top: len(lines) - len(p.Items), Left: (s.Width - kit.Widest(p.Items)) / 2, Width: kit.Widest(p.Items)}
}
