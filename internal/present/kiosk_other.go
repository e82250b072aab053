//go:build !unix

package present

import (
	"context"
	"os"
	"os/signal"

	tea "charm.land/bubbletea/v2"
)

// deaf makes the process ignore the signal of Ctrl+C and Ctrl+Break.
func deaf(ctx context.Context) (context.Context, tea.ProgramOption, func()) {
	signal.Ignore(os.Interrupt)
	return ctx, tea.WithInput(os.Stdin), func() {}
}
