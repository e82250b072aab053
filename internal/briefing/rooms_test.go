package briefing

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"training.vast.vn/vneid-training/internal/locale"
	"training.vast.vn/vneid-training/internal/record/store"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv("BRIEFING_TEST_SERVE"); dir != "" {
		serveUntilKilled(dir)
	}
	goleak.VerifyTestMain(m)
}

func openRooms(t testing.TB, dir string) *Rooms {
	t.Helper()
	rooms, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rooms.Close() })
	return rooms
}

// lead opens a room and takes its trainer's seat.
func lead(t testing.TB, rooms *Rooms, who string) *Seat {
	t.Helper()
	d := NewDoor(t.Context(), rooms)
	d.Trainer = who
	s, err := d.Start(testPlan())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func follow(t testing.TB, rooms *Rooms, code, learner string) *Seat {
	t.Helper()
	s, err := NewDoor(t.Context(), rooms).Follow(code, learner, "IOIT", "")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func does(t testing.TB, s *Seat, actions ...Action) {
	t.Helper()
	for _, a := range actions {
		if err := s.Do(a); err != nil {
			t.Fatal(err)
		}
	}
}

func next(t testing.TB, s *Seat) View {
	t.Helper()
	if err := s.Next(); err != nil {
		t.Fatal(err)
	}
	return s.View()
}

// until waits for a view that is as wanted.
func until(t testing.TB, s *Seat, wanted func(View) bool) View {
	t.Helper()
	for {
		if v := next(t, s); wanted(v) {
			return v
		}
	}
}

func TestFollowerSeesTheRoom(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	code := trainer.room.code
	does(t, trainer, Turn{1, 1})

	late := follow(t, rooms, code, "l")
	if v := next(t, late); v.Phase != OnSlide || v.Slide != 1 || v.Step != 1 || !v.Leading || v.Full != nil {
		t.Errorf("a late joiner sees %+v", v)
	}
	does(t, trainer, Ask{"one"})
	if v := next(t, late); v.Phase != Asking || v.Poll.Question != "one" || v.Missed != 0 {
		t.Errorf("the follower sees %+v", v)
	}
	does(t, late, Answer{"one", 1, []string{"c"}})
	if v := next(t, late); !reflect.DeepEqual(v.Given, []string{"c"}) {
		t.Errorf("the follower's answer is %v", v.Given)
	}
	late.Leave()
	if err := late.Next(); !errors.Is(err, ErrLeft) {
		t.Errorf("Next of a seat given up: %v", err)
	}
	back := follow(t, rooms, code, "l")
	if v := next(t, back); v.Phase != Asking || !reflect.DeepEqual(v.Given, []string{"c"}) {
		t.Errorf("who comes back sees %+v", v)
	}

	// Changes that nobody took out of the mailbox: the last one shows a gap,
	// and the whole is asked for.
	does(t, trainer, Lock{}, ShowBars{}, ShowKey{}, Turn{3, 2})
	if v := next(t, back); v.Missed != 1 || v.Phase != OnSlide || v.Slide != 3 || v.Step != 2 || v.Given != nil {
		t.Errorf("after a gap the follower sees %+v", v)
	}
	does(t, trainer, End{})
	if v := next(t, back); v.Phase != Ended {
		t.Errorf("at the end the follower sees %+v", v)
	}
	if rooms.Len() != 0 {
		t.Error("the room is still open")
	}
	if _, err := NewDoor(t.Context(), rooms).Follow(code, "m", "", ""); !errors.Is(err, ErrNoRoom) {
		t.Errorf("following a briefing that ended: %v", err)
	}
}

func TestPrivateThingsStayWithTrainers(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	l, m := follow(t, rooms, trainer.room.code, "l"), follow(t, rooms, trainer.room.code, "m")
	next(t, m)
	does(t, trainer, Turn{}, Ask{"one"})
	does(t, l, Answer{"one", 1, []string{"b"}}, Say{"Bí mật?"}, Hand{true})
	does(t, trainer, Lock{})
	seen := fmt.Sprintf("%+v", until(t, m, func(v View) bool { return v.Phase == Locked }))
	if strings.Contains(seen, "Bí mật") || strings.Contains(seen, "[b]") || strings.Contains(seen, "IOIT") {
		t.Errorf("a follower sees %s", seen)
	}
	if v := until(t, trainer, func(v View) bool { return v.Phase == Locked }); len(v.Full.Waiting) != 1 || len(v.Full.Hands) != 1 {
		t.Errorf("the trainer sees %+v", v.Full)
	}
	for _, e := range changeOf(&State{}, []Event{{Type: asked, By: "t", Text: "x", Unit: "u", Given: []string{"a"}, Trainer: "t"}}).events {
		if e.By+e.Text+e.Unit+e.Trainer != "" || e.Given != nil {
			t.Errorf("everyone is sent %+v", e)
		}
	}
}

func TestTrainerComesBack(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	first := lead(t, rooms, "t")
	l := follow(t, rooms, first.room.code, "l")
	does(t, first, Turn{3, 1})
	first.Leave()
	if v := until(t, l, func(v View) bool { return !v.Leading }); v.Slide != 3 {
		t.Errorf("the room waits at %+v", v)
	}
	again := lead(t, rooms, "t")
	if v := next(t, again); again.room != first.room || v.Slide != 3 || v.Step != 1 || !v.Leading {
		t.Errorf("the trainer comes back to %+v", v)
	}
	if other := lead(t, rooms, "u"); other.room == first.room {
		t.Error("another trainer got this trainer's room")
	}
}

func TestCoTrainer(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	owner := lead(t, rooms, "t")
	code := owner.room.code
	d := NewDoor(t.Context(), rooms)
	if _, err := d.LeadAlso(code); !errors.Is(err, ErrTrainer) {
		t.Errorf("without a trainer's key: %v", err)
	}
	d.Trainer, d.Name = "u", "Trần Bình"
	if _, err := d.LeadAlso(code); !errors.Is(err, ErrTrainer) {
		t.Errorf("before being invited: %v", err)
	}
	v := until(t, owner, func(v View) bool { return len(v.Full.Requests) > 0 })
	if v.Full.Requests[0] != (Request{"u", "Trần Bình"}) {
		t.Errorf("the console shows %v", v.Full.Requests)
	}
	does(t, owner, Invite{"u"})
	co, err := d.LeadAlso(code)
	if err != nil {
		t.Fatal(err)
	}
	does(t, co, Turn{2, 0})
	if owner.room.State().Slide != 2 {
		t.Error("the co-trainer's turn turned nothing")
	}
}

func TestRoomCodes(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	seen := map[string]bool{}
	for i := range 200 {
		code := lead(t, rooms, fmt.Sprint("t", i)).room.code
		if len(code) != 4 || strings.Trim(code, "0123456789") != "" || seen[code] {
			t.Fatalf("room code %q", code)
		}
		seen[code] = true
	}
}

// TestRoom2000 lets learners join, leave, come back, answer, ask and wish while a
// trainer turns, polls and loses the connection: every follower ends on the
// trainer's slide, every acknowledged answer is there, once, and the file
// leads to the same state.
func TestRoom2000(t *testing.T) { synctest.Test(t, room2000) }

func room2000(t *testing.T) {
	const learners, trainerSteps, learnerSteps = 24, 320, 70 // 2,000 in all
	dir := t.TempDir()
	rooms := openRooms(t, dir)
	trainer := lead(t, rooms, "t")
	code := trainer.room.code

	type key struct {
		learner, question string
		round             int
	}
	var mu sync.Mutex
	acknowledged := map[key][]string{}
	var final sync.WaitGroup
	var work sync.WaitGroup
	last := make([]*Seat, learners)
	for i := range learners {
		work.Go(func() {
			r, id := rand.New(rand.NewPCG(uint64(i), 7)), fmt.Sprint("hv-", i)
			seat := follow(t, rooms, code, id)
			for range learnerSteps {
				time.Sleep(time.Duration(r.IntN(1500)) * time.Millisecond)
				s := seat.room.State()
				switch n := r.IntN(10); {
				case n == 0:
					seat.Leave()
					seat = follow(t, rooms, code, id)
				case n == 1:
					_ = seat.Do(Hand{r.IntN(2) == 0})
				case n == 2:
					_ = seat.Do(Say{"Cho em hỏi?"})
				case n == 3:
					_ = seat.Do(Pace{Faster})
				case n < 6:
					if err := seat.Next(); err == nil && seat.View().Live.Sequence > seat.room.State().Live.Sequence {
						t.Error("a follower is ahead of the room")
					}
					seat.box.wake()
				case s.Poll != nil:
					a := Answer{s.Poll.Question, s.Poll.Round, []string{string(rune('a' + r.IntN(3)))}}
					if seat.Do(a) == nil {
						mu.Lock()
						acknowledged[key{id, a.Question, a.Round}] = a.Given
						mu.Unlock()
					}
				}
			}
			last[i] = seat
		})
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		work.Wait()
	}()
	ended := func() bool {
		select {
		case <-done:
			return true
		default:
			return false
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for step := 0; step < trainerSteps || !ended(); step++ {
		time.Sleep(200 * time.Millisecond)
		switch r.IntN(9) {
		case 0:
			trainer.Leave()
			trainer = lead(t, rooms, "t")
		case 1:
			_ = trainer.Do(Ask{"one"})
		case 2:
			_ = trainer.Do(Ask{"many"})
		case 3:
			_ = trainer.Do(Lock{})
		case 4:
			_ = trainer.Do(ShowBars{})
		case 5:
			_ = trainer.Do(Rest{Why: Black})
			_ = trainer.Do(Resume{})
		default:
			_ = trainer.Do(Turn{Slide: r.IntN(5)})
		}
	}
	_ = trainer.Do(Lock{})
	does(t, trainer, Turn{3, 2})

	for _, seat := range last {
		final.Go(func() {
			v := until(t, seat, func(v View) bool { return v.Slide == 3 && v.Step == 2 })
			if v.Phase != OnSlide {
				t.Errorf("a follower ends in %s", v.Phase)
			}
		})
	}
	final.Wait()

	if err := trainer.room.Do("", note{}); err != nil { // as after a minute
		t.Error(err)
	}
	state := trainer.room.State()
	stored := map[key][]string{}
	for _, a := range state.Asked {
		for l, given := range a.Answers {
			stored[key{l, a.Question, a.Round}] = given
		}
		if n := state.Tally(&a).Answers; n > learners {
			t.Errorf("%d answers of %d learners", n, learners)
		}
	}
	if !reflect.DeepEqual(stored, acknowledged) {
		t.Errorf("%d answers are kept, %d were acknowledged", len(stored), len(acknowledged))
	}
	if len(acknowledged) < 20 {
		t.Errorf("only %d answers: this run tried nothing", len(acknowledged))
	}
	if state.Present() != learners {
		t.Errorf("%d present, should be %d", state.Present(), learners)
	}
	fromFile, _, err := readFile(t.Context(), store.Dir(dir), folder+state.ID+extension)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := asFile(fromFile), asFile(*state); !reflect.DeepEqual(a, b) {
		t.Errorf("the file leads to another state:\n%+v\n%+v", a, b)
	}

	does(t, trainer, End{})
	for _, seat := range append(last, trainer) {
		seat.Leave()
	}
	if left := len(trainer.room.boxes.all); rooms.Len() != 0 || left != 0 {
		t.Errorf("%d rooms and %d mailboxes are left", rooms.Len(), left)
	}
}

// asFile is a state as a file can give it: without names, empty maps nil.
func asFile(s State) string {
	for l, a := range s.Attendees {
		a.Name = ""
		s.Attendees[l] = a
	}
	s.Plan = nil
	return fmt.Sprintf("%+v", s)
}

func TestSlowFollowerCostsNobody(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	asleep := follow(t, rooms, trainer.room.code, "l") // never calls Next until the end
	for i := range 300 {
		does(t, trainer, Turn{Slide: i % 5})
	}
	if v := next(t, asleep); v.Slide != 299%5 || v.Missed > 1 {
		t.Errorf("the follower that slept sees %+v", v)
	}
}

func TestReopen(t *testing.T) {
	dir := t.TempDir()
	rooms := openRooms(t, dir)
	trainer := lead(t, rooms, "t")
	l := follow(t, rooms, trainer.room.code, "l")
	does(t, trainer, Turn{3, 2}, Ask{"many"})
	does(t, l, Answer{"many", 1, []string{"a"}}, Say{"Còn đó không?"})
	path := filepath.Join(dir, folder, trainer.room.id+extension)
	killed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rooms.Close()
	if err := trainer.Do(Lock{}); !errors.Is(err, errShut) {
		t.Errorf("after Close: %v", err)
	}

	at := time.Now().UTC().Format(time.RFC3339) // else nobody has been in the room for long
	tests := map[string]struct {
		tail     string
		torn     bool
		answered []string
	}{
		"whole":                         {"", false, []string{"a"}},
		"torn":                          {`{"n":8,"at":"2026-`, true, []string{"a"}},
		"whole but for its newline":     {`{"n":8,"at":"` + at + `","type":"answered","by":"l","given":["c"]}`, true, []string{"c"}},
		"a line that could not be kept": {`{"n":7,"at":"` + at + `","type":"answered","by":"l","given":["c"]}` + "\n" + `{"n":7,"at":"` + at + `","type":"locked"}` + "\n", false, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, folder, filepath.Base(path))
			if err := os.WriteFile(path, append(killed[:len(killed):len(killed)], tt.tail...), 0o600); err != nil {
				t.Fatal(err)
			}
			rooms := openRooms(t, dir)
			trainer := lead(t, rooms, "t")
			v := next(t, trainer)
			if v.Slide != 3 || v.Step != 2 || v.Poll == nil || v.Full.Present() != 0 || len(v.Full.Waiting) != 1 && tt.answered != nil {
				t.Errorf("the room stands at %+v", v)
			}
			if tt.answered != nil && !reflect.DeepEqual(v.Full.Given("l"), tt.answered) {
				t.Errorf("the answer is %v", v.Full.Given("l"))
			}
			if v.Phase == Asking {
				does(t, trainer, Lock{})
			}
			does(t, trainer, Turn{4, 0})
			rooms.Close()
			again := openRooms(t, dir)
			if v := next(t, lead(t, again, "t")); v.Slide != 4 {
				t.Errorf("opened once more the room stands at %+v", v)
			}
			if kept, _ := filepath.Glob(filepath.Join(dir, "quarantine", "*")); (len(kept) == 1) != tt.torn {
				t.Errorf("in quarantine: %v", kept)
			}
		})
	}
}

func TestUnreadableBriefings(t *testing.T) {
	dir := t.TempDir()
	rooms := openRooms(t, dir)
	good := lead(t, rooms, "t")
	rooms.Close()
	for name, content := range map[string]string{
		"gap": `{"n":1,"at":"2026-11-24T01:00:00Z","type":"opened","opening":{"v":1,"plan":{}}}` + "\n" + `{"n":3,"type":"locked"}` + "\n",
		"new": `{"n":1,"at":"2026-11-24T01:00:00Z","type":"opened","opening":{"v":9,"plan":{}}}` + "\n",
		"odd": `{"n":1,"at":"2026-11-24T01:00:00Z","type":"locked"}` + "\n",
		"twice": `{"n":1,"at":"2026-11-24T01:00:00Z","type":"opened","opening":{"v":1,"code":"` + good.room.code + `","plan":{}}}` + "\n" +
			`{"n":2,"at":"` + time.Now().UTC().Format(time.RFC3339) + `","type":"turned"}` + "\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, folder, "2"+name+extension), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(dir, folder, "empty"+extension), nil, 0o600)
	again, err := Open(dir, Options{})
	if err == nil || again == nil {
		t.Fatalf("rooms %v, error %v", again, err)
	}
	defer again.Close()
	for _, want := range []string{"2gap.jsonl", "line 2", "lines are missing", "newer version", "opens the briefing", "another open briefing has the room code"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error lacks %q: %v", want, err)
		}
	}
	if again.Len() != 1 {
		t.Errorf("%d rooms are open", again.Len())
	}
}

func TestAbandonedRoomEnds(t *testing.T) {
	dir := t.TempDir()
	rooms := openRooms(t, dir)
	trainer := lead(t, rooms, "t")
	does(t, trainer, Turn{1, 0})
	rooms.Close()
	later, err := Open(dir, Options{Now: func() time.Time { return time.Now().Add(abandonedAfter + time.Minute) }})
	if err != nil {
		t.Fatal(err)
	}
	defer later.Close()
	sums, err := Summaries(t.Context(), store.Dir(dir), trainer.room.code)
	if err != nil || later.Len() != 0 || len(sums) != 1 || sums[0].Ended.IsZero() {
		t.Errorf("%d rooms, summaries %+v, error %v", later.Len(), sums, err)
	}
}

func TestWriteFails(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	does(t, trainer, Turn{1, 0})
	if err := os.Remove(trainer.room.file.store.Where(trainer.room.file.name)); err != nil {
		t.Fatal(err)
	}
	err := trainer.Do(Turn{2, 0})
	if err == nil || trainer.room.State().Slide != 1 || !strings.Contains(err.Error(), "look at the disk") {
		t.Errorf("slide %d, error %v", trainer.room.State().Slide, err)
	}
}

func TestSummariesByDay(t *testing.T) {
	dir := t.TempDir()
	rooms := openRooms(t, dir)
	does(t, lead(t, rooms, "t"), Turn{}, End{})
	today := time.Now().In(locale.Vietnam())
	for which, want := range map[string]int{"": 1, today.Format("2006-01-02"): 1, today.Format("02/01/2006"): 1, "2001-01-01": 0} {
		if sums, err := Summaries(t.Context(), store.Dir(dir), which); err != nil || len(sums) != want {
			t.Errorf("%q: %v, %v", which, sums, err)
		}
	}
	if _, err := Summaries(t.Context(), store.Dir(dir), "hôm qua"); err == nil {
		t.Error("took a word for a day")
	}
}

// serveUntilKilled is the program that TestKill kills: it answers a poll and
// tells of each answer once it was acknowledged.
func serveUntilKilled(dir string) {
	rooms, err := Open(dir, Options{})
	if err != nil {
		panic(err)
	}
	d := NewDoor(context.Background(), rooms)
	d.Trainer = "t"
	trainer, err := d.Start(testPlan())
	if err != nil {
		panic(err)
	}
	if err := errors.Join(trainer.Do(Turn{3, 1}), trainer.Do(Ask{"one"})); err != nil {
		panic(err)
	}
	for i := 0; ; i++ {
		go func() {
			id := fmt.Sprint("hv-", i)
			seat, err := NewDoor(context.Background(), rooms).Follow(trainer.room.code, id, "IOIT", "")
			if err == nil && seat.Do(Answer{"one", 1, []string{"b"}}) == nil {
				fmt.Println(id)
			}
		}()
		if i%8 == 7 {
			time.Sleep(time.Millisecond) // so that there are not more of them than can be served
		}
	}
}

func TestKill(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "BRIEFING_TEST_SERVE="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	var told []string
	for len(told) < 100 {
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		told = append(told, strings.TrimSpace(line))
	}
	cmd.Process.Kill()
	rest, _ := io.ReadAll(lines)
	for line := range strings.Lines(string(rest)) {
		if id, whole := strings.CutSuffix(line, "\n"); whole {
			told = append(told, id)
		}
	}
	cmd.Wait()

	rooms := openRooms(t, dir)
	v := next(t, lead(t, rooms, "t"))
	if v.Phase != Asking || v.Slide != 3 || v.Step != 1 || rooms.Len() != 1 {
		t.Fatalf("the room stands at %+v", v.Live)
	}
	for _, id := range told {
		if !reflect.DeepEqual(v.Full.Given(id), []string{"b"}) {
			t.Errorf("%s's answer was acknowledged and is lost", id)
		}
	}
	t.Logf("%d answers acknowledged before the kill, %d kept", len(told), len(v.Full.Now().Answers))
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"n":1,"at":"2026-11-24T01:00:00Z","type":"opened","opening":{"v":1,"plan":{}}}` + "\n" + `{"n":2,"type":"bars"}` + "\n" + `{"n":3,"type":"answered"}`))
	f.Add([]byte(`{"n":1,"type":"opened","opening":{"v":1,"plan":{"topics":[{"minutes":1}]}}}` + "\n" + `{"n":2,"type":"turned","slide":-1}` + "\n" + `{"n":3,"type":"asked"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		s, _, err := Read(strings.NewReader(string(b)))
		if err != nil {
			return
		}
		s.Summary(morning)
		s.Schedule(morning)
		for _, a := range []Action{Lock{}, ShowBars{}, Close{}, Turn{}} {
			_, _, _ = Apply(s, Command{morning, "", a})
		}
	})
}

