// Package check validates a deck for its authors: what is wrong, what it
// holds, and which slides do not fit a small window.
package check

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/guess"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pace"
	"training.vast.vn/vneid-training/internal/render"
	"training.vast.vn/vneid-training/internal/speech"
	"training.vast.vn/vneid-training/internal/theme"
)

// Options say what a deck is measured against.
type Options struct {
	Now    time.Time // the day of the check
	Months int       // how old the newest source of a topic may be; 0: any age
}

// Run reads the decks in the folders and writes to w what each holds and what
// would make it easier to follow (see Advise). Those after the first are the same
// course in other languages: Run writes how they differ from it. The error is
// a deck's: deck.Problems where it is wrong, a Difference where two differ.
func Run(w io.Writer, words *locale.Words, o Options, folders ...fs.FS) error {
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
		describe(w, d, folder, words, o)
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

func describe(w io.Writer, d *deck.Deck, folder fs.FS, words *locale.Words, o Options) {
	c := &words.Check
	fmt.Fprintf(w, c.Deck+"\n\n", d.Title, d.Version, d.Language)
	topics(w, d, c)
	if len(d.Routes) > 0 {
		fmt.Fprintln(w)
		routes(w, d, c)
	}
	fmt.Fprintln(w)
	totals(w, d, c)
	fmt.Fprintln(w)
	guesses(w, guess.Bank(d), &words.Guess)
	fmt.Fprintln(w)
	tooLarge := overflow(d, words)
	if len(tooLarge) == 0 {
		fmt.Fprintln(w, c.Fits)
	}
	fmt.Fprintln(w, c.Good)
	advise(w, slices.Concat(weak(d, words), tooLarge, heroes(d, words), parted(d, words), Advise(d, folder, words, o)), &words.Advice)
}

// advise lists what would make the deck easier to follow.
func advise(w io.Writer, all []Advice, words *locale.Advice) {
	if len(all) == 0 {
		fmt.Fprintln(w, words.None)
		return
	}
	fmt.Fprintf(w, "\n"+words.Head+"\n", len(all))
	for _, a := range all {
		fmt.Fprintf(w, "  %s\n", a)
	}
}

// topics lists them, a line each.
func topics(w io.Writer, d *deck.Deck, c *locale.Check) {
	rows := [][]string{{c.Topic, c.Level, c.Slides, c.Questions, c.Time, c.Takes}}
	for i := range d.Topics {
		t := &d.Topics[i]
		rows = append(rows, []string{t.Title, fmt.Sprint(t.Level), fmt.Sprint(len(t.Slides)), fmt.Sprint(len(t.Questions)),
			fmt.Sprint(t.Minutes), takes(pace.Topic(t, d.Language))})
	}
	table(w, rows)
}

// routes lists them, a line each.
func routes(w io.Writer, d *deck.Deck, c *locale.Check) {
	rows := [][]string{{c.Route, c.Slides, c.Questions, c.Time, c.Takes}}
	for i := range d.Routes {
		r := &d.Routes[i]
		rows = append(rows, []string{r.Title, fmt.Sprint(len(d.Path(r))), fmt.Sprint(len(d.Asked(r))), fmt.Sprint(r.Minutes), takes(pace.Route(d, r))})
	}
	table(w, rows)
}

func takes(t time.Duration) string { return fmt.Sprintf("%.1f", t.Minutes()) }

// table sets rows under the first, which heads them: words at the left, figures
// under the end of their headings.
func table(w io.Writer, rows [][]string) {
	first := 0
	for _, row := range rows {
		first = max(first, ansi.StringWidth(row[0]))
	}
	for _, row := range rows {
		fmt.Fprint(w, "  "+left(row[0], first))
		for i, figure := range row[1:] {
			fmt.Fprint(w, "  "+right(figure, rows[0][i+1]))
		}
		fmt.Fprintln(w)
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
	bank, doing := d.Questions(), 0
	for _, q := range bank {
		types[q.Type]++
		if q.Type == deck.Tap || q.Type == deck.Order || q.Message != nil || len(q.Screens) > 0 {
			doing++
		}
		levels[d.Topics[q.Topic].Level]++
	}
	fmt.Fprintf(w, c.Total+"\n", len(d.Topics), d.Len(), len(bank), minutes)
	fmt.Fprintf(w, c.Types+"\n", types[deck.Single], types[deck.Multiple], types[deck.TrueFalse], types[deck.Order], types[deck.Tap])
	fmt.Fprintf(w, c.Asked+"\n", len(deck.Keys(bank)), doing, 100*doing/max(len(bank), 1))
	var by []string
	for level := deck.General; level <= d.Levels(); level++ {
		by = append(by, fmt.Sprintf("%s: %d", d.LevelName(level), levels[level]))
	}
	fmt.Fprintf(w, c.Levels+"\n", strings.Join(by, ", "))
}

// windows are the sizes that every slide should fit, in cells: the usual one of
// a terminal first.
var windows = []struct{ width, height int }{{80, 24}, {100, 30}}

// overflow tells which slides need more than one page in a window.
func overflow(d *deck.Deck, words *locale.Words) []Advice {
	r := render.New(theme.New(theme.Look{Profile: colorprofile.TrueColor, Own: d.Theme}), render.CaptionsIn(words), render.NewCache(8<<20))
	var found []Advice
	for i := range d.Len() {
		s := d.Slide(i)
		for _, window := range windows {
			width, height := render.Stage(window.width, window.height)
			if pages, _ := r.Pages(d, i, s.Steps-1, width, height); pages > 1 {
				text := fmt.Sprintf(words.Advice.Overflow, window.width, window.height, pages)
				found = append(found, Advice{d.Topics[s.Topic].Path, s.Line, text})
			}
		}
	}
	return found
}

// weak tells which colours of the deck's theme are hard to tell apart.
func weak(d *deck.Deck, words *locale.Words) []Advice {
	if d.Theme == nil {
		return nil
	}
	var found []Advice
	for _, x := range theme.Weaknesses(d.Theme) {
		found = append(found, Advice{d.Theme.Path, x.Line, fmt.Sprintf(words.Advice.Contrast, x.Mode, x.Role, x.On, x.Contrast, x.Least)})
	}
	return found
}

// hall is the window in which every slide should be read from the last row.
var hall = struct{ width, height int }{100, 30}

// heroes tells which slides of several lines have a title too long for large
// letters, and no hero though there is room for one; and which heroes do not fit above what their slide holds.
// What consists of a phone or a message has something large.
func heroes(d *deck.Deck, words *locale.Words) []Advice {
	r := render.New(theme.New(theme.Look{Profile: colorprofile.TrueColor, Own: d.Theme}), render.CaptionsIn(words), nil)
	width, height := render.Stage(hall.width, hall.height)
	var found []Advice
	for i := range d.Len() {
		s := d.Slide(i)
		path := d.Topics[s.Topic].Path
		switch {
		case s.Hero != "":
			if !r.Headed(s, width, height) {
				found = append(found, Advice{path, s.Line, fmt.Sprintf(words.Advice.Hero, s.Hero, hall.width, hall.height)})
			}
		case s.Large || pictured(s) || r.Short(s, width, height) || !heroFits(r, *s, width, height):
		case len(speech.Slide(s, &words.Reading)) > 1:
			found = append(found, Advice{path, s.Line, fmt.Sprintf(words.Advice.NoHero, hall.width, hall.height)})
		}
	}
	return found
}

// heroFits reports whether a slide leaves room for a hero, short as it may be, with
// marks above and below its letters.
func heroFits(r *render.Renderer, s deck.Slide, width, height int) bool {
	s.Hero = "Ấy"
	return r.Headed(&s, width, height)
}

// parted tells of items, rows of tables and paragraphs that no page of the smallest
// window holds whole, be the slide parted as it may.
func parted(d *deck.Deck, words *locale.Words) []Advice {
	const around = 3 // rows: the title, a blank one, that there is more
	width, height := render.Stage(render.MinWidth, render.MinHeight)
	width -= 2*render.Margin(width) + 2 // the mark of an item
	var found []Advice
	for i := range d.Len() {
		s := d.Slide(i)
		for _, l := range readLines(s) {
			if rows := strings.Count(ansi.Wrap(l.Text, width, ""), "\n") + 1; rows > height-around {
				text := fmt.Sprintf(words.Advice.Parted, rows, render.MinWidth, render.MinHeight, opening(l.Text))
				found = append(found, Advice{d.Topics[s.Topic].Path, s.Line, text})
			}
		}
	}
	return found
}

// pictured reports whether a slide shows something that is not text.
func pictured(s *deck.Slide) bool {
	for b := range s.All() {
		switch b.(type) {
		case *deck.Walkthrough, *deck.Phone, *deck.QR, *deck.Drill, *deck.Image, *deck.Chart:
			return true
		}
	}
	return false
}
