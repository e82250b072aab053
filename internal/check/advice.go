package check

import (
	"bytes"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/graphics"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/pace"
	"training.vast.vn/vneid-training/internal/speech"
)

// An Advice is something in a deck that is allowed but may not teach well.
type Advice struct {
	Path string
	Line int // from 1
	Text string
}

// String is the advice as "file:line: what".
func (a Advice) String() string { return fmt.Sprintf("%s:%d: %s", a.Path, a.Line, a.Text) }

const (
	longLine     = 200 // characters of a paragraph or an item; more than three rows of a projector's 60
	standsOut    = 1.5 // a right answer this much longer than the longest wrong one gives itself away
	standsOutBy  = 12  // if it is also longer by so many characters
	mostAtPlace  = 0.5 // share of right answers at one letter
	fewQuestions = 8   // below, the share says nothing
	tolerated    = 0.2 // of the planned minutes: how far what a topic takes may be off
)

// Advise measures a deck: what is long for a projector, which right answers
// give themselves away, whether the planned minutes are enough, what is written
// in an unusual form, and which sources are old. Folder holds the files that d
// was loaded from.
func Advise(d *deck.Deck, folder fs.FS, words *locale.Words, o Options) []Advice {
	a := &adviser{deck: d, words: words, Options: o}
	for i := range d.Topics {
		t := &d.Topics[i]
		a.icon(t)
		a.longLines(t)
		a.pictures(t)
		a.giveaways(t)
		a.minutes(t)
		a.sources(t)
		a.letters(folder, t.Path)
	}
	a.places()
	a.routes()
	a.letters(folder, "deck.yaml")
	return a.found
}

type adviser struct {
	deck  *deck.Deck
	words *locale.Words
	found []Advice
	Options
}

func (a *adviser) say(path string, line int, format string, args ...any) {
	a.found = append(a.found, Advice{path, line, fmt.Sprintf(format, args...)})
}

// icon tells of a topic whose icon there is not.
func (a *adviser) icon(t *deck.Topic) {
	if t.Icon == "" {
		return
	}
	if _, err := icon.Named(t.Icon); err != nil {
		a.say(t.Path, 1, a.words.Advice.Icon, t.Icon, strings.Join(icon.Names(), ", "))
	}
}

func (a *adviser) longLines(t *deck.Topic) {
	for i := range t.Slides {
		s := &t.Slides[i]
		for _, l := range readLines(s) {
			if n := utf8.RuneCountInString(l.Text); n > longLine {
				a.say(t.Path, s.Line, a.words.Advice.Long, n, opening(l.Text))
			}
		}
	}
}

// pictures tells of files that are larger than what terminals are sent of them.
func (a *adviser) pictures(t *deck.Topic) {
	for i := range t.Slides {
		s := &t.Slides[i]
		for b := range s.All() {
			if p, ok := b.(*deck.Image); ok && len(p.Data) > graphics.MostSent {
				a.say(t.Path, s.Line, a.words.Advice.Picture, len(p.Data)>>10, graphics.MostSent>>10)
			}
		}
	}
}

// readLines are the lines that a slide is read as.
func readLines(s *deck.Slide) lines {
	var read lines
	for b := range s.All() {
		b.Visit(&read)
	}
	return read
}

// lines are what is read in the blocks that they visit; what stands on phones
// and in messages is not, it is as it is there.
type lines []speech.Line

func (l *lines) prose(p deck.Prose) { *l = append(*l, speech.Prose(p)...) }

func (l *lines) Markdown(b *deck.Markdown) { l.prose(b.Prose) }
func (l *lines) Columns(*deck.Columns)     {} // All goes through them
func (l *lines) Phone(*deck.Phone)         {}
func (l *lines) QR(*deck.QR)               {}
func (l *lines) Image(*deck.Image)         {}
func (l *lines) Chart(*deck.Chart)         {}
func (l *lines) Callout(b *deck.Callout)   { l.prose(b.Text) }
func (l *lines) Drill(b *deck.Drill)       { l.prose(b.Explain) }
func (l *lines) Walkthrough(b *deck.Walkthrough) {
	for _, step := range b.Steps {
		l.prose(step.Do)
	}
}