func BenchmarkTurn(b *testing.B) {
	for _, followers := range []int{0, 1000} {
		b.Run(fmt.Sprint(followers), func(b *testing.B) {
			rooms := openRooms(b, b.TempDir())
			trainer := lead(b, rooms, "t")
			for i := range followers {
				follow(b, rooms, trainer.room.code, fmt.Sprint(i))
			}
			for b.Loop() {
				does(b, trainer, Turn{Slide: b.N % 5})
			}
		})
	}
}

func BenchmarkAnswer(b *testing.B) {
	s := must(b, opening(), trainer(Turn{}), trainer(Ask{"one"}))
	for i := range 1000 {
		s = must(b, s, by(fmt.Sprint(i), Join{}), by(fmt.Sprint(i), Answer{"one", 1, []string{"a"}}))
	}
	i := 0
	for b.Loop() {
		i++
		if _, _, err := Apply(s, Command{morning, "7", Answer{"one", 1, []string{string(rune('b' + i%2))}}}); err != nil {
			b.Fatal(err)
		}
	}
}

// Sixty followers hold the keys for another pace: the file takes a line of each
// in ten seconds, and the trainer's own turns go on.
func TestHeldWishes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rooms := openRooms(t, t.TempDir())
		trainer := lead(t, rooms, "t")
		does(t, trainer, Turn{})
		synctest.Wait()
		before := trainer.room.file.bytes
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		defer stop()
		for i := range 60 {
			seat := follow(t, rooms, trainer.room.code, fmt.Sprint(i))
			go func() {
				for ctx.Err() == nil {
					if err := seat.Do(Pace{Slower}); err != nil && ctx.Err() == nil {
						t.Error(err)
					}
				}
			}()
		}
		for i := range 60 {
			time.Sleep(time.Second)
			does(t, trainer, Turn{Slide: i % 5})
		}
		stop()
		synctest.Wait()
		if grown := trainer.room.file.bytes - before; grown > 60<<10 {
			t.Errorf("in a minute the file has grown by %d bytes", grown)
		}
		if slower := -trainer.room.State().Pace(time.Now()); slower < 55 {
			t.Errorf("60 wishes count as %.1f", slower)
		}
	})
}

