package server

import (
	"context"
	"fmt"

	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/briefing/minutes"
	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/server/trust"
	"training.vast.vn/vneid-training/internal/tui"
)

// briefingCommands are the ways into live briefings: a room code as the user
// name or after "join" follows, "screen" is for the projector, "lead" for who
// has a trainer's key.
func briefingCommands() []Command {
	return []Command{
		{Name: "join", Summary: func(w *locale.Words) string { return w.Briefing.JoinCommand }, Screen: true, Run: join,
			User: briefing.IsCode},
		{Name: "screen", Summary: func(w *locale.Words) string { return w.Briefing.ScreenCommand }, Screen: true, Run: watch},
		{Name: "lead", Summary: func(w *locale.Words) string { return w.Briefing.LeadCommand }, Screen: true, Run: lead,
			May: func(p trust.Identity) bool { return p.Trainer }, Refuse: noTrainer},
	}
}

// noTrainer says who may lead, and how somebody comes to be one of them.
func noTrainer(s *Session) string {
	w := &s.Words.Server
	if s.Person.Fingerprint == "" {
		return w.NoTrainer + "\n" + fmt.Sprintf(w.TrainerNoKey, s.Server.opt.Host)
	}
	return w.NoTrainer + "\n" + fmt.Sprintf(w.TrainerKey, s.Person.Fingerprint, s.Server.opt.Host)
}

// code is the room code that a session names: after its command, else as the
// user name.
func (s *Session) code() string {
	for _, word := range append(s.Args[:len(s.Args):len(s.Args)], s.User) {
		if briefing.IsCode(word) {
			return word
		}
	}
	return ""
}

func join(ctx context.Context, s *Session) int {
	s.door = s.newDoor(ctx)
	s.door.Code = s.code()
	return s.Screens(ctx, tui.AtBriefing)
}

func watch(ctx context.Context, s *Session) int {
	s.door = s.newDoor(ctx)
	s.door.Code, s.door.Screen = s.code(), true
	return s.Screens(ctx, tui.AtBriefing)
}

// lead takes a trainer to their own room, or to the one whose code follows. A
// briefing that has ended then is summed up on a page.
func lead(ctx context.Context, s *Session) int {
	s.door = s.newDoor(ctx)
	s.door.Code, s.door.Lead = "", true
	if len(s.Args) > 0 {
		s.door.Code = s.code()
	}
	code := s.Screens(ctx, tui.AtBriefing)
	s.sumUp()
	return code
}

// sumUp prints the page of the briefing that was led in this session, if it
// has ended.
func (s *Session) sumUp() {
	if s.door == nil {
		return
	}
	led := s.door.Led()
	if led == nil || led.Phase != briefing.Ended {
		return
	}
	deck, err := s.Server.opt.Course.Deck(s.Words.Language)
	if err != nil {
		return
	}
	for _, line := range minutes.Of(led.Summary(led.Over), &s.Words.Briefing.Page, deck.UnitName, minutes.Width) {
		fmt.Fprintln(s, line)
	}
}

// newDoor is the session's way into the rooms; nil where there are none. Who
// may lead is told by the key alone.
func (s *Session) newDoor(ctx context.Context) *briefing.Door {
	if s.Server.opt.Rooms == nil {
		return nil
	}
	d := briefing.NewDoor(ctx, s.Server.opt.Rooms)
	d.Way = func(room string) briefing.Way {
		return briefing.WayIn(s.Server.opt.Host, room).On(s.Server.opt.WebHost, room)
	}
	d.Origin, d.Awake = s.origin(), s.Awake
	if s.Person.Fingerprint != "" {
		d.Proven = s.Server.opt.Folder.LearnerOf(s.Person.Fingerprint)
	}
	if s.Person.Trainer {
		d.Trainer, d.Name = s.Server.opt.Folder.LearnerFromKey(s.Person.Fingerprint), s.Person.Name
		if s.Server.hands() {
			d.Hand = func(room string) string {
				return s.Server.hand(handover{room: room, trainer: d.Trainer, name: d.Name})
			}
		}
	}
	return d
}

// expected says whether a session comes with the code of a room, or of somebody
// who was enrolled: they go before others at their address.
func (s *Session) expected(ctx context.Context) bool {
	if isLetter(s.User) {
		return s.Server.opt.Folder.Opens(s.User)
	}
	if s.Server.opt.Rooms == nil || !briefing.IsCode(s.User) {
		return false
	}
	return s.newDoor(ctx).Knock(s.User) == nil
}
