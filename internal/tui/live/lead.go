package live

import (
	"fmt"
	"math"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/deck"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/choose"
)

// lead takes a trainer's key.
func (v *Seat) lead(msg tea.Msg, s *kit.Session) kit.Want {
	press, ok := msg.(tea.KeyPressMsg)
	if _, click := kit.Clicked(msg); !ok && !(click && v.choosing) {
		return nil
	}
	k := s.Keys
	v.said = ""
	switch {
	case v.link != "": // any key takes it away
		v.link = ""
		return nil
	case v.choosing:
		return v.chooseQuestion(msg, s)
	case v.ordering:
		return v.order(msg, s)
	case v.room.View.Pause != briefing.Going:
		return v.act(briefing.Resume{}) // any key comes back, without turning
	}
	if in, done := v.attend(msg, s); done {
		return in
	}
	switch {
	case v.room.View.Poll != nil:
		return v.leadPoll(msg, s)
	case kit.Is(msg, k.Esc) && v.Digits == "":
		return kit.Quit{}
	case v.room.View.Phase == briefing.Lobby:
		if kit.Is(msg, k.Begin) {
			first, _ := s.Deck.Ends(s.Route())
			v.At = kit.Position{Slide: first}
			return v.act(briefing.Turn{Slide: first})
		}
		return nil
	case kit.Is(msg, k.Poll):
		return v.pollNext(s)
	case kit.Is(msg, k.ChoosePoll):
		v.choosing, v.list = true, choose.List{}
		return nil
	case kit.Is(msg, k.Freeze):
		if v.room.View.Frozen {
			return v.act(briefing.Thaw{})
		}
		return v.act(briefing.Freeze{})
	case kit.Is(msg, k.Contents):
		return kit.Open(kit.Contents)
	case v.panel && v.scrollAside(msg, s):
		return nil
	}
	before := v.At
	if kit.Turn(&v.Turner, press, k, s.BySteps()) {
		v.said = s.Words.Briefing.LeadEnd
	}
	if v.At.Slide != before.Slide || v.At.Step != before.Step {
		v.panel = false
		return v.act(briefing.Turn{Slide: v.At.Slide, Step: v.At.Step})
	}
	return nil
}

