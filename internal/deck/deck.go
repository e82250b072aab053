// Package deck says what a deck is: topics of slides and their quiz items,
// read from Markdown and YAML in an [io/fs.FS]. It knows no terminal.
//
// Prose is parsed here, once, when somebody first asks, and kept as a tree (see
// [Prose]); screen, voice, paper, search and practice read that tree. What one
// of them could not show is a problem of the deck.
//
// A new type of block is its struct with a Visit, its word in own and its
// fields in topicParser.block, and a method in [Visitor]. The compiler then
// names those who read blocks: search in text.go here, the screen in package
// render, the voice in speech, Markdown in paper, and the length of lines in
// check. The web page of package paper wants a template with the name of the
// type, and says so. The test of this package that draws slides draws it too.
//
// # Why no HTML
//
// One source is shown on a screen, read aloud, printed and searched. HTML says
// how a page looks in a browser, and three of the four have none: what stands
// in a <div> would be there for some readers and not for others, and nobody
// who checks on one of them would see. What a slide needs beside prose has a
// block of its own, which says what it means and not how it looks.
package deck

import (
	"iter"
	"strings"
	"time"
)

// A Deck is all that is taught, in one language. It is immutable once loaded,
// so any number of sessions may share it.
type Deck struct {
	ID       string // stable name that results refer to, the same in all languages
	Title    string
	Subtitle string
	Language string // BCP 47 tag: "vi", "en"
	Version  string // for people: "2026.11"
	Source   Source
	Words    Words
	Theme    *Theme // nil where the deck looks as the program does
	Quiz     Rules
	Notice   string // what is kept of a learner, why and for how long; shown where a name is asked for
	Units    []Unit
	Topics   []Topic
	Routes   []Route
	Hash     string // "sha256:" and 64 hex digits over all files, in path order

	slides []*Slide
}

// Source names the document that asks for the training.
type Source struct {
	Number string // "254/VHL-TCCBKT"
	Date   string // as written on the document: "07/02/2024"
	Issuer string
}

// Rules say how a quiz is drawn from the bank and when it is passed.
type Rules struct {
	Questions int     // items in one attempt
	Pass      float64 // share of right answers that passes, 0 < Pass <= 1
	Cover     int     // at least this many items of each level

	// What keeps a bank from being farmed; 0 where nothing is said. They hold
	// for routes too.
	Attempts int           // that a learner may begin on a day
	Wait     time.Duration // after one that was not passed
	Identity string        // Open, Enrolled, or "" where nothing is said, which is Open
}

// Of whom attempts are recorded.
const (
	Open     = "open"     // of whoever types a name
	Enrolled = "enrolled" // of whom the organiser vouches for
)

// A Unit is an institute or office that learners belong to.
type Unit struct {
	Code      string // key in records
	Name      string // what people see
	Headcount int    // staff to be reached; 0 if not known
	Other     bool   // for who belongs to none of the rest
}

// Levels of a topic: parts of the course, of which the deck says what they are
// called. In the built-in deck it is the account level that the utility needs.
const (
	General = 0 // of no part: introduction, safety, recap
	Level1  = 1
	Level2  = 2

	mostLevels = 9
)

// A Topic is one Markdown file: a numbered one of its level, or a general one.
type Topic struct {
	Path      string // inside the deck's fs.FS
	Title     string
	Level     int    // General, Level1 or above
	Item      int    // its number within its level, from 1; 0 for a general topic
	Minutes   int    // planned
	Icon      string // name of its picture; "" if it has none
	Slides    []Slide
	Questions []Question
	First     int // index of its first slide in the deck
}

// A Slide is one screen of a topic.
type Slide struct {
	Topic  int    // index in Deck.Topics
	Number int    // from 1, within the topic
	Line   int    // where it begins in the topic's file
	Title  string // text of its first heading, without marks of emphasis; "" if it has none
	Large  bool   // the first heading is of level 1: a title slide, set large
	Hero   string // <!-- hero: … -->: what the slide comes down to, set large in place of the title; "" if it has none
	Middle bool   // <!-- jump_to_middle -->: set in the middle of the stage
	Blocks []Block
	Notes  Prose // speaker notes
	Steps  int   // reveals, at least 1

	source string // its lines, for Equal
}

