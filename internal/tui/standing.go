package tui

import (
	"time"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// shown are the slides that a talk has shown, and what was planned for them.
type shown struct {
	slides map[int]bool
	plan   *briefing.Plan
	deck   *deck.Deck // of the plan
	along  string     // of the plan
}

// on is when a slide that is shown now is planned to be, of those that were.
func (p *shown) on(s *kit.Session, slide int) (from, to time.Duration) {
	if p.deck != s.Deck || p.along != s.Along {
		*p = shown{map[int]bool{}, briefing.PlanAlong(s.Deck, s.Route()), s.Deck, s.Along}
	}
	p.slides[slide] = true
	return p.plan.Shown(p.slides, slide)
}

// tell lets who follows the talk elsewhere know where it stands, once that has
// changed.
func (m *Model) tell() {
	if m.s.Moved == nil {
		return
	}
	now := kit.Standing{Slide: m.talk.At.Slide, Step: m.talk.At.Step, Begun: m.talk.Begun, Along: m.s.Along, From: m.told.From, To: m.told.To}
	switch {
	case m.layer == blackLayer:
		now.Seen = kit.BlackSeen
	case m.layer == whiteLayer:
		now.Seen = kit.WhiteSeen
	case m.place == kit.Talk:
		now.Seen = kit.SlideSeen
	}
	if now == m.told {
		return
	}
	if now.Seen == kit.SlideSeen {
		now.From, now.To = m.shown.on(m.s, now.Slide)
	}
	m.told = now
	m.s.Moved(now)
}
