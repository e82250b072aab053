// Package phone draws a phone that shows a screen of an app: as simple as a
// drawing on a board, so that nobody takes it for a photograph. Who draws one
// says beside it that it is an illustration.
package phone

import (
	"image"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/theme"
)

// A Screen is what a phone shows.
type Screen struct {
	Title  string
	Back   bool // a screen was before it: an arrow leads there
	Rows   []string
	Tap    int      // the row to tap, from 0; -1: none
	Wallet bool     // rows are cards of a wallet of documents
	Show   string   // what is tapped on a card to see it, such as "Xem"
	Tabs   []string // under it all: home, wallet, code, me; left out where there is no room
	Choice *Choice  // the rows are answers to choose from; nil: they are only to be seen
}

// A Choice is how rows are chosen from: each has its number, and the row to tap
// an arrow instead of a hand, which would hide the next ones.
type Choice struct {
	At     int          // the row in hand, from 0; -1: none
	First  int          // how many rows are numbered before the first of these
	Judged map[int]bool // rows, from 0, said to be right, or wrong
	Word   string       // beside the arrow where there is room, such as "chạm"
}

// sizes are those that a phone has, in columns and rows, the largest first.
var sizes = [...]image.Point{{50, 40}, {36, 26}, {32, 20}, {30, 16}}

// Fit returns the largest size of a phone that fits into so many columns and
// rows, and false if none does.
func Fit(columns, rows int) (size image.Point, ok bool) {
	for _, s := range sizes {
		if s.X <= columns && s.Y <= rows {
			return s, true
		}
	}
	return image.Point{}, false
}

// Holds reports whether a phone of a size shows all rows of a screen whole.
func Holds(size image.Point, s Screen) bool {
	d := &drawing{Screen: s}
	d.measure(image.Rectangle{Max: size})
	_, height := d.broken(tight, d.area.Dx())
	return height <= d.area.Dy()
}

// Least returns the smallest phone, of so many columns at most, that shows all
// rows of a screen whole, and false if there is none.
func Least(s Screen, columns int) (size image.Point, ok bool) {
	const least, sides, ends = 24, 4, 6
	d := &drawing{Screen: s}
	wide := max(least, ansi.StringWidth(s.Title)+sides+2)
	for _, row := range s.Rows {
		wide = max(wide, ansi.StringWidth(row)+d.taken(tight)+sides)
	}
	size.X = min(wide, columns)
	_, height := d.broken(tight, size.X-sides)
	size.Y = height + ends
	return size, size.X >= least
}

// From which heights on a phone has what can be left out.
const (
	tabsFrom  = 20
	handFrom  = 20
	roomyFrom = 34 // a blank row over the title, and the hand large
)

// A drawing is a phone in the making.
type drawing struct {
	*canvas.Canvas
	Screen
	look   *theme.Phone
	accent theme.Ground
	glass  image.Rectangle
	area   image.Rectangle // of the glass, where the rows stand
	roomy  bool
	hands  bool        // a hand can be drawn
	hand   image.Point // where its tip is to be
	stand  []image.Rectangle
}

// Draw draws a phone into an area, with the accent of a level. It returns where
// the rows stand; those that are not shown are empty.
func Draw(c *canvas.Canvas, r image.Rectangle, s Screen, level int) []image.Rectangle {
	d := &drawing{Canvas: c, Screen: s, look: &c.Styles.Phone, accent: c.Styles.Fill(level)}
	if d.accent.Color != nil && d.accent.Color == d.look.Screen.Color { // with 16 colours
		d.accent = theme.Ground{Color: d.look.Hand.Ink, Ink: d.look.Hand.Color}
	}
	d.measure(r)
	d.hands = s.Choice == nil && r.Dy() >= handFrom && d.look.Hand.Color != nil && c.Styles.Look.Blocks != theme.NoBlocks
	d.stand = make([]image.Rectangle, len(s.Rows))
	d.body(r)
	d.head()
	if d.tabbed(r) {
		d.tabs(d.area.Max.Y)
	}
	if !s.Wallet || !d.wallet(d.area) {
		d.rows(d.area)
	}
	d.point()
	return d.stand
}