// giveaways tells of right answers that are known by their length.
func (a *adviser) giveaways(t *deck.Topic) {
	for _, q := range t.Questions {
		if q.Type != deck.Single {
			continue
		}
		right, wrong := 0, 0
		for _, o := range q.Options {
			if n := utf8.RuneCountInString(o.Text); o.Right {
				right = n
			} else {
				wrong = max(wrong, n)
			}
		}
		if right-wrong >= standsOutBy && float64(right) >= standsOut*float64(wrong) {
			a.say(t.Path, q.Line, a.words.Advice.Giveaway, q.ID, right, wrong)
		}
	}
}

// places tells of a letter that too many right answers have.
func (a *adviser) places() {
	at, of := map[string]int{}, 0
	for _, q := range a.deck.Questions() {
		if q.Type == deck.Single {
			at[q.RightLetters()[0]]++
			of++
		}
	}
	for letter, n := range at {
		if of >= fewQuestions && float64(n) > mostAtPlace*float64(of) {
			a.say("deck.yaml", 1, a.words.Advice.Place, n, of, letter)
		}
	}
}

// minutes tells of a plan that the notes and tasks of a topic do not keep to.
func (a *adviser) minutes(t *deck.Topic) {
	if about := pace.Topic(t, a.deck.Language); offPlan(t.Minutes, about) {
		a.say(t.Path, 1, a.words.Advice.Minutes, t.Minutes, about.Minutes())
	}
}

// routes tells of routes whose plan their slides do not keep to.
func (a *adviser) routes() {
	for i := range a.deck.Routes {
		r := &a.deck.Routes[i]
		if about := pace.Route(a.deck, r); offPlan(r.Minutes, about) {
			a.say("deck.yaml", 1, a.words.Advice.Route, r.ID, r.Minutes, about.Minutes())
		}
	}
}

// offPlan reports whether planned minutes and the time that it takes are more
// than a fifth of the plan apart. A plan is of whole minutes, so that half a
// minute is none. Of what has no notes, nothing is known.
func offPlan(planned int, about time.Duration) bool {
	if about == 0 {
		return false
	}
	apart := math.Abs(about.Minutes() - float64(planned))
	return apart > tolerated*float64(planned) && apart > 0.5
}

var month = regexp.MustCompile(`\b(?:\d{1,2}/)?(\d{1,2})/(20\d\d)\b`)

// sources tells of a topic whose newest source is old.
func (a *adviser) sources(t *deck.Topic) {
	if a.Months == 0 {
		return
	}
	var newest time.Time
	for i := range t.Slides {
		for line := range strings.Lines(t.Slides[i].Notes.Source) {
			if deck.IsSource(line) {
				newest = latest(newest, line)
			}
		}
	}
	if !newest.IsZero() && newest.AddDate(0, a.Months, 0).Before(a.Now) {
		a.say(t.Path, 1, a.words.Advice.Old, newest.Format("01/2006"), a.Months)
	}
}

// latest is the last month that a line names, if it is after t.
func latest(t time.Time, line string) time.Time {
	for _, m := range month.FindAllStringSubmatch(line, -1) {
		if then, err := time.Parse("1/2006", strings.TrimPrefix(m[1], "0")+"/"+m[2]); err == nil && then.After(t) {
			t = then
		}
	}
	return t
}

// Numbers of 9 and 12 digits are those of identity cards, old and new.
var digits = regexp.MustCompile(`\d(?:[ .]?\d)+`)

// letters looks at a file as it was written.
func (a *adviser) letters(folder fs.FS, path string) {
	data, err := fs.ReadFile(folder, path)
	if err != nil {
		return // it was read a moment ago; the next check tells
	}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if !norm.NFC.IsNormal(line) {
			a.say(path, n, "%s", a.words.Advice.NFC)
		}
		for _, run := range digits.FindAllString(string(line), -1) {
			only := strings.NewReplacer(" ", "", ".", "").Replace(run)
			if len(only) == 9 || len(only) == 12 {
				a.say(path, n, a.words.Advice.Digits, run, len(only))
			}
		}
	}
}

// opening is the beginning of a text, to find it by.
func opening(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(5, len(words))], " ") + " …"
}
