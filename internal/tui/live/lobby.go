package live

import (
	"fmt"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/icon"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/tui/kit/cards"
)

// lobbyView is how people come in: the room code set large, the line to type,
// its QR code, and who has arrived. The trainer and the projector see it.
func (v *Seat) lobbyView(s *kit.Session) kit.Picture {
	body, foot := v.room.Lobby(s), v.foot(s, s.Styles.Muted.Render(s.Words.Briefing.Gathering))
	if s.Wide() && v.room.Role == briefing.Screen { // how to come in stands large above
		foot = s.Footer(s.Styles.Muted.Render(s.Words.Briefing.Gathering+"   "+v.timer(s)), nil)
	}
	return s.Frame(v.header(s, s.Deck.Title), body, foot)
}

// waitView is what a follower sees until the trainer begins.
func (v *Seat) waitView(s *kit.Session) kit.Picture {
	w := &s.Words.Briefing
	body, _ := cards.Poster{Icon: icon.Briefing, Style: s.Styles.Brand, Hero: fmt.Sprintf(w.Room, v.room.Code()), Text: []string{w.LobbyWait}}.Draw(s)
	return s.Frame(v.header(s, s.Deck.Title), body, s.Footer(v.remark(s), v.Keys(s)))
}
