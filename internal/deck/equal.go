package deck

import (
	"maps"
	"slices"
)

// Equal reports whether two slides are written alike, wherever in their files
// they stand.
func (s *Slide) Equal(other *Slide) bool {
	return s.Title == other.Title && s.Large == other.Large && s.Middle == other.Middle &&
		s.Notes == other.Notes && s.Steps == other.Steps && slices.EqualFunc(s.Blocks, other.Blocks, equalBlocks)
}

func equalBlocks(a, b Block) bool {
	switch a := a.(type) {
	case *Markdown:
		b, ok := b.(*Markdown)
		return ok && a.Reveal == b.Reveal && a.Source == b.Source
	case *Columns:
		b, ok := b.(*Columns)
		return ok && a.Reveal == b.Reveal && slices.Equal(a.Ratio, b.Ratio) &&
			slices.EqualFunc(a.Columns, b.Columns, func(x, y []Block) bool { return slices.EqualFunc(x, y, equalBlocks) })
	case *Walkthrough:
		b, ok := b.(*Walkthrough)
		return ok && a.Reveal == b.Reveal && slices.EqualFunc(a.Steps, b.Steps, func(x, y WalkStep) bool {
			return x.Do == y.Do && x.Screen.equal(y.Screen)
		})
	case *Phone:
		b, ok := b.(*Phone)
		return ok && a.Reveal == b.Reveal && a.Screen.equal(b.Screen)
	case *QR:
		b, ok := b.(*QR)
		return ok && *a == *b
	case *Callout:
		b, ok := b.(*Callout)
		return ok && *a == *b
	case *Drill:
		b, ok := b.(*Drill)
		return ok && a.Reveal == b.Reveal && a.Kind == b.Kind && a.Screen == b.Screen && a.Explain == b.Explain && slices.Equal(a.Lines, b.Lines)
	}
	return false
}

func (s Screen) equal(t Screen) bool {
	return s.Title == t.Title && s.Tap == t.Tap && s.Note == t.Note && slices.Equal(s.Rows, t.Rows)
}

// Edited is the slide of d, from 0, at which its author was at work: the first
// that is not in the deck before, or where a question changed, the slide that
// the question goes back to. It is -1 where the slides and questions of d are
// those of before.
func (d *Deck) Edited(before *Deck) int {
	old := map[string]*Topic{}
	for i := range before.Topics {
		old[before.Topics[i].Path] = &before.Topics[i]
	}
	for i := range d.Topics {
		t := &d.Topics[i]
		was := old[t.Path]
		if was == nil {
			return t.First
		}
		if n := t.edited(was); n >= 0 {
			return t.First + n
		}
	}
	return -1
}

// edited is the slide of the topic, from 0, that is not as it was, or -1.
func (t *Topic) edited(was *Topic) int {
	for i := range t.Slides {
		if i >= len(was.Slides) || !t.Slides[i].Equal(&was.Slides[i]) {
			return i
		}
	}
	if len(was.Slides) > len(t.Slides) {
		return len(t.Slides) - 1
	}
	revisions := func(t *Topic) map[string]string {
		m := map[string]string{}
		for _, q := range t.Questions {
			m[q.ID] = q.Revision + q.Explain
		}
		return m
	}
	if maps.Equal(revisions(t), revisions(was)) {
		return -1
	}
	before := revisions(was)
	for _, q := range t.Questions {
		if before[q.ID] != q.Revision+q.Explain {
			return q.Slide - 1
		}
	}
	return 0
}
