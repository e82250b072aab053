// Package kit is what every screen is made of: the seam by which the shell
// knows a screen, the session it belongs to, its frame, slides and fields. It
// knows no screen.
//
// The rule of the house: a wing (learn, exam, person, live) imports kit, what
// stands under kit and under itself, and the rooms below tui, never another wing
// and never the shell. The shell, package tui, alone knows which screen stands
// at which Place. A new screen is a file in a wing, a Place here and a row in the
// shell's table.
package kit

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/quiz"
	"training.vast.vn/vneid-training/internal/render"
)

// Screen is all that the shell knows of a screen. A screen is a plain struct
// that changes in Update and Resize only.
type Screen interface {
	Update(msg tea.Msg, s *Session) Want
	View(s *Session) Picture
	Keys(s *Session) []key.Binding // what the keys do now, in the order of help; the footer has the first ones
	Resize(s *Session)             // the window has another size
}

// Typist is a screen on which letters may go into a text field.
type Typist interface {
	Typing() bool
}

// Guarded is a screen that is not left by a single key.
type Guarded interface {
	// Leaving is what is asked of who wants to leave; nil: they may.
	Leaving(s *Session) *Question
}

// Question is asked before a screen is left.
type Question struct {
	Head    string   // of the window
	Title   string   // the question itself
	Lines   []string // what is said of it
	Answers []Item
	Chosen  func(answer int) Want // nil: to stay
}

// Item is a line of a menu and the remark that stands behind it.
type Item struct{ Text, Remark string }

// Fixed is embedded by screens that keep nothing of the window's size.
type Fixed struct{}

// Resize has nothing to do.
func (Fixed) Resize(*Session) {}

// Settle is how long keys that commit are ignored after the screen has
// changed, so that a doubled Enter can't skip what was not read yet.
const Settle = quiz.Settle

// Place names a screen.
type Place int

// The screens.
const (
	Home Place = iota
	Talk
	Contents
	Search
	Exercises
	Routes
	Practice // of a walkthrough or a message
	Identity
	Exam
	Outcome
	Results // of the person at the screen
	Certified
	Review
	Join // asks which briefing to join
	Live // a seat in a briefing
	Places
)

// None stands for no item, no row, no slide.
const None = -1

// A Want is what a screen wants; nil: nothing.
type Want interface{ want() }

type (
	// Go wants another screen.
	Go struct {
		To    Place
		Slide int // that it begins with; Stay: the one it is on
		With  any // what the screen is about, where it is more than a slide
	}
	// Quit wants to leave.
	Quit struct{}
	// Do wants something done outside Update.
	Do tea.Cmd
	// Write wants the data folder changed: one thing after the other, in the
	// order in which they were wanted.
	Write tea.Cmd
	// Learnt wants it kept that there is something new in the progress.
	Learnt struct{}
	// Blank wants the window black, or white, until a key is pressed.
	Blank struct{ White bool }
	// Include wants a topic led through in the room, or no more.
	Include struct{ Topic int }
	// All wants several things, in this order.
	All []Want
)

func (Go) want()      {}
func (Quit) want()    {}
func (Do) want()      {}
func (Write) want()   {}
func (Learnt) want()  {}
func (Blank) want()   {}
func (Include) want() {}
func (All) want()     {}

// Stay is the slide of a Go to where its screen is already.
const Stay = -1

// Open wants another screen.
func Open(p Place) Want { return Go{To: p, Slide: Stay} }

// OpenSlide wants a slide of the talk.
func OpenSlide(i int) Want { return Go{To: Talk, Slide: i} }

// Picture is what a screen looks like, and what in it can be clicked.
type Picture struct {
	Content string
	Cursor  *tea.Cursor
	Hints   []render.Spot // the keys in the footer
	Rows    Rows          // the items on the stage

	shown bool // the content is already as the terminal shows it
}

// With is the picture with rows that can be clicked.
func (p Picture) With(rows Rows) Picture {
	p.Rows = rows
	return p
}

// Rows is the part of the stage whose rows can be clicked.
type Rows struct {
	Items       []int // which item stands on each line; None where none does
	Top         int   // the line of the stage on which the first of them stands
	Left, Width int   // its columns in the window
	Beside      *Rows // in other columns; nil: there are none
	// Names are what the items are called, which may be drawn in large letters; ""
	// or none: what their rows say.
	Names []string
}

// Click is a message: this item was clicked.
type Click struct{ Item int }

// Clicked reports whether the message is a click, and on which item.
func Clicked(msg tea.Msg) (item int, ok bool) {
	c, ok := msg.(Click)
	return c.Item, ok
}

// At returns the item at a place in the window, or None.
func (r Rows) At(s *Session, x, y int) int {
	if r.Beside != nil {
		if item := r.Beside.At(s, x, y); item != None {
			return item
		}
	}
	line := y - s.StageTop() - r.Top
	if line < 0 || line >= min(len(r.Items), s.Stage().Height-r.Top) || x < r.Left || x >= r.Left+r.Width {
		return None
	}
	return r.Items[line]
}

// From is the same rows with items that are numbered from another one on.
func (r Rows) From(first int) Rows {
	for i := range r.Items {
		if r.Items[i] != None {
			r.Items[i] += first
		}
	}
	r.Names = append(make([]string, first), r.Names...)
	return r
}

// RowsBelow puts n rows that can be clicked under lines that can't.
func RowsBelow(lines, n int) []int {
	rows := make([]int, lines+n)
	for i := range rows {
		rows[i] = max(None, i-lines)
	}
	return rows
}
