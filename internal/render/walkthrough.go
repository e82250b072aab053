package render

import (
	"image"
	"strconv"

	"training.vast.vn/vneid-training/internal/deck"
)

const (
	besideFrom       = 68 // from this width on the phone stands beside the steps
	leastSteps       = 26 // columns that the steps beside a phone have
	leastWalkthrough = 8  // with less height than this it takes a page of its own
)

// walkthrough shows the steps, the present one marked, and the phone screen on
// which it is done: beside them, below them, or as one line, whatever fits.
// Its size is the same at every step.
func (s *setter) walkthrough(w *deck.Walkthrough, room int) []row {
	rows := s.walk(w, room, s.elastic)
	s.elasticRows = len(rows)
	for i := range rows {
		rows[i].from = w.From()
		rows[i].fresh = s.step >= w.From() && s.step < w.From()+len(w.Steps)
	}
	return whole(rows)
}

func (s *setter) walk(w *deck.Walkthrough, room, height int) []row {
	current := max(0, min(s.step-w.From(), len(w.Steps)-1))
	var screens []deck.Screen
	for _, step := range w.Steps {
		if step.Screen.Title != "" {
			screens = append(screens, step.Screen)
		}
	}
	screen := w.Steps[current].Screen
	if len(screens) == 0 {
		return s.steps(w, current, room, height)
	}
	if size, ok := phoneFor(screens, room-leastSteps-columnGap, height); ok && room >= besideFrom {
		steps := s.steps(w, current, room-size.X-columnGap, height)
		return s.beside(padRows(steps, size.Y+1), s.phoneRows(size, screen), room-size.X)
	}
	all := s.steps(w, current, room, never)
	if size, ok := phoneFor(screens, room, height-len(all)-1); ok {
		return append(appendBlank(all, 1, 0), padRows(s.phoneRows(size, screen), size.Y+1)...)
	}
	if height < 4 {
		return s.steps(w, current, room, height)
	}
	line := row{}
	if screen.Title != "" {
		line.text = s.path(screen, room)
	}
	return append(appendBlank(s.steps(w, current, room, height-2), 1, 0), line)
}

// padRows adds blank rows until there are n.
func padRows(rows []row, n int) []row {
	for len(rows) < n {
		rows = append(rows, row{gap: true})
	}
	return rows
}

func (s *setter) phoneRows(size image.Point, screen deck.Screen) []row {
	if screen.Title == "" {
		return nil
	}
	return s.rowsOf(s.phone(size, screen), s.step)
}

// steps lists what to do: done, present, to come, with room between them if
// there is enough. Of a list taller than height it gives as many whole steps
// around the present one as fit.
func (s *setter) steps(w *deck.Walkthrough, current, room, height int) []row {
	var steps [][]row
	total := 0
	for i := range w.Steps {
		said := s.drawer
		switch {
		case i == current:
			said = s.speaking()
		case i > current:
			said = s.muted
		}
		step := s.walkStep(w, i, current, room, said)
		steps = append(steps, step)
		total += len(step)
	}
	gap := 0
	if height < never && total+len(steps)-1 <= height {
		gap = 1
	}
	if total > height {
		steps = around(steps, current, max(0, height))
	}
	var rows []row
	for i, step := range steps {
		if i > 0 {
			rows = appendBlank(rows, gap, 0)
		}
		rows = append(rows, step...)
	}
	if total > height {
		rows = padRows(rows, height)
	}
	return rows
}

// around picks steps next to the present one: first the one after it, then
// those before it, then the others.
func around(steps [][]row, current, height int) [][]row {
	first, last := current, current
	taken := min(len(steps[current]), height)
	steps[current] = steps[current][:taken]
	fits := func(i int) bool {
		if i < 0 || i >= len(steps) || taken+len(steps[i]) > height {
			return false
		}
		taken += len(steps[i])
		return true
	}
	if fits(last + 1) {
		last++
	}
	for fits(first - 1) {
		first--
	}
	for fits(last + 1) {
		last++
	}
	return steps[first : last+1]
}

func (s *setter) walkStep(w *deck.Walkthrough, i, current, room int, said *drawer) []row {
	mark, number := "  ", s.styles.Muted
	switch {
	case i < current:
		mark = s.styles.Right.Render("✓") + " "
	case i == current:
		mark, number = s.accent.Render("▸")+" ", s.styles.Bold(s.accent)
	}
	digits := len(strconv.Itoa(len(w.Steps)))
	label := strconv.Itoa(i + 1)
	label = mark + blank(digits-len(label)) + number.Render(label) + "  "
	in := digits + 4
	if room < 3*in {
		label, in = mark, 2
	}
	return indent(s.rowsOf(fill(said.line(w.Steps[i].Do), max(1, room-in)), s.step), label, blank(in))
}
