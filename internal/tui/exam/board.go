package exam

import (
	"fmt"
	"image"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// A board is a question as it is drawn where the window has room: what it is
// about, itself, a card for each option, and what is said of the answer. It is
// laid out before it is drawn, so that clicks find the cards too.
type board struct {
	e       *examScreen
	s       *kit.Session
	x, wide int
	about   cards.Subject
	asked   cards.Asked
	how     []string // it is answered
	options []image.Rectangle
	dense   bool            // they stand on one card
	texts   []cards.Setting // of the options
	scale   cards.Scale     // of those
	said    cards.Remarks   // of the answer, or of what is missing
	top     int             // the row at which all begins
	end     int             // the row below the last option
}

// board lays the question out, as loosely as there is room for; false if there
// is none. For what is said of the answer the cards shrink.
func (e *examScreen) board(s *kit.Session) (*board, bool) {
	q := e.answer.Item.Question
	if !s.Drawn() || q.Type == deck.Tap {
		return nil, false
	}
	asks := []string{asks(s, q.Type)}
	if e.judged != nil { // its place is kept as long as there is room
		asks = append(asks, "")
	}
	for _, how := range asks {
		for _, about := range cards.Subjects(s, q, s.Inner()) {
			b := &board{e: e, s: s, about: about, x: s.Side() + about.Left, wide: s.Inner() - about.Left}
			if how != "" {
				b.how = kit.Wrap(how, b.wide-3, s.Styles.Muted)
			}
			for _, f := range b.forms() {
				if b.set(f) && b.fit(s.Stage().Height) {
					return b, true
				}
			}
		}
	}
	return nil, false
}

// A form is how large a board is set.
type form struct {
	question      bool // in large letters
	options, said cards.Scale
}

// forms are those that the window and its terminal have, the best first: for
// who answers the question comes before its options, for who has answered the
// options before the question.
func (b *board) forms() []form {
	question := []bool{false}
	if b.s.Grand() {
		question = []bool{true, false}
	}
	var all []form
	for _, large := range question {
		for _, options := range cards.Scales(b.s) {
			for _, said := range cards.Scales(b.s) {
				all = append(all, form{large, options, said})
			}
		}
	}
	all = slices.DeleteFunc(all, func(f form) bool {
		// A terminal that can sets all at twice its size where not all is large.
		return f.said > f.options || f.question && f.options != cards.Large && b.s.SayRows() > 1
	})
	rank := func(f form) int {
		rank := 10*int(f.options) + int(f.said)
		if f.question {
			if rank += 25; b.e.judged != nil {
				rank -= 10
			}
		}
		return -rank
	}
	slices.SortStableFunc(all, func(a, b form) int { return rank(a) - rank(b) })
	return all
}

// set sets the texts of the board; false if one of them can not be set so.
func (b *board) set(f form) bool {
	q := b.e.answer.Item.Question
	b.asked, b.texts, b.scale = cards.Asked{}, b.texts[:0], f.options
	ok := true
	if f.question {
		if b.asked, ok = cards.NewLargeAsked(b.s, q.Text, b.wide, b.s.Stage().Height, letters.S); !ok {
			return false
		}
	}
	for _, letter := range b.e.answer.Rows {
		text, ok := f.options.Set(b.s, b.s.Option(q, letter), b.wide-f.options.TileWidth()-beside(f.options)-4-f.options.Width("[x]")-2)
		if !ok {
			return false
		}
		b.texts = append(b.texts, text)
	}
	b.said, ok = f.said.SetAll(b.s, b.e.remarks(b.s), b.wide-8)
	return ok
}

// saidRows are those of what is said below, with the room around it.
func (b *board) saidRows() int {
	if b.said.Rows == 0 {
		return 0
	}
	return b.said.Rows + 2
}

// fit places all as loosely as there is room for it; false if there is none. A
// question that is not in large letters has a card of its own as far as that
// leaves the options cards of five rows.
func (b *board) fit(stage int) bool {
	said := b.saidRows()
	for _, t := range []struct{ edge, least, gap, head int }{
		{3, 5, 1, 2}, {2, 5, 1, 2}, {1, 5, 1, 2}, {1, 5, 0, 2}, {1, 5, 0, 1},
		{0, 7, 1, 2}, {0, 7, 0, 2}, {0, 5, 1, 2}, {0, 5, 0, 2}, {0, 5, 0, 1}, {0, 3, 0, 2}, {0, 3, 0, 1}, {0, 3, 0, 0},
		{0, 1, 1, 2}, {0, 1, 1, 1}, {0, 1, 0, 1}, {0, 1, 0, 0},
	} {
		if b.asked.Large() && t.edge > 0 || !b.s.Grand() && (t.edge > 1 || t.least == 7) ||
			t.least < leastCard && (b.asked.Large() || b.scale != cards.Plain) {
			continue
		}
		if !b.asked.Large() {
			b.asked = cards.NewAsked(b.s, b.e.answer.Item.Question.Text, b.wide, t.edge)
		}
		if rows := b.place(t.least, t.gap, t.head); rows+said <= stage {
			b.move((stage - rows - said) / 2)
			return true
		}
	}
	return false
}

// place sets the options below the question from the first row on, each at
// least so many rows high, and returns the rows that all takes. Where that is
// less than a card has, all of them stand on one.
func (b *board) place(least, gap, head int) int {
	y := b.head() + len(b.how) + head
	b.options, b.dense = b.options[:0], least < leastCard
	edges := 2
	if b.dense {
		edges = 0
		y++
	}
	for i, text := range b.texts {
		if i > 0 {
			y += gap
		}
		r := canvas.Rect(b.x, y, b.wide, max(least, text.Rows+edges))
		b.options = append(b.options, r)
		y = r.Max.Y
	}
	if b.dense {
		y++
	}
	b.end = y
	return y
}

// leastCard is how many rows a card has at least.
const leastCard = 3

// head is how many rows the question takes with what it is about.
func (b *board) head() int {
	rows := b.about.Above + b.asked.Rows
	if b.asked.Large() {
		rows++
	}
	return rows
}

// move puts all further down.
func (b *board) move(rows int) {
	for i := range b.options {
		b.options[i] = b.options[i].Add(image.Pt(0, rows))
	}
	b.end += rows
	b.top = rows
}

// rows are those of the options, to be clicked.
func (b *board) rows() kit.Rows {
	on := kit.Rows{Top: b.options[0].Min.Y, Left: b.x, Width: b.wide}
	on.Items = slices.Repeat([]int{kit.None}, b.options[len(b.options)-1].Max.Y-on.Top)
	for i, r := range b.options {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			on.Items[y-on.Top] = i
		}
	}
	return on
}