// A Block is a part of a slide: one of the types that a Visitor names. The
// first heading is in Slide.Title, not in a block.
type Block interface {
	// From is the first step, counted from 0, at which the block shows.
	From() int
	// Visit calls the method of v that is for the block's type.
	Visit(v Visitor)
}

// A Visitor is who reads blocks: it has a method for each type, so that
// whoever adds a type is told by the compiler where something is to be said of
// it.
type Visitor interface {
	Markdown(*Markdown)
	Columns(*Columns)
	Walkthrough(*Walkthrough)
	Phone(*Phone)
	QR(*QR)
	Callout(*Callout)
	Drill(*Drill)
	Image(*Image)
	Chart(*Chart)
}

// Visit calls the visitor's method for a Markdown block.
func (b *Markdown) Visit(v Visitor) { v.Markdown(b) }

// Visit calls the visitor's method for columns.
func (b *Columns) Visit(v Visitor) { v.Columns(b) }

// Visit calls the visitor's method for a walkthrough.
func (b *Walkthrough) Visit(v Visitor) { v.Walkthrough(b) }

// Visit calls the visitor's method for a phone.
func (b *Phone) Visit(v Visitor) { v.Phone(b) }

// Visit calls the visitor's method for a QR code.
func (b *QR) Visit(v Visitor) { v.QR(b) }

// Visit calls the visitor's method for a callout.
func (b *Callout) Visit(v Visitor) { v.Callout(b) }

// Visit calls the visitor's method for a drill.
func (b *Drill) Visit(v Visitor) { v.Drill(b) }

// Visit calls the visitor's method for a picture.
func (b *Image) Visit(v Visitor) { v.Image(b) }

// Visit calls the visitor's method for a chart.
func (b *Chart) Visit(v Visitor) { v.Chart(b) }

// All goes through the blocks of a slide, and after columns through what
// stands in them.
func (s *Slide) All() iter.Seq[Block] {
	return func(yield func(Block) bool) { all(s.Blocks, yield) }
}

func all(blocks []Block, yield func(Block) bool) bool {
	for _, b := range blocks {
		if !yield(b) {
			return false
		}
		if c, ok := b.(*Columns); ok {
			for _, column := range c.Columns {
				if !all(column, yield) {
					return false
				}
			}
		}
	}
	return true
}

// Reveal is embedded in every block and holds the step it appears at.
type Reveal struct{ Step int }

// From implements Block.
func (r Reveal) From() int { return r.Step }

// Align is where text and pictures stand in the width that they have.
type Align string

// What may stand after alignment; of a block that it was not said of it is "":
// text at the left, pictures in the middle.
const (
	Left   Align = "left"
	Center Align = "center"
	Right  Align = "right"
)

// Markdown is prose.
type Markdown struct {
	Reveal
	Prose
	Align
	Line int
}

// Columns sets blocks side by side.
type Columns struct {
	Reveal
	Ratio   []int // relative widths, each > 0
	Columns [][]Block
}

// A Walkthrough is a way through the app. Its step k shows from the slide's
// step From()+k; a walkthrough of n steps adds n-1 steps to the slide.
type Walkthrough struct {
	Reveal
	Steps []WalkStep
}

// A WalkStep is one thing to do, and the phone screen on which it is done.
type WalkStep struct {
	Do     Prose  // a line
	Screen Screen // Screen.Title is "" where the step happens off the phone
	Line   int
}

// A Screen is a schematic phone screen.
type Screen struct {
	Title string   // its header
	Rows  []string // plain text, top to bottom
	Tap   string   // the row to tap: one of Rows, or ""
	Note  string   // caption; "" for the usual one
}

// Phone shows one phone screen.
type Phone struct {
	Reveal
	Screen Screen
}

// QR is a QR code and its caption.
type QR struct {
	Reveal
	URL     string
	Caption Prose // a line
}

// Kinds of callout.
const (
	Tip     = "tip"
	Warning = "warning"
	Law     = "law"
)

// A Callout sets a remark apart.
type Callout struct {
	Reveal
	Kind string // Tip, Warning or Law
	Text Prose
}

