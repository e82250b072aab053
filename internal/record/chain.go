package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

const (
	hashOpen  = `,"hash":"sha256:`
	hashClose = `"}`
	hashTail  = len(hashOpen) + 2*sha256.Size + len(hashClose) // bytes that the hash member takes at the end of a line
)

// seal adds the line that begins with body to buf, newline and all, and
// returns its hash.
func seal(buf, body []byte, previous string) (sealed []byte, hash string) {
	from := len(buf)
	buf = append(buf, body...)
	buf = append(buf, `,"previous":"`...)
	buf = append(buf, previous...)
	buf = append(buf, `"}`...)
	sum := sha256.Sum256(buf[from:])
	hash = "sha256:" + hex.EncodeToString(sum[:])
	buf = append(buf[:len(buf)-1], `,"hash":"`...)
	buf = append(buf, hash...)
	return append(buf, "\"}\n"...), hash
}

// statedHash returns the hash that a line carries at its end, without looking
// at the rest; ok is false where there is none.
func statedHash(line []byte) (hash string, ok bool) {
	at := len(line) - hashTail
	if at < 1 || line[0] != '{' || string(line[at:at+len(hashOpen)]) != hashOpen || string(line[len(line)-len(hashClose):]) != hashClose {
		return "", false
	}
	hash = string(line[at+len(`,"hash":"`) : len(line)-len(hashClose)])
	for _, c := range hash[len("sha256:"):] {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return "", false
		}
	}
	return hash, true
}

// trueHash computes what the hash of a line with a stated hash has to be.
func trueHash(line []byte) string {
	h := sha256.New()
	h.Write(line[:len(line)-hashTail])
	h.Write([]byte("}"))
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// Kinds of break.
const (
	Changed  = "changed"  // the line is not what was written: its hash is another
	Missing  = "missing"  // the line does not follow the one before it: lines are missing, moved or were put in
	Unsealed = "unsealed" // the line has no hash: this program did not write it
)

// A Break is a place where the record is not what was written.
type Break struct {
	Line int    // from 1
	Kind string // Changed, Missing or Unsealed
	Want string // the hash that should stand there; "" for Unsealed
	Got  string // the hash that stands there
}

// Error says it in English.
func (b Break) Error() string {
	switch b.Kind {
	case Changed:
		return fmt.Sprintf("line %d was changed: it says %s, its content is %s", b.Line, b.Got, b.Want)
	case Missing:
		return fmt.Sprintf("before line %d lines are missing, moved or put in: it follows %q, the line before it is %q", b.Line, b.Got, b.Want)
	}
	return fmt.Sprintf("line %d has no hash: it was not written by this program", b.Line)
}

// A Chain is what Verify found.
type Chain struct {
	Lines  int     // all lines, blank and torn ones too
	Sealed int     // lines with a hash
	Torn   []int   // numbers of lines that do not parse: what a crash leaves; they hold nothing that was acknowledged
	Breaks []Break // in line order; none in a record that nobody touched
	Head   string  // the last hash; lines cut off the end show only against a Head noted earlier
	Noted  int     // number of the line whose hash VerifyNoted looked for; 0: it is not in the record
}

// Verify reads a record and checks the chain of its lines. The error is about
// reading r; what is wrong with the record is in Chain.Breaks.
func Verify(r io.Reader) (Chain, error) { return VerifyNoted(r, "") }

// VerifyNoted is Verify that looks for a head noted earlier: a record in which
// no line has this hash was cut off or written anew since.
func VerifyNoted(r io.Reader, head string) (Chain, error) { return VerifyAfter(r, head, "") }

// VerifyAfter is VerifyNoted of a file that goes on where one ended that was
// put away, with the hash after. A file may also begin anew.
func VerifyAfter(r io.Reader, head, after string) (Chain, error) {
	c := Chain{Head: after}
	in := newLines(r)
	for {
		line, _, tooLong, err := in.next()
		if err == io.EOF {
			return c, nil
		}
		if err != nil {
			return c, fmt.Errorf("reading the record: line %d: %w", in.number+1, err)
		}
		c.Lines = in.number
		g := LookAt(line, tooLong)
		switch {
		case g.Kind == BlankLine:
		case g.Kind == TornLine:
			c.Torn = append(c.Torn, in.number)
		case !g.Sealed:
			c.Breaks = append(c.Breaks, Break{Line: in.number, Kind: Unsealed})
		default:
			c.Sealed++
			if g.Changed {
				c.Breaks = append(c.Breaks, Break{in.number, Changed, trueHash(line), g.Hash})
			}
			if begins := c.Sealed == 1 && g.Previous == ""; g.Previous != c.Head && !begins {
				c.Breaks = append(c.Breaks, Break{in.number, Missing, c.Head, g.Previous})
			}
			c.Head = g.Hash
			if g.Hash == head {
				c.Noted = in.number
			}
		}
	}
}
