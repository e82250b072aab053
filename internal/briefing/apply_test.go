package briefing

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"training.vast.vn/vneid-training/internal/deck"
)

var morning = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)

// testPlan has two topics of three and two slides, and a question of each type.
func testPlan() *Plan {
	abc := []string{"a", "b", "c"}
	return &Plan{
		ID: "thu", Title: "Bài thử", Version: "1", Language: "vi", Hash: "sha256:0",
		Topics: []Topic{{Title: "Mở đầu", Minutes: 3, Steps: []int{1, 2, 1}}, {Title: "Lưu trú", Minutes: 4, Steps: []int{3, 1}}},
		Questions: []Question{
			{ID: "one", Type: deck.Single, Text: "Một?", Letters: abc, Right: []string{"b"}},
			{ID: "many", Type: deck.Multiple, Letters: abc, Right: []string{"a", "c"}},
			{ID: "yes", Type: deck.TrueFalse, Letters: abc[:2], Right: []string{"a"}},
			{ID: "order", Type: deck.Order, Topic: 1, Letters: abc, Right: abc},
		},
	}
}

func opening() State { return openingOf(testPlan()) }

func openingOf(p *Plan) State {
	return State{}.after(Event{Number: 1, At: morning, Type: opened, Opening: &Opening{V: 1, ID: "x", Code: "4821", Trainer: "t", Plan: p}})
}

// along is the test plan along a route.
func along(legs ...Leg) *Plan {
	p := testPlan()
	p.Path = legs
	for i := range p.Topics {
		p.Topics[i].Whole = p.Topics[i].Minutes
	}
	return p
}

// act does commands written as "who action", a second apart.
func act(t testing.TB, s State, commands ...Command) (State, error) {
	t.Helper()
	for i, c := range commands {
		if c.At.IsZero() {
			c.At = s.Last.Add(time.Second)
		}
		before := fmt.Sprintf("%+v", s)
		after, _, err := Apply(s, c)
		if now := fmt.Sprintf("%+v", s); now != before {
			t.Fatalf("Apply changed what it was given:\n%s\n%s", before, now)
		}
		if err != nil {
			if !reflect.DeepEqual(after, s) {
				t.Fatalf("%T was refused and changed the state", c.Action)
			}
			if i < len(commands)-1 {
				t.Fatalf("command %d, %T: %v", i, c.Action, err)
			}
			return s, err
		}
		s = after
	}
	return s, nil
}

