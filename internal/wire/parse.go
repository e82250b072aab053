package wire

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"
)

// MostBytes bounds what a page may say in one message.
const MostBytes = 4200

// ErrMessage says that a message is none.
var ErrMessage = errors.New("a message that is not of the protocol")

// Messages of a page.
type (
	// Hello is the first.
	Hello struct {
		Version    int
		Cols, Rows int
		Look       byte
		Touch      bool
		Still      bool   // reduced motion
		Language   string // "": whatever the request asks for
		Path       string
		Token      string // of the session to come back to; "" for a new one
	}
	// Key is a key, by the name that bindings have for it.
	Key struct{ Name string }
	// Typed is the whole value of a text field.
	Typed struct {
		Field, Seq int
		Value      string
	}
	// Touched is a tap on a cell.
	Touched struct{ X, Y int }
	// Swiped is a finger that moved across: to what is next, or back.
	Swiped struct{ Back bool }
	// Size is another size of the window, in cells.
	Size struct{ Cols, Rows int }
	// Wish is a look that is asked for, as in a Palette.
	Wish struct{ Look byte }
	// Ping asks for a Pong.
	Ping struct{ Number int }
	// Leave is the last: the page is closed.
	Leave struct{}
)

// Parse reads a message of a page. What follows a message, is too long, or no
// UTF-8 makes it none.
func Parse(b []byte) (any, error) {
	if len(b) == 0 || len(b) > MostBytes {
		return nil, ErrMessage
	}
	r := Reader{B: b[1:]}
	var m any
	switch b[0] {
	case 1:
		h := Hello{Version: r.Number(), Cols: r.Number(), Rows: r.Number(), Look: r.Byte()}
		flags := r.Byte()
		h.Touch, h.Still = flags&1 != 0, flags&2 != 0
		h.Language, h.Path, h.Token = r.String(16), r.String(64), r.String(64)
		if h.Version != Version && len(b) > 1 { // whatever its fields are
			return Hello{Version: h.Version}, nil
		}
		m = h
	case 2:
		m = Key{r.String(16)}
	case 3:
		m = Typed{r.Number(), r.Number(), r.String(4096)}
	case 4:
		m = Touched{r.Number(), r.Number()}
	case 5:
		m = Swiped{r.Byte() != 0}
	case 6:
		m = Size{r.Number(), r.Number()}
	case 7:
		m = Wish{r.Byte()}
	case 8:
		m = Ping{r.Number()}
	case 9:
		m = Leave{}
	default:
		return nil, ErrMessage
	}
	if r.Failed || len(r.B) > 0 {
		return nil, ErrMessage
	}
	return m, nil
}

// Append appends a message of a page, which Parse reads; it is for those who
// speak in a page's place. What is no message appends nothing.
func Append(b []byte, m any) []byte {
	switch m := m.(type) {
	case Hello:
		b = Number(Number(Number(append(b, 1), m.Version), m.Cols), m.Rows)
		var flags byte
		if m.Touch {
			flags |= 1
		}
		if m.Still {
			flags |= 2
		}
		return String(String(String(append(b, m.Look, flags), m.Language), m.Path), m.Token)
	case Key:
		return String(append(b, 2), m.Name)
	case Typed:
		return String(Number(Number(append(b, 3), m.Field), m.Seq), m.Value)
	case Touched:
		return Number(Number(append(b, 4), m.X), m.Y)
	case Swiped:
		back := byte(0)
		if m.Back {
			back = 1
		}
		return append(b, 5, back)
	case Size:
		return Number(Number(append(b, 6), m.Cols), m.Rows)
	case Wish:
		return append(b, 7, m.Look)
	case Ping:
		return Number(append(b, 8), m.Number)
	case Leave:
		return append(b, 9)
	}
	return b
}

// A Reader takes numbers and strings off the front of B, until one is not
// there: then it has Failed, and all that follow are empty.
type Reader struct {
	B      []byte
	Failed bool
}

// Byte takes a byte.
func (r *Reader) Byte() byte {
	if r.Failed || len(r.B) == 0 {
		r.Failed = true
		return 0
	}
	c := r.B[0]
	r.B = r.B[1:]
	return c
}

// Number takes a number.
func (r *Reader) Number() int {
	n, size := binary.Uvarint(r.B[:min(len(r.B), binary.MaxVarintLen32)])
	if r.Failed || size <= 0 || n > 1<<31-1 {
		r.Failed = true
		return 0
	}
	r.B = r.B[size:]
	return int(n)
}

// Bytes takes so many bytes.
func (r *Reader) Bytes(n int) []byte {
	if r.Failed || n < 0 || n > len(r.B) {
		r.Failed = true
		return nil
	}
	p := r.B[:n]
	r.B = r.B[n:]
	return p
}

// String takes a string of at most so many bytes.
func (r *Reader) String(most int) string {
	n := r.Number()
	if n > most {
		r.Failed = true
	}
	s := r.Bytes(n)
	if !utf8.Valid(s) {
		r.Failed = true
		return ""
	}
	return string(s)
}
