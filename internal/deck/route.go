package deck

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// A Route is a way through part of the deck, for those who have less time or
// need only some of it.
type Route struct {
	ID      string // stable name that records refer to, the same in all languages
	Title   string
	Minutes int  // planned, without the quiz
	Role    bool // for those who do some work, not for a time that people have
	Stops   []Stop
	Quiz    Rules // Questions is 0 where the deck's own rules hold
}

// Name is the route's id; "" where r is nil, which is the whole deck.
func (r *Route) Name() string {
	if r == nil {
		return ""
	}
	return r.ID
}

// A Stop is a topic on a route.
type Stop struct {
	Topic  int   // index in Deck.Topics
	Slides []int // slides of the topic in the order shown, from 1; nil for all of them
}

// Route returns the route with this id, or nil.
func (d *Deck) Route(id string) *Route {
	for i := range d.Routes {
		if d.Routes[i].ID == id {
			return &d.Routes[i]
		}
	}
	return nil
}

// Has reports whether a topic, as an index in Deck.Topics, is on the route.
func (r *Route) Has(topic int) bool {
	return slices.ContainsFunc(r.Stops, func(s Stop) bool { return s.Topic == topic })
}

// Path lists the slides of a route, as indexes into the deck, in the order
// shown.
func (d *Deck) Path(r *Route) []int {
	var path []int
	for _, stop := range r.Stops {
		t := &d.Topics[stop.Topic]
		if stop.Slides == nil {
			for i := range t.Slides {
				path = append(path, t.First+i)
			}
		}
		for _, n := range stop.Slides {
			path = append(path, t.First+n-1)
		}
	}
	return path
}

// Through is a nameless route through these slides, in their order; nil, which
// is the whole deck, where there are none. Slides that the deck has not are left
// out.
func (d *Deck) Through(slides []int) *Route {
	var by Route
	for _, i := range slides {
		if i < 0 || i >= d.Len() {
			continue
		}
		topic := d.Slide(i).Topic
		if n := len(by.Stops); n == 0 || by.Stops[n-1].Topic != topic {
			by.Stops = append(by.Stops, Stop{Topic: topic})
		}
		stop := &by.Stops[len(by.Stops)-1]
		stop.Slides = append(stop.Slides, i-d.Topics[topic].First+1)
	}
	if by.Stops == nil {
		return nil
	}
	return &by
}

// After is the slide that follows slide i on a route, or in the deck where r is
// nil; ok is false where none does. From a slide outside the route it is the
// next one in the deck's order that is on it.
func (d *Deck) After(r *Route, i int) (next int, ok bool) {
	if r == nil {
		return i + 1, i+1 < d.Len()
	}
	path := d.Path(r)
	if at := slices.Index(path, i); at >= 0 {
		if at+1 == len(path) {
			return i, false
		}
		return path[at+1], true
	}
	next = d.Len()
	for _, slide := range path {
		if slide > i {
			next = min(next, slide)
		}
	}
	return next, next < d.Len()
}

// Before undoes After; from a slide outside the route it is the last one before
// it in the deck's order that is on it.
func (d *Deck) Before(r *Route, i int) (previous int, ok bool) {
	if r == nil {
		return i - 1, i > 0
	}
	path := d.Path(r)
	if at := slices.Index(path, i); at >= 0 {
		if at == 0 {
			return i, false
		}
		return path[at-1], true
	}
	previous = -1
	for _, slide := range path {
		if slide < i {
			previous = max(previous, slide)
		}
	}
	return previous, previous >= 0
}

// Ends are the first and the last slide of a route, or of the deck where r is
// nil.
func (d *Deck) Ends(r *Route) (first, last int) {
	if r == nil {
		return 0, d.Len() - 1
	}
	path := d.Path(r)
	return path[0], path[len(path)-1]
}

// Minutes are those planned for a route; nil: for the whole deck.
func (d *Deck) Minutes(r *Route) int {
	if r != nil {
		return r.Minutes
	}
	all := 0
	for i := range d.Topics {
		all += d.Topics[i].Minutes
	}
	return all
}

// Asked lists the questions of a route, in the deck's order: those that go back
// to a slide of the route, for what was not shown is not asked.
func (d *Deck) Asked(r *Route) []*Question {
	on := make(map[int]bool)
	for _, i := range d.Path(r) {
		on[i] = true
	}
	var asked []*Question
	for _, q := range d.Questions() {
		if on[d.Topics[q.Topic].First+q.Slide-1] {
			asked = append(asked, q)
		}
	}
	return asked
}

// Rules say how the quiz of a route is drawn and passed: as the route says, or
// else the deck. R is nil for the whole deck.
func (d *Deck) Rules(r *Route) Rules {
	if r == nil || r.Quiz.Questions == 0 {
		return d.Quiz
	}
	rules := r.Quiz
	rules.Attempts, rules.Wait, rules.Identity = d.Quiz.Attempts, d.Quiz.Wait, d.Quiz.Identity
	return rules
}