// measure tells what is where on a phone in an area.
func (d *drawing) measure(r image.Rectangle) {
	d.roomy = r.Dy() >= roomyFrom
	d.glass = image.Rect(r.Min.X+1, r.Min.Y+1, r.Max.X-1, r.Max.Y-1)
	bottom := d.glass.Max.Y - 1
	if d.tabbed(r) {
		bottom -= 3
	}
	d.area = image.Rect(d.glass.Min.X+1, d.title()+2, d.glass.Max.X-1, bottom)
}

func (d *drawing) tabbed(r image.Rectangle) bool { return len(d.Tabs) > 0 && r.Dy() >= tabsFrom }

// title is the row on which the title stands.
func (d *drawing) title() int {
	if d.roomy {
		return d.glass.Min.Y + 2
	}
	return d.glass.Min.Y + 1
}

// body draws the phone without what it shows.
func (d *drawing) body(r image.Rectangle) {
	if d.look.Bezel.Edge != theme.NoEdge {
		d.Card(r, d.look.Bezel)
	} else {
		d.Halves(image.Rect(r.Min.X+1, 2*r.Min.Y+1, r.Max.X-1, 2*r.Max.Y-1), d.look.Bezel)
		d.Halves(image.Rect(r.Min.X, 2*r.Min.Y+2, r.Max.X, 2*r.Max.Y-2), d.look.Bezel)
	}
	d.Fill(d.glass, d.look.Screen)
	if bar := d.colour(d.look.Muted); bar.Color != nil {
		const wide = 8
		d.Halves(canvas.Rect((d.glass.Min.X+d.glass.Max.X-wide)/2, 2*d.glass.Max.Y-1, wide, 1), bar)
	}
}

// colour is a ground in the colour of a style.
func (d *drawing) colour(s lipgloss.Style) theme.Ground {
	if _, none := s.GetForeground().(lipgloss.NoColor); none {
		return theme.Ground{}
	}
	return theme.Ground{Color: s.GetForeground()}
}

// head draws the status bar and the title.
func (d *drawing) head() {
	x, y, right, title := d.glass.Min.X, d.glass.Min.Y, d.glass.Max.X, d.title()
	d.Halves(image.Rect(x, 2*y, right, 2*title+3), d.accent)
	bold := d.Styles.On(d.accent, true)
	d.Text(x+2, y, "9:41", bold)
	if d.look.Bezel.Color != nil {
		d.Halves(canvas.Rect((x+right)/2-3, 2*y, 6, 1), d.look.Bezel)
	}
	if d.Styles.Look.Blocks != theme.NoBlocks {
		d.Text(right-7, y, "▂▄▆ ■", d.Styles.On(d.accent, false))
	}
	x += 2
	if d.Back {
		x = d.Text(x, title, "←", bold) + 2
	}
	d.Text(x, title, ansi.Truncate(d.Title, right-1-x, "…"), bold)
}

// tabs draws the tabs over the last row of the glass, from this row on.
func (d *drawing) tabs(y int) {
	x, right := d.glass.Min.X, d.glass.Max.X
	d.Halves(image.Rect(x, 2*y+1, right, 2*(y+3)), d.look.Card)
	marks := [...]string{"⌂", "■", "●", "≡"}
	for i, name := range d.Tabs {
		style := d.look.Muted
		if i == 0 {
			style = d.Styles.Bold(d.look.Text)
		}
		from, to := x+(right-x)*i/len(d.Tabs), x+(right-x)*(i+1)/len(d.Tabs)
		d.Centre(from, y+1, to-from, marks[i%len(marks)], style)
		d.Centre(from, y+2, to-from, name, style)
	}
}

// rows draws the rows as loosely as they fit. Where even the tightest do not
// all fit, those around the row in hand or to tap are shown.
func (d *drawing) rows(area image.Rectangle) {
	for _, k := range []kind{tall, card, ruled, tight} {
		lines, height := d.broken(k, area.Dx())
		if k == tall && !d.roomy && height > len(d.Rows)*k.height(1) {
			continue
		}
		if height <= area.Dy() {
			d.list(area, k, lines, 0)
			return
		}
	}
	lines, _ := d.broken(tight, area.Dx())
	for i, row := range d.Rows {
		lines[i] = []string{ansi.Truncate(row, area.Dx()-d.taken(tight), "…")}
	}
	middle := d.Tap
	if d.Choice != nil {
		middle = d.Choice.At
	}
	first := min(max(0, middle-area.Dy()/2), max(0, len(lines)-area.Dy()))
	d.list(area, tight, lines[first:min(len(lines), first+area.Dy())], first)
}

