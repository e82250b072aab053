package canvas

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Lines are the rows as styled text. Each begins and ends in the terminal's own
// colours and has no blanks at its end that nothing paints. The canvas is done with
// then: nothing may be drawn on it any more.
func (c *Canvas) Lines() []string {
	defer c.done()
	return c.lines()
}

// String is the lines as one text, without a line feed at its end. The canvas stays.
func (c *Canvas) String() string { return strings.Join(c.lines(), "\n") }

func (c *Canvas) lines() []string {
	lines := make([]string, c.height)
	for y := range lines {
		if _, lower := c.doubled[y-1]; lower {
			continue
		}
		if texts, upper := c.doubled[y]; upper && y+1 < c.height {
			rows := c.Styles.Look.Big.Rows(c.doubledRow(y, texts).Lines()[0])
			lines[y], lines[y+1] = rows[0], rows[1]
			continue
		}
		lines[y] = c.line(y)
	}
	return lines
}

// line is a row as styled text.
func (c *Canvas) line(y int) string {
	b := &c.rowed
	b.Reset()
	row := c.cells[y*c.width : (y+1)*c.width]
	end := len(row)
	for end > 0 && c.textAt(row, end-1) == " " && !c.looks.values[row[end-1].look].shows() {
		end--
	}
	var pen look      // in what the terminal writes
	var number uint32 // of the look from which it has its style
	for i := range end {
		p, text := &c.looks.values[row[i].look], c.textAt(row, i)
		if text == "" {
			continue
		}
		if p.link != pen.link {
			var to uv.Link
			if p.link != nil {
				to = *p.link
			}
			b.WriteString(ansi.SetHyperlink(to.URL, to.Params))
			pen.link = p.link
		}
		if !sameStyle(p, &pen, text == " ") {
			b.WriteString(c.diff(number, row[i].look))
			number = row[i].look
			pen.fg, pen.bg, pen.attrs, pen.underline, pen.mark = p.fg, p.bg, p.attrs, p.underline, p.mark
		}
		b.WriteString(text)
	}
	if pen.link != nil {
		b.WriteString(ansi.ResetHyperlink())
	}
	if pen.fg != nil || pen.bg != nil || pen.attrs != 0 || pen.underline != uv.UnderlineNone || pen.mark != 0 {
		b.WriteString(ansi.ResetStyle)
	}
	return b.String()
}

// diff is what changes a terminal from the style of one look to another's.
func (c *Canvas) diff(from, to uint32) string {
	k := [2]uint32{from, to}
	diff, known := c.diffs[k]
	if !known {
		if c.diffs == nil {
			c.diffs = map[[2]uint32]string{}
		}
		old, new := c.looks.values[from].style(), c.looks.values[to].style()
		diff = uv.StyleDiff(&old, &new)
		c.diffs[k] = diff
	}
	return diff
}

// textAt is what is to be written for a cell: "" where the cell to the left is
// two columns wide, and a blank for what is left of such a pair when one of the
// two was drawn over.
func (c *Canvas) textAt(row []packed, i int) string {
	text := c.texts.values[row[i].text]
	wide := func(i int) bool { return i >= 0 && c.looks.values[row[i].look].wide }
	right := text == ""
	pair := right && wide(i-1) || wide(i) && i+1 < len(row) && c.texts.values[row[i+1].text] == ""
	if (right || wide(i)) && !pair {
		return " "
	}
	return text
}

// drawn are the attributes that show on a blank.
const drawn = uv.AttrReverse | uv.AttrStrikethrough

// shows reports whether a blank that looks so is to be seen.
func (l *look) shows() bool {
	return l.bg != nil || l.mark != 0 || l.underline != uv.UnderlineNone || l.attrs&drawn != 0
}

// sameStyle reports whether what looks so looks the same in the style of a pen: a
// blank shows neither its colour nor that it is bold.
func sameStyle(p, pen *look, blank bool) bool {
	if p.bg != pen.bg || p.mark != pen.mark || p.underline != pen.underline {
		return false
	}
	if blank && (p.attrs|pen.attrs)&drawn == 0 && p.underline == uv.UnderlineNone {
		return true
	}
	return p.fg == pen.fg && p.attrs == pen.attrs
}
