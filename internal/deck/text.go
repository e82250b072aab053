package deck

import (
	"slices"
	"strings"
)

// Text is the plain text of all that the slide shows in the end, for search:
// without marks of emphasis or speaker notes.
func (s *Slide) Text() string {
	t := texts{s.Title, s.Hero}
	t.blocks(s.Blocks)
	t = slices.DeleteFunc(t, func(s string) bool { return s == "" })
	return strings.Join(t, "\n")
}

// texts are the parts of what a slide shows. As a Visitor they grow by those of
// a block.
type texts []string

func (t *texts) add(more ...string) { *t = append(*t, more...) }

func (t *texts) blocks(blocks []Block) {
	for _, b := range blocks {
		b.Visit(t)
	}
}

func (t *texts) screen(s Screen) {
	if s.Title != "" {
		t.add(s.Title, s.Note)
		t.add(s.Rows...)
	}
}

func (t *texts) Markdown(b *Markdown) { t.add(b.Text()) }

func (t *texts) Columns(b *Columns) {
	for _, c := range b.Columns {
		t.blocks(c)
	}
}

func (t *texts) Walkthrough(b *Walkthrough) {
	for _, s := range b.Steps {
		t.add(s.Do.Text())
		t.screen(s.Screen)
	}
}

func (t *texts) Phone(b *Phone) { t.screen(b.Screen) }

func (t *texts) QR(b *QR) { t.add(b.Caption.Text(), b.URL) }

func (t *texts) Callout(b *Callout) { t.add(b.Text.Text()) }

func (t *texts) Image(b *Image) { t.add(b.Alt) }

func (t *texts) Chart(b *Chart) {
	t.add(b.Caption)
	for _, p := range b.Points {
		t.add(p.Label + " " + p.Text)
	}
}

func (t *texts) Drill(b *Drill) {
	t.add(b.Screen)
	for _, l := range b.Lines {
		t.add(l.Text, l.Sign)
	}
	t.add(b.Explain.Text())
}
