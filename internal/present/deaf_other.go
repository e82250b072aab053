//go:build !unix

package present

import (
	"context"
	"os"
	"os/signal"
)

// deaf makes the process ignore the signal of Ctrl+C and Ctrl+Break.
func deaf(ctx context.Context) (context.Context, func()) {
	signal.Ignore(os.Interrupt)
	return context.WithCancel(ctx)
}