// Types of question.
const (
	Single    = "single"     // one right option
	Multiple  = "multiple"   // one or more right options, all of which must be given
	TrueFalse = "true-false" // options a (true) and b (false)
	Order     = "order"      // options in the right order; the learner puts them in order
	Tap       = "tap"        // the options are the rows of its phone screens, one of which is right
)

// A Question is one quiz item.
type Question struct {
	ID       string // stable: results refer to it for years
	Type     string // Single, Multiple, TrueFalse, Order or Tap
	Text     string
	Screens  []Screen // one or two, or none: what a Tap question is answered on, else what is shown above the text
	Message  *Message // shown above the text, or nil
	Options  []Option
	Explain  string
	Slide    int    // the slide of its topic to go back to, from 1
	Fact     string // questions with the same Fact ask the same; "" where no other does
	Topic    int    // index in Deck.Topics
	Revision string // eight hex digits: changes when what the learner sees or what is right changes
	Line     int
}

// An Option is named by its letter, which is its place in the deck file,
// whatever order a learner is shown. A true-false question has the options
// "a" (true) and "b" (false) with empty Text: the interface words them. Those
// of a Tap question are the rows of its first screen and then of its second.
type Option struct {
	Letter string // "a", "b", …
	Text   string
	Right  bool // always true in an Order question, whose right order is a, b, c, …
}

// RightLetters are the letters of the right answer: a set in letter order, or
// for an Order question the sequence.
func (q *Question) RightLetters() []string {
	var right []string
	for _, o := range q.Options {
		if o.Right {
			right = append(right, o.Letter)
		}
	}
	return right
}

// Key names what the question asks: its fact, or where no other question asks
// the same, the question itself. No two with the same key belong in one quiz.
func (q *Question) Key() string {
	if q.Fact != "" {
		return q.Fact
	}
	return "question " + q.ID // no fact has a blank in it
}

// Option returns the option with this letter, or nil.
func (q *Question) Option(letter string) *Option {
	for i := range q.Options {
		if q.Options[i].Letter == letter {
			return &q.Options[i]
		}
	}
	return nil
}

// Wording is the text of the option with this letter, and before it the name of
// the screen where the question has two; "" where there is no such option.
func (q *Question) Wording(letter string) string {
	o := q.Option(letter)
	if o == nil {
		return ""
	}
	if q.Type == Tap && len(q.Screens) > 1 {
		return q.Screens[q.ScreenOf(letter)].Title + ": " + o.Text
	}
	return o.Text
}

// ScreenOf is the index of the screen that an option of a Tap question stands
// on.
func (q *Question) ScreenOf(letter string) int {
	rows := 0
	for i, s := range q.Screens {
		rows += len(s.Rows)
		if int(letter[0]-'a') < rows {
			return i
		}
	}
	return 0
}

// Len is the number of slides in the deck.
func (d *Deck) Len() int { return len(d.slides) }

// Slide returns slide i of the deck, 0 <= i < Len().
func (d *Deck) Slide(i int) *Slide { return d.slides[i] }

// Questions lists the whole bank, in the deck's order.
func (d *Deck) Questions() []*Question {
	var bank []*Question
	for t := range d.Topics {
		for q := range d.Topics[t].Questions {
			bank = append(bank, &d.Topics[t].Questions[q])
		}
	}
	return bank
}

// Question returns the item with this id, or nil.
func (d *Deck) Question(id string) *Question {
	for t := range d.Topics {
		for q := range d.Topics[t].Questions {
			if d.Topics[t].Questions[q].ID == id {
				return &d.Topics[t].Questions[q]
			}
		}
	}
	return nil
}

// Utilities counts the numbered topics of a level: 9 of level 1, 7 of level 2 in
// the built-in deck.
func (d *Deck) Utilities(level int) int {
	n := 0
	for _, t := range d.Topics {
		if t.Level == level && t.Item > 0 {
			n++
		}
	}
	return n
}

// Unit returns the unit with this code, or nil.
func (d *Deck) Unit(code string) *Unit {
	for i := range d.Units {
		if strings.EqualFold(d.Units[i].Code, code) {
			return &d.Units[i]
		}
	}
	return nil
}

// UnitName is what people call the unit with a code; the code itself where the
// deck does not list it.
func (d *Deck) UnitName(code string) string {
	if u := d.Unit(code); u != nil {
		return u.Name
	}
	return code
}