// attend takes the keys that have to do with the people in the room.
func (v *Seat) attend(msg tea.Msg, s *kit.Session) (kit.Want, bool) {
	k, full := s.Keys, v.room.View.Full
	switch {
	case kit.Is(msg, k.Black):
		return v.act(briefing.Rest{Why: briefing.Black}), true
	case kit.Is(msg, k.White):
		return v.act(briefing.Rest{Why: briefing.White}), true
	case kit.Is(msg, k.Rest):
		v.asks = breakOf
		in := v.openInput(s)
		v.input.SetValue("10")
		v.input.CursorEnd()
		return in, true
	case kit.Is(msg, k.HandOver) && s.Briefings.Hand != nil && !v.Remote:
		v.hand(s)
		return nil, true
	case kit.Is(msg, k.People):
		v.panel, v.scroll = !v.panel, 0
		return nil, true
	case kit.Is(msg, k.Order):
		v.ordering, v.list = true, choose.List{}
		return nil, true
	case kit.Is(msg, k.Done) && len(full.Waiting) > 0:
		return v.act(briefing.Hear{Item: full.Waiting[0].Item}), true
	case kit.Is(msg, k.Lower) && len(full.Hands) > 0:
		return v.act(briefing.Lower{Learner: full.Hands[0]}), true
	case kit.Is(msg, k.Invite) && len(full.Requests) > 0:
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
func (v *Seat) questions(s *kit.Session) []deck.Question {
	return s.Deck.Topics[s.Deck.Slide(v.At.Slide).Topic].Questions
}

// asked is how often a question was put to the room.
func (v *Seat) asked(id string) int {
	n := 0
	for _, a := range v.room.View.Full.Asked {
		if a.Question == id {
			n++
		}
	}
	return n
}

// pollNext asks the topic's question that was asked least, the first of them
// in the deck's order.
func (v *Seat) pollNext(s *kit.Session) kit.Want {
	questions := v.questions(s)
	if len(questions) == 0 {
		v.said = s.Words.Briefing.NoQuestions
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
func (v *Seat) chooseQuestion(msg tea.Msg, s *kit.Session) kit.Want {
	questions := v.questions(s)
	k := s.Keys
	n := -1
	if item, ok := kit.Clicked(msg); ok {
		n = item
	}
	switch {
	case n >= 0:
	case kit.Is(msg, k.Esc), kit.Is(msg, k.ChoosePoll), len(questions) == 0:
		v.choosing = false
	case kit.Is(msg, k.Digit):
		n, _ = strconv.Atoi(msg.(tea.KeyPressMsg).String())
		n--
	case kit.Is(msg, k.Choose):
		n = v.list.At
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
func (v *Seat) leadPoll(msg tea.Msg, s *kit.Session) kit.Want {
	switch {
	case v.scrollPoll(msg, s):
		return nil
	case kit.Is(msg, s.Keys.Advance):
		return v.act([]briefing.Action{briefing.Lock{}, briefing.ShowBars{}, briefing.ShowKey{}, briefing.Close{}}[v.pollStage()])
	case kit.Is(msg, s.Keys.Esc) && v.room.View.Phase != briefing.Asking:
		return v.act(briefing.Close{})
	}
	return nil
}

// Jump turns to a slide that was chosen from the contents.
func (v *Seat) Jump(s *kit.Session, slide int) kit.Want {
	if slide == kit.Stay || v.room.Role != briefing.Trainer || v.room.View.Phase != briefing.OnSlide {
		return nil
	}
	v.At = kit.Clamp(s.BySteps(), kit.Position{Slide: slide})
	return v.act(briefing.Turn{Slide: v.At.Slide})
}

// Include leaves a topic out of what is led through, or takes it in.
func (v *Seat) Include(s *kit.Session, topic int) kit.Want {
	if v.room.Role != briefing.Trainer || v.room.View.Phase == briefing.Ended {
		return nil
	}
	v.said = ""
	if r := s.Route(); r == nil || r.Has(topic) {
		return v.act(briefing.Drop{Topic: topic})
	}
	return v.act(briefing.Add{Topic: topic})
}

// Planned tells of the time planned for all that is led through, or what is
// to be said instead.
func (v *Seat) Planned(s *kit.Session) string {
	if v.said != "" {
		return v.said
	}
	return fmt.Sprintf(s.Words.Briefing.Whole, int(math.Round(v.room.View.Full.Minutes())))
}

// Leaving asks who sits in a briefing that goes on.
func (v *Seat) Leaving(s *kit.Session) *kit.Question {
	w := &s.Words.Briefing
	if v.room.View.Phase == briefing.Ended || v.room.Role == briefing.Screen || v.Remote {
		return nil
	}
	q := &kit.Question{
		Head: v.header(s, ""), Title: w.LeaveTitle, Answers: []kit.Item{{Text: w.Stay}, {Text: w.LeaveRoom}},
		Chosen: func(answer int) kit.Want {
			switch {
			case answer == 2:
				return v.act(briefing.End{})
			case answer == 1 && s.Start == kit.AtBriefing:
				return kit.Quit{}
			case answer == 1:
				return kit.Open(kit.Home)
			}
			return nil
		},
	}
	if v.room.Role == briefing.Trainer {
		q.Lines = kit.Wrap(w.LeaveTrainer, s.Column(), s.Styles.Text)
		q.Answers = []kit.Item{{Text: w.Stay}, {Text: w.LeaveWaits}, {Text: w.EndIt}}
	}
	return q
}

// elapsed words how long the briefing has gone on and how that compares with
// the plan.
func (v *Seat) elapsed(s *kit.Session) string { return s.Pace(v.room.View.Full.Schedule(s.Now())) }
