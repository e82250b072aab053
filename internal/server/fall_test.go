package server

import (
	"context"
	"strings"
	"testing"
)

// However often a stranger makes something panic: who does ends, nobody else
// does, and the log holds one stack of it a minute.
func TestPanicsAreLoggedOnce(t *testing.T) {
	h := serve(t, nil)
	h.commands = append(h.commands, Command{Name: "fall", Run: func(context.Context, *Session) int { panic("a fault") }})
	honest := sit(t, h.login(t, "an"), 80, 24, "")
	honest.see("Bắt đầu học")
	c := h.login(t, "eve")
	for range 10 {
		if _, code := exec(t, c, "fall"); code != exitFailed {
			t.Errorf("exit %d", code)
		}
	}
	honest.press("1")
	honest.see("1/")
	if n := strings.Count(h.log.String(), "stack="); n != 1 {
		t.Errorf("%d stacks in the log; want 1", n)
	}
}
