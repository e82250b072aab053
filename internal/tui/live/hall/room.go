// Package hall is what a live room shows to all in it: the lobby, where people
// come in, and the poll, from the question to what is right.
package hall

import (
	"training.vast.vn/vneid-training/internal/briefing"
	"training.vast.vn/vneid-training/internal/quiz"
)

// A Room is a live room as it is seen from a seat.
type Room struct {
	Role    briefing.Role
	View    briefing.View
	Answer  quiz.Answering // to the poll that is open
	Sending bool           // something is on its way to the room
	Grown   int            // how far the bars of a poll are, up to Whole
}
