package live

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui/kit"
)

// scrollPoll moves about a question that is taller than the stage.
func (v *Seat) scrollPoll(msg tea.Msg, s *kit.Session) bool {
	if _, whole := v.room.Board(s); whole {
		return false
	}
	half := max(1, s.Stage().Height/2)
	down, up := s.Keys.ScrollDown, s.Keys.ScrollUp
	if v.room.Role == briefing.Trainer { // whose remote sends those to go on
		down, up = s.Keys.ListDown, s.Keys.ListUp
	}
	switch {
	case kit.Is(msg, down):
		lines, _, _ := v.room.Lines(s, s.Column(), false)
		v.scroll = max(0, min(max(0, v.scroll)+half, len(lines)-s.Stage().Height))
	case kit.Is(msg, up):
		v.scroll = max(0, v.scroll-half)
	default:
		return false
	}
	return true
}

// pollView shows the question put to the room: while it is open, to be
// answered; then how the room answered; then what is right.
func (v *Seat) pollView(s *kit.Session, left string) kit.Picture {
	if b, ok := v.room.Board(s); ok {
		p := s.SharedFrame(b.State()+v.pollEnds(s, left), func() kit.Picture {
			return s.Frame(v.pollHeader(s), b.Lines(), v.pollFooter(s, left))
		})
		if v.room.Answering() {
			p.Rows = b.Clickable()
		}
		return p
	}
	lines, items, at := v.room.Lines(s, s.Column(), true)
	if len(lines) > s.Stage().Height {
		lines, items, at = v.room.Lines(s, s.Column(), false)
	}
	shown, from := s.Window(lines, s.Stage().Height, v.scroll, at, min(at+1, max(0, len(lines)-1)))
	p := s.Frame(v.pollHeader(s), s.Indent(shown), v.pollFooter(s, left))
	if v.room.Answering() {
		p.Rows = kit.Rows{Items: items[min(from, len(items)):], Width: s.Width}
	}
	return p
}

// pollEnds tells apart what stands above and below a poll.
func (v *Seat) pollEnds(s *kit.Session, left string) string {
	if v.room.Role == briefing.Screen {
		return v.count(s) + v.timer(s) + v.room.Code()
	}
	return left + v.room.Code()
}

// pollHeader says that the room is asked; on the projector also how many have
// answered.
func (v *Seat) pollHeader(s *kit.Session) string {
	w := &s.Words.Briefing
	title, right := "", fmt.Sprintf(w.Room, v.room.Code())
	if v.room.View.Poll.Round > 1 {
		title = fmt.Sprintf(w.Again, v.room.View.Poll.Round)
	}
	if v.room.Role == briefing.Screen {
		right = v.count(s)
	}
	return s.Header(kit.Header{Place: w.Question, Fill: s.Styles.BrandFill, Title: title, Right: right})
}

// pollFooter is how to answer, or that it is too late, on the projector, else
// what is given and the person's keys.
func (v *Seat) pollFooter(s *kit.Session, left string) kit.Foot {
	if v.room.Role != briefing.Screen {
		return s.Footer(left, v.pollKeys(s))
	}
	switch q := v.room.Answer.Item.Question; {
	case !v.room.Hall(s): // the question says it
	case v.room.View.Phase == briefing.Locked:
		left = s.Styles.Text.Render(s.Words.Briefing.AskLocked)
	case q != nil && v.room.View.Phase == briefing.Asking:
		left = s.Styles.Text.Render(v.room.How(s, q))
	}
	return v.joinFoot(s, left, v.timer(s))
}

func (v *Seat) pollKeys(s *kit.Session) []key.Binding {
	if v.room.Role != briefing.Trainer || v.dark() {
		return v.Keys(s)
	}
	next := s.Keys.Advance
	next.SetHelp(next.Help().Key, s.Words.Briefing.PollNext[v.pollStage()])
	return []key.Binding{next, s.Keys.Help, s.Keys.Leave}
}

// pollStage counts from 0: open, locked, bars, key.
func (v *Seat) pollStage() int {
	return max(0, slices.Index([]briefing.Phase{briefing.Asking, briefing.Locked, briefing.Bars, briefing.Key}, v.room.View.Phase))
}
