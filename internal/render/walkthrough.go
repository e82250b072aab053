package render

import (
	"strconv"

	"training.vast.vn/vneid-training/internal/deck"
)

// The phone stands beside the steps from this width on.
const besideFrom = 72

// walkthrough shows the steps, the one being done marked, and the phone
// screen on which it is done. Its height is the same at every step.
func (s *setter) walkthrough(w *deck.Walkthrough, room int) []row {
	current := max(0, min(s.step-w.From(), len(w.Steps)-1))
	var screens []deck.Screen
	for _, step := range w.Steps {
		if step.Screen.Title != "" {
			screens = append(screens, step.Screen)
		}
	}
	screen := w.Steps[current].Screen
	var rows []row
	outer, height := s.phoneWidth(screens, room/2), phoneHeight(screens)+1
	switch {
	case len(screens) == 0:
		rows = s.steps(w, current, room, s.height)
	case room >= besideFrom-4 && height <= s.height:
		left := s.steps(w, current, room-outer-columnGap, s.height)
		rows = s.beside(left, s.phoneRows(screen, outer, height-1, s.step), room-outer)
	default:
		rows = s.steps(w, current, room, s.height-2)
		outer := s.phoneWidth(screens, room)
		if len(rows)+1+height <= s.height {
			rows = append(append(rows, row{}), s.phoneRows(screen, outer, height-1, s.step)...)
		} else {
			path := ""
			if screen.Title != "" {
				path = s.path(screen, room)
			}
			rows = append(append(rows, row{}), row{text: path})
		}
	}
	for i := range rows {
		rows[i].from = w.From()
		rows[i].fresh = s.step >= w.From() && s.step < w.From()+len(w.Steps)
	}
	return whole(rows)
}

func (s *setter) phoneRows(screen deck.Screen, outer, height, from int) []row {
	if screen.Title == "" {
		return nil
	}
	return s.rowsOf(append(s.phone(screen, outer, height), s.caption(screen, outer)), from)
}

// steps lists what to do: done, current, to come. Of a list taller than most
// it shows the rows around the current step.
func (s *setter) steps(w *deck.Walkthrough, current, room, most int) []row {
	var rows []row
	begin, end := 0, 0
	digits := len(strconv.Itoa(len(w.Steps)))
	for i, step := range w.Steps {
		if i == current {
			begin = len(rows)
		}
		rows = append(rows, s.walkStep(step, i, current, digits, room)...)
		if i == current {
			end = len(rows)
		}
	}
	if len(rows) <= most {
		return rows
	}
	top := max(0, min(begin-(most-(end-begin))/2, len(rows)-most, begin))
	return rows[top : top+max(0, most)]
}

func (s *setter) walkStep(step deck.WalkStep, i, current, digits, room int) []row {
	mark, base, number := "  ", s.styles.Muted, s.styles.Muted
	switch {
	case i < current:
		mark, base, number = s.styles.Right.Render("✓")+" ", s.styles.Text, s.styles.Muted
	case i == current:
		mark, base, number = s.accent.Bold(true).Render("▸")+" ", s.styles.Strong, s.accent.Bold(true)
	}
	label := strconv.Itoa(i + 1)
	label = mark + blank(digits-len(label)) + number.Render(label) + "  "
	in := digits + 4
	text := newReader(newInliner(s.styles, base)).line(step.Do)
	return indent(s.rowsOf(wrap(text, max(1, room-in)), s.step), label, blank(in))
}
