package briefing

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/netip"
	"time"
)

// A room's code is four digits. Four more follow it, which are asked for while
// many wrong codes are tried, and on the screens of who shows the way in. No
// address is kept out: who knows the code gets in at once, whatever others try
// from beside them.
//
// How long a room lasts that strangers guess at, from as many addresses as they
// like:
//
//   - Four digits do while of the last wrong codes no more than tries.AtOnce came
//     faster than one every tries.Every. So after the first 60 tries four are
//     looked at a minute. There are 10,000 codes; the middle one of them is
//     reached after 5,000 tries, in 20 hours, and with fewRooms open the first
//     of 21 parts, 476 tries, in 100 minutes. Where more rooms than that are
//     open, the whole code is asked for always.
//   - The whole code has eight digits. A thousand addresses, each with the 120
//     connections a minute that a server takes by itself, try 2,000 a second:
//     seven hours to the middle of 100,000,000. A session adds little to its
//     first try, as its second answer comes after a second, and each later one
//     after twice as long as the one before.
//
// Who leads, and who has been in the room and shows the same key, does not need
// the longer code.
const (
	ShortDigits = 4               // of a code that does while few wrong ones are tried
	WholeDigits = 2 * ShortDigits // of the whole code

	fewRooms = 20

	firstDelay = time.Second // of the second wrong answer in a session
	lastDelay  = 30 * time.Second
)

// Why there is no way into a room.
var (
	ErrNoRoom = errors.New("no briefing has this room code")
	ErrWhole  = errors.New("many wrong room codes are being tried; the whole code is needed")
	ErrFull   = errors.New("too many briefings are open")
	errShut   = errors.New("the server is being stopped")
)

// IsCode says whether a text may be a room's code, short or whole.
func IsCode(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == ShortDigits || len(s) == WholeDigits
}

// draw is a text of so many random digits.
func draw(from io.Reader, digits int) (string, error) {
	most := big.NewInt(1)
	for range digits {
		most.Mul(most, big.NewInt(10))
	}
	n, err := rand.Int(from, most)
	if err != nil {
		return "", fmt.Errorf("drawing a room code: %w", err)
	}
	return fmt.Sprintf("%0*d", digits, n), nil
}

// guarded says whether the whole code is asked for. Who calls holds r.mu.
func (r *Rooms) guarded() bool {
	return len(r.byCode) > fewRooms || r.wrong.TooMany(r.now())
}

// find returns the room with a code. The code chooses a room and grants nothing.
func (r *Rooms) find(code string, d *Door) (*Room, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !IsCode(code) {
		return nil, ErrNoRoom
	}
	room := r.byCode[code[:ShortDigits]]
	short := len(code) == ShortDigits
	guarded := r.guarded()
	switch {
	case short && guarded && !d.known(room):
		return nil, ErrWhole // said of wrong ones too
	case room != nil && (short || code == room.whole):
		return room, nil
	}
	r.wrong.Add(r.now())
	if r.guarded() != guarded {
		r.retell()
	}
	return nil, ErrNoRoom
}

// origin is an address as its limits see it: while many wrong codes are tried, an
// IPv6 network of 256 such (/56) is one, as one customer of a provider has.
func (r *Rooms) origin(p netip.Prefix) netip.Prefix {
	r.mu.Lock()
	defer r.mu.Unlock()
	if p.Addr().Is6() && p.Bits() > 56 && r.guarded() {
		return netip.PrefixFrom(p.Addr(), 56).Masked()
	}
	return p
}

// known says whether who comes through the door needs no whole code.
func (d *Door) known(room *Room) bool {
	if d.Trainer != "" || room == nil {
		return d.Trainer != ""
	}
	_, was := room.State().Attendees[d.Proven]
	return was && d.Proven != ""
}

// retell has those who show the way in to each room look at it again.
func (r *Rooms) retell() {
	for _, room := range r.byCode {
		room.boxes.put(nil)
	}
}

// codeNow is what has to be typed to come into a room.
func (r *Rooms) codeNow(room *Room) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.guarded() {
		return room.whole
	}
	return room.code
}

// find returns the room with a code. A wrong one is answered ever later, unless
// it is the session's first.
func (d *Door) find(code string) (*Room, error) {
	d.trying.Lock() // one after the other
	defer d.trying.Unlock()
	room, err := d.Rooms.find(code, d)
	if !errors.Is(err, ErrNoRoom) {
		return room, err
	}
	if d.delay > 0 {
		select {
		case <-time.After(d.delay):
		case <-d.ctx.Done():
		}
	}
	d.delay = max(firstDelay, min(2*d.delay, lastDelay))
	return nil, err
}

// Knock says whether there is a room with a code.
func (d *Door) Knock(code string) error {
	_, err := d.find(code)
	return err
}
