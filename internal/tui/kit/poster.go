package kit

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/letters"
)

// A Poster is a screen that says one thing, large, in the middle of the stage.
type Poster struct {
	Icon  icon.Icon // "" for none
	Style lipgloss.Style
	Hero  string   // as large as it fits
	Text  []string // under it, each broken at words
	Line  float64  // part of a line between hero and text that is drawn, 0 to 1; 0: there is no line
	Items []string // styled lines under all that, such as a menu; they stay together
}

// leastIcon is how many columns the icon of a poster has at least.
const leastIcon = 20

// Poster draws a poster on the stage. Rows are those of its items.
func (s *Session) Poster(p Poster) (lines []string, rows Rows) {
	if !s.Drawn() {
		return s.plainPoster(p)
	}
	c := s.Canvas()
	columns, height := c.Bounds().Dx()-2*s.Side(), c.Bounds().Dy()
	text := p.wrapped(s.SayWidth(columns))
	below := len(text) * s.SayRows()
	if len(text) > 0 {
		below += 2
	}
	if len(p.Items) > 0 {
		below += 1 + len(p.Items)
	}
	hero, large := letters.Text{}, false
	if p.Icon != "" {
		hero, large = s.hero(p.Hero, columns, height-below-leastIcon/2-2)
	}
	if !large {
		hero, large = s.hero(p.Hero, columns, max(3, height-below-3))
	}
	heroRows := hero.Rows
	if !large {
		heroRows = s.SayRows() * len(Wrap(p.Hero, s.SayWidth(columns), p.Style))
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
		c.Dots((c.Bounds().Dx()-hero.Columns)/2, y, hero.Mask, p.Style)
		y += hero.Rows
	} else {
		y = s.sayCentred(c, y, Wrap(p.Hero, s.SayWidth(columns), lipgloss.NewStyle()), s.Styles.Bold(p.Style))
	}
	if wide := columns / 2; p.Line > 0 {
		x := (c.Bounds().Dx() - wide) / 2
		c.Rule(x, y+1, wide, s.Styles.Track)
		c.Rule(x, y+1, int(float64(wide)*p.Line+.5), s.Styles.BrandFill)
	}
	if len(text) > 0 {
		y = s.sayCentred(c, y+2, text, s.Styles.Strong)
	}
	left := (c.Bounds().Dx() - Widest(p.Items)) / 2
	for i, line := range p.Items {
		c.Put(left, y+1+i, line)
	}
	return c.Lines(), Rows{Items: RowsBelow(0, len(p.Items)), Top: y + 1, Left: left, Width: Widest(p.Items)}
}

// hero sets a text in the largest letters that hold it on one line, else in the
// largest that fit.
func (s *Session) hero(text string, columns, rows int) (letters.Text, bool) {
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
func (s *Session) sayCentred(c *canvas.Canvas, y int, lines []string, style lipgloss.Style) int {
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
		lines = append(lines, Wrap(t, columns, lipgloss.NewStyle())...)
	}
	return lines
}

func (s *Session) plainPoster(p Poster) ([]string, Rows) {
	var text []string
	for _, t := range p.Text {
		text = append(text, Wrap(t, s.Column(), s.Styles.Strong)...)
	}
	wide := Widest(text)
	for i, line := range text {
		text[i] = Centred(line, wide)
	}
	lines := s.CentreBlocks(s.Large(p.Hero, p.Style), text, p.Items)
	if len(p.Items) == 0 {
		return lines, Rows{}
	}
	return lines, Rows{Items: RowsBelow(0, len(p.Items)), Top: len(lines) - len(p.Items), Left: (s.Width - Widest(p.Items)) / 2, Width: Widest(p.Items)}
}