// What a room's people send ends at a size, and says so; the trainer leads on.
func TestFileIsBounded(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	l := follow(t, rooms, trainer.room.code, "l")
	does(t, trainer, Turn{})
	does(t, l, Say{"Một?"})
	trainer.room.file.bytes = fileBytes
	if err := l.Do(Say{"Hai?"}); !errors.Is(err, ErrLong) {
		t.Errorf("a question to a file that is full: %v", err)
	}
	follow(t, rooms, trainer.room.code, "m")
	trainer.room.file.bytes = 2 * fileBytes
	if _, err := NewDoor(t.Context(), rooms).Follow(trainer.room.code, "n", "", ""); !errors.Is(err, ErrLong) {
		t.Errorf("joining: %v", err)
	}
	does(t, trainer, Turn{Slide: 1}, End{})
}

// longFile is the file of a briefing of so many bytes: 300 followers who wish,
// ask, answer, come and go.
func longFile(t testing.TB, dir string, bytes int) string {
	t.Helper()
	events := []Event{{Number: 1, At: morning, Type: opened, Opening: &Opening{V: 1, ID: "x", Code: "4821", Trainer: "t", Plan: testPlan()}}}
	add := func(e Event) {
		e.Number, e.At = uint64(len(events)+1), morning.Add(time.Duration(len(events))*time.Millisecond)
		events = append(events, e)
	}
	add(Event{Type: turned, By: "t"})
	add(Event{Type: asked, By: "t", Question: "one", Round: 1})
	for n := 0; len(events)*100 < bytes; n++ {
		who := fmt.Sprintf("khach-00000000-0000-0000-0000-%012d", n%300)
		add(Event{Type: joined, By: who, Unit: "IOIT"})
		add(Event{Type: answered, By: who, Question: "one", Round: 1, Given: []string{"abc"[n%3 : n%3+1]}})
		add(Event{Type: paced, By: who, Pace: Slower})
		add(Event{Type: said, By: who, Item: n + 1, Text: "Cho em hỏi?"})
		add(Event{Type: heard, By: "t", Item: n + 1})
		add(Event{Type: left, By: who})
	}
	text, err := lines(events)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "long"+extension)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// high is the most that the heap has while a file is read, sampled as it is.
