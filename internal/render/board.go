package render

import (
	"image"
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/theme"
)

// A class of stages: what a slide is composed of depends on it.
type class int

const (
	small  class = iota // text, in pages if need be
	narrow              // cards
	medium              // and headings in large letters
	large               // and the point spoken about in large letters
)

// classOf is the class of a stage of this size, in cells.
func classOf(width, height int) class {
	switch {
	case width >= 140 && height >= 36:
		return large
	case width >= 90 && height >= 22:
		return medium
	case width >= 72 && height >= 18:
		return narrow
	}
	return small
}

// side is the blank room at the left and right of a board, in cells.
func (c class) side() int {
	return [...]int{small: 0, narrow: 2, medium: 6, large: 10}[c]
}

// A board is a slide as it is composed on a stage with room: its title in large
// letters, and below it pieces on grounds, in the middle of the height.
//
// The piece that the step is about is raised, those before it have shrunk, and
// of those to come a number is there already, so that the board is as high at
// every step.
type board struct {
	*setter
	*canvas.Canvas
	class
	fill   theme.Ground // its accent
	steps  int          // of the slide
	left   int          // column at which all begins
	width  int          // of what is composed
	height int
	loose  bool // a blank row parts the lines of a card
	headed bool // the heading is in large letters
	tall   bool // all cards have room for a number of three rows
	taller bool // those that the step is about have
}

// compose draws a slide on a board. It is false where the slide does not fit, or
// the stage is small.
func (s *setter) compose(sl *deck.Slide, t topic, width, height int) (*Frame, bool) {
	c := classOf(width, height)
	if c == small {
		return nil, false
	}
	b := &board{
		setter: s, Canvas: canvas.New(s.styles, width, height), class: c, fill: s.styles.Fill(t.Level),
		steps: sl.Steps, left: c.side(), width: s.styles.Look.Big.Even(width - 2*c.side()), height: height,
	}
	ok := false
	if w := walkthroughOf(sl); w != nil {
		ok = b.walk(sl, w)
	} else if sl.Large {
		ok = b.title(sl, t)
	} else {
		ok = b.cards(sl)
	}
	if !ok {
		return nil, false
	}
	f := NewFrame(b.String())
	f.Pages, f.headed = 1, b.headed
	return f, true
}

// A topic is what a slide belongs to.
type topic struct {
	*deck.Topic
	of   int // utilities of its level
	look *deck.Theme
}

// icon is the picture of the topic, or one for its level.
func (t topic) icon() icon.Icon {
	if i, err := icon.Named(t.Icon); err == nil {
		return i
	}
	switch t.Level {
	case deck.Level1:
		return icon.Level1
	case deck.Level2:
		return icon.Level2
	}
	return icon.Briefing
}

// title composes a title slide: the icon on a panel at the left, the title in
// large letters, and what else the slide holds below it.
func (b *board) title(sl *deck.Slide, t topic) bool {
	sizes := []letters.Size{letters.L, letters.M, letters.S}
	if b.class == large {
		sizes = append([]letters.Size{letters.XL}, sizes...)
	}
	b.balanced = true
	for _, share := range []int{36, 24, 12} {
		panel := (b.width + 2*b.left) * share / 100
		x := panel + b.left*2/3
		room := b.width + b.left - x
		for _, size := range sizes {
			set, ok := letters.Fit(sl.Title, b.styles.Look.Blocks, room, b.height*7/10, size)
			if !ok {
				continue
			}
			b.setter.height = b.height - set.Rows - titleGap
			if rest := b.body(sl.Blocks, min(room, quoteWidth)); len(rest) <= b.setter.height {
				b.cover(t, panel)
				y := max(0, (b.setter.height-len(rest))*2/5)
				b.Dots(x, y, set.Mask, b.styles.Strong)
				b.Rule(x, y+set.Rows+1, underline, b.fill)
				for i, row := range rest {
					b.Put(x, y+set.Rows+titleGap+i, b.shown(row))
				}
				return true
			}
		}
	}
	return b.plainTitle(sl, t)
}

