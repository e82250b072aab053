package briefing

import (
	"errors"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"training.vast.vn/vneid-training/internal/tries"
)

// A room is joined and left 20,000 times without a name, and 600 times under
// names: the file has a line for each name, and not one for the rest. Somebody
// beside them follows, and is there in the file once a minute is over.
func TestComingAndGoing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rooms := openRooms(t, t.TempDir())
		trainer := lead(t, rooms, "t")
		code := trainer.room.code
		honest := follow(t, rooms, code, "hv-hoa")
		began, before, written := time.Now(), trainer.room.State().Events, trainer.room.file.bytes
		for range 20_000 {
			s, err := NewDoor(t.Context(), rooms).Follow(code, "", "", "")
			if err != nil {
				t.Fatal(err)
			}
			s.Leave()
		}
		if n := trainer.room.State().Events - before; n != 0 || trainer.room.file.bytes != written {
			t.Errorf("20,000 visits are %d events, and %d bytes", n, trainer.room.file.bytes-written)
		}
		if n := trainer.room.State().Present(); n != 1 {
			t.Errorf("%d are present", n)
		}
		for i := range 600 {
			follow(t, rooms, code, fmt.Sprint("hv-", i)).Leave()
		}
		if n := trainer.room.State().Events - before; n != 600 {
			t.Errorf("600 who come and go are %d events", n)
		}
		if took := time.Since(began); took > 0 {
			t.Errorf("they waited %v", took)
		}
		does(t, trainer, Turn{Slide: 1})
		if v := until(t, honest, func(v View) bool { return v.Phase == OnSlide }); v.Slide != 1 {
			t.Errorf("she sees slide %d", v.Slide)
		}
		time.Sleep(2 * passing)
		synctest.Wait()
		s := trainer.room.State()
		if a := s.Attendees["hv-hoa"]; a.Here != 1 || !a.kept || !a.Since.Equal(began.UTC()) || s.fresh != 0 {
			t.Errorf("after two minutes she is %+v", a)
		}
		honest.Leave()
		if a := trainer.room.State().Attendees["hv-hoa"]; a.Present != 2*passing {
			t.Errorf("she was there for %v", a.Present)
		}
	})
}

// One session that leaves and joins over and over waits, and remains one guest.
func TestOneSessionJoinsOverAndOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rooms := openRooms(t, t.TempDir())
		trainer := lead(t, rooms, "t")
		d := NewDoor(t.Context(), rooms)
		began, guests := time.Now(), map[string]bool{}
		for range joinsAtOnce + 6 {
			s, err := d.Follow(trainer.room.code, "", "", "")
			if err != nil {
				t.Fatal(err)
			}
			guests[s.Learner] = true
			s.Leave()
		}
		if took := time.Since(began); took < 59*time.Second || len(guests) != 1 {
			t.Errorf("joined %d times in %v, as %v", joinsAtOnce+6, took, guests)
		}
	})
}

// A room full of strangers who have all done something is open: who comes now
// follows, and a key or an enrolment gets a place of its own.
func TestAFullRoomIsOpen(t *testing.T) {
	s := must(t, opening(), trainer(Turn{}), trainer(Ask{"one"}))
	full := make(map[string]Attendee, maxPeople)
	for n := range maxPeople {
		full[fmt.Sprint("hv-", n)] = Attendee{Unit: "IOIT", kept: true}
	}
	s.Attendees, s.kept = full, maxPeople
	s = must(t, s, by("hoa", Join{Unit: "IMH", Name: "Hoa"}), by("binh", Join{Unit: "IMH", Name: "Bình", Known: true}))
	if _, _, err := Apply(s, by("hoa", Answer{"one", 1, []string{"b"}})); !errors.Is(err, ErrMany) {
		t.Error(err)
	}
	s = must(t, s, by("binh", Answer{"one", 1, []string{"b"}}), by("hoa", Leave{}), by("binh", Leave{}))
	if _, in := s.Attendees["hoa"]; in || s.Attendees["binh"].Unit != "IMH" {
		t.Errorf("hoa is kept: %v, binh %+v", in, s.Attendees["binh"])
	}
}

// Addresses are numbered, so that none is in a file; under attack a /56 is one.
func TestOriginsOfARoom(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	trainer := lead(t, rooms, "t")
	come := func(network string) int {
		t.Helper()
		d := NewDoor(t.Context(), rooms)
		d.Origin = netip.MustParsePrefix(network)
		s, err := d.Follow(trainer.room.whole, "", "", "")
		if err != nil {
			t.Fatal(err)
		}
		return trainer.room.State().Attendees[s.Learner].From
	}
	for _, tt := range []struct {
		network string
		number  int
	}{{"203.0.113.7/32", 1}, {"2001:db8:1:1::/64", 2}, {"2001:db8:1:2::/64", 3}, {"203.0.113.7/32", 1}} {
		if n := come(tt.network); n != tt.number {
			t.Errorf("%s is number %d, should be %d", tt.network, n, tt.number)
		}
	}
	for range tries.AtOnce + 1 {
		_ = guess(t, rooms, "00000000")
	}
	if one, other, far := come("2001:db8:1:1::/64"), come("2001:db8:1:2::/64"), come("2001:db8:1:100::/64"); one != other || far == one {
		t.Errorf("under attack two networks of a /56 are %d and %d, another %d", one, other, far)
	}
	if file, err := os.ReadFile(trainer.room.file.store.Where(trainer.room.file.name)); err != nil || strings.Contains(string(file), "203.0.113") {
		t.Errorf("the file has an address in it, or %v", err)
	}
}
