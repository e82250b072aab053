package render

import (
	"image"
	"slices"
	"strconv"

	"training.vast.vn/vneid-training/internal/canvas"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/phone"
)

// A Touch is a phone screen on which a row is picked.
type Touch struct {
	Screen deck.Screen
	At     int          // the row in hand, from 0; negative if there is none
	Shown  bool         // the row to tap is marked
	First  int          // how many rows are numbered before the first of these
	Judged map[int]bool // rows, from 0, said to be right, or wrong
}

// Touch draws the phone, its rows numbered, in at most width by height cells,
// at least 12 by 2. It is as large as all of the screens allow, so that it
// stands still from one to the next; where that does not fit, the rows stand
// under a rule, those around the one in hand if there is no room for all.
// rows tells which row stands on each line, from 0, and -1 where none does.
func (r *Renderer) Touch(t Touch, screens []deck.Screen, level, width, height int) (lines []string, rows []int) {
	s := r.setter(level)
	screens = append(screens, t.Screen)
	if size, ok := PhoneFor(screens, width, height); ok {
		return s.touchPhone(size, t)
	}
	tap := "◂ " + r.words.Tap
	wide := leastTouch
	for _, screen := range screens {
		wide = max(wide, measure(screen.Title)+4)
		for _, row := range screen.Rows {
			wide = max(wide, measure(row)+measure(tap)+7+touchLabel)
		}
	}
	return s.touchRows(t, tap, min(wide, width), height)
}

// PhoneFor is the size of the largest phone that shows each of the screens
// whole in so many columns and rows, what it is standing under it; false if
// there is none.
func PhoneFor(screens []deck.Screen, width, height int) (size image.Point, ok bool) {
	size, ok = phone.Fit(width, height-1)
	for _, screen := range screens {
		ok = ok && phone.Holds(size, phone.Screen{Title: screen.Title, Rows: screen.Rows})
	}
	return size, ok
}

// Measures of rows under a rule, in cells.
const (
	leastTouch = 26 // how wide they are at least
	touchLabel = 3  // for the number of a row
)

func (s *setter) touchPhone(size image.Point, t Touch) (lines []string, rows []int) {
	c := canvas.New(s.styles, size.X, size.Y+1)
	screen := phone.Screen{Title: t.Screen.Title, Rows: t.Screen.Rows, Tap: -1}
	if t.Shown {
		screen.Tap = slices.Index(screen.Rows, t.Screen.Tap)
	}
	screen.Choice = &phone.Choice{At: t.At, First: t.First, Judged: t.Judged, Word: s.words.Tap}
	rows = slices.Repeat([]int{-1}, size.Y+1)
	for i, stand := range phone.Draw(c, canvas.Rect(0, 0, size.X, size.Y), screen, s.level) {
		for y := stand.Min.Y; y < min(stand.Max.Y, size.Y); y++ {
			rows[y] = i
		}
	}
	c.Centre(0, size.Y, size.X, s.caption(t.Screen), s.styles.Muted)
	return c.Lines(), rows
}

func (s *setter) touchRows(t Touch, tap string, width, height int) (lines []string, rows []int) {
	lines, rows = s.rule(cut(t.Screen.Title, max(1, width-6)), width), []int{-1}
	room := max(1, height-1)
	top := max(0, min(t.At-room/2, len(t.Screen.Rows)-room))
	for i := top; i < min(len(t.Screen.Rows), top+room); i++ {
		lines, rows = append(lines, s.touchRow(t, tap, width, i)), append(rows, i)
	}
	return lines, rows
}

// touchRow draws row i: the one in hand on a background from side to side, the
// one to tap with an arrow.
func (s *setter) touchRow(t Touch, tap string, width, i int) string {
	text := t.Screen.Rows[i]
	arrow := ""
	if t.Shown && text == t.Screen.Tap {
		arrow = tap + " "
	}
	style, mark := s.styles.Text, s.styles.Bold(s.accent)
	if right, ok := t.Judged[i]; ok && right {
		arrow, style, mark = "✓ ", s.styles.Right, s.styles.Right
	} else if ok {
		arrow, style, mark = "✗ ", s.styles.Wrong, s.styles.Wrong
	}
	label := strconv.Itoa(t.First+i+1) + "  "
	room := width - 2 - touchLabel - measure(arrow)
	if i != t.At {
		return "  " + s.styles.Muted.Render(label) + pad(style.Render(cut(text, room)), room) + mark.Render(arrow)
	}
	selected, accent, bar := s.styles.Selected, s.styles.Selected, " "
	if !sameColor(selected.GetBackground(), nil) { // reversed, the bar would be a gap
		accent, bar = accent.Foreground(s.accent.GetForeground()), "▌"
	}
	return accent.Render(bar) + selected.Render(" "+label+pad(cut(text, room), room)) + accent.Render(arrow)
}