// plainTitle composes a title slide whose title fits in no large letters: a line
// of text beside the panel.
func (b *board) plainTitle(sl *deck.Slide, t topic) bool {
	panel := (b.width + 2*b.left) * 36 / 100
	x := panel + b.left*2/3
	room := b.width + b.left - x
	lines := wrap(sl.Title, room)
	b.setter.height = b.height - len(lines) - titleGap
	rest := b.body(sl.Blocks, min(room, quoteWidth))
	if len(rest) > b.setter.height {
		return false
	}
	b.cover(t, panel)
	y := max(0, (b.setter.height-len(rest))*2/5)
	for i, line := range lines {
		b.Text(x, y+i, line, b.styles.Strong)
	}
	y += len(lines)
	b.Rule(x, y, underline, b.fill)
	for i, row := range rest {
		b.Put(x, y+titleGap-1+i, b.shown(row))
	}
	return true
}

// cover draws the panel at the left of a title: the topic's icon and number.
func (b *board) cover(t topic, panel int) {
	b.Fill(canvas.Rect(0, 0, panel, b.height), b.fill)
	on := b.styles.On(b.fill, true)
	if t.Item == 0 && b.logo(t.look, panel, on) {
		return
	}
	columns := max(panel*3/5, canvas.LeastIcon) / 2 * 2
	if columns+2 > panel {
		columns = 0
	}
	y := (b.height - columns/2 - 2) / 2
	if columns > 0 {
		b.Icon((panel-columns)/2, y, t.icon(), columns, on)
	}
	if t.Item > 0 {
		b.Centre(0, y+columns/2+1, panel, strconv.Itoa(t.Item)+" / "+strconv.Itoa(t.of), on)
	}
}

// logo draws the logo of the deck on a panel so wide, if it has one: on topics
// that have a number, their icon stands there.
func (b *board) logo(look *deck.Theme, panel int, on lipgloss.Style) bool {
	room := panel - 4
	switch {
	case look == nil || room < 1:
	case look.Logo != nil && canvas.Pictures(b.styles.Look):
		size := fitted(look.Logo.Small.Bounds().Size(), room, b.height-4)
		b.Picture(canvas.Rect((panel-size.X)/2, (b.height-size.Y)/2, size.X, size.Y), look.Logo.Small, b.cache.Pictures().Place(look.Logo, size.X, size.Y))
		return true
	case look.LogoText != "":
		if set, ok := letters.Fit(look.LogoText, b.styles.Look.Blocks, room, b.height/2, letters.M, letters.S); ok {
			b.Dots((panel-set.Columns)/2, (b.height-set.Rows)/2, set.Mask, on)
			return true
		}
		lines := wrap(look.LogoText, room)
		for i, line := range lines {
			b.Centre(0, (b.height-len(lines))/2+i, panel, line, on)
		}
		return true
	}
	return false
}

// titleGap is what stands between a title and what follows it: a rule, with a
// blank row before and after.
const titleGap = 3

// walkthroughOf is the walkthrough that a slide consists of.
func walkthroughOf(sl *deck.Slide) *deck.Walkthrough {
	if len(sl.Blocks) != 1 {
		return nil
	}
	w, _ := sl.Blocks[0].(*deck.Walkthrough)
	return w
}

// A heading is a title or a hero as it is set: in large letters, in ordinary
// ones, or its beginning in large letters and the rest below.
type heading struct {
	eyebrow []string // the title above a hero
	set     letters.Text
	text    []string
}

func (h heading) rows() int {
	rows := len(h.eyebrow) + h.set.Rows + len(h.text)
	if h.set.Rows == 0 && rows > 0 {
		rows++ // for a rule
	}
	if len(h.eyebrow) > 0 && h.set.Rows > 0 {
		rows++ // between the two
	}
	return rows + min(rows, 1)
}