func must(t testing.TB, s State, commands ...Command) State {
	t.Helper()
	s, err := act(t, s, commands...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func by(who string, a Action) Command { return Command{By: who, Action: a} }

func trainer(a Action) Command { return by("t", a) }

func TestPhases(t *testing.T) {
	poll := []Command{trainer(Turn{}), trainer(Ask{"one"})}
	tests := []struct {
		name  string
		do    []Command
		phase Phase
		err   error
	}{
		{"lobby first", nil, Lobby, nil},
		{"a turn begins", []Command{trainer(Turn{1, 1})}, OnSlide, nil},
		{"no poll in the lobby", []Command{trainer(Ask{"one"})}, Lobby, ErrPhase},
		{"a poll", poll, Asking, nil},
		{"locked", append(poll, trainer(Lock{})), Locked, nil},
		{"bars", append(poll, trainer(Lock{}), trainer(ShowBars{})), Bars, nil},
		{"key", append(poll, trainer(Lock{}), trainer(ShowBars{}), trainer(ShowKey{})), Key, nil},
		{"back to the slide", append(poll, trainer(Lock{}), trainer(ShowBars{}), trainer(Close{})), OnSlide, nil},
		{"a turn closes a locked poll", append(poll, trainer(Lock{}), trainer(Turn{2, 0})), OnSlide, nil},
		{"no turn while answers come", append(poll, trainer(Turn{2, 0})), Asking, ErrPhase},
		{"bars need a lock", append(poll, trainer(ShowBars{})), Asking, ErrPhase},
		{"the key needs bars", append(poll, trainer(Lock{}), trainer(ShowKey{})), Locked, ErrPhase},
		{"lock once", append(poll, trainer(Lock{}), trainer(Lock{})), Locked, ErrPhase},
		{"close what is open", append(poll, trainer(Close{})), Asking, ErrPhase},
		{"nothing to close", []Command{trainer(Turn{}), trainer(Close{})}, OnSlide, ErrPhase},
		{"an unknown question", []Command{trainer(Turn{}), trainer(Ask{"none"})}, OnSlide, ErrUnknown},
		{"past the last slide", []Command{trainer(Turn{5, 0})}, Lobby, ErrUnknown},
		{"before the first", []Command{trainer(Turn{-1, 0})}, Lobby, ErrUnknown},
		{"past the last step", []Command{trainer(Turn{1, 2})}, Lobby, ErrUnknown},
		{"a learner leads nothing", []Command{by("l", Join{}), by("l", Turn{})}, Lobby, ErrTrainer},
		{"the code leads nothing", []Command{by("4821", Turn{})}, Lobby, ErrTrainer},
		{"nobody leads nothing", []Command{by("", Turn{})}, Lobby, ErrTrainer},
		{"another trainer leads nothing", []Command{by("u", RequestLead{"U"}), by("u", Turn{})}, Lobby, ErrTrainer},
		{"nobody invites who did not ask", []Command{trainer(Invite{"u"})}, Lobby, ErrUnknown},
		{"a co-trainer leads", []Command{by("u", RequestLead{"U"}), trainer(Invite{"u"}), by("u", Turn{})}, OnSlide, nil},
		{"no turn in a pause", []Command{trainer(Turn{}), trainer(Rest{Why: Still}), trainer(Turn{1, 0})}, OnSlide, ErrPaused},
		{"a pause keeps the phase", append(poll, trainer(Rest{Why: Black}), trainer(Resume{})), Asking, nil},
		{"no break without an end", []Command{trainer(Rest{Why: Break})}, Lobby, ErrUnknown},
		{"no unknown pause", []Command{trainer(Rest{Why: "forever"})}, Lobby, ErrUnknown},
		{"nothing to resume", []Command{trainer(Resume{})}, Lobby, ErrPhase},
		{"an end from anywhere", append(poll, trainer(Rest{Why: Still}), trainer(End{})), Ended, nil},
		{"nothing after the end", []Command{trainer(End{}), trainer(Turn{})}, Ended, ErrEnded},
		{"nobody comes after the end", []Command{trainer(End{}), by("l", Join{})}, Ended, ErrEnded},
		{"absent people answer nothing", append(poll, by("l", Answer{"one", 1, []string{"a"}})), Asking, ErrAbsent},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := act(t, opening(), tt.do...)
			if s.Phase != tt.phase || !errors.Is(err, tt.err) {
				t.Errorf("phase %s, error %v; want %s, %v", s.Phase, err, tt.phase, tt.err)
			}
		})
	}
}

