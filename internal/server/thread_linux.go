package server

import (
	"time"

	"golang.org/x/sys/unix"
)

// threadTime is what the thread that asks has worked so far.
func threadTime() time.Duration {
	var t unix.Timespec
	if unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t) != nil {
		return time.Since(epoch)
	}
	return time.Duration(t.Nano())
}