// headings are the ways to set what a slide is headed by in so many columns, the
// largest first.
func (b *board) headings(sl *deck.Slide, columns int) []heading {
	if sl.Hero == "" {
		return b.titles(sl.Title, columns)
	}
	sizes := []letters.Size{letters.XL, letters.L, letters.M, letters.S}
	switch b.class {
	case medium:
		sizes = sizes[1:]
	case narrow:
		sizes = nil
	}
	above := wrap(b.styles.Muted.Render(sl.Title), columns)
	if sl.Title == "" {
		above = nil
	}
	var all []heading
	for _, size := range sizes {
		if set, ok := letters.Fit(sl.Hero, b.styles.Look.Blocks, columns, b.height/2, size); ok {
			all = append(all, heading{eyebrow: above, set: set})
		}
	}
	return append(all, heading{eyebrow: above, text: wrap(b.styles.Bold(b.accent).Render(sl.Hero), columns)})
}

// titles are the ways to set a title.
func (b *board) titles(title string, columns int) []heading {
	if title == "" {
		return []heading{{}}
	}
	sizes := []letters.Size{letters.S}
	if b.class == large {
		sizes = []letters.Size{letters.L, letters.M, letters.S}
	}
	var all []heading
	if b.class == narrow {
		sizes = nil
	}
	first, rest := parted(title)
	for _, size := range sizes {
		if set, ok := letters.Fit(title, b.styles.Look.Blocks, columns, b.height/3, size); ok && set.Lines == 1 {
			all = append(all, heading{set: set})
		} else if set, ok := letters.Fit(first, b.styles.Look.Blocks, columns, b.height/3, size); ok && set.Lines == 1 && rest != "" {
			all = append(all, heading{set: set, text: wrap(b.styles.Strong.Render(rest), columns)})
		}
	}
	if set, ok := letters.Fit(title, b.styles.Look.Blocks, columns, b.height/2, letters.S); ok && set.Lines == 2 && b.class > narrow {
		all = append(all, heading{set: set})
	}
	return append(all, heading{text: wrap(b.styles.Bold(b.accent).Render(title), columns)})
}

// underline is how long the rule under a title is, in columns.
const underline = 12

// parted cuts a title where it pauses: after a colon or a comma, or before a
// parenthesis. rest is "" if it does not.
func parted(title string) (first, rest string) {
	at := strings.IndexAny(title, ":,(")
	if at <= 0 {
		return title, ""
	}
	first, rest = strings.TrimSpace(title[:at]), title[at:]
	if rest[0] != '(' {
		rest = rest[1:]
	}
	return first, strings.TrimSpace(rest)
}

// head draws a heading and returns the row below it.
func (b *board) head(h heading, x, y int) int {
	below := y + h.rows()
	for _, line := range h.eyebrow {
		b.Put(x, y, line)
		y++
	}
	b.headed = h.set.Rows > 0
	if b.headed {
		if len(h.eyebrow) > 0 {
			y++
		}
		b.Dots(x, y, h.set.Mask, b.accent)
	}
	for i, line := range h.text {
		b.Put(x, y+h.set.Rows+i, line)
	}
	if h.set.Rows == 0 && len(h.text) > 0 {
		b.Rule(x, y+len(h.text), underline, b.fill)
	}
	return below
}

// A piece is what is laid out as one on a board.
type piece struct {
	from  int
	card  bool           // it stands on a ground
	label string         // its number
	icon  icon.Icon      // instead of a number
	style lipgloss.Style // of number, icon and bar
	fill  theme.Ground   // the same as a ground
	rows  []row
	drawn bool         // rows are a drawing, which no blank rows part
	text  string       // what the rows say, if that is all that they show; "" if there is more to them
	set   letters.Text // the text in large letters; without rows where it is not set so
	split []piece
	parts []int // columns that the pieces of split have
}

// Measures of a card, in columns.
const (
	plain = 4 // before the text
	after = 4
	apart = 2 // between cards side by side
)

// labelled is how many columns stand before the text of a card that has a
// number or an icon.
func (c class) labelled() int {
	if c == narrow {
		return 8
	}
	return 14
}

// inset is how many columns stand before the text of a piece.
func (b *board) inset(p *piece) int {
	switch {
	case !p.card:
		return 0
	case p.label != "" || p.icon != "":
		return b.labelled()
	}
	return plain
}

// A state is what a piece is at a step.
type state int

const (
	open    state = iota // nothing of the slide is revealed in steps
	said                 // an earlier step was about it
	current              // this one is
	coming
)

