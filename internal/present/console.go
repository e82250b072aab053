package present

import "io"

// A console is the keyboard of an unattended terminal. It takes the sequence
// that begins a bracketed paste apart, because a paste that never ends would
// keep every later key from the program, and those that tell a size of the
// window, which need not be true. Pasted text arrives as keys, and the size
// from the terminal's driver.
type console struct {
	io.Reader
	defuser
}

// Read implements io.Reader. It reads as many bytes as the keyboard gives.
func (c *console) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	for i, b := range p[:n] {
		p[i] = c.next(b)
	}
	return n, err
}

// A defuser follows the control sequences in a stream of bytes. Keys send
// CSI n ~ with n of at most two digits, and never CSI … t. Any longer n, 200
// among them, and any t is given another ending, which means nothing.
type defuser struct {
	state  int
	digits int // of the first parameter
}

// States of a defuser.
const (
	inText = iota
	afterEscape
	inFirst // parameter of a control sequence
	inOthers
)

const (
	esc      = 0x1b
	csi      = 0x9b // in eight bits
	harmless = 'z'
)

// next is what to pass on for a byte.
func (d *defuser) next(b byte) byte {
	switch {
	case b == esc:
		d.state = afterEscape
	case b == csi || b == '[' && d.state == afterEscape:
		d.state, d.digits = inFirst, 0
	case d.state < inFirst:
		d.state = inText
	case b >= '0' && b <= '9':
		if d.state == inFirst {
			d.digits++
		}
	case b == ';' || b == ':':
		d.state = inOthers
	case b >= 0x20 && b <= 0x3f:
	default:
		d.state = inText
		if b == '~' && d.digits > 2 || b == 't' {
			return harmless
		}
	}
	return b
}