type high struct {
	*os.File
	reads int
	most  uint64
}

func (h *high) Read(p []byte) (int, error) {
	if h.reads++; h.reads%16 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		h.most = max(h.most, m.HeapAlloc)
	}
	return h.File.Read(p)
}

func BenchmarkRead(b *testing.B) {
	f := longFile(b, b.TempDir(), 16<<20)
	info, err := os.Stat(f)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for b.Loop() {
		in, err := os.Open(f)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := Read(in); err != nil {
			b.Fatal(err)
		}
		in.Close()
	}
}

// A change that the seat knows already, as it came while the seat was taken or
// something was done, takes nothing of what is new away from it.
func TestChangesThatAreKnownHideNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // in which to wait for ever is an error
		rooms := openRooms(t, t.TempDir())
		trainer := lead(t, rooms, "t")
		does(t, trainer, Turn{1, 1})
		f := follow(t, rooms, trainer.room.code, "l")
		known := &change{first: f.seen.Sequence, events: []Event{{}}}
		f.box.put(known)
		if v := next(t, f); v.Phase != OnSlide {
			t.Errorf("who comes in sees %+v", v)
		}
		does(t, f, Hand{Up: true})
		f.box.put(known)
		if v := next(t, f); !v.Hand {
			t.Errorf("who raises a hand sees %+v", v)
		}
	})
}