func TestAnswers(t *testing.T) {
	s := must(t, opening(), by("l", Join{}), by("m", Join{}), trainer(Turn{}), trainer(Ask{"many"}))
	for _, bad := range []Answer{
		{"many", 1, nil}, {"many", 1, []string{"d"}}, {"many", 1, []string{"\x1b[31m"}},
	} {
		if _, err := act(t, s, by("l", bad)); !errors.Is(err, ErrUnknown) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	for _, other := range []Answer{{"many", 2, []string{"a"}}, {"one", 1, []string{"a"}}} {
		if _, err := act(t, s, by("l", other)); !errors.Is(err, ErrLocked) {
			t.Errorf("an answer to what is not asked, %v: %v", other, err)
		}
	}
	s = must(t, s, by("l", Answer{"many", 1, []string{"b"}}), by("l", Answer{"many", 1, []string{"c", "a", "c"}}), by("m", Answer{"many", 1, []string{"a"}}))
	if got := s.Given("l"); !reflect.DeepEqual(got, []string{"a", "c"}) {
		t.Errorf("the second answer takes the first's place: %v", got)
	}
	s = must(t, s, trainer(Lock{}))
	if _, err := act(t, s, by("l", Answer{"many", 1, []string{"a"}})); !errors.Is(err, ErrLocked) {
		t.Errorf("an answer after the lock: %v", err)
	}
	s = must(t, s, trainer(ShowBars{}))
	want := Tally{Answers: 2, Right: 1, Options: map[string]int{"a": 2, "c": 1}}
	if s.Poll.Before != nil || !reflect.DeepEqual(*s.Poll.Tally, want) {
		t.Errorf("bars: %+v, before %+v; want %+v", s.Poll.Tally, s.Poll.Before, want)
	}

	// The same question once more: round 2, and what it was before.
	s = must(t, s, trainer(Turn{3, 0}), trainer(Ask{"many"}), by("m", Answer{"many", 2, []string{"a", "c"}}), trainer(Lock{}), trainer(ShowBars{}))
	if s.Poll.Round != 2 || s.Poll.Tally.Right != 1 || s.Poll.Tally.Answers != 1 || !reflect.DeepEqual(s.Poll.Before, &want) {
		t.Errorf("round %d: %+v, before %+v", s.Poll.Round, s.Poll.Tally, s.Poll.Before)
	}

	s = must(t, s, trainer(Ask{"order"}), by("l", Answer{"order", 1, []string{"a", "b", "c"}}), by("m", Answer{"order", 1, []string{"c", "b", "a"}}), trainer(Lock{}), trainer(ShowBars{}))
	if got := *s.Poll.Tally; !reflect.DeepEqual(got, Tally{Answers: 2, Right: 1}) {
		t.Errorf("order: %+v", got)
	}
}

func TestFreeze(t *testing.T) {
	s := must(t, opening(), trainer(Turn{1, 0}), trainer(Freeze{}))
	changes := s.Live.Sequence
	s = must(t, s, trainer(Turn{3, 2}))
	if s.Slide != 1 || s.Lead != (Place{3, 2}) || s.Live.Sequence != changes {
		t.Errorf("followers at %d, trainer at %v, %d changes", s.Slide, s.Lead, s.Live.Sequence-changes)
	}
	s = must(t, s, trainer(Thaw{}))
	if s.Slide != 3 || s.Step != 2 || s.Frozen {
		t.Errorf("after the thaw: %+v", s.Live)
	}
}

func TestHandsQuestionsPace(t *testing.T) {
	s := must(t, opening(), by("l", Join{Unit: "IOIT"}), by("m", Join{}), by("l", Hand{true}), by("m", Hand{true}), by("l", Hand{true}))
	if !reflect.DeepEqual(s.Hands, []string{"l", "m"}) {
		t.Errorf("hands: %v", s.Hands)
	}
	s = must(t, s, trainer(Lower{"l"}), by("m", Leave{}))
	if len(s.Hands) != 0 {
		t.Errorf("hands: %v", s.Hands)
	}
	s = must(t, s, by("l", Say{"Một?"}), by("l", Say{"Hai?"}), by("l", Say{"Ba?"}))
	if _, err := act(t, s, by("l", Say{"Bốn?"})); !errors.Is(err, ErrMany) {
		t.Errorf("a fourth question: %v", err)
	}
	s = must(t, s, trainer(Hear{2}), by("l", Say{"Bốn?"}))
	if len(s.Waiting) != 3 || s.Waiting[2].Item != 4 || s.Waiting[2].Unit != "IOIT" {
		t.Errorf("waiting: %+v", s.Waiting)
	}
	s = must(t, s, by("l", Pace{Slower}))
	for age, want := range map[time.Duration]float64{0: -1, PaceHalfLife: -0.5, 3 * PaceHalfLife: -0.125} {
		if got := s.Pace(s.Last.Add(age)); math.Abs(got-want) > 1e-9 {
			t.Errorf("after %v: %v, want %v", age, got, want)
		}
	}
	if _, err := act(t, s, by("l", Pace{7})); !errors.Is(err, ErrUnknown) {
		t.Errorf("pace 7: %v", err)
	}
}

func TestSchedule(t *testing.T) {
	at := func(m float64) time.Time { return morning.Add(time.Duration(m * float64(time.Minute))) }
	s := must(t, opening(), Command{at(10), "t", Turn{}})
	tests := []struct {
		at              float64
		do              Action
		elapsed, behind float64
	}{
		{10.5, Turn{1, 0}, 0.5, -0.5}, // planned from minute 1
		{11.5, Turn{1, 1}, 1.5, 0},
		{15, Turn{3, 0}, 5, 1}, // the second topic: slides of two minutes; the one passed over is no minute won
		{18, Rest{Break, 1e11}, 8, 4},
		{60, Resume{}, 8, 4}, // the break does not count
		{61, Turn{4, 0}, 9, 3},
		{61, Turn{0, 0}, 9, 3}, // what was shown is shown again
		{62, Drop{0}, 10, 4},
		{62, Turn{2, 0}, 10, 4}, // on no plan any more
		{62, Add{0}, 10, 3},
	}
	for _, tt := range tests {
		s = must(t, s, Command{at(tt.at), "t", tt.do})
		elapsed, behind := s.Schedule(at(tt.at))
		if elapsed.Minutes() != tt.elapsed || behind.Minutes() != tt.behind {
			t.Errorf("minute %v: elapsed %v, behind %v; want %v, %v", tt.at, elapsed, behind, tt.elapsed, tt.behind)
		}
	}
}

func TestSummary(t *testing.T) {
	at := func(m int) time.Time { return morning.Add(time.Duration(m) * time.Minute) }
	s := must(t, opening(),
		Command{at(1), "l", Join{Unit: "IOIT"}}, Command{at(1), "m", Join{Unit: "IOIT"}}, Command{at(1), "n", Join{}},
		Command{at(2), "t", Turn{}}, Command{at(4), "t", Ask{"one"}}, Command{at(4), "l", Answer{"one", 1, []string{"b"}}}, Command{at(5), "t", Lock{}},
		Command{at(6), "m", Leave{}}, Command{at(7), "t", Turn{3, 0}}, Command{at(8), "t", Ask{"one"}}, Command{at(9), "n", Say{"?"}}, Command{at(9), "l", Say{"Khi nào?"}},
		Command{at(10), "t", Hear{1}}, Command{at(11), "t", End{}})
	got := s.Summary(at(999))
	want := Summary{
		ID: "x", Code: "4821", Deck: "Bài thử", Version: "1", Opened: at(0), Began: at(2), Ended: at(11), Minutes: 9, Trainers: 1, Learners: 3, Remarks: 2,
		Units:     []UnitAttendance{{"IOIT", 2, 7.5}, {"", 1, 10}},
		Questions: []QuestionRounds{{Question: "one", Text: "Một?", Rounds: []*Tally{{1, 1, map[string]int{"b": 1}}, {0, 0, map[string]int{}}}}},
		Topics:    []TopicTime{{"Mở đầu", 3, 5}, {"Lưu trú", 4, 4}},
		Sent:      []Sent{{at(9), "Lưu trú", "", "?", true}, {at(9), "Lưu trú", "IOIT", "Khi nào?", false}},
		People:    []Presence{{"l", "IOIT", at(1), 10}, {"m", "IOIT", at(1), 5}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// hostile is text that would move a cursor, colour or title, or reorder its
// neighbours.
var hostile = []string{
	"\x1b[2J\x1b[1;1HXin chào", "\x1b]0;tiêu đề\x07", "\x1b]8;;http://x\x1b\\liên kết\x1b]8;;\x1b\\", "\x9b31mđỏ", "\u009b31mđỏ", "\x1bP$q\x1b\\",
	"\x1b_APC\x1b\\", "\x1b^PM\x1b\\", "\x1bXSOS\x1b\\", "\x1b]52;c;aGk=\x07", "\x1b]0;không có cuối", "a\rb\nc\td", "\x00\x07\x08\x7f",
	"\u202eđảo\u202c", "\u2066cô lập\u2069", "\u200bkhông\u200drộng\ufeff", "\u2028dòng\u2029đoạn", "\ufe0f\ufe0e", "\xff\xfe\xc3", "e\u0301\u0301\u0301\u0301\u0301",
	"\U000e0041\U000e007f", "\u034f\u115f\u3164\uffa0", "\x1b[?1049l", "\x1b#8", "\x1bc", "\x0e\x0f", strings.Repeat("dài ", 1000),
}

func TestHostileText(t *testing.T) {
	for _, text := range hostile {
		s := must(t, opening(), by("l", Join{Unit: text, Name: text}), by("u", RequestLead{text}))
		said, err := act(t, s, by("l", Say{text}))
		if err != nil && !errors.Is(err, ErrText) {
			t.Errorf("%q: %v", text, err)
		}
		for _, shown := range []string{s.Attendees["l"].Unit, s.Attendees["l"].Name, s.Requests[0].Name, textOf(said)} {
			if bad := unsafe(shown); bad != "" {
				t.Errorf("%q became %q, with %s", text, shown, bad)
			}
		}
	}
}

func textOf(s State) string {
	if len(s.Waiting) == 0 {
		return ""
	}
	return s.Waiting[0].Text
}

// unsafe names what a text holds that could do more than be read.
func unsafe(s string) string {
	if len([]rune(s)) > TextRunes {
		return "too much"
	}
	for _, r := range s {
		switch {
		case r < ' ', r >= 0x7f && r <= 0x9f:
			return fmt.Sprintf("the control character %U", r)
		case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r == 0xfeff, r == 0xfffd:
			return fmt.Sprintf("the invisible character %U", r)
		case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000, r == 0x034f, r == 0x115f, r == 0x3164, r == 0xffa0:
			return fmt.Sprintf("the ignorable character %U", r)
		}
	}
	return ""
}

func FuzzSay(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := must(t, opening(), by("l", Join{}))
		s, _ = act(t, s, by("l", Say{text}))
		if bad := unsafe(textOf(s)); bad != "" {
			t.Errorf("%q became %q, with %s", text, textOf(s), bad)
		}
	})
}

// TestWalk does random commands of anybody and checks after each what must
// always hold.
func TestWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := rapid.SampledFrom([]*Plan{testPlan(), along(Leg{4, 60}, Leg{0, 30}, Leg{2, 30}), along(Leg{3, 60})}).Draw(t, "plan")
		s := openingOf(plan)
		var events []Event
		model := map[string][]string{} // acknowledged answers: "learner/question/round"
		here := map[string]int{}
		for range rapid.IntRange(1, 120).Draw(t, "commands") {
			c := Command{At: s.Last.Add(time.Duration(rapid.IntRange(0, 100).Draw(t, "seconds")) * time.Second),
				By: rapid.SampledFrom([]string{"t", "u", "l", "m", "n"}).Draw(t, "by"), Action: anyAction(t, &s)}
			after, happened, err := Apply(s, c)
			if err != nil {
				continue
			}
			s, events = after, append(events, happened...)
			switch a := c.Action.(type) {
			case Join:
				here[c.By]++
			case Leave:
				here[c.By]--
			case Answer:
				model[fmt.Sprintf("%s/%s/%d", c.By, a.Question, a.Round)] = s.Given(c.By)
			case End:
				clear(here)
			}
			check(t, &s, model, here)
		}
		again := openingOf(plan)
		for _, e := range events {
			again = again.after(e)
		}
		again.own = 0
		if !reflect.DeepEqual(again, s) {
			t.Fatalf("the events lead elsewhere:\n%+v\n%+v", again, s)
		}
	})
}

