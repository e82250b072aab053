// Package render turns the blocks of a deck into styled lines that fit a
// stage, and keeps them for all who look at the same.
//
// # Why glamour, and what it costs
//
// Glamour draws Markdown for terminals, is kept by those who make Bubble Tea,
// and knows what the next reader of this code would have to learn of ours. With
// it would come syntax highlighting, which no slide uses: .chroma stands in its
// place (see go.mod), or the program would have 1.3 MB more. Cleaning of HTML,
// which no slide uses either, does come. No session pays for it: what Glamour
// draws is cached.
package render

import (
	"strings"

	"charm.land/lipgloss/v2"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/theme"
)

// Captions are the words that a slide needs beside its own.
type Captions struct {
	Tip, Warning, Law string // heads of callouts
	Illustration      string // under a phone: that it is no photograph
	More              string // at the foot of a page: that another follows
	Tap               string // beside the row to tap
	Scam, Genuine     string // what a message turns out to be
}

// A Renderer draws in one look and one language. It is safe for use by many
// goroutines.
type Renderer struct {
	styles *theme.Styles
	words  Captions
	lang   string // tells the words apart in keys
	cache  *Cache

	plain, bare, muted *drawer    // bare: without bold words
	spoken             [3]*drawer // of what is spoken about, by levels as theme.Styles.Accent has them
}

// New returns a renderer that keeps what it draws in the cache, which may be
// nil.
func New(s *theme.Styles, words Captions, cache *Cache) *Renderer {
	r := &Renderer{
		styles: s,
		words:  words,
		lang: strings.Join([]string{words.Tip, words.Warning, words.Law,
			words.Illustration, words.More, words.Tap, words.Scam, words.Genuine}, "\n"),
		cache: cache,
		plain: newDrawer(s, s.Text, s.Strong),
		bare:  newDrawer(s, s.Text, s.Text),
		muted: newDrawer(s, s.Muted, s.Bold(s.Muted)),
	}
	for level := range r.spoken {
		r.spoken[level] = newDrawer(s, s.Strong, s.Bold(s.Accent(level)))
	}
	return r
}

// Slide draws a slide at a step, both from 0, on a stage of this many cells.
// If the slide is taller than the stage, it shows one page of it, from 0, or
// the last if there are not so many. The frame has height lines, none wider
// than the stage.
func (r *Renderer) Slide(d *deck.Deck, slide, step, page, width, height int) *Frame {
	k := Key{
		Deck: d.Hash, Slide: slide, Step: step, Page: page,
		Width: width, Height: height, Look: r.styles.Look, Lang: r.lang, Variant: "slide",
	}
	return r.cache.Frame(k, func() *Frame {
		sl := d.Slide(slide)
		t := &d.Topics[sl.Topic]
		return r.draw(sl, topic{t, d.Utilities(t.Level), d.Theme}, step, page, width, height)
	})
}

// Pages tells on how many pages stands what a slide shows at this step, and
// on which of them, from 0, begins what the step reveals.
func (r *Renderer) Pages(d *deck.Deck, slide, step, width, height int) (pages, reveal int) {
	f := r.Slide(d, slide, step, 0, width, height)
	return f.Pages, f.Reveal
}

// Headed reports whether the title or the hero of a slide stands in large letters
// on a stage of this many cells.
func (r *Renderer) Headed(sl *deck.Slide, width, height int) bool {
	return r.draw(sl, topic{Topic: &deck.Topic{}}, sl.Steps-1, 0, width, height).headed
}

// Short reports whether the title or the hero of a slide is short enough for large
// letters on a stage of this many cells, whatever stands below it.
func (r *Renderer) Short(sl *deck.Slide, width, height int) bool {
	c := classOf(width, height)
	b := &board{setter: r.setter(0), class: c, height: height}
	for _, h := range b.headings(sl, width-2*c.side()) {
		if h.set.Rows > 0 {
			return true
		}
	}
	return false
}

// Prose draws an explanation, a note. No line is wider than width cells.
func (r *Renderer) Prose(p deck.Prose, width int) []string {
	s := r.setter(deck.General)
	var lines []string
	for _, row := range s.parts(read(p, 0), max(1, width)) {
		lines = append(lines, row.text)
	}
	return NewFrame(strings.Join(lines, "\n")).Lines
}

// A setter lays out one frame.
type setter struct {
	*Renderer
	*drawer
	level    int // of the topic
	accent   lipgloss.Style
	step     int
	height   int // rows that a page of the body has
	space    space
	balanced bool // lines of a paragraph are about the same length

	elastic     int // rows that a walkthrough may have
	elasticRows int // rows that it took
}

// space is how much blank room a frame has.
type space int

const (
	tight space = iota // a blank row between blocks
	airy               // and between the items of a list
	ample              // and two between blocks
)

func (r *Renderer) setter(level int) *setter {
	return &setter{Renderer: r, drawer: r.plain, level: level, accent: r.styles.Accent(level)}
}

// speaking draws what is spoken about.
func (s *setter) speaking() *drawer { return s.spoken[max(0, s.level)%len(s.spoken)] }
