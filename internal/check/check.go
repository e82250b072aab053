// Package check validates a deck for its authors: what is wrong, what it
// holds, and which slides do not fit a small window.
package check

import (
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/theme"
	"training.vast.vn/vneid-training/internal/tui"
)

// The window that every slide should fit.
const (
	width  = 80
	height = 24
)

// Run reads the decks in the folders and writes to w what each holds and which
// slides take more than one page at 80x24. Those after the first are the same
// course in other languages: Run writes how they differ from it. The error is
// a deck's: deck.Problems where it is wrong, a Difference where two differ.
func Run(w io.Writer, words *locale.Words, folders ...fs.FS) error {
	var first *deck.Deck
	for _, folder := range folders {
		d, err := deck.Load(folder)
		if err != nil {
			return err
		}
		if first == nil {
			first = d
		} else {
			fmt.Fprintln(w)
		}
		describe(w, d, words)
		if d == first {
			continue
		}
		if different := Compare(d, first, &words.Twins); len(different) > 0 {
			return &Difference{Language: d.Language, Lines: different}
		}
		fmt.Fprintf(w, words.Twins.Alike+"\n", d.Language)
	}
	return nil
}

func describe(w io.Writer, d *deck.Deck, words *locale.Words) {
	c := &words.Check
	fmt.Fprintf(w, c.Deck+"\n\n", d.Title, d.Version, d.Language)
	topics(w, d, c)
	fmt.Fprintln(w)
	totals(w, d, c)
	overflow(w, d, words)
	fmt.Fprintln(w, c.Good)
}

// topics lists them, a line each.
func topics(w io.Writer, d *deck.Deck, c *locale.Check) {
	title := ansi.StringWidth(c.Topic)
	for _, t := range d.Topics {
		title = max(title, ansi.StringWidth(t.Title))
	}
	row := func(topic, level, slides, questions, minutes string) {
		fmt.Fprintf(w, "  %s%s  %s  %s  %s  %s\n", topic, strings.Repeat(" ", title-ansi.StringWidth(topic)),
			right(level, c.Level), right(slides, c.Slides), right(questions, c.Questions), right(minutes, c.Time))
	}
	row(c.Topic, c.Level, c.Slides, c.Questions, c.Time)
	for _, t := range d.Topics {
		row(t.Title, fmt.Sprint(t.Level), fmt.Sprint(len(t.Slides)), fmt.Sprint(len(t.Questions)), fmt.Sprint(t.Minutes))
	}
}

// right sets a figure under the end of its heading.
func right(figure, heading string) string {
	return strings.Repeat(" ", max(0, ansi.StringWidth(heading)-ansi.StringWidth(figure))) + figure
}

func totals(w io.Writer, d *deck.Deck, c *locale.Check) {
	types, levels, minutes := map[string]int{}, map[int]int{}, 0
	for _, t := range d.Topics {
		minutes += t.Minutes
	}
	for _, q := range d.Questions() {
		types[q.Type]++
		levels[d.Topics[q.Topic].Level]++
	}
	fmt.Fprintf(w, c.Total+"\n", len(d.Topics), d.Len(), len(d.Questions()), minutes)
	fmt.Fprintf(w, c.Types+"\n", types[deck.Single], types[deck.Multiple], types[deck.TrueFalse], types[deck.Order])
	fmt.Fprintf(w, c.Levels+"\n", levels[deck.General], levels[deck.Level1], levels[deck.Level2])
}

// overflow names the slides that need more than one page in a small window.
func overflow(w io.Writer, d *deck.Deck, words *locale.Words) {
	r := render.New(theme.New(theme.Look{Profile: colorprofile.TrueColor}), tui.Captions(words), render.NewCache(8<<20))
	stageWidth, stageHeight := tui.Stage(width, height)
	fits := true
	for i := range d.Len() {
		s := d.Slide(i)
		pages, _ := r.Pages(d, i, s.Steps-1, stageWidth, stageHeight)
		if pages > 1 {
			fits = false
			fmt.Fprintf(w, "%s:%d: "+words.Check.Overflow+"\n", d.Topics[s.Topic].Path, s.Line, pages)
		}
	}
	if fits {
		fmt.Fprintln(w, words.Check.Fits)
	}
}