func anyAction(t *rapid.T, s *State) Action {
	n := func(most int) int { return rapid.IntRange(0, most).Draw(t, "n") }
	question, round := rapid.SampledFrom([]string{"one", "many", "order", "none"}).Draw(t, "question"), n(2)
	if s.Poll != nil && n(3) > 0 {
		question, round = s.Poll.Question, s.Poll.Round
	}
	given := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3).Draw(t, "given")
	return rapid.SampledFrom([]Action{
		Turn{n(5), n(3)}, Turn{n(4), 0}, Drop{n(2)}, Add{n(2)}, Freeze{}, Thaw{}, Ask{question}, Ask{"one"}, Lock{}, ShowBars{}, ShowKey{}, Close{}, Rest{Black, 0}, Rest{Break, time.Minute}, Resume{}, Resume{},
		Lower{"l"}, Hear{n(3)}, Invite{"u"}, Connect{}, Disconnect{}, RequestLead{"U"}, Join{Unit: "IOIT"}, Join{}, Leave{},
		Answer{question, round, given}, Answer{question, round, []string{"a"}}, Answer{question, round, []string{"b"}}, Hand{true}, Hand{false}, Say{"?"}, Pace{Slower}, Pace{Faster},
		Hide{n(3)}, Mute{"l"}, Quiet{n(1) > 0}, Shut{n(1) > 0}, Admit{Named}, Admit{Anyone}, Join{Name: "An", From: 1},
	}).Draw(t, "action")
}