// A seat has one owner: who types the same name on another connection neither
// sees what was answered from it nor answers for it. A key brings its own seat.
func TestSeatHasOneOwner(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	code := trainer.room.code
	does(t, trainer, Turn{1, 1}, Ask{"one"})
	sit := func(proven string) (*Door, *Seat) {
		t.Helper()
		d := NewDoor(t.Context(), rooms)
		d.Proven = proven
		s, err := d.Follow(code, "hv-hoa", "IOIT", "Hoa")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.Leave)
		return d, s
	}
	door, hers := sit("")
	does(t, hers, Answer{"one", 1, []string{"c"}})
	_, other := sit("")
	if v := next(t, other); len(v.Given) > 0 || other.Learner == hers.Learner {
		t.Errorf("a stranger of her name sits at %s and sees %v", other.Learner, v.Given)
	}
	does(t, other, Answer{"one", 1, []string{"a"}})
	if given := trainer.room.State().Given("hv-hoa"); !reflect.DeepEqual(given, []string{"c"}) {
		t.Errorf("her answer is now %v", given)
	}
	if again, err := door.Follow(code, "hv-hoa", "IOIT", "Hoa"); err != nil || again.Learner != "hv-hoa" {
		t.Errorf("her own connection gets %v, %v", again, err)
	} else {
		again.Leave()
	}
	if _, byKey := sit("hv-hoa"); byKey.Learner != "hv-hoa" {
		t.Errorf("her key gets %s", byKey.Learner)
	}
}
