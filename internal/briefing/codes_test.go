package briefing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"training.vast.vn/vneid-training/internal/tries"
)

// guess knocks once on a connection of its own, as whoever has a thousand
// addresses can.
func guess(t testing.TB, rooms *Rooms, code string) error {
	t.Helper()
	return NewDoor(t.Context(), rooms).Knock(code)
}

// A thousand addresses guess for an hour, each connection a code of its own: the
// four digits of a room are looked at 300 times at most, of 10,000. A neighbour
// who reads the projector gets in at once, with a wrong code before it too, and
// so does who was in the room with a key.
func TestGuessedRoomCodes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rooms := openRooms(t, t.TempDir())
		trainer := lead(t, rooms, "t")
		code := trainer.room.code
		if v := next(t, trainer); v.Code != code {
			t.Errorf("in quiet times the console shows %q, the code is %s", v.Code, code)
		}
		member := NewDoor(t.Context(), rooms)
		member.Proven = "key"
		seat, err := member.Follow(code, "key", "IOIT", "Hoa")
		if err != nil {
			t.Fatal(err)
		}
		seat.Leave()

		looked, tried := 0, 0
		for range 3600 {
			for range 50 {
				tried++
				err := guess(t, rooms, fmt.Sprintf("%04d", rand.N(10_000)))
				switch {
				case err == nil: // found: it happens once in thirty such hours
					looked++
				case errors.Is(err, ErrNoRoom):
					looked++
				case !errors.Is(err, ErrWhole):
					t.Fatal(err)
				}
			}
			if err := guess(t, rooms, fmt.Sprintf("%08d", rand.N(100_000_000))); err != nil && !errors.Is(err, ErrNoRoom) {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
		}
		if most := tries.AtOnce + int(time.Hour/tries.Every); looked > most {
			t.Errorf("%d of %d tries in an hour were looked at, at most %d should be", looked, tried, most)
		}
		t.Logf("%d of %d tries were looked at", looked, tried)

		v := until(t, trainer, func(v View) bool { return len(v.Code) == WholeDigits })
		if v.Room != code || v.Code[:ShortDigits] != code {
			t.Errorf("the console shows %s in room %s", v.Code, code)
		}
		began := time.Now()
		neighbour := NewDoor(t.Context(), rooms)
		if err := neighbour.Knock("00000000"); !errors.Is(err, ErrNoRoom) {
			t.Error(err)
		}
		if err := neighbour.Knock(code); !errors.Is(err, ErrWhole) {
			t.Errorf("four right digits: %v", err)
		}
		if _, err := neighbour.Follow(v.Code, "n", "", ""); err != nil || time.Since(began) > 3*time.Second {
			t.Errorf("a neighbour with the right code: %v after %v", err, time.Since(began))
		}
		if _, err := member.Follow(code, "key", "IOIT", "Hoa"); err != nil {
			t.Errorf("who was in the room and comes back with the key: %v", err)
		}
		co := NewDoor(t.Context(), rooms)
		co.Trainer = "u"
		if err := co.Knock(code); err != nil {
			t.Errorf("another trainer: %v", err)
		}

		time.Sleep(tries.AtOnce * tries.Every)
		if err := guess(t, rooms, code); err != nil {
			t.Errorf("a quarter of an hour after the attack: %v", err)
		}
	})
}

// One session that types wrong codes as fast as it may is answered ever later.
func TestWrongCodesAreAnsweredEverLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rooms := openRooms(t, t.TempDir())
		d := NewDoor(t.Context(), rooms)
		began := time.Now()
		for i, want := range []time.Duration{0, 1, 3, 7, 15, 31, 61, 91} {
			if err := d.Knock("12345678"); !errors.Is(err, ErrNoRoom) {
				t.Fatal(err)
			}
			if took := time.Since(began); took != want*time.Second {
				t.Errorf("the answer to try %d comes after %v, should be %v", i+1, took, want*time.Second)
			}
		}
		ctx, gone := context.WithCancel(t.Context())
		d.ctx = ctx
		gone()
		began = time.Now()
		if d.Knock("12345678"); time.Since(began) > 0 {
			t.Error("nobody is there any more, and is waited for")
		}
	})
}

// Where many rooms are open the whole code is asked for, as any of them may be
// hit.
func TestManyRoomsAskForTheWholeCode(t *testing.T) {
	rooms := openRooms(t, t.TempDir())
	var first *Seat
	for i := range fewRooms + 1 {
		s := lead(t, rooms, fmt.Sprint("t", i))
		if i == 0 {
			first = s
		}
		if err := guess(t, rooms, s.room.code); (err == nil) != (i < fewRooms) {
			t.Errorf("%d rooms: %v", i+1, err)
		}
	}
	v := until(t, first, func(v View) bool { return len(v.Code) == WholeDigits })
	if err := guess(t, rooms, v.Code); err != nil {
		t.Error(err)
	}
}

func TestIsCode(t *testing.T) {
	for text, want := range map[string]bool{"4821": true, "48217305": true, "": false, "482": false, "48217": false, "482a": false, "４８２１": false, "4821730\n": false} {
		if IsCode(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
	if _, err := draw(io.LimitReader(nil, 0), 4); err == nil {
		t.Error("drew from nothing")
	}
}
