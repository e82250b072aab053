// Package gift reads and writes questions in GIFT, Moodle's text format for
// question banks. All but Import and Export is pure: bytes in, questions and
// problems out.
//
// # What is carried over
//
// A single question is written as {=right ~wrong}, a multiple one by weights
// ({~%50%right ~%50%right ~%-100%wrong}), a true-false one as {TRUE} or
// {FALSE}, an order one as Moodle's ordering type ({>n ALL VERTICAL
// ALL_OR_NOTHING …}). The explanation is the general feedback (####), the topic
// the category, the id stands in a comment that Moodle reads as the question's
// idnumber (// [id:…]). All texts are marked [plain].
//
// # What cannot be carried over
//
// To GIFT, and back from it:
//
//   - of a topic: its slides, notes, level, item and minutes; two topics with
//     the same title become one;
//   - of a question: the slide to go back to; it becomes the topic's first;
//   - a step of an order question that holds { } or a backslash, or begins
//     with //, comes out with other signs in Moodle, though not here.
//
// To a deck:
//
//   - short answer, numerical, matching and essay questions, questions with
//     several gaps, and questions with fewer than 2 (of an order question, 3)
//     or more than 9 answers, with none right or all right, or with two answers
//     alike: these are left out, each with an error;
//   - descriptions: left out with a warning, as they are no questions;
//   - partial credit: here an answer is right or wrong. Weights only tell which
//     answers are right: = and any positive weight where there is no =;
//   - feedback of single answers: it is joined to the explanation;
//   - pictures, and marks of HTML: they go, the text stays, small figures
//     become ² and ₂; Markdown stays as it is written;
//   - tags, and the names of questions (unless an id must be made of them).
package gift

import (
	"sort"

	"training.vast.vn/vneid-training/internal/deck"
)

// A Question is what GIFT and a deck both know of a question.
type Question struct {
	Line     int    // where it begins in the file read
	ID       string // "" if the file names none
	Title    string // the question's name in Moodle
	Category string // "" if there is none
	Type     string // deck.Single, deck.Multiple, deck.TrueFalse or deck.Order
	Text     string
	Options  []Option // of a true-false question: true, then false, without text
	Explain  string   // "" if there is no feedback
}

// An Option is one answer; of an order question, in the right order.
type Option struct {
	Text  string
	Right bool
}

// A Problem is a decision about something in the file that a deck does not
// have, or that is not GIFT.
type Problem struct {
	Line int
	Kind deck.Kind
	Args []any
	Lost bool // the question was left out; else it was taken over
}

// A source is the text of a file and where its lines begin.
type source struct {
	text   string // comments are blanks here
	mask   string // text, with \x01 for both characters of an escape
	starts []int
}

func (s *source) line(at int) int {
	return sort.SearchInts(s.starts, at+1)
}

// A reader collects what is read.
type reader struct {
	source
	ids       map[int]string // line, from 1 -> id in a comment there
	category  string
	questions []Question
	problems  []Problem
}

func (r *reader) warn(line int, kind deck.Kind, args ...any) {
	if n := len(r.problems); n > 0 && len(args) == 0 && r.problems[n-1].Line == line && r.problems[n-1].Kind == kind {
		return
	}
	r.problems = append(r.problems, Problem{Line: line, Kind: kind, Args: args})
}

func (r *reader) lose(line int, kind deck.Kind, args ...any) {
	r.problems = append(r.problems, Problem{Line: line, Kind: kind, Args: args, Lost: true})
}

// Parse reads a GIFT file in UTF-8, UTF-16 with a byte order mark, or
// Windows-1252, in time linear in its length. Whatever it cannot take over as
// it is, it tells; problems are in the order of lines.
func Parse(data []byte) ([]Question, []Problem) {
	r := &reader{ids: map[int]string{}}
	r.open(data)
	for _, b := range r.blocks() {
		for _, p := range r.pieces(b) {
			r.piece(p)
		}
	}
	sort.SliceStable(r.problems, func(i, j int) bool { return r.problems[i].Line < r.problems[j].Line })
	return r.questions, r.problems
}
