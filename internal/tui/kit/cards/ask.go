package cards

import (
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/wire"
)

// Ask draws a question to who sits here, what is said of it, and a few answers,
// one of which the cursor is at: on cards as large as the window has room for, and
// else as text over a menu of the answers, a line each. They can be clicked.
func Ask(s *kit.Session, title string, said []string, answers []kit.Item, at int, menu []string) ([]string, kit.Rows) {
	if lines, rows, ok := askCards(s, title, said, answers, at); ok {
		return lines, rows
	}
	lines := kit.Wrap(title, s.Column(), s.Styles.Strong)
	lines = append(append(lines, said...), "")
	lines = s.Centre(append(lines, menu...))
	return lines, kit.Rows{Items: kit.RowsBelow(0, len(answers)), Top: len(lines) - len(answers), Width: s.Width}
}

// askCards is Ask on cards; false where the window has no room for them.
func askCards(s *kit.Session, title string, said []string, answers []kit.Item, at int) ([]string, kit.Rows, bool) {
	if !s.Drawn() {
		return nil, kit.Rows{}, false
	}
	choices := make([]Choice, len(answers))
	for i, it := range answers {
		choices[i] = Choice{Figure: i + 1, Fill: s.Styles.Level1Fill, Text: it.Text, Note: it.Remark, Style: s.Styles.Text}
	}
	c, x, wide := s.Canvas(), s.Side(), s.Inner()
	height := c.Bounds().Dy()
	asked := []Asked{NewAsked(s, title, wide, 1), NewAsked(s, title, wide, 0)}
	if large, ok := NewLargeAsked(s, title, wide, height/2, letters.M, letters.S); ok && s.Grand() {
		asked = append([]Asked{large}, asked...)
	}
	for _, a := range asked {
		top := a.Rows + 1
		if a.Large() {
			top++
		}
		head := top + len(said)
		if len(said) > 0 {
			head++
		}
		rows := head + StackRows(s, wide, height-head, choices)
		if rows > height {
			continue
		}
		y := (height - rows) / 2
		a.Draw(s, c, x, y, wide, s.Styles.Level1Fill)
		for i, line := range said {
			c.Put(x+3, y+top+i, line)
		}
		on := Stack(s, c, canvas.Rect(x, y+head, wide, rows-head), choices, at)
		return c.Lines(), on, true
	}
	return nil, kit.Rows{}, false
}

// Say is what is said of a question to who sits here, or another heading, with
// styled lines under it.
func Say(title string, lines []string) kit.Speech {
	said := kit.Speech{Heading: title}
	for _, l := range lines {
		if l != "" {
			said.Lines = append(said.Lines, wire.Line{Text: ansi.Strip(l)})
		}
	}
	return said
}
