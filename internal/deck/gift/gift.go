// Package gift reads and writes questions in GIFT, Moodle's text format for
// question banks. It is pure: bytes in, questions and problems out.
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
	Kind string // key of the words for it: see Kinds
	Args []any
	Lost bool // the question was left out; else it was taken over
}

// Kinds maps every kind of problem to its words in English, a format for Args.
// Other languages word the same kinds.
var Kinds = map[string]string{
	"windows-1252":  "the file is not UTF-8 and was read as Windows-1252; if letters came out wrong, save it as UTF-8 and import it again",
	"utf-16":        "the file is UTF-16 and was read so",
	"hidden":        "characters that show nothing, or that a terminal obeys, were left out",
	"joined":        "a blank line between { and } was taken for part of the question",
	"blank-before":  "a blank line between a question and its answers was left out",
	"no-blank-line": "no blank line before this question; it was taken for a question of its own",
	"loose-braces":  "braces that are not escaped were taken for text; write \\{ and \\}",
	"loose-equals":  "a = that is not escaped was taken for text; write \\=",
	"loose-text":    "text before the first answer was taken for a wrong answer",
	"open-title":    "the name of the question does not end with ::; what follows was taken for its text",
	"title-text":    "the question has no text; its name was taken for it",
	"tags-text":     "an answer is nothing but tags; they were taken for text",
	"formula":       "\\n in a formula was taken for the beginning of a command; write \\\\n",
	"outside":       "feedback after the } was taken for the explanation",
	"fence":         "a line of ``` around the questions was left out",
	"picture":       "a picture was left out: a deck holds none in questions",
	"empty-answer":  "an answer without text was left out",
	"truth-case":    "%q was taken for true or false; Moodle wants capitals",
	"equal-weights": "answers marked = with weights that share the credit were taken for several right ones; Moodle wants ~ before their weights",
	"partial":       "an answer with part of the credit counts as wrong here",
	"several-right": "%d answers are marked =: Moodle accepts any one of them, here all must be chosen",
	"weights":       "the weights of right answers sum to %g %%, not 100 %%; all of them count as right",
	"feedback":      "feedback of single answers was joined to the explanation",
	"description":   "a text without answers is no question; it was left out",
	"no-explain":    "there is no feedback; the explanation names the right answer: write why it is right",
	"id-taken":      "the id %q is taken; the question became %q",
	"order-part":    "Moodle shows only some of the steps; here all are shown",

	"open-brace":    "left out: { is not closed; write } after the answers, and \\{ where a brace is text",
	"stray-brace":   "left out: } without {; write \\} where a brace is text",
	"several-gaps":  "left out: several groups of answers in one question; write a question for each",
	"no-text":       "left out: the question has no text",
	"essay":         "left out: an essay has no answers to choose from",
	"numerical":     "left out: a numerical question has no answers to choose from; make it one with = and ~",
	"short-answer":  "left out: a short answer has no answers to choose from; add wrong ones with ~",
	"matching":      "left out: a deck has no matching questions; write a question for each pair",
	"order-form":    "left out: an ordering question has its settings on the line of > and each step on a line of its own",
	"no-right":      "left out: no answer is right; mark one with =, or several with %%weights%%",
	"all-right":     "left out: no answer is wrong; add a wrong one with ~",
	"few-answers":   "left out: %d answers, but a question needs at least %d",
	"many-answers":  "left out: %d answers, but a question has at most %d",
	"same-answers":  "left out: the answer %q comes twice",
	"long-question": "left out: the question holds more than %d KB",
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

func (r *reader) warn(line int, kind string, args ...any) {
	if n := len(r.problems); n > 0 && len(args) == 0 && r.problems[n-1].Line == line && r.problems[n-1].Kind == kind {
		return
	}
	r.problems = append(r.problems, Problem{Line: line, Kind: kind, Args: args})
}

func (r *reader) lose(line int, kind string, args ...any) {
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
