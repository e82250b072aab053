package practice

import (
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
)

// DrillOn returns the drill on a slide, the first if it has several, or nil.
func DrillOn(d *deck.Deck, slide int) *deck.Drill {
	for b := range d.Slide(slide).All() {
		if drill, ok := b.(*deck.Drill); ok {
			return drill
		}
	}
	return nil
}

// A Hunt is a drill under way: the learner picks the lines that give the
// message away, or says that none does.
type Hunt struct {
	drill *deck.Drill
	found []bool
	wrong int
	over  bool
}

// Begin begins a drill.
func Begin(d *deck.Drill) Hunt { return Hunt{drill: d, found: make([]bool, len(d.Lines))} }

// Found reports whether a line was found to give the message away.
func (h *Hunt) Found(line int) bool { return h.found[line] }

// Left counts the signs that are not found yet.
func (h *Hunt) Left() int {
	n := 0
	for i, l := range h.drill.Lines {
		if l.Sign != "" && !h.found[i] {
			n++
		}
	}
	return n
}

// Help is what the learner is to be told: after one wrong pick a hint; after
// two all is shown, and the hunt is over.
func (h *Hunt) Help() Help { return helpAfter(h.wrong) }

// Done reports whether everything is found or shown.
func (h *Hunt) Done() bool { return h.over }

// First reports whether all was found without a wrong pick.
func (h *Hunt) First() bool { return h.over && h.wrong == 0 }

// Pick picks a line, from 0; the number after the last line says that the
// message is genuine. A line found before is right again; one that is not
// there does nothing.
func (h *Hunt) Pick(line int) (right bool) {
	if h.over || line < 0 || line > len(h.drill.Lines) {
		return false
	}
	switch {
	case line == len(h.drill.Lines):
		right = h.drill.Kind == deck.Genuine
		h.over = right
	case h.drill.Lines[line].Sign != "":
		right, h.found[line] = true, true
		h.over = h.Left() == 0
	}
	if right {
		return true
	}
	if h.wrong++; h.Help() == Shown {
		h.over = true
		for i, l := range h.drill.Lines {
			h.found[i] = l.Sign != ""
		}
	}
	return false
}

// Marked lists which lines are found to give the message away.
func (h *Hunt) Marked() []bool { return slices.Clone(h.found) }
