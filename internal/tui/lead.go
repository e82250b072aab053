package tui

import (
	"fmt"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
)

// stepShape is the deck as a trainer leads through it: step by step, however
// many pages a step has in the console's small pane.
type stepShape struct{ s *session }

func (t stepShape) slides() int                   { return t.s.Deck.Len() }
func (t stepShape) steps(slide int) int           { return t.s.Deck.Slide(slide).Steps }
func (t stepShape) pages(int, int) (pages, r int) { return 1, 0 }

// lead takes a trainer's key.
func (v *liveScreen) lead(msg tea.Msg, s *session) intent {
	if _, ok := msg.(tea.KeyPressMsg); !ok {
		return intent{}
	}
	k := s.keys
	v.said = ""
	switch {
	case v.choosing:
		return v.chooseQuestion(msg, s)
	case v.view.Pause != briefing.Going:
		return v.act(briefing.Resume{}) // any key comes back, without turning
	}
	if in, done := v.attend(msg, s); done {
		return in
	}
	switch {
	case v.view.Poll != nil:
		return v.leadPoll(msg, s)
	case v.view.Phase == briefing.Lobby:
		if is(msg, k.begin) {
			v.at = position{}
			return v.act(briefing.Turn{})
		}
		return intent{}
	case is(msg, k.poll):
		return v.pollNext(s)
	case is(msg, k.choosePoll):
		v.choosing, v.list = true, list{}
		return intent{}
	case is(msg, k.freeze):
		if v.view.Frozen {
			return v.act(briefing.Thaw{})
		}
		return v.act(briefing.Freeze{})
	case is(msg, k.contents):
		return open(contents)
	}
	before := v.at
	v.turn(msg, s, stepShape{s})
	if v.at.slide != before.slide || v.at.step != before.step {
		v.panel = false
		return v.act(briefing.Turn{Slide: v.at.slide, Step: v.at.step})
	}
	return intent{}
}

// attend takes the keys that have to do with the people in the room.
func (v *liveScreen) attend(msg tea.Msg, s *session) (intent, bool) {
	k, full := s.keys, v.view.Full
	switch {
	case is(msg, k.black):
		return v.act(briefing.Rest{Why: briefing.Black}), true
	case is(msg, k.white):
		return v.act(briefing.Rest{Why: briefing.White}), true
	case is(msg, k.rest):
		v.asks = breakOf
		in := v.openInput(s)
		v.input.SetValue("10")
		v.input.CursorEnd()
		return in, true
	case is(msg, k.people):
		v.panel, v.scroll = !v.panel, 0
		return intent{}, true
	case is(msg, k.done) && len(full.Waiting) > 0:
		return v.act(briefing.Hear{Item: full.Waiting[0].Item}), true
	case is(msg, k.lower) && len(full.Hands) > 0:
		return v.act(briefing.Lower{Learner: full.Hands[0]}), true
	case is(msg, k.invite) && len(full.Requests) > 0:
		return v.act(briefing.Invite{Trainer: full.Requests[0].Trainer}), true
	}
	return intent{}, false
}

// breakOf is the break that was typed, in minutes; nil if that is no number.
func breakOf(text string) briefing.Action {
	n, err := strconv.Atoi(text)
	if err != nil || n <= 0 {
		return nil
	}
	return briefing.Rest{Why: briefing.Break, For: min(time.Duration(min(n, 999))*time.Minute, briefing.MaxBreak)}
}

// questions are those of the topic that is shown.
func (v *liveScreen) questions(s *session) []deck.Question {
	return s.Deck.Topics[s.Deck.Slide(v.at.slide).Topic].Questions
}

// asked is how often a question was put to the room.
func (v *liveScreen) asked(id string) int {
	n := 0
	for _, a := range v.view.Full.Asked {
		if a.Question == id {
			n++
		}
	}
	return n
}

// pollNext asks the topic's question that was asked least, the first of them
// in the deck's order.
func (v *liveScreen) pollNext(s *session) intent {
	questions := v.questions(s)
	if len(questions) == 0 {
		v.said = s.words.Briefing.NoQuestions
		return intent{}
	}
	best := 0
	for i := range questions {
		if v.asked(questions[i].ID) < v.asked(questions[best].ID) {
			best = i
		}
	}
	return v.act(briefing.Ask{Question: questions[best].ID})
}

// chooseQuestion takes a key for the list of the topic's questions.
func (v *liveScreen) chooseQuestion(msg tea.Msg, s *session) intent {
	questions := v.questions(s)
	k := s.keys
	n := -1
	switch {
	case is(msg, k.esc), is(msg, k.choosePoll), len(questions) == 0:
		v.choosing = false
	case is(msg, k.digit):
		n, _ = strconv.Atoi(msg.(tea.KeyPressMsg).String())
		n--
	case is(msg, k.choose):
		n = v.list.at
	default:
		v.list.Update(msg, s, len(questions))
	}
	if n < 0 || n >= len(questions) {
		return intent{}
	}
	v.choosing = false
	return v.act(briefing.Ask{Question: questions[n].ID})
}

// leadPoll leads a question from open over locked, bars and key back to the
// slide.
func (v *liveScreen) leadPoll(msg tea.Msg, s *session) intent {
	switch {
	case v.scrollPoll(msg, s):
		return intent{}
	case is(msg, s.keys.advance):
		return v.act([]briefing.Action{briefing.Lock{}, briefing.ShowBars{}, briefing.ShowKey{}, briefing.Close{}}[v.pollStage()])
	case is(msg, s.keys.esc) && v.view.Phase != briefing.Asking:
		return v.act(briefing.Close{})
	}
	return intent{}
}

// jump turns to a slide that was chosen from the contents.
func (v *liveScreen) jump(s *session, slide int) tea.Cmd {
	if slide == keep || v.seat.Role != briefing.Trainer || v.view.Phase != briefing.OnSlide {
		return nil
	}
	v.at = clamp(stepShape{s}, position{slide: slide})
	return v.send.add(v.seat, briefing.Turn{Slide: v.at.slide})
}

// leaveItemsOf are the answers to whether to leave.
func (v *liveScreen) leaveItems(s *session) []item {
	w := &s.words.Briefing
	if v.seat.Role == briefing.Trainer {
		return []item{{text: w.Stay}, {text: w.LeaveWaits}, {text: w.EndIt}}
	}
	return []item{{text: w.Stay}, {text: w.LeaveRoom}}
}

// leaveLines ask whether to leave.
func (v *liveScreen) leaveLines(s *session) []string {
	w := &s.words.Briefing
	lines := []string{s.styles.Strong.Render(w.LeaveTitle)}
	if v.seat.Role == briefing.Trainer {
		lines = append(lines, wrap(w.LeaveTrainer, s.column(), s.styles.Text)...)
	}
	return append(lines, "")
}

// asksToLeave says whether leaving is asked about.
func (v *liveScreen) asksToLeave() bool {
	return v != nil && v.view.Phase != briefing.Ended && v.seat.Role != briefing.Screen
}

// elapsed words how long the briefing has gone on and how that compares with
// the plan.
func (v *liveScreen) elapsed(s *session) string {
	w := &s.words.Briefing
	elapsed, behind := v.view.Full.Schedule(s.Now())
	text := fmt.Sprintf(w.Elapsed, int(elapsed.Minutes())) + " · "
	switch n := int(behind.Minutes()); {
	case n > 0:
		return text + fmt.Sprintf(w.Late, n)
	case n < 0:
		return text + fmt.Sprintf(w.Early, -n)
	}
	return text + w.OnTime
}