// lines draws the board.
func (b *board) lines() []string {
	s, e := b.s, b.e
	c := s.Canvas()
	level := e.level()
	b.about.Draw(c, s.Side(), b.top, b.end+b.saidRows()-b.top)
	b.asked.Draw(s, c, b.x, b.top+b.about.Above, b.wide, s.Styles.Fill(level))
	if e.judged == nil {
		for i, line := range b.how {
			c.Put(b.x+3, b.top+b.head()+i, line)
		}
	}
	if b.dense {
		around := image.Pt(1, 1)
		c.Card(image.Rectangle{b.options[0].Min.Sub(around), b.options[len(b.options)-1].Max.Add(around)}, s.Styles.Card)
	}
	for row, r := range b.options {
		b.option(c, row, r)
	}
	b.below(c)
	return c.Lines()
}

// fills are grounds for the numbers of options, to tell them apart.
func fills(s *theme.Styles) [4]theme.Ground {
	return [...]theme.Ground{s.GeneralFill, s.Level2Fill, s.BrandFill, s.Level1Fill}
}

// beside is how many columns part the text of an option from its number.
func beside(scale cards.Scale) int {
	if scale == cards.Plain {
		return 3
	}
	return 5
}

// option draws a card with the number at its left and at its right how the
// option stands in the answer, or whether it is right.
func (b *board) option(c *canvas.Canvas, row int, r image.Rectangle) {
	s, e := b.s, b.e
	q, letter := e.answer.Item.Question, e.answer.Rows[row]
	ground, style, tile := s.Styles.Card, s.Styles.Text, fills(s.Styles)[row%4]
	mark, marked := e.answer.Mark(letter), s.Styles.Muted
	given := slices.Contains(e.answer.Given(), letter)
	if e.judged != nil {
		given = slices.Contains(e.judged.Given, letter)
	}
	if given || e.judged == nil && row == e.answer.At {
		style = s.Styles.Strong
	}
	if given {
		ground, marked = s.Styles.Raised, s.Styles.Bold(s.Styles.Accent(e.level()))
		if q.Type != deck.Multiple && q.Type != deck.Order {
			mark = "●"
		}
	} else if q.Type != deck.Multiple && q.Type != deck.Order {
		mark = "○"
	}
	if e.judged != nil {
		var verdict string
		verdict, style = judge(s, q, letter, e.judged.Given)
		switch strings.TrimSpace(ansi.Strip(verdict)) {
		case "✓":
			tile = s.Styles.RightFill
			mark, marked = "✓", s.Styles.Bold(s.Styles.Right)
		case "✗":
			tile = s.Styles.WrongFill
			mark, marked = "✗", s.Styles.Bold(s.Styles.Wrong)
		default:
			tile, mark = s.Styles.Track, ""
		}
		if q.Type == deck.Order {
			mark += fmt.Sprintf(" %d", slices.Index(e.judged.Given, letter)+1)
		}
		if given {
			style = style.Bold(true)
		}
	}
	text := &b.texts[row]
	y := r.Min.Y + (r.Dy()-text.Rows)/2
	wide := b.scale.TileWidth()
	number := canvas.Rect(r.Min.X, r.Min.Y, wide, r.Dy())
	if b.dense {
		c.Fill(r, ground)
		c.Fill(number, tile)
		c.Centre(r.Min.X, y, wide, strconv.Itoa(e.answer.Number(letter)), s.Styles.On(tile, true))
	} else {
		c.Card(r, ground)
		text.Tile(c, number, y, e.answer.Number(letter), tile)
	}
	if e.judged == nil && row == e.answer.At {
		b.scale.Text(c, r.Min.X+wide+1, text.Middle(y), "▸", s.Styles.Bold(s.Styles.Brand))
	}
	text.Draw(c, r.Min.X+wide+beside(b.scale), y, style)
	at := r.Min.Y + (r.Dy()-1)/2
	if b.scale == cards.Twice {
		at = y
	}
	b.scale.Text(c, r.Max.X-4-b.scale.Width(mark), at, mark, marked)
}

