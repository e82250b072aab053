//go:build !unix

package present

import (
	"context"
	"io"
	"os"
	"os/signal"
)

// deaf makes the process ignore the signal of Ctrl+C and Ctrl+Break.
func deaf(ctx context.Context) (context.Context, func(io.Reader) io.Reader, func()) {
	signal.Ignore(os.Interrupt)
	return ctx, func(r io.Reader) io.Reader { return r }, func() {}
}
