package briefing

import (
	"maps"
	"slices"
	"time"
)

// drop decides what is led through without a topic.
func drop(s *State, c Command, topic int) ([]Event, error) {
	path := slices.DeleteFunc(s.path(), func(slide int) bool {
		of, _ := s.Plan.topic(slide)
		return of == topic
	})
	switch {
	case topic < 0 || topic >= len(s.Plan.Topics):
		return nil, ErrUnknown
	case len(path) == len(s.path()):
		return nil, ErrPhase
	case len(path) == 0:
		return nil, ErrLast
	}
	return one(Event{Type: routed, By: c.By, Path: path})
}

// add decides what is led through with a topic more.
func add(s *State, c Command, topic int) ([]Event, error) {
	if topic < 0 || topic >= len(s.Plan.Topics) {
		return nil, ErrUnknown
	}
	path := s.path()
	in := func(slide int) bool {
		of, _ := s.Plan.topic(slide)
		return of == topic
	}
	if slices.ContainsFunc(path, in) {
		return nil, ErrPhase
	}
	slides := s.Plan.route()
	if slides = slices.DeleteFunc(slides, func(slide int) bool { return !in(slide) }); len(slides) == 0 {
		slides = slices.DeleteFunc(s.Plan.all(), func(slide int) bool { return !in(slide) })
	}
	return one(Event{Type: routed, By: c.By, Path: slices.Insert(path, s.place(path, slides[0]), slides...)})
}

// place is where in a path a topic comes that begins with a slide: before what
// comes later on the route, or in the deck; but not before what is shown now,
// and not within its topic.
func (s *State) place(path []int, slide int) int {
	route := s.Plan.route()
	rank := func(slide int) int {
		if at := slices.Index(route, slide); at >= 0 {
			return at
		}
		for _, next := range route { // before the first of the route that comes later in the deck
			if next > slide {
				return slices.Index(route, next)
			}
		}
		return len(route)
	}
	later := func(other int) bool {
		if a, b := rank(other), rank(slide); a != b {
			return a > b
		}
		return other > slide
	}
	at := slices.IndexFunc(path, later)
	if at < 0 {
		at = len(path)
	}
	now := slices.Index(path, s.Lead.Slide)
	if s.Phase == Lobby || now < 0 || at > now {
		return at
	}
	shown, _ := s.Plan.topic(s.Lead.Slide)
	for at = now + 1; at < len(path); at++ {
		if of, _ := s.Plan.topic(path[at]); of != shown {
			break
		}
	}
	return at
}

// path is a copy of what is led through.
func (s *State) path() []int {
	if s.Path == nil {
		return s.Plan.all()
	}
	return slices.Clone(s.Path)
}

// route lists the slides that the plan goes through.
func (p *Plan) route() []int {
	if p.Path == nil {
		return p.all()
	}
	slides := make([]int, len(p.Path))
	for i, leg := range p.Path {
		slides[i] = leg.Slide
	}
	return slides
}

// all lists the slides of the deck.
func (p *Plan) all() []int {
	n := 0
	for i := range p.Topics {
		n += len(p.Topics[i].Steps)
	}
	slides := make([]int, n)
	for i := range slides {
		slides[i] = i
	}
	return slides
}

// show keeps that the trainer's slide is shown, if everybody sees it and it is
// led through.
func (s *State) show() {
	if s.Frozen || s.Phase == Lobby || s.shown[s.Lead.Slide] || s.Path != nil && !slices.Contains(s.Path, s.Lead.Slide) {
		return
	}
	shown := map[int]bool{s.Lead.Slide: true}
	maps.Copy(shown, s.shown)
	s.shown = shown
}

// Takes is the time planned for a slide: on the route that it has there, else
// its part of the minutes of its topic, which are shared evenly.
func (p *Plan) Takes(slide int) time.Duration {
	for _, leg := range p.Path {
		if leg.Slide == slide {
			return time.Duration(leg.Seconds * float64(time.Second))
		}
	}
	if p.steps(slide) == 0 {
		return 0
	}
	of, _ := p.topic(slide)
	t := &p.Topics[of]
	minutes := t.Minutes
	if p.Path != nil {
		minutes = t.Whole
	}
	return time.Duration(minutes) * time.Minute / time.Duration(max(1, len(t.Steps)))
}

// Minutes are those planned for all that is led through.
func (s *State) Minutes() float64 {
	all := time.Duration(0)
	for _, slide := range s.path() {
		all += s.Plan.Takes(slide)
	}
	return minutes(all)
}

// Schedule compares the time spent with the plan: how long the briefing has
// gone on, breaks left out, and how far behind the plan it is; below 0 it is
// ahead. The plan is the time for the slides that were shown, so that what is
// passed over, dropped or not on the route makes nobody early or late. Within
// the time planned for the slide it is on, it is neither.
func (s *State) Schedule(now time.Time) (elapsed, behind time.Duration) {
	for i := range s.Plan.Topics {
		elapsed += s.spent(i, now)
	}
	from, to := s.Plan.Shown(s.shown, s.Lead.Slide)
	return elapsed, Behind(elapsed, from, to)
}

// Shown is when a slide is planned to be shown, from the beginning, where these
// slides were, it among them or not.
func (p *Plan) Shown(slides map[int]bool, slide int) (from, to time.Duration) {
	for shown := range slides {
		to += p.Takes(shown)
	}
	if from = to; slides[slide] {
		from -= p.Takes(slide)
	}
	return from, to
}

// Behind is how far behind the plan a talk is after so much time, on a slide
// that is planned to be shown from one time to another; below 0 it is ahead.
func Behind(elapsed, from, to time.Duration) time.Duration {
	switch {
	case elapsed > to:
		return elapsed - to
	case elapsed < from:
		return elapsed - from
	}
	return 0
}
