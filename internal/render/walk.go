package render

import (
	"image"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/letters"
	"training.vast.vn/vneid-training/internal/phone"
)

// walk composes a walkthrough: the phone at the right, the same at every step
// but for what it shows, and the steps at its left with the present one raised.
func (b *board) walk(sl *deck.Slide, w *deck.Walkthrough) bool {
	at := max(0, min(b.step-w.From(), len(w.Steps)-1))
	screen, any := screenAt(w, at)
	columns := b.width
	var size image.Point
	if any {
		var ok bool
		if size, ok = phone.Fit(b.width*45/100, b.height-1); !ok {
			return false
		}
		columns -= size.X + 4
	}
	list := b.list(w, columns)
	if b.class == large {
		list.letter(b, columns)
	}
	headings := b.headings(sl, columns)
	if list.most()+headings[len(headings)-1].rows() > b.height {
		list.sets = nil
	}
	for _, h := range headings {
		rows := h.rows() + list.most()
		if rows > b.height {
			continue
		}
		list.spread(b.height*filled/100 - rows)
		y := b.head(h, b.left, max(0, (b.height-h.rows()-list.most())/2))
		list.draw(b, at, b.left, y, columns)
		if any {
			b.phone(screen, at, w, size)
		}
		return true
	}
	return false
}

// screenAt is what the phone shows at step i: the screen of that step, or where
// it has none, the last one before it.
func screenAt(w *deck.Walkthrough, i int) (deck.Screen, bool) {
	any := slices.ContainsFunc(w.Steps, func(s deck.WalkStep) bool { return s.Screen.Title != "" })
	for k := i; k >= 0; k-- {
		if screen := w.Steps[k].Screen; screen.Title != "" {
			if k < i {
				screen.Tap = ""
			}
			return screen, any
		}
	}
	return deck.Screen{}, any
}

// phone draws the phone at the right and what it is under it.
func (b *board) phone(screen deck.Screen, at int, w *deck.Walkthrough, size image.Point) {
	if screen.Title == "" {
		return
	}
	s := phone.Screen{Title: screen.Title, Rows: screen.Rows, Tap: slices.Index(screen.Rows, screen.Tap)}
	for _, step := range w.Steps[:at] {
		s.Back = s.Back || step.Screen.Title != ""
	}
	x, y := b.left+b.width-size.X, (b.height-1-size.Y)/2
	phone.Draw(b.Canvas, canvas.Rect(x, y, size.X, size.Y), s, b.level)
	b.Centre(x, y+size.Y, size.X, b.caption(screen), b.styles.Muted)
}

// A steplist is the steps of a walkthrough as lines.
type steplist struct {
	lines [][]string     // of each step, unstyled
	sets  []letters.Text // the same in large letters; nil where they are not set so
	gap   int            // blank rows between two
	pad   int            // and in the card of the present one, beside its edges
}

// list breaks the steps into lines of so many columns.
func (b *board) list(w *deck.Walkthrough, columns int) *steplist {
	l := &steplist{}
	for i := range w.Steps {
		l.lines = append(l.lines, wrap(ansi.Strip(b.bare.line(w.Steps[i].Do)), columns-b.labelled()-after))
	}
	return l
}

// most are the rows that the list takes, at the step at which that is most.
func (l *steplist) most() int {
	rows, card := 0, 0
	for i, lines := range l.lines {
		rows += len(lines)
		card = max(card, l.card(i)-len(lines))
	}
	return rows + card + l.gap*(len(l.lines)-1)
}

// card is how high the card of a step is while it is the present one.
func (l *steplist) card(i int) int {
	rows := len(l.lines[i])
	if l.sets != nil {
		rows = l.sets[i].Rows
	}
	return max(numbered, rows+2) + l.pad
}

// letter sets the steps in large letters, if all can be.
func (l *steplist) letter(b *board, columns int) {
	for _, lines := range l.lines {
		set, ok := letters.Fit(strings.Join(lines, " "), b.styles.Look.Blocks, columns-b.labelled()-after, b.height/2, letters.S)
		if !ok {
			l.sets = nil
			return
		}
		l.sets = append(l.sets, set)
	}
}

// spread gives the list rows that are to spare.
func (l *steplist) spread(spare int) {
	if n := len(l.lines) - 1; n > 0 && spare >= n {
		l.gap = min(spare/n, 3)
		spare -= n * l.gap
	}
	l.pad = max(0, min(spare/2*2, 6))
}

// draw draws the list at a step.
func (l *steplist) draw(b *board, at, x, y, columns int) {
	for i, lines := range l.lines {
		number := strconv.Itoa(i + 1)
		switch {
		case i < at:
			b.Text(x+plain, y, "✓", b.styles.Right)
			y += b.stepLines(lines, x, y, b.styles.Muted.Render)
		case i > at:
			b.Text(x+plain, y, number, b.styles.Ghost)
			y += b.stepLines(lines, x, y, b.styles.Ghost.Render)
		default:
			r := canvas.Rect(x, y, columns, l.card(i))
			b.Card(r, b.styles.Raised)
			b.Edge(r, b.fill)
			beside := y + (r.Dy()-len(lines))/2
			if l.sets != nil {
				b.Dots(x+b.labelled(), y+(r.Dy()-l.sets[i].Rows)/2, l.sets[i].Mask, b.styles.Strong)
				beside = y + (r.Dy()-1)/2
			} else {
				b.stepLines(lines, x, beside, b.styles.Strong.Render)
			}
			b.label(&piece{label: number}, r, b.class > narrow, beside, b.accent)
			y = r.Max.Y
		}
		y += l.gap
	}
}

// stepLines draws the lines of a step and returns how many they are.
func (b *board) stepLines(lines []string, x, y int, style func(...string) string) int {
	for k, line := range lines {
		b.Put(x+b.labelled(), y+k, style(line))
	}
	return len(lines)
}