func check(t *rapid.T, s *State, model map[string][]string, here map[string]int) {
	stored := map[string][]string{}
	for _, a := range s.Asked {
		for l, given := range a.Answers {
			stored[fmt.Sprintf("%s/%s/%d", l, a.Question, a.Round)] = given
		}
	}
	if len(model)+len(stored) > 0 && !reflect.DeepEqual(stored, model) {
		t.Fatalf("answers %v, acknowledged %v", stored, model)
	}
	present := 0
	for l, n := range here {
		if s.Attendees[l].Here != n {
			t.Fatalf("%s has %d connections, should have %d", l, s.Attendees[l].Here, n)
		}
		if n > 0 {
			present++
		}
	}
	switch inPoll := s.Phase == Asking || s.Phase == Locked || s.Phase == Bars || s.Phase == Key; {
	case s.Present() != present:
		t.Fatalf("%d present, should be %d", s.Present(), present)
	case inPoll != (s.Poll != nil):
		t.Fatalf("phase %s with poll %+v", s.Phase, s.Poll)
	case s.Poll != nil && (s.Poll.Tally != nil) != (s.Phase == Bars || s.Phase == Key):
		t.Fatalf("phase %s shows %+v", s.Phase, s.Poll.Tally)
	case s.Plan.steps(s.Slide) <= s.Step, s.Plan.steps(s.Lead.Slide) <= s.Lead.Step:
		t.Fatalf("no slide: followers at %d %d, trainer at %v", s.Slide, s.Step, s.Lead)
	case !sound(s):
		t.Fatalf("of the plan's %v, %v is led through", s.Plan.route(), s.Path)
	case !s.Frozen && s.Phase != Lobby && s.Phase != Ended && s.Lead != (Place{s.Slide, s.Step}):
		t.Fatalf("followers at %d %d, trainer at %v", s.Slide, s.Step, s.Lead)
	}
}

