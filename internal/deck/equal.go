package deck

import (
	"maps"
	"slices"
	"strings"
)

// Equal reports whether two slides are written alike, wherever in their files
// they stand; blank lines are no difference.
func (s *Slide) Equal(other *Slide) bool {
	return s.source == other.source || slices.Equal(written(s.source), written(other.source))
}

// written are the lines of a text that are not blank.
func written(text string) []string {
	return slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
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
