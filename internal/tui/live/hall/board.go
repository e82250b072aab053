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
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
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
	scale   cards.Scale
	options []option      // from top to bottom
	foot    cards.Remarks // below the options
	said    string        // in those
	tile    int           // columns of the number's tile
	bar     int           // rows of a bar
	gap     int           // rows between the question, the options and the foot
	rows    int           // that all takes
}

// An option is a row of a board.
type option struct {
	letter string
	mark   string // how it stands in the answer, where that is not in the text
	text   cards.Setting
	rows   int // with the room below
}

// Board lays the poll out, with the largest text and then as loosely as there is
// room for it; false if there is none even for a dense one.
func (v *Room) Board(s *kit.Session) (Board, bool) {
	q := v.Answer.Item.Question
	if !s.Drawn() || q == nil {
		return Board{}, false
	}
	for _, asked := range []bool{true, false} {
		for _, scale := range cards.Scales(s) {
			switch {
			case asked && (!s.Grand() || scale != cards.Large && s.SayRows() > 1 && !v.counted(q)), !asked && scale == cards.Large:
				continue
			case scale == cards.Twice && v.counted(q): // large figures stand beside bars
				continue
			}
			for dense := range 4 {
				for _, said := range cards.Scales(s) {
					if said > scale || scale != cards.Plain && dense == 3 {
						continue
					}
					b, ok := v.boardOf(s, q, dense, scale, said)
					if ok && asked {
						_, ok = b.question()
					}
					if ok {
						return b, true
					}
				}
			}
		}
	}
	return Board{}, false
}

// counted is true where the answers to a question stand as bars.
func (v *Room) counted(q *deck.Question) bool {
	return v.View.Poll.Tally != nil && q.Type != deck.Order
}

// boardOf lays the poll out: 0 loosely, 3 as dense as can be. It is false where
// that does not fit.
func (v *Room) boardOf(s *kit.Session, q *deck.Question, dense int, scale, said cards.Scale) (Board, bool) {
	b := Board{v: v, s: s, q: q, x: s.Side(), wide: s.Width - 2*s.Side(), gap: 1, scale: scale}
	b.shown = s.Renderer.Situation(q, s.Deck.Topics[q.Topic].Level, b.wide, s.Stage().Height/2)
	b.tile, b.bar = scale.TileWidth(), 3-dense
	if dense > 1 {
		b.bar = 1
	}
	if dense > 1 && scale == cards.Plain {
		b.tile = 5
	}
	if dense == 3 {
		b.gap = 0
	}
	for row, letter := range v.pollRows(q) {
		o := option{letter: letter}
		mark, text, room := v.mark(row, letter), s.Option(q, letter), b.wide-b.tile-6-v.figures()
		if mark != "" && scale == cards.Plain {
			text = mark + text
		} else if mark != "" {
			o.mark, room = strings.TrimSpace(mark), room-ansi.StringWidth(mark)*2-4
		}
		var ok bool
		if o.text, ok = scale.Set(s, text, room); !ok {
			return Board{}, false
		}
		switch {
		case v.counted(q):
			o.rows = o.text.Rows + b.bar + 1
			if v.View.Poll.Before != nil && dense < 3 {
				o.rows++
			}
			if dense == 3 {
				o.rows--
			}
		case dense == 0 && s.Grand():
			o.rows = max(7, o.text.Rows+2)
		case dense < 2:
			o.rows = max(5, o.text.Rows+2)
		default:
			o.rows = o.text.Rows + 2
		}
		b.options = append(b.options, o)
		b.rows += o.rows
	}
	remarks := v.remarks(s, q)
	if len(remarks) == 0 && v.Answering() {
		remarks = []cards.Remark{{Text: v.How(s, q), Style: s.Styles.Muted}}
	}
	b.said = strings.Join(cards.Lines(remarks, b.wide), "\n")
	var ok bool
	if b.foot, ok = said.SetAll(s, remarks, b.wide); !ok {
		return Board{}, false
	}
	b.rows += len(b.shown) + b.asked() + b.gap + b.foot.Rows
	if b.foot.Rows > 0 {
		b.rows += b.gap
	}
	return b, b.rows <= s.Stage().Height
}

// figures is how many columns large figures take at the right: the projector
// has them.
func (v *Room) figures() int {
	if v.Role == briefing.Screen && v.View.Poll.Tally != nil {
		return 20
	}
	return 0
}

// mark is how an option stands in the person's answer, or in the right one,
// before its text.
func (v *Room) mark(row int, letter string) string {
	q := v.Answer.Item.Question
	var mark string
	switch {
	case v.View.Phase == briefing.Key && q.Type == deck.Order:
		return fmt.Sprintf("%d. ", row+1)
	case v.View.Phase == briefing.Key && q.Option(letter).Right:
		mark = "✓ "
	}
	if v.Role != briefing.Follower || v.View.Poll.Tally != nil && !slices.Contains(v.Answer.Given(), letter) {
		return mark
	}
	return v.Answer.Mark(letter) + "  " + mark
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

// question is the question in large letters, if it stands on the projector or
// in a large window, and there is room.
func (b *Board) question() (letters.Text, bool) {
	if b.v.Role != briefing.Screen && !b.s.Grand() {
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
		if b.v.counted(b.q) {
			b.bars(c, y, o)
		} else {
			b.card(c, y, row, o, s.Styles.Fill(level))
		}
		y += o.rows
	}
	y += b.gap
	b.foot.Draw(c, b.x, y)
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
	at := y + (o.rows-o.text.Rows)/2
	o.text.Tile(c, canvas.Rect(b.x, y, b.tile, o.rows), at, v.Answer.Number(o.letter), fill)
	o.text.Draw(c, b.x+b.tile+3, at, style)
	b.scale.Text(c, b.x+b.wide-3-b.scale.Width(o.mark), o.text.Middle(at), o.mark, style)
}

// bars draws an option with its share of the answers: the number and its
// text, the bar under it, and under that the one of the time before.
func (b *Board) bars(c *canvas.Canvas, y int, o option) {
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
	in := c.Chip(b.x, o.text.Middle(y), fmt.Sprint(v.Answer.Number(o.letter)), fill) + 2
	o.text.Draw(c, in, y, text)
	percent, n := share(poll.Tally, o.letter), poll.Tally.Options[o.letter]
	bar := canvas.Rect(b.x, y+o.text.Rows, wide, b.bar)
	c.Bar(bar, float64(percent)/100*growth[v.Grown], fill)
	count := fmt.Sprintf("%d%% (%d)", percent, n)
	if v.figures() > 0 {
		now := strconv.Itoa(int(float64(percent)*growth[v.Grown] + .5))
		if large, ok := b.s.Letters(now, v.figures()-4, o.text.Rows+b.bar, letters.M, letters.Digits); ok {
			count = fmt.Sprintf("(%d)", n)
			at := y + (o.text.Rows+b.bar-large.Rows)/2
			c.Dots(b.x+b.wide-2-large.Columns, at, large.Mask, figures)
			c.Text(b.x+b.wide-1, at+large.Rows-1, "%", figures)
		}
	}
	count = strings.TrimSpace(o.mark + "  " + count)
	c.Text(b.x+wide-ansi.StringWidth(count), y, count, figures)
	if poll.Before != nil && o.rows > o.text.Rows+b.bar+1 {
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
	fmt.Fprint(&t, "poll ", v.Role, v.View.Poll.Question, v.View.Poll.Round, v.View.Phase, v.Grown, b.tile, b.gap, b.scale, b.said)
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