// A draftRoute is a route whose topics are not known yet.
type draftRoute struct {
	sheet *sheet
	node  *yaml.Node
	route Route
	stops []draftStop
}

type draftStop struct {
	file   string
	at     *yaml.Node
	slides []int
	places []*yaml.Node
}

// routes reads the routes that deck.yaml names.
func (l *loader) routes(s *sheet, key string, n *yaml.Node) {
	const mostMinutes = 600
	for _, item := range s.list(key, n) {
		r := draftRoute{sheet: s.part("route"), node: item}
		r.sheet.mapping(item,
			field{"id", true, s.slug(&r.route.ID)},
			field{"title", true, s.words(&r.route.Title)},
			field{"role", false, s.truth(&r.route.Role)},
			field{"minutes", true, s.number(&r.route.Minutes, 1, mostMinutes)},
			field{"topics", true, func(key string, n *yaml.Node) {
				for _, item := range s.list(key, n) {
					r.stops = append(r.stops, s.stop(item))
				}
			}},
			field{"quiz", false, func(_ string, n *yaml.Node) { s.quota(&r.route.Quiz, n) }},
		)
		l.drafts = append(l.drafts, r)
	}
}

// quota reads how many questions a route asks and how many of them pass.
func (s *sheet) quota(to *Rules, n *yaml.Node) {
	const most = 1000
	s.part("quiz").mapping(n,
		field{"questions", true, s.number(&to.Questions, 1, most)},
		field{"pass", true, s.share(&to.Pass)},
	)
}

// stop reads a topic of a route: its file, or its file and some of its slides.
func (s *sheet) stop(n *yaml.Node) draftStop {
	if n.Kind != yaml.MappingNode {
		return draftStop{file: s.oneLine("topics", n), at: n}
	}
	stop := draftStop{at: value(n, "topic")}
	s.part("topics").mapping(n,
		field{"topic", true, s.words(&stop.file)},
		field{"slides", false, func(key string, n *yaml.Node) {
			for _, item := range s.list(key, n) {
				number := 0
				s.number(&number, 1, maxFile)(key, item)
				stop.slides = append(stop.slides, number)
				stop.places = append(stop.places, item)
			}
		}},
	)
	return stop
}

// truth reads true or false.
func (s *sheet) truth(to *bool) func(string, *yaml.Node) {
	return func(key string, n *yaml.Node) {
		text, ok := s.scalar(key, n)
		if ok && text != "true" && text != "false" {
			s.wrong(n, kindWantTruth, key, text)
		}
		*to = text == "true"
	}
}

// join puts the routes on the deck's topics, and tells of what is not there.
func (l *loader) join() {
	if l.partial {
		return
	}
	files := make([]string, len(l.deck.Topics))
	for i, t := range l.deck.Topics {
		files[i] = t.Path
	}
	ids := make(map[string]int)
	for _, r := range l.drafts {
		if id := value(r.node, "id"); r.route.ID != "" {
			if line, ok := ids[r.route.ID]; ok {
				r.sheet.wrong(id, kindDuplicateRoute, r.route.ID, line)
			}
			ids[r.route.ID] = r.sheet.place(id).line + 1
		}
		if !l.stops(&r, files) {
			continue
		}
		l.deck.Routes = append(l.deck.Routes, r.route)
		n := len(Keys(l.deck.Asked(&r.route)))
		if want := r.route.Quiz.Questions; n < max(want, 1) {
			r.sheet.wrong(value(value(r.node, "quiz"), "questions"), kindRouteQuestions, max(want, 1), n)
		}
	}
}

// stops finds the topics and slides of a route; it is false if one is not there.
func (l *loader) stops(r *draftRoute, files []string) bool {
	whole := len(r.stops) > 0
	wrong := func(n *yaml.Node, kind Kind, args ...any) {
		r.sheet.wrong(n, kind, args...)
		whole = false
	}
	met := make(map[string]bool)
	for _, stop := range r.stops {
		t := slices.Index(files, stop.file)
		switch {
		case stop.file == "": // told already
			whole = false
			continue
		case t < 0:
			if near := nearest(stop.file, files); near != "" {
				wrong(stop.at, kindNearTopic, stop.file, near)
			} else {
				wrong(stop.at, kindRouteTopic, stop.file)
			}
			continue
		case met[stop.file]:
			wrong(stop.at, kindRouteTwice, stop.file)
		}
		met[stop.file] = true
		slides := len(l.deck.Topics[t].Slides)
		seen := make(map[int]bool)
		for i, n := range stop.slides {
			switch {
			case n == 0: // told already
				whole = false
			case n > slides:
				wrong(stop.places[i], kindSlideRange, n, slides)
			case seen[n]:
				wrong(stop.places[i], kindSlideTwice, n)
			}
			seen[n] = true
		}
		r.route.Stops = append(r.route.Stops, Stop{Topic: t, Slides: stop.slides})
	}
	return whole
}
