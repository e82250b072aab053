package cards

import (
	"image"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Scale is how large texts are set that belong together.
type Scale int

const (
	Plain Scale = iota // in the rows of the window
	Twice              // at twice their size, by the terminal; beside them stand grounds alone
	Large              // in large letters
)

// Scales are those that the window and its terminal have, the largest first.
func Scales(s *kit.Session) []Scale {
	var have []Scale
	if s.Grand() {
		have = append(have, Large)
	}
	if s.Look.Big != theme.NoBig {
		have = append(have, Twice)
	}
	return append(have, Plain)
}

// A Setting is a text set at a scale over so many columns.
type Setting struct {
	Rows    int
	scale   Scale
	letters letters.Text
	lines   []string
}

// Set sets a text, without the marks that large letters have none of. It is false where a word is wider than the columns, or the
// large letters lack one of its own.
func (scale Scale) Set(s *kit.Session, text string, columns int) (Setting, bool) {
	set := Setting{scale: scale}
	switch scale {
	case Large:
		text = strings.NewReplacer("✓ ", "", "✗ ", "").Replace(text) // words and style say the same
		var ok bool
		set.letters, ok = s.Letters(text, columns, s.Stage().Height, letters.S)
		set.Rows = set.letters.Rows
		return set, ok
	case Twice:
		columns /= 2
	}
	for _, line := range kit.Wrap(text, columns, lipgloss.NewStyle()) {
		set.lines = append(set.lines, ansi.Strip(line))
	}
	set.Rows = len(set.lines) * scale.rows()
	return set, true
}

// rows are those of a line that is not in large letters.
func (scale Scale) rows() int {
	if scale == Twice {
		return 2
	}
	return 1
}

// Draw draws the text.
func (t *Setting) Draw(c *canvas.Canvas, x, y int, style lipgloss.Style) {
	if t.scale == Large {
		c.Dots(x, y, t.letters.Mask, style)
	}
	for _, line := range t.lines {
		t.scale.Text(c, x, y, line, style)
		y += t.scale.rows()
	}
}

// A Remark is said under a question. Its mark is not set in large letters,
// which have none: style and words say the same.
type Remark struct {
	Mark, Text string
	Style      lipgloss.Style
}

// Lines are remarks in the rows of the window, in so many columns.
func Lines(remarks []Remark, columns int) []string {
	var lines []string
	for _, r := range remarks {
		lines = append(lines, kit.Wrap(r.Mark+r.Text, columns, r.Style)...)
	}
	return lines
}

// Remarks are set at a scale, one under the other.
type Remarks struct {
	Rows  int
	scale Scale
	gap   int
	said  []Remark
	texts []Setting
}

// SetAll sets remarks. It is false where one of them can not be set so.
func (scale Scale) SetAll(s *kit.Session, remarks []Remark, columns int) (Remarks, bool) {
	all := Remarks{scale: scale, said: remarks}
	if scale == Large {
		all.gap = 1
	}
	for i, r := range remarks {
		text := r.Mark + r.Text
		if scale == Large {
			text = r.Text
		}
		set, ok := scale.Set(s, text, columns)
		if !ok {
			return Remarks{}, false
		}
		if all.texts = append(all.texts, set); i > 0 {
			all.Rows += all.gap
		}
		all.Rows += set.Rows
	}
	return all, true
}

// Card draws the card that the remarks stand on, with an edge.
func (all *Remarks) Card(c *canvas.Canvas, r image.Rectangle, edge theme.Ground) {
	c.Card(r, c.Styles.Card)
	if all.scale == Twice {
		c.DoubleEdge(r, edge)
	} else {
		c.Edge(r, edge)
	}
}

// Draw draws the remarks.
func (all *Remarks) Draw(c *canvas.Canvas, x, y int) {
	for i := range all.texts {
		all.texts[i].Draw(c, x, y, all.said[i].Style)
		y += all.texts[i].Rows + all.gap
	}
}

// Middle is the row on which what stands beside the text has its own, if the
// text begins on row y.
func (t *Setting) Middle(y int) int {
	if t.scale == Large {
		return y + (t.Rows-1)/2
	}
	return y
}

// Text puts a few words beside a text of this scale, which is as high as they
// are where rows are doubled as a whole.
func (scale Scale) Text(c *canvas.Canvas, x, y int, text string, style lipgloss.Style) {
	if scale == Twice {
		c.Double(x, y, text, style)
		return
	}
	c.Text(x, y, text, style)
}

// Width is how many columns a few words beside a text take.
func (scale Scale) Width(text string) int { return scale.rows() * ansi.StringWidth(text) }

// TileWidth is how many columns the tile of a card's number takes: an even
// number where rows are doubled, which have grounds in steps of two.
func (scale Scale) TileWidth() int {
	if scale == Twice {
		return 10
	}
	return 9
}

// Tile draws the number of a card whose text begins on row y.
func (t *Setting) Tile(c *canvas.Canvas, r image.Rectangle, y, number int, g theme.Ground) {
	if t.scale != Twice {
		drawTile(c, r, number, g)
		return
	}
	c.Card(r, g)
	text := strconv.Itoa(number)
	c.Double(r.Min.X+(r.Dx()-t.scale.Width(text))/2, y, text, c.Styles.On(g, true))
}

// drawTile draws a number on a ground of its own, in large figures where there is
// room for them. What has five rows begins and ends half a row within them. Figures
// of whole cells are themselves as large as the ground would be: they take its place.
func drawTile(c *canvas.Canvas, r image.Rectangle, number int, g theme.Ground) {
	text, style := strconv.Itoa(number), c.Styles.On(g, true)
	t, large := letters.Fit(text, c.Styles.Look.Blocks, r.Dx()-2, r.Dy()-2, letters.Digits)
	if large && c.Styles.Look.Blocks == theme.NoBlocks {
		style = lipgloss.NewStyle().Foreground(g.Color)
	} else if g.Shows() { // else the line of the card it stands on stays
		c.Card(r, g)
	}
	if large {
		c.Dots(r.Min.X+(r.Dx()-t.Columns)/2, r.Min.Y+(r.Dy()-t.Rows)/2, t.Mask, style)
		return
	}
	c.Centre(r.Min.X, r.Min.Y+(r.Dy()-1)/2, r.Dx(), text, style)
}
