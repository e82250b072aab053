package server

import (
	"context"
	"fmt"

	"github.com/charmbracelet/colorprofile"

	text "training.vast.vn/vneid-training/internal/plain"
	"training.vast.vn/vneid-training/internal/tier"
	"training.vast.vn/vneid-training/internal/tui"
)

// plainText reads the course to the person as text, whether they have a
// terminal or not: ssh HOST plain.
func plainText(ctx context.Context, s *Session) int {
	c, err := s.Server.config(ctx, s, tier.Tier{Profile: colorprofile.NoTTY, Console: true}, tui.AtHome)
	if err != nil {
		s.Server.log.Error("a deck can't be read", "language", s.Words.Language, "error", err.Error())
		fmt.Fprintln(s.Err, s.Words.Server.Crashed)
		return exitFailed
	}
	how := text.EchoNone
	if s.Terminal {
		how = text.EchoKeys
	}
	err = text.Run(ctx, text.Config{
		Deck: c.Deck, Language: c.Language, In: s.channel, Out: s, Echo: how, Desk: c.Desk,
		FeedbackAtEnd: c.FeedbackAtEnd, Now: c.Now, Rand: c.Rand,
	})
	if err != nil && ctx.Err() == nil {
		fmt.Fprintln(s.Err, err)
		return exitFailed
	}
	return exitFine
}
