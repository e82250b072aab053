// Package practice lets a learner do what a walkthrough shows: the same phone
// screens, but the learner picks the row to tap; and find out of a message
// what gives it away. It is pure: it knows no terminal and no clock, and
// nothing of it is a quiz.
package practice

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"training.vast.vn/vneid-training/internal/deck"
)

// An Exercise is what can be practised on one slide: its walkthroughs, one
// after the other.
type Exercise struct {
	Slide int // index in the deck
	Steps []deck.WalkStep
}

// Taps counts the steps of which a row is to be tapped. The others happen off
// the phone, or are typed there.
func (e Exercise) Taps() int {
	n := 0
	for _, s := range e.Steps {
		if s.Screen.Tap != "" {
			n++
		}
	}
	return n
}

// On returns the exercise of a slide; false if nothing on it is to be tapped.
func On(d *deck.Deck, slide int) (Exercise, bool) {
	e := Exercise{Slide: slide}
	for b := range d.Slide(slide).All() {
		if w, ok := b.(*deck.Walkthrough); ok {
			e.Steps = append(e.Steps, w.Steps...)
		}
	}
	return e, e.Taps() > 0
}

// Has reports whether something on a slide can be practised: an exercise or a
// drill.
func Has(d *deck.Deck, slide int) bool {
	for b := range d.Slide(slide).All() {
		switch b := b.(type) {
		case *deck.Walkthrough:
			if (Exercise{Steps: b.Steps}).Taps() > 0 {
				return true
			}
		case *deck.Drill:
			return true
		}
	}
	return false
}

// Help is how much a learner is told after wrong picks.
type Help int

const (
	None  Help = iota
	Hint       // after one: in words
	Shown      // after two: the row itself
)

// helpAfter is the help due after a number of wrong picks.
func helpAfter(wrong int) Help { return Help(min(wrong, int(Shown))) }

// Fading is how much of a walkthrough is left to who practises it.
type Fading int

// The three ways to practise, in the order in which they come.
const (
	Full       Fading = iota // every step is worded
	OneMissing               // one is not
	OnYourOwn                // none is of which a row is to be tapped
)

// Next is what comes after an exercise was done that way.
func (f Fading) Next() Fading { return min(f+1, OnYourOwn) }

// A Run is an exercise under way. Its zero value is done.
type Run struct {
	steps []deck.WalkStep
	at    int
	wrong int // picks on the present screen
	score Score
}

// A Score tells how much was right at the first try, and with how much of the
// walkthrough left out.
type Score struct {
	First, Of int
	Faded     Fading
}

// Start begins an exercise.
func Start(e Exercise, f Fading) Run {
	return Run{steps: e.Steps, score: Score{Of: e.Taps(), Faded: f}}
}

// Fading is how much of the walkthrough is left out.
func (r *Run) Fading() Fading { return r.score.Faded }

// Worded reports whether the learner is told what to do at step i. The step
// that is missing is the one in the middle of those with a row to tap.
func (r *Run) Worded(i int) bool {
	if r.steps[i].Screen.Tap == "" || r.score.Faded == Full {
		return true
	}
	if r.score.Faded == OnYourOwn {
		return false
	}
	return Exercise{Steps: r.steps[:i]}.Taps() != r.score.Of/2
}

// Done reports whether all steps are behind the learner.
func (r *Run) Done() bool { return r.at >= len(r.steps) }

// Steps is how many steps there are.
func (r *Run) Steps() int { return len(r.steps) }

// At is the present step, from 0; Steps when the run is done.
func (r *Run) At() int { return r.at }

// Step returns step i.
func (r *Run) Step(i int) deck.WalkStep { return r.steps[i] }

// Help is what the learner is to be told on the present screen.
func (r *Run) Help() Help { return helpAfter(r.wrong) }

// Score counts the taps that were right at first, so far, of those in the
// exercise.
func (r *Run) Score() Score { return r.score }

// Tap picks a row of the present screen, from 0. The right one goes on to the
// next step; so does any where nothing is to be tapped. A wrong one brings
// help and changes nothing else, as does a row that is not there.
func (r *Run) Tap(row int) (right bool) {
	if r.Done() {
		return false
	}
	screen := r.steps[r.at].Screen
	if screen.Tap != "" {
		if row < 0 || row >= len(screen.Rows) {
			return false
		}
		if screen.Rows[row] != screen.Tap {
			r.wrong++
			return false
		}
		if r.wrong == 0 {
			r.score.First++
		}
	}
	r.at, r.wrong = r.at+1, 0
	return true
}

// blank stands for what the learner is to find.
const blank = "……"

// Task is what is to be done at a step, without the name of the row to tap:
// that is for the learner to find. A name that is worded otherwise on the phone
// is left.
func Task(s deck.WalkStep) deck.Prose {
	tap := strings.TrimSuffix(s.Screen.Tap, "…")
	if tap == "" {
		return s.Do
	}
	var bold, text []span
	for n := range s.Do.Nodes() {
		switch n := n.(type) {
		case *ast.Emphasis:
			if name := s.Do.Line(n); n.Level == 2 && (begins(name, tap) || begins(tap, name)) {
				bold = append(bold, extent(n))
			}
		case *ast.Text:
			text = append(text, span{n.Segment.Start, n.Segment.Stop})
		}
	}
	if len(bold) > 0 {
		return hide(s.Do, bold)
	}
	name, err := regexp.Compile(`(?i)` + regexp.QuoteMeta(tap))
	if err != nil { // no pattern is made of what is quoted but what is too large
		return s.Do
	}
	var found []span
	for _, t := range text {
		for _, at := range name.FindAllStringIndex(s.Do.Source[t.from:t.to], -1) {
			found = append(found, span{t.from + at[0], t.from + at[1]})
		}
	}
	return hide(s.Do, found)
}

// A span is a part of the source of prose, in bytes.
type span struct{ from, to int }

// extent is where in the source the text under a node stands.
func extent(n ast.Node) span {
	s := span{from: -1}
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			if s.from < 0 {
				s.from = t.Segment.Start
			}
			s.to = t.Segment.Stop
		}
		return ast.WalkContinue, nil
	})
	return s
}

// hide puts blanks in the place of parts of prose, which are in order.
func hide(p deck.Prose, parts []span) deck.Prose {
	if len(parts) == 0 {
		return p
	}
	var b strings.Builder
	at := 0
	for _, s := range parts {
		if s.from >= at { // else it stands in the part before
			b.WriteString(p.Source[at:s.from] + blank)
			at = s.to
		}
	}
	return deck.ParseLine(b.String() + p.Source[at:])
}

// begins reports whether s begins with prefix, in whatever case.
func begins(s, prefix string) bool {
	return strings.HasPrefix(strings.ToLower(s), strings.ToLower(prefix))
}
