package live

import (
	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/tui/kit"
	"training.vast.vn/vneid-training/internal/wire"
)

// Spoken is the slide or the question that a follower sees; of all else its rows
// say enough.
func (v *Seat) Spoken(s *kit.Session) kit.Speech {
	switch {
	case v.seat.Role == briefing.Trainer || v.room.View.Sequence == 0 || v.room.View.Pause != briefing.Going:
	case v.room.View.Phase == briefing.OnSlide:
		return s.SaySlide(v.At)
	case v.room.View.Poll != nil && v.room.View.Phase == briefing.Asking && v.room.Answer.Item.Question != nil:
		return v.room.Spoken(s)
	}
	return kit.Speech{}
}

// Field is the one over the last rows.
func (v *Seat) Field(s *kit.Session) (kit.Field, bool) {
	return kit.Field{Input: v.input, Label: v.asking(s), Kind: wire.Sentence, Most: briefing.TextRunes}, v.input != nil
}

// Code is that of the room; "" before it is known.
func (v *Seat) Code() string { return v.room.Code() }