func (b *board) state(p *piece, step int) state {
	switch {
	case p.from > step:
		return coming
	case b.steps <= 1:
		return open
	case p.from < step:
		return said
	}
	return current
}

// spaced are the rows that the text of a piece takes.
func (b *board) spaced(p *piece) int {
	rows := len(p.rows)
	for i := range p.split {
		rows = max(rows, b.spaced(&p.split[i]))
	}
	if b.loose && p.card && !p.drawn && rows > 0 && len(p.split) == 0 {
		rows += rows - 1
	}
	return rows
}

// least are the rows that a piece takes at least.
func (b *board) least(p *piece) int {
	switch rows := b.spaced(p); {
	case p.card:
		return rows + 2
	default:
		return rows
	}
}

// Least heights of a card with a number of three rows, and with an icon.
const (
	numbered = 5
	pictured = 7
)

// A form is how the text of the current piece is set.
type form int

const (
	lettered form = iota // in large letters
	doubled              // at twice its size, where the terminal can
	bold                 // in bold type with room around it
	dense                // as all others
)

// forms are those that a board tries, the largest first. Beside a hero nothing
// else is large.
func (b *board) forms(hero string) []form {
	if hero != "" {
		return []form{bold, dense}
	}
	var all []form
	if b.class == large && b.styles.Look.Big == theme.NoBig {
		all = append(all, lettered)
	}
	if b.styles.Look.Big != theme.NoBig {
		all = append(all, doubled)
	}
	return append(all, bold, dense)
}

// grown are the rows that a piece takes while it is spoken about.
func (b *board) grown(p *piece, f form) int {
	rows := b.least(p)
	if !p.card || p.text == "" {
		return rows
	}
	switch f {
	case lettered:
		if p.set.Rows > 0 {
			return p.set.Rows + 2
		}
	case doubled:
		return max(rows, 2*len(b.double(p))+2)
	case bold:
		return max(rows+2, numbered)
	}
	return rows
}

// letter sets the texts of pieces in large letters, if all that one step is about
// can be set so.
func (b *board) letter(pieces []piece) {
	unfit := map[int]bool{}
	for i := range pieces {
		p := &pieces[i]
		if p.text == "" {
			continue
		}
		var ok bool
		if p.set, ok = letters.Fit(p.text, b.styles.Look.Blocks, b.room(p), b.height/2, letters.S); !ok {
			unfit[p.from] = true
		}
	}
	for i := range pieces {
		if unfit[pieces[i].from] {
			pieces[i].set = letters.Text{}
		}
	}
}

// double breaks the text of a piece for twice its size.
func (b *board) double(p *piece) []string {
	return wrap(p.text, b.room(p)/2)
}

// room is how many columns the text of a piece has.
func (b *board) room(p *piece) int { return b.width - b.inset(p) - after }

// rows are how many rows a piece takes at a step.
func (b *board) rows(p *piece, step int, f form) int {
	if b.state(p, step) == current {
		return b.grown(p, f)
	}
	return b.least(p)
}

// gap is the blank rows after piece i: a line that leads to what follows stays
// close to it, and cards have room of their own.
func gap(pieces []piece, i, most int) int {
	if i == len(pieces)-1 {
		return 0
	}
	if pieces[i].card && pieces[i+1].card {
		return most
	}
	return 1
}

// total are the rows that the pieces take, at the step at which that is most.
func (b *board) total(pieces []piece, f form, between int) int {
	most := 0
	for step := range max(1, b.steps) {
		rows := 0
		for i := range pieces {
			rows += b.rows(&pieces[i], step, f) + gap(pieces, i, between)
		}
		most = max(most, rows)
	}
	return most
}

// filled is how much of a board's height is used, where it can be, in percent.
const filled = 92

