package quiz

import (
	"fmt"
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
)

// Answering is an answer being put together. For an order item order has the
// options that are placed, and no row moves for that; for all others picked says
// which options are marked.
type Answering struct {
	Item   Item
	At     int // row of the cursor
	picked map[string]bool
	Rows   []string // letters, top to bottom
	order  []string
	enter  bool // Enter has marked all that is marked
}

// NewAnswering begins an answer.
func NewAnswering(it Item) Answering {
	return Answering{Item: it, picked: map[string]bool{}, Rows: slices.Clone(it.Shown)}
}

// Order reports whether the answer is an order of all options.
func (a *Answering) Order() bool { return a.Item.Question.Type == deck.Order }

// One reports whether only one option can be picked.
func (a *Answering) One() bool { return !a.Order() && a.Item.Question.Type != deck.Multiple }

// Move takes the cursor by n rows, and with it the mark where only one option
// can have it.
func (a *Answering) Move(n int) {
	a.At = max(0, min(a.At+n, len(a.Rows)-1))
	if len(a.Given()) > 0 && a.One() {
		a.Pick(a.At)
	}
}

// Pick marks the option shown as number n, from 0: for an order item it is the
// next in order, and picking after all are placed begins anew.
func (a *Answering) Pick(n int) {
	a.enter = false
	if n < 0 || n >= len(a.Item.Shown) {
		return
	}
	letter := a.Item.Shown[n]
	if a.Order() {
		a.place(letter)
		return
	}
	if a.One() {
		clear(a.picked)
		a.picked[letter] = true
	} else {
		a.picked[letter] = !a.picked[letter]
	}
	a.At = n
}

// Enter marks the option under the cursor where that is what Enter is for, and
// reports whether it gives the answer instead. An order is put together by it.
// Of several options it marks those that it comes to, as long as no other key
// has marked one, and gives the answer from one that is marked.
func (a *Answering) Enter() (gives bool) {
	given := a.Given()
	switch {
	case a.Order():
		gives = a.Missing() == 0 || a.Place(a.Rows[a.At]) > 0
	case a.One():
		gives = len(given) > 0
	default:
		gives = len(given) > 0 && (!a.enter || a.picked[a.Rows[a.At]])
	}
	if !gives {
		enter := a.enter || len(given) == 0
		a.Toggle()
		a.enter = enter
	}
	return gives
}

// Toggle marks the option under the cursor.
func (a *Answering) Toggle() {
	if a.Order() {
		a.place(a.Rows[a.At])
		return
	}
	a.Pick(a.At)
}

func (a *Answering) place(letter string) {
	if len(a.order) == len(a.Rows) {
		a.order, a.Rows = nil, slices.Clone(a.Item.Shown)
	}
	if a.Place(letter) == 0 {
		a.order = append(a.order, letter)
	}
	for i, row := range a.Rows { // on to the next that is to be placed
		if a.Place(row) == 0 {
			a.At = i
			break
		}
	}
}

// Place is where an option stands in the order given, from 1; 0: not in it.
func (a *Answering) Place(letter string) int { return slices.Index(a.order, letter) + 1 }

// Shift moves the row under the cursor; what the learner sees is then taken
// for their order.
func (a *Answering) Shift(n int) {
	if !a.Order() {
		return
	}
	to := a.At + n
	if to < 0 || to >= len(a.Rows) {
		return
	}
	a.Rows[a.At], a.Rows[to] = a.Rows[to], a.Rows[a.At]
	a.At, a.order = to, slices.Clone(a.Rows)
}

// Missing counts the rows of an order item that are not in order yet.
func (a *Answering) Missing() int {
	if !a.Order() {
		return 0
	}
	return len(a.Rows) - len(a.order)
}

// Given is the answer as it stands.
func (a *Answering) Given() []string {
	if a.Order() {
		return a.order
	}
	var given []string
	for _, letter := range a.Item.Shown {
		if a.picked[letter] {
			given = append(given, letter)
		}
	}
	return given
}

// Number is the digit under which an option is shown.
func (a *Answering) Number(letter string) int { return slices.Index(a.Item.Shown, letter) + 1 }

// Restore marks an option that was given before.
func (a *Answering) Restore(letter string) {
	if a.Order() {
		a.place(letter)
		return
	}
	a.picked[letter] = true
}

// Mark is how an option stands in the answer: its place in the order, or
// whether it is picked.
func (a *Answering) Mark(letter string) string {
	multiple := a.Item.Question.Type == deck.Multiple
	switch {
	case a.Place(letter) > 0:
		return fmt.Sprintf("→ %d", a.Place(letter))
	case a.Order():
		return "   "
	case multiple && a.picked[letter]:
		return "[x]"
	case multiple:
		return "[ ]"
	case a.picked[letter]:
		return "(•)"
	}
	return "( )"
}
