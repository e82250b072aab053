//go:build !linux

package term

import "time"

// threadTime is what the thread that asks may have worked so far.
func threadTime() time.Duration { return time.Since(epoch) }