// cards composes a slide of cards: the point spoken about in large letters, else
// below a title in large letters, then with as much room as there is, then below the
// largest title.
func (b *board) cards(sl *deck.Slide) bool {
	headings := b.headings(sl, b.width)
	b.setter.height = b.height - headings[len(headings)-1].rows() - 2
	type try struct {
		form
		space
		loose    bool
		drawn    int
		headings []heading
	}
	forms := b.forms(sl.Hero)
	letters, last := slices.Index(forms, bold), len(headings)-1 // the last heading is in ordinary letters
	ways := []struct {
		forms    []form
		headings []heading
	}{{forms[:letters], headings}, {forms[letters:], headings[:last]}, {forms[letters:], headings}}
	var tries []try
	for _, drawn := range drawnRows(sl, b.setter.height, b.height-headings[0].rows()) {
		for _, way := range ways {
			for _, f := range way.forms {
				for _, space := range []space{airy, tight} {
					for _, loose := range []bool{b.class == large, false} {
						tries = append(tries, try{f, space, loose, drawn, way.headings})
					}
				}
			}
		}
	}
	for _, t := range tries {
		b.space, b.loose, b.elastic = t.space, t.loose, t.drawn
		pieces := b.pieces(sl.Blocks, b.width)
		if t.form == lettered {
			b.letter(pieces)
		}
		for _, h := range t.headings {
			for between := 1; between >= 0; between-- {
				if rows := h.rows() + b.total(pieces, t.form, between); rows <= b.height {
					b.lay(h, pieces, t.form, between, rows)
					return true
				}
			}
		}
	}
	return false
}

// drawnRows are the heights that a picture or a chart may have on a slide, the
// largest first: what the largest heading leaves, and then less. Without them it
// is all the rows of a page.
func drawnRows(sl *deck.Slide, page, left int) []int {
	var rows []int
	for b := range sl.All() {
		switch b.(type) {
		case *deck.Image, *deck.Chart:
			for most := left; most >= leastPicture; most = most * 5 / 6 {
				rows = append(rows, most)
			}
			return rows
		}
	}
	return []int{page}
}

// lay draws a heading and pieces that take so many rows together at most. What
// is to spare at this step goes to the cards that show, so that the board is as
// high at every step.
func (b *board) lay(h heading, pieces []piece, f form, between, rows int) {
	cards, shown := 0, 0
	for i := range pieces {
		if pieces[i].card {
			cards++
			if pieces[i].from <= b.step {
				shown++
			}
		}
	}
	if spare := b.height*filled/100 - rows; spare > 0 {
		rows += min(spare, mostPad*cards)
	}
	y := max(0, (b.height-rows)/2)
	spare := rows - h.rows()
	for i := range pieces {
		spare -= b.rows(&pieces[i], b.step, f) + gap(pieces, i, between)
	}
	y = b.head(h, b.left, y)
	areas := make([]image.Rectangle, len(pieces))
	b.tall, b.taller = b.class > narrow, b.class > narrow
	for i := range pieces {
		p := &pieces[i]
		high := b.rows(p, b.step, f)
		if p.card && p.from <= b.step {
			more := min(spare/shown, mostPad)
			high, spare, shown = high+more, spare-more, shown-1
			room := p.label == "" || high >= numbered
			b.tall = b.tall && room
			b.taller = b.taller && (room || b.state(p, b.step) != current)
		}
		areas[i] = canvas.Rect(b.left, y, b.width, high)
		y += high + gap(pieces, i, between)
	}
	for i := range pieces {
		b.piece(&pieces[i], areas[i], f)
	}
}

// mostPad bounds how much room a card is given that it does not need, in rows.
const mostPad = 12

