package briefing_test

import (
	"testing"

	"training.vast.vn/vneid-training/internal/briefing"
)

func TestWayIn(t *testing.T) {
	for host, want := range map[string]briefing.Way{
		"hoc.vast.vn":         {Type: "ssh 3650@hoc.vast.vn", Link: "ssh://3650@hoc.vast.vn"},
		"-p 2222 hoc.vast.vn": {Type: "ssh -p 2222 3650@hoc.vast.vn", Link: "ssh://3650@hoc.vast.vn:2222"},
	} {
		if got := briefing.WayIn(host, "3650"); got != want {
			t.Errorf("the way into room 3650 of %q is %+v; want %+v", host, got, want)
		}
	}
	if got, want := briefing.WayIn(briefing.Server("hoc.vast.vn", "2222"), ""), (briefing.Way{Type: "ssh -p 2222 hoc.vast.vn", Link: "ssh://hoc.vast.vn:2222"}); got != want {
		t.Errorf("the way in is %+v; want %+v", got, want)
	}
	if got := briefing.Server("hoc.vast.vn", "22"); got != "hoc.vast.vn" {
		t.Errorf("the server is %q", got)
	}
}
