package canvas

import (
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Lines are the rows as styled text. Each begins and ends in the terminal's own
// colours and has no blanks at its end that nothing paints.
func (c *Canvas) Lines() []string {
	lines := make([]string, c.height)
	var b strings.Builder
	for y := range lines {
		if _, lower := c.doubled[y-1]; lower {
			continue
		}
		b.Reset()
		if texts, upper := c.doubled[y]; upper && y+1 < c.height {
			c.doubledRow(y, texts).writeRow(&b, 0)
			rows := c.Styles.Look.Big.Rows(b.String())
			lines[y], lines[y+1] = rows[0], rows[1]
			continue
		}
		c.writeRow(&b, y)
		lines[y] = b.String()
	}
	return lines
}

// String is the lines as one text, without a line feed at its end.
func (c *Canvas) String() string { return strings.Join(c.Lines(), "\n") }

func (c *Canvas) writeRow(b *strings.Builder, y int) {
	row := c.cells[y*c.width : (y+1)*c.width]
	end := len(row)
	for end > 0 && c.textAt(row, end-1) == " " && !c.looks.values[row[end-1].look].shows() {
		end--
	}
	var pen look // in what the terminal writes
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
			from, to := pen.style(), p.style()
			b.WriteString(uv.StyleDiff(&from, &to))
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