// A kind of row.
type kind int

const (
	tall  kind = iota // a card with a tile and room around its text
	card              // a card
	ruled             // a line under it
	tight             // nothing around it
)

// height is how many rows of the canvas a row with so many lines takes.
func (k kind) height(lines int) int { return lines + [...]int{4, 2, 1, 0}[k] }

// taken is how many columns of a row are not for its text.
func (d *drawing) taken(k kind) int {
	switch {
	case k != tall:
		return 7
	case d.Choice != nil:
		return 13 + numbered
	}
	return 13
}

// numbered is the room for the number of a row beside its tile. A row without
// a tile has it in the place of its mark.
const numbered = 2

// hidden is a sign of a row that is not to be read, and fewest how many stand for
// as many as there are.
const (
	hidden = " ●"
	fewest = 3
)

// broken breaks the texts of the rows into lines, and tells how high the rows
// are together. Signs that are not to be read take no line of their own.
func (d *drawing) broken(k kind, columns int) (lines [][]string, height int) {
	wide := max(1, columns-d.taken(k))
	for _, row := range d.Rows {
		for ansi.StringWidth(row) > wide && strings.HasSuffix(row, strings.Repeat(hidden, fewest+1)) {
			row = strings.TrimSuffix(row, hidden)
		}
		l := strings.Split(ansi.Wrap(row, wide, ""), "\n")
		lines = append(lines, l)
		height += k.height(len(l))
	}
	return lines, height
}

// list draws rows, the first of which is one of the screen's.
func (d *drawing) list(area image.Rectangle, k kind, rows [][]string, first int) {
	y := area.Min.Y
	for i, lines := range rows {
		r := canvas.Rect(area.Min.X, y, area.Dx(), k.height(len(lines)))
		y = r.Max.Y
		if r.Max.Y > area.Max.Y+1 {
			return
		}
		d.stand[first+i] = r
		d.row(r, k, lines, first+i, i == len(rows)-1)
	}
}

// ground is what row i stands on, plain if it is like any other, and what is
// at its right.
func (d *drawing) ground(i int) (g theme.Ground, plain bool, mark string) {
	mark = "›"
	if i == d.Tap && !d.hands {
		mark = "◂"
	}
	if d.Choice == nil {
		if i == d.Tap {
			return d.accent, false, mark
		}
		return d.look.Card, true, mark
	}
	if right, judged := d.Choice.Judged[i]; judged && right {
		return d.Styles.RightFill, false, "✓"
	} else if judged {
		return d.Styles.WrongFill, false, "✗"
	}
	if i == d.Choice.At {
		return d.accent, false, mark
	}
	return d.look.Card, true, mark
}

func (d *drawing) row(r image.Rectangle, k kind, lines []string, i int, last bool) {
	text, more := d.look.Text, d.look.Muted
	tile := d.look.Tiles[i%len(d.look.Tiles)]
	ground, plain, mark := d.ground(i)
	if !plain {
		text = d.Styles.On(ground, true)
		more = text
		tile = theme.Ground{Color: ground.Ink, Ink: ground.Color}
	} else if i == d.Tap {
		text = d.Styles.Bold(text)
		more = text
	}
	first := r.Min.Y
	switch k {
	case tall, card:
		d.Card(r, ground)
		first += k.height(0) / 2
	case ruled:
		if !last {
			d.Fill(r, d.look.Card)
			d.Text(r.Min.X, r.Max.Y-1, strings.Repeat("─", r.Dx()), d.look.Rule)
		}
		fallthrough
	case tight:
		d.Fill(canvas.Rect(r.Min.X, r.Min.Y, r.Dx(), len(lines)), ground)
	}
	x, middle := r.Min.X+1, first+(len(lines)-1)/2
	number := ""
	if d.Choice != nil {
		number = strconv.Itoa(d.Choice.First + i + 1)
	}
	switch {
	case k == tall:
		if number != "" {
			d.Text(x, middle, number, more)
			x += numbered
		}
		d.tile(x+1, middle, tile, lines[0])
		x += 8
	case number != "":
		x = d.Text(x, first, number, more) + 1
	default:
		style := more
		if c := tile.Color; c != nil && ground.Ink == nil {
			style = lipgloss.NewStyle().Foreground(c)
		}
		x = d.Text(x, first, "■", style) + 1
	}
	for j, line := range lines {
		d.Text(x, first+j, line, text)
	}
	if d.Choice != nil && mark == "◂" {
		text := lines[(len(lines)-1)/2]
		if word := mark + " " + d.Choice.Word; x+ansi.StringWidth(text)+1+ansi.StringWidth(word) < r.Max.X {
			mark = word
		}
	}
	d.Text(r.Max.X-1-ansi.StringWidth(mark), middle, mark, more)
	if i == d.Tap {
		d.hand = image.Pt(r.Max.X-d.handSize()/2-2, first+len(lines))
	}
}

