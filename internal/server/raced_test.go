//go:build race

package server

import "golang.org/x/time/rate"

// unhurried lets all have as much drawn as they like: the race detector has each frame
// cost ten times what it does, so that a class in a test would wait for its share.
func (h *host) unhurried() { h.guard.works.all.SetLimit(rate.Inf) }