// below draws a card with what is said of the answer.
func (b *board) below(c *canvas.Canvas) {
	if b.said.Rows == 0 {
		return
	}
	r := canvas.Rect(b.x, b.end, b.wide, b.saidRows())
	b.said.Card(c, r, b.e.verdictFill(b.s))
	b.said.Draw(c, b.x+4, b.end+1)
}

// verdictFill tells at the edge of what is said whether the answer was right.
func (e *examScreen) verdictFill(s *kit.Session) theme.Ground {
	if e.judged != nil && e.judged.Correct {
		return s.Styles.RightFill
	}
	return s.Styles.WrongFill
}

// segments has a mark for each question, on one line: right, wrong, the one on
// the screen, or to come.
func segments(s *kit.Session, items int, answers []quiz.Answer) string {
	var b strings.Builder
	const gap = " "
	for i := range items {
		switch {
		case i > len(answers):
			b.WriteString(s.Styles.Frame.Render("──") + gap)
		case i == len(answers):
			b.WriteString(s.Styles.Strong.Render("━━") + gap)
		case s.FeedbackAtEnd:
			b.WriteString(s.Styles.General.Render("━━") + gap)
		case answers[i].Correct:
			b.WriteString(s.Styles.Right.Render("━✓") + gap)
		default:
			b.WriteString(s.Styles.Wrong.Render("━✗") + gap)
		}
	}
	return strings.TrimRight(b.String(), " ")
}
