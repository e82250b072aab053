//go:build !race

package briefing

// What takes long and does nothing at the same time is left out where the race
// detector would make it eight times longer: make test runs it on its own.

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"testing"
)

// A server that is started again takes about as much memory as the room's state
// does, however long its file: it took 11.6 times the file.
func TestLongReopeningTakesLittleMemory(t *testing.T) {
	dir := t.TempDir()
	name := longFile(t, dir, 16<<20)
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	h := &high{File: f}
	s, _, err := Read(h)
	if err != nil {
		t.Fatal(err)
	}
	info, _ := f.Stat()
	took := int64(h.most) - int64(before.HeapAlloc)
	t.Logf("%d events of %d MB took %d MB", s.Events, info.Size()>>20, took>>20)
	if took > info.Size()/2 {
		t.Errorf("reading %d bytes took %d", info.Size(), took)
	}
	if len(s.Attendees) != 300 || len(s.Now().Answers) != 300 || len(s.Votes) != 300 {
		t.Errorf("of 300 followers there are %d, %d answers, %d wishes", len(s.Attendees), len(s.Now().Answers), len(s.Votes))
	}
}

// Hundreds of anonymous seats from a few addresses send a thousand questions and
// raise their hands: twenty and 64 of an address wait, somebody from elsewhere is heard, and the summary
// says what looks odd.
func TestLongStrangersFloodARoom(t *testing.T) {
	s, sent := opening(), 0
	for n := range 350 {
		who := fmt.Sprint("khach-", n)
		s = must(t, s, by(who, Join{From: 1 + n%4}))
		for range 3 {
			after, err := act(t, s, by(who, Say{`=HYPERLINK("http://x","bấm")`}))
			switch {
			case err == nil:
				sent++
			case !errors.Is(err, ErrMany):
				t.Fatal(err)
			}
			s = after
		}
	}
	hands := 0
	for n := range 350 {
		after, err := act(t, s, by(fmt.Sprint("khach-", n), Hand{true}))
		switch {
		case err == nil:
			hands++
		case !errors.Is(err, ErrMany):
			t.Fatal(err)
		}
		s = after
	}
	if hands != 4*handsOfAddress || len(s.Hands) != hands {
		t.Errorf("%d hands were taken, %d are up; want %d from each of four addresses", hands, len(s.Hands), handsOfAddress)
	}
	if sent != 4*askingOfAddress || len(s.Waiting) != sent {
		t.Errorf("%d questions were taken, %d wait; want %d from each of four addresses", sent, len(s.Waiting), askingOfAddress)
	}
	s = must(t, s, by("l", Join{Unit: "IOIT", Name: "An", From: 9}), by("l", Say{"Quên mật khẩu thì sao?"}), by("l", Hand{true}), by("hall", Join{From: 5}))
	if got, want := s.Summary(s.Last).Suspect, (Suspicion{Seats: 350, Addresses: 4}); got != want {
		t.Errorf("the summary finds %+v odd, want %+v", got, want)
	}
}