// piece draws a piece into an area.
func (b *board) piece(p *piece, r image.Rectangle, f form) {
	at := b.state(p, b.step)
	if len(p.split) > 0 {
		x := r.Min.X
		for i := range p.split {
			one := canvas.Rect(x, r.Min.Y, p.parts[i], r.Dy())
			b.Card(one, b.styles.Card)
			b.Edge(one, p.split[i].fill)
			b.lines(&p.split[i], x+plain, r.Min.Y+(r.Dy()-b.spaced(p))/2)
			x += p.parts[i] + apart
		}
		return
	}
	if !p.card {
		if at != coming {
			b.lines(p, r.Min.X, r.Min.Y)
		}
		return
	}
	label, ground := p.style, b.styles.Card
	switch at {
	case coming:
		b.Text(r.Min.X+plain, r.Min.Y+r.Dy()/2, p.label, b.styles.Ghost)
		b.Text(r.Min.X+b.inset(p), r.Min.Y+r.Dy()/2, "· · ·", b.styles.Ghost)
		return
	case current:
		if !p.drawn { // a drawing has raised grounds of its own
			ground = b.styles.Raised
		}
	case said:
		label = b.styles.Muted
	}
	b.Card(r, ground)
	if at == current && f == doubled && p.text != "" {
		b.DoubleEdge(r, p.fill)
		b.sayDouble(p, r)
		return
	}
	if at == current || at == open {
		b.Edge(r, p.fill)
	}
	beside := r.Min.Y + (r.Dy()-b.spaced(p))/2 // its first line
	if at == current && f == lettered && p.set.Rows > 0 {
		beside = r.Min.Y + (r.Dy()-1)/2
	}
	b.label(p, r, b.tall || at == current && b.taller, beside, label)
	b.said(p, r, at, f)
}

// sayDouble draws the number and the text of a piece at twice their size.
func (b *board) sayDouble(p *piece, r image.Rectangle) {
	lines := b.double(p)
	y := r.Min.Y + (r.Dy()-2*len(lines))/2
	b.Double(r.Min.X+plain, y, p.label, p.style)
	for i, line := range lines {
		b.Double(r.Min.X+b.inset(p), y+2*i, ansi.Strip(line), b.styles.Strong)
	}
}

// label draws the icon of a piece at its left, or its number: large, or on the row
// of what stands beside it.
func (b *board) label(p *piece, r image.Rectangle, large bool, beside int, style lipgloss.Style) {
	middle := r.Min.Y + (r.Dy()-1)/2
	switch {
	case p.icon != "" && r.Dy() >= pictured && b.class > narrow && b.styles.Look.Blocks != theme.NoBlocks: // in so few cells none is told from another
		b.Icon(r.Min.X+1, middle-2, p.icon, 10, style)
	case p.icon != "":
	case large:
		if set, ok := letters.Fit(p.label, b.styles.Look.Blocks, b.labelled()-plain, 3, letters.Digits); ok {
			b.Dots(r.Min.X+plain, middle-1, set.Mask, style)
			return
		}
		fallthrough
	default:
		b.Text(r.Min.X+plain, beside, p.label, b.styles.Bold(style))
	}
}

// said draws the text of a piece in the middle of its card.
func (b *board) said(p *piece, r image.Rectangle, at state, f form) {
	x := r.Min.X + b.inset(p)
	if at == current && f == lettered && p.set.Rows > 0 {
		b.Dots(x, r.Min.Y+(r.Dy()-p.set.Rows)/2, p.set.Mask, b.styles.Strong)
		return
	}
	b.lines(p, x, r.Min.Y+(r.Dy()-b.spaced(p))/2)
}

// lines draws the rows of a piece that the step shows.
func (b *board) lines(p *piece, x, y int) {
	every := 1
	if b.loose && p.card && !p.drawn {
		every = 2
	}
	for i, row := range p.rows {
		if row.from <= b.step {
			b.Put(x, y+i*every, row.text)
		}
	}
}

// pieces takes blocks apart, for so many columns.
func (b *board) pieces(blocks []deck.Block, width int) []piece {
	g := gatherer{board: b, width: width}
	for _, block := range blocks {
		block.Visit(&g)
	}
	return g.pieces
}

// A gatherer takes blocks apart. It counts the items of a list that goes on
// after a pause.
type gatherer struct {
	*board
	width  int
	pieces []piece
	listed bool // the last piece is an item
	number int
}

func (g *gatherer) add(p piece) {
	if p.style.GetForeground() == (lipgloss.NoColor{}) {
		p.style, p.fill = g.accent, g.board.fill
	}
	g.pieces = append(g.pieces, p)
}

// panel adds a drawing on a ground of its own.
func (g *gatherer) panel(from int, rows []row) {
	g.listed = false
	g.add(piece{from: from, card: true, rows: rows, drawn: true})
}

