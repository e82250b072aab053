//go:build unix

package present

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// deaf makes the process ignore the signals that a terminal's keys and its
// users may cause. A hang-up ends ctx with ErrHangup; SIGTERM, by which a
// service manager stops the program, is left as it is.
func deaf(ctx context.Context) (context.Context, func(io.Reader) io.Reader, func()) {
	signal.Ignore(syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTSTP, syscall.SIGTTIN, syscall.SIGTTOU,
		syscall.SIGALRM, syscall.SIGVTALRM, syscall.SIGPROF, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGPIPE)
	ctx, cancel := context.WithCancelCause(ctx)
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	go func() {
		select {
		case <-hangup:
			cancel(ErrHangup)
		case <-ctx.Done():
		}
	}()
	filter := func(r io.Reader) io.Reader { return &console{Reader: r} }
	return ctx, filter, func() {
		signal.Stop(hangup)
		cancel(nil)
	}
}
