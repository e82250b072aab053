package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/stats"
)

// Flags of an item.
const (
	WrongKey     = "wrong-key"     // people who know more do worse: is the key right?
	Weak         = "weak"          // it hardly tells who knows more from who knows less
	TooEasy      = "too-easy"      // at least 95 % have it right
	TooHard      = "too-hard"      // at most 25 % have it right
	UnusedOption = "unused-option" // an option that nobody takes
)

const (
	easy      = 0.95
	hard      = 0.25
	weakBelow = 0.1
	oneSided  = 1.645 // standard normal deviate of a one-sided 95 % test
)

// An ItemRow is the analysis of one revision of a question, from first
// attempts. With N below FewestShown only counts are known.
type ItemRow struct {
	Question, Revision string
	Edition            string // language of the deck that asks it today; "": none does
	Topic, Type, Text  string // as asked today; "" if no deck has the question
	N, Right, Skipped  int
	Facility           Figure
	Low, High          Figure // its 95 % Wilson interval
	Rest               Figure // item-rest correlation
	UpperLower         Figure // D
	Seconds            Figure // median
	Flags              []string
}

// An OptionRow says who took an option. Of an order question, how many put the
// step in its right place.
type OptionRow struct {
	Question, Revision, Option string
	Text                       string // "" where no deck has it
	Right                      bool
	N                          int // who took it
	Share                      Figure
}

// A WrongRow is a misconception: a wrong answer that many give.
type WrongRow struct {
	Question, Revision string
	Text               string // of the question
	Option             string // letter, or letters of an order
	OptionText         string
	N, Of              int
	Explain            string
	Topic, SlideTitle  string // where it is taught
	Slide              int    // from 1, within the topic; 0: not known
}

// items analyses each revision of each question.
func (b *builder) items(a *analysis) {
	order := slices.SortedFunc(slices.Values(a.order), func(x, y *item) int {
		return cmp.Or(cmp.Compare(b.bank.place(x.question), b.bank.place(y.question)), cmp.Compare(x.question, y.question),
			cmp.Compare(y.n, x.n), cmp.Compare(x.revision, y.revision))
	})
	for _, it := range order {
		found, exact := b.bank.Find(it.question, it.revision)
		row := ItemRow{Question: Shown(it.question), Revision: Shown(it.revision), Type: Shown(it.kind), N: it.n, Right: it.right, Skipped: it.skipped}
		if found.Question != nil {
			row.Topic, row.Text = found.Topic.Title, found.Question.Text
		}
		if exact {
			row.Edition = found.Deck.Language
		} else {
			found.Question = nil // its options are not those that were shown
		}
		options := b.options(it, found.Question)
		if it.n >= FewestShown {
			row.figures(it)
			row.flag(options)
			b.misconceptions(it, found)
		}
		b.report.Items = append(b.report.Items, row)
		b.report.Options = append(b.report.Options, options...)
	}
	slices.SortStableFunc(b.report.Wrong, func(x, y WrongRow) int { return cmp.Compare(y.N*x.Of, x.N*y.Of) })
}

func (r *ItemRow) figures(it *item) {
	low, high := stats.Wilson(it.right, it.n)
	r.Facility, r.Low, r.High = figure(it.facility(), true), figure(low, true), figure(high, true)
	r.Rest = figure(it.rest())
	r.UpperLower = figure(it.upperLower())
	r.Seconds = figure(it.seconds())
}

// flag says what should be looked at. That the key is wrong is said only where
// chance would make the correlation so low in one case of twenty.
func (r *ItemRow) flag(options []OptionRow) {
	add := func(name string, is bool) {
		if is {
			r.Flags = append(r.Flags, name)
		}
	}
	facility, rest := r.Facility.Value, r.Rest
	against := rest.Known && rest.Value*math.Sqrt(float64(r.N-1)) < -oneSided
	add(WrongKey, against)
	add(TooEasy, facility >= easy)
	add(TooHard, facility <= hard)
	add(Weak, !against && rest.Known && rest.Value < weakBelow && facility < easy)
	unused := false
	for _, o := range options {
		unused = unused || o.N == 0
	}
	add(UnusedOption, unused && r.N >= FewestSure && r.Type != deck.Order)
}

// options lists an item's options: those of the question, else those met.
func (b *builder) options(it *item, q *deck.Question) []OptionRow {
	counts := it.given
	if it.kind == deck.Order {
		counts = it.placed
	}
	letters := map[string]bool{}
	for _, l := range it.letters {
		letters[l] = true
	}
	if it.kind != deck.Order {
		for l := range counts {
			letters[l] = true
		}
	}
	if q != nil {
		for _, o := range q.Options {
			letters[o.Letter] = true
		}
	}
	var rows []OptionRow
	for _, l := range slices.Sorted(maps.Keys(letters)) {
		row := OptionRow{
			Question: Shown(it.question), Revision: Shown(it.revision), Option: Shown(l), Text: b.optionText(q, l),
			Right: slices.Contains(it.letters, l), N: counts[l],
		}
		if it.n >= FewestShown {
			row.Share = figure(float64(row.N)/float64(it.n), true)
		}
		rows = append(rows, row)
	}
	return rows
}

// optionText words an option: true and false have no text of their own.
func (b *builder) optionText(q *deck.Question, letter string) string {
	if q == nil {
		return ""
	}
	if q.Type == deck.TrueFalse {
		return map[string]string{"a": b.in.Words.Exam.True, "b": b.in.Words.Exam.False}[letter]
	}
	return q.Wording(letter)
}

// misconceptions finds the wrong answers that a quarter or more gave.
func (b *builder) misconceptions(it *item, found Asked) {
	right := strings.Join(it.letters, "")
	for _, given := range slices.Sorted(maps.Keys(it.given)) {
		n := it.given[given]
		wrong := !slices.Contains(it.letters, given)
		if it.kind == deck.Order {
			wrong = given != right
		}
		if !wrong || float64(n) < misconception*float64(it.n) {
			continue
		}
		row := WrongRow{Question: Shown(it.question), Revision: Shown(it.revision), Option: Shown(given), N: n, Of: it.n}
		if q := found.Question; q != nil {
			row.Text, row.Explain, row.Topic, row.Slide = q.Text, q.Explain, found.Topic.Title, q.Slide
			if q.Slide >= 1 && q.Slide <= len(found.Topic.Slides) {
				row.SlideTitle = found.Topic.Slides[q.Slide-1].Title
			}
			row.OptionText = b.answerText(q, given)
		}
		b.report.Wrong = append(b.report.Wrong, row)
	}
}

// answerText words an answer; the steps of an order are parted by arrows.
func (b *builder) answerText(q *deck.Question, given string) string {
	if q.Type != deck.Order {
		return b.optionText(q, given)
	}
	var steps []string
	for _, l := range given {
		steps = append(steps, fmt.Sprintf("(%c) %s", l, b.optionText(q, string(l))))
	}
	return strings.Join(steps, " → ")
}