// sound says whether what is led through are topics of the deck, each as the
// route has it or else whole, in one piece and in its own order, and at least one.
func sound(s *State) bool {
	path, route := s.path(), s.Plan.route()
	if len(path) == 0 {
		return false
	}
	var topics []int
	for i, slide := range path {
		if of, _ := s.Plan.topic(slide); i == 0 || of != topics[len(topics)-1] {
			topics = append(topics, of)
		}
	}
	var want []int
	for _, topic := range topics {
		in := func(slide int) bool { of, _ := s.Plan.topic(slide); return of != topic }
		slides := slices.DeleteFunc(slices.Clone(route), in)
		if len(slides) == 0 {
			slides = slices.DeleteFunc(s.Plan.all(), in)
		}
		want = append(want, slides...)
	}
	return slices.Equal(path, want)
}

// A topic is dropped and added on the spot: on a route as the route has it, in
// the whole deck and outside a route whole; at its place, or next.
func TestDropAndAdd(t *testing.T) {
	whole := opening()
	routed := openingOf(along(Leg{4, 60}, Leg{0, 30}, Leg{2, 30}))
	outside := openingOf(along(Leg{3, 60}))
	for _, tt := range []struct {
		name    string
		of      State
		do      []Action
		path    []int
		minutes float64
		err     error
	}{
		{"the deck without its first topic", whole, []Action{Drop{0}}, []int{3, 4}, 4, nil},
		{"and with it", whole, []Action{Drop{0}, Add{0}}, []int{0, 1, 2, 3, 4}, 7, nil},
		{"never nothing", whole, []Action{Drop{0}, Drop{1}}, []int{3, 4}, 4, ErrLast},
		{"what is dropped already", whole, []Action{Drop{0}, Drop{0}}, []int{3, 4}, 4, ErrPhase},
		{"what is there already", whole, []Action{Add{0}}, nil, 7, ErrPhase},
		{"no such topic", whole, []Action{Add{2}}, nil, 7, ErrUnknown},
		{"none before the first", whole, []Action{Drop{-1}}, nil, 7, ErrUnknown},
		{"a route keeps its own order", routed, []Action{Drop{1}, Add{1}}, []int{4, 0, 2}, 2, nil},
		{"a topic outside comes whole", outside, []Action{Add{0}}, []int{0, 1, 2, 3}, 4, nil},
		{"what is behind comes next", whole, []Action{Drop{0}, Turn{3, 0}, Add{0}}, []int{3, 4, 0, 1, 2}, 7, nil},
		{"what lies ahead at its place", whole, []Action{Turn{1, 0}, Drop{1}, Add{1}}, []int{0, 1, 2, 3, 4}, 7, nil},
		{"while the room rests", whole, []Action{Rest{Why: Still}, Drop{0}}, []int{3, 4}, 4, nil},
	} {
		s := tt.of
		var err error
		for _, a := range tt.do {
			if s, err = act(t, s, trainer(a)); err != nil && !errors.Is(err, tt.err) {
				t.Errorf("%s: %T: %v", tt.name, a, err)
			}
		}
		if !slices.Equal(s.Path, tt.path) || s.Minutes() != tt.minutes || !errors.Is(err, tt.err) {
			t.Errorf("%s: path %v of %v minutes, error %v", tt.name, s.Path, s.Minutes(), err)
		}
	}
	if _, err := act(t, must(t, whole, by("l", Join{})), by("l", Drop{0})); !errors.Is(err, ErrTrainer) {
		t.Errorf("a learner drops a topic: %v", err)
	}
}

