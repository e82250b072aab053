package tui

import (
	"slices"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/quiz"
)

// answering is an answer being put together. For an order item rows holds the
// options as they stand now, of which the first placed are in order; for all
// others picked says which options are marked.
type answering struct {
	item   quiz.Item
	at     int // row of the cursor
	picked map[string]bool
	rows   []string // letters, top to bottom
	placed int
}

func newAnswering(it quiz.Item) answering {
	return answering{item: it, picked: map[string]bool{}, rows: slices.Clone(it.Shown)}
}

func (a *answering) order() bool { return a.item.Question.Type == deck.Order }

// one reports whether only one option can be picked.
func (a *answering) one() bool { return !a.order() && a.item.Question.Type != deck.Multiple }

// move takes the cursor by n rows, and with it the mark where only one option
// can have it.
func (a *answering) move(n int) {
	a.at = max(0, min(a.at+n, len(a.rows)-1))
	if len(a.given()) > 0 && a.one() {
		a.pick(a.at)
	}
}

// pick marks the option shown as number n, from 0: for an order item it is the
// next in order, and picking after all are placed begins anew.
func (a *answering) pick(n int) {
	if n < 0 || n >= len(a.item.Shown) {
		return
	}
	letter := a.item.Shown[n]
	if a.order() {
		a.place(letter)
		return
	}
	if a.one() {
		clear(a.picked)
		a.picked[letter] = true
	} else {
		a.picked[letter] = !a.picked[letter]
	}
	a.at = n
}

// toggle marks the option under the cursor.
func (a *answering) toggle() {
	if a.order() {
		a.place(a.rows[a.at])
		return
	}
	a.pick(a.at)
}

func (a *answering) place(letter string) {
	if a.placed == len(a.rows) {
		a.placed = 0
		a.rows = slices.Clone(a.item.Shown)
	}
	from := slices.Index(a.rows, letter)
	if from < a.placed {
		return
	}
	a.rows = slices.Delete(a.rows, from, from+1)
	a.rows = slices.Insert(a.rows, a.placed, letter)
	a.placed++
	a.at = min(a.placed, len(a.rows)-1)
}

// shift moves the row under the cursor; what the learner sees is then taken
// for their order.
func (a *answering) shift(n int) {
	if !a.order() {
		return
	}
	to := a.at + n
	if to < 0 || to >= len(a.rows) {
		return
	}
	a.rows[a.at], a.rows[to] = a.rows[to], a.rows[a.at]
	a.at, a.placed = to, len(a.rows)
}

// missing counts the rows of an order item that are not in order yet.
func (a *answering) missing() int {
	if !a.order() {
		return 0
	}
	return len(a.rows) - a.placed
}

// given is the answer as it stands.
func (a *answering) given() []string {
	if a.order() {
		return a.rows[:a.placed]
	}
	var given []string
	for _, letter := range a.item.Shown {
		if a.picked[letter] {
			given = append(given, letter)
		}
	}
	return given
}

// number is the digit under which an option is shown.
func (a *answering) number(letter string) int { return slices.Index(a.item.Shown, letter) + 1 }

// restore marks an option that was given before.
func (a *answering) restore(letter string) {
	if a.order() {
		a.place(letter)
		return
	}
	a.picked[letter] = true
}
