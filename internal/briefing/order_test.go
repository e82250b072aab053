package briefing

import (
	"errors"
	"testing"
)

// What a trainer closes stays closed for whom it is closed, until it is opened.
func TestOrder(t *testing.T) {
	s := must(t, opening(), by("l", Join{Unit: "IOIT", Name: "An"}), by("m", Join{Name: "Bình"}),
		by("l", Say{"Mua hàng không?"}), by("l", Say{"Vay tiền không?"}), by("m", Say{"Khi nào nghỉ?"}), by("l", Hand{true}))
	for _, tt := range []struct {
		name   string
		before []Command
		try    Command
		want   error
	}{
		{"a follower hides nothing", nil, by("m", Hide{1}), ErrTrainer},
		{"what is hidden is gone", []Command{trainer(Hide{1})}, trainer(Hear{1}), ErrUnknown},
		{"who is muted asks nothing", []Command{trainer(Mute{"l"})}, by("l", Say{"Này"}), ErrMuted},
		{"who is muted raises no hand", []Command{trainer(Mute{"l"})}, by("l", Hand{true}), ErrMuted},
		{"who is muted may come back, and is muted", []Command{trainer(Mute{"l"}), by("l", Leave{}), by("l", Join{Unit: "IOIT", Name: "An"})}, by("l", Say{"Này"}), ErrMuted},
		{"who is muted still answers", []Command{trainer(Mute{"l"}), trainer(Turn{1, 0}), trainer(Ask{"one"})}, by("l", Answer{"one", 1, []string{"b"}}), nil},
		{"others are not muted", []Command{trainer(Mute{"l"})}, by("m", Say{"Này"}), nil},
		{"nobody is muted who is not there", nil, trainer(Mute{"x"}), ErrUnknown},
		{"no questions", []Command{trainer(Quiet{true})}, by("m", Say{"Này"}), ErrQuiet},
		{"hands are no questions", []Command{trainer(Quiet{true})}, by("m", Hand{true}), nil},
		{"questions again", []Command{trainer(Quiet{true}), trainer(Quiet{false})}, by("m", Say{"Này"}), nil},
		{"it is closed already", []Command{trainer(Quiet{true})}, trainer(Quiet{true}), ErrPhase},
		{"nobody new", []Command{trainer(Shut{true})}, by("n", Join{Name: "Chi"}), ErrShut},
		{"who was in comes back", []Command{trainer(Shut{true}), by("l", Leave{})}, by("l", Join{Unit: "IOIT", Name: "An"}), nil},
		{"in again", []Command{trainer(Shut{true}), trainer(Shut{false})}, by("n", Join{}), nil},
		{"a name is wanted", []Command{trainer(Admit{Named})}, by("n", Join{}), ErrNamed},
		{"and given", []Command{trainer(Admit{Named})}, by("n", Join{Name: "Chi"}), nil},
		{"a proof is wanted", []Command{trainer(Admit{Known})}, by("n", Join{Name: "Chi"}), ErrKnown},
		{"and there", []Command{trainer(Admit{Known})}, by("n", Join{Known: true}), nil},
		{"no such wish", nil, trainer(Admit{"vip"}), ErrUnknown},
	} {
		if _, err := act(t, s, append(tt.before, tt.try)...); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	s = must(t, s, trainer(Hide{3}), trainer(Mute{"l"}))
	if len(s.Waiting) != 0 || len(s.Hands) != 0 || len(s.Said) != 0 {
		t.Errorf("after hiding and muting there wait %v, hands %v, and %v is kept", s.Waiting, s.Hands, s.Said)
	}
	if sum := s.Summary(s.Last); sum.Remarks != 0 || len(sum.Sent) != 0 {
		t.Errorf("the summary counts %d questions and has %v", sum.Remarks, sum.Sent)
	}
}
