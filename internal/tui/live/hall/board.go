package hall

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// A Board is a poll as it is drawn: the question, a card or a bar for each
// option, and what is said below. It is laid out before it is drawn, so that
// clicks find the rows too.
type Board struct {
	v       *Room
	s       *kit.Session
	q       *deck.Question
	x, wide int      // columns
	shown   []string // what the question is about, drawn
	options []option // from top to bottom
	foot    []string // below the options
	tile    int      // columns of the number's tile
	bar     int      // rows of a bar
	gap     int      // rows between the question, the options and the foot
	rows    int      // that all takes
}

// An option is a row of a board.
type option struct {
	letter string
	text   []string // lines
	rows   int      // with the room below
}

// Board lays the poll out, loosely if there is room for it; false if there is
// none even for a dense one.
func (v *Room) Board(s *kit.Session) (Board, bool) {
	q := v.Answer.Item.Question
	if !s.Drawn() || q == nil {
		return Board{}, false
	}
	for dense := range 4 {
		b := v.boardOf(s, q, dense)
		if b.rows <= s.Stage().Height {
			return b, true
		}
	}
	return Board{}, false
}

// boardOf lays the poll out: 0 loosely, 3 as dense as can be.
func (v *Room) boardOf(s *kit.Session, q *deck.Question, dense int) Board {
	b := Board{v: v, s: s, q: q, x: s.Side(), wide: s.Width - 2*s.Side(), gap: 1}
	b.shown = s.Renderer.Situation(q, s.Deck.Topics[q.Topic].Level, b.wide, s.Stage().Height/2)
	counted := v.View.Poll.Tally != nil && q.Type != deck.Order
	b.tile, b.bar = 9, 3-dense
	if dense > 1 {
		b.tile, b.bar = 5, 1
	}
	if dense == 3 {
		b.gap = 0
	}
	for row, letter := range v.pollRows(q) {
		o := option{letter: letter}
		for _, line := range kit.Wrap(v.marked(s, row, letter), b.wide-b.tile-6-v.figures(), lipgloss.NewStyle()) {
			o.text = append(o.text, ansi.Strip(line))
		}
		switch {
		case counted:
			o.rows = len(o.text) + b.bar + 1
			if v.View.Poll.Before != nil && dense < 3 {
				o.rows++
			}
			if dense == 3 {
				o.rows--
			}
		case dense == 0 && s.Grand():
			o.rows = max(7, len(o.text)+4)
		case dense < 2:
			o.rows = max(5, len(o.text)+2)
		default:
			o.rows = len(o.text) + 2
		}
		b.options = append(b.options, o)
		b.rows += o.rows
	}
	if b.foot = v.pollFoot(s, q, b.wide); len(b.foot) == 0 && v.Answering() {
		b.foot = []string{s.Styles.Muted.Render(v.How(s, q))}
	}
	b.rows += len(b.shown) + b.asked() + b.gap + len(b.foot)
	if len(b.foot) > 0 {
		b.rows += b.gap
	}
	return b
}

// figures is how many columns large figures take at the right: the projector
// has them.
func (v *Room) figures() int {
	if v.Role == briefing.Screen && v.View.Poll.Tally != nil {
		return 20
	}
	return 0
}

// marked is an option with how it stands in the person's answer.
func (v *Room) marked(s *kit.Session, row int, letter string) string {
	q := v.Answer.Item.Question
	text := s.Option(q, letter)
	switch {
	case v.View.Phase == briefing.Key && q.Type == deck.Order:
		return fmt.Sprintf("%d. %s", row+1, text)
	case v.View.Phase == briefing.Key && q.Option(letter).Right:
		text = "✓ " + text
	}
	if v.Role != briefing.Follower || v.View.Poll.Tally != nil && !slices.Contains(v.Answer.Given(), letter) {
		return text
	}
	return v.Answer.Mark(letter) + "  " + text
}

// asked is how many rows the question takes in words.
func (b *Board) asked() int {
	return b.s.SayRows() * len(kit.Wrap(b.q.Text, b.s.SayWidth(b.wide-3), lipgloss.NewStyle()))
}

// Clickable are the rows of the options: a click answers.
func (b *Board) Clickable() kit.Rows {
	r := kit.Rows{Top: b.top(), Left: b.x, Width: b.wide}
	for i, o := range b.options {
		for range o.rows {
			r.Items = append(r.Items, i)
		}
	}
	return r
}

// question is the question in large letters, if it stands on the projector and
// there is room.
func (b *Board) question() (letters.Text, bool) {
	if b.v.Role != briefing.Screen {
		return letters.Text{}, false
	}
	return b.s.Letters(b.q.Text, b.wide-3, b.s.Stage().Height-b.rows+b.asked(), letters.L, letters.M, letters.S)
}

// top is the row of the stage on which the options begin.
func (b *Board) top() int {
	asked := b.asked()
	rest := b.s.Stage().Height - b.rows
	if large, ok := b.question(); ok {
		rest -= large.Rows - asked
		asked = large.Rows
	}
	return rest/3 + len(b.shown) + asked + b.gap
}

