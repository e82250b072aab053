// Package speech tells a slide as text that is read from top to bottom: by a
// screen reader, on paper, over a line that only takes text. It also tells how
// long reading takes.
package speech

import (
	"fmt"
	"strings"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/locale"
)

// A Line is a paragraph, an item of a list or a row of a table. It is as long
// as its text; who prints it breaks it.
type Line struct {
	Step  int    // of the slide, from 0, at which it appears
	Depth int    // of the list that it stands in; 0 outside of lists
	Label string // what stands before the text: "- ", "2. ", or ""
	Text  string
}

// Slide tells all of a slide but its title and its speaker notes. Walkthroughs
// are told as sentences, tables as lists, QR codes as their addresses.
func Slide(s *deck.Slide, w *locale.Reading) []Line {
	r := teller{words: w}
	r.say(0, s.Hero)
	r.blocks(s.Blocks)
	return r.lines
}

// Situation tells what a question shows above its text. The screens that a tap
// question is answered on are its options, and not told.
func Situation(q *deck.Question, w *locale.Reading) []Line {
	r := teller{words: w}
	if m := q.Message; m != nil {
		format := w.Message
		if m.Notice {
			format = w.Notice
		}
		r.say(0, fmt.Sprintf(format, m.From))
		for line := range strings.Lines(m.Text) {
			r.say(0, line)
		}
	}
	if q.Type != deck.Tap {
		for _, s := range q.Screens {
			r.say(0, r.screen(s))
		}
	}
	return r.lines
}

// Prose tells a text such as speaker notes.
func Prose(p deck.Prose) []Line {
	var r teller
	r.prose(p, 0)
	return r.lines
}

// A teller tells the blocks that it visits.
type teller struct {
	words *locale.Reading
	lines []Line
}

func (r *teller) say(step int, text string) {
	if text = strings.TrimSpace(text); text != "" {
		r.lines = append(r.lines, Line{Step: step, Text: text})
	}
}

func (r *teller) blocks(blocks []deck.Block) {
	for _, b := range blocks {
		b.Visit(r)
	}
}

func (r *teller) Markdown(b *deck.Markdown) { r.prose(b.Prose, b.From()) }

func (r *teller) Columns(b *deck.Columns) {
	for _, c := range b.Columns {
		r.blocks(c)
	}
}

func (r *teller) Walkthrough(b *deck.Walkthrough) {
	for i, s := range b.Steps {
		r.say(b.From()+i, r.walkStep(s, i+1, len(b.Steps)))
	}
}

func (r *teller) Phone(b *deck.Phone) { r.say(b.From(), r.screen(b.Screen)) }

func (r *teller) QR(b *deck.QR) {
	r.say(b.From(), fmt.Sprintf(r.words.QR, inLine(b.Caption), b.URL))
}

func (r *teller) Image(b *deck.Image) { r.say(b.From(), sentence(fmt.Sprintf(r.words.Picture, b.Alt))) }

func (r *teller) Chart(b *deck.Chart) {
	r.say(b.From(), fmt.Sprintf(r.words.Chart, b.Caption))
	for _, p := range b.Points {
		r.lines = append(r.lines, Line{Step: b.From(), Depth: 1, Label: "- ", Text: p.Label + ": " + p.Text})
	}
}

func (r *teller) Callout(b *deck.Callout) {
	before := len(r.lines)
	r.prose(b.Text, b.From())
	if len(r.lines) > before {
		first := &r.lines[before]
		first.Text = r.kind(b.Kind) + ": " + first.Text
	}
}

// Drill tells a message, then sign by sign what gives it away, and in the end
// what to do.
func (r *teller) Drill(d *deck.Drill) {
	r.say(d.From(), sentence(fmt.Sprintf(r.words.Drill.Message, d.Screen)))
	for i, l := range d.Lines {
		r.lines = append(r.lines, Line{Step: d.From(), Label: fmt.Sprintf("%d. ", i+1), Text: l.Text})
	}
	step := d.From()
	for i, l := range d.Lines {
		if l.Sign != "" {
			step++
			r.say(step, sentence(fmt.Sprintf(r.words.Drill.Sign, i+1, l.Sign)))
		}
	}
	last := d.From() + d.Reveals()
	verdict := r.words.Drill.Scam
	if d.Kind == deck.Genuine {
		verdict = r.words.Drill.Genuine
	}
	r.say(last, sentence(verdict))
	r.prose(d.Explain, last)
}

// inLine is prose on one line.
func inLine(p deck.Prose) string { return strings.ReplaceAll(p.Text(), "\n", " ") }

func (r *teller) kind(callout string) string {
	return map[string]string{deck.Tip: r.words.Tip, deck.Warning: r.words.Warning, deck.Law: r.words.Law}[callout]
}

// walkStep tells a step of a walkthrough, and what the phone shows at it.
func (r *teller) walkStep(s deck.WalkStep, n, of int) string {
	text := sentence(fmt.Sprintf(r.words.Step, n, of, inLine(s.Do)))
	if screen := r.screen(s.Screen); screen != "" {
		text += " " + screen
	}
	return text
}

// screen tells what stands on a phone screen, and which row to tap.
func (r *teller) screen(s deck.Screen) string {
	if s.Title == "" {
		return ""
	}
	var rows []string
	for _, row := range s.Rows {
		rows = append(rows, spoken(row))
	}
	text := sentence(fmt.Sprintf(r.words.Screen, s.Title, strings.Join(rows, ", ")))
	if len(rows) == 0 {
		text = sentence(fmt.Sprintf(r.words.EmptyScreen, s.Title))
	}
	if s.Tap != "" {
		text += " " + sentence(fmt.Sprintf(r.words.Tap, spoken(s.Tap)))
	}
	if s.Note != "" {
		text += " (" + s.Note + ")"
	}
	return text
}

// spoken leaves out the dots that stand for hidden characters on a schematic
// phone: a voice would read each of them.
func spoken(row string) string {
	return strings.Join(strings.FieldsFunc(row, func(r rune) bool { return r == ' ' || r == '●' || r == '•' }), " ")
}

// sentence ends a text with a full stop if nothing else ends it.
func sentence(text string) string {
	if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}
