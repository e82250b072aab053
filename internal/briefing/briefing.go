// Package briefing runs live sessions: a trainer leads, everyone's own screen
// follows, the room answers. It knows no terminal and no network.
//
// A [Room] is a state machine. All that happens to it is a [Command], which
// the pure function [Apply] turns into [Event]s or refuses; the events are
// written to the briefing's own file and synced before anybody hears of them,
// so a killed server finds its rooms where they were ([Open]). The only clock
// is the server's. That somebody has come is told at once and written once they
// do something or have been there for a minute: who comes and goes before that
// is one event, and none without a name.
//
// Who is in a room has a [Seat]. Seats of followers hold a mailbox of one
// change and their own copy of what all may see ([Live]); a follower that fell
// behind asks for the whole again. Telling a room's followers never waits for
// any of them.
package briefing

import (
	"math"
	"time"

	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/pace"
)

// A Phase says what a room is doing.
type Phase string

// The phases of a room. From Lobby it goes to OnSlide; a poll leads from
// OnSlide through Asking, Locked, Bars and Key back to it.
const (
	Lobby   Phase = "lobby"  // people arrive
	OnSlide Phase = "slide"  // the trainer shows a slide
	Asking  Phase = "open"   // a question is open: answers are taken
	Locked  Phase = "locked" // no more answers; nothing shown of them yet
	Bars    Phase = "bars"   // how many chose what
	Key     Phase = "key"    // what is right, and why
	Ended   Phase = "ended"
)

// A Pause is why a room rests. It hides the phase, which goes on where it was.
type Pause string

// Why a room rests.
const (
	Going Pause = ""      // it does not
	Still Pause = "pause" // the trainer has stopped for a moment
	Break Pause = "break" // with a time at which it ends
	Black Pause = "black" // the screens are dark, so that people look up
	White Pause = "white"
)

// Live is what everyone in a room may see: small, and whole.
type Live struct {
	Sequence uint64    // counts the changes of Live, from 1
	Room     string    // its code
	Phase    Phase     //
	Pause    Pause     //
	Until    time.Time // when a Break is over
	Slide    int       // the slide that followers see, from 0
	Step     int       // its step, from 0
	Frozen   bool      // the trainer may be elsewhere: followers stay
	Leading  bool      // a trainer is connected
	Path     []int     // the slides that are led through, in their order; nil: all of the deck's
	Poll     *Poll     // the question asked, from Asking to Key
}

// A Poll is a question put to the room, as everyone may see it.
type Poll struct {
	Question string // its id
	Round    int    // 1 when it is first asked, 2 when asked again
	Tally    *Tally // how the room answered; nil until Bars
	Before   *Tally // how it answered the round before, with Tally; else nil
}

// A Tally counts answers, never who gave them.
type Tally struct {
	Answers int            `json:"answers"`
	Right   int            `json:"right"`
	Options map[string]int `json:"options,omitempty"` // by letter; nil for an Order question
}

// A Plan is what a room needs to know of its deck.
type Plan struct {
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Version   string     `json:"version"`
	Language  string     `json:"language"`
	Hash      string     `json:"hash"`
	Topics    []Topic    `json:"topics"`
	Questions []Question `json:"questions"`
	Route     string     `json:"route,omitempty"` // id of the deck's route that is followed
	Path      []Leg      `json:"path,omitempty"`  // its slides, in the order shown
}

// A Leg is a slide of a route, and the time planned for it.
type Leg struct {
	Slide   int     `json:"slide"` // from 0
	Seconds float64 `json:"seconds"`
}

// A Topic of a plan.
type Topic struct {
	Title   string `json:"title"`
	Minutes int    `json:"minutes"`         // planned
	Steps   []int  `json:"steps"`           // of each of its slides, at least 1
	Whole   int    `json:"whole,omitempty"` // minutes planned for all of it, where a route is followed
}

// A Question of a plan.
type Question struct {
	ID       string   `json:"id"`
	Revision string   `json:"revision"`
	Type     string   `json:"type"` // as deck has them: single, multiple, …
	Text     string   `json:"text"`
	Topic    int      `json:"topic"`
	Letters  []string `json:"letters"`
	Right    []string `json:"right"`
}

// PlanAlong is the plan of a route of the deck; r is nil for the whole of it. The
// route's minutes are shared among its slides as they take their time, and a
// topic's are those of its slides.
func PlanAlong(d *deck.Deck, r *deck.Route) *Plan {
	p := PlanOf(d)
	if r == nil {
		return p
	}
	p.Route = r.ID
	const shortest = 5 * time.Second // of a slide without notes
	path := d.Path(r)
	times, all := make([]time.Duration, len(path)), time.Duration(0)
	for i, slide := range path {
		times[i] = max(shortest, pace.Slide(d.Slide(slide), d.Language))
		all += times[i]
	}
	topics := make([]float64, len(d.Topics))
	for i, slide := range path {
		seconds := float64(r.Minutes*60) * float64(times[i]) / float64(all)
		p.Path = append(p.Path, Leg{Slide: slide, Seconds: seconds})
		topics[d.Slide(slide).Topic] += seconds
	}
	for i, seconds := range topics {
		t := &p.Topics[i]
		t.Whole, t.Minutes = t.Minutes, int(math.Round(seconds/60))
	}
	return p
}

// PlanOf extracts the plan of a deck.
func PlanOf(d *deck.Deck) *Plan {
	p := &Plan{ID: d.ID, Title: d.Title, Version: d.Version, Language: d.Language, Hash: d.Hash}
	for i := range d.Topics {
		t := &d.Topics[i]
		topic := Topic{Title: t.Title, Minutes: t.Minutes}
		for j := range t.Slides {
			topic.Steps = append(topic.Steps, max(1, t.Slides[j].Steps))
		}
		p.Topics = append(p.Topics, topic)
	}
	for _, q := range d.Questions() {
		letters := make([]string, len(q.Options))
		for i, o := range q.Options {
			letters[i] = o.Letter
		}
		p.Questions = append(p.Questions, Question{q.ID, q.Revision, q.Type, q.Text, q.Topic, letters, q.RightLetters()})
	}
	return p
}

// steps is how many steps a slide has, 0 if there is no such slide.
func (p *Plan) steps(slide int) int {
	for i := range p.Topics {
		if n := len(p.Topics[i].Steps); slide < n {
			if slide < 0 {
				return 0
			}
			return p.Topics[i].Steps[slide]
		} else {
			slide -= n
		}
	}
	return 0
}

// topic is the topic of a slide, and the slide's place in it, from 0.
func (p *Plan) topic(slide int) (topic, within int) {
	for i := range p.Topics {
		n := len(p.Topics[i].Steps)
		if slide < n {
			return i, max(0, slide)
		}
		slide -= n
	}
	return max(0, len(p.Topics)-1), 0
}

// question returns the question with this id, or nil.
func (p *Plan) question(id string) *Question {
	for i := range p.Questions {
		if p.Questions[i].ID == id {
			return &p.Questions[i]
		}
	}
	return nil
}