// A route has its own clock: its minutes are shared among its slides as they
// take their time, and what lies outside is never late or early.
func TestPlanAlongARoute(t *testing.T) {
	d, err := deck.Load(fstest.MapFS{
		"deck.yaml": {Data: []byte("id: x\ntitle: T\nlanguage: vi\nversion: '1'\nquiz: {questions: 1, pass: 1}\n" +
			"routes: [{id: r, title: R, minutes: 6, topics: [{topic: 1.md, slides: [3, 2]}]}]\n")},
		"1.md": {Data: []byte("---\ntitle: T\nlevel: 0\nminutes: 60\n---\n# A\n\n---\n## B\n\n<!-- speaker_note:\n" + strings.Repeat("một ", 260) + "\n-->\n\n---\n## C\n\n<!-- speaker_note:\n" + strings.Repeat("một ", 130) + "\n-->\n\n---\n" +
			"```question\nid: a\ntype: true-false\ntext: Q\nanswer: true\nexplain: E\nslide: 2\n```\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	p := PlanAlong(d, d.Route("r"))
	shown := map[int]bool{}
	for _, tt := range []struct {
		slide    int
		from, to time.Duration
	}{{2, 0, 2 * time.Minute}, {1, 2 * time.Minute, 6 * time.Minute}, {2, 4 * time.Minute, 6 * time.Minute}} {
		shown[tt.slide] = true
		if from, to := p.Shown(shown, tt.slide); from != tt.from || to != tt.to {
			t.Errorf("slide %d: %v to %v, want %v to %v", tt.slide, from, to, tt.from, tt.to)
		}
	}
	if p.Route != "r" || p.Topics[0].Minutes != 6 {
		t.Errorf("plan %+v", p)
	}
	if whole := PlanAlong(d, nil); whole.Path != nil || whole.Topics[0].Minutes != 60 {
		t.Errorf("the whole deck: %+v", whole)
	}
}

// Strangers who come and go neither count nor keep anybody out, however many
// they were or however long they stayed; who told a unit or answered does.
func TestStrangersAreForgotten(t *testing.T) {
	s := opening()
	say := func(by string, at time.Time, a Action) {
		t.Helper()
		var err error
		if s, _, err = Apply(s, Command{By: by, At: at, Action: a}); err != nil {
			t.Fatalf("%s, %T: %v", by, a, err)
		}
	}
	at := s.Last
	visit := func(by string, stay time.Duration, does ...Action) {
		t.Helper()
		say(by, at, Join{})
		at = at.Add(stay)
		for _, a := range does {
			say(by, at, a)
		}
		say(by, at, Leave{})
	}
	for n := range 100 {
		visit(fmt.Sprint("khach-", n), 10*time.Second)
	}
	if len(s.Attendees) != 0 {
		t.Errorf("%d who passed by are counted", len(s.Attendees))
	}
	visit("khach-long", 2*time.Minute)
	visit("khach-asked", time.Second, Say{"Khi nào xong?"})
	say("hv-1", at, Join{Unit: "IOIT", Name: "An"})
	say("hv-1", at, Leave{})
	if len(s.Attendees) != 3 {
		t.Errorf("the room knows %v", s.Attendees)
	}

	full := make(map[string]Attendee, maxPeople)
	for n := range maxPeople {
		full[fmt.Sprint("khach-", n)] = Attendee{Present: time.Hour, kept: true}
	}
	full["hv-1"] = s.Attendees["hv-1"]
	delete(full, "khach-0")
	s.Attendees, s.kept = full, maxPeople
	say("hv-2", at, Join{Unit: "IMH", Name: "Bình"})
	say("hv-2", at, Hand{true})
	if _, in := s.Attendees["hv-2"]; !in || len(s.Attendees) != maxPeople || s.Attendees["hv-1"].Unit != "IOIT" {
		t.Errorf("%d are known, hv-2 is in: %v", len(s.Attendees), in)
	}
}