// tile draws a tile with the first letter of a text; y is its middle row.
func (d *drawing) tile(x, y int, g theme.Ground, text string) {
	const wide = 5
	d.Card(canvas.Rect(x, y-1, wide, 3), g)
	for _, r := range text {
		d.Centre(x, y, wide, string(r), d.Styles.On(g, true))
		break
	}
}

// wallet draws the rows as cards in full colour, or is false if there is no
// room for that.
func (d *drawing) wallet(area image.Rectangle) bool {
	if len(d.Rows) == 0 {
		return false
	}
	height := min(6, area.Dy()/len(d.Rows))
	if height < 4 {
		return false
	}
	for i, name := range d.Rows {
		g := d.look.Tiles[i%len(d.look.Tiles)]
		if i == d.Tap {
			g = d.accent
		} else if g.Reverse { // all alike without colours
			g = d.Styles.Card
		}
		r := canvas.Rect(area.Min.X, area.Min.Y+i*height, area.Dx(), height)
		d.stand[i] = r
		d.Card(r, g)
		d.Text(r.Min.X+2, r.Min.Y+1, ansi.Truncate(name, r.Dx()-4, "…"), d.Styles.On(g, true))
		foot := r.Max.Y - 2
		d.Text(r.Min.X+2, foot, "••• ••• •••", d.Styles.On(g, false))
		show := d.Styles.On(g, i == d.Tap)
		d.Text(r.Max.X-2-ansi.StringWidth(d.Show), foot, d.Show, show.Underline(true))
		if i == d.Tap {
			d.hand = image.Pt(r.Max.X-d.handSize()/2-1, foot+1)
		}
	}
	return true
}

// handSize is how many pixels the hand is wide and high.
func (d *drawing) handSize() int {
	if d.roomy {
		return 16
	}
	return 10
}

// point draws a hand that taps where it is to.
func (d *drawing) point() {
	if d.hand == (image.Point{}) || !d.hands {
		return
	}
	size := d.handSize()
	hand := icon.Hand.Mask(size, size)
	edge := image.NewAlpha(image.Rect(0, 0, size+2, size+2))
	for y := range size + 2 {
		for x := range size + 2 {
			for _, near := range []image.Point{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
				if hand.AlphaAt(x-1+near.X, y-1+near.Y).A >= 0x70 {
					edge.Pix[edge.PixOffset(x, y)] = 0xFF
				}
			}
		}
	}
	inner := image.NewAlpha(edge.Bounds())
	for y := range size {
		for x := range size {
			if hand.AlphaAt(x, y).A >= 0x70 {
				inner.Pix[inner.PixOffset(x+1, y+1)] = 0xFF
			}
		}
	}
	at := d.hand.Sub(image.Pt(size/2, 0))
	inside := image.Rect(0, 0, size+2, 2*(d.glass.Max.Y+1-at.Y)) // the phone: below it stands what it is
	d.Shade(at.X, at.Y, edge.SubImage(inside).(*image.Alpha), theme.Ground{Color: d.look.Hand.Ink})
	d.Shade(at.X, at.Y, inner.SubImage(inside).(*image.Alpha), d.look.Hand)
}
