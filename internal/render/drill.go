package render

import (
	"slices"
	"strconv"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
)

// A Message is a drill as it is drawn.
type Message struct {
	Drill *deck.Drill
	Found []bool // which lines are marked as giving it away; nil: none
	At    int    // the line in hand, from 0; negative if there is none
	None  string // a row more, for "nothing gives it away"; "" without it
}

// Measures of a message, in cells.
const (
	messageWidth  = 46  // on a stage with room
	messageBeside = 76  // from this room on, what is said of it stands beside it
	messageWide   = 64  // on a stage with room for type that grows
	messageAiry   = 120 // from this room on, its lines stand apart, as far as half of the height goes
)

// Message draws a message, its lines numbered, in at most width cells, at
// least 12: on a ground, or under a rule where height has no room for that. It
// may be taller than the height. rows tells which line of the message stands
// on each line, from 0, the row more counting as the last; -1 where none does.
func (r *Renderer) Message(m Message, level, width, height int) (lines []string, rows []int) {
	s := r.setter(level)
	width = min(width, messageWidth)
	lines, rows = s.message(m, width, 0, true)
	if len(lines) > height {
		lines, rows = s.message(m, width, 0, false)
	}
	return lines, rows
}

// message draws a message, on a sheet or under a rule, with so many blank rows
// between its lines.
func (s *setter) message(m Message, width, gap int, apart bool) (lines []string, rows []int) {
	inner := width
	if apart {
		inner -= 2
	}
	var texts []string
	add := func(i int, text string, found bool) {
		if i > 0 {
			texts, rows = append(texts, make([]string, gap)...), append(rows, slices.Repeat([]int{-1}, gap)...)
		}
		for _, l := range s.messageLine(i, text, found, i == m.At, inner) {
			texts, rows = append(texts, l), append(rows, i)
		}
	}
	for i, l := range m.Drill.Lines {
		add(i, l.Text, i < len(m.Found) && m.Found[i])
	}
	if m.None != "" {
		texts, rows = append(texts, s.styles.Frame.Render(strings.Repeat("┄", max(0, inner)))), append(rows, -1)
		add(len(m.Drill.Lines), m.None, false)
	}
	lines, below := append(s.rule(m.Drill.Screen, width), texts...), 0
	if apart {
		lines, below = s.sheet(m.Drill.Screen, texts, width), 1
	}
	above := slices.Repeat([]int{-1}, len(lines)-len(texts)-below)
	return lines, append(append(above, rows...), slices.Repeat([]int{-1}, below)...)
}

// messageLine draws line i of a message: the one in hand on a background, a
// sign behind an exclamation mark.
func (s *setter) messageLine(i int, text string, found, inHand bool, width int) []string {
	style, mark := s.styles.Text, " "
	if found {
		style, mark = s.styles.Wrong, "!"
	}
	label := strconv.Itoa(i+1) + "  "
	in := 2 + measure(label)
	wrapped := wrap(text, max(1, width-in-1))
	lines := make([]string, len(wrapped))
	for k, l := range wrapped {
		if k > 0 {
			label, mark = blank(measure(label)), " "
		}
		if inHand {
			lines[k] = s.styles.Selected.Render(pad(mark+" "+label+l, width))
		} else {
			lines[k] = s.styles.Bold(s.styles.Wrong).Render(mark) + " " + s.styles.Muted.Render(label) + style.Render(l)
		}
	}
	return lines
}

// drill shows a message, the signs that the step points out, and in the end
// what to do. Its size is the same at every step.
func (s *setter) drill(d *deck.Drill, room int) []row {
	m := Message{Drill: d, At: -1, Found: make([]bool, len(d.Lines))}
	var said []row
	step := d.From()
	for i, l := range d.Lines {
		if l.Sign == "" {
			continue
		}
		step++
		m.Found[i] = step <= s.step
	}
	width := min(room, messageWidth)
	if room >= messageBeside {
		width = min(messageWidth, room-30)
	}
	if room >= messageAiry {
		width = messageWide
	}
	lines, _ := s.message(m, width, 0, true)
	if airy, _ := s.message(m, width, 1, true); room >= messageAiry && len(airy) <= s.height/2 {
		lines = airy
	}
	rows := whole(s.rowsOf(lines, d.From()))
	aside := room
	if room >= messageBeside {
		aside = room - width - columnGap
	}
	step = d.From()
	for i, l := range d.Lines {
		if l.Sign == "" {
			continue
		}
		step++
		if len(said) > 0 {
			said = appendBlank(said, min(1, int(s.space)), step)
		}
		label := s.styles.Bold(s.styles.Wrong).Render("!") + " " + s.styles.Muted.Render(strconv.Itoa(i+1)) + "  "
		said = append(said, indent(s.rowsOf(fill(s.styles.Text.Render(l.Sign), max(1, aside-5)), step), label, blank(5))...)
	}
	last := d.From() + d.Reveals()
	verdict, style := s.words.Scam, s.styles.Wrong
	if d.Kind == deck.Genuine {
		verdict, style = s.words.Genuine, s.styles.Right
	}
	if len(said) > 0 {
		said = appendBlank(said, 1, last)
	}
	said = append(said, s.rowsOf([]string{s.styles.Bold(style).Render(verdict)}, last)...)
	said = append(said, s.parts(read(d.Explain, last), aside)...)
	if room >= messageBeside {
		return whole(s.beside(rows, said, width+columnGap))
	}
	return append(appendBlank(rows, 1, d.From()+1), said...)
}