// Lines draws the board.
func (b *Board) Lines() []string {
	s, c := b.s, b.s.Canvas()
	level := s.Deck.Topics[b.q.Topic].Level
	top := b.top()
	large, ok := b.question()
	asked := large.Rows
	if !ok {
		asked = b.asked()
	}
	y := top - b.gap - asked
	for i, line := range b.shown {
		c.Put(b.x, y-len(b.shown)+i, line)
	}
	c.Fill(canvas.Rect(b.x, y, 1, asked), s.Styles.Fill(level))
	if ok {
		c.Dots(b.x+3, y, large.Mask, s.Styles.Strong)
	} else {
		s.Say(c, b.x+3, y, b.wide-3, b.q.Text, s.Styles.Strong)
	}
	y = top
	for row, o := range b.options {
		if b.v.View.Poll.Tally != nil && b.q.Type != deck.Order {
			b.counted(c, y, o)
		} else {
			b.card(c, y, row, o, s.Styles.Fill(level))
		}
		y += o.rows
	}
	y += b.gap
	for _, line := range b.foot {
		c.Put(b.x, y, line)
		y++
	}
	return c.Lines()
}

// card draws an option to be chosen.
func (b *Board) card(c *canvas.Canvas, y, row int, o option, fill theme.Ground) {
	v, styles := b.v, b.s.Styles
	g, style := styles.Card, styles.Text
	right := v.View.Phase == briefing.Key && (b.q.Type == deck.Order || b.q.Option(o.letter).Right)
	if v.Answering() && row == v.Answer.At || right {
		g, style = styles.Raised, styles.Strong
	}
	if right {
		fill = styles.RightFill
	}
	c.Card(canvas.Rect(b.x, y, b.wide, o.rows), g)
	kit.Tile(c, canvas.Rect(b.x, y, b.tile, o.rows), v.Answer.Number(o.letter), fill)
	at := y + (o.rows-len(o.text))/2
	for i, line := range o.text {
		c.Text(b.x+b.tile+3, at+i, line, style)
	}
}

// counted draws an option with its share of the answers: the number and its
// text, the bar under it, and under that the one of the time before.
func (b *Board) counted(c *canvas.Canvas, y int, o option) {
	v, styles, poll := b.v, b.s.Styles, b.v.View.Poll
	key := v.View.Phase == briefing.Key
	fill, text, figures := styles.GeneralFill, styles.Text, styles.Strong
	switch right := b.q.Option(o.letter).Right; {
	case key && right:
		fill, text, figures = styles.RightFill, styles.Bold(styles.Right), styles.Bold(styles.Right)
	case key:
		text, figures = styles.Muted, styles.Muted
	}
	wide := b.wide - v.figures()
	in := c.Chip(b.x, y, fmt.Sprint(v.Answer.Number(o.letter)), fill) + 2
	for i, line := range o.text {
		c.Text(in, y+i, line, text)
	}
	percent, n := share(poll.Tally, o.letter), poll.Tally.Options[o.letter]
	bar := canvas.Rect(b.x, y+len(o.text), wide, b.bar)
	c.Bar(bar, float64(percent)/100*growth[v.Grown], fill)
	count := fmt.Sprintf("%d%% (%d)", percent, n)
	if v.figures() > 0 {
		now := strconv.Itoa(int(float64(percent)*growth[v.Grown] + .5))
		if large, ok := b.s.Letters(now, v.figures()-4, len(o.text)+b.bar, letters.M, letters.Digits); ok {
			count = fmt.Sprintf("(%d)", n)
			at := y + (len(o.text)+b.bar-large.Rows)/2
			c.Dots(b.x+b.wide-2-large.Columns, at, large.Mask, figures)
			c.Text(b.x+b.wide-1, at+large.Rows-1, "%", figures)
		}
	}
	c.Text(b.x+wide-ansi.StringWidth(count), y, count, figures)
	if poll.Before != nil && o.rows > len(o.text)+b.bar+1 {
		before := share(poll.Before, o.letter)
		said := fmt.Sprintf("%s %d%%", b.s.Words.Briefing.EarlierMark, before)
		c.Rule(b.x, bar.Max.Y, int(float64(before*wide)/100+.5), fill)
		c.Text(b.x+wide-ansi.StringWidth(said), bar.Max.Y, said, styles.Muted)
	}
}

// State tells boards apart that do not look alike.
func (b *Board) State() string {
	v := b.v
	var t strings.Builder
	fmt.Fprint(&t, "poll ", v.Role, v.View.Poll.Question, v.View.Poll.Round, v.View.Phase, v.Grown, b.tile, b.gap, b.foot)
	if v.Role == briefing.Follower {
		fmt.Fprint(&t, v.Answer.At, v.Answer.Rows, v.Answer.Given())
	}
	for _, tally := range []*briefing.Tally{v.View.Poll.Tally, v.View.Poll.Before} {
		if tally != nil {
			fmt.Fprint(&t, *tally)
		}
	}
	return t.String()
}
