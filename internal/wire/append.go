package wire

import "encoding/binary"

// Types of sections.
const (
	Welcome byte = 1 + iota
	Grid
	Cells
	Cursor
	Colours
	Title
	Taps
	Hints
	Words
	Field
	Room
	Bye
	Pong
	Tongue
)

// Version is what both sides have to speak.
const Version = 2

// Flags of a style.
const (
	HasFg = 1 << iota
	HasBg
	Bold
	Faint
	Italic
	Underline
	Reverse
	Strike
	HasLink
)

// Sizes of a row.
const (
	Ordinary byte = iota
	Upper
	Lower
	Blanked byte = 4
)

// ManyStyles in the head of a run says that its style's number follows.
const ManyStyles = 15

// Kinds of runs.
const (
	Text = iota
	Repeat
	Blanks
	Wide
)

// Number appends a number.
func Number(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(uint32(max(0, n)))) }

// String appends a string.
func String(b []byte, s string) []byte { return append(Number(b, len(s)), s...) }

// Section appends a section whose payload fill appends.
func Section(b []byte, kind byte, fill func([]byte) []byte) []byte {
	// Most are shorter than 128 bytes: their length takes one.
	b = append(b, kind, 0)
	start := len(b)
	b = fill(b)
	n := len(b) - start
	if n < 0x80 {
		b[start-1] = byte(n)
		return b
	}
	var length [binary.MaxVarintLen32]byte
	wide := binary.PutUvarint(length[:], uint64(n))
	b = append(b, length[1:wide]...)
	copy(b[start+wide-1:], b[start:start+n])
	copy(b[start-1:], length[:wide])
	return b
}

// AppendWelcome appends the first section of a session.
func AppendWelcome(b []byte, token, language, app string) []byte {
	return Section(b, Welcome, func(b []byte) []byte {
		return String(String(String(Number(b, Version), token), language), app)
	})
}

// AppendGrid appends the size of what is blank from here on.
func AppendGrid(b []byte, cols, rows int) []byte {
	return Section(b, Grid, func(b []byte) []byte { return Number(Number(b, cols), rows) })
}

// AppendCursor appends where the cursor shows, if it does.
func AppendCursor(b []byte, shown bool, x, y int) []byte {
	return Section(b, Cursor, func(b []byte) []byte {
		if !shown {
			return append(b, 0)
		}
		return Number(Number(append(b, 1), x), y)
	})
}

// AppendTitle appends the title of the window.
func AppendTitle(b []byte, title string) []byte {
	return Section(b, Title, func(b []byte) []byte { return String(b, title) })
}

// A Reason is why the server closes a socket.
type Reason byte

// Reasons.
const (
	Left      Reason = 1 + iota // by the person
	Idle                        // nobody pressed a key
	Drained                     // the server stops
	Full                        // too many are in, in all or from this address
	GaveWay                     // to somebody who goes before
	TooLong                     // a session may not go on for ever
	Failed                      // something went wrong
	Outdated                    // the page is another version's
	Elsewhere                   // another page has taken the session over
)

// AppendBye appends why the socket closes, in words too, and after how many
// seconds the page is to come back by itself; 0: only when told to.
func AppendBye(b []byte, why Reason, text string, after int) []byte {
	return Section(b, Bye, func(b []byte) []byte { return Number(String(append(b, byte(why)), text), after) })
}

// AppendPong appends the answer to a Ping.
func AppendPong(b []byte, number int) []byte {
	return Section(b, Pong, func(b []byte) []byte { return Number(b, number) })
}
