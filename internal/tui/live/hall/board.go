package hall

import (
	"fmt"
	"image"
	"slices"
	"strconv"
	"strings"

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
	x, wide int // columns
	about   cards.Subject
	asked   cards.Asked
	scale   cards.Scale
	options []option      // from top to bottom
	foot    cards.Remarks // below the options
	said    string        // in those
	tile    int           // columns of the number's tile
	figures int           // columns of the large figures at the right; 0: there are none
	bar     int           // rows of a bar
	gap     int           // rows between the question, the options and the foot
	rows    int           // that all takes
}

// An option is a row of a board.
type option struct {
	letter string
	mark   string // how it stands in the answer, where that is not in the text
	text   cards.Setting
	under  int // rows from its first one to its bar
	rows   int // with the room below
}

// A form is how a poll is set.
type form struct {
	large bool // the question is in large letters
	scale cards.Scale
	edge  int // rows above and below the question on its card; 0: it has none
	dense int // 0 loosely, 3 as dense as can be
}

// forms are those that the window and its terminal have, the best first. Once
// answers are counted, they are what is looked at: beside their bars is room for
// large figures.
func (v *Room) forms(s *kit.Session, q *deck.Question) []form {
	counted := v.counted(q)
	var first, rest []form
	scales := cards.Scales(s)
	if v.Hall(s) && !s.Grand() { // where the few words of an option are read from the last row
		scales = append([]cards.Scale{cards.Large}, scales...)
	}
	for _, scale := range scales {
		densest := 3
		switch {
		case scale == cards.Twice && counted: // large figures stand beside bars
			continue
		case scale != cards.Plain:
			densest = 2
		case counted:
			densest = 1
		}
		switch {
		case s.Grand() && (scale == cards.Large || scale == cards.Plain && (counted || s.SayRows() == 1)):
			for dense := range densest + 1 {
				first = append(first, form{true, scale, 0, dense})
			}
		case s.Grand() || v.Role == briefing.Screen: // who can sets all at twice its size where not all is large
			rest = append(rest, form{true, scale, 0, 0})
		}
		if scale == cards.Large {
			if v.Hall(s) {
				rest = append(rest, form{false, scale, 1, 0}, form{false, scale, 1, 1}, form{false, scale, 0, 1}, form{false, scale, 0, 2})
			}
			continue
		}
		switch {
		case counted || !s.Grand() || v.Hall(s):
			rest = append(rest, form{false, scale, 1, 0}, form{false, scale, 0, 0})
		default:
			rest = append(rest, form{false, scale, 3, 1}, form{false, scale, 2, 1}, form{false, scale, 1, 1})
		}
		rest = append(rest, form{false, scale, 0, 1})
		if v.Hall(s) && !counted {
			rest = append(rest, form{false, scale, 1, 2})
		}
		rest = append(rest, form{false, scale, 0, 2})
		if scale == cards.Plain {
			rest = append(rest, form{false, scale, 0, 3})
		}
	}
	return append(first, rest...)
}

// Board lays the poll out, with the largest text and then as loosely as there is
// room for it; false if there is none even for a dense one.
func (v *Room) Board(s *kit.Session) (Board, bool) {
	q := v.Answer.Item.Question
	if !s.Drawn() && !v.Hall(s) || q == nil {
		return Board{}, false
	}
	for _, about := range cards.Subjects(s, q, s.Inner()) {
		for _, f := range v.forms(s, q) {
			for _, said := range cards.Scales(s) {
				if said > f.scale || said == cards.Large && !f.large {
					continue
				}
				for _, figures := range slices.Compact([]int{v.figures(s), 0}) {
					if b, ok := v.boardOf(s, q, about, f, said, figures); ok {
						return b, true
					}
				}
			}
		}
	}
	return Board{}, false
}

// Hall is true on the projector, where its last line has room to say how to answer:
// there polls are drawn in smaller windows too.
func (v *Room) Hall(s *kit.Session) bool { return v.Role == briefing.Screen && s.Width >= 60 }