// Markdown adds a card for each item of a list, the lines between as they are,
// and all else on panels.
func (g *gatherer) Markdown(m *deck.Markdown) {
	said := g.as(g.state(&piece{from: m.From()}, g.step))
	for _, p := range readBlock(m) {
		switch p.Kind() {
		case ast.KindList:
			g.list(said, p)
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading:
			g.listed = false
			g.add(piece{from: p.from, rows: placed(said.part(p, g.width), g.width, p.align, p.Kind())})
		default:
			g.listed = false
			g.add(piece{from: p.from, card: true, rows: placed(said.part(p, g.width-plain-after), g.width-plain-after, p.align, p.Kind())})
		}
	}
}

// as is a setter of prose in a state.
func (g *gatherer) as(st state) *setter {
	s := *g.setter
	switch st {
	case said:
		s.drawer = g.muted
	case current:
		s.drawer = g.speaking()
	}
	return &s
}

func (g *gatherer) list(s *setter, p part) {
	if !g.listed {
		g.number = max(1, p.start())
	}
	for _, it := range p.items() {
		i := piece{from: it.from, card: true, label: strconv.Itoa(g.number)}
		room := min(g.width-g.labelled()-after, measured)
		i.rows = placed(s.item(it, room), room, p.align, p.Kind())
		if parts := it.under(); len(parts) == 1 && parts[0].Kind() != ast.KindList {
			i.text = ansi.Strip(s.paragraph(it.prose, parts[0].Node))
		}
		g.add(i)
		g.listed = true
		g.number++
	}
}

// measured is how many columns a line of text has at most, to be read well.
const measured = 100

// Columns adds panels side by side.
func (g *gatherer) Columns(c *deck.Columns) {
	g.listed = false
	widths := shares(c.Ratio, len(c.Columns), g.width-apart*(len(c.Columns)-1))
	side := piece{from: c.From(), card: true, parts: widths}
	for i, column := range c.Columns {
		one := piece{from: c.From(), card: true, style: g.accent, fill: g.board.fill}
		one.rows = g.blocks(column, widths[i]-plain-after)
		one.drawn = slices.ContainsFunc(column, beyondText)
		side.split = append(side.split, one)
	}
	g.add(side)
}

// beyondText reports whether a block is more than text.
func beyondText(b deck.Block) bool {
	switch b.(type) {
	case *deck.Markdown, *deck.Callout:
		return false
	}
	return true
}

// Callout adds a card with the icon of its kind.
func (g *gatherer) Callout(c *deck.Callout) {
	p := piece{from: c.From(), card: true, icon: icon.Tip, style: g.styles.Right, fill: g.styles.RightFill}
	word := g.words.Tip
	switch c.Kind {
	case deck.Warning:
		p.icon, p.style, p.fill, word = icon.Warning, g.styles.Wrong, g.styles.WrongFill, g.words.Warning
	case deck.Law:
		p.icon, p.style, p.fill, word = icon.Law, g.styles.General, g.styles.GeneralFill, g.words.Law
	}
	width := g.width - g.labelled() - after
	p.rows = append(g.rowsOf([]string{g.styles.Bold(p.style).Render(word)}, c.From()), g.parts(read(c.Text, c.From()), width)...)
	g.listed = false
	g.add(p)
}

func (g *gatherer) Walkthrough(w *deck.Walkthrough) {
	g.panel(w.From(), g.setter.walkthrough(w, g.width-plain-after))
}

// Image adds a picture, which stands on no ground.
func (g *gatherer) Image(b *deck.Image) {
	g.listed = false
	g.add(piece{from: b.From(), rows: g.picture(b, g.width)})
}

func (g *gatherer) Chart(b *deck.Chart) { g.panel(b.From(), g.chart(b, g.width-plain-after)) }

func (g *gatherer) Phone(p *deck.Phone) { g.panel(p.From(), g.phoneBlock(p, g.width-plain-after)) }
func (g *gatherer) QR(q *deck.QR)       { g.panel(q.From(), g.qrBlock(q, g.width-plain-after)) }
func (g *gatherer) Drill(d *deck.Drill) { g.panel(d.From(), g.drill(d, g.width-plain-after)) }
