package tui

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
)

// lead takes a trainer's key.
func (v *liveScreen) lead(msg tea.Msg, s *session) Want {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
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
		return nil
	case is(msg, k.poll):
		return v.pollNext(s)
	case is(msg, k.choosePoll):
		v.choosing, v.list = true, list{}
		return nil
	case is(msg, k.freeze):
		if v.view.Frozen {
			return v.act(briefing.Thaw{})
		}
		return v.act(briefing.Freeze{})
	case is(msg, k.contents):
		return open(Contents)
	}
	before := v.at
	turn(&v.turner, press, k, stepShape{s})
	if v.at.slide != before.slide || v.at.step != before.step {
		v.panel = false
		return v.act(briefing.Turn{Slide: v.at.slide, Step: v.at.step})
	}
	return nil
}

// attend takes the keys that have to do with the people in the room.
func (v *liveScreen) attend(msg tea.Msg, s *session) (Want, bool) {
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
		return nil, true
	case is(msg, k.done) && len(full.Waiting) > 0:
		return v.act(briefing.Hear{Item: full.Waiting[0].Item}), true
	case is(msg, k.lower) && len(full.Hands) > 0:
		return v.act(briefing.Lower{Learner: full.Hands[0]}), true
	case is(msg, k.invite) && len(full.Requests) > 0:
		return v.act(briefing.Invite{Trainer: full.Requests[0].Trainer}), true
	}
	return nil, false
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
func (v *liveScreen) pollNext(s *session) Want {
	questions := v.questions(s)
	if len(questions) == 0 {
		v.said = s.words.Briefing.NoQuestions
		return nil
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
func (v *liveScreen) chooseQuestion(msg tea.Msg, s *session) Want {
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
		return nil
	}
	v.choosing = false
	return v.act(briefing.Ask{Question: questions[n].ID})
}

// leadPoll leads a question from open over locked, bars and key back to the
// slide.
func (v *liveScreen) leadPoll(msg tea.Msg, s *session) Want {
	switch {
	case v.scrollPoll(msg, s):
		return nil
	case is(msg, s.keys.advance):
		return v.act([]briefing.Action{briefing.Lock{}, briefing.ShowBars{}, briefing.ShowKey{}, briefing.Close{}}[v.pollStage()])
	case is(msg, s.keys.esc) && v.view.Phase != briefing.Asking:
		return v.act(briefing.Close{})
	}
	return nil
}

// jump turns to a slide that was chosen from the contents.
func (v *liveScreen) jump(s *session, slide int) Want {
	if slide == Stay || v.seat.Role != briefing.Trainer || v.view.Phase != briefing.OnSlide {
		return nil
	}
	v.at = clamp(stepShape{s}, position{slide: slide})
	return v.act(briefing.Turn{Slide: v.at.slide})
}

// Leaving asks who sits in a briefing that goes on.
func (v *liveScreen) Leaving(s *session) *Question {
	w := &s.words.Briefing
	if v.view.Phase == briefing.Ended || v.seat.Role == briefing.Screen {
		return nil
	}
	q := &Question{
		head: v.header(s, ""), lines: []string{s.styles.Strong.Render(w.LeaveTitle), ""}, answers: []item{{text: w.Stay}, {text: w.LeaveRoom}},
		chosen: func(answer int) Want {
			switch {
			case answer == 2:
				return v.act(briefing.End{})
			case answer == 1 && s.Start == AtBriefing:
				return Quit{}
			case answer == 1:
				return open(Home)
			}
			return nil
		},
	}
	if v.seat.Role == briefing.Trainer {
		q.lines = slices.Insert(q.lines, 1, wrap(w.LeaveTrainer, s.column(), s.styles.Text)...)
		q.answers = []item{{text: w.Stay}, {text: w.LeaveWaits}, {text: w.EndIt}}
	}
	return q
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
