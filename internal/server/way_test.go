package server

import (
	"testing"

	"training.vast.vn/vneid-training/internal/briefing"
)

func TestWayIn(t *testing.T) {
	for host, want := range map[string]briefing.Way{
		"hoc.vast.vn":         {Type: "ssh 3650@hoc.vast.vn", Link: "ssh://3650@hoc.vast.vn"},
		"-p 2222 hoc.vast.vn": {Type: "ssh -p 2222 3650@hoc.vast.vn", Link: "ssh://3650@hoc.vast.vn:2222"},
	} {
		if got := wayIn(host, "3650"); got != want {
			t.Errorf("the way into room 3650 of %q is %+v; want %+v", host, got, want)
		}
	}
}
