//go:build !linux

package server

import "time"

// threadTime is what the thread that asks may have worked so far.
func threadTime() time.Duration { return time.Since(epoch) }