// counted is true where the answers to a question stand as bars.
func (v *Room) counted(q *deck.Question) bool {
	return v.View.Poll.Tally != nil && q.Type != deck.Order
}

// boardOf lays the poll out, with so many columns for large figures; false where
// that does not fit.
func (v *Room) boardOf(s *kit.Session, q *deck.Question, about cards.Subject, f form, said cards.Scale, figures int) (Board, bool) {
	scale, dense := f.scale, f.dense
	b := Board{v: v, s: s, q: q, about: about, x: s.Side() + about.Left, wide: s.Inner() - about.Left, gap: 1, scale: scale, figures: figures}
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
	least := figureRows
	if s.Look.Blocks == theme.NoBlocks {
		least = cellRows
		if figures > 0 {
			b.bar++
		}
	}
	for row, letter := range v.pollRows(q) {
		o := option{letter: letter}
		mark, text, room := v.mark(row, letter), s.Option(q, letter), b.wide-b.tile-6
		if v.counted(q) {
			room = b.wide - figures - chip - ansi.StringWidth(tallied(100, v.View.Poll.Tally.Answers)) - 2
		}
		if mark != "" && scale == cards.Plain {
			text = mark + text
		} else if mark != "" {
			o.mark, room = strings.TrimSpace(mark), room-max(ansi.StringWidth(mark)*2, tickColumns)-4
		}
		var ok bool
		if o.text, ok = scale.Set(s, text, room); !ok {
			return Board{}, false
		}
		switch {
		case v.counted(q):
			if o.under = o.text.Rows; scale == cards.Large {
				o.under++
			}
			o.rows = o.under + b.bar + 1
			if v.View.Poll.Before != nil && dense < 2 {
				o.rows++
			}
			if figures > 0 && o.under+b.bar < least {
				return Board{}, false
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
	below := b.foot.Rows
	if v.View.Phase == briefing.Bars && v.View.Poll.Tally != nil { // what is said with the key has its place already
		then, _ := said.SetAll(s, v.verdict(s, q), b.wide)
		below = max(below, then.Rows)
	}
	b.rows += b.about.Above + b.gap + below
	if below > 0 {
		b.rows += b.gap
	}
	if f.large {
		b.asked, ok = cards.NewLargeAsked(s, q.Text, b.wide, s.Stage().Height-b.rows, sizes(scale)...)
	} else {
		b.asked = cards.NewAsked(s, q.Text, b.wide, f.edge)
	}
	b.rows += b.asked.Rows
	if ok = ok && b.rows <= s.Stage().Height; ok && v.Hall(s) {
		b.fill()
		b.rows += b.asked.Spread((s.Stage().Height - b.rows) / 2) // as much stays around the board
	}
	return b, ok
}

// fill lets bars grow into the rows that are left, or cards, which are as high as
// the tallest then: by two rows at a time, so that a text stays in the middle.
func (b *Board) fill() {
	n, left := len(b.options), b.s.Stage().Height-b.rows
	if b.v.counted(b.q) {
		more := max(0, min(5-b.bar, left/n))
		b.bar += more
		for i := range b.options {
			b.options[i].rows += more
		}
		b.rows += n * more
		return
	}
	all, tallest, text := 0, 0, 0
	for _, o := range b.options {
		all, tallest, text = all+o.rows, max(tallest, o.rows), max(text, o.text.Rows)
	}
	for high := tallest + max(0, text+6-tallest)/2*2; high >= tallest; high -= 2 {
		if n*high-all <= left {
			for i := range b.options {
				b.options[i].rows = high
			}
			b.rows += n*high - all
			return
		}
	}
}

// sizes are those of a question in large letters: no more than one step above
// its options.
func sizes(options cards.Scale) []letters.Size {
	if options == cards.Large {
		return []letters.Size{letters.L, letters.M, letters.S}
	}
	return []letters.Size{letters.S}
}

// chip is how many columns the number of an option takes above its bar.
const chip = 5

// tallied is the share of an option, in percent, and how many chose it.
func tallied(percent, n int) string { return fmt.Sprintf("%d%% (%d)", percent, n) }

// How many rows large figures have at least: of dots, and of whole cells.
const (
	figureRows = 3
	cellRows   = 5
)

// tick is the mark of a right option where that is in large letters: of its icon
// so few dots leave no check.
var tick = [...]string{
	"......##",
	".....##.",
	"....##..",
	"##.##...",
	".####...",
	"..##....",
}

// Columns and rows of that.
const tickColumns, tickRows = len("......##"), len(tick) / 2

// figures is how many columns large figures take at the right: the projector
// has them.
func (v *Room) figures(s *kit.Session) int {
	switch {
	case v.Role != briefing.Screen || v.View.Poll.Tally == nil:
		return 0
	case s.Grand():
		return 30
	}
	return 22
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

// top is the row of the stage on which the options begin.
func (b *Board) top() int {
	above := (b.s.Stage().Height - b.rows) / 3
	if b.v.Hall(b.s) {
		above = (b.s.Stage().Height - b.rows) / 2
	}
	return above + b.about.Above + b.asked.Rows + b.gap
}

// Lines draws the board.
func (b *Board) Lines() []string {
	s, c := b.s, b.s.Canvas()
	level := s.Deck.Topics[b.q.Topic].Level
	y := b.top() - b.gap - b.asked.Rows
	b.about.Draw(c, s.Side(), y-b.about.Above, b.rows)
	b.asked.Draw(s, c, b.x, y, b.wide, s.Styles.Fill(level))
	y = b.top()
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

// ticked draws the mark of a right option as large as its text, up to column
// right; false if that is not large or has another mark.
func (b *Board) ticked(c *canvas.Canvas, right, y int, o option) bool {
	if b.scale != cards.Large || o.mark != "✓" || b.s.Look.Blocks == theme.NoBlocks {
		return false
	}
	across, _ := b.s.Look.Blocks.Dots()
	mask := image.NewAlpha(image.Rect(0, 0, tickColumns*across, len(tick)))
	for i := range mask.Pix {
		if tick[i/mask.Stride][i%mask.Stride/across] == '#' {
			mask.Pix[i] = 0xFF
		}
	}
	c.Dots(right-tickColumns, y, mask, b.s.Styles.Right)
	return true
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
	wide := b.wide - b.figures
	in := c.Chip(b.x, o.text.Middle(y), fmt.Sprint(v.Answer.Number(o.letter)), fill) + 2
	o.text.Draw(c, in, y, text)
	percent, n := share(poll.Tally, o.letter), poll.Tally.Options[o.letter]
	bar := canvas.Rect(b.x, y+o.under, wide, b.bar)
	c.Bar(bar, float64(percent)/100*growth[v.Grown], fill)
	count := tallied(percent, n)
	if room := b.figures; room > 0 {
		now, rows, right := strconv.Itoa(int(float64(percent)*growth[v.Grown]+.5)), o.under+b.bar, b.x+b.wide
		large, ok := letters.Text{}, b.s.Grand()
		if ok {
			large, ok = b.s.Letters(now+"%", room-2, rows, letters.M, letters.Digits)
		}
		if !ok {
			if large, ok = b.s.Letters(now, room-4, rows, letters.M, letters.Digits); ok {
				right -= 2
				c.Text(right+1, y+(rows-large.Rows)/2+large.Rows-1, "%", figures)
			}
		}
		if ok {
			count = fmt.Sprintf("(%d)", n)
			c.Dots(right-large.Columns, y+(rows-large.Rows)/2, large.Mask, figures)
		}
	}
	end := b.x + wide
	if b.ticked(c, end-2, y+o.text.Rows-tickRows, o) {
		end -= tickColumns + 4
	}
	count = strings.TrimSpace(o.mark + "  " + count) // beside a large mark too: a page reads it out
	c.Text(end-ansi.StringWidth(count), y, count, figures)
	if poll.Before != nil && o.rows > o.under+b.bar+1 {
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
	fmt.Fprint(&t, "poll ", v.Role, v.View.Poll.Question, v.View.Poll.Round, v.View.Phase, v.Grown, b.tile, b.gap, b.scale, b.asked.Rows, b.figures, b.said)
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
