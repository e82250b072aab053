package live

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// dark reports whether everybody is to look at the trainer.
func (v *Seat) dark() bool {
	return v.room.View.Pause == briefing.Black || v.room.View.Pause == briefing.White
}

// pauseView is what everybody sees while the room rests. A dark screen is the
// projector's and the followers'; the trainer's console goes on.
func (v *Seat) pauseView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	switch {
	case v.dark(): // it says where to look, so that nobody takes it for a broken line
		return cards.Blank(s, v.room.View.Pause == briefing.White, w.Dark)
	case v.room.View.Pause == briefing.Break:
		return v.breakView(s)
	}
	return v.poster(s, cards.Poster{Icon: icon.Break, Style: s.Styles.Brand, Hero: w.Paused}, w.Paused, v.Keys(s))
}

// poster is a poster in the frame of a briefing.
func (v *Seat) poster(s *kit.Session, p cards.Poster, title string, keys []key.Binding) kit.Picture {
	body, rows := p.Draw(s)
	foot := s.Footer("", keys)
	if v.room.Role == briefing.Screen {
		foot = v.foot(s, "")
	}
	shown := s.Frame(v.header(s, title), body, foot)
	if len(p.Items) > 0 {
		shown.Rows = rows
	}
	return shown
}

// breakView is the break: how long it still takes, and when it is over.
func (v *Seat) breakView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	left := v.room.View.Until.Sub(s.Now())
	p := cards.Poster{Icon: icon.Break, Style: s.Styles.Brand, Hero: w.Break, Text: []string{w.BreakOver}}
	if left > 0 {
		up := func(unit time.Duration) int { return int((left + unit - 1) / unit) }
		still := fmt.Sprintf(w.BreakSeconds, up(time.Second))
		p.Hero = clock(time.Duration(up(time.Second)) * time.Second)
		if left > time.Minute {
			still = fmt.Sprintf(w.BreakMinutes, up(time.Minute))
			if v.room.Role != briefing.Screen { // a thousand screens need not be drawn anew each second
				p.Hero = fmt.Sprintf(w.Elapsed, up(time.Minute))
			}
		}
		p.Text = []string{fmt.Sprintf(w.BreakUntil, v.room.View.Until.Local().Format("15:04")), still}
	}
	if v.room.Role == briefing.Follower {
		p.Text = append(p.Text, w.BreakStay)
	}
	return v.poster(s, p, w.Break, v.Keys(s))
}
